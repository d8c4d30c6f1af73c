"""Whatever every exchange asks of an embedded hub is looked up, never found by reading all of the office."""

import pytest
from sqlalchemy.dialects import sqlite

from asystent_desktop.persistence import (
    hub_chunks,
    hub_graph,
    hub_keys,
    hub_notes,
    hub_rows,
    hub_schema,
    hub_watch,
)
from asystent_desktop.persistence.hub_store import create_hub
from asystent_desktop.persistence.prepared import Prepared
from tests.fakes.clock import FakeClock

ROOMS = (hub_chunks, hub_graph, hub_keys, hub_notes, hub_rows, hub_watch)
WHOLE = {"_ALL_HEADS", "_MAKERS"}
"""Asked for everything: for the head's computers, and by verification."""

FEW = ("hub_chunks", "hub_commits")
"""Tables with an index of the few rows that wait; all of these may be read."""

ASKED = {
    (room.__name__.rpartition(".")[2], name): one
    for room in ROOMS
    for name, one in vars(room).items()
    if isinstance(one, Prepared) and name not in WHOLE
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    store = create_hub(tmp_path_factory.mktemp("hub"), "office", bytes(32), FakeClock())
    with store._made.engine.connect() as made:
        yield made
    store.close()


@pytest.mark.parametrize("place", ASKED, ids=".".join)
def test_names_are_looked_up(connection, place):
    sql = ASKED[place].sql(sqlite.dialect())
    plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql, ("[]",) * sql.count("?")).all()
    for *_numbers, step in plan:
        assert not step.startswith("SCAN hub_"), step
        if step.endswith("(office=?)"):
            assert any(f"INDEX ix_{table}_" in step for table in FEW), step


def test_without_being_told_the_planner_reads_it_all(connection):
    """The premise: should SQLite ever know by itself, the table of statistics can go."""
    sql = hub_graph._FOLLOWERS.sql(sqlite.dialect())
    explain = "EXPLAIN QUERY PLAN " + sql
    connection.exec_driver_sql("DELETE FROM sqlite_stat1")
    connection.exec_driver_sql("ANALYZE sqlite_schema")
    plan = [row[3] for row in connection.exec_driver_sql(explain, ("office", "[]"))]
    connection.rollback()
    connection.exec_driver_sql("ANALYZE sqlite_schema")
    assert any(step.endswith("(office=?)") for step in plan)


def test_every_table_of_the_office_has_its_numbers():
    told = {table for table, _, _ in hub_schema.statistics()}
    assert told == {table.name for table in hub_schema.HUB.sorted_tables if "office" in table.columns}
