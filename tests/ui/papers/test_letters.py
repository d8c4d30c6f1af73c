"""Letters in own words from the tab "Dokumenty": written, kept while typed, printed like any paper."""

from __future__ import annotations

import pytest

from asystent_desktop.application.entries import entries
from asystent_desktop.application.papers import letter_editing
from asystent_desktop.application.papers.letter_editing import LetterForm
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.ui.papers import PapersTab
from asystent_desktop.ui.papers.letter_sheet import LetterSheet

FORM = LetterForm(subject="Prośba o termin", addressee=("Poradnia Przykładowa",), text="Proszę o termin.")


@pytest.fixture
def tab(qtbot, case, tasks) -> PapersTab:
    made = PapersTab(case.desk, tasks)
    made.resize(1040, 700)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.shown):
        made.show_family(case.family_id)
        made.show()
    with qtbot.waitSignal(made.presenter.subjects_read):
        made.list.kinds.setCurrentIndex(
            made.list.kinds.model().index(made.list.kinds.rows.row_of("letter"), 0)
        )
    return made


def opened(qtbot, tab: PapersTab, button) -> LetterSheet:
    button.click()
    qtbot.waitUntil(lambda: tab.letters.sheet is not None)
    return tab.letters.sheet


def saved(tab: PapersTab, case) -> list[Letter]:
    return entries.entries(case.desk, case.family_id, Letter)


def test_a_letter_is_begun_from_a_start_text_and_shown_in_the_preview(qtbot, tab, case) -> None:
    assert tab.letters.new.isVisible()
    assert not tab.letters.edit.isVisible()
    sheet = opened(qtbot, tab, tab.letters.new)
    sheet.start.set_value("housing")
    sheet.start.activated.emit(0)
    qtbot.waitUntil(lambda: "raty" in sheet.subject.text())
    assert "……" in sheet._text_field._below.text()
    sheet.addressee.setPlainText("Zarząd Mieszkań\nul. Wzorcowa 1")
    with qtbot.waitSignals([tab.presenter.previewed, tab.presenter.subjects_read]):
        sheet.go.click()
    (letter,) = saved(tab, case)
    assert letter.addressee == ("Zarząd Mieszkań", "ul. Wzorcowa 1")
    assert tab.presenter.wanted.subject_id == letter.id
    qtbot.waitUntil(tab.letters.edit.isVisible)


def test_what_somebody_typed_is_not_replaced_by_a_start_text(qtbot, tab) -> None:
    sheet = opened(qtbot, tab, tab.letters.new)
    sheet.text.setPlainText("Własne słowa.")
    sheet.start.set_value("family")
    sheet.start.activated.emit(0)
    qtbot.waitUntil(lambda: sheet.subject.text() == "Prośba o kontakt")
    assert sheet.text.toPlainText() == "Własne słowa."


def test_an_addressee_is_taken_from_the_list(qtbot, tab) -> None:
    sheet = opened(qtbot, tab, tab.letters.new)
    sheet.choice.setCurrentIndex(0)
    sheet.choice.activated.emit(0)
    assert sheet.form().addressee


def test_a_letter_needs_a_subject(qtbot, tab, case) -> None:
    sheet = opened(qtbot, tab, tab.letters.new)
    sheet.subject.clear()
    sheet.go.click()
    assert sheet._subject_field.error
    assert saved(tab, case) == []


def test_esc_keeps_what_was_typed_and_it_comes_back(qtbot, tab, case, tasks) -> None:
    sheet = opened(qtbot, tab, tab.letters.new)
    sheet.text.setPlainText("Niedokończone zdanie")
    with qtbot.waitSignal(tasks.idle):
        sheet.dismiss()
    assert saved(tab, case) == []
    again = opened(qtbot, tab, tab.letters.new)
    assert again.text.toPlainText() == "Niedokończone zdanie"
    assert again.recovered.isVisibleTo(again)
    with qtbot.waitSignal(again.closed):
        again.discard_wanted.emit()
    assert opened(qtbot, tab, tab.letters.new).text.toPlainText() == ""


def test_typing_is_kept_while_the_sheet_is_open(qtbot, tab, case) -> None:
    sheet = opened(qtbot, tab, tab.letters.new)
    sheet.text.setPlainText("Pierwsze zdanie")
    qtbot.waitUntil(lambda: bool(sheet.state.text()), timeout=4000)
    assert letter_editing.open_letter(case.desk, case.family_id).form.text == "Pierwsze zdanie"


def test_a_kept_letter_is_written_on_and_finished_as_a_paper(qtbot, tab, case) -> None:
    letter_editing.save_letter(case.desk, case.family_id, "", FORM)
    with qtbot.waitSignal(tab.presenter.subjects_read):
        tab.presenter.ask_subjects("letter")
    sheet = opened(qtbot, tab, tab.letters.edit)
    assert sheet.form() == FORM
    assert not sheet.start.isVisibleTo(sheet)
    sheet.text.setPlainText("Proszę o pilny termin.")
    with qtbot.waitSignals([tab.presenter.previewed, tab.presenter.subjects_read]):
        sheet.go.click()
    assert [one.text for one in saved(tab, case)] == ["Proszę o pilny termin."]
    with qtbot.waitSignals([tab.presenter.finished, tab.shown]):
        tab.pane.finish.click()
    assert tab.pane.paper.kind == "letter"


def test_another_kind_has_no_buttons_of_letters(qtbot, tab) -> None:
    with qtbot.waitSignal(tab.presenter.subjects_read):
        tab.list.kinds.setCurrentIndex(tab.list.kinds.model().index(tab.list.kinds.rows.row_of("consent"), 0))
    assert not tab.letters.new.isVisible()
