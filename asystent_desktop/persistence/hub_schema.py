"""Tables of a hub, the same on SQLite and PostgreSQL; `office` leads every key.

Columns named `sealed` hold nothing but nonce, ciphertext and tag (`hub.sealing`). Everything else is what
routing needs: ids, hashes, links, receipts. Nothing here is numbered: sequences come out of order on
PostgreSQL, so no query may rely on the order of arrival.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect as look,
    select,
)

from asystent_desktop.persistence.faults import StoreDamaged, StoreNewer

VERSION = 2
"""2: chunks of scans."""

HUB = MetaData()


def _key(name: str) -> "Column[str]":
    return Column(name, Text, primary_key=True)


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _sealed(name: str = "sealed", *, nullable: bool = False) -> "Column[bytes]":
    return Column(name, LargeBinary, nullable=nullable)


SCHEMA = Table("hub_schema", HUB, _key("name"), _text("value"))

COMMITS = Table(
    "hub_commits",
    HUB,
    _key("office"),
    _key("hash"),
    _text("scope"),
    _text("device"),
    _text("state"),  # journal_rows.State
    _sealed("sealed_envelope"),  # signature ‖ envelope
    _sealed("sealed_payload", nullable=True),  # NULL once erased
    Column("received_at", Text),  # receipt: ISO 8601, UTC
    Column("receipt_directory", Integer),
    Column("receipt_status", Text),
    Column("receipt_signature", LargeBinary),
    Column("durable", Integer, nullable=False),
)
Index("ix_hub_commits_scope", COMMITS.c.office, COMMITS.c.scope)
_WAITING = COMMITS.c.state.in_(("parked", "held"))
Index(
    "ix_hub_commits_waiting",
    COMMITS.c.office,
    COMMITS.c.state,
    sqlite_where=_WAITING,
    postgresql_where=_WAITING,
)

LINKS = Table("hub_links", HUB, _key("office"), _key("scope"), _key("hash"), _key("prev"))
Index("ix_hub_links_prev", LINKS.c.office, LINKS.c.prev)
Index("ix_hub_links_hash", LINKS.c.office, LINKS.c.hash)

HEADS = Table("hub_heads", HUB, _key("office"), _key("scope"), _key("hash"), _text("device"))

TOUCHED = Table(  # which folded commit touched which record of the office's scope
    "hub_touched", HUB, _key("office"), _key("record"), _key("kind"), _key("scope"), _key("hash")
)
RECORDS = Table("hub_records", HUB, _key("office"), _key("kind"), _key("scope"), _key("record"), _sealed())

DOCUMENTS = Table("hub_documents", HUB, _key("office"), _key("name"), _text("revision"), _sealed())
NOTES = Table("hub_notes", HUB, _key("office"), _key("name"), _text("value"))  # clock, generation of records

ABSENCES = Table(  # commits nobody waits for any longer
    "hub_absences", HUB, _key("office"), _key("hash"), _text("scope"), _text("reason"), _text("decided_at")
)

MAKERS = Table("hub_makers", HUB, _key("office"), _key("scope"), _text("person"))
Index("ix_hub_makers_person", MAKERS.c.office, MAKERS.c.person)

QUARANTINE = Table("hub_quarantine", HUB, _key("office"), _key("name"), _text("code"), _text("at"))

CHUNKS = Table(
    "hub_chunks",
    HUB,
    _key("office"),
    _key("name"),
    _text("scope"),
    _text("listed_by"),  # hash of the commit
    _sealed(nullable=True),  # NULL until somebody brings it
    Column("durable", Integer, nullable=False),
)
Index("ix_hub_chunks_scope", CHUNKS.c.office, CHUNKS.c.scope)
Index("ix_hub_chunks_listed_by", CHUNKS.c.office, CHUNKS.c.listed_by)
_ABSENT = CHUNKS.c.sealed.is_(None)
Index("ix_hub_chunks_missing", CHUNKS.c.office, CHUNKS.c.name, sqlite_where=_ABSENT, postgresql_where=_ABSENT)

SCOPE_KEYS = Table(  # apart from everything else, so that its backups can be short-lived
    "hub_scope_keys",
    HUB,
    _key("office"),
    _key("scope"),
    Column("wrapped", LargeBinary),  # NULL once destroyed
    Column("erased_at", Text),
)

CONTENT = (COMMITS, LINKS, HEADS, TOUCHED, RECORDS, DOCUMENTS, NOTES, ABSENCES, MAKERS, QUARANTINE, CHUNKS)
"""Tables of a backup, in the order of filling."""


def prepare(connection: Connection) -> None:
    """Makes what is missing and checks the version, in the transaction that is open.

    Raises:
        StoreNewer: another program, newer than this one, uses the database.
        StoreDamaged: the version is no number.
    """
    if not look(connection).has_table(SCHEMA.name):
        HUB.create_all(connection)
        connection.execute(SCHEMA.insert(), [{"name": "version", "value": str(VERSION)}])
    version = connection.execute(select(SCHEMA.c.value).where(SCHEMA.c.name == "version")).scalar() or ""
    if not version.isascii() or not version.isdecimal():
        raise StoreDamaged(reason="schema")
    if int(version) > VERSION:
        raise StoreNewer(version=int(version), known=VERSION)
    if int(version) < VERSION:
        HUB.create_all(connection)  # so far every version only added tables
        connection.execute(SCHEMA.update().where(SCHEMA.c.name == "version").values(value=str(VERSION)))
    if connection.dialect.name == "sqlite":
        _tell_planner(connection)


_ROWS = 1_000_000
_WAITING_ROWS = 100
_ALIKE = {"office": _ROWS, "kind": 10_000, "state": 10_000, "scope": 100, "person": 100, "record": 10}
"""How many rows of a large office share a column's value; a handful of any other column's."""

_FEW = 2


def statistics() -> Iterator[tuple[str, str, str]]:
    """Table, index and `stat` of `sqlite_stat1` (SQLite file format §2.6.3) for a large office.

    A hub's file holds one office, which leads every key. SQLite, not knowing, takes it for rare, and reads
    all of the office's rows where it should look a name up.
    """
    for table in HUB.sorted_tables:
        if "office" in table.columns:
            yield (
                table.name,
                f"sqlite_autoindex_{table.name}_1",
                _stat([*table.primary_key], _ROWS, alone=True),
            )
            for index in sorted(table.indexes, key=lambda one: str(one.name)):
                whole = index.dialect_options["sqlite"]["where"] is None
                rows = _ROWS if whole else _WAITING_ROWS
                yield table.name, str(index.name), _stat([*index.columns], rows, alone=False)


def _stat(columns: Sequence["Column[str]"], rows: int, alone: bool) -> str:
    """Rows of the index, then how many share its first column, its first two, and so on."""
    numbers = [rows]
    for column in columns:
        numbers.append(min(numbers[-1], _ALIKE.get(column.name, _FEW)))
    if alone:
        numbers[-1] = 1
    return " ".join(map(str, numbers))


def _tell_planner(connection: Connection) -> None:
    made = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"
    if not connection.exec_driver_sql(made).scalar():
        connection.exec_driver_sql("ANALYZE sqlite_schema")  # makes the table and looks at no rows
    held = sorted(statistics())
    present = connection.exec_driver_sql("SELECT tbl, idx, stat FROM sqlite_stat1").all()
    if sorted(map(tuple, present)) != held:
        connection.exec_driver_sql("DELETE FROM sqlite_stat1")
        connection.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", held)
        connection.exec_driver_sql("ANALYZE sqlite_schema")
