"""The subject-access copy on the screen: read first, what was masked is listed, written where one says."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from asystent_desktop.application.entries import entries
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.access import AccessKind, AccessNote
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.visit import Attempt
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.transfer import open_subject_copy
from tests.fakes.caseload import card, new_family


@pytest.fixture
def family(desk):
    made = new_family(desk)
    entries.add(desk, made, Contact, name="Barbara Kurator", role="probation_officer", phone="500 600 700")
    missed = card(
        made,
        date(2026, 11, 12),
        held=False,
        facts="",
        attempts="Nikt nie otworzył.",
        attempted=(Attempt(time(10, 5), "door"),),
    )
    cards.save_visit(desk, missed)
    return made


@pytest.fixture
def sheet(qtbot, window, desk, tasks, house, family):
    made = open_subject_copy(window, desk, tasks, house, family)
    with qtbot.waitSignal(made.presenter.made):
        pass
    return made


def test_what_was_masked_is_listed_and_stands_nowhere_in_the_copy(sheet):
    assert "Name (1 place)" in sheet.masked.text()
    shown = sheet.reading.toPlainText()
    assert "Barbara" not in shown
    assert "500 600 700" not in shown


def test_attempts_are_in_words(sheet):
    shown = sheet.reading.toPlainText()
    assert "door" not in shown
    assert "10:05 pukanie lub dzwonek" in shown


def test_masking_hides_the_copy(sheet):
    masking().set_on(True)
    assert "Data is masked" in sheet.reading.toPlainText()
    masking().set_on(False)
    assert "Kopia danych" in sheet.reading.toPlainText()


def test_writing_puts_both_files_there_and_the_history_says_so(qtbot, sheet, desk, family, tmp_path):
    with qtbot.waitSignal(sheet.presenter.written):
        sheet.write(tmp_path)
    names = sorted(path.suffix for path in tmp_path.glob("kopia-*"))
    assert names == [".html", ".json"]
    data = json.loads(next(tmp_path.glob("kopia-*.json")).read_text())
    assert data["masked"]
    with desk.unit_of_work() as unit:
        notes = unit.find(AccessNote, scope=family_scope(family))
    assert [(note.access, note.about_id) for note in notes] == [(AccessKind.SAVED_AS_FILE, family)]
