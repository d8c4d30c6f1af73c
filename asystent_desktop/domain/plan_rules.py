"""What of a plan is done, late, missing or in force."""

from collections.abc import Iterable, Sequence
from datetime import date

from asystent_desktop.domain.kinds.plan import PlanAction, PlanState, WorkPlan

REACHED = 5


def is_done(action: PlanAction) -> bool:
    """Reached: progress 5, or a day it was done on."""
    return action.progress >= REACHED or action.done_on is not None


def is_late(action: PlanAction, today: date) -> bool:
    """Not done and its deadline has passed."""
    return not is_done(action) and action.due_on is not None and action.due_on < today


def plan_in_force(plans: Iterable[WorkPlan]) -> WorkPlan | None:
    """The highest signed version; None without one."""
    signed = [plan for plan in plans if plan.state == PlanState.SIGNED]
    return max(signed, key=_order, default=None)


def newest_plan(plans: Iterable[WorkPlan]) -> WorkPlan | None:
    """The highest version, signed or not."""
    return max(plans, key=_order, default=None)


def version_before(plans: Iterable[WorkPlan], plan: WorkPlan) -> WorkPlan | None:
    """The version a version is compared with: the next lower one."""
    return newest_plan(one for one in plans if one.version < plan.version)


def _order(plan: WorkPlan) -> tuple[int, str]:
    return plan.version, plan.id


def goal_due_on(actions: Sequence[PlanAction]) -> date | None:
    """The latest deadline among open actions; among all when every one is done; None without any."""
    still_open = [one.due_on for one in actions if one.due_on and not is_done(one)]
    return max(still_open or [one.due_on for one in actions if one.due_on], default=None)


def missing_effects(actions: Iterable[PlanAction]) -> int:
    """Actions without an expected effect (art. 15 ust. 3)."""
    return sum(not action.expected_effect.strip() for action in actions)


def missing_deadlines(actions: Iterable[PlanAction]) -> int:
    """Actions without a deadline (art. 15 ust. 3)."""
    return sum(action.due_on is None for action in actions)
