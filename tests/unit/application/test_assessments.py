"""Half-yearly assessments: previous beside, never copied; counted from the record; frozen when finished."""

from datetime import date, time

import pytest

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import families
from asystent_desktop.application.faults import AssessmentDraftOpen, AssessmentFrozen, ReasonMissing
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.kinds.assessment import AssessmentState, Recommendation
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.domain.stages import StageKey
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.clock import FakeClock

AREAS = ("upbringing", "parenting", "supervision", "bonds", "school")
ALL = (*AREAS, "health", "household", "official", "work", "sobriety")


def answered(desk: Desk, family_id: str, grade: int = 3) -> str:
    """A draft that can be finished."""
    _changes, made = half_yearly.start_assessment(desk, family_id)
    for area in ALL:
        half_yearly.grade_area(desk, made, area, grade=grade)
    half_yearly.change_assessment(
        desk, made, risk_level=Risk.LOW, cooperation=4, recommendation=Recommendation.CONTINUE
    )
    return made


def test_a_new_one_has_ten_empty_areas_and_follows_the_service(desk: Desk, family_id: str) -> None:
    _changes, made = half_yearly.start_assessment(desk, family_id)
    view = half_yearly.assessment(desk, made)
    assert [one.area for one in view.areas] == list(ALL)
    assert {one.grade for one in view.areas} == {None}
    assert all(len(one.words) == 6 for one in view.areas)
    assert view.assessment.period_from == date(2025, 3, 12)
    assert len(view.missing) == 13, "ten grades, cooperation, risk, recommendation"
    with pytest.raises(AssessmentDraftOpen):
        half_yearly.start_assessment(desk, family_id)
    with pytest.raises(InvalidEntry):
        half_yearly.finish_assessment(desk, made)


def test_counters_come_from_the_record(desk: Desk, family_id: str) -> None:
    _changes, made = half_yearly.start_assessment(desk, family_id, period_from=date(2026, 6, 1))
    cards.save_visit(desk, card(family_id, date(2026, 5, 31)))
    cards.save_visit(desk, card(family_id, date(2026, 6, 1)))
    cards.save_visit(desk, card(family_id, date(2026, 7, 2), kind=VisitKind.UNANNOUNCED))
    cards.save_visit(desk, card(family_id, date(2026, 7, 9), kind=VisitKind.PHONE))
    cards.save_visit(desk, card(family_id, date(2026, 8, 3), held=False, attempts="Dzwonek o 10:00."))
    appointments.plan_visit(desk, family_id, TODAY, time(11, 0), time(12, 0))
    counted = half_yearly.assessment(desk, made).counters
    assert (counted.planned, counted.held, counted.missed) == (3, 2, 1)
    assert counted.longest_gap == desk.rules.holidays.working_days_between(date(2026, 7, 2), TODAY)


def test_a_gap_that_began_before_the_period_counts_whole(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 9, 1)))
    cards.save_visit(desk, card(family_id, date(2026, 11, 9)))
    _changes, made = half_yearly.start_assessment(desk, family_id, period_from=date(2026, 11, 2))
    assert half_yearly.assessment(desk, made).counters.longest_gap == 49
    _changes, one = half_yearly.start_assessment(
        desk, new_family(desk, "Mazur"), period_from=date(2026, 11, 2)
    )
    assert half_yearly.assessment(desk, one).counters.longest_gap == 10, "nobody met: from its first day"


def test_what_is_finished_is_frozen_with_its_counters_and_goals(
    desk: Desk, family_id: str, signed_plan: str
) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    made = answered(desk, family_id)
    half_yearly.finish_assessment(desk, made)
    cards.save_visit(desk, card(family_id, date(2026, 11, 16)))
    view = half_yearly.assessment(desk, made)
    assert view.counters.held == 1, "counted when it was finished"
    assert view.counters.longest_gap == 419, "since the service began, as it was then"
    assert [(one.title, one.done, one.total) for one in view.goals] == [("Dzieci regularnie w szkole", 1, 2)]
    with pytest.raises(AssessmentFrozen):
        half_yearly.grade_area(desk, made, "school", grade=5)
    with pytest.raises(AssessmentFrozen):
        half_yearly.change_assessment(desk, made, cooperation=0)
    half_yearly.change_assessment(
        desk, made, informed_on=TODAY, handed_on=TODAY, handed_to="Kierownik ośrodka"
    )
    [row] = half_yearly.assessments(desk, family_id)
    assert (row.informed_on, row.handed_on, row.state) == (TODAY, TODAY, AssessmentState.FINISHED)
    with pytest.raises(InvalidEntry):
        half_yearly.change_assessment(desk, made, informed_on=date(2026, 11, 18))


def test_the_previous_one_stands_beside_and_is_never_taken_over(
    desk: Desk, family_id: str, clock: FakeClock
) -> None:
    first = answered(desk, family_id, grade=2)
    half_yearly.finish_assessment(desk, first)
    clock.advance(days=180)
    _changes, second = half_yearly.start_assessment(desk, family_id)
    view = half_yearly.assessment(desk, second)
    assert view.assessment.period_from == date(2026, 11, 18)
    assert {one.previous_grade for one in view.areas} == {2}
    assert {one.grade for one in view.areas} == {None}
    assert view.areas[0].previous_on == TODAY
    assert view.previous_id == first


def test_a_correction_takes_the_place_once_it_is_finished(desk: Desk, family_id: str) -> None:
    first = answered(desk, family_id, grade=2)
    half_yearly.finish_assessment(desk, first)
    with pytest.raises(ReasonMissing):
        half_yearly.correct_assessment(desk, first, " ")
    _changes, second = half_yearly.correct_assessment(desk, first, "omyłka w obszarze szkoły")
    half_yearly.grade_area(desk, second, "school", grade=4)
    assert [row.replaced for row in half_yearly.assessments(desk, family_id)] == [False, False]
    half_yearly.finish_assessment(desk, second)
    rows = {row.assessment_id: row.replaced for row in half_yearly.assessments(desk, family_id)}
    assert rows == {first: True, second: False}
    assert half_yearly.assessment(desk, second).previous_id is None, "what it corrects is not before it"


def test_an_answer_cites_cards_of_this_family_only(desk: Desk, family_id: str) -> None:
    other = new_family(desk, "Obca")
    _changes, own = cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    _changes, foreign = cards.save_visit(desk, card(other, date(2026, 11, 6)))
    _changes, made = half_yearly.start_assessment(desk, family_id)
    half_yearly.grade_area(desk, made, "school", grade=3, state="obecności pełne", visits=(own,))
    school = half_yearly.assessment(desk, made).areas[4]
    assert [row.visit_id for row in school.visits] == [own]
    for wrong in ({"visits": (foreign,)}, {"grade": 6}, {"grade": -1}):
        with pytest.raises(InvalidEntry):
            half_yearly.grade_area(desk, made, "school", **wrong)


def test_the_next_is_half_a_year_after_the_last_and_the_bar_says_so(desk: Desk, family_id: str) -> None:
    assert half_yearly.next_assessment_on(desk, family_id) == date(2025, 9, 12)
    half_yearly.finish_assessment(desk, answered(desk, family_id))
    assert half_yearly.next_assessment_on(desk, family_id) == date(2027, 5, 17)
    work = next(one for one in families.overview(desk, family_id).stages if one.key == StageKey.WORK)
    assert work.on == date(2027, 5, 17)


def test_a_draft_is_taken_back_whole(desk: Desk, family_id: str) -> None:
    _changes, made = half_yearly.start_assessment(desk, family_id)
    half_yearly.drop_assessment(desk, made)
    assert half_yearly.assessments(desk, family_id) == []
    work_plan.start_plan(desk, family_id)
    half_yearly.start_assessment(desk, family_id)
