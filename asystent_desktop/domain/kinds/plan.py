"""The work plan (*plan pracy z rodziną*; ustawa 9.06.2011, art. 15 ust. 1 pkt 1, ust. 3)."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record


class PlanState(StrEnum):
    """A signed plan is frozen; a change is a new version."""

    DRAFT = "draft"
    SIGNED = "signed"


@record("work_plan", merge=Merge.FIELD)
class WorkPlan(Record):
    """One version of a family's plan.

    Attributes:
        version: 1, 2, 3…; the highest signed one is in force.
        main_goal: The goal the detailed goals serve.
        reason: Why this version was made; empty for the first.
        consulted: With whom the plan was agreed and when, in words.
    """

    version: int
    state: PlanState = PlanState.DRAFT
    main_goal: str = personal(searchable=True, versioned=True, default="")
    reason: str = personal(versioned=True, default="")
    consulted: str = personal(versioned=True, default="")
    signed_on: date | None = None


@record("plan_goal", merge=Merge.FIELD)
class PlanGoal(Record):
    """A detailed goal.

    Attributes:
        position: Order among the plan's goals, from 1.
        short: One or two words for chips on the visit card, e.g. "Szkoła".
        area: Key of a support area in resources/dictionaries/areas.toml.
    """

    plan_id: str
    position: int
    title: str = personal(searchable=True)
    short: str = personal(default="")
    area: str = ""


@record("plan_action", merge=Merge.FIELD)
class PlanAction(Record):
    """One action (*działanie*) with who, deadline and expected effect (art. 15 ust. 3).

    Attributes:
        who: Who does it, in words.
        statutory_task: Point of art. 15 ust. 1, e.g. "6" or "13a"; empty when not chosen.
        progress: 0-5; 5 is reached.
        previous_progress: What `progress` was before the last change; None at first.
        done_on: Day it was reached.
    """

    goal_id: str
    position: int
    text: str = personal(searchable=True, versioned=True)
    who: str = personal(default="")
    due_on: date | None = None
    expected_effect: str = personal(searchable=True, versioned=True, default="")
    statutory_task: str = ""
    progress: int = 0
    previous_progress: int | None = None
    done_on: date | None = None
