"""From an open family to a complete draft of an opinion: replayed with the mouse, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.opinion import opinions
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.opinion_checks import CheckCode
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.court import CourtTab
from asystent_desktop.ui.court.letter_sheet import LetterSheet
from tests.fakes.vaults import make_desk

MOST = 12
PATIENCE_MS = 30_000
EMPTY = (CheckCode.EMPTY_PART, CheckCode.UNANSWERED, CheckCode.NO_CONCLUSION)


class Mouse:
    """Clicks, and counts them; typing is not a click."""

    def __init__(self, qtbot) -> None:
        self._qtbot, self.clicks = qtbot, 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.clicks += 1
        spot = at if at is not None else widget.rect().center()
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of the tests of the window, with the real printer of pages."""
    made = make_desk(tmp_path / "vault", renderer=PdfRenderer())
    yield made
    made.close()


@pytest.fixture
def mouse(qtbot) -> Mouse:
    return Mouse(qtbot)


def type_letter(mouse: Mouse, sheet: LetterSheet) -> None:
    """The court is picked with two clicks, the rest is typed field by field with Tab."""
    mouse.clicks += 2  # opens the list of courts, takes one
    sheet.choice.set_value("0")
    sheet.choice.activated.emit(sheet.choice.currentIndex())
    assert sheet.court.text()
    sheet.case_ref.setText("V Nsm 412/26")
    sheet.letter_on.set_value(date(2026, 11, 3))
    sheet.received_on.set_value(date(2026, 11, 5))
    sheet.due_on.set_value(date(2026, 11, 20))
    sheet.questions.setPlainText("Jak przebiegają kontakty dzieci z ojcem?")
    mouse.click(sheet.go)
    assert [one.error for one in sheet.fields.values() if one.error] == []


def fill_part(mouse: Mouse, page, number: int) -> None:
    """One click on the part; the caret then stands in its first field."""
    if page.writing.number != number:
        mouse.clicks += 1
        page.panes.parts.chosen.emit(number)
    for block in page.panes.editor.blocks:
        if not block.text.toPlainText().strip():
            block.text.setPlainText("Według dokumentacji z dnia 3 listopada 2026 r. bez zmian.")


def has_text(window) -> bool:
    return window.current == "opinion" and window._later.editor.presenter.view is not None


def test_a_complete_draft_takes_twelve_clicks_at_most(qtbot, desk, tasks, family, window, mouse) -> None:
    window.resize(1366, 768)
    window.show_family(family, "overview")
    qtbot.waitUntil(lambda: window.families.file.family_id == family, timeout=PATIENCE_MS)
    bar = window.families.file.bar
    at = window.families.file.tabs.index("court")
    mouse.clicks += 1
    bar.setCurrentIndex(at)
    qtbot.waitUntil(lambda: window.findChild(CourtTab) is not None, timeout=PATIENCE_MS)
    tab = window.findChild(CourtTab)
    qtbot.waitUntil(lambda: tab._file is not None, timeout=PATIENCE_MS)
    mouse.click(tab.new)
    type_letter(mouse, window.findChild(LetterSheet))
    qtbot.waitUntil(lambda: bool(tab.cards), timeout=PATIENCE_MS)
    mouse.click(tab.cards[0].main)
    qtbot.waitUntil(lambda: has_text(window), timeout=PATIENCE_MS)
    page = window._later.editor
    view = page.presenter.view
    for number in sorted({check.part for check in view.checks if check.code in EMPTY and check.part}):
        fill_part(mouse, page, number)
    page.presenter.commit()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    done = opinions.opinion(desk, view.opinion_id)
    left = [check.code for check in done.checks if check.code in (CheckCode.EMPTY_PART, CheckCode.UNANSWERED)]
    assert len(done.parts) == 13 and left == []
    assert mouse.clicks <= MOST, mouse.clicks
