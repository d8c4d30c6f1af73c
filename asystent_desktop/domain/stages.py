"""Where a service stands: the six-step bar, derived from dated events, never set by hand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StageKey(StrEnum):
    """The steps in order; `INTERRUPTION` takes the place of `COMPLETION`."""

    ASSIGNMENT = "assignment"
    DIAGNOSIS = "diagnosis"
    PLAN = "plan"
    WORK = "work"
    COMPLETION = "completion"
    INTERRUPTION = "interruption"
    FOLLOW_UP = "follow_up"


class StageState(StrEnum):
    """How a step is drawn."""

    DONE = "done"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True)
class Stage:
    """One step.

    Attributes:
        on: When it was reached; for the current work, the next half-yearly assessment; for follow-up, its
            last day. None when not known.
        plan_version: Version of the plan in force, on the plan's step only.
    """

    key: StageKey
    state: StageState
    on: date | None = None
    plan_version: int | None = None


@dataclass(frozen=True)
class ServiceFacts:
    """What the bar is derived from.

    Attributes:
        plan_signed_on: When the plan in force was signed; None without a signed plan.
        next_assessment_on: The next half-yearly date.
        ending_prepared: The ending waits for the family team (*do zamknięcia*).
    """

    cooperation_from: date | None = None
    diagnosed_on: date | None = None
    plan_version: int | None = None
    plan_signed_on: date | None = None
    next_assessment_on: date | None = None
    ended_on: date | None = None
    ending_prepared: bool = False
    interrupted: bool = False
    follow_up_until: date | None = None


def stages(facts: ServiceFacts, today: date) -> tuple[Stage, ...]:
    """The six steps on one day.

    A step is done when its event has happened, even if an earlier one was never recorded; the current step
    is the first after the last one done.
    """
    ended = facts.ended_on is not None and facts.ended_on <= today
    follow_up_over = ended and (facts.follow_up_until is None or facts.follow_up_until < today)
    reached = [
        facts.cooperation_from is not None and facts.cooperation_from <= today,
        facts.diagnosed_on is not None and facts.diagnosed_on <= today,
        facts.plan_version is not None,
        ended or facts.ending_prepared,
        ended,
        follow_up_over and facts.follow_up_until is not None,
    ]
    last = max((place for place, is_reached in enumerate(reached) if is_reached), default=-1)
    return tuple(
        Stage(
            key=key,
            state=_state(place, reached[place], last, follow_up_over),
            on=on,
            plan_version=facts.plan_version if key == StageKey.PLAN else None,
        )
        for place, (key, on) in enumerate(_steps(facts))
    )


def _steps(facts: ServiceFacts) -> tuple[tuple[StageKey, date | None], ...]:
    end = StageKey.INTERRUPTION if facts.interrupted else StageKey.COMPLETION
    return (
        (StageKey.ASSIGNMENT, facts.cooperation_from),
        (StageKey.DIAGNOSIS, facts.diagnosed_on),
        (StageKey.PLAN, facts.plan_signed_on),
        (StageKey.WORK, facts.next_assessment_on if facts.ended_on is None else None),
        (end, facts.ended_on),
        (StageKey.FOLLOW_UP, facts.follow_up_until),
    )


def _state(place: int, is_reached: bool, last: int, over: bool) -> StageState:
    if is_reached:
        return StageState.DONE
    # Once the service is over and there is no follow-up, nothing is current any more.
    return StageState.CURRENT if place == last + 1 and not (over and place > last) else StageState.NEXT
