"""Where a paper stands: the rules one by one, and a stateful walk of an office against a simple oracle."""

import dataclasses
import random
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.domain.paper_flow import Flaw, PaperState, Standing, standing

AT = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
ONE, TWO = "1" * 64, "2" * 64


def step(name: str, what: Step, *seen: str, **changes: Any) -> PaperStep:
    values: dict[str, Any] = {
        "id": name,
        "scope": "family:f",
        "paper_kind": "court_opinion",
        "paper_id": "o",
        "step": what,
        "content_sha256": ONE,
        "by_id": "anna" if what in (Step.SUBMIT, Step.SEND) else "ewa",
        "paper_author_id": "anna",
        "answers": seen[0] if seen and what is not Step.SUBMIT else None,
        "seen": seen,
        "made_at": AT,
    }
    return PaperStep(**{**values, **changes})


SUBMITTED = step("s", Step.SUBMIT)
APPROVED = step("a", Step.APPROVE, "s")
RETURNED = step("r", Step.RETURN, "s", reason="Brak źródeł")
SENT = step("w", Step.SEND, "a")


def states(*steps: PaperStep, present: str | None = ONE) -> PaperState:
    return standing(steps, present).state


def test_the_whole_way() -> None:
    assert states() is PaperState.DRAFT
    assert states(SUBMITTED) is PaperState.SUBMITTED
    assert states(SUBMITTED, RETURNED) is PaperState.RETURNED
    assert states(SUBMITTED, APPROVED) is PaperState.APPROVED
    assert states(SUBMITTED, APPROVED, SENT) is PaperState.SENT


def test_a_later_edit_voids_what_was_decided_about_the_former_text() -> None:
    for steps in ((SUBMITTED,), (SUBMITTED, APPROVED), (SUBMITTED, RETURNED)):
        now = standing(steps, TWO)
        assert (now.state, now.current) == (PaperState.DRAFT, None)
        assert now.voided == (steps[-1],)
    assert states(SUBMITTED, APPROVED, present=None) is PaperState.DRAFT


def test_a_paper_that_left_stays_sent_and_shows_as_changed_since() -> None:
    now = standing((SUBMITTED, APPROVED, SENT), TWO)
    assert (now.state, now.changed_since) == (PaperState.SENT, True)


def test_the_same_text_again_is_approved_again_without_anybody_deciding_twice() -> None:
    """The edit was undone: the hash is what counts, not the clock."""
    assert states(SUBMITTED, APPROVED, present=TWO) is PaperState.DRAFT
    assert states(SUBMITTED, APPROVED, present=ONE) is PaperState.APPROVED


def test_nobody_approves_a_paper_she_wrote_or_submitted() -> None:
    own = step("a", Step.APPROVE, "s", by_id="anna")
    for_another = step("s", Step.SUBMIT, by_id="ewa")
    for steps, guilty in (((SUBMITTED, own), own), ((for_another, APPROVED), APPROVED)):
        now = standing(steps, ONE)
        assert now.state is PaperState.SUBMITTED
        assert [(one.step, one.flaw) for one in now.ignored] == [(guilty, Flaw.OWN_PAPER)]
    lied = step("a", Step.APPROVE, "s", by_id="anna", paper_author_id="somebody")
    assert states(SUBMITTED, lied) is PaperState.SUBMITTED


def test_an_approval_of_another_text_does_not_count() -> None:
    now = standing((SUBMITTED, step("a", Step.APPROVE, "s", content_sha256=TWO)), TWO)
    assert now.state is PaperState.DRAFT
    assert [one.flaw for one in now.ignored] == [Flaw.OTHER_CONTENT]


def test_an_answer_waits_for_what_it_answers() -> None:
    now = standing((APPROVED,), ONE)
    assert (now.state, [one.flaw for one in now.ignored]) == (PaperState.DRAFT, [Flaw.UNANSWERED])
    assert states(APPROVED, SENT) is PaperState.DRAFT, "a sending of an approval that does not count"
    assert states(SUBMITTED, step("w", Step.SEND, "s")) is PaperState.SUBMITTED, "sent without an approval"
    assert states(SUBMITTED, RETURNED, step("w", Step.SEND, "r")) is PaperState.RETURNED


def test_two_heads_who_decide_differently_are_both_shown_until_somebody_has_seen_both() -> None:
    other = dataclasses.replace(RETURNED, by_id="olga")
    now = standing((SUBMITTED, APPROVED, other), ONE)
    assert (now.state, now.rivals) == (PaperState.RETURNED, (APPROVED, other))
    settled = step("b", Step.APPROVE, "s", seen=now.live_ids)
    after = standing((SUBMITTED, APPROVED, other, settled), ONE)
    assert (after.state, after.rivals, after.live) == (PaperState.APPROVED, (), (settled,))


def test_two_heads_who_decide_the_same_need_nobody() -> None:
    now = standing((SUBMITTED, APPROVED, dataclasses.replace(APPROVED, id="b", by_id="olga")), ONE)
    assert (now.state, now.rivals) == (PaperState.APPROVED, ())


def test_a_forged_ring_hides_nothing() -> None:
    one, other = step("x", Step.SUBMIT, "y"), step("y", Step.SUBMIT, "x", content_sha256=TWO)
    assert {one.id for one in standing((one, other), ONE).live} == {"x", "y"}


class Office(RuleBasedStateMachine):
    """Three desks write, submit and decide about one paper; steps travel late and in any order.

    The oracle follows, per desk, the list of steps that desk took in with full knowledge of it, and answers
    where the paper stands by looking at which steps nobody has acted upon.
    """

    @initialize()
    def begin(self) -> None:
        self.steps: dict[str, PaperStep] = {}
        self.held: list[set[str]] = [set(), set(), set()]
        self.content = ["0" * 64] * 3

    @rule(desk=st.integers(0, 2), text=st.integers(0, 2))
    def edit(self, desk: int, text: int) -> None:
        self.content[desk] = str(text) * 64

    @rule(desk=st.integers(0, 2))
    def submit(self, desk: int) -> None:
        self.take(desk, Step.SUBMIT, None)

    @precondition(lambda self: self.steps)
    @rule(desk=st.integers(0, 2), what=st.sampled_from(list(Step)), pick=st.integers(0, 50))
    def answer(self, desk: int, what: Step, pick: int) -> None:
        known = sorted(self.held[desk])
        if known and what is not Step.SUBMIT:
            self.take(desk, what, known[pick % len(known)])

    @rule(source=st.integers(0, 2), reader=st.integers(0, 2))
    def meet(self, source: int, reader: int) -> None:
        self.held[reader] |= self.held[source]

    @invariant()
    def every_order_gives_the_same(self) -> None:
        for desk in range(3):
            assert self.now(desk, 1) == self.now(desk, 2)

    @invariant()
    def the_oracle_agrees(self) -> None:
        for desk in range(3):
            held, present = self.held[desk], self.content[desk]
            count = {name for name in held if self.counts(name, held)}
            acted_upon = {old for name in count for old in self.steps[name].seen}
            live = count - acted_upon
            now = self.now(desk, 3)
            assert set(now.live_ids) == live
            assert {one.step.id for one in now.ignored} == held - count
            fresh = {self.steps[name] for name in live if self.steps[name].content_sha256 == present}
            sent = {self.steps[name] for name in live if self.steps[name].step is Step.SEND}
            kinds = {one.step for one in fresh | sent}
            order = [Step.SEND, Step.RETURN, Step.SUBMIT, Step.APPROVE]
            first = next((one for one in order if one in kinds), None)
            assert (now.current.step if now.current else None) is first
            assert set(now.voided) == {self.steps[name] for name in live} - fresh

    def counts(self, name: str, held: set[str]) -> bool:
        one = self.steps[name]
        if one.step is Step.SUBMIT:
            return True
        target = self.steps[one.answers or ""] if one.answers in held else None
        if target is None or target.content_sha256 != one.content_sha256:
            return False
        if one.step is Step.SEND:
            return target.step is Step.APPROVE and self.counts(target.id, held)
        return target.step is Step.SUBMIT and one.by_id not in (target.by_id, target.paper_author_id)

    def take(self, desk: int, what: Step, answers: str | None) -> None:
        name = f"t{len(self.steps):03}"
        made_at = AT + timedelta(minutes=(7 * len(self.steps)) % 11)
        self.steps[name] = step(
            name,
            what,
            answers=answers,
            by_id=f"desk{desk}",
            paper_author_id="desk0",
            content_sha256=self.content[desk],
            seen=self.now(desk, 0).live_ids,
            made_at=made_at,
        )
        self.held[desk].add(name)

    def now(self, desk: int, seed: int) -> Standing:
        steps = [self.steps[name] for name in sorted(self.held[desk])] * 2
        random.Random(seed).shuffle(steps)
        return standing(steps, self.content[desk])


TestOffice = Office.TestCase
TestOffice.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
