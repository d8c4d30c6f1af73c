"""The work plan."""

from datetime import date

import pytest

from asystent_desktop.application.faults import NotOnesField, PlanDraftOpen, PlanFrozen, ReasonMissing
from asystent_desktop.application.plans import work_plan
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY


def texts(desk: Desk, family_id: str) -> list[str]:
    view = work_plan.plan(desk, family_id)
    assert view is not None
    return [action.text for goal in view.goals for action in goal.actions]


def test_a_signed_plan_counts_and_names_what_is_missing(desk: Desk, family_id: str, signed_plan: str) -> None:
    view = work_plan.plan(desk, family_id)
    assert view is not None
    assert (view.plan_id, view.version, view.state) == (signed_plan, 1, PlanState.SIGNED)
    assert (view.missing_effects, view.missing_deadlines) == (1, 0)
    goal = view.goals[0]
    assert (goal.area_label, goal.done, goal.total, goal.due_on) == ("szkoła", 1, 2, date(2026, 11, 30))
    done, waiting = goal.actions
    assert (done.progress, done.previous_progress, done.done_on, done.done) == (5, 0, TODAY, True)
    assert (waiting.done, waiting.late) == (False, False)
    later = work_plan.plan(desk, family_id, today=date(2026, 12, 1))
    assert later is not None
    assert later.goals[0].actions[1].late


def test_a_signed_plan_is_frozen_but_for_the_work_on_it(desk: Desk, family_id: str, signed_plan: str) -> None:
    view = work_plan.plan(desk, family_id)
    assert view is not None
    goal, action = view.goals[0], view.goals[0].actions[1]
    for change in (
        lambda: work_plan.change_plan(desk, signed_plan, main_goal="x"),
        lambda: work_plan.add_goal(desk, signed_plan, "x"),
        lambda: work_plan.change_goal(desk, goal.goal_id, title="x"),
        lambda: work_plan.remove_goal(desk, goal.goal_id),
        lambda: work_plan.add_action(desk, goal.goal_id, "x"),
        lambda: work_plan.change_action(desk, action.action_id, text="x", progress=3),
        lambda: work_plan.remove_action(desk, action.action_id),
        lambda: work_plan.move_action(desk, action.action_id, -1),
        lambda: work_plan.sign_plan(desk, signed_plan, TODAY),
        lambda: work_plan.drop_plan(desk, signed_plan),
    ):
        with pytest.raises(PlanFrozen):
            change()
    work_plan.change_action(desk, action.action_id, progress=3)
    work_plan.change_action(desk, action.action_id, progress=4)
    again = work_plan.plan(desk, family_id)
    assert again is not None
    changed = again.goals[0].actions[1]
    assert (changed.progress, changed.previous_progress, changed.done_on) == (4, 3, None)


def test_progress_five_dates_the_action_and_less_takes_the_day_away(
    desk: Desk, family_id: str, signed_plan: str
) -> None:
    view = work_plan.plan(desk, family_id)
    assert view is not None
    action_id = view.goals[0].actions[1].action_id
    work_plan.change_action(desk, action_id, progress=5, done_on=date(2026, 11, 3))
    again = work_plan.plan(desk, family_id)
    assert again is not None
    assert again.goals[0].actions[1].done_on == date(2026, 11, 3)
    work_plan.change_action(desk, action_id, progress=4)
    again = work_plan.plan(desk, family_id)
    assert again is not None
    assert again.goals[0].actions[1].done_on is None
    with pytest.raises(ValueError, match="6"):
        work_plan.change_action(desk, action_id, progress=6)


def test_a_new_version_copies_the_plan_in_force(desk: Desk, family_id: str, signed_plan: str) -> None:
    with pytest.raises(ReasonMissing):
        work_plan.new_version(desk, family_id, "")
    _changes, second = work_plan.new_version(desk, family_id, "nowa zaległość czynszowa")
    with pytest.raises(PlanDraftOpen):
        work_plan.new_version(desk, family_id, "jeszcze raz")
    draft = work_plan.plan(desk, family_id)
    assert draft is not None
    assert (draft.plan_id, draft.version, draft.reason) == (second, 2, "nowa zaległość czynszowa")
    assert texts(desk, family_id) == ["Poranny plan dnia", "Badanie w poradni"]
    work_plan.change_action(desk, draft.goals[0].actions[0].action_id, text="Zmienione")
    work_plan.add_action(desk, draft.goals[0].goal_id, "Nowe")
    work_plan.move_action(desk, draft.goals[0].actions[1].action_id, -1)
    assert texts(desk, family_id) == ["Badanie w poradni", "Zmienione", "Nowe"]
    before = work_plan.plan(desk, family_id, version=1)
    assert before is not None
    assert [action.text for action in before.goals[0].actions] == ["Poranny plan dnia", "Badanie w poradni"]
    assert [(row.version, row.in_force) for row in before.versions] == [(1, True), (2, False)]
    work_plan.sign_plan(desk, second, TODAY)
    after = work_plan.plan(desk, family_id)
    assert after is not None
    assert [(row.version, row.in_force) for row in after.versions] == [(1, False), (2, True)]


def test_a_draft_can_be_thrown_away(desk: Desk, family_id: str, signed_plan: str) -> None:
    _changes, second = work_plan.new_version(desk, family_id, "powód")
    work_plan.drop_plan(desk, second)
    view = work_plan.plan(desk, family_id)
    assert view is not None
    assert (view.version, len(view.versions), view.goals[0].total) == (1, 1, 2)


def test_starting_twice_is_refused(desk: Desk, family_id: str) -> None:
    assert work_plan.plan(desk, family_id) is None
    _changes, plan_id = work_plan.start_plan(desk, family_id)
    with pytest.raises(PlanDraftOpen):
        work_plan.start_plan(desk, family_id)
    work_plan.sign_plan(desk, plan_id, TODAY)
    with pytest.raises(PlanFrozen):
        work_plan.start_plan(desk, family_id)


def test_moving_stops_at_the_ends_and_removing_a_goal_takes_its_actions(desk: Desk, family_id: str) -> None:
    _changes, plan_id = work_plan.start_plan(desk, family_id)
    _changes, goal_id = work_plan.add_goal(desk, plan_id, "Cel")
    ids = [work_plan.add_action(desk, goal_id, text)[1] for text in ("a", "b", "c")]
    work_plan.move_action(desk, ids[0], -1)
    work_plan.move_action(desk, ids[0], 99)
    assert texts(desk, family_id) == ["b", "c", "a"]
    work_plan.remove_action(desk, ids[1])
    assert texts(desk, family_id) == ["c", "a"]
    work_plan.remove_goal(desk, goal_id)
    view = work_plan.plan(desk, family_id)
    assert view is not None
    assert (view.goals, view.missing_effects) == ((), 0)
    with pytest.raises(NotOnesField):
        work_plan.change_plan(desk, plan_id, state=PlanState.SIGNED)


def test_dictionaries_are_whole() -> None:
    areas = dict(work_plan.areas())
    assert len(areas) == 10
    assert {"school", "bonds", "household"} <= set(areas)
    points = [point for point, _name in work_plan.statutory_tasks()]
    assert points[0] == "1"
    assert {"11a", "13a", "17"} <= set(points)
    assert len(points) == len(set(points)) == 21
