"""The time sheet: read from the cards, work added and taken back, masked, printed by number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from asystent_desktop.application.visits import cards
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.time_sheet import TimeSheetPage
from asystent_desktop.ui.widgets.toasts import Toast
from tests.fakes.caseload import card
from tests.fakes.screens import TODAY, family_of


@dataclass
class Writer:
    """The one thing the page asks of the house."""

    written: dict[Path, bytes] = field(default_factory=dict)

    def write_file(self, path: Path, content: bytes) -> None:
        self.written[path] = content


@pytest.fixture
def page(qtbot, desk, tasks):
    family = family_of(desk, "Wiśniewska", None)
    cards.save_visit(desk, card(family, TODAY, statutory_tasks=("6",), travel_km=12))
    made = TimeSheetPage(replace(desk, renderer=PdfRenderer()), tasks, Writer())
    qtbot.addWidget(made)
    qtbot.waitSignal(made.presenter.loaded).wait()
    return made


def texts(rows):
    model = rows.model()
    return [
        str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())
    ]


def test_it_shows_the_month_and_masks_the_family(page):
    assert len(texts(page.days)) == 1
    assert "12 km" in texts(page.days)[0]
    assert "Wiśniewska" in texts(page.families)[0]
    assert len(texts(page.tasks_list)) == 1
    masking().set_on(True)
    assert "Wiśniewska" not in texts(page.families)[0]


def test_work_is_added_and_taken_back(qtbot, page):
    page.start.set_value(time(13))
    page.end.set_value(time(12))
    page.kind.set_value("office")
    with qtbot.waitSignal(page.presenter.failed):
        page.add_button.click()
    page.end.set_value(time(15))
    with qtbot.waitSignal(page.presenter.loaded):
        page.add_button.click()
    assert len(texts(page.days)) == 2
    page.days.menu_wanted.emit("0", QPoint())
    assert page.findChild(QMenu) is None, "a meeting is taken back in its card"
    page.days.menu_wanted.emit("1", QPoint())
    with qtbot.waitSignal(page.presenter.loaded):
        page.findChild(QMenu).actions()[0].trigger()
    assert len(texts(page.days)) == 1
    with qtbot.waitSignal(page.presenter.loaded):
        page.window().findChild(Toast).acted.emit()
    assert len(texts(page.days)) == 2


def test_work_without_its_hours_is_asked_for(page):
    page.add_button.click()
    assert not page.fault.isHidden()
    assert page.focusWidget() is page.start


def test_another_month_is_empty_and_the_paper_is_written(qtbot, page):
    with qtbot.waitSignal(page.presenter.saved_as):
        page.presenter.save("/nowhere/ewidencja.pdf")
    assert next(iter(page.presenter._house.written.values())).startswith(b"%PDF")
    with qtbot.waitSignal(page.presenter.loaded):
        page.former.click()
    assert texts(page.days) == []


def test_enter_offers_the_menu_at_the_row_and_not_where_the_mouse_lies(qtbot, page, monkeypatch):
    asked = []
    monkeypatch.setattr(page, "_menu", lambda key, where: asked.append((key, where)))
    page.days.setFocus()
    page.days.choose("0")
    qtbot.keyClick(page.days, Qt.Key.Key_Return)
    ((key, where),) = asked
    row = page.days.visualRect(page.days.rows.index(0))
    assert key == "0" and row.contains(page.days.viewport().mapFromGlobal(where))
