"""Tables of the store: the journal, what hangs on it, and one projection table per record kind.

`VERSION` names this layout; a store with a higher one was written by a newer program and stays untouched.
The projection is derived: its layout follows the declarations and is made anew when they change.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from asystent_desktop.domain.records import KINDS, Kind
from asystent_desktop.journal.ops import KNOWN
from asystent_desktop.persistence.faults import StoreDamaged, StoreNewer
from asystent_desktop.persistence.rows import RowMap, row_maps

VERSION = 1

JOURNAL = MetaData()

META = Table("meta", JOURNAL, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

COMMITS = Table(
    "commits",
    JOURNAL,
    Column("seq", Integer, primary_key=True),  # order of arrival here; never leaves this store
    Column("hash", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("hlc_ms", Integer, nullable=False),
    Column("hlc_counter", Integer, nullable=False),
    Column("state", Text, nullable=False),  # State
    Column("envelope", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("received_at", Text),  # receipt: ISO 8601, UTC; NULL until the office confirmed
    Column("receipt_directory", Integer),
    Column("receipt_status", Text),
    Column("durable", Integer, nullable=False, default=0),
    Column("receipt_signature", LargeBinary),
    sqlite_autoincrement=True,
)
RECEIPT_COLUMNS = ("received_at", "receipt_directory", "receipt_status", "receipt_signature")
Index("ix_commits_scope", COMMITS.c.scope, COMMITS.c.seq)
Index("ix_commits_unacknowledged", COMMITS.c.seq, sqlite_where=COMMITS.c.received_at.is_(None))
Index("ix_commits_erased", COMMITS.c.received_at, sqlite_where=COMMITS.c.state == "erased")
Index("ix_commits_waiting", COMMITS.c.state, sqlite_where=COMMITS.c.state.in_(("parked", "held")))

Index("ix_commits_id", COMMITS.c.id)
_TIME = (COMMITS.c.hlc_ms, COMMITS.c.hlc_counter, COMMITS.c.id, COMMITS.c.hash)
Index("ix_commits_scope_time", COMMITS.c.scope, *_TIME)
Index("ix_commits_time", *_TIME)

LINKS = Table(
    "links",
    JOURNAL,
    Column("hash", Text, ForeignKey("commits.hash"), primary_key=True),
    Column("prev", Text, primary_key=True),  # no foreign key: the predecessor may not have arrived
)
Index("ix_links_prev", LINKS.c.prev)

HEADS = Table(
    "heads",
    JOURNAL,
    Column("hash", Text, ForeignKey("commits.hash"), primary_key=True),
    Column("scope", Text, nullable=False),
    Column("device", Text, nullable=False),
)
Index("ix_heads_scope", HEADS.c.scope, HEADS.c.device)

OP_INDEX = Table(
    "op_index",
    JOURNAL,
    Column("record", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("commit_hash", Text, ForeignKey("commits.hash"), primary_key=True),
)

PARKING = Table(
    "parking",
    JOURNAL,
    Column("hash", Text, primary_key=True),
    Column("since", Text, nullable=False),  # ISO 8601, UTC: when it came in here
)
ABSENCES = Table(
    "absences",
    JOURNAL,
    Column("hash", Text, primary_key=True),  # the commit nobody waits for any longer
    Column("scope", Text, nullable=False),
    Column("reason", Text, nullable=False),  # ports.exchange.Absence
    Column("decided_at", Text, nullable=False),  # ISO 8601, UTC
)

REBUILDING = Table(
    "rebuilding",
    JOURNAL,
    Column("scope", Text, primary_key=True),
    Column("kind", Text, primary_key=True),  # of this scope these rows still follow a former declaration
)

DOCUMENTS = Table(
    "documents",
    JOURNAL,
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
DRAFTS = Table(
    "drafts",
    JOURNAL,
    Column("key", Text, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)
BLOBS = Table(
    "blobs",
    JOURNAL,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
SETTINGS = Table(
    "settings", JOURNAL, Column("name", Text, primary_key=True), Column("value", Text, nullable=False)
)
SEARCH_ROWS = Table(
    "search_rows",
    JOURNAL,
    Column("row", Integer, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
)
Index("ix_search_rows_record", SEARCH_ROWS.c.record, SEARCH_ROWS.c.kind, SEARCH_ROWS.c.scope, unique=True)

_PROJECTION = "projection"
SEARCH_TEXT = "search_text"
_PREFIXES = "prefix = '1 2'"
"""What is typed is sought from the first letter on; without these, one letter reads half the index."""
_SEARCH = (
    # Folding is done before (i18n.folding), so the tokenizer only splits words.
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {SEARCH_TEXT} "
    f"USING fts5(body, tokenize = 'unicode61 remove_diacritics 0', {_PREFIXES})",
    f"INSERT INTO {SEARCH_TEXT} ({SEARCH_TEXT}, rank) VALUES ('secure-delete', 1)",
)

_GUARDED = (COMMITS, LINKS, HEADS, OP_INDEX, PARKING, ABSENCES, REBUILDING)


@dataclass(frozen=True)
class Layout:
    """The tables of one store: the fixed ones and those of its record kinds."""

    metadata: MetaData
    maps: dict[str, RowMap]

    @property
    def guarded(self) -> list[str]:
        """Names of the tables that only a command may write."""
        fixed = [table.name for table in _GUARDED]
        return fixed + [held.table.name for held in self.maps.values()]

    @property
    def versions(self) -> dict[str, str]:
        """Record kind to the version of its projection: changes when the declaration, its upcasters or the
        operations this program knows change what the table holds."""
        known = f" {sorted(KNOWN)}"
        return {
            name: hashlib.sha256((held.declaration + known).encode()).hexdigest()
            for name, held in self.maps.items()
        }

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """What makes the tables of a new store, compiled once: a hundred tables are slow to spell out."""
        dialect = sqlite.dialect()
        made: list[CreateTable | CreateIndex] = []
        for table in self.metadata.sorted_tables:
            made.append(CreateTable(table))
            made += map(CreateIndex, sorted(table.indexes, key=lambda one: str(one.name)))
        return tuple(str(one.compile(dialect=dialect)) for one in made)


def layout(kinds: dict[str, Kind] | None = None) -> Layout:
    """The layout for these record kinds; all registered ones when not given. Made once for the same kinds."""
    wanted = KINDS if kinds is None else kinds
    key = tuple((name, id(kind)) for name, kind in sorted(wanted.items()))
    made = _LAYOUTS.get(key)
    if made is None:
        metadata = MetaData()
        made = _LAYOUTS[key] = Layout(metadata, row_maps(wanted, metadata))
    return made


_LAYOUTS: dict[tuple[tuple[str, int], ...], Layout] = {}
"""By names and identities of kinds, which live as long as their layout does."""


def create(engine: Engine, made: Layout) -> None:
    """Makes all tables of a new store in one transaction."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        JOURNAL.create_all(connection)
        create_projection(connection, made)
        connection.execute(META.insert(), [{"name": "schema", "value": str(VERSION)}])
        connection.exec_driver_sql("COMMIT")


def create_projection(connection: Connection, made: Layout) -> None:
    """Makes the derived tables and notes what they follow."""
    for statement in (*made.statements, *_SEARCH):
        connection.exec_driver_sql(statement)
    note_versions(connection, made.versions)


def note_versions(connection: Connection, versions: Mapping[str, str]) -> None:
    """Notes which version of each kind's declaration the projection follows; kinds left out have none."""
    connection.execute(META.delete().where(META.c.name.startswith(_PROJECTION)))
    rows = [{"name": f"{_PROJECTION}:{name}", "value": value} for name, value in versions.items()]
    if rows:
        connection.execute(META.insert(), rows)


def complete(connection: Connection) -> None:
    """Adds the tables and columns that later versions of this layout brought; nothing is ever taken away.

    An older program of the same `VERSION` leaves them alone, so both can open the store.
    """
    _renew_search(connection)
    here = inspect(connection)
    present = set(here.get_table_names())
    missing = [
        (table, column)
        for table in JOURNAL.sorted_tables
        if table.name in present
        for column in table.columns
        if column.name not in {found["name"] for found in here.get_columns(table.name)}
    ]
    indexes = [
        index
        for table in JOURNAL.sorted_tables
        if table.name in present
        for index in table.indexes
        if index.name not in {found["name"] for found in here.get_indexes(table.name)}
    ]
    whole = present.issuperset(table.name for table in JOURNAL.sorted_tables)
    if whole and not missing and not indexes:
        return
    connection.rollback()
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    for table, column in missing:
        kind = column.type.compile(connection.dialect)
        connection.exec_driver_sql(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}')
    JOURNAL.create_all(connection)
    for index in indexes:
        index.create(connection)
    connection.exec_driver_sql("COMMIT")


def _renew_search(connection: Connection) -> None:
    """Makes an index of before the prefixes anew from the words it holds."""
    declared = connection.exec_driver_sql(
        f"SELECT sql FROM sqlite_master WHERE name = '{SEARCH_TEXT}'"
    ).scalar()
    if declared is None or _PREFIXES in declared:
        return
    connection.rollback()
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql(f"ALTER TABLE {SEARCH_TEXT} RENAME TO former_{SEARCH_TEXT}")
    for statement in _SEARCH:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        f"INSERT INTO {SEARCH_TEXT} (rowid, body) SELECT rowid, body FROM former_{SEARCH_TEXT}"
    )
    connection.exec_driver_sql(f"DROP TABLE former_{SEARCH_TEXT}")
    connection.exec_driver_sql("COMMIT")


def check(connection: Connection, made: Layout) -> bool:
    """Whether the projection follows this version's declarations; False means some of it is made anew.

    Raises:
        StoreNewer: the store was written by a newer program.
        StoreDamaged: it has no schema.
    """
    if not inspect(connection).has_table(META.name):
        raise StoreDamaged(reason="schema")
    version = connection.execute(select(META.c.value).where(META.c.name == "schema")).scalar() or ""
    if not version.isascii() or not version.isdecimal():
        raise StoreDamaged(reason="schema")
    if int(version) > VERSION:
        raise StoreNewer(version=int(version), known=VERSION)
    return projected(connection) == made.versions


def projected(connection: Connection) -> dict[str, str]:
    """Record kind to the version its table follows, as `Layout.versions`."""
    rows = connection.execute(
        select(META.c.name, META.c.value).where(META.c.name.startswith(f"{_PROJECTION}:"))
    )
    return {row[0].partition(":")[2]: row[1] for row in rows}
