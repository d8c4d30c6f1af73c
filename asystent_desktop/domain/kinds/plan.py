"""The work plan (*plan pracy z rodziną*; ustawa 9.06.2011, art. 15 ust. 1 pkt 1, ust. 3)."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record


class PlanState(StrEnum):
    """A signed plan is frozen; a change is a new version."""

    DRAFT = "draft"
    SIGNED = "signed"


class ConsultedWith(StrEnum):
    """With whom a plan is talked over."""

    FAMILY = "family"
    SOCIAL_WORKER = "social_worker"
    COORDINATOR = "coordinator"
    OTHER = "other"


@record("work_plan", merge=Merge.FIELD)
class WorkPlan(Record):
    """One version of a family's plan.

    Attributes:
        version: 1, 2, 3…; the highest signed one is in force.
        diagnosis: What the plan starts from: the family's situation, strengths beside difficulties.
        main_goal: The goal the detailed goals serve.
        reason: Why this version was made; empty for the first.
    """

    version: int
    state: PlanState = PlanState.DRAFT
    diagnosis: str = personal(searchable=True, versioned=True, default="")
    main_goal: str = personal(searchable=True, versioned=True, default="")
    reason: str = personal(versioned=True, default="")
    signed_on: date | None = None


@record("plan_consultation", merge=Merge.FIELD)
class PlanConsultation(Record):
    """That a version was talked over with somebody, on a day.

    The plan is drawn up with the family's members and in consultation with the social worker (art. 15 ust. 1
    pkt 1); where a child is placed it is coordinated with the child help plan (pkt 2).

    Attributes:
        name: Who it was, e.g. "Ewa Maj".
        placement_id: The placement whose help plan it was agreed with.
    """

    plan_id: str
    with_whom: ConsultedWith
    name: str = personal(default="")
    on: date
    placement_id: str | None = None
    note: str = personal(default="")


@record("plan_goal", merge=Merge.FIELD)
class PlanGoal(Record):
    """A detailed goal.

    Attributes:
        position: Order among the plan's goals, from 1.
        short: One or two words for chips on the visit card, e.g. "Szkoła".
        area: Key of a support area in resources/dictionaries/areas.toml.
        copied_from: The goal of the version before that this one goes on from.
    """

    plan_id: str
    position: int
    title: str = personal(searchable=True)
    short: str = personal(default="")
    area: str = ""
    copied_from: str | None = None


@record("plan_action", merge=Merge.FIELD)
class PlanAction(Record):
    """One action (*działanie*) with who, deadline and expected effect (art. 15 ust. 3).

    Attributes:
        who: Who does it, in words.
        statutory_task: Point of art. 15 ust. 1, e.g. "6" or "13a"; empty when not chosen.
        method: Key of resources/dictionaries/methods.toml; empty when not chosen.
        progress: 0-5; 5 is reached.
        previous_progress: What `progress` was before the last change; None at first.
        done_on: Day it was reached.
        copied_from: The action of the version before that this one goes on from.
    """

    goal_id: str
    position: int
    text: str = personal(searchable=True, versioned=True)
    who: str = personal(default="")
    due_on: date | None = None
    expected_effect: str = personal(searchable=True, versioned=True, default="")
    statutory_task: str = ""
    method: str = ""
    progress: int = 0
    previous_progress: int | None = None
    done_on: date | None = None
    copied_from: str | None = None
