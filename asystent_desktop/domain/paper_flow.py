"""Where a paper stands: a pure function of its steps and of the hash of its present content.

Rules (exchange design, §2, merge kind "workflow"):
1. An approval or a return counts when it answers a known submission of the same content by somebody else; a
   sending counts when it answers an approval of the same content that counts. What does not count is listed
   with its reason, never lost, and counts by itself once the missing step has arrived.
2. A counting step replaces those it lists in `seen`; the rest are live. Steps that replace each other in a
   ring (only a forger makes them) are live, all of them.
3. A live step that speaks of another content than the present one is void: somebody edited since. Only a
   sending stays a fact; the paper then shows as changed since.
4. Live steps that differ are rivals: the most careful state is shown, and a person decides by a step that has
   seen them all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from asystent_desktop.domain.kinds.workflow import PaperStep, Step


class PaperState(StrEnum):
    """Where a paper stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SENT = "sent"


class Flaw(StrEnum):
    """Why a step does not count: stable codes."""

    UNANSWERED = "step-unanswered"  # the step it answers has not arrived, or does not count
    OTHER_CONTENT = "step-other-content"  # it speaks of another content than the step it answers
    OWN_PAPER = "step-own-paper"  # the author, or whoever submitted, decided on the paper


@dataclass(frozen=True)
class Ignored:
    """A step that does not count, and why."""

    step: PaperStep
    flaw: Flaw


@dataclass(frozen=True)
class Standing:
    """Where a paper stands.

    Attributes:
        live: Steps nobody has replaced, void ones included, by time; the next step lists them in `seen`.
        current: The live step the state comes from; None for a draft without one.
        voided: Live steps whose content was edited since; the paper is a draft again, unless it was sent.
        rivals: Two or more live steps that contradict each other; empty when a person need not decide.
        ignored: Steps that do not count.
    """

    state: PaperState
    live: tuple[PaperStep, ...] = ()
    current: PaperStep | None = None
    voided: tuple[PaperStep, ...] = ()
    rivals: tuple[PaperStep, ...] = ()
    ignored: tuple[Ignored, ...] = ()

    @property
    def live_ids(self) -> tuple[str, ...]:
        """What the next step must list in `seen`."""
        return tuple(sorted(one.id for one in self.live))

    @property
    def changed_since(self) -> bool:
        """Whether the paper was edited after the step it had reached."""
        return bool(self.voided)


_STATES = {
    Step.SUBMIT: PaperState.SUBMITTED,
    Step.APPROVE: PaperState.APPROVED,
    Step.RETURN: PaperState.RETURNED,
    Step.SEND: PaperState.SENT,
}
_CARE = {Step.SEND: 0, Step.RETURN: 1, Step.SUBMIT: 2, Step.APPROVE: 3}
"""Of rivals the first in this order is shown: a sending cannot be undone, an approval is doubted first."""


def standing(steps: Iterable[PaperStep], present: str | None) -> Standing:
    """Where one paper stands.

    Args:
        steps: All steps of one paper, in any order, repeated or not; deleted records cannot exist.
        present: Hex SHA-256 of the paper's present content; None when it cannot be composed now, then
            every live step speaks of an older content.
    """
    by_id = {one.id: one for one in steps}
    flaws = {name: _flaw(one, by_id) for name, one in by_id.items()}
    counting = [one for name, one in by_id.items() if flaws[name] is None]
    live = _live(counting)
    voided = tuple(one for one in live if one.content_sha256 != present)
    standing_now = [one for one in live if one.step is Step.SEND or one not in voided]
    current = min(standing_now, key=_care, default=None)
    return Standing(
        PaperState.DRAFT if current is None else _STATES[current.step],
        live,
        current,
        voided,
        _rivals(standing_now),
        tuple(Ignored(by_id[name], flaw) for name, flaw in sorted(flaws.items()) if flaw is not None),
    )


def _flaw(step: PaperStep, by_id: Mapping[str, PaperStep]) -> Flaw | None:
    if step.step is Step.SUBMIT:
        return None
    answered = by_id.get(step.answers or "")
    wanted = Step.APPROVE if step.step is Step.SEND else Step.SUBMIT
    if answered is None or answered.step is not wanted:
        return Flaw.UNANSWERED
    if step.content_sha256 != answered.content_sha256:
        return Flaw.OTHER_CONTENT
    if step.step is Step.SEND:
        return Flaw.UNANSWERED if _flaw(answered, by_id) is not None else None
    return Flaw.OWN_PAPER if step.by_id in (answered.by_id, answered.paper_author_id) else None


def _live(counting: list[PaperStep]) -> tuple[PaperStep, ...]:
    replaced = {name for one in counting for name in one.seen if name != one.id}
    live = [one for one in counting if one.id not in replaced] or counting
    return tuple(sorted(live, key=lambda one: (one.made_at, one.id)))


def _care(step: PaperStep) -> tuple[int, str]:
    return (_CARE[step.step], step.id)


def _rivals(live: list[PaperStep]) -> tuple[PaperStep, ...]:
    """The live steps where they differ; two equal ones, e.g. of two heads who both approved, need nobody."""
    differ = len({(one.step, one.content_sha256) for one in live}) > 1
    return tuple(live) if differ else ()
