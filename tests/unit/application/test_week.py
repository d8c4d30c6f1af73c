"""The week planner: what stands in it, a proposal and its insertion, repeats, hours without a family."""

from datetime import date, time

import pytest

from asystent_desktop.application.due.postponing import BadPlanDay, postpone
from asystent_desktop.application.planner import month, planning, week
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.kinds.planning import BlockKind, PlannerBlock
from asystent_desktop.domain.kinds.visit import Appointment
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family

MONDAY = date(2026, 11, 16)


def test_a_week_holds_visits_blocks_and_terms(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    appointments.plan_visit(desk, family_id, date(2026, 11, 19), time(9), time(10))
    week.add_block(desk, BlockKind.TEAM, date(2026, 11, 21), time(8), time(9))
    view = week.week(desk)
    assert (view.monday, [day.on.day for day in view.days]) == (MONDAY, [16, 17, 18, 19, 20, 21])
    assert [one.family_id for one in view.days[3].visits] == [family_id]
    assert [one.label for one in view.days[5].blocks] == ["Meeting of the team"]
    assert {one.kind for one in view.overdue} == {DueKind.NO_PLAN, DueKind.ASSESSMENT}
    after = week.week(desk, date(2026, 11, 23))
    assert [one.kind for one in after.days[0].terms] == [DueKind.CONTACT]


def test_the_planner_holds_ids_alone(desk: Desk, family_id: str) -> None:
    appointments.plan_visit(desk, family_id, TODAY, time(9), time(10))
    week.add_block(desk, BlockKind.OFFICE, TODAY, time(8), time(9))
    own = f"person:{desk.identity().person_id}"
    with desk.unit_of_work() as unit:
        assert {one.scope for cls in (Appointment, PlannerBlock) for one in unit.find(cls)} == {own}


def test_a_proposal_saves_nothing_and_is_inserted_whole(desk: Desk) -> None:
    late = new_family(desk, "Nowak", cooperation_from=date(2026, 10, 1))
    soon = new_family(desk, "Mazur", cooperation_from=date(2026, 11, 5))
    planned = new_family(desk, "Dąb", cooperation_from=date(2026, 11, 5))
    new_family(desk, "Kot", cooperation_from=TODAY)  # due after the week that follows
    appointments.plan_visit(desk, planned, date(2026, 11, 18), time(9), time(10))
    found = planning.propose_week(desk)
    assert [(one.family_id, one.late) for one in found.visits] == [(late, True), (soon, False)]
    assert len(appointments.appointments_between(desk, MONDAY, date(2026, 11, 22))) == 1
    _changes, made = planning.insert(desk, found.visits)
    assert len(appointments.appointments_between(desk, MONDAY, date(2026, 11, 22))) == 3
    assert planning.propose_week(desk).visits == ()
    planning.take_out(desk, made)
    assert len(appointments.appointments_between(desk, MONDAY, date(2026, 11, 22))) == 1


def test_a_family_put_off_is_not_proposed_before_its_day(desk: Desk) -> None:
    new_family(desk, "Nowak", cooperation_from=date(2026, 10, 1))
    item = next(one for one in week.week(desk).overdue if one.kind == DueKind.CONTACT)
    postpone(desk, item, date(2026, 11, 19), "szpital")
    assert planning.propose_week(desk).visits[0].on == date(2026, 11, 19)


def test_repeated_every_ten_working_days(desk: Desk, family_id: str) -> None:
    _changes, first = appointments.plan_visit(desk, family_id, date(2026, 12, 14), time(9), time(10))
    _changes, made = planning.repeat(desk, first, 2)
    found = appointments.appointments_between(desk, date(2026, 12, 15), date(2027, 2, 1))
    assert [(one.appointment_id, one.on) for one in found] == [
        (made[0], date(2026, 12, 30)),
        (made[1], date(2027, 1, 15)),
    ]
    with pytest.raises(BadPlanDay):
        planning.repeat(desk, first, 0)


def test_assumptions_are_kept_and_checked(desk: Desk) -> None:
    assert planning.assumptions(desk) == planning.Assumptions()
    wanted = planning.Assumptions(begins=time(9), visits_a_day=3)
    planning.set_assumptions(desk, wanted)
    assert planning.assumptions(desk) == wanted
    for bad in (
        planning.Assumptions(visits_a_day=0),
        planning.Assumptions(begins=time(15, 30)),
        planning.Assumptions(travel_minutes=999),
    ):
        with pytest.raises(BadPlanDay):
            planning.set_assumptions(desk, bad)


def test_hours_without_a_family_move_and_go(desk: Desk) -> None:
    _changes, held = week.add_block(desk, BlockKind.TRAINING, TODAY, time(8), time(9))
    week.move_block(desk, held, start=time(10), end=time(12))
    assert [one.start for one in week.week(desk).days[1].blocks] == [time(10)]
    with pytest.raises(BadPlanDay):
        week.move_block(desk, held, end=time(10))
    week.remove_block(desk, held)
    assert week.week(desk).days[1].blocks == ()


@pytest.mark.parametrize(
    ("today", "opens"),
    [
        (date(2026, 11, 16), date(2026, 11, 16)),
        (date(2026, 11, 20), date(2026, 11, 16)),
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
    ],
)
def test_at_the_weekend_the_planner_opens_on_the_coming_week(today: date, opens: date) -> None:
    assert week.monday_of(week.planned_next(today)) == opens


def test_a_visit_nobody_planned_stands_in_its_hours_once_and_its_correction_in_its_place(
    desk: Desk, family_id: str
) -> None:
    def stand() -> list[tuple[str, str | None, bool | None]]:
        days = week.week(desk).days
        return [(one.appointment_id, one.visit_id, one.held) for day in days for one in day.visits]

    _changes, planned = appointments.plan_visit(desk, family_id, TODAY, time(9), time(10))
    _changes, first = cards.save_visit(desk, card(family_id, TODAY), planned)
    assert stand() == [(planned, first, True)]
    cards.correct_visit(desk, first, card(family_id, TODAY, facts="Poprawione."), "pomyłka")
    assert stand() == [(planned, first, True)], "a corrected card is still the planned one's"
    _changes, met = cards.save_visit(desk, card(family_id, date(2026, 11, 16), start=time(14), end=time(15)))
    assert stand() == [("", met, True), (planned, first, True)]
    _changes, again = cards.correct_visit(
        desk, met, card(family_id, date(2026, 11, 16), held=False, attempts="Dzwonek."), "pomyłka"
    )
    assert stand() == [("", again, False), (planned, first, True)]


def test_a_month_is_whole_weeks_with_its_holidays(desk: Desk, family_id: str) -> None:
    shown = month.month(desk, date(2027, 2, 10))
    assert [len(one) for one in shown.weeks] == [7] * 4, "February 2027 begins on a Monday"
    shown = month.month(desk, date(2026, 12, 5))
    assert (shown.weeks[0][0].on, shown.weeks[-1][-1].on) == (date(2026, 11, 30), date(2027, 1, 3))
    assert {day.on.day: day.holiday for day in shown.days if day.holiday} == {
        24: "Wigilia Bożego Narodzenia",
        25: "Pierwszy dzień Bożego Narodzenia",
        26: "Drugi dzień Bożego Narodzenia",
    }
    assert month.chosen_view(desk) == "week"
    month.keep_view(desk, "month")
    assert month.chosen_view(desk) == "month"
