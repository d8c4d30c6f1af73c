"""The hub's store, on SQLite and on PostgreSQL: the same tests."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.hub.decisions import assign
from asystent_desktop.hub.faults import BadDatabaseUrl, DumpDamaged, HubNotEmpty, ScopeErased
from asystent_desktop.persistence import hub_engine
from asystent_desktop.persistence.faults import StoreDamaged, UnitUnusable, WrongStoreKey, WrongThread
from asystent_desktop.persistence.hub_store import create_hub, open_hub
from asystent_desktop.ports.exchange import Incoming
from tests.exchange_sim.town import make_town, new_family
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import make_hub, office_of, reopened, secret_of, store_of
from tests.fakes.postgres import hub_url, postgres_server

__all__ = ["hub_url", "postgres_server"]
AT = datetime(2026, 11, 17, 9, tzinfo=UTC)


@pytest.fixture
def hub(tmp_path, hub_url):
    made = make_hub(tmp_path, FakeClock(), url=hub_url)
    yield made
    made.close()


@pytest.fixture
def town(tmp_path, hub_url):
    made = make_town(tmp_path, url=hub_url)
    yield made
    made.close()


def commits_of(town, name="Anna Nowak"):
    """A family's commits from a laptop that is none of the office's."""
    desk = town.laptop(name)
    family = new_family(desk)
    with desk.exchange_unit() as unit:
        return family.scope, unit.beyond({}, [family.scope])


def take(hub, commits, at=AT):
    with hub.exchange_unit() as unit:
        unit.admit([Incoming(one, Receipt(one.hash, at, 1, Status.OK)) for one in commits])
        unit.commit()


def test_documents_are_kept_exactly_and_large_ones_follow_changes(hub):
    large = bytes(range(256)) * 100
    with hub.exchange_unit() as unit:
        unit.put_document("device/a", b"\x00one")
        unit.put_document("device/b", large)
        unit.put_document("device%", b"no prefix")
        unit.commit()
    for _ in range(2):  # the second time from memory
        with hub.reading() as unit:
            assert unit.document("device/b") == large
    with hub.exchange_unit() as unit:
        unit.put_document("device/b", large[::-1])
        assert unit.document("device/b") == large[::-1]
    with hub.reading() as unit:
        assert unit.document("device/b") == large, "without commit nothing happened"
        assert unit.documents("device/") == {"device/a": b"\x00one", "device/b": large}
    with hub.exchange_unit() as unit:
        unit.delete_document("device/a")
        unit.commit()
        assert unit.document("device/a") is None


def test_makers_and_quarantine_are_rows(hub):
    with hub.exchange_unit() as unit:
        unit.put_makers({"family:1": "anna", "family:2": "ewa"})
        unit.put_makers({"family:2": ""})
        for number in range(3):
            unit.set_aside("x.bundle", f"code-{number}", AT.replace(minute=number))
        unit.commit()
    with hub.reading() as unit:
        assert unit.makers() == {"family:1": "anna", "family:2": ""}
        assert unit.makers(["family:2", "family:3"]) == {"family:2": ""}
        assert unit.makers([], person="anna") == {"family:1": "anna"}
        assert [(row.name, row.code) for row in unit.quarantine()] == [("x.bundle", "code-2")]


def test_commits_come_back_byte_for_byte_and_twice_is_once(town):
    scope, commits = commits_of(town)
    take(town.hub, commits)
    take(town.hub, commits, AT.replace(hour=10))
    with town.hub.reading() as unit:
        back = unit.beyond({}, [scope])
        assert [(c.envelope_bytes, c.signature, c.payload_bytes) for c in back] == [
            (c.envelope_bytes, c.signature, c.payload_bytes) for c in commits
        ]
        assert unit.heads([scope]) == {scope: (commits[-1].hash,)}
        assert unit.beyond(unit.heads(), [scope]) == []
        assert unit.tips(scope, commits[-1].envelope.device) == (commits[-1].hash,)
        assert unit.receipts([commits[0].hash])[commits[0].hash].received_at == AT, "the earlier one stays"
        assert unit.last_hlc() >= commits[-1].envelope.hlc


def test_durable_marks_reach_back_and_can_be_taken_back(town):
    scope, commits = commits_of(town)
    take(town.hub, commits)
    with town.hub.exchange_unit() as unit:
        assert unit.not_durable(scope) == len(commits)
        assert unit.put_durable({scope: [commits[-1].hash]}) == len(commits)
        assert unit.put_durable({scope: [commits[-1].hash]}) == 0
        assert unit.not_durable(scope) == 0
        assert unit.receipts([commits[0].hash])[commits[0].hash].durable
        unit.forget_durable()
        assert unit.not_durable(scope) == len(commits)


def test_records_follow_assignments_also_inside_the_transaction(town):
    person = town.admit(town.laptop("Anna Nowak")).person_id
    for number in range(2):
        assign(town.hub, town.office, f"family-{number}", person, AssignmentMode.HOLDER)
        with town.hub.reading() as unit:
            assert [one.family_id for one in unit.find(Assignment)] == [
                f"family-{index}" for index in range(number + 1)
            ]
            assert len(unit.of_all(Assignment, tuple)) == number + 1
            assert unit.find(Assignment, family_id="family-9") == []
    assert town.hub.verify().problems == ()


def test_two_offices_share_a_database_and_see_nothing_of_each_other(tmp_path, postgres_server):
    url = postgres_server.database()
    first, second = (make_hub(tmp_path, FakeClock(), name, url) for name in ("hub-1", "hub-2"))
    with first.exchange_unit() as one, second.exchange_unit() as other:  # two locks, not one
        one.put_document("x", b"first")
        other.put_document("x", b"second")
        one.put_makers({"family:1": "anna"})
        one.commit()
        other.commit()
    with first.reading() as one, second.reading() as other:
        assert (one.document("x"), other.document("x")) == (b"first", b"second")
        assert other.makers() == {}
    assert second.census().offices == 2
    with pytest.raises(StoreDamaged):  # the other office's key opens nothing here
        open_hub(tmp_path, office_of("hub-1"), secret_of("hub-2"), FakeClock(), url).document("x")
    first.close()
    second.close()


def test_a_wrong_key_opens_no_file(tmp_path):
    make_hub(tmp_path, FakeClock()).close()
    with pytest.raises(WrongStoreKey):
        open_hub(tmp_path / "hub", office_of("hub"), secret_of("other"), FakeClock())


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:secret@server/db",
        "postgresql://u@server/db?password=secret",
        "mysql://u@server/db",
        "sqlite:///x",
        "server",
        "",
    ],
)
def test_a_url_with_a_password_or_of_another_database_is_refused(url):
    with pytest.raises(BadDatabaseUrl) as caught:
        hub_engine.checked_url(url)
    assert "secret" not in str(caught.value)


def test_a_unit_belongs_to_its_thread_and_time(hub):
    unit = hub.reading()
    with pytest.raises(UnitUnusable):
        unit.scopes()
    caught: list[BaseException] = []

    def elsewhere(entered):
        try:
            entered.scopes()
        except WrongThread as fault:
            caught.append(fault)

    with unit:
        thread = threading.Thread(target=elsewhere, args=(unit,))
        thread.start()
        thread.join()
    assert len(caught) == 1


def test_writers_wait_for_each_other(tmp_path, hub_url, hub):
    """Read, add one, write, in four threads over two stores: not one addition is lost."""
    other = reopened(tmp_path, FakeClock(), url=hub_url)

    def count(store, times=10):
        for _ in range(times):
            with store.exchange_unit() as unit:
                unit.put_document("n", str(int(unit.document("n") or b"0") + 1).encode())
                unit.commit()

    threads = [threading.Thread(target=count, args=(one,)) for one in (hub, other, hub, other)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with hub.reading() as unit:
        assert unit.document("n") == b"40"
    other.close()


def test_destroying_a_key_makes_a_scope_unreadable_here_and_in_every_backup(town, tmp_path, hub_url):
    scope, commits = commits_of(town)
    kept_scope, kept = commits_of(town, "Ewa Lis")
    take(town.hub, [*commits, *kept])
    backup = list(town.hub.backups.dump())
    with town.hub.exchange_unit() as unit:
        assert unit.destroy_scope_key(scope, AT)
        assert not unit.destroy_scope_key(scope, AT)
        unit.commit()
    with town.hub.exchange_unit() as unit:
        assert unit.beyond({}, [scope, kept_scope]) == kept
        assert unit.erased_scopes() == {scope}
        assert unit.known([commits[0].hash]) == {commits[0].hash}, "its place in the chain stays"
        with pytest.raises(ScopeErased):
            unit.admit([Incoming(replace_id(commits[0], town), None)])
    spare = make_hub(tmp_path / "restored", FakeClock())
    spare.backups.load(backup, town.hub.backups.dump_keys())  # rows from before, keys of today
    with spare.reading() as unit:
        assert unit.beyond({}, [scope, kept_scope]) == kept
    spare.close()


def replace_id(commit, town):
    """Another commit of the same scope."""
    desk = town.laptops["Anna Nowak"]
    with desk.unit_of_work() as unit:
        family = unit.find(Family)[0]
        unit.save(replace(family, phone="32 000"))
        unit.commit("test")
    with desk.exchange_unit() as unit:
        return unit.beyond({commit.envelope.scope: [commit.hash]}, [commit.envelope.scope])[-1]


def test_a_dump_is_put_back_whole_on_the_other_database(town, tmp_path, hub_url):
    anna = town.laptop("Anna Nowak")
    new_family(anna)
    town.admit(anna)
    town.round(anna)
    lines, keys = list(town.hub.backups.dump()), town.hub.backups.dump_keys()
    spare = make_hub(tmp_path / "restored", FakeClock())
    assert spare.backups.load(lines, keys) == len(lines) - 2
    assert spare.verify() == town.hub.verify()
    assert set(spare.backups.dump()) == set(lines)
    with pytest.raises(HubNotEmpty):
        spare.backups.load(lines, keys)
    spare.close()


@pytest.mark.parametrize("damage", ["cut", "extra", "foreign", "garbage", "keys"])
def test_a_damaged_dump_fills_nothing(tmp_path, damage):
    town = make_town(tmp_path)
    take(town.hub, commits_of(town)[1])
    lines, keys = list(town.hub.backups.dump()), town.hub.backups.dump_keys()
    lines = {
        "cut": lines[:-2] + lines[-1:],
        "extra": [*lines, lines[1]],
        "foreign": [lines[0].replace(town.hub.office.encode(), b"other"), *lines[1:]],
        "garbage": [*lines[:3], b'{"table":"hub_commits","row":{}}', *lines[3:]],
    }.get(damage, lines)
    spare = make_hub(tmp_path / "restored", FakeClock())
    with pytest.raises(DumpDamaged):
        spare.backups.load(lines, b"{}" if damage == "keys" else keys)
    with spare.reading() as unit:
        assert unit.scopes() == set()
    spare.close()
    town.close()


def test_a_row_moved_to_another_commit_is_seen(town):
    scope, commits = commits_of(town)
    _, others = commits_of(town, "Ewa Lis")
    take(town.hub, [*commits, *others])
    with store_of(town.hub)._made.engine.connect() as connection:
        connection.exec_driver_sql(
            "UPDATE hub_commits SET sealed_envelope = (SELECT sealed_envelope FROM hub_commits "
            f"WHERE hash = '{others[0].hash}') WHERE hash = '{commits[0].hash}'"
        )
        connection.commit()
    with town.hub.reading() as unit, pytest.raises(StoreDamaged):
        unit.beyond({}, [scope])
    assert f"sealed-row:{commits[0].hash}" in town.hub.verify().problems


def test_a_folder_for_a_hub_is_left_clean_when_it_cannot_be_made(tmp_path):
    with pytest.raises(BadDatabaseUrl):
        create_hub(tmp_path, "o", bytes(32), FakeClock(), "postgresql://a:b@c/d")
    assert list(tmp_path.iterdir()) == []
