"""No write to journal or projection but through a command: raw SQL, bulk and Core are all stopped."""

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Connection, delete, insert, update

from asystent_desktop.domain.kinds import Visit
from asystent_desktop.persistence.faults import GuardBroken
from asystent_desktop.persistence.schema import (
    ABSENCES,
    COMMITS,
    HEADS,
    LINKS,
    OP_INDEX,
    PARKING,
    REBUILDING,
    layout,
)
from tests.fakes.casework import action, visit
from tests.fakes.vaults import FakeVault

TABLES = layout().guarded
HEAD = {"hash": "h", "scope": "s", "device": "d"}


@pytest.fixture
def connection(vault: FakeVault) -> Iterator[Connection]:
    """The very connection a unit of work uses, armed, with two records and two linked commits stored."""
    with vault.unit() as unit:
        unit.save(visit("v1"))
        unit.save(action("a1"))
        unit.commit("test")
        unit.save(action("a1", progress=1))
        unit.commit("test")
    with vault.unit() as unit:
        unit.find(Visit)
        yield unit._session.connection()


FREE = {"documents", "drafts", "blobs", "settings", "meta", "search_rows", "sqlite_sequence"}
"""What is no journal and no projection of records: local, or derived without telling anything by itself."""


def test_every_table_is_guarded_but_those_named_free(connection: Connection) -> None:
    """A table that is new must be guarded or named here on purpose."""
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    there = {name for name in rows if not name.startswith("search_text")}
    assert there - set(TABLES) == FREE
    assert {"commits", "links", "heads", "op_index", "parking", "absences", "rebuilding"} <= set(TABLES)


WRITES = (
    'DELETE FROM "{table}"',
    'DELETE FROM "{table}" WHERE rowid IN (SELECT rowid FROM "{table}")',
    'UPDATE "{table}" SET "{column}" = "{column}"',
    'UPDATE OR IGNORE "{table}" SET "{column}" = "{column}"',
    'UPDATE OR REPLACE "{table}" SET "{column}" = "{column}"',
    'INSERT INTO "{table}" SELECT * FROM "{table}"',
    'INSERT OR IGNORE INTO "{table}" SELECT * FROM "{table}"',
    'REPLACE INTO "{table}" SELECT * FROM "{table}"',
    'WITH one AS (SELECT 1) DELETE FROM "{table}"',
)


@pytest.mark.parametrize("statement", WRITES)
def test_raw_sql_is_stopped_in_every_spelling(connection: Connection, statement: str) -> None:
    for table in TABLES[:14]:
        stopped(connection, table, statement)


def test_raw_sql_is_stopped_on_every_kind_of_record(connection: Connection) -> None:
    for table in TABLES:
        stopped(connection, table, WRITES[0])


def stopped(connection: Connection, table: str, statement: str) -> None:
    """A guarded table with a row in it refuses the statement and is as before."""
    fill(connection, table)
    before = connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()
    assert before, "a trigger speaks for each row: without one the test would prove nothing"
    column = connection.exec_driver_sql(f'SELECT name FROM pragma_table_info("{table}")').scalars().all()[-1]
    with pytest.raises(GuardBroken):
        connection.exec_driver_sql(statement.format(table=table, column=column))
    assert connection.exec_driver_sql(f'SELECT * FROM "{table}"').all() == before


def fill(connection: Connection, table: str) -> None:
    """A row of odd values, written as the store itself would: with the gate open."""
    if connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar():
        return
    columns = connection.exec_driver_sql(f'SELECT name FROM pragma_table_info("{table}")').scalars().all()
    gate = connection.info["asystent-gate"]
    gate.opened = True
    try:
        connection.exec_driver_sql(
            f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})', columns_as(columns)
        )
    finally:
        gate.opened = False


def columns_as(columns: Sequence[str]) -> tuple[str, ...]:
    """Any value for each column: SQLite takes its name as text."""
    return tuple(columns)


def test_core_and_bulk_are_stopped(connection: Connection) -> None:
    visits = layout().maps["visit"].table
    for statement, rows in (
        (insert(HEADS), [HEAD, {**HEAD, "hash": "i"}]),
        (insert(LINKS), [{"hash": "h", "prev": "p"}]),
        (update(visits).values(facts="inaczej"), None),
        (delete(COMMITS), None),
        (delete(OP_INDEX), None),
        (insert(PARKING), [{"hash": "h", "since": "s"}, {"hash": "i", "since": "s"}]),
        (insert(ABSENCES), [{"hash": "h", "scope": "s", "reason": "r", "decided_at": "d"}]),
        (insert(REBUILDING), [{"scope": "s", "kind": "visit"}]),
    ):
        with pytest.raises(GuardBroken):
            connection.execute(statement, rows)
    assert connection.exec_driver_sql("SELECT count(*) FROM rec_visit").scalar() == 1


def test_a_gate_is_closed_again_after_a_refused_write(vault: FakeVault) -> None:
    with vault.unit() as unit:
        unit.save(visit("v1"))
        assert unit._session._gate.opened is False
        with pytest.raises(GuardBroken):
            unit._session.connection().exec_driver_sql("DELETE FROM rec_visit")


def test_drafts_and_settings_are_free(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO settings VALUES ('theme', 'dark')")
    connection.exec_driver_sql("INSERT INTO drafts VALUES ('k', 's', '', '{}', '2026-01-01T00:00:00+00:00')")
    assert connection.exec_driver_sql("SELECT count(*) FROM drafts").scalar() == 1
