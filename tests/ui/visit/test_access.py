"""Every focus stop of the sheets has a name, and Tab stays inside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asystent_desktop.ui.shell.focus import stops
from asystent_desktop.ui.visit import open_brief, open_visit_card
from asystent_desktop.ui.widgets import TabBar


@pytest.fixture(params=[open_visit_card, open_brief])
def sheet(request, qtbot, window, desk, tasks, family):
    window.setCentralWidget(TabBar("File", ["Overview", "People"]))
    made = request.param(window, desk, tasks, family)
    qtbot.waitSignal(made.presenter.loaded).wait()
    return made


def test_every_stop_has_a_name(window, sheet):
    inside = [stop for stop in stops(window) if sheet.isAncestorOf(stop)]
    assert len(inside) >= 3
    assert [stop for stop in inside if not stop.accessibleName()] == []


def test_tab_goes_round_inside_the_sheet(sheet):
    seen = set()
    for _step in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert all(sheet.isAncestorOf(one) for one in seen)
    assert len(seen) >= 3


def test_a_low_window_scrolls_to_the_focus(qtbot, window, sheet):
    window.resize(683, 384)
    for _step in range(25):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert not focused.visibleRegion().isEmpty(), focused.accessibleName()
