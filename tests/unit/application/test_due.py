"""Terms and the Today page."""

from datetime import date, time

from asystent_desktop.application.due import cases
from asystent_desktop.application.family import families
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.due_rules import LACKS, DueKind, Tone
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentState
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family


def request(due_on: date | None = date(2026, 11, 20)) -> opinions.RequestForm:
    return opinions.RequestForm(
        court="Sąd Rejonowy w Sosnowcu",
        division="IV Wydział Rodzinny i Nieletnich",
        case_ref="iv nsm 412/26",
        letter_on=date(2026, 11, 3),
        received_on=date(2026, 11, 5),
        due_on=due_on,
        questions=("Czy rodzice współpracują?",),
    )


def test_every_kind_of_term_is_found(desk: Desk, family_id: str, signed_plan: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    _changes, asked = opinions.add_request(desk, family_id, request())
    found = {item.kind: item for item in cases.due(desk) if item.kind not in LACKS}
    assert list(found) == [DueKind.ASSESSMENT, DueKind.COURT_OPINION, DueKind.CONTACT, DueKind.PLAN_ACTION]
    court, contact = found[DueKind.COURT_OPINION], found[DueKind.CONTACT]
    assert (court.due_on, court.working_days_left, court.tone) == (date(2026, 11, 20), 3, Tone.SOON)
    assert (court.detail, court.record_id) == ("IV Nsm 412/26", asked)
    assert (contact.due_on, contact.working_days_left, contact.last_on) == (
        date(2026, 11, 23),
        4,
        date(2026, 11, 6),
    )
    assert (contact.label_key, contact.tone) == ("Meeting (order)", Tone.CALM)
    assert found[DueKind.PLAN_ACTION].detail == "Badanie w poradni"
    assert (found[DueKind.ASSESSMENT].due_on, found[DueKind.ASSESSMENT].tone) == (
        date(2025, 9, 12),
        Tone.OVERDUE,
    )


def test_answered_requests_and_done_actions_leave(desk: Desk, family_id: str, signed_plan: str) -> None:
    _changes, asked = opinions.add_request(desk, family_id, request())
    opinions.change_request(desk, asked, closed_on=TODAY)
    view = work_plan.plan(desk, family_id)
    assert view is not None
    work_plan.change_action(desk, view.goals[0].actions[1].action_id, progress=5)
    kinds = {item.kind for item in cases.due(desk)} - LACKS
    assert kinds == {DueKind.CONTACT, DueKind.ASSESSMENT}


def test_a_family_without_a_signed_plan_has_a_term_for_it(desk: Desk) -> None:
    family_id = new_family(desk, cooperation_from=date(2026, 11, 2))
    item = next(one for one in cases.due(desk) if one.kind == DueKind.NO_PLAN)
    assert (item.due_on, item.tone, item.record_id) == (date(2026, 12, 2), Tone.CALM, family_id)
    assert (
        next(
            one for one in cases.due(desk, date(2026, 12, 3)) if one.kind == DueKind.NO_PLAN
        ).working_days_left
        == -1
    )
    _changes, plan_id = work_plan.start_plan(desk, family_id)
    assert next(one for one in cases.due(desk) if one.kind == DueKind.NO_PLAN).record_id == plan_id
    work_plan.sign_plan(desk, plan_id, TODAY)
    assert DueKind.NO_PLAN not in {one.kind for one in cases.due(desk)}


def test_an_assessment_is_due_half_a_year_after_the_last_and_a_missed_one_stays(desk: Desk) -> None:
    family_id = new_family(desk, cooperation_from=date(2026, 3, 14))

    def item(day: date) -> cases.DueItem:
        return next(one for one in cases.due(desk, day) if one.kind == DueKind.ASSESSMENT)

    assert [item(date(2026, 8, day)).warning for day in (14, 15, 31)] == [None, 30, 14]
    assert item(date(2026, 9, 7)).warning == 7
    assert item(date(2026, 9, 14)).tone == Tone.SOON
    late = item(date(2026, 11, 17))
    assert (late.due_on, late.tone) == (date(2026, 9, 14), Tone.OVERDUE)
    finished = Assessment(
        id=desk.ids.new(),
        scope=family_scope(family_id),
        period_from=date(2026, 3, 14),
        period_until=date(2026, 9, 13),
        on=date(2026, 9, 20),
        scale_on=date(2026, 9, 20),
        state=AssessmentState.FINISHED,
        author_id=desk.identity().person_id,
    )
    with desk.unit_of_work() as unit:
        unit.save(finished)
        unit.commit("test")
    assert item(date(2026, 11, 17)).due_on == date(2027, 3, 20)  # a Saturday: it never moves later


def test_a_family_not_begun_or_ended_has_no_terms(desk: Desk) -> None:
    new_family(desk, cooperation_from=None)
    ended = new_family(desk, "Nowak")
    families.change_family(desk, ended, ended_on=TODAY)
    assert cases.due(desk) == []


def test_most_urgent_first_over_all_families(desk: Desk) -> None:
    for name, begun in (
        ("Mazur", date(2026, 11, 3)),
        ("Nowak", date(2026, 10, 1)),
        ("Dąb", date(2026, 11, 16)),
    ):
        new_family(desk, name, cooperation_from=begun)
    contacts = [item for item in cases.due(desk) if item.kind == DueKind.CONTACT]
    assert [item.family for item in contacts] == ["Nowak", "Mazur", "Dąb"]
    assert [item.tone for item in contacts] == [Tone.OVERDUE, Tone.SOON, Tone.CALM]


def test_the_today_page(desk: Desk, family_id: str, signed_plan: str) -> None:
    new_family(desk, "Nowak", cooperation_from=date(2026, 10, 1))
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    opinions.add_request(desk, family_id, request())
    _changes, first = appointments.plan_visit(desk, family_id, TODAY, time(14), time(15))
    appointments.plan_visit(desk, family_id, TODAY, time(9), time(10))
    cards.save_visit(desk, card(family_id, TODAY, start=time(8), end=time(9)), first)
    page = cases.today(desk)
    assert {(item.family, item.kind) for item in page.overdue} == {
        ("Nowak", DueKind.CONTACT),
        ("Nowak", DueKind.NO_PLAN),
        ("Wiśniewska", DueKind.ASSESSMENT),
    }
    assert [item.kind for item in page.this_week] == [DueKind.COURT_OPINION]
    assert page.next_week == ()
    assert [(view.start, view.done) for view in page.visits] == [(time(9), False), (time(14), True)]
    assert (page.done_visits, page.visits_total, page.week_ends_on) == (1, 2, date(2026, 11, 20))
    weekend = cases.today(desk, date(2026, 11, 21))
    assert weekend.week_ends_on == date(2026, 11, 22)
    assert DueKind.COURT_OPINION in {item.kind for item in weekend.overdue}
