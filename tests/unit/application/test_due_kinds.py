"""Every other kind of term: what opens it, when it is due, what closes it."""

from datetime import date, time

import pytest

from asystent_desktop.application.due import cases, postponing
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, families, follow_ups
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.due_rules import LACKS, DueKind, Tone, ground
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    AuthorisedInstitution,
    CooperationConsent,
    ForLifeDocument,
    ForLifeProof,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Referral, ReferralState
from asystent_desktop.domain.kinds.ending import EndingCause
from asystent_desktop.domain.kinds.family import Outcome
from asystent_desktop.domain.kinds.placement import Placement, PlacementForm
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes, TeamTask
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family


def of(desk: Desk, kind: DueKind, on: date | None = None) -> list[cases.DueItem]:
    return [one for one in cases.due(desk, on) if one.kind == kind]


def test_a_court_term_moves_off_a_free_day_and_posting_closes_it(desk: Desk, family_id: str) -> None:
    asked = {"first_on": date(2026, 11, 11), "every_months": 3, "case_ref": "IX Nsm 1/26"}
    entries.add(desk, family_id, CourtReportSchedule, court="Sąd Rejonowy w Bytomiu", **asked)
    (item,) = of(desk, DueKind.COURT_REPORT)
    assert (item.due_on, item.tone, item.detail) == (date(2026, 11, 12), Tone.OVERDUE, "IX Nsm 1/26")
    _changes, before = postponing.settle_term(desk, item)
    assert of(desk, DueKind.COURT_REPORT)[0].due_on == date(2027, 2, 11)
    postponing.restore(desk, before)
    assert of(desk, DueKind.COURT_REPORT)[0].due_on == date(2026, 11, 12)


def test_blue_card_terms_say_nothing_of_its_content(desk: Desk, family_id: str) -> None:
    _changes, held = blue_card.start_card(
        desk, family_id, started_on=date(2026, 11, 10), started_by="Anna Nowak", number="NK 12/26"
    )
    (item,) = of(desk, DueKind.BLUE_CARD_HAND_OVER)
    assert (item.due_on, item.detail, item.record_id) == (date(2026, 11, 18), "", held)
    blue_card.change_card(desk, held, handed_on=date(2026, 11, 16))
    assert of(desk, DueKind.BLUE_CARD_HAND_OVER) == []
    assert of(desk, DueKind.BLUE_CARD_MEETING)[0].due_on == date(2026, 11, 23)


def test_papers_that_end_and_their_successors(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    zosia, anna = people["Zosia"], people["Anna"]
    old = {"member_id": zosia, "proof": ForLifeProof.CERTIFICATE, "issued_on": date(2024, 3, 3)}
    entries.add(desk, family_id, ForLifeDocument, **old, valid_until=date(2026, 11, 10), issuer="SPZOZ")
    institutions = (AuthorisedInstitution("zus", "ZUS Katowice"),)
    given = {"member_id": anna, "given_on": date(2026, 1, 2), "institutions": institutions}
    entries.add(desk, family_id, Authorisation, **given, valid_until=date(2026, 12, 15))
    (certificate,) = of(desk, DueKind.CERTIFICATE)
    (authorisation,) = of(desk, DueKind.AUTHORISATION)
    assert (certificate.due_on, certificate.tone) == (date(2026, 11, 10), Tone.OVERDUE)
    assert (authorisation.due_on, authorisation.tone, authorisation.detail) == (
        date(2026, 12, 15),
        Tone.SOON,
        "ZUS Katowice",
    )
    new = {"member_id": zosia, "proof": ForLifeProof.CERTIFICATE, "issued_on": date(2026, 11, 2)}
    entries.add(desk, family_id, ForLifeDocument, **new, valid_until=date(2028, 11, 2))
    assert of(desk, DueKind.CERTIFICATE)[0].due_on == date(2028, 11, 2)


def test_placement_referral_team_task(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    entries.add(
        desk,
        family_id,
        Placement,
        child_id=people["Zosia"],
        form=PlacementForm.FOSTER_FAMILY,
        since=date(2026, 9, 1),
        help_plan_on=date(2026, 9, 20),
        help_plan_until=date(2026, 11, 30),
        return_planned_on=date(2027, 1, 31),
    )
    specialist = dictionaries.offered("specialists")[0].key
    sent = {"on": date(2026, 11, 2), "first_meeting_on": date(2026, 11, 16)}
    _changes, referral = entries.add(desk, family_id, Referral, specialist=specialist, **sent)
    _changes, minutes = entries.add(
        desk,
        family_id,
        TeamMinutes,
        number="Z-1/2026",
        on=date(2026, 11, 3),
        members=("Jan Kot, kierownik",),
        decision=TeamDecision.CONTINUE,
        next_on=date(2026, 12, 3),
    )
    _changes, task = entries.add(
        desk, family_id, TeamTask, minutes_id=minutes, text="Zapytać szkołę", due_on=date(2026, 11, 20)
    )
    assert of(desk, DueKind.HELP_PLAN)[0].due_on == date(2026, 11, 30)
    assert of(desk, DueKind.RETURN_HOME)[0].due_on == date(2027, 1, 31)
    assert of(desk, DueKind.REFERRAL)[0].tone == Tone.OVERDUE
    assert of(desk, DueKind.TEAM_MEETING)[0].due_on == date(2026, 12, 3)
    (item,) = of(desk, DueKind.TEAM_TASK)
    assert (item.record_id, item.detail) == (task, "Zapytać szkołę")
    postponing.settle_term(desk, item)
    entries.change(desk, Referral, referral, state=ReferralState.ATTENDING)
    assert of(desk, DueKind.TEAM_TASK) == of(desk, DueKind.REFERRAL) == []


def test_what_a_file_lacks_stands_apart_and_is_never_overdue(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    assert {one.kind for one in cases.today(desk).lacking} == LACKS
    assert not {one.kind for one in cases.today(desk).overdue} & LACKS
    assert cases.due(desk)[-1].kind in LACKS
    anna = people["Anna"]
    entries.add(desk, family_id, CooperationConsent, member_id=anna, signed_on=date(2025, 3, 12))
    entries.add(desk, family_id, InformationClause, member_id=anna, given_on=date(2025, 3, 12))
    assert cases.today(desk).lacking == ()


def test_follow_up_of_an_ended_family_never_hides(desk: Desk, family_id: str) -> None:
    families.change_family(desk, family_id, ended_on=date(2026, 8, 31), outcome=Outcome.COMPLETED)
    follow_ups.start_follow_up(desk, family_id, date(2026, 11, 10), next_on=date(2026, 10, 5))
    items = cases.due(desk)
    assert [(one.kind, one.due_on, one.tone) for one in items] == [
        (DueKind.FOLLOW_UP, date(2026, 10, 5), Tone.OVERDUE),
        (DueKind.FOLLOW_UP_END, date(2026, 11, 10), Tone.OVERDUE),
    ]
    view = follow_ups.follow_ups(desk, family_id)[0]
    follow_ups.change_follow_up(desk, view.follow_up.id, ended_on=date(2026, 11, 10), result="stabilnie")
    assert cases.due(desk) == []


def test_a_prepared_ending_waits_for_the_team(desk: Desk, family_id: str) -> None:
    endings.prepare_ending(
        desk,
        family_id,
        outcome=Outcome.COMPLETED,
        cause=EndingCause.GOALS_REACHED,
        ends_on=date(2026, 11, 13),
        reason="cele osiągnięte",
    )
    assert of(desk, DueKind.TO_CLOSE)[0].tone == Tone.OVERDUE


def test_a_visit_of_a_past_day_without_a_card(desk: Desk, family_id: str) -> None:
    appointments.plan_visit(desk, family_id, date(2026, 11, 16), time(9), time(10))
    appointments.plan_visit(desk, family_id, date(2026, 11, 19), time(9), time(10))
    assert [(one.due_on, one.tone) for one in of(desk, DueKind.VISIT)] == [
        (date(2026, 11, 16), Tone.OVERDUE),
        (date(2026, 11, 19), Tone.CALM),
    ]
    assert DueKind.VISIT in {one.kind for one in cases.today(desk).overdue}
    assert DueKind.VISIT not in {one.kind for one in cases.today(desk).this_week}


def test_more_families_than_the_limit(desk: Desk) -> None:
    for at in range(15):
        new_family(desk, f"Rodzina {at}")
    assert of(desk, DueKind.CASELOAD) == []
    form = families.FamilyForm(name="Nowak", full_name="Jan Nowak", cooperation_from=date(2026, 11, 2))
    families.create_family(desk, form, override_reason="pilne")
    (item,) = of(desk, DueKind.CASELOAD)
    assert (item.family, item.detail, ground(item.kind)) == ("", "16/15", "law")


def test_only_a_contact_that_counts_resets_the_order(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 2)))
    for day in range(3, 14):
        cards.save_visit(desk, card(family_id, date(2026, 11, day), kind=VisitKind.PHONE))
    assert of(desk, DueKind.CONTACT)[0].last_on == date(2026, 11, 2)


def test_a_correction_counts_in_the_place_of_the_card(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 2)))
    _changes, wrong = cards.save_visit(desk, card(family_id, date(2026, 11, 13)))
    assert of(desk, DueKind.CONTACT)[0].last_on == date(2026, 11, 13)
    cards.correct_visit(desk, wrong, card(family_id, date(2026, 11, 6)), "zła data")
    assert of(desk, DueKind.CONTACT)[0].last_on == date(2026, 11, 6)


def test_a_rhythm_of_its_own_with_a_reason(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 6)))
    with pytest.raises(postponing.NoReason):
        postponing.set_cadence(desk, family_id, 5, " ")
    with pytest.raises(postponing.BadPlanDay):
        postponing.set_cadence(desk, family_id, 0, "małe dziecko")
    postponing.set_cadence(desk, family_id, 3, "małe dziecko")
    assert of(desk, DueKind.CONTACT)[0].due_on == date(2026, 11, 20)
    assert not families.list_families(desk)[0].contact.overdue, "agreed today, so not late yet"
    assert of(desk, DueKind.CONTACT, date(2026, 11, 16))[0].due_on == date(2026, 11, 23), "the office's order"
    postponing.end_cadence(desk, family_id, TODAY)
    assert of(desk, DueKind.CONTACT, date(2026, 11, 18))[0].due_on == date(2026, 11, 23)


def test_putting_off_wants_a_reason_and_never_moves_the_term(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 2)))
    (item,) = of(desk, DueKind.CONTACT)
    with pytest.raises(postponing.NoReason):
        postponing.postpone(desk, item, date(2026, 11, 20), "")
    with pytest.raises(postponing.BadPlanDay):
        postponing.postpone(desk, item, date(2026, 11, 16), "szpital")
    _changes, made = postponing.postpone(desk, item, date(2026, 11, 20), "szpital")
    (put_off,) = of(desk, DueKind.CONTACT)
    assert (put_off.due_on, put_off.tone) == (item.due_on, item.tone)
    assert (put_off.postponed_until, put_off.reason) == (date(2026, 11, 20), "szpital")
    overdue = [one for one in cases.today(desk, date(2026, 11, 24)).overdue if one.kind == DueKind.CONTACT]
    assert [one.due_on for one in overdue] == [item.due_on]
    postponing.take_back(desk, made)
    assert of(desk, DueKind.CONTACT)[0].postponed_until is None
    cards.save_visit(desk, card(family_id, date(2026, 11, 17)))
    assert of(desk, DueKind.CONTACT)[0].postponed_until is None
