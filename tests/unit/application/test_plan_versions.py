"""Versions of a plan side by side, consultations, ready goals, and what keeps a plan from being printed."""

from __future__ import annotations

from datetime import date

import pytest

from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import members
from asystent_desktop.application.faults import PlanFrozen, UnknownRecord
from asystent_desktop.application.papers import making
from asystent_desktop.application.papers.faults import PlanIncomplete
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.plans import words as plan_words, work_plan
from asystent_desktop.application.tables import office_tables
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.household import Problem
from asystent_desktop.domain.kinds.placement import Placement, PlacementForm
from asystent_desktop.domain.plan_difference import Subject, Turn
from asystent_desktop.i18n import dictionaries, speaking
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY


@pytest.fixture
def second(desk: Desk, family_id: str, signed_plan: str) -> work_plan.PlanView:
    """The draft of version 2, a plain copy."""
    work_plan.new_version(desk, family_id, "nowa zaległość czynszowa")
    return view(desk, family_id)


def view(desk: Desk, family_id: str, version: int | None = None) -> work_plan.PlanView:
    found = work_plan.plan(desk, family_id, version)
    assert found is not None
    return found


def told(desk: Desk, family_id: str, **versions: int) -> list[tuple[Turn, Subject, str]]:
    found = work_plan.compare(desk, family_id, **versions)
    return [(one.turn, one.subject, one.number) for one in found.changes]


def test_a_copy_changes_nothing(desk: Desk, family_id: str, second: work_plan.PlanView) -> None:
    assert work_plan.compare(desk, family_id).changes == ()
    assert [action.altered for goal in second.goals for action in goal.actions] == [False, False]


def test_a_rewritten_action_is_the_same_action(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    _first, clinic = second.goals[0].actions
    work_plan.change_action(
        desk, clinic.action_id, text="Badanie Oliwii", due_on=date(2026, 12, 4), method="referral"
    )
    found = work_plan.compare(desk, family_id)
    assert (found.version, found.compared_with, found.reason) == (2, 1, "nowa zaległość czynszowa")
    (change,) = found.changes
    assert (change.turn, change.number, change.words) == (Turn.ALTERED, "1.2", "Badanie Oliwii")
    assert [(one.field, one.before, one.after) for one in change.fields] == [
        ("text", "Badanie w poradni", "Badanie Oliwii"),
        ("due_on", date(2026, 11, 30), date(2026, 12, 4)),
        ("method", "", "referral"),
    ]
    altered = view(desk, family_id).goals[0].actions[1]
    assert (altered.altered, altered.former_id is not None) == (True, True)
    assert not view(desk, family_id).goals[0].actions[0].altered


def test_what_was_added_and_left_out_is_told(desk: Desk, family_id: str, second: work_plan.PlanView) -> None:
    goal = second.goals[0]
    work_plan.remove_action(desk, goal.actions[0].action_id)
    work_plan.add_action(desk, goal.goal_id, "Świetlica", who="Anna")
    work_plan.add_goal(desk, second.plan_id, "Budżet bez długów", "household")
    work_plan.change_plan(desk, second.plan_id, main_goal="Inny cel")
    assert told(desk, family_id) == [
        (Turn.ALTERED, Subject.PLAN, ""),
        (Turn.ADDED, Subject.ACTION, "1.2"),
        (Turn.ADDED, Subject.GOAL, "2"),
        (Turn.REMOVED, Subject.ACTION, "1.1"),
    ]


def test_progress_is_no_change_of_the_plan(desk: Desk, family_id: str, second: work_plan.PlanView) -> None:
    work_plan.change_action(desk, second.goals[0].actions[1].action_id, progress=4)
    assert told(desk, family_id) == []


def test_versions_further_apart_are_followed_through_those_between(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    work_plan.change_action(desk, second.goals[0].actions[1].action_id, text="Badanie Oliwii")
    work_plan.sign_plan(desk, second.plan_id, TODAY)
    work_plan.new_version(desk, family_id, "po badaniu")
    third = view(desk, family_id)
    work_plan.change_action(desk, third.goals[0].actions[1].action_id, who="matka")
    assert told(desk, family_id) == [(Turn.ALTERED, Subject.ACTION, "1.2")]
    (change,) = work_plan.compare(desk, family_id, 3, 1).changes
    assert [one.field for one in change.fields] == ["text", "who"]


def test_a_version_that_is_not_there_is_named(desk: Desk, family_id: str, signed_plan: str) -> None:
    for versions in ((None, None), (7, None), (1, 9)):
        with pytest.raises(UnknownRecord):
            work_plan.compare(desk, family_id, *versions)


def test_a_change_is_worded_for_people(desk: Desk, family_id: str, second: work_plan.PlanView) -> None:
    clinic = second.goals[0].actions[1]
    work_plan.change_action(desk, clinic.action_id, statutory_task="13a", due_on=date(2026, 12, 4))
    (change,) = work_plan.compare(desk, family_id).changes
    with speaking("en"):
        assert plan_words.head(change) == "Task 1.2: Badanie w poradni"
        lines = [plan_words.field_line(one, change.turn) for one in change.fields]
    assert lines[0] == "Deadline: Mon 30.11.2026 → Fri 04.12.2026"
    assert lines[1].endswith("– → pt. 13a")


def test_consultations_are_dated_and_freeze_with_the_version(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    whom = work_plan.ConsultedWith.SOCIAL_WORKER
    _changes, made = work_plan.add_consultation(
        desk, second.plan_id, with_whom=whom, name="Ewa Maj", on=TODAY
    )
    assert [(one.name, one.on) for one in view(desk, family_id).consultations] == [("Ewa Maj", TODAY)]
    with pytest.raises(InvalidEntry):
        work_plan.add_consultation(desk, second.plan_id, with_whom=whom, on=date(2027, 1, 1))
    work_plan.sign_plan(desk, second.plan_id, TODAY)
    with pytest.raises(PlanFrozen):
        work_plan.remove_consultation(desk, made)
    with pytest.raises(PlanFrozen):
        work_plan.add_consultation(desk, second.plan_id, with_whom=whom, on=TODAY)


def test_a_placed_child_needs_its_help_plan_agreed(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    form = members.MemberForm("Oliwia", "Wiśniewska", MemberRole.CHILD, birth_date=date(2015, 2, 1))
    _changes, child = members.add_member(desk, family_id, form)
    since = date(2026, 3, 1)
    _changes, placed = entries.add(
        desk, family_id, Placement, child_id=child, form=PlacementForm.RESIDENTIAL, since=since
    )
    assert [one.child for one in view(desk, family_id).uncoordinated] == ["Oliwia"]
    whom = work_plan.ConsultedWith.COORDINATOR
    work_plan.add_consultation(desk, second.plan_id, with_whom=whom, on=TODAY, placement_id=placed)
    found = view(desk, family_id)
    assert (found.uncoordinated, found.consultations[0].child) == ((), "Oliwia")
    with pytest.raises(InvalidEntry):
        work_plan.add_consultation(desk, second.plan_id, with_whom=whom, on=TODAY, placement_id="nie-ma")


def test_a_plan_cannot_have_been_signed_in_the_future(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    with pytest.raises(InvalidEntry):
        work_plan.sign_plan(desk, second.plan_id, date(2026, 11, 18))
    assert view(desk, family_id).signed_on is None


def test_every_ready_goal_speaks_known_words() -> None:
    known = {
        name: {one.key for one in dictionaries.entries(name)} for name in ("areas", "problems", "methods")
    }
    tasks = {one.key for one in dictionaries.entries("statutory_tasks")}
    held = work_plan.goal_templates()
    assert {one.area for one in held} == known["areas"]
    assert all(set(one.problems) <= known["problems"] for one in held)
    assert all(one.task in tasks and one.method in known["methods"] for goal in held for one in goal.actions)
    assert len(tasks) == 21


def test_a_ready_goal_comes_with_actions_that_still_need_their_deadlines(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    work_plan.add_goal_from_template(desk, second.plan_id, "sobriety")
    found = view(desk, family_id)
    assert (found.goals[1].area, len(found.goals[1].actions), found.missing_deadlines) == ("sobriety", 3, 3)
    with pytest.raises(UnknownRecord):
        work_plan.add_goal_from_template(desk, second.plan_id, "no-such")


def test_problems_of_the_family_suggest_areas(desk: Desk, family_id: str) -> None:
    assert work_plan.suggested_areas(desk, family_id) == ()
    entries.add(desk, family_id, Problem, problem="debt", since=date(2026, 1, 1))
    entries.add(desk, family_id, Problem, problem="alcohol", since=date(2026, 1, 1), until=date(2026, 2, 1))
    assert work_plan.suggested_areas(desk, family_id) == ("household",)


def test_the_office_may_replace_the_ready_goals() -> None:
    good = '[[goal]]\nkey = "own"\narea = "school"\ntitle = "T"\nshort = "S"\n'
    office_tables.check_table("dictionaries/goal_templates", good + 'action = [{ text = "a", effect = "b" }]')
    for bad in (good, good + 'action = [{ text = "", effect = "b" }]', (good + "action = []\n") * 2):
        with pytest.raises(office_tables.UnusableTable):
            office_tables.check_table("dictionaries/goal_templates", bad)


def test_a_missing_effect_blocks_printing_only(
    desk: Desk, family_id: str, second: work_plan.PlanView
) -> None:
    with pytest.raises(PlanIncomplete) as fault:
        making.compose(desk, Wanted("work-plan", family_id))
    assert (fault.value.values["effects"], fault.value.values["deadlines"]) == (1, 0)
    with pytest.raises(PlanIncomplete):
        making.compose(desk, Wanted("plan-change", family_id))
    work_plan.change_action(desk, second.goals[0].actions[1].action_id, expected_effect="opinia poradni")
    assert making.compose(desk, Wanted("work-plan", family_id)).blocks
    change = repr(making.compose(desk, Wanted("plan-change", family_id)))
    assert "zmieniono" in change and "przewidywany efekt: opinia poradni" in change
    work_plan.sign_plan(desk, second.plan_id, TODAY)


def test_goals_change_places(desk: Desk, family_id: str, second: work_plan.PlanView) -> None:
    _changes, made = work_plan.add_goal(desk, second.plan_id, "Drugi")
    work_plan.move_goal(desk, made, -5)
    assert [goal.title for goal in view(desk, family_id).goals] == ["Drugi", "Dzieci regularnie w szkole"]
    assert told(desk, family_id)[0] == (Turn.ADDED, Subject.GOAL, "1")
