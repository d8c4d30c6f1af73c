"""The work plan: reading it; the writing half is in `plan_changes` and offered here as well."""

from datetime import date

from asystent_desktop.application.dictionaries import area_label, areas, statutory_tasks
from asystent_desktop.application.facts import FamilyFacts, gather
from asystent_desktop.application.plan_changes import (
    add_action,
    add_goal,
    change_action,
    change_goal,
    change_plan,
    drop_plan,
    move_action,
    new_version,
    remove_action,
    remove_goal,
    sign_plan,
    start_plan,
)
from asystent_desktop.application.plan_views import ActionView, GoalView, PlanVersionRow, PlanView
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.plan_rules import (
    goal_due_on,
    is_done,
    is_late,
    missing_deadlines,
    missing_effects,
    newest_plan,
)
from asystent_desktop.ports.desk import Desk

__all__ = [
    "ActionView",
    "GoalView",
    "PlanVersionRow",
    "PlanView",
    "add_action",
    "add_goal",
    "areas",
    "change_action",
    "change_goal",
    "change_plan",
    "drop_plan",
    "move_action",
    "new_version",
    "plan",
    "remove_action",
    "remove_goal",
    "sign_plan",
    "start_plan",
    "statutory_tasks",
]


def plan(
    desk: Desk, family_id: str, version: int | None = None, today: date | None = None
) -> PlanView | None:
    """One version of a family's plan.

    Args:
        desk: Where.
        family_id: Whose.
        version: None takes the newest, signed or not.
        today: The day lateness is judged on.

    Returns:
        None when there is no plan, or no such version.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        facts = gather(unit, scope)[scope]
        rivals: dict[str, list[str]] = {}
        for conflict in unit.conflicts(scope):
            rivals.setdefault(conflict.record.id, []).append(conflict.field)
    wanted = [one for one in facts.plans if version is None or one.version == version]
    found = newest_plan(wanted)
    return None if found is None else _view(facts, found, rivals, day)


def _view(facts: FamilyFacts, found: WorkPlan, rivals: dict[str, list[str]], day: date) -> PlanView:
    goals = facts.goals_of(found.id)
    actions = [action for _goal, held in goals for action in held]
    in_force = facts.plan_in_force
    return PlanView(
        plan_id=found.id,
        version=found.version,
        state=found.state,
        main_goal=found.main_goal,
        reason=found.reason,
        consulted=found.consulted,
        signed_on=found.signed_on,
        versions=tuple(
            PlanVersionRow(
                one.id, one.version, one.state, one.signed_on, in_force is not None and one.id == in_force.id
            )
            for one in sorted(facts.plans, key=lambda one: (one.version, one.id))
        ),
        goals=tuple(_goal(goal, held, rivals, day) for goal, held in goals),
        missing_effects=missing_effects(actions),
        missing_deadlines=missing_deadlines(actions),
        family_id=facts.family.id,
        conflicts=tuple(rivals.get(found.id, ())),
    )


def _goal(goal: PlanGoal, actions: list[PlanAction], rivals: dict[str, list[str]], day: date) -> GoalView:
    return GoalView(
        goal_id=goal.id,
        position=goal.position,
        title=goal.title,
        short=goal.short,
        area=goal.area,
        area_label=area_label(goal.area) if goal.area else "",
        done=sum(map(is_done, actions)),
        total=len(actions),
        due_on=goal_due_on(actions),
        actions=tuple(_action(action, rivals, day) for action in actions),
    )


def _action(action: PlanAction, rivals: dict[str, list[str]], day: date) -> ActionView:
    return ActionView(
        action_id=action.id,
        goal_id=action.goal_id,
        position=action.position,
        text=action.text,
        who=action.who,
        due_on=action.due_on,
        expected_effect=action.expected_effect,
        statutory_task=action.statutory_task,
        progress=action.progress,
        previous_progress=action.previous_progress,
        done_on=action.done_on,
        conflicts=tuple(rivals.get(action.id, ())),
        done=is_done(action),
        late=is_late(action, day),
    )
