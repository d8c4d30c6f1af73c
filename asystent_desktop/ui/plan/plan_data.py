"""One version of a plan with the version before it, to tell what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.family import members
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.plans.views import ActionView, GoalView, PlanVersionRow, PlanView
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.i18n import N_
from asystent_desktop.ports.desk import Desk

PROGRESS_WORDS = (
    N_("not begun"),
    N_("talked over with the family"),
    N_("first steps"),
    N_("half-way"),
    N_("nearly there"),
    N_("reached"),
)


@dataclass(frozen=True)
class PlanData:
    """What the tab shows.

    Attributes:
        plan: The version on the screen; None when the family has no plan.
        former: The version before it; None for the first.
        suggested: Areas the family's problems speak for.
        doers: Whom "who does it" offers: first names of the family, and the assistant's title.
    """

    family_id: str
    plan: PlanView | None
    former: PlanView | None
    today: date
    doers: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()

    @property
    def row(self) -> PlanVersionRow | None:
        """The version among all versions."""
        if self.plan is None:
            return None
        return next(row for row in self.plan.versions if row.plan_id == self.plan.plan_id)

    @property
    def draft(self) -> bool:
        """Whether the version may still change."""
        return self.plan is not None and self.plan.state == PlanState.DRAFT

    @property
    def works(self) -> bool:
        """Whether progress may be recorded: the plan in force, and a draft."""
        return self.draft or (self.row is not None and self.row.in_force)

    def number(self, item: GoalView | ActionView) -> str:
        """Gives "1." of a goal, "1.3" of an action: places as shown, without gaps."""
        for at, goal in enumerate(self.plan.goals if self.plan else (), 1):
            if goal.goal_id != item.goal_id:
                continue
            if isinstance(item, GoalView):
                return f"{at}."
            place = next(n for n, one in enumerate(goal.actions, 1) if one.action_id == item.action_id)
            return f"{at}.{place}"
        return ""

    def before(self, action: ActionView) -> ActionView | None:
        """The same action in the version before; None when there is none."""
        found = (one for goal in (self.former.goals if self.former else ()) for one in goal.actions)
        return next((one for one in found if one.action_id == action.former_id), None)

    def incomplete(self) -> list[ActionView]:
        """Actions that keep the plan from being printed: without effect or deadline (art. 15 ust. 3)."""
        actions = [action for goal in (self.plan.goals if self.plan else ()) for action in goal.actions]
        return [one for one in actions if not one.expected_effect.strip() or one.due_on is None]

    def first_open(self) -> str:
        """Id of the first action still to do, else of the first goal; "" in an empty plan."""
        goals = self.plan.goals if self.plan else ()
        actions = (action for goal in goals for action in goal.actions if not action.done)
        action = next(actions, None)
        return action.action_id if action else goals[0].goal_id if goals else ""

    def find(self, record_id: str) -> GoalView | ActionView | None:
        """The goal or action with that id."""
        for goal in self.plan.goals if self.plan else ():
            if goal.goal_id == record_id:
                return goal
            for action in goal.actions:
                if action.action_id == record_id:
                    return action
        return None


def load_plan(desk: Desk, family_id: str, version: int | None, today: date) -> PlanData:
    """Reads a version (None: the newest) and the one before it.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    plan = work_plan.plan(desk, family_id, version, today)
    if plan is None and version is not None:
        plan = work_plan.plan(desk, family_id, None, today)
    former = _former(desk, family_id, plan, today) if plan is not None else None
    names = [one.first_name for one in members.members(desk, family_id, today)]
    suggested = work_plan.suggested_areas(desk, family_id, today)
    return PlanData(family_id, plan, former, today, (*names, desk.identity().title), suggested)


def _former(desk: Desk, family_id: str, plan: PlanView, today: date) -> PlanView | None:
    lower = [row.version for row in plan.versions if row.version < plan.version]
    return work_plan.plan(desk, family_id, max(lower), today) if lower else None
