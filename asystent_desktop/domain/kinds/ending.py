"""The end of a service and what follows it (ustawa 9.06.2011, art. 15 ust. 1 pkt 16)."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.kinds.assessment import GoalState
from asystent_desktop.domain.kinds.family import Outcome
from asystent_desktop.domain.records import Merge, Record, personal, record, rule, sensitive


class EndingCause(StrEnum):
    """Why a service ends; the last four need no minutes of the team, only the head's note."""

    GOALS_REACHED = "goals_reached"
    FAMILY_STOPPED = "family_stopped"
    NO_EFFECT = "no_effect"
    METHOD_CHANGED = "method_changed"
    COURT_LIFTED = "court_lifted"
    OTHER = "other"
    DEATH = "death"
    MOVED_AWAY = "moved_away"


class EndingState(StrEnum):
    """*Do zamknięcia* until the team has closed it; the family counts until then."""

    PREPARED = "prepared"
    CLOSED = "closed"


class Told(StrEnum):
    """Who has to learn of the ending."""

    SOCIAL_WORKER = "social_worker"
    COURT = "court"
    PROTECTIVE_ORDERS = "protective_orders"


class Stability(StrEnum):
    """What follow-up found."""

    STABLE = "stable"
    SHAKEN = "shaken"
    NEEDS_RETURN = "needs_return"
    NO_CONTACT = "no_contact"


@record("service_ending", merge=Merge.FIELD)
class ServiceEnding(Record):
    """One ending, prepared by the assistant and closed by the family team.

    Attributes:
        ends_on: Proposed last day of the service.
        goals: Goals of the plan in force as they stood then.
        protective_orders: An application for orders of the guardianship court is needed.
        minutes_id: The team's minutes that closed it.
        head_note: The head's note, for a death or a family that moved away.
        closed_on: Last day of the service as closed; None while "do zamknięcia".
    """

    outcome: Outcome = rule(risk=True)
    cause: EndingCause
    ends_on: date
    goals: tuple[GoalState, ...] = personal(default=())
    reason: str = sensitive(searchable=True)
    recommendations: str = personal(searchable=True, default="")
    protective_orders: bool = False
    state: EndingState = EndingState.PREPARED
    minutes_id: str | None = None
    head_note: str = personal(default="")
    closed_on: date | None = None


@record("ending_notice", merge=Merge.FIELD)
class EndingNotice(Record):
    """That somebody was told of the ending.

    Attributes:
        proof: How it went and what proves it, e.g. "list polecony, potwierdzenie 12.11".
    """

    ending_id: str
    told: Told
    to: str = personal(default="")
    on: date
    proof: str = personal(default="")


@record("follow_up", merge=Merge.FIELD)
class FollowUp(Record):
    """A period of *monitoring* after the service; the act sets no length."""

    since: date
    until: date
    plan: str = personal(searchable=True, default="")
    next_on: date | None = None
    ended_on: date | None = None
    result: str = personal(searchable=True, default="")


@record("follow_up_contact", merge=Merge.FIELD)
class FollowUpContact(Record):
    """One look at the family during follow-up."""

    follow_up_id: str
    on: date
    how: str = personal(default="")
    stability: Stability
    note: str = sensitive(searchable=True, default="")
    next_on: date | None = None
