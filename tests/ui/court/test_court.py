"""The tab "Sąd": letters, their deadlines, and the way to the opinion."""

from __future__ import annotations

from datetime import date

import pytest

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import RequestForm
from asystent_desktop.ui.court import CourtTab
from asystent_desktop.ui.court.letter_sheet import LetterSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.widgets import Label, Pill, Sheet


@pytest.fixture
def tab(qtbot, case, tasks):
    made = CourtTab(case.desk, tasks)
    made.resize(670, 540)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.presenter.shown):
        made.show_family(case.family_id)
    return made


@pytest.fixture
def sheet(qtbot, tab) -> LetterSheet:
    tab.new.click()
    return tab.findChild(LetterSheet)


def fill(sheet: LetterSheet, **texts: str) -> None:
    values = {"court": "Sąd Rejonowy w Bytomiu", "case_ref": "ix rc 77/2026", **texts}
    sheet.court.setText(values["court"])
    sheet.case_ref.setText(values["case_ref"])
    sheet.letter_on.set_value(date(2026, 11, 12))
    sheet.received_on.set_value(date(2026, 11, 16))


def pills(tab) -> list[str]:
    return [card.findChild(Pill).text for card in tab.cards]


def test_a_letter_shows_its_deadline_and_the_draft(qtbot, case, tab) -> None:
    assert pills(tab)[0].startswith("Fri 20.11") and "of 13 parts" in pills(tab)[0]
    words = " ".join(label.text() for label in tab.cards[0].findChildren(Label))
    assert "V Nsm 412/26" in words and "Jak przebiegają kontakty" in words
    with qtbot.waitSignal(tab.open_opinion) as told:
        tab.cards[0].main.click()
    assert told.args == [case.opinion_id]


def test_bases_are_listed(tab) -> None:
    row = tab.base_rows.rows.rows[0]
    assert row.rest == "postanowienie, V Nsm 98/25" and row.pill == "in force"


def test_a_new_letter_is_entered_and_its_opinion_started(qtbot, case, tasks, tab, sheet) -> None:
    fill(sheet)
    sheet.due_on.set_value(date(2026, 11, 30))
    sheet.questions.setPlainText("Pierwsze?\n\nDrugie?")
    with qtbot.waitSignals([tab.presenter.stored, tab.presenter.shown]):
        sheet.go.click()
    assert not Sheet.is_open(tab) and len(tab.cards) == 2
    request = next(one for one in opinions.requests(case.desk, case.family_id) if "RC" in one.case_ref)
    assert request.case_ref == "IX RC 77/26" and request.questions == ("Pierwsze?", "Drugie?")
    card = next(one for one in tab.cards if one.request.request_id == request.request_id)
    assert card.main.text() == "New opinion"
    with qtbot.waitSignal(tab.open_opinion) as told:
        card.main.click()
    assert opinions.opinion(case.desk, told.args[0]).request.request_id == request.request_id


def test_a_court_of_the_dictionary_fills_the_fields(sheet) -> None:
    at = next(i for i, one in enumerate(opinions.courts()) if one.court.endswith("Bytomiu"))
    sheet.choice.set_value(str(at))
    sheet.choice.activated.emit(sheet.choice.currentIndex())
    assert sheet.street.text() == "ul. Piekarska 1" and sheet.division.text().startswith("IX")


def test_an_uncertain_court_says_so(sheet) -> None:
    at = next(i for i, one in enumerate(opinions.courts()) if one.note)
    sheet.choice.set_value(str(at))
    sheet.choice.activated.emit(sheet.choice.currentIndex())
    assert sheet.fields["choice"]._below.text() == opinions.courts()[at].note


@pytest.mark.parametrize(
    ("typed", "warned"), [("XX/12", "no usual"), ("III Kk 5/26", "Kk"), ("iii nsm 397/15", "")]
)
def test_an_odd_reference_warns_and_is_saved_all_the_same(qtbot, case, tab, sheet, typed, warned) -> None:
    fill(sheet, case_ref=typed)
    sheet.case_ref.editingFinished.emit()
    assert sheet.warning.isVisible() is bool(warned)
    assert warned in sheet.warning.accessibleName()
    with qtbot.waitSignal(tab.presenter.stored):
        sheet.go.click()
    known = {one.case_ref for one in opinions.requests(case.desk, case.family_id)}
    assert ("III Nsm 397/15" if not warned else typed) in known


def test_missing_dates_are_named_and_nothing_is_saved(qtbot, case, tab, sheet) -> None:
    sheet.go.click()
    assert sheet.isVisible()
    assert (
        sheet.fields["court"].error and sheet.fields["letter_on"].error and sheet.fields["received_on"].error
    )
    assert sheet.court.hasFocus() or not sheet.isActiveWindow()
    assert len(opinions.requests(case.desk, case.family_id)) == 1


def test_contradicting_dates_are_refused_in_words(tab, sheet) -> None:
    fill(sheet)
    sheet.received_on.set_value(date(2026, 11, 1))
    sheet.go.click()
    assert "before its own date" in sheet.fields["received_on"].error and sheet.isVisible()


def test_a_court_without_a_postcode_is_told_and_saved_all_the_same(sheet) -> None:
    sheet.choice.set_value("0")
    sheet._take_court()
    told = sheet.fields["postcode_city"].field.accessibleDescription()
    assert told.startswith("The postcode is missing")
    sheet.town.setText("40-040 Katowice")
    assert not sheet.fields["postcode_city"].field.accessibleDescription()


def test_a_letter_is_corrected(qtbot, case, tab) -> None:
    tab.cards[0].change_wanted.emit()
    sheet = tab.findChild(LetterSheet)
    assert sheet.case_ref.text() == "V Nsm 412/26"
    sheet.due_on.set_value(date(2026, 12, 1))
    with qtbot.waitSignals([tab.presenter.stored, tab.presenter.shown]):
        sheet.go.click()
    assert opinions.requests(case.desk, case.family_id)[0].due_on == date(2026, 12, 1)


def test_an_answered_letter_is_closed_and_opened_again(qtbot, case, tab) -> None:
    with qtbot.waitSignal(tab.presenter.shown):
        tab.cards[0].close_letter.click()
    assert opinions.requests(case.desk, case.family_id)[0].closed_on == date(2026, 11, 17)
    assert pills(tab) == ["answered 17.11.2026"]
    with qtbot.waitSignal(tab.presenter.shown):
        tab.cards[0].close_letter.click()
    assert opinions.requests(case.desk, case.family_id)[0].closed_on is None


def test_without_letters_the_tab_says_how_to_begin(qtbot, case, tasks) -> None:
    from asystent_desktop.application.family import families
    from asystent_desktop.application.family.views import FamilyForm

    _changes, other = families.create_family(case.desk, FamilyForm("Nowak", "Jan Nowak"))
    tab = CourtTab(case.desk, tasks)
    qtbot.addWidget(tab)
    tab.show()
    with qtbot.waitSignal(tab.presenter.shown):
        tab.show_family(other)
    assert tab.empty.isVisible() and not tab.bases.isVisible()


def test_masked(qtbot, tab) -> None:
    masking().set_on(True)
    words = " ".join(label.text() for label in tab.findChildren(Label) if label.isVisible())
    assert "412/26" not in words and "kontakty" not in words
    assert "98/25" not in tab.base_rows.rows.rows[0].rest


def test_a_letter_of_another_family_does_not_disturb(qtbot, case, tab, tasks) -> None:
    form = RequestForm("Sąd", "I", "I RC 1/26", date(2026, 11, 2), date(2026, 11, 4))
    from asystent_desktop.application.family import families
    from asystent_desktop.application.family.views import FamilyForm

    _changes, other = families.create_family(case.desk, FamilyForm("Nowak", "Jan Nowak"))
    with qtbot.waitSignal(tasks.idle):
        tasks.write(tab, lambda: opinions.add_request(case.desk, other, form))
    assert len(tab.cards) == 1
