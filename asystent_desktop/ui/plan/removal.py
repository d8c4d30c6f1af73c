"""Removing a goal or an action so that it can be brought back: what was removed is added again as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.plans.views import ActionView, GoalView, PlanView
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk


def together(steps: Iterable[ChangeSet]) -> ChangeSet:
    """What several commands changed, told once."""
    return ChangeSet(frozenset(change for step in steps for change in step.changes))


def restore_action(desk: Desk, goal_id: str, action: ActionView, place: int, count: int) -> ChangeSet:
    """Adds an action again, in its place and with its progress.

    Args:
        desk: Where.
        goal_id: The goal it belongs to.
        action: As it was.
        place: Its place in the goal, from 0.
        count: How many actions stand in the goal without it.
    """
    added, made = work_plan.add_action(
        desk,
        goal_id,
        action.text,
        who=action.who,
        due_on=action.due_on,
        expected_effect=action.expected_effect,
        statutory_task=action.statutory_task,
        method=action.method,
    )
    steps = [added]
    if action.previous_progress is not None:
        # Two steps, so that "it was" is told again as before.
        steps.append(work_plan.change_action(desk, made, progress=action.previous_progress))
    if action.progress or action.done_on:
        steps.append(work_plan.change_action(desk, made, progress=action.progress, done_on=action.done_on))
    if place != count:
        steps.append(work_plan.move_action(desk, made, place - count))
    return together(steps)


def restore_goal(desk: Desk, plan_id: str, goal: GoalView) -> ChangeSet:
    """Adds a goal again with its actions, in its place."""
    added, made = work_plan.add_goal(desk, plan_id, goal.title, goal.area, goal.short)
    steps = [added, work_plan.change_goal(desk, made, position=goal.position)]
    steps += [restore_action(desk, made, action, at, at) for at, action in enumerate(goal.actions)]
    return together(steps)


Job = Callable[[], ChangeSet]


def removal(desk: Desk, plan: PlanView, record_id: str) -> tuple[Job, Job] | None:
    """The two jobs that remove a goal or an action and bring it back; None when it is not there."""
    for goal in plan.goals:
        if goal.goal_id == record_id:
            return partial(work_plan.remove_goal, desk, record_id), partial(
                restore_goal, desk, plan.plan_id, goal
            )
        for place, action in enumerate(goal.actions):
            if action.action_id == record_id:
                rest = len(goal.actions) - 1
                back = partial(restore_action, desk, goal.goal_id, action, place, rest)
                return partial(work_plan.remove_action, desk, record_id), back
    return None
