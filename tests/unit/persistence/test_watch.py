"""Forks raise one alarm, the same on every replica; a missing predecessor delays, never loses."""

import itertools
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from asystent_desktop.domain.kinds import PlanAction, Visit
from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence.store import open_store
from asystent_desktop.ports.alarms import Absence, Alarm, AlarmKind
from asystent_desktop.ports.exchange import Incoming
from tests.fakes.casework import SCOPE, action, visit
from tests.fakes.vaults import FakeVault, make_vault
from tests.unit.journal.making import commit

FORTNIGHT = timedelta(days=14)


def write(vault: FakeVault, *records: object) -> Commit:
    with vault.unit() as unit:
        before = set(unit._session.connection().exec_driver_sql("SELECT hash FROM commits").scalars())
        for one in records:
            unit.save(one)  # type: ignore[arg-type]
        unit.commit("test")
    vault.clock.advance(minutes=1)
    return next(one for one in everything(vault) if one.hash not in before)


def everything(vault: FakeVault) -> list[Commit]:
    with vault.exchange() as unit:
        return unit.beyond({})


def give(target: FakeVault, commits: Sequence[Commit]) -> None:
    with target.exchange() as unit:
        unit.admit([Incoming(one, None) for one in commits])
        unit.commit()


def alarms(vault: FakeVault) -> list[Alarm]:
    with vault.exchange() as unit:
        return unit.alarms()


def clone(vault: FakeVault, folder: Path) -> FakeVault:
    """The same laptop a second time: same keys, same device, a copy of the file."""
    vault.close()
    folder.mkdir()
    (folder / "store.db").write_bytes((vault.folder / "store.db").read_bytes())
    vault.store = open_store(vault.folder, vault.raw_key, vault.clock)
    store = open_store(folder, vault.raw_key, vault.clock)
    return FakeVault(folder, store, vault.identity, vault.keys, vault.clock, vault.ids)


@pytest.fixture
def forked(tmp_path: Path) -> tuple[FakeVault, FakeVault, tuple[str, ...]]:
    """A laptop and its clone that both wrote on; the hashes where they part."""
    laptop = make_vault(tmp_path / "laptop")
    write(laptop, visit("v0"), action("a1"))
    copy = clone(laptop, tmp_path / "copy")
    ours, theirs = write(laptop, visit("v1")), write(copy, visit("v2"))
    return laptop, copy, tuple(sorted((ours.hash, theirs.hash)))


def test_a_cloned_laptop_raises_an_alarm_and_loses_nothing(
    forked: tuple[FakeVault, FakeVault, tuple[str, ...]],
) -> None:
    laptop, copy, branches = forked
    assert alarms(laptop) == []
    give(laptop, everything(copy))
    (alarm,) = alarms(laptop)
    device = laptop.identity.device_id
    assert alarm == Alarm(AlarmKind.FORK, SCOPE, device, branches, open=True)
    with laptop.unit() as unit:
        assert {one.id for one in unit.find(Visit)} == {"v0", "v1", "v2"}


def test_the_next_commit_of_the_device_joins_its_branches(
    forked: tuple[FakeVault, FakeVault, tuple[str, ...]],
) -> None:
    laptop, copy, branches = forked
    give(laptop, everything(copy))
    joined = write(laptop, visit("v3"))
    assert joined.envelope.prev == branches
    (alarm,) = alarms(laptop)
    assert (alarm.commits, alarm.open) == (branches, False)
    give(copy, everything(laptop))
    assert alarms(copy) == alarms(laptop)
    assert laptop.verify().problems == ()
    assert copy.verify().state_hash == laptop.verify().state_hash


def test_a_colleagues_next_commit_names_both_branches_once(
    forked: tuple[FakeVault, FakeVault, tuple[str, ...]], tmp_path: Path
) -> None:
    laptop, copy, branches = forked
    colleague = make_vault(tmp_path / "colleague", name="Ewa Lis", clock=laptop.clock)
    give(colleague, everything(laptop) + everything(copy))
    first, second = write(colleague, visit("v8")), write(colleague, visit("v9"))
    assert first.envelope.prev == branches
    assert second.envelope.prev == (first.hash,), "said once is enough"
    give(laptop, everything(colleague))
    own = write(laptop, visit("v4"))
    assert own.envelope.prev == branches, "a colleague's word does not end the device's own chain"
    give(colleague, everything(laptop))
    assert alarms(colleague) == alarms(laptop)
    assert [one.commits for one in alarms(laptop)] == [branches], "naming branches is no fork"
    colleague.known[laptop.identity.device_id] = laptop.keys.signing.public
    assert colleague.verify().problems == ()


def test_a_colleague_who_forks_while_naming_branches_raises_one_alarm_of_her_own(
    forked: tuple[FakeVault, FakeVault, tuple[str, ...]], tmp_path: Path
) -> None:
    """Her first commits follow nothing of her own, only the branches: both are beginnings."""
    laptop, copy, branches = forked
    ewa = make_vault(tmp_path / "ewa", name="Ewa Lis", clock=laptop.clock)
    give(ewa, everything(laptop) + everything(copy))
    twin = clone(ewa, tmp_path / "twin")
    ours, theirs = write(ewa, visit("v8")), write(twin, visit("v9"))
    assert ours.envelope.prev == theirs.envelope.prev == branches
    give(ewa, everything(twin))
    found = {one.device_id: one.commits for one in alarms(ewa)}
    assert found[ewa.identity.device_id] == tuple(sorted((ours.hash, theirs.hash)))
    assert len(alarms(ewa)) == 2
    once_more = commit(prev=tuple(sorted((ours.hash, theirs.hash, *branches))), hlc=(9, 0), **her(ewa))
    again = commit(prev=tuple(sorted((once_more.hash, *branches))), hlc=(10, 0), **{**her(ewa), "id": "c9"})
    give(ewa, [once_more, again])
    assert len(alarms(ewa)) == 2, "naming a colleague's branch again parts nothing"


def her(vault: FakeVault) -> dict[str, Any]:
    return {"scope": SCOPE, "device": vault.identity.device_id, "actor": vault.identity.person_id}


def test_whatever_the_order_of_arrival_the_alarm_is_the_same(
    forked: tuple[FakeVault, FakeVault, tuple[str, ...]], tmp_path: Path
) -> None:
    laptop, copy, branches = forked
    commits = everything(laptop)[1:] + everything(copy)
    for n, order in enumerate(itertools.permutations(commits)):
        other = make_vault(tmp_path / f"r{n}", name=f"Replika {n}", clock=laptop.clock)
        for one in order:
            give(other, [one])
            give(other, [one])
        assert [(one.commits, one.open) for one in alarms(other)] == [(branches, True)]
        other.close()


def test_a_restored_laptop_that_lost_the_scope_forks_at_the_beginning(tmp_path: Path) -> None:
    laptop = make_vault(tmp_path / "laptop")
    ours = write(laptop, visit("v1"))
    again = make_vault(tmp_path / "again")  # the same name: the same device and keys, an empty store
    again.ids.new()
    theirs = write(again, visit("v2"))
    give(laptop, [theirs])
    assert [one.commits for one in alarms(laptop)] == [tuple(sorted((ours.hash, theirs.hash)))]


@pytest.fixture
def gap(tmp_path: Path) -> tuple[FakeVault, list[Commit]]:
    """A replica that holds the second and third of a colleague's three commits, and all three."""
    source = make_vault(tmp_path / "source")
    commits = [write(source, action("a1", progress=n)) for n in (1, 2, 3)]
    target = make_vault(tmp_path / "target", name="Ewa Lis", clock=source.clock)
    target.known[source.identity.device_id] = source.keys.signing.public
    give(target, commits[1:])
    return target, commits


def progress(vault: FakeVault) -> int | None:
    with vault.unit() as unit:
        found = unit.get(PlanAction, "a1")
    return None if found is None else found.progress


def test_a_commit_without_its_predecessor_waits_and_says_for_what(
    gap: tuple[FakeVault, list[Commit]],
) -> None:
    target, (first, second, third) = gap
    with target.exchange() as unit:
        waiting = {one.commit: one for one in unit.parked()}
    assert set(waiting) == {second.hash, third.hash}
    assert waiting[second.hash].missing == (first.hash,)
    assert waiting[third.hash].missing == ()
    assert waiting[second.hash].since == target.clock.now()
    give(target, [first])
    assert progress(target) == 3
    with target.exchange() as unit:
        assert unit.parked() == []
    assert alarms(target) == []


def test_after_the_time_limit_it_is_taken_in_with_an_alarm(tmp_path: Path) -> None:
    source = make_vault(tmp_path / "source")
    write(source, action("a1"))
    missing, last = write(source, visit("v1")), write(source, visit("v2"))
    target = make_vault(tmp_path / "target", name="Ewa Lis", clock=source.clock)
    give(target, [last])
    since = target.clock.now()
    target.clock.advance(days=13, hours=23)
    assert overdue(target) == []
    target.clock.advance(hours=1)
    assert overdue(target) == [last.hash]
    (alarm,) = alarms(target)
    assert (alarm.kind, alarm.commits, alarm.absent) == (AlarmKind.ABSENT, (last.hash,), missing.hash)
    assert (alarm.reason, alarm.open, alarm.decided_at) == (Absence.OVERDUE, True, since + FORTNIGHT)
    assert overdue(target) == [], "decided once"
    give(target, everything(source))
    with target.unit() as unit:
        assert {one.id for one in unit.find(Visit)} == {"v1", "v2"}
    assert [one.open for one in alarms(target)] == [False]


def overdue(vault: FakeVault) -> list[str]:
    with vault.exchange() as unit:
        found = unit.admit_overdue(FORTNIGHT)
        unit.commit()
    return found


@pytest.mark.parametrize("before", [True, False])
def test_a_sender_may_say_that_it_has_it_no_more(gap: tuple[FakeVault, list[Commit]], before: bool) -> None:
    """Before the waiting commits arrive or after: the order does not matter."""
    target, commits = gap
    if before:
        target = make_vault(target.folder / "other", name="Jan Kos", clock=target.clock)
    with target.exchange() as unit:
        folded = unit.declare_absent({SCOPE: [commits[0].hash]})
        if before:
            unit.admit([Incoming(one, None) for one in commits[1:]])
        assert unit.absent([commits[0].hash, "x"]) == {commits[0].hash}
        assert unit.parked() == []
        unit.commit()
    assert folded == ([] if before else [commits[1].hash, commits[2].hash])
    assert [one.reason for one in alarms(target)] == [Absence.DECLARED]
    give(target, commits)
    assert progress(target) == 3


def test_a_stored_commit_is_never_absent(gap: tuple[FakeVault, list[Commit]]) -> None:
    target, commits = gap
    with target.exchange() as unit:
        assert unit.declare_absent({SCOPE: [commits[1].hash]}) == []
        assert unit.absent([commits[1].hash]) == set()


def test_a_decision_of_a_unit_that_was_left_never_happened(gap: tuple[FakeVault, list[Commit]]) -> None:
    target, commits = gap
    with target.exchange() as unit:
        unit.declare_absent({SCOPE: [commits[0].hash]})
    with target.exchange() as unit:
        assert len(unit.parked()) == 2


def test_a_purge_takes_what_waited_and_what_nobody_waits_for(gap: tuple[FakeVault, list[Commit]]) -> None:
    target, commits = gap
    with target.exchange() as unit:
        unit.declare_absent({SCOPE: ["ab" * 32]})
        assert len(unit.parked()) == 2
        unit.commit()
    target.store.upkeep(target.public_keys, kept=3).remove([SCOPE])
    with target.exchange() as unit:
        assert unit.parked() == [] and unit.absent(["ab" * 32]) == set()
        assert unit.known([one.hash for one in commits]) == set()
