"""Engines of a hub: SQLCipher in its folder, or PostgreSQL by URL, and how a transaction begins on each.

Writing units take the office's lock as their first statement, so whatever they read stays true until they
commit: BEGIN IMMEDIATE on SQLite, `pg_advisory_xact_lock` on PostgreSQL. The latter runs in READ COMMITTED:
in REPEATABLE READ the snapshot would be older than the lock that was waited for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError

from asystent_desktop.crypto.digests import sha256
from asystent_desktop.hub.faults import BadDatabaseUrl, DatabaseDriverMissing
from asystent_desktop.persistence import driver_faults
from asystent_desktop.persistence.engine import open_engine

DATABASE_FILE = "hub.db"
WAIT_S = 60.0
"""How long a unit waits for the office's lock."""

_DRIVER = "postgresql+psycopg"
_CONNECT_S = 10
_SCHEMA_LOCK = "hub_schema"

Mode = Literal["write", "read"]


@dataclass(frozen=True)
class HubEngine:
    """An engine and what differs between the two databases.

    Attributes:
        begin: Begins a transaction on a fresh connection, for an office and a mode.
        size_bytes: Size of the file or of the database.
    """

    engine: Engine
    name: str
    begin: Callable[[Connection, str, Mode], None]
    size_bytes: Callable[[Connection], int]


def embedded(folder: Path, key: bytes, *, create: bool = False) -> HubEngine:
    """The encrypted file in the hub's folder.

    Raises:
        StoreDamaged, WrongStoreKey, StoreFull, StoreUnwritable, StoreBusy: see `engine.open_engine`.
    """
    path = folder / DATABASE_FILE

    def begin(connection: Connection, _office: str, mode: Mode) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if mode == "write" else "BEGIN")

    def size(_connection: Connection) -> int:
        names = (path, path.with_name(path.name + "-wal"))
        return sum(one.stat().st_size for one in names if one.exists())

    return HubEngine(open_engine(path, key, create=create, wait_s=WAIT_S), "sqlite", begin, size)


def server(url: str) -> HubEngine:
    """A PostgreSQL database; the password comes from PGPASSWORD or a passfile (libpq).

    Raises:
        BadDatabaseUrl, DatabaseDriverMissing.
    """
    try:
        engine = create_engine(
            checked_url(url),
            pool_size=4,
            max_overflow=4,
            hide_parameters=True,
            connect_args={"connect_timeout": _CONNECT_S, "application_name": "asystent-hub"},
        )
    except ImportError:
        raise DatabaseDriverMissing() from None
    event.listen(engine, "connect", _settle)
    event.listen(engine, "handle_error", _translate)
    return HubEngine(engine, "postgresql", _begin_on_server, _server_size)


def checked_url(url: str) -> URL:
    """The URL with its driver.

    Raises:
        BadDatabaseUrl: it is none, of another database, or holds a password.
    """
    try:
        made = make_url(url)
    except ArgumentError:
        raise BadDatabaseUrl() from None
    in_query = {name.casefold() for name in made.query} & {"password", "passfile", "sslpassword"}
    if made.get_backend_name() != "postgresql" or made.password is not None or in_query - {"passfile"}:
        raise BadDatabaseUrl()
    return made.set(drivername=_DRIVER)


def lock_number(name: str) -> int:
    """The advisory lock of an office: 64 bits of a digest, as PostgreSQL's bigint."""
    return int.from_bytes(sha256(f"asystent-hub/{name}".encode())[:8], "big", signed=True)


def lock_schema(made: HubEngine, connection: Connection) -> None:
    """Begins a transaction in which only this process makes tables."""
    made.begin(connection, _SCHEMA_LOCK, "write")


def _begin_on_server(connection: Connection, office: str, mode: Mode) -> None:
    if mode == "read":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": lock_number(office)})


def _server_size(connection: Connection) -> int:
    return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def _settle(connection: Any, _record: object) -> None:
    """What is committed must be on the disk before it is acknowledged, whatever the server's default."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{WAIT_S:.0f}s'")
    connection.commit()


def _translate(context: ExceptionContext) -> None:
    """Listener of SQLAlchemy: raises the store's own fault in place of the driver's."""
    original = context.original_exception
    fault = driver_faults.of_server(original)
    if fault is not None:
        raise fault from None
