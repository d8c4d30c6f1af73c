"""The work plan: reading it; the writing half is in `changes` and offered here as well."""

from dataclasses import replace
from datetime import date

from asystent_desktop.application.dictionaries import area_label, areas, methods, statutory_tasks
from asystent_desktop.application.due.facts import FamilyFacts, gather
from asystent_desktop.application.plans.changes import (
    add_action,
    add_goal,
    change_action,
    change_goal,
    change_plan,
    drop_plan,
    move_action,
    move_goal,
    new_version,
    remove_action,
    remove_goal,
    sign_plan,
    start_plan,
)
from asystent_desktop.application.plans.comparison import (
    BesideFormer,
    PlanDifference,
    beside_former,
    compare,
)
from asystent_desktop.application.plans.consultations import (
    add_consultation,
    consultations_in,
    remove_consultation,
    uncoordinated,
)
from asystent_desktop.application.plans.templates import (
    GoalTemplate,
    add_goal_from_template,
    goal_templates,
    suggested_areas,
)
from asystent_desktop.application.plans.views import (
    ActionView,
    ConsultationView,
    GoalView,
    PlanVersionRow,
    PlanView,
)
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.kinds.plan import ConsultedWith, PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.plan_difference import Turn
from asystent_desktop.domain.plan_rules import (
    goal_due_on,
    is_done,
    is_late,
    missing_deadlines,
    missing_effects,
    newest_plan,
)
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.desk import Desk

__all__ = [
    "ActionView",
    "ConsultationView",
    "ConsultedWith",
    "GoalTemplate",
    "GoalView",
    "PlanDifference",
    "PlanVersionRow",
    "PlanView",
    "add_action",
    "add_consultation",
    "add_goal",
    "add_goal_from_template",
    "areas",
    "change_action",
    "change_goal",
    "change_plan",
    "compare",
    "drop_plan",
    "goal_templates",
    "methods",
    "move_action",
    "move_goal",
    "new_version",
    "plan",
    "remove_action",
    "remove_consultation",
    "remove_goal",
    "sign_plan",
    "start_plan",
    "statutory_tasks",
    "suggested_areas",
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
        found = newest_plan(one for one in facts.plans if version in (None, one.version))
        if found is None:
            return None
        talked = consultations_in(unit, found)
        lacking = uncoordinated(unit, found, talked)
    return replace(_view(facts, found, rivals, day), consultations=talked, uncoordinated=lacking)


def _view(facts: FamilyFacts, found: WorkPlan, rivals: dict[str, list[str]], day: date) -> PlanView:
    goals = facts.goals_of(found.id)
    beside = beside_former(facts, found)
    actions = [action for _goal, held in goals for action in held]
    in_force = facts.plan_in_force
    return PlanView(
        plan_id=found.id,
        version=found.version,
        state=found.state,
        main_goal=found.main_goal,
        reason=found.reason,
        diagnosis=found.diagnosis,
        changes=beside.changes,
        signed_on=found.signed_on,
        versions=tuple(
            PlanVersionRow(
                one.id, one.version, one.state, one.signed_on, in_force is not None and one.id == in_force.id
            )
            for one in sorted(facts.plans, key=lambda one: (one.version, one.id))
        ),
        goals=tuple(_goal(goal, held, rivals, day, beside) for goal, held in goals),
        missing_effects=missing_effects(actions),
        missing_deadlines=missing_deadlines(actions),
        family_id=facts.family.id,
        conflicts=tuple(rivals.get(found.id, ())),
    )


def _goal(
    goal: PlanGoal,
    actions: list[PlanAction],
    rivals: dict[str, list[str]],
    day: date,
    beside: BesideFormer,
) -> GoalView:
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
        actions=tuple(_action(action, rivals, day, beside) for action in actions),
    )


def _action(action: PlanAction, rivals: dict[str, list[str]], day: date, beside: BesideFormer) -> ActionView:
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
        method=action.method,
        method_label=dictionaries.label("methods", action.method) if action.method else "",
        former_id=beside.former.get(action.id),
        altered=any(one.record_id == action.id and one.turn == Turn.ALTERED for one in beside.changes),
    )
