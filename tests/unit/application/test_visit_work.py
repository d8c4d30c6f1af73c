"""The visit card's further facts, interventions, group work, snippets, the time sheet."""

from dataclasses import replace
from datetime import date, time

import pytest

from asystent_desktop.application.family import members
from asystent_desktop.application.planner import brief, time_sheet, time_sheet_paper
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.tables import snippets
from asystent_desktop.application.visits import (
    appointments,
    cards,
    group_work,
    interventions,
    signatures as visit_signatures,
)
from asystent_desktop.application.visits.kinds import resetting_kinds
from asystent_desktop.domain.kinds.group_work import GroupMethod
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.domain.kinds.visit import Attempt, VisitKind
from asystent_desktop.domain.snippets import expansion, next_place
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family


def codes(caught: pytest.ExceptionInfo[cards.InvalidVisit]) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in caught.value.problems]


def test_whether_a_visit_was_planned_is_read_from_the_planner(desk: Desk, family_id: str) -> None:
    _changes, first = cards.save_visit(desk, card(family_id, TODAY))
    appointments.plan_visit(desk, family_id, TODAY, time(11), time(12))
    _changes, second = cards.save_visit(desk, card(family_id, TODAY))
    said = card(family_id, TODAY, planned=True)
    _changes, third = cards.save_visit(desk, said)
    assert [cards.visit(desk, one).planned for one in (first, second, third)] == [False, True, True]


def test_a_hearing_needs_court_case_hour_and_child(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    form = card(family_id, TODAY, kind=VisitKind.HEARING)
    with pytest.raises(cards.InvalidVisit) as caught:
        cards.save_visit(desk, form)
    assert codes(caught) == [
        ("court", "missing"),
        ("case_ref", "missing"),
        ("hearing_at", "missing"),
        ("accompanied", "missing"),
    ]
    whole = replace(
        form,
        court="SR Sosnowiec",
        case_ref="IV Nsm 3/26",
        hearing_at=time(9, 30),
        accompanied=people["Zosia"],
    )
    view = cards.visit(desk, cards.save_visit(desk, whole)[1])
    assert (view.court, view.case_ref, view.accompanied_name) == ("SR Sosnowiec", "IV Nsm 3/26", "Zosia")
    other = replace(whole, kind=VisitKind.PLANNED)
    assert cards.visit(desk, cards.save_visit(desk, other)[1]).court == ""


def test_unknown_words_and_impossible_ways_are_refused(desk: Desk, family_id: str) -> None:
    form = card(family_id, TODAY, place="moon", statutory_tasks=("99",), travel_km=9999)
    with pytest.raises(cards.InvalidVisit) as caught:
        cards.save_visit(desk, form)
    assert codes(caught) == [
        ("place", "unknown-word"),
        ("statutory_tasks", "unknown-word"),
        ("travel_km", "too-far"),
    ]


def test_attempts_with_hours_are_enough_for_a_visit_not_held(desk: Desk, family_id: str) -> None:
    tried = (Attempt(time(11, 30), "door"), Attempt(time(11, 40), "phone"))
    form = card(
        family_id, TODAY, held=False, attempted=tried, notice="letterbox", missed_reason="absent", facts="x"
    )
    view = cards.visit(desk, cards.save_visit(desk, form)[1])
    assert (view.attempted, view.notice, view.facts) == (tried, "letterbox", "")
    page = brief.brief(desk, family_id)
    assert [(one.on, bool(one.reason)) for one in page.missed] == [(TODAY, True)]
    kept = cards.VisitForm.from_draft(form.draft_fields())
    assert kept == form


def test_a_draft_of_an_older_version_is_read(family_id: str) -> None:
    old = {"family_id": family_id, "facts": "Anna", "place": "home"}
    assert cards.VisitForm.from_draft(old).facts == "Anna"


def test_agreements_ticked_on_a_later_card_leave_the_brief(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, date(2026, 11, 6), agreements="Rata do 16.11\nPPP"))
    page = brief.brief(desk, family_id)
    assert [(one.line, one.late_on(TODAY)) for one in page.to_check] == [
        ("Rata do 16.11", True),
        ("PPP", False),
    ]
    cards.save_visit(desk, card(family_id, date(2026, 11, 16), settled=("Rata do 16.11",)))
    assert brief.brief(desk, family_id).agreements == ("PPP",)


def test_missing_signatures_are_asked_for_where_the_family_signs(desk: Desk, family_id: str) -> None:
    ids = [cards.save_visit(desk, card(family_id, date(2026, 11, day)))[1] for day in (3, 10, 16)]
    assert brief.brief(desk, family_id).unsigned == ()
    visit_signatures.sign_visit(desk, ids[1], date(2026, 11, 10))
    assert brief.brief(desk, family_id).unsigned == (date(2026, 11, 3), date(2026, 11, 16))
    with pytest.raises(cards.InvalidVisit):
        visit_signatures.sign_visit(desk, ids[2], date(2026, 11, 10))


def test_a_refusal_has_a_reason_asks_no_more_and_can_be_taken_back(desk: Desk, family_id: str) -> None:
    ids = [cards.save_visit(desk, card(family_id, date(2026, 11, day)))[1] for day in (10, 16)]
    visit_signatures.sign_visit(desk, ids[0], date(2026, 11, 10))
    with pytest.raises(cards.InvalidVisit) as told:
        visit_signatures.sign_visit(desk, ids[1], TODAY, refused=True, reason=" ")
    assert [(one.field, one.code) for one in told.value.problems] == [("reason", "why-refused")]
    visit_signatures.sign_visit(desk, ids[1], TODAY, refused=True, reason="bez podania przyczyny")
    held = visit_signatures.signature(desk, ids[1])
    assert held is not None
    assert (held.state, held.reason) == (visit_signatures.SignatureState.REFUSED, "bez podania przyczyny")
    assert brief.brief(desk, family_id).unsigned == ()
    visit_signatures.unsign_visit(desk, ids[1])
    assert brief.brief(desk, family_id).unsigned == (date(2026, 11, 16),)


def test_the_last_word_about_a_signature_holds(desk: Desk, family_id: str) -> None:
    visit_id = cards.save_visit(desk, card(family_id, date(2026, 11, 10)))[1]
    visit_signatures.sign_visit(desk, visit_id, TODAY, refused=True, reason="pośpiech")
    visit_signatures.sign_visit(desk, visit_id, TODAY)
    held = visit_signatures.signature(desk, visit_id)
    assert held is not None
    assert (held.state, held.reason) == (visit_signatures.SignatureState.SIGNED, "")


def test_shared_work_and_telephone_do_not_reset_the_order() -> None:
    kinds = resetting_kinds()
    assert {VisitKind.PLANNED, VisitKind.UNANNOUNCED, VisitKind.HEARING} <= kinds
    assert not kinds & {VisitKind.PHONE, VisitKind.GROUP, VisitKind.COMMUNITY}


def test_an_intervention_is_ticked_told_and_closed(desk: Desk, family_id: str) -> None:
    _changes, made = interventions.begin(desk, family_id)
    interventions.tick(desk, made, "children_seen")
    interventions.notify(desk, made, "police", "dyżurny", time(11, 5))
    interventions.add_step(desk, made, "Notatka dla sądu", date(2026, 11, 18))
    with pytest.raises(interventions.InvalidIntervention):
        interventions.close(desk, made)
    interventions.keep_text(desk, made, {"facts": "Dzieci same w domu"})
    assert interventions.kept_text(desk, made)[0]["facts"] == "Dzieci same w domu"  # type: ignore[index]
    interventions.change(desk, made, facts="Dzieci same w domu.")
    assert interventions.kept_text(desk, made) is None
    interventions.finish_step(desk, made, 1)
    interventions.close(desk, made)
    held = interventions.intervention(desk, made)
    assert (held.done, held.notified[0].who, held.closed_on) == (("children_seen",), "police", TODAY)
    assert held.steps[0].done_on == TODAY
    with pytest.raises(interventions.InvalidIntervention):
        interventions.tick(desk, made, "dance")


def test_a_blue_card_begun_there_lives_in_its_compartment_alone(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    _changes, made = interventions.begin(desk, family_id, began_at=time(10))
    _changes, card_id = interventions.start_blue_card(
        desk, made, in_presence_of="policjant", harmed=(people["Anna"],)
    )
    with desk.unit_of_work() as unit:
        held = unit.get(Intervention, made)
        terms = blue_card.card_terms(desk, unit)
    assert card_id not in repr(held)
    assert [(one.card_id, one.hand_over_by) for one in terms] == [(card_id, date(2026, 11, 24))]
    _changes, found = blue_card.open_compartment(desk, family_id)
    started = found.cards[0].card
    assert (started.started_at, started.started_by) == (time(10), desk.identity().name)


def group(desk: Desk, *families: str, **fields: object) -> str:
    given = {
        "topic": "Warsztaty o budżecie",
        "method": GroupMethod.CLASSES,
        "on": TODAY,
        "start": time(9),
        "end": time(11),
        "families": families,
        "statutory_tasks": ("3",),
    }
    return group_work.plan_group(desk, **{**given, **fields})[1]


def test_group_work_writes_one_card_a_family_and_names_no_other(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    other = new_family(desk, "Kowalczyk")
    planned = group(desk, family_id, other)
    entries = [
        group_work.GroupEntry(family_id, present=(people["Anna"],)),
        group_work.GroupEntry(other, came=False),
    ]
    for text in ("Obecna pani Kowalczykowa.", "Z Wiśniewską omówiono budżet.", "Wisniewska pomagala."):
        with pytest.raises(group_work.InvalidGroup) as caught:
            group_work.record_group(desk, planned, text, entries)
        assert [one.code for one in caught.value.problems] == ["names-family"]
    _changes, written = group_work.record_group(desk, planned, "Ćwiczono spis wydatków.", entries)
    first, second = (cards.visit(desk, one) for one in written)
    assert (first.kind, first.held, first.statutory_tasks) == (VisitKind.GROUP, True, ("3",))
    assert (second.held, second.missed_reason) == (False, "absent")
    with pytest.raises(group_work.InvalidGroup):
        group_work.record_group(desk, planned, "Jeszcze raz.", entries)
    assert brief.brief(desk, family_id).first_visit, "classes are no meeting of the Director's order"


def test_the_time_sheet_counts_classes_once_and_tasks_in_full(desk: Desk, family_id: str) -> None:
    other = new_family(desk, "Kowalczyk")
    planned = group(desk, family_id, other)
    group_work.record_group(
        desk, planned, "Budżet.", [group_work.GroupEntry(family_id), group_work.GroupEntry(other)]
    )
    form = card(family_id, TODAY, statutory_tasks=("11a", "3"), travel_km=12, travel_minutes=30)
    _changes, first = cards.save_visit(desk, replace(form, life_support=("budget",)))
    cards.correct_visit(desk, first, replace(form, life_support=("budget",), travel_km=14), "licznik")
    cards.save_visit(desk, card(family_id, TODAY, held=False, attempts="Dzwonek", travel_km=6))
    cards.save_visit(desk, card(family_id, date(2026, 10, 30)))
    time_sheet.add_work(desk, on=TODAY, start=time(13), end=time(15), work="office")
    work = time_sheet.work_month(desk).work
    assert (work.meetings, work.missed, work.travel_km) == (2, 1, 20)
    assert (work.meeting_minutes, work.travel_minutes, work.work_minutes) == (55 + 120 + 55, 30, 120)
    assert [(one.key, one.meetings, one.minutes) for one in work.by_task] == [("3", 3, 295), ("11a", 1, 55)]
    assert {one.key: one.meetings for one in work.by_family} == {family_id: 2, other: 1}
    assert work.life_support == {"budget": 1}


def test_the_printed_sheet_names_families_by_number(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, card(family_id, TODAY, travel_km=12))
    content = time_sheet_paper.compose(desk)
    assert "Wiśniewska" not in repr(content)
    assert "listopad 2026" in repr(content)
    made = time_sheet_paper.preview(desk)
    assert made.content.startswith(b"%PDF")


def test_own_snippets_hide_the_offices_and_expand(desk: Desk) -> None:
    assert "szk" in snippets.texts(desk)
    _changes, own = snippets.add_snippet(desk, "/SZK", "Szkoła: {imię}, {co}.")
    assert snippets.texts(desk)["szk"] == "Szkoła: {imię}, {co}."
    with pytest.raises(snippets.InvalidSnippet):
        snippets.add_snippet(desk, "szk", "x")
    with pytest.raises(snippets.InvalidSnippet):
        snippets.add_snippet(desk, "a b", "x")
    texts = snippets.texts(desk)
    assert expansion("Dziś /szk", texts) == (4, "Szkoła: {imię}, {co}.")
    assert expansion("1/szk", texts) is None
    assert next_place(texts["szk"], 0) == (8, 14)
    assert next_place(texts["szk"], 15) == (16, 20)
    snippets.change_snippet(desk, own, "Inaczej.")
    assert snippets.texts(desk)["szk"] == "Inaczej."
    snippets.remove_snippet(desk, own)
    assert "{" in snippets.texts(desk)["szk"]


def test_names_of_the_family_are_known_to_the_spell_check(desk: Desk, family_id: str) -> None:
    from asystent_desktop.application.spelling import known_names
    from asystent_desktop.i18n import spelling

    members.members(desk, family_id)
    names = known_names(desk, family_id)
    assert "Wiśniewska" in names
    speller = spelling.load()
    if speller is None:
        pytest.skip("the spelling package is not installed")
    family = speller.knowing(names)
    text = "Wiśniewskiej nie bylo w szkole."
    assert [text[begin:end] for begin, end in family.mistakes(text)] == ["bylo"]
    assert "było" in family.suggestions("bylo")
