"""The family's signature on a finished card: noted, refused with a reason, taken back, its scan."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.visits import cards, signatures as visit_signatures
from asystent_desktop.application.visits.signatures import SignatureState
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.visit import open_visit_view
from asystent_desktop.ui.visit.signature import SignatureLine
from tests.fakes.caseload import card, new_family
from tests.fakes.scans import photo
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def visit_id(desk):
    family_id = new_family(desk)
    return cards.save_visit(desk, card(family_id, date(2026, 11, 10)))[1]


@pytest.fixture
def line(qtbot, desk, tasks, visit_id):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    sheet = open_visit_view(window, desk, tasks, visit_id)
    qtbot.waitUntil(lambda: any(one.view for one in sheet.findChildren(SignatureLine)))
    return sheet.findChild(SignatureLine)


def answered(qtbot, line, deed, **values):
    line.deeds[deed].click()
    sheet = next(one for one in line.window().findChildren(RecordSheet) if one.isVisible())
    for name, value in values.items():
        sheet.fields[name].fill(value)
    with qtbot.waitSignal(line.changed):
        sheet.go.click()


def test_missing_then_signed_then_taken_back(qtbot, line, desk, visit_id):
    assert line.pill.text == "no signature yet"
    answered(qtbot, line, "Signed…", signed_on=date(2026, 11, 12))
    assert line.pill.text == "signed 12.11.2026"
    assert visit_signatures.signature(desk, visit_id).state is SignatureState.SIGNED
    with qtbot.waitSignal(line.changed):
        line.deeds["Take back"].click()
    assert line.pill.text == "no signature yet"


def test_a_refusal_wants_a_reason(qtbot, line, desk, visit_id):
    line.deeds["Nobody signs…"].click()
    sheet = next(one for one in line.window().findChildren(RecordSheet) if one.isVisible())
    sheet.go.click()
    qtbot.waitUntil(lambda: bool(sheet.fields["reason"].row.error))
    sheet.fields["reason"].fill("matka nie chce podpisywać")
    with qtbot.waitSignal(line.changed):
        sheet.go.click()
    assert line.pill.text == "nobody signs, 10.11.2026"
    assert "matka nie chce" in line.words.text()


def test_a_scan_is_tied_to_the_card(qtbot, line, desk, visit_id, tmp_path):
    path = tmp_path / "karta.jpg"
    path.write_bytes(photo(width=64, height=48))
    with qtbot.waitSignal(line.changed):
        line.attach(path)
    family_id = cards.visit(desk, visit_id).family_id
    assert [row.subject_id for row in attachments.shelf(desk, family_id).rows] == [visit_id]
    assert "1 scan attached" in line.words.text()
