"""The guard: no write to journal or projection but through a command.

Each connection has TEMP triggers on every guarded table. They ask a function of the connection whether a
command is being carried out and ABORT otherwise, so bulk inserts, Core statements and raw SQL are stopped
alike. TEMP triggers live in memory and belong to the connection: the file stays plain SQLite to any reader.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from asystent_desktop.errors import AppError
from asystent_desktop.persistence.faults import GuardBroken

MESSAGE = "asystent-guard"
_GATE, _ARMED = "asystent-gate", "asystent-armed"
_FUNCTION = "asystent_in_command"
_ACTIONS = ("INSERT", "UPDATE", "DELETE")


class _Gate:
    """Whether a connection is inside a command."""

    __slots__ = ("opened",)

    def __init__(self) -> None:
        self.opened = False

    def __call__(self) -> int:
        return int(self.opened)


def fault() -> AppError:
    """What a write around the journal is answered with."""
    return GuardBroken()


def arm(connection: Connection, tables: list[str]) -> None:
    """Gives a connection its gate and its triggers, once; the pool keeps both with the connection."""
    if _GATE not in connection.info:
        gate = connection.info[_GATE] = _Gate()
        driver = connection.connection.dbapi_connection
        if driver is not None:
            driver.create_function(_FUNCTION, 0, gate)
    if not tables or _ARMED in connection.info:
        return
    for table in tables:
        for action in _ACTIONS:
            connection.exec_driver_sql(
                f'CREATE TEMP TRIGGER IF NOT EXISTS "guard_{action}_{table}" '
                f'BEFORE {action} ON main."{table}" WHEN {_FUNCTION}() = 0 '
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
    connection.info[_ARMED] = True


@contextmanager
def command(connection: Connection) -> Iterator[None]:
    """Opens the gate of this connection for the statements inside."""
    gate = connection.info[_GATE]
    gate.opened = True
    try:
        yield
    finally:
        gate.opened = False
