"""Writing a work plan.

Rules:
1. Only a draft changes. A signed plan is frozen, but for what work on it brings about: the progress of its
   actions and the day an action was done, which are a record of the work and no change of the plan.
2. A change of the plan is a new version, copied from the one in force, with a reason; one draft at a time.
3. A missing effect or deadline never blocks signing here; it blocks printing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.faults import FieldProblem, PlanDraftOpen, PlanFrozen, ReasonMissing
from asystent_desktop.application.reading import changed, family_in, record_in
from asystent_desktop.domain.kinds.plan import PlanAction, PlanConsultation, PlanGoal, PlanState, WorkPlan
from asystent_desktop.domain.plan_rules import REACHED, newest_plan, plan_in_force
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

Part = TypeVar("Part", PlanGoal, PlanAction)

_PLAN_FIELDS = ("diagnosis", "main_goal", "reason")
_GOAL_FIELDS = ("title", "short", "area", "position")
_WORK_FIELDS = ("progress", "done_on")
_ACTION_FIELDS = (
    *("text", "who", "due_on", "expected_effect", "statutory_task", "method", "position"),
    *_WORK_FIELDS,
)


def start_plan(desk: Desk, family_id: str) -> tuple[ChangeSet, str]:
    """Begins the first plan as an empty draft.

    Raises:
        UnknownFamily: The family is not in this store.
        PlanDraftOpen: There is a draft; `PlanFrozen`: there is a signed plan, so a new version is wanted.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        newest = newest_plan(unit.find(WorkPlan, scope=scope))
        if newest is not None:
            _refuse_draft(newest)
            raise PlanFrozen(plan_id=newest.id, version=newest.version)
        made = WorkPlan(id=desk.ids.new(), scope=scope, version=1)
        unit.save(made)
        return unit.commit("start-plan"), made.id


def new_version(desk: Desk, family_id: str, reason: str) -> tuple[ChangeSet, str]:
    """Begins a new version as a copy of the plan in force.

    Raises:
        UnknownFamily: The family is not in this store.
        ReasonMissing: No reason.
        PlanDraftOpen: There is a draft already, perhaps the first plan.
    """
    if not reason.strip():
        raise ReasonMissing(what="plan")
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        plans = unit.find(WorkPlan, scope=scope)
        newest, held = newest_plan(plans), plan_in_force(plans)
        if newest is not None:
            _refuse_draft(newest)
        made = WorkPlan(
            id=desk.ids.new(),
            scope=scope,
            version=newest.version + 1 if newest else 1,
            diagnosis=held.diagnosis if held else "",
            main_goal=held.main_goal if held else "",
            reason=reason.strip(),
        )
        unit.save(made)
        if held is not None:
            _copy_goals(desk, unit, held, made)
        return unit.commit("new-plan-version"), made.id


def _refuse_draft(newest: WorkPlan) -> None:
    if newest.state == PlanState.DRAFT:
        raise PlanDraftOpen(plan_id=newest.id, version=newest.version)


def _copy_goals(desk: Desk, unit: UnitOfWork, held: WorkPlan, made: WorkPlan) -> None:
    for goal in unit.find(PlanGoal, scope=held.scope, plan_id=held.id):
        copy = replace(goal, id=desk.ids.new(), plan_id=made.id, copied_from=goal.id)
        unit.save(copy)
        for action in unit.find(PlanAction, scope=held.scope, goal_id=goal.id):
            unit.save(replace(action, id=desk.ids.new(), goal_id=copy.id, copied_from=action.id))


def draft_in(unit: UnitOfWork, plan_id: str) -> WorkPlan:
    """The plan, if it may still change.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    plan = record_in(unit, WorkPlan, plan_id)
    if plan.state != PlanState.DRAFT:
        raise PlanFrozen(plan_id=plan.id, version=plan.version)
    return plan


def _draft_goal(unit: UnitOfWork, goal_id: str) -> PlanGoal:
    goal = record_in(unit, PlanGoal, goal_id)
    draft_in(unit, goal.plan_id)
    return goal


def _draft_action(unit: UnitOfWork, action_id: str) -> PlanAction:
    action = record_in(unit, PlanAction, action_id)
    _draft_goal(unit, action.goal_id)
    return action


def change_plan(desk: Desk, plan_id: str, **fields: Any) -> ChangeSet:
    """Changes `diagnosis`, `main_goal` or `reason` of a draft.

    Raises:
        UnknownRecord, PlanFrozen, NotOnesField.
    """
    with desk.unit_of_work() as unit:
        unit.save(changed(draft_in(unit, plan_id), _PLAN_FIELDS, fields))
        return unit.commit("change-plan")


def drop_plan(desk: Desk, plan_id: str) -> ChangeSet:
    """Throws a draft away with its goals and actions.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        plan = draft_in(unit, plan_id)
        for goal in unit.find(PlanGoal, scope=plan.scope, plan_id=plan.id):
            _delete_goal(unit, goal)
        for consultation in unit.find(PlanConsultation, scope=plan.scope, plan_id=plan.id):
            unit.delete(consultation)
        unit.delete(plan)
        return unit.commit("drop-plan")


def add_goal(desk: Desk, plan_id: str, title: str, area: str = "", short: str = "") -> tuple[ChangeSet, str]:
    """Adds a goal at the end.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        plan = draft_in(unit, plan_id)
        held = unit.find(PlanGoal, scope=plan.scope, plan_id=plan_id)
        goal = PlanGoal(
            id=desk.ids.new(),
            scope=plan.scope,
            plan_id=plan_id,
            position=next_position(held),
            title=title.strip(),
            short=short.strip(),
            area=area,
        )
        unit.save(goal)
        return unit.commit("add-goal"), goal.id


def next_position(held: list[PlanGoal] | list[PlanAction]) -> int:
    return max((one.position for one in held), default=0) + 1


def change_goal(desk: Desk, goal_id: str, **fields: Any) -> ChangeSet:
    """Changes `title`, `short`, `area` or `position`.

    Raises:
        UnknownRecord, PlanFrozen, NotOnesField.
    """
    with desk.unit_of_work() as unit:
        unit.save(changed(_draft_goal(unit, goal_id), _GOAL_FIELDS, fields))
        return unit.commit("change-goal")


def remove_goal(desk: Desk, goal_id: str) -> ChangeSet:
    """Removes a goal with its actions.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        _delete_goal(unit, _draft_goal(unit, goal_id))
        return unit.commit("remove-goal")


def _delete_goal(unit: UnitOfWork, goal: PlanGoal) -> None:
    for action in unit.find(PlanAction, scope=goal.scope, goal_id=goal.id):
        unit.delete(action)
    unit.delete(goal)


def add_action(
    desk: Desk,
    goal_id: str,
    text: str,
    *,
    who: str = "",
    due_on: date | None = None,
    expected_effect: str = "",
    statutory_task: str = "",
    method: str = "",
) -> tuple[ChangeSet, str]:
    """Adds an action at the end of a goal.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        goal = _draft_goal(unit, goal_id)
        action = PlanAction(
            id=desk.ids.new(),
            scope=goal.scope,
            goal_id=goal_id,
            position=next_position(unit.find(PlanAction, scope=goal.scope, goal_id=goal_id)),
            text=text.strip(),
            who=who.strip(),
            due_on=due_on,
            expected_effect=expected_effect.strip(),
            statutory_task=statutory_task,
            method=method,
        )
        unit.save(action)
        return unit.commit("add-action"), action.id


def change_action(desk: Desk, action_id: str, **fields: Any) -> ChangeSet:
    """Changes an action; of a signed plan only `progress` and `done_on`.

    A progress of 5 dates the action done today unless a day is given; less than 5 takes the day away. The
    former progress is kept in `previous_progress`.

    Raises:
        UnknownRecord, PlanFrozen, NotOnesField.
        ValueError: A progress outside 0-5.
    """
    with desk.unit_of_work() as unit:
        if set(fields) <= set(_WORK_FIELDS):
            action = record_in(unit, PlanAction, action_id)
        else:
            action = _draft_action(unit, action_id)
        unit.save(_with_progress(action, changed(action, _ACTION_FIELDS, fields), fields, desk.clock.today()))
        return unit.commit("change-action")


def _with_progress(before: PlanAction, after: PlanAction, fields: dict[str, Any], today: date) -> PlanAction:
    if "progress" not in fields or after.progress == before.progress:
        return after
    if not 0 <= after.progress <= REACHED:
        raise ValueError(after.progress)
    done_on = after.done_on
    if "done_on" not in fields:
        done_on = today if after.progress == REACHED else None
    return replace(after, previous_progress=before.progress, done_on=done_on)


def remove_action(desk: Desk, action_id: str) -> ChangeSet:
    """Removes an action of a draft.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        unit.delete(_draft_action(unit, action_id))
        return unit.commit("remove-action")


def move_action(desk: Desk, action_id: str, steps: int) -> ChangeSet:
    """Moves an action up (negative) or down inside its goal; beyond the ends it stops there.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        action = _draft_action(unit, action_id)
        held = unit.find(PlanAction, scope=action.scope, goal_id=action.goal_id)
        _reorder(unit, held, action_id, steps)
        return unit.commit("move-action")


def move_goal(desk: Desk, goal_id: str, steps: int) -> ChangeSet:
    """Moves a goal up (negative) or down inside its version; beyond the ends it stops there.

    Raises:
        UnknownRecord, PlanFrozen.
    """
    with desk.unit_of_work() as unit:
        goal = _draft_goal(unit, goal_id)
        _reorder(unit, unit.find(PlanGoal, scope=goal.scope, plan_id=goal.plan_id), goal_id, steps)
        return unit.commit("move-goal")


def _reorder(unit: UnitOfWork, held: Sequence[Part], moved: str, steps: int) -> None:
    order = sorted(held, key=lambda one: (one.position, one.id))
    place = next(index for index, one in enumerate(order) if one.id == moved)
    target = min(max(place + steps, 0), len(order) - 1)
    order.insert(target, order.pop(place))
    for position, one in enumerate(order, 1):
        if one.position != position:
            unit.save(replace(one, position=position))


def sign_plan(desk: Desk, plan_id: str, signed_on: date) -> ChangeSet:
    """Freezes a draft as signed on a day; it is in force from now on.

    Raises:
        UnknownRecord, PlanFrozen.
        InvalidEntry: The day lies in the future.
    """
    with desk.unit_of_work() as unit:
        plan = draft_in(unit, plan_id)
        if signed_on > desk.clock.today():
            raise InvalidEntry((FieldProblem("signed_on", "future"),))
        unit.save(replace(plan, state=PlanState.SIGNED, signed_on=signed_on))
        return unit.commit("sign-plan")
