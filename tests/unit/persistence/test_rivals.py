"""What rivals replaced, versions of a text, and steps of a paper nobody would count."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from asystent_desktop.domain.kinds import OpinionPart, PlanAction
from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.journal.authority import Reason
from asystent_desktop.journal.three_way import merge
from asystent_desktop.persistence.faults import NotAllowed
from asystent_desktop.ports.exchange import Incoming
from tests.fakes.casework import SCOPE, action
from tests.fakes.vaults import FakeVault, make_vault


def write(vault: FakeVault, *records: Any) -> None:
    with vault.unit() as unit:
        for one in records:
            unit.save(one)
        unit.commit("test")
    vault.clock.advance(minutes=1)


def exchange(*vaults: FakeVault) -> None:
    commits = {}
    for vault in vaults:
        with vault.exchange() as unit:
            commits |= {one.hash: one for one in unit.beyond({})}
    for vault in vaults:
        with vault.exchange() as unit:
            unit.admit([Incoming(one, None) for one in commits.values()])
            unit.commit()


@pytest.fixture
def two(tmp_path: Path) -> tuple[FakeVault, FakeVault]:
    first = make_vault(tmp_path / "1")
    return first, make_vault(tmp_path / "2", name="Ewa Lis", clock=first.clock)


def part(*texts: str) -> OpinionPart:
    paragraphs = tuple(Paragraph(text) for text in texts)
    return OpinionPart(id="p1", scope=SCOPE, opinion_id="o", number=3, paragraphs=paragraphs)


def test_a_conflict_tells_what_both_replaced_and_a_person_confirms_the_proposal(
    two: tuple[FakeVault, FakeVault],
) -> None:
    anna, ewa = two
    write(anna, part("a", "b", "c"))
    exchange(*two)
    write(anna, part("a", "B", "c"))
    write(ewa, part("a", "b", "c", "d"))
    exchange(*two)
    for vault in two:
        with vault.unit() as unit:
            (conflict,) = unit.conflicts(SCOPE)
        assert conflict.versioned
        assert conflict.base is not None
        assert conflict.base.value == part("a", "b", "c").paragraphs
        assert conflict.base.person_id == anna.identity.person_id
        ours, theirs = (one.value for one in conflict.rivals)
        proposal = merge(conflict.base.value, ours, theirs).items
        assert proposal == part("a", "B", "c", "d").paragraphs
    with ewa.unit() as unit:
        unit.settle(part(), "paragraphs", proposal)
        unit.commit("settle-conflict")
    exchange(*two)
    with anna.unit() as unit:
        assert unit.conflicts() == []
        found = unit.versions(part(), "paragraphs")
    assert [one.head for one in found] == [False, False, False, True]
    assert len(found[-1].parents) == 2
    assert found[-1].written.person_id == ewa.identity.person_id


def test_rivals_over_several_saves_have_the_last_common_value_as_base(
    two: tuple[FakeVault, FakeVault],
) -> None:
    anna, ewa = two
    write(anna, action("a1", progress=1))
    write(anna, action("a1", progress=2))
    exchange(*two)
    write(anna, action("a1", progress=3))
    write(anna, action("a1", progress=4))
    write(ewa, action("a1", progress=5))
    exchange(*two)
    with ewa.unit() as unit:
        (conflict,) = unit.conflicts()
    assert conflict.base is not None
    assert (conflict.base.value, [one.value for one in conflict.rivals]) == (2, [4, 5])


def test_a_delete_against_an_edit_waits_for_a_person_and_has_a_base(
    two: tuple[FakeVault, FakeVault],
) -> None:
    anna, ewa = two
    write(anna, action("a1"))
    exchange(*two)
    with anna.unit() as unit:
        unit.delete(action("a1"))
        unit.commit("delete")
    write(ewa, action("a1", progress=5))
    exchange(*two)
    for vault in two:
        with vault.unit() as unit:
            assert unit.find(PlanAction) == [], "an edit elsewhere brings nothing back by itself"
            (conflict,) = unit.conflicts()
        assert conflict.field == "deleted"
        assert {one.value for one in conflict.rivals} == {True, False}
        assert conflict.base is not None
        assert conflict.base.value is False


def step(vault: FakeVault, what: Step, **changes: Any) -> PaperStep:
    values: dict[str, Any] = {
        "id": vault.ids.new(),
        "scope": SCOPE,
        "paper_kind": "court_opinion",
        "paper_id": "o",
        "step": what,
        "content_sha256": "1" * 64,
        "by_id": vault.identity.person_id,
        "paper_author_id": "somebody",
        "made_at": datetime(2026, 11, 17, 9, 0, tzinfo=UTC),
    }
    return PaperStep(**{**values, **changes})


def test_a_laptop_never_signs_a_step_that_nobody_would_count(two: tuple[FakeVault, FakeVault]) -> None:
    assistant, _ = two
    for one, reason in (
        (step(assistant, Step.APPROVE), Reason.OFFICE_DECIDES),
        (step(assistant, Step.SUBMIT, by_id="somebody"), Reason.OTHERS_STEP),
    ):
        with assistant.unit() as unit, pytest.raises(NotAllowed) as refused:
            unit.save(one)
        assert refused.value.values["reason"] is reason
    with assistant.unit() as unit:
        unit.save(step(assistant, Step.SUBMIT))
        unit.commit("submit")
        assert len(unit.find(PaperStep)) == 1


def test_a_head_decides_but_not_about_her_own(tmp_path: Path) -> None:
    head = make_vault(tmp_path / "head", name="Olga Maj", role="head")
    with head.unit() as unit:
        with pytest.raises(NotAllowed):
            unit.save(step(head, Step.APPROVE, paper_author_id=head.identity.person_id))
        unit.save(step(head, Step.APPROVE))
        unit.commit("approve")
