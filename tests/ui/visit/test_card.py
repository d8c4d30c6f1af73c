"""The visit card: keys, evidence that is never filled in, refusals, finishing, correcting."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.kinds.visit import Place, Safety, VisitKind
from asystent_desktop.i18n.spelling import load
from asystent_desktop.persistence.faults import StoreFull
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.visit import open_correction, open_visit_card, open_visit_view
from asystent_desktop.ui.widgets import TabBar
from tests.fakes.screens import TODAY
from tests.ui.visit.keyboard import Keyboard

BUDGET_KEYS = 35


@pytest.fixture
def planned(desk, family):
    return next(one for one in appointments.appointments(desk, TODAY) if one.family_id == family)


@pytest.fixture
def card(qtbot, window, desk, tasks, family, planned):
    desk.clock.advance(hours=3)  # the visit of 11:30 is over
    made = open_visit_card(window, desk, tasks, family, planned.appointment_id)
    qtbot.waitSignal(made.presenter.loaded).wait()
    return made


def finish(qtbot, card):
    with qtbot.waitSignal(card.finished) as caught:
        card.finish()
    return caught.args[0]


def test_a_minimal_card_takes_few_keys_and_no_mouse(qtbot, window, desk, tasks, family, people):
    tabs = TabBar("File", ["Overview", "People", "Plan"])
    window.setCentralWidget(tabs)
    tabs.setFocus()
    opened = []
    shortcut = QShortcut(QKeySequence("Ctrl+N"), window)
    shortcut.activated.connect(lambda: opened.append(open_visit_card(window, desk, tasks, family)))
    keyboard = Keyboard(window)
    keyboard.ctrl(Qt.Key.Key_N)
    card = opened[0]
    keyboard.type("Zosia bawi sie, zdrowa.")
    qtbot.waitUntil(lambda: card.presenter.data is not None)
    keyboard.alt(Qt.Key.Key_2)
    keyboard.alt(Qt.Key.Key_N)
    with qtbot.waitSignal(card.finished) as caught:
        keyboard.ctrl(Qt.Key.Key_Return)
    saved = cards.visit(desk, caught.args[0])
    assert saved.facts == "Zosia bawi sie, zdrowa."
    assert saved.present == (people["Kacper"],)
    assert saved.children_seen == ()
    assert saved.safety is Safety.NO_CONCERN
    assert keyboard.count <= BUDGET_KEYS
    assert tabs.currentIndex() == 0, "Alt+2 belonged to the card, not to the tabs below"


def test_the_cursor_starts_in_the_observations_and_evidence_is_empty(card):
    form = card.fields.form()
    assert QApplication.focusWidget() is card.fields.facts
    assert (form.present, form.children_seen, form.safety) == ((), (), None)
    assert (form.on, form.start, form.end, form.place) == (TODAY, time(11, 30), time(12, 30), Place.HOME)
    assert "from the calendar" in card.subtitle.accessibleName()


def test_the_heading_tells_the_length(card):
    card.fields.hours.end.set_value(time(12, 25))
    card.fields.hours.changed.emit()
    assert "11:30–12:25 (55\u00a0min)" in card.subtitle.accessibleName()


def test_child_seen_does_not_follow_from_presence(qtbot, card, people):
    card.fields.present.chip(people["Kacper"]).click()
    assert card.fields.form().present == (people["Kacper"],)
    assert card.fields.form().children_seen == ()


def test_a_digit_without_a_person_is_not_typed(card):
    keyboard = Keyboard(card)
    keyboard.alt(Qt.Key.Key_5)
    assert card.fields.facts.toPlainText() == ""


def test_a_missing_answer_is_named_with_its_keys_and_gets_the_focus(qtbot, desk, card, family):
    card.fields.facts.setPlainText("Rozmowa w kuchni.")
    with qtbot.waitSignal(card.presenter.kept):
        card.finish()
    row = card.fields.rows["safety"]
    assert row.error.startswith("Answer whether the children are safe.")
    assert "Alt+N, C, I, S" in row.error
    assert QApplication.focusWidget() is card.fields.safety.chip(Safety.NO_CONCERN)
    assert cards.visit_draft(desk, family).form.facts == "Rozmowa w kuchni."
    card.fields.safety.chip(Safety.CONCERN).click()
    assert row.error == ""


def test_the_first_of_several_problems_gets_the_focus(card):
    card.finish()
    assert card.fields.rows["facts"].error
    assert card.fields.rows["safety"].error
    assert QApplication.focusWidget() is card.fields.facts


def test_an_impossible_hour_opens_the_details(card):
    card.fields.facts.setPlainText("x")
    card.fields.hours.end.set_value(time(11, 0))
    card.finish()
    assert card.fields.rows["on"].isVisible()
    assert QApplication.focusWidget() is card.fields.hours.end


def test_finishing_links_the_appointment_and_plans_the_next(qtbot, desk, card, family, planned):
    card.fields.facts.setPlainText("Rozmowa w kuchni.")
    card.fields.safety.chip(Safety.NO_CONCERN).click()
    visit_id = finish(qtbot, card)
    again = {one.appointment_id: one for one in appointments.appointments(desk, TODAY)}
    assert again[planned.appointment_id].visit_id == visit_id
    far = desk.rules.holidays.add_working_days(TODAY, 10)
    assert [one.start for one in appointments.appointments(desk, far)] == [time(11, 30)]
    assert cards.visit_draft(desk, family) is None


def test_nothing_is_proposed_over_a_meeting_already_planned(qtbot, window, desk, tasks, family):
    day = TODAY + timedelta(days=3)
    appointments.plan_visit(desk, family, day, time(9, 0), time(10, 0))
    card = open_visit_card(window, desk, tasks, family)
    qtbot.waitSignal(card.presenter.loaded).wait()
    assert card.fields.form().next_on is None
    assert "20.11, 09:00" in card.fields.rows["next_on"].hint.text()


def test_the_next_visit_moves_with_the_date_and_can_be_left_open(desk, card):
    near = desk.rules.holidays.add_working_days(TODAY, 5)
    card.fields.next_visit.chips.chip("near").click()
    assert card.fields.form().next_on == near
    card.fields.hours.day.set_value(date(2026, 11, 16))
    card.fields.hours.changed.emit()
    assert card.fields.form().next_on == desk.rules.holidays.add_working_days(date(2026, 11, 16), 5)
    card.fields.next_visit.chips.chip("near").click()
    assert card.fields.form().next_on is None


def test_another_date_may_be_typed(card):
    card.fields.next_visit.chips.chip("other").click()
    card.fields.next_visit.day.set_value(date(2026, 11, 27))
    card.fields.next_visit.at.set_value(time(15, 0))
    form = card.fields.form()
    assert (form.next_on, form.next_at) == (date(2026, 11, 27), time(15, 0))


def test_a_visit_not_held_needs_attempts_and_leaves_out_the_rest(qtbot, desk, card):
    card.fields.assessment.setPlainText("Nie dotyczy")
    card.held_link.click()
    assert not card.fields.rows["safety"].isVisible()
    assert QApplication.focusWidget() is card.fields.attempts
    card.finish()
    assert card.fields.rows["attempts"].error
    card.fields.attempts.setPlainText("Domofon milczy; zawiadomienie w skrzynce.")
    saved = cards.visit(desk, finish(qtbot, card))
    assert (saved.held, saved.assessment, saved.safety) == (False, "", None)
    assert saved.attempts == "Domofon milczy; zawiadomienie w skrzynce."


def test_kind_is_behind_change(card):
    assert not card.fields.rows["on"].isVisible()
    card.change_link.click()
    assert card.fields.rows["on"].isVisible()
    card.fields.hours.kind.set_value(VisitKind.PHONE)
    assert card.fields.form().kind is VisitKind.PHONE


def test_a_full_disk_keeps_the_card_open_with_its_text(qtbot, desk, card, monkeypatch):
    def full(*_args: object) -> None:
        raise StoreFull()

    monkeypatch.setattr(cards, "save_visit", full)
    card.fields.facts.setPlainText("Rozmowa w kuchni.")
    card.fields.safety.chip(Safety.NO_CONCERN).click()
    with qtbot.waitSignal(card.presenter.failed):
        card.finish()
    assert card.isVisible()
    assert card.fault.isVisible()
    assert card.fields.form().facts == "Rozmowa w kuchni."
    assert card.finish_button.isEnabled()


def test_masking_hides_names_and_text(card, people):
    card.fields.facts.setPlainText("Anna podała, że...")
    masking().set_on(True)
    assert "Wiśniewska" not in card.title.accessibleName()
    assert card.title.accessibleName().startswith("Visit card · W.")
    assert card.fields.present.chip(people["Kacper"]).text() == "K."
    assert "Łączna" not in card.subtitle.accessibleName()
    assert not card.fields.facts.isVisible()
    masking().set_on(False)
    assert card.fields.facts.isVisible()


def shown(sheet):
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet)}


def finished_card(desk, family, **changes):
    form = cards.VisitForm(
        family_id=family,
        on=date(2026, 11, 6),
        start=time(10, 0),
        end=time(11, 0),
        facts="Rozmowa w kuchni.",
        safety=Safety.NO_CONCERN,
    )
    return cards.save_visit(desk, form, **changes)[1]


def test_a_correction_needs_a_reason_and_keeps_the_former_version(qtbot, window, desk, tasks, family, people):
    former = finished_card(desk, family)
    card = open_correction(window, desk, tasks, former)
    qtbot.waitSignal(card.presenter.loaded).wait()
    assert card.finish_button.text() == "Save the correction"
    assert card.fields.form().facts == "Rozmowa w kuchni."
    card.fields.present.chip(people["Anna"]).click()
    card.finish()
    assert card.reason_row.error == "Give the reason in a few words."
    assert QApplication.focusWidget() is card.reason
    card.reason.setText("Pominięto obecność matki")
    saved = cards.visit(desk, finish(qtbot, card))
    assert saved.former_id == former
    assert saved.present == (people["Anna"],)
    assert cards.visit(desk, former).present == ()


def test_the_view_tells_late_entry_and_every_version(qtbot, window, desk, tasks, family):
    former = finished_card(desk, family)
    form = cards.VisitForm(**{**vars(cards.blank_visit(desk, family)), "facts": "Poprawione."})
    form = cards.VisitForm(**{**vars(form), "on": date(2026, 11, 6), "safety": Safety.CONCERN})
    _changes, later = cards.correct_visit(desk, former, form, "Zła ocena")
    sheet = open_visit_view(window, desk, tasks, former)
    qtbot.waitSignal(sheet.presenter.loaded).wait()
    assert sheet.shown.visit_id == later
    qtbot.waitUntil(lambda: {"Zła ocena", "first version"} <= shown(sheet))
    sheet._choose(1)
    assert sheet.shown.visit_id == former
    wanted = []
    sheet.correction_wanted.disconnect()
    sheet.correction_wanted.connect(wanted.append)
    sheet.correct_button.click()
    assert wanted == [later]


def test_a_hearing_shows_its_row_and_asks_for_all_of_it(qtbot, desk, card, people):
    assert not card.fields.rows["court"].isVisible()
    card.fields.hours.kind.set_value(VisitKind.HEARING)
    card.fields.hours.changed.emit()
    assert card.fields.rows["court"].isVisible()
    card.fields.facts.setPlainText("Dziecko wysłuchane.")
    card.fields.safety.chip(Safety.NO_CONCERN).click()
    card.finish()
    assert card.fields.rows["court"].error
    hearing = card.fields.further.hearing
    hearing.court.setText("SR Katowice-Zachód")
    hearing.case_ref.setText("IV Nsm 3/26")
    hearing.at.set_value(time(9, 30))
    hearing.child.chip(people["Kacper"]).click()
    saved = cards.visit(desk, finish(qtbot, card))
    assert (saved.court, saved.accompanied_name, saved.hearing_at) == (
        "SR Katowice-Zachód",
        "Kacper",
        time(9, 30),
    )


def test_tasks_and_the_way_are_behind_more(qtbot, desk, card):
    assert not card.fields.rows["travel_km"].isVisible()
    card.more_link.click()
    card.fields.further.tasks.chip("11a").click()
    card.fields.further.way.km.setText("dwa")
    card.fields.facts.setPlainText("Rozmowa.")
    card.fields.safety.chip(Safety.NO_CONCERN).click()
    card.finish()
    assert card.fields.rows["travel_km"].error
    card.fields.further.way.km.setText("12")
    saved = cards.visit(desk, finish(qtbot, card))
    assert (saved.statutory_tasks, saved.travel_km, saved.planned) == (("11a",), 12, True)


def test_attempts_are_added_and_taken_back(qtbot, desk, card):
    card.held_link.click()
    missed = card.fields.further.missed
    assert missed.isVisible()
    for way, hour in (("door", 30), ("phone", 40)):
        missed.at.set_value(time(11, hour))
        missed.way.set_value(way)
        missed.add_button.click()
    missed.list.chip("11:40:00=phone").click()
    missed.reason.set_value("absent")
    missed.notice.set_value("letterbox")
    saved = cards.visit(desk, finish(qtbot, card))
    assert [(one.at, one.way) for one in saved.attempted] == [(time(11, 30), "door")]
    assert (saved.missed_reason, saved.notice, saved.attempts) == ("absent", "letterbox", "")


def test_a_snippet_expands_and_tab_goes_through_its_places(qtbot, card, tasks):
    qtbot.waitUntil(lambda: not tasks.busy)
    keyboard = Keyboard(card)
    keyboard.type("/bud ")
    facts = card.fields.facts
    assert facts.toPlainText().startswith("Przegląd budżetu: dochody {kwota}")
    keyboard.type("3000")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("900")
    assert facts.toPlainText().startswith("Przegląd budżetu: dochody 3000 zł, stałe opłaty 900 zł")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("0")
    keyboard.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not facts, "with no place left, Tab leaves the field"


def test_spelling_marks_words_but_not_the_familys_name(qtbot, card, tasks):
    if load() is None:
        pytest.skip("the spelling package is not installed")
    card.fields.facts.setPlainText("Wiśniewskiej nie bylo w szkole.")
    qtbot.waitUntil(lambda: bool(card.fields.facts.extraSelections()), timeout=20000)
    marked = [one.cursor.selectedText() for one in card.fields.facts.extraSelections()]
    assert marked == ["bylo"]


def test_the_view_shows_what_stood_behind_more(qtbot, window, desk, tasks, family):
    form = cards.VisitForm(
        family_id=family,
        on=date(2026, 11, 6),
        start=time(10, 0),
        end=time(11, 0),
        facts="Rozmowa.",
        safety=Safety.NO_CONCERN,
        child_voice="Chcę do szkoły.",
        statutory_tasks=("6",),
        travel_km=12,
    )
    sheet = open_visit_view(window, desk, tasks, cards.save_visit(desk, form)[1])
    qtbot.waitSignal(sheet.presenter.loaded).wait()
    qtbot.waitUntil(lambda: {"Chcę do szkoły.", "12 km"} <= shown(sheet))
    assert any("upbringing" in text for text in shown(sheet))


def test_a_telephone_call_has_no_place_and_nobody_is_seen(card):
    card.fields.children_seen.chip(card.fields.children_seen.offered[0]).click()
    _choose_kind(card, VisitKind.PHONE)
    assert card.fields.rows["place"].isHidden()
    assert card.fields.rows["children_seen"].isHidden()
    assert card.fields.form().children_seen == ()
    assert "Telephone call" in card.subtitle.text()


def test_a_hearing_is_held_at_the_court_and_an_answer_that_is_missing_stays_named(qtbot, card):
    _choose_kind(card, VisitKind.HEARING)
    assert card.fields.form().place == Place.AUTHORITY_OR_COURT
    card.fields.facts.setPlainText("Dziecko wysłuchane.")
    card.fields.safety.chip(Safety.NO_CONCERN).click()
    hearing = card.fields.further.hearing
    hearing.court.setText("Sąd Rejonowy")
    hearing.case_ref.setText("III Nsm 397/15")
    hearing.at.setFocus()
    qtbot.keyClicks(hearing.at, "9:30")
    with qtbot.waitSignal(card.presenter.kept):
        card.finish()
    assert card.fields.rows["court"].error == "Choose the child that was accompanied."


def _choose_kind(card, kind):
    card.fields.hours.kind.set_value(kind)
    card.fields.hours.kind.activated.emit(0)
