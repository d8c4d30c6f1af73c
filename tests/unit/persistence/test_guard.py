"""No write to journal or projection but through a command: raw SQL, bulk and Core are all stopped."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, delete, insert, update

from asystent_desktop.domain.kinds import Visit
from asystent_desktop.persistence.faults import GuardBroken
from asystent_desktop.persistence.schema import COMMITS, HEADS, LINKS, OP_INDEX, layout
from tests.fakes.casework import action, visit
from tests.fakes.vaults import FakeVault

TABLES = layout().guarded
HEAD = {"hash": "h", "scope": "s", "device": "d"}


@pytest.fixture
def connection(vault: FakeVault) -> Iterator[Connection]:
    """The very connection a unit of work uses, armed, with two records stored."""
    with vault.unit() as unit:
        unit.save(visit("v1"))
        unit.save(action("a1"))
        unit.commit("test")
    with vault.unit() as unit:
        unit.find(Visit)
        yield unit._session.connection()


def test_every_record_kind_and_journal_table_is_guarded() -> None:
    assert {"commits", "links", "heads", "op_index", "rec_visit", "rec_family", "rec_assignment"} <= set(
        TABLES
    )


@pytest.mark.parametrize("table", ["commits", "heads", "op_index", "rec_visit", "rec_plan_action"])
def test_raw_sql_is_stopped(connection: Connection, table: str) -> None:
    with pytest.raises(GuardBroken):
        connection.exec_driver_sql(f'DELETE FROM "{table}"')
    column = {"commits": "actor", "heads": "device", "op_index": "kind"}.get(table, "_created")
    with pytest.raises(GuardBroken):
        connection.exec_driver_sql(f'UPDATE "{table}" SET {column} = 1')
    with pytest.raises(GuardBroken):
        connection.exec_driver_sql(f'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}" LIMIT 1')


def test_core_and_bulk_are_stopped(connection: Connection) -> None:
    visits = layout().maps["visit"].table
    for statement, rows in (
        (insert(HEADS), [HEAD, {**HEAD, "hash": "i"}]),
        (insert(LINKS), [{"hash": "h", "prev": "p"}]),
        (update(visits).values(facts="inaczej"), None),
        (delete(COMMITS), None),
        (delete(OP_INDEX), None),
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
