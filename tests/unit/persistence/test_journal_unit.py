"""Exchange between two real stores: any order, any repetition, parked, held, receipts, rival values."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from asystent_desktop.domain.kinds import Assignment, Family, PlanAction, Visit
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence.faults import StoreBusy
from asystent_desktop.persistence.hub_store import office_only
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ports.exchange import Incoming, Receipt, Status
from tests.fakes.casework import FAMILY_ID, SCOPE, action, appointment, family, visit
from tests.fakes.vaults import FakeVault, make_vault

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def anna(tmp_path: Path):
    made = make_vault(tmp_path / "anna", name="Anna Nowak")
    yield made
    made.close()


@pytest.fixture
def ewa(tmp_path: Path):
    made = make_vault(tmp_path / "ewa", name="Ewa Lis")
    yield made
    made.close()


def save(vault: FakeVault, *records: object) -> None:
    vault.clock.advance(minutes=1)
    with vault.unit() as unit:
        for one in records:
            unit.save(one)  # type: ignore[arg-type]
        unit.commit("test")


def held(vault: FakeVault) -> list[Commit]:
    with vault.exchange() as unit:
        return unit.beyond({})


def admit(vault: FakeVault, commits: list[Commit], *, fold: bool = True) -> ChangeSet:
    with vault.exchange() as unit:
        unit.admit([Incoming(one, None, fold) for one in commits])
        return unit.commit()


def exchange(one: FakeVault, other: FakeVault) -> None:
    """What the weekly exchange does: heads there, what lies beyond them here, both ways."""
    for source, target in ((one, other), (other, one)):
        with target.exchange() as unit:
            heads = unit.heads()
        with source.exchange() as unit:
            missing = unit.beyond(heads)
        admit(target, missing)


def state(*vaults: FakeVault) -> set[str]:
    """State hashes, each store verified with everybody's key."""
    keys = {vault.identity.device_id: vault.keys.signing.public for vault in vaults}
    found = set()
    for vault in vaults:
        vault.known = keys
        verified = vault.verify()
        assert verified.problems == ()
        found.add(verified.state_hash)
    return found


def history(vault: FakeVault) -> list[Commit]:
    save(vault, family(), action("a1"))
    for progress in (1, 2, 3):
        save(vault, action("a1", progress=progress), visit(f"v{progress}"))
    return held(vault)


def test_what_one_wrote_the_other_reads(anna: FakeVault, ewa: FakeVault) -> None:
    commits = history(anna)
    changes = admit(ewa, commits)
    assert Change("visit", "v2", SCOPE) in changes.changes
    with ewa.unit() as unit:
        assert unit.get(Family, FAMILY_ID) == family()
        assert unit.get(PlanAction, "a1") == action("a1", progress=3)
        assert {hit.record_id for hit in unit.search("logopeda")} == {"v3", "v2", "v1", "a1"}
        assert unit.version("a1") == commits[-1].envelope.id
    assert len(state(anna, ewa)) == 1
    assert admit(ewa, commits).changes == frozenset(), "the same again changes nothing"
    assert admit(ewa, []).changes == frozenset()


@pytest.mark.parametrize("seed", range(5))
def test_any_order_with_repetitions_in_any_portions(anna: FakeVault, ewa: FakeVault, seed: int) -> None:
    commits = history(anna)
    order = commits + commits[:2]
    random.Random(seed).shuffle(order)
    for start in range(0, len(order), 2):
        admit(ewa, order[start : start + 2])
    assert len(state(anna, ewa)) == 1
    assert [one.hash for one in held(ewa)] == [one.hash for one in commits], "predecessors first"


def test_a_commit_without_its_predecessor_is_parked_and_folded_later(anna: FakeVault, ewa: FakeVault) -> None:
    first, second, third, fourth = history(anna)
    assert admit(ewa, [third, fourth, second]).changes == frozenset()
    with ewa.unit() as unit:
        assert unit.find(Visit) == []
        assert unit.counts()["commits"] == 3
    with ewa.exchange() as unit:
        assert unit.heads() == {SCOPE: (fourth.hash,)}
        assert unit.known([first.hash, second.hash]) == {second.hash}
    changes = admit(ewa, [first])
    assert {change.record_id for change in changes.changes} == {FAMILY_ID, "a1", "v1", "v2", "v3"}
    assert len(state(anna, ewa)) == 1


def test_a_held_commit_is_stored_and_offered_but_not_shown_until_admitted(
    anna: FakeVault, ewa: FakeVault
) -> None:
    first, second, *_ = history(anna)
    admit(ewa, [first])
    admit(ewa, [second], fold=False)
    with ewa.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1")
        assert unit.version("a1") == first.envelope.id
    assert [one.hash for one in held(ewa)] == [first.hash, second.hash]
    admit(ewa, [second], fold=False)
    with ewa.unit() as unit:
        assert unit.get(Visit, "v1") is None
    admit(ewa, [second])
    with ewa.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1", progress=1)
    assert ewa.store.verify(lambda _: anna.keys.signing.public).problems == ()


def test_beyond_is_what_is_no_ancestor_of_their_heads(anna: FakeVault, ewa: FakeVault) -> None:
    _, second, third, fourth = history(anna)
    save(anna, appointment("t1", anna.identity.person_id))
    own = f"person:{anna.identity.person_id}"
    with anna.exchange() as unit:
        assert [one.hash for one in unit.beyond({SCOPE: [second.hash]}, {SCOPE})] == [third.hash, fourth.hash]
        assert unit.beyond({SCOPE: [fourth.hash]}, {SCOPE}) == []
        assert len(unit.beyond({SCOPE: ["f" * 64]}, {SCOPE})) == 4, "a head nobody knows hides nothing"
        assert [one.envelope.scope for one in unit.beyond({SCOPE: [fourth.hash]})] == [own]
        assert unit.beyond({}, {"family:other"}) == []
        assert unit.scopes() == {SCOPE, own}
        assert set(unit.heads([own])) == {own}
        assert unit.heads([]) == {}


def test_the_heads_of_two_devices_stand_side_by_side(anna: FakeVault, ewa: FakeVault) -> None:
    history(anna)
    exchange(anna, ewa)
    save(ewa, action("a1", progress=5))
    exchange(anna, ewa)
    with anna.exchange() as unit:
        tips = unit.heads()[SCOPE]
        assert len(tips) == 2
    with ewa.exchange() as unit:
        assert unit.heads()[SCOPE] == tips
    save(anna, action("a1", progress=4))
    last = held(anna)[-1]
    assert last.envelope.device == anna.identity.device_id
    assert len(last.envelope.prev) == 1, "names its own device's tip only"


def test_a_clash_keeps_both_values_everywhere_until_settled(anna: FakeVault, ewa: FakeVault) -> None:
    save(anna, family(), action("a1"))
    exchange(anna, ewa)
    save(anna, family(risk_level=Risk.LOW), action("a1", who="matka"))
    ewa.clock.advance(minutes=9)
    save(ewa, family(risk_level=Risk.HIGH), action("a1", progress=2))
    exchange(anna, ewa)
    assert len(state(anna, ewa)) == 1
    for vault in (anna, ewa):
        with vault.unit() as unit:
            assert unit.get(PlanAction, "a1") == action("a1", who="matka", progress=2), "no clash of fields"
            [clash] = unit.conflicts()
            assert unit.conflicts(SCOPE) == [clash]
            assert unit.conflicts("family:other") == []
            assert (clash.kind, clash.field, clash.risk) == ("family", "risk_level", True)
            assert clash.record == family(risk_level=Risk.HIGH)
            assert [(one.value, one.person_id) for one in clash.rivals] == [
                (Risk.LOW, anna.identity.person_id),
                (Risk.HIGH, ewa.identity.person_id),
            ]
            assert clash.rivals[1].device_id == ewa.identity.device_id
            assert clash.rivals[1].written_at == ewa.clock.now()
    with anna.unit() as unit:
        unit.save(family(risk_level=Risk.HIGH))
        assert len(unit.conflicts()) == 1, "saving what is shown settles nothing"
        unit.save(family(risk_level=Risk.MEDIUM))
        assert [one.value for one in unit.conflicts()[0].rivals] == [Risk.LOW, Risk.MEDIUM]
        unit.settle(family(), "risk_level", Risk.LOW)
        assert unit.conflicts() == []
        unit.commit("settle")
    exchange(anna, ewa)
    for vault in (anna, ewa):
        with vault.unit() as unit:
            assert unit.conflicts() == []
            assert unit.get(Family, FAMILY_ID) == family(risk_level=Risk.LOW)
    assert len(state(anna, ewa)) == 1


def test_a_delete_against_an_edit_waits_for_a_person(anna: FakeVault, ewa: FakeVault) -> None:
    save(anna, action("a1"))
    exchange(anna, ewa)
    with anna.unit() as unit:
        unit.delete(action("a1"))
        unit.commit("remove")
    save(ewa, action("a1", progress=4))
    exchange(anna, ewa)
    for vault in (anna, ewa):
        with vault.unit() as unit:
            [clash] = unit.conflicts()
            assert (clash.field, {one.value for one in clash.rivals}) == ("deleted", {True, False})
            assert unit.find(PlanAction) == []
    with ewa.unit() as unit:
        unit.settle(action("a1"), "deleted", False)
        unit.commit("settle")
    exchange(anna, ewa)
    with anna.unit() as unit:
        assert unit.find(PlanAction) == [action("a1", progress=4)]
        assert unit.conflicts() == []
    assert len(state(anna, ewa)) == 1


def test_a_record_of_another_scope_cannot_be_reached(anna: FakeVault, ewa: FakeVault) -> None:
    save(anna, action("a1"))
    exchange(anna, ewa)
    save(ewa, action("a1", scope="family:other", text="podrzucone"))
    exchange(anna, ewa)
    with anna.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1")
        assert unit.find(PlanAction, scope=SCOPE) == [action("a1")]
    assert len(state(anna, ewa)) == 1


def test_a_fork_of_a_cloned_laptop_keeps_both_branches_and_the_next_commit_names_both(
    anna: FakeVault, ewa: FakeVault, tmp_path: Path
) -> None:
    save(anna, action("a1"))
    twin = make_vault(tmp_path / "twin", name="Anna Nowak")
    admit(twin, held(anna))
    twin.ids.seed = "twin"
    save(anna, action("a1", progress=1))
    save(twin, action("a1", progress=2))
    exchange(anna, twin)
    with anna.unit() as unit:
        assert {one.value for one in unit.conflicts()[0].rivals} == {1, 2}
    save(anna, action("a2"))
    assert len(held(anna)[-1].envelope.prev) == 2
    assert len(state(anna, twin)) == 2
    exchange(anna, twin)
    assert len(state(anna, twin)) == 1
    twin.close()


def test_a_foreign_clock_is_followed_but_not_more_than_a_day(anna: FakeVault, ewa: FakeVault) -> None:
    ewa.clock.advance(hours=20)
    save(ewa, action("a1"))
    exchange(anna, ewa)
    save(anna, action("a1", progress=1))
    mine, theirs = held(anna)[-1].envelope.hlc, held(ewa)[0].envelope.hlc
    assert mine > theirs
    ewa.clock.advance(days=900)
    save(ewa, action("a1", progress=2))
    exchange(anna, ewa)
    save(anna, action("a3"))
    assert held(anna)[-1].envelope.hlc[0] <= int(anna.clock.now().timestamp() * 1000) + 86_400_000
    assert len(state(anna, ewa)) == 2
    exchange(anna, ewa)
    assert len(state(anna, ewa)) == 1


def test_a_hub_folds_the_office_alone_and_offers_everything(anna: FakeVault, tmp_path: Path) -> None:
    hub = make_vault(tmp_path / "hub", name="hub", fold_scopes=office_only)
    history(anna)
    given = Assignment(
        id="g1", scope=OFFICE_SCOPE, family_id=FAMILY_ID, person_id="p",
        mode=AssignmentMode.HOLDER, from_on=AT.date(),
    )  # fmt: skip
    save(anna, given)
    changes = admit(hub, list(reversed(held(anna))))
    assert changes.changes == {Change("assignment", "g1", OFFICE_SCOPE)}
    with hub.unit() as unit:
        assert unit.find(Assignment) == [given]
        assert unit.find(Visit) == []
        assert unit.search("logopeda") == []
    assert {one.hash for one in held(hub)} == {one.hash for one in held(anna)}
    hub.known = {anna.identity.device_id: anna.keys.signing.public}
    assert hub.verify().problems == ()
    assert hub.verify().records == 1
    hub.close()


def receipt(
    commit: Commit, minutes: int = 0, status: Status = Status.OK, *, durable: bool = False
) -> Receipt:
    return Receipt(commit.hash, AT + timedelta(minutes=minutes), 3, status, durable)


def test_receipts_the_earlier_stays_and_durable_is_never_lost(anna: FakeVault) -> None:
    first, *rest = history(anna)
    with anna.exchange() as unit:
        assert [one.hash for one in unit.unacknowledged()] == [one.hash for one in [first, *rest]]
        unit.put_receipts([receipt(first, 5), receipt(first, 9, durable=True)])
        unit.commit()
    with anna.exchange() as unit:
        assert unit.receipts([first.hash, rest[0].hash]) == {first.hash: receipt(first, 5, durable=True)}
        assert [one.hash for one in unit.unacknowledged()] == [one.hash for one in rest]
        unit.put_receipts([receipt(first, 7), receipt(first, 1, Status.LATE)])
        unit.put_receipts([Receipt("f" * 64, AT, 1, Status.OK)])
        unit.commit()
    with anna.exchange() as unit:
        assert unit.receipts([first.hash]) == {first.hash: receipt(first, 1, Status.LATE, durable=True)}
    with anna.unit() as unit:
        assert unit.counts() == {"unacknowledged": 3, "commits": 4, "drafts": 0}


def test_receipts_travel_with_their_commits(anna: FakeVault, ewa: FakeVault) -> None:
    first, second, *_ = history(anna)
    with ewa.exchange() as unit:
        unit.admit([Incoming(first, receipt(first)), Incoming(second, None)])
        unit.commit()
    with ewa.exchange() as unit:
        assert unit.receipts([first.hash, second.hash]) == {first.hash: receipt(first)}
        assert [one.hash for one in unit.unacknowledged()] == [second.hash]


def test_documents_and_what_is_not_committed(anna: FakeVault, ewa: FakeVault) -> None:
    commits = history(anna)
    with ewa.exchange() as unit:
        unit.put_document("directory", b"\x00{}")
        unit.admit([Incoming(one, None) for one in commits])
        assert len(unit.known([one.hash for one in commits])) == 4
    with ewa.exchange() as unit:
        assert unit.document("directory") is None
        assert unit.scopes() == set()
        unit.put_document("directory", b"1")
        unit.put_document("directory", b"2")
        unit.commit()
    assert ewa.store.document("directory") == b"2"
    ewa.store.put_document("directory", b"3")
    with ewa.exchange() as unit:
        assert unit.document("directory") == b"3"


def test_an_exclusive_unit_keeps_other_writers_out(anna: FakeVault) -> None:
    with anna.store.exchange_unit(exclusive=True), anna.exchange() as other:
        assert other.scopes() == set(), "readers are not in its way"
        connection = other._session.connection()
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        with pytest.raises(StoreBusy):
            other.put_document("directory", b"1")
        connection.exec_driver_sql("PRAGMA busy_timeout = 5000")
