"""How a service may end, who must be told, and what closes it.

Rules:
1. Completed: goals reached, or a change of the court or of the method; interrupted: the family stopped or
   there was no effect; a death or a family that moved away is neither.
2. The social worker is always told; the court where it obliged the family on the last day; the court again
   where protective orders are applied for.
3. The family team closes, by number and date of its minutes; a death or a move by the head's note.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.ending import EndingCause, ServiceEnding, Told
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, Outcome
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes

BY_HEADS_NOTE = frozenset({EndingCause.DEATH, EndingCause.MOVED_AWAY})
_OUTCOMES = {
    EndingCause.GOALS_REACHED: {Outcome.COMPLETED},
    EndingCause.COURT_LIFTED: {Outcome.COMPLETED, Outcome.OTHER},
    EndingCause.METHOD_CHANGED: {Outcome.COMPLETED, Outcome.INTERRUPTED, Outcome.OTHER},
    EndingCause.FAMILY_STOPPED: {Outcome.INTERRUPTED},
    EndingCause.NO_EFFECT: {Outcome.INTERRUPTED},
    EndingCause.OTHER: set(Outcome),
    EndingCause.DEATH: {Outcome.OTHER},
    EndingCause.MOVED_AWAY: {Outcome.OTHER},
}
_CLOSING = {
    Outcome.COMPLETED: {TeamDecision.COMPLETE},
    Outcome.INTERRUPTED: {TeamDecision.INTERRUPT},
    Outcome.OTHER: {TeamDecision.COMPLETE, TeamDecision.INTERRUPT, TeamDecision.OTHER},
}


def ending_faults(ending: ServiceEnding, begun: date) -> Iterator[tuple[str, str]]:
    """What speaks against preparing an ending: field and code."""
    if ending.outcome not in _OUTCOMES[ending.cause]:
        yield "cause", "not-this-outcome"
    if not ending.reason.strip():
        yield "reason", "missing"
    if ending.outcome == Outcome.INTERRUPTED and not ending.recommendations.strip():
        yield "recommendations", "missing"
    if ending.ends_on < begun:
        yield "ends_on", "before-start"


def must_be_told(ending: ServiceEnding, bases: Iterable[CaseBasis]) -> tuple[Told, ...]:
    """Who has to learn of it, in order."""
    told = [Told.SOCIAL_WORKER]
    if any(one.basis == Basis.COURT and in_force(one, ending.ends_on) for one in bases):
        told.append(Told.COURT)
    if ending.protective_orders:
        told.append(Told.PROTECTIVE_ORDERS)
    return tuple(told)


def closing_fault(ending: ServiceEnding, minutes: TeamMinutes | None, head_note: str) -> str | None:
    """Why an ending cannot be closed: a stable code, or None when it can."""
    if ending.cause in BY_HEADS_NOTE and head_note.strip():
        return None
    if minutes is None:
        return "head-note-missing" if ending.cause in BY_HEADS_NOTE else "minutes-missing"
    return None if minutes.decision in _CLOSING[ending.outcome] else "team-decided-otherwise"
