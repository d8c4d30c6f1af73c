"""Rules that hold for every page of the kit: no unnamed focus stop, no target too small, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.shell import MainShell, RailEntry
from asystent_desktop.ui.shell.focus import stops
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.unlock.entry_window import EntryWindow
from asystent_desktop.ui.unlock.first_run import FirstRunPage
from asystent_desktop.ui.unlock.requests import TITLES, UnlockFacts, Worker
from asystent_desktop.ui.unlock.unlock_page import UnlockPage
from asystent_desktop.ui.widgets.labels import ElidedLabel

NOW = datetime(2026, 11, 17, 7, 52)


def unlock() -> QWidget:
    workers = [Worker("a", "Katarzyna Lis", TITLES[0]), Worker("b", "Jan Nowy", TITLES[1])]
    return EntryWindow(UnlockPage(workers, UnlockFacts(NOW, 14, 1), lambda: NOW, demo=True))


def first_run(step: int) -> Callable[[], QWidget]:
    def make() -> QWidget:
        page = FirstRunPage()
        if step >= 0:
            page._show(step)
        return EntryWindow(page)

    return make


def shell() -> QWidget:
    made = MainShell([RailEntry("today", Icon.TODAY, "Today", "Ctrl+1")], demo=True)
    made.add_page("today", QWidget())
    made.navigate("today")
    return made


PAGES = pytest.mark.parametrize("make", [unlock, *(first_run(s) for s in range(-1, 4)), shell])


@pytest.fixture
def shown(qtbot, light):
    def show(make: Callable[[], QWidget]) -> QWidget:
        window = make()
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()
        return window

    return show


@PAGES
def test_every_focus_stop_has_a_name(shown, make) -> None:
    reached = stops(shown(make))
    assert reached
    assert [w for w in reached if not w.accessibleName()] == []


@PAGES
def test_every_target_is_large_enough(shown, make) -> None:
    small = [(w.accessibleName(), w.height()) for w in stops(shown(make)) if min(w.height(), w.width()) < 24]
    assert small == []


@PAGES
def test_no_label_is_cut_off(shown, make) -> None:
    window = shown(make)
    cut = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedLabel):
            continue
        wide = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.height() < wide or (not label.wordWrap() and label.width() < label.sizeHint().width()):
            cut.append(label.text())
    assert cut == []


@pytest.fixture
def still_caret(qapp):
    """A caret that does not blink: two pictures of a field taken half a second apart are equal."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


def test_the_look_changes_at_run_time(qapp, still_caret, shown) -> None:
    window = shown(unlock)
    heard: list[str] = []
    theme.look().changed.connect(lambda: heard.append(theme.current().name))
    before = window.grab().toImage()
    theme.apply(qapp, theme.Choice.DARK)
    QApplication.processEvents()
    dark = window.grab().toImage()
    theme.apply(qapp, theme.Choice.DARK)
    theme.apply(qapp, theme.Choice.LIGHT)
    QApplication.processEvents()
    assert heard == ["dark", "light"]
    assert dark != before and window.grab().toImage() == before
