"""The next version of the program, declared in tests only: upcasters, new kinds, rebuilding."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from asystent_desktop.domain import records
from asystent_desktop.domain.kinds import Family, PlanAction
from asystent_desktop.domain.records import KINDS, Kind, Merge, Record, family_scope, record, rule
from asystent_desktop.journal import ops
from asystent_desktop.journal.ops import Create, Put
from asystent_desktop.persistence import verify as verifying
from asystent_desktop.persistence.faults import RenewalStopped
from asystent_desktop.persistence.rebuild import families
from asystent_desktop.persistence.verify import Verified
from asystent_desktop.ports.exchange import Incoming
from asystent_desktop.ports.renewal import RenewalWatch
from tests.fakes.casework import SCOPE, action
from tests.fakes.vaults import FakeVault, make_vault
from tests.unit.journal.making import commit

FAMILIES = [f"01930000-0000-7000-8000-0000000000{n:02}" for n in range(6)]


def split_who(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """From schema 1 to 2: "who" became "who_first" and "who_second"; `progress` counts to 10 now."""
    found = {name: value for name, value in values.items() if name != "who"}
    if "who" in values:
        first, _, second = values["who"].partition(" i ")
        found |= {"who_first": first, "who_second": second}
    if "progress" in values:
        found["progress"] = values["progress"] * 2
    return found


@pytest.fixture
def later() -> Iterator[dict[str, Kind]]:
    """The kinds of the next version: `plan_action` with another shape."""

    @record("plan_action_next", merge=Merge.FIELD, upcasts={1: split_who})
    class Next(Record):
        goal_id: str
        position: int
        text: str = rule(searchable=True)
        who_first: str = rule(searchable=True, default="")
        who_second: str = ""
        progress: int = 0

    known = dataclasses.replace(KINDS.pop("plan_action_next"), name="plan_action")
    records._BY_CLASS[Next] = known
    yield {**KINDS, "plan_action": known}
    records._BY_CLASS.pop(Next)


def shown(vault: FakeVault, kinds: dict[str, Kind], record_id: str = "a1") -> Any:
    with vault.unit() as unit:
        return unit.get(kinds["plan_action"].cls, record_id)


def write(vault: FakeVault, *made: Any) -> None:
    with vault.unit() as unit:
        for one in made:
            unit.save(one)
        unit.commit("test")
    vault.clock.advance(minutes=1)


def test_upcasters_run_when_operations_are_folded(vault: FakeVault, later: dict[str, Kind]) -> None:
    write(vault, action("a1", who="matka i babcia", progress=1))
    write(vault, action("a1", who="ojciec", progress=3))
    with vault.exchange() as unit:
        before = [(one.envelope_bytes, one.payload_bytes) for one in unit.beyond({})]
    vault.reopen(kinds=later)
    found = shown(vault, later)
    assert (found.who_first, found.who_second, found.progress) == ("ojciec", "", 6)
    with vault.unit() as unit:
        assert [hit.record_id for hit in unit.search("ojciec")] == ["a1"]
        (latest, _) = unit.history(SCOPE).entries
        assert {(one.field, one.before, one.after) for one in latest.changes} == {
            ("who_first", "matka", "ojciec"),
            ("who_second", "babcia", ""),
            ("progress", 2, 6),
        }
    with vault.exchange() as unit:
        assert [(one.envelope_bytes, one.payload_bytes) for one in unit.beyond({})] == before, (
            "never migrated"
        )
    assert vault.verify().problems == ()


def test_rivals_of_two_versions_meet_in_the_newer_ones_terms(
    tmp_path: Path, later: dict[str, Kind], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit made under schema 2 is not translated again, one under schema 1 is; both are live."""
    old, new = make_vault(tmp_path / "old"), make_vault(tmp_path / "new", name="Ewa Lis")
    write(old, action("a1", progress=1))
    give(new, old)
    new.reopen(kinds=later)
    monkeypatch.setattr("asystent_desktop.persistence.unit_of_work.SCHEMA", 2)
    write(new, dataclasses.replace(shown(new, later), progress=9))
    monkeypatch.undo()
    write(old, action("a1", progress=4))
    give(new, old)
    give(old, new)
    with new.unit() as unit:
        (conflict,) = unit.conflicts()
    assert conflict.base is not None
    assert (sorted(one.value for one in conflict.rivals), conflict.base.value) == ([8, 9], 2)  # type: ignore[type-var]
    old.reopen(kinds=later)
    one, other = verified(old, new), verified(new, old)
    assert one.state_hash == other.state_hash
    assert one.problems == other.problems == ()


def test_operations_of_a_later_version_are_kept_forwarded_and_folded_once_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Raise(Put, frozen=True, tag_field="op", tag="raise"):
        """A test's own kind of operation."""

    base = commit(Create("plan_action", "a1", {"goal_id": "g", "position": 1, "text": "Rower"}), scope=SCOPE)
    seen = (f"{base.envelope.id}.0",)
    odd = commit(
        Raise("plan_action", "a1", "progress", 4, seen),
        scope=SCOPE, id="c2", tx="c2", prev=(base.hash,), hlc=(2000, 0),
    )  # fmt: skip
    first, second = make_vault(tmp_path / "1"), make_vault(tmp_path / "2", name="Ewa Lis")
    with first.exchange() as unit:
        unit.admit([Incoming(base, None), Incoming(odd, None)])
        unit.commit()
    give(second, first)
    with second.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1", text="Rower")
        assert unit.history(SCOPE).entries[0].unknown == 1
    with second.exchange() as unit:
        assert {one.payload_bytes for one in unit.beyond({})} == {base.payload_bytes, odd.payload_bytes}
    monkeypatch.setitem(ops.KNOWN, "raise", Raise)
    second.reopen()
    with second.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1", text="Rower", progress=4)


def test_a_new_kind_is_folded_from_what_waited(tmp_path: Path) -> None:
    without = {name: kind for name, kind in KINDS.items() if name != "plan_action"}
    vault = make_vault(tmp_path / "v", kinds=without)
    other = make_vault(tmp_path / "o", name="Ewa Lis")
    write(other, action("a1", text="Rower"))
    give(vault, other)
    vault.reopen()
    with vault.unit() as unit:
        assert unit.get(PlanAction, "a1") == action("a1", text="Rower")
        assert [hit.record_id for hit in unit.search("rower")] == ["a1"]
    vault.reopen(kinds=without)
    with vault.unit() as unit:
        assert unit.search("rower") == [], "a program without the kind finds nothing of it"
    vault.reopen()
    assert verified(vault, other).problems == ()


@pytest.fixture
def caseload(vault: FakeVault) -> FakeVault:
    """Six families with an action each, the last written first."""
    for n, family_id in reversed(list(enumerate(FAMILIES))):
        scope = family_scope(family_id)
        write(vault, Family(id=family_id, scope=scope, number=f"R-{n}", name=f"Rodzina {n}", full_name="Jan"))
        write(vault, dataclasses.replace(action(f"a{n}", who="matka i babcia", progress=n), scope=scope))
    return vault


def folded_anew(vault: FakeVault, kinds: dict[str, Kind]) -> set[int]:
    """Which actions have their new shape already."""
    return {n for n in range(6) if shown(vault, kinds, f"a{n}").who_second == "babcia"}


def after(count: int) -> Callable[[], bool]:
    """Tells a rebuild to stop before the scope number `count`."""
    calls = iter(range(100))
    return lambda: next(calls) >= count


def test_former_values_are_readable_meanwhile_and_looked_at_families_come_first(
    caseload: FakeVault, later: dict[str, Kind]
) -> None:
    caseload.reopen(kinds=later, rebuild_now=False)
    assert folded_anew(caseload, later) == set()
    with caseload.unit() as unit:
        assert [unit.get(later["plan_action"].cls, f"a{n}").progress for n in range(6)] == [0, 1, 2, 3, 4, 5]
        assert [hit.record_id for hit in unit.search("logopedy")] != [], "the former index still finds"
        assert len(unit.find(Family)) == 6, "kinds that did not change are left alone"
    caseload.store.rebuild([family_scope(FAMILIES[3])], RenewalWatch(stop=after(2)))
    assert folded_anew(caseload, later) == {3, 0}, "the one looked at, then the one written last"
    caseload.store.rebuild()
    assert folded_anew(caseload, later) == set(range(6))


def test_a_rebuild_goes_on_where_it_was_killed_and_ends_in_the_same_state(
    caseload: FakeVault, later: dict[str, Kind], tmp_path: Path
) -> None:
    whole = make_vault(tmp_path / "whole", name="Ewa Lis", kinds=later)
    give(whole, caseload)
    caseload.reopen(kinds=later, rebuild_now=False)
    caseload.store.rebuild(watch=RenewalWatch(stop=after(2)))
    done = folded_anew(caseload, later)
    assert len(done) == 2
    caseload.reopen(kinds=later, rebuild_now=False)  # nothing was closed in good order but the file
    assert folded_anew(caseload, later) == done
    caseload.reopen(kinds=later)
    assert folded_anew(caseload, later) == set(range(6))
    assert verified(caseload, whole).state_hash == verified(whole, caseload).state_hash
    assert verified(caseload, whole).problems == ()


def test_opening_counts_families_and_when_broken_off_says_so_and_goes_on(
    caseload: FakeVault, later: dict[str, Kind]
) -> None:
    told: list[tuple[int, int]] = []
    watch = RenewalWatch(lambda *count: told.append(count), after(2))
    with pytest.raises(RenewalStopped):
        caseload.reopen(kinds=later, watch=watch)
    assert told == [(0, 6), (1, 6)]
    told.clear()
    caseload.reopen(kinds=later, watch=RenewalWatch(lambda *count: told.append(count)))
    assert told == [(n, 4) for n in range(4)], "what was done is not done again"
    assert folded_anew(caseload, later) == set(range(6))


def test_a_compartment_counts_with_its_family() -> None:
    scopes = ["office", "person:a", "family:1", "restricted:1", "family:2"]
    assert families(scopes) == 2


def test_a_kill_in_the_midst_of_a_scope_leaves_that_scope_to_do(
    caseload: FakeVault, later: dict[str, Kind], monkeypatch: pytest.MonkeyPatch
) -> None:
    from asystent_desktop.persistence.projection import Projection

    real, calls = Projection.refold, iter(range(100))

    def dying(self: Projection, register: Any) -> bool:
        if next(calls) == 3:
            raise KeyboardInterrupt
        return real(self, register)

    caseload.reopen(kinds=later, rebuild_now=False)
    with monkeypatch.context() as patched:
        patched.setattr(Projection, "refold", dying)
        with pytest.raises(KeyboardInterrupt):
            caseload.store.rebuild()
    assert len(folded_anew(caseload, later)) == 3
    caseload.reopen(kinds=later)
    assert folded_anew(caseload, later) == set(range(6))


def test_a_write_into_a_scope_not_yet_rebuilt_sees_the_record_as_it_is(
    caseload: FakeVault, later: dict[str, Kind]
) -> None:
    """Otherwise the save would compare with former values and write back what nobody changed."""
    caseload.reopen(kinds=later, rebuild_now=False)
    stale = shown(caseload, later, "a4")
    write(caseload, dataclasses.replace(stale, who_first="ciocia", who_second="babcia", progress=8))
    with caseload.unit() as unit:
        (latest, *_) = unit.history(record_id="a4").entries
    assert [(one.field, one.before, one.after) for one in latest.changes] == [
        ("who_first", "matka", "ciocia")
    ]
    caseload.store.rebuild()
    assert caseload.verify().problems == ()


def test_a_rebuild_verifies_no_signature(
    caseload: FakeVault, later: dict[str, Kind], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object) -> None:
        raise AssertionError("a signature was verified")

    monkeypatch.setattr(verifying, "check_signature", never)
    monkeypatch.setattr("asystent_desktop.crypto.signing.verify", never)
    caseload.reopen(kinds=later)
    assert folded_anew(caseload, later) == set(range(6))


def test_verify_ends_an_open_rebuild_before_it_compares(caseload: FakeVault, later: dict[str, Kind]) -> None:
    caseload.reopen(kinds=later, rebuild_now=False)
    assert caseload.verify().problems == ()
    assert folded_anew(caseload, later) == set(range(6))


def test_a_raised_version_alone_makes_a_kind_fold_anew(caseload: FakeVault) -> None:
    corrected = dataclasses.replace(KINDS["plan_action"], version=2)
    caseload.reopen(kinds={**KINDS, "plan_action": corrected}, rebuild_now=False)
    assert caseload.store.rebuild() == 6
    assert caseload.store.rebuild() == 0


def give(target: FakeVault, source: FakeVault) -> None:
    with source.exchange() as unit:
        commits = unit.beyond({})
    with target.exchange() as unit:
        unit.admit([Incoming(one, None) for one in commits])
        unit.commit()


def verified(vault: FakeVault, other: FakeVault) -> Verified:
    vault.known[other.identity.device_id] = other.keys.signing.public
    return vault.verify()
