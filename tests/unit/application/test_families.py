"""Families: the list, the overview, the limit."""

import time as stopwatch
from dataclasses import replace
from datetime import date, timedelta

import pytest

from asystent_desktop.application.assignments import assignments
from asystent_desktop.application.family import families, members
from asystent_desktop.application.faults import (
    NotOnesField,
    NumberTaken,
    OfficeOnly,
    OverLimit,
    UnknownFamily,
)
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Outcome, Risk
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.kinds.visit import Visit, VisitKind
from asystent_desktop.domain.stages import StageKey, StageState
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family


def test_the_list_is_ordered_by_urgency_and_tells_the_basis(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    late = new_family(desk, "Lewandowska", cooperation_from=date(2026, 10, 1))
    early = new_family(desk, "Nowak", cooperation_from=date(2026, 11, 16))
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    rows = families.list_families(desk)
    assert [row.family_id for row in rows] == [late, family_id, early]
    middle = rows[1]
    assert (middle.court, middle.for_life, middle.children, middle.load_counted) == (True, False, 2, True)
    assert middle.contact.due_on == date(2026, 11, 23)  # 11 November is a holiday
    assert middle.contact.working_days_left == 4
    assert rows[0].contact.overdue


def test_a_telephone_call_or_a_failed_visit_does_not_count_as_a_meeting(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    cards.save_visit(desk, card(family_id, date(2026, 11, 16), kind=VisitKind.PHONE))
    cards.save_visit(desk, card(family_id, date(2026, 11, 17), held=False, attempts="Dzwonek o 10:00."))
    assert families.list_families(desk)[0].contact.last_on == date(2026, 11, 6)


def test_without_a_meeting_the_count_starts_with_the_service(desk: Desk) -> None:
    new_family(desk, cooperation_from=date(2026, 11, 2))
    contact = families.list_families(desk)[0].contact
    assert (contact.last_on, contact.due_on) == (None, date(2026, 11, 17))


def test_ended_families_leave_the_list_and_the_load(desk: Desk, family_id: str) -> None:
    new_family(desk, "Nowak")
    assert families.load(desk) == families.Load(2, 15)
    families.change_family(desk, family_id, ended_on=TODAY, outcome=Outcome.COMPLETED)
    assert [row.name for row in families.list_families(desk)] == ["Nowak"]
    assert families.load(desk).current == 1


def test_one_family_above_the_limit_needs_a_reason_that_is_kept(desk: Desk) -> None:
    for number in range(15):
        new_family(desk, f"Rodzina{number}")
    form = families.FamilyForm(name="Nowak", full_name="Ewa Nowak")
    with pytest.raises(OverLimit) as caught:
        families.create_family(desk, form)
    assert caught.value.values == {"current": 15, "limit": 15}
    _changes, family_id = families.create_family(desk, form, override_reason="zastępstwo do 30.11")
    held = families.find_by_number(desk, families.overview(desk, family_id).number)
    assert held is not None
    assert held.over_limit_reason == "zastępstwo do 30.11"


def test_numbers_are_proposed_and_never_given_twice(desk: Desk) -> None:
    new_family(desk, number="R-07/2026")
    new_family(desk, "Nowak", number="R-40/2025")
    assert families.next_number(desk) == "R-08/2026"
    second = new_family(desk, "Mazur")
    assert families.overview(desk, second).number == "R-08/2026"
    with pytest.raises(NumberTaken):
        new_family(desk, "Dąb", number="R-07/2026")
    with pytest.raises(NumberTaken):
        families.change_family(desk, second, number="R-07/2026")
    families.change_family(desk, second, number="R-08/2026", risk_level=Risk.LOW)


def test_a_family_is_found_by_its_number_as_typed(desk: Desk, family_id: str) -> None:
    found = families.find_by_number(desk, " r-01/2026 ")
    assert found is not None
    assert found.id == family_id
    assert families.find_by_number(desk, "R-99/2026") is None


def test_the_overview_holds_what_the_page_shows(
    desk: Desk, family_id: str, people: dict[str, str], signed_plan: str
) -> None:
    members.add_strength(desk, family_id, "Sama dzwoni w kryzysie", people["Anna"])
    families.change_family(desk, family_id, safety_note="Duży pies na podwórzu")
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    page = families.overview(desk, family_id)
    assert (page.number, page.full_name, page.district) == ("R-01/2026", "Anna Wiśniewska", "Zawodzie")
    assert (page.children, page.plan_version, page.conflicts, page.court) == (2, 1, 0, True)
    assert [(basis.basis, basis.in_force) for basis in page.bases] == [(Basis.COURT, True)]
    assert [member.age for member in page.members] == [34, 35, 12, 2]
    assert [(goal.done, goal.total, goal.due_on) for goal in page.goals] == [(1, 2, date(2026, 11, 30))]
    assert [(one.text, one.member_name) for one in page.strengths] == [("Sama dzwoni w kryzysie", "Anna")]
    assert [row.first_line for row in page.visits] == ["Anna pokazała e-dziennik."]
    assert [term.kind.value for term in page.terms] == ["assessment", "contact", "plan_action"]
    assert page.safety_note == "Duży pies na podwórzu"
    current = next(stage for stage in page.stages if stage.state == StageState.CURRENT)
    assert (current.key, current.on) == (StageKey.WORK, date(2025, 9, 12))


def test_a_signed_plan_that_rests_on_a_diagnosis_says_that_it_was_made(desk: Desk) -> None:
    family_id = new_family(desk, "Nowa")
    families.change_family(desk, family_id, diagnosed_on=None)
    _changes, plan_id = work_plan.start_plan(desk, family_id)
    work_plan.change_plan(desk, plan_id, diagnosis="Matka sama wychowuje syna.")

    def diagnosed() -> tuple[StageState, date | None]:
        steps = {one.key: one for one in families.overview(desk, family_id).stages}
        return steps[StageKey.DIAGNOSIS].state, steps[StageKey.DIAGNOSIS].on

    assert diagnosed()[0] is not StageState.DONE
    work_plan.sign_plan(desk, plan_id, TODAY)
    assert diagnosed() == (StageState.DONE, TODAY)


def test_the_overview_of_an_unknown_family_is_a_named_error(desk: Desk) -> None:
    with pytest.raises(UnknownFamily):
        families.overview(desk, "01930000-0000-7000-8000-000000000000")
    with pytest.raises(UnknownFamily):
        work_plan.plan(desk, "01930000-0000-7000-8000-000000000000")


def test_fields_the_form_does_not_have_cannot_be_changed(desk: Desk, family_id: str) -> None:
    with pytest.raises(NotOnesField):
        families.change_family(desk, family_id, scope="office")


def test_the_form_comes_back_as_it_was_typed(desk: Desk, family_id: str) -> None:
    form = families.family_form(desk, family_id)
    assert (form.street, form.number) == ("ul. Łączna 4/7", "R-01/2026")


def test_an_enrolled_assistant_sees_her_families_only(desk: Desk, family_id: str) -> None:
    other = new_family(desk, "Nowak")
    lent = new_family(desk, "Mazur")
    new_family(desk, "Dąbrowska")
    me = desk.identity()
    desk.put_identity(replace(me, role="head", enrolled=True))
    assignments.assign(desk, family_id, me.person_id, from_on=date(2026, 1, 1))
    assignments.assign(desk, other, "01930000-0000-7000-8000-0000000000aa")
    assignments.assign(desk, lent, me.person_id, AssignmentMode.STAND_IN)
    assert len(families.list_families(desk)) == 4
    desk.put_identity(replace(me, enrolled=True))
    rows = {row.name: row.load_counted for row in families.list_families(desk)}
    assert rows == {"Wiśniewska": True, "Mazur": False, "Dąbrowska": True}
    assert families.load(desk).current == 2


def test_a_new_holder_ends_the_former_assignment_and_only_the_office_assigns(
    desk: Desk, family_id: str
) -> None:
    with pytest.raises(OfficeOnly):
        assignments.assign(desk, family_id, desk.identity().person_id)
    desk.put_identity(replace(desk.identity(), role="head", enrolled=True))
    assignments.assign(desk, family_id, "01930000-0000-7000-8000-0000000000aa", from_on=date(2026, 1, 1))
    assignments.assign(desk, family_id, "01930000-0000-7000-8000-0000000000bb", from_on=date(2026, 11, 1))
    with desk.unit_of_work() as unit:
        given = unit.find(Assignment, family_id=family_id)
    assert [one.until_on for one in given] == [date(2026, 10, 31), None]


def test_ended_children_over_eighteen_are_not_counted(desk: Desk, family_id: str) -> None:
    form = members.MemberForm("Adam", "Wiśniewski", MemberRole.CHILD, birth_date=date(2008, 11, 17))
    members.add_member(desk, family_id, form)
    assert families.overview(desk, family_id).children == 0
    assert families.overview(desk, family_id, date(2026, 11, 16)).children == 1


@pytest.mark.slow
def test_the_overview_of_a_family_with_500_visits_is_quick(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2025, 3, 13)))
    with desk.unit_of_work() as unit:
        first = unit.find(Visit)[0]
        for number in range(1, 500):
            unit.save(replace(first, id=desk.ids.new(), on=first.on + timedelta(days=number)))
        unit.commit("save-visit")
    families.overview(desk, family_id)
    spent = []
    for _round in range(5):
        begun = stopwatch.perf_counter()
        page = families.overview(desk, family_id)
        spent.append(stopwatch.perf_counter() - begun)
    assert (page.visits_total, len(page.visits)) == (500, families.RECENT_VISITS)
    print(f"overview of 500 visits: {min(spent) * 1000:.1f} ms")
    assert min(spent) < 0.25  # a shared machine: the target is 50 ms
