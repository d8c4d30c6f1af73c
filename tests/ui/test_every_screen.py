"""Every screen of `scripts.screens`, one after the other: names, Tab, targets, words that are cut off.

The entry pages always; those of an opened vault when `ASYSTENT_SCREENS` says how many of them (spread over
the list), or `all`: they need the demo office, which takes a minute to build, and some two seconds each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from asystent_desktop import i18n
from asystent_desktop.ui import theme, widgets as kit
from asystent_desktop.ui.shell.rail import RailButton
from asystent_desktop.ui.widgets.labels import ElidedLabel
from scripts import screens
from scripts.screens_list import DESK, ENTRY

LEAST_TARGET = 24
MOST_STEPS = 400


def _chosen() -> list[str]:
    wanted = os.environ.get("ASYSTENT_SCREENS", "0")
    count = len(DESK) if wanted == "all" else int(wanted)
    return list(DESK)[:: max(1, len(DESK) // count)] if count else []


@pytest.fixture
def polish() -> Iterator[None]:
    before = i18n.language()
    i18n.use("pl")
    yield
    i18n.use(before)


def _pass(_scene: screens.Scene) -> None:
    """Nothing is loaded before the vault is open: layouts alone have to settle."""
    QTest.qWait(30)


@contextmanager
def _screen(name: str, size: tuple[int, int]) -> Iterator[QWidget]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Choice.LIGHT)
    settle = _pass if name in ENTRY else screens.Studio.__new__(screens.Studio)._settle
    with screens.entry(name) if name in ENTRY else screens.desk(name) as scene:
        scene.window.resize(*size)
        scene.window.show()
        QTest.qWaitForWindowExposed(scene.window)
        settle(scene)
        scene.arrange()
        settle(scene)
        scene.window.activateWindow()
        yield scene.window


def _scope(window: QWidget) -> QWidget:
    """The sheet that covers the window, else the window."""
    sheets = [one for one in window.findChildren(kit.Sheet) if one.isVisible() and not one.page_like]
    return sheets[-1] if sheets else window


def _stops(scope: QWidget) -> list[QWidget]:
    """What Tab has to reach there; a group of chips is one stop by itself."""
    return [
        one
        for one in scope.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _reached(scope: QWidget, count: int) -> set[QWidget]:
    """What Tab reaches, beginning where the keyboard begins."""
    if QApplication.focusWidget() is None:
        scope.setFocus()
        scope.focusNextPrevChild(True)
    first = QApplication.focusWidget()
    seen: set[QWidget] = set()
    for _step in range(min(MOST_STEPS, 3 * count + 10)):
        focused = QApplication.focusWidget()
        if focused is None or (len(seen) > 1 and focused is first):
            break
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return seen


def _by_arrow(widget: QWidget, reached: set[QWidget]) -> bool:
    """One of several of which one at a time can be chosen: the arrows go from it to the others."""
    if isinstance(widget, RailButton):
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(one in reached for one in group.buttons())


def _told(widget: QWidget) -> str:
    parents, at = [], widget.parentWidget()
    while at is not None and len(parents) < 3:
        parents.append(type(at).__name__)
        at = at.parentWidget()
    return f"{type(widget).__name__} {widget.accessibleName()!r} in {' < '.join(parents)}"


def _cut(label: QLabel) -> bool:
    if not label.text() or isinstance(label, ElidedLabel) or label.width() < 4:
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width()) - 1
    hint = label.sizeHint()
    return label.width() < hint.width() - 1 or label.height() < hint.height() - 1


def _faults(window: QWidget) -> list[str]:
    scope = _scope(window)
    stops = _stops(scope)
    faults = [f"no name: {_told(one)}" for one in stops if not one.accessibleName()]
    small = [one for one in stops if min(one.width(), one.height()) < LEAST_TARGET]
    faults += [f"target of {one.width()}x{one.height()}: {_told(one)}" for one in small]
    cut = [one for one in scope.findChildren(QLabel) if one.isVisible() and _cut(one)]
    faults += [f"cut off: {one.text()!r} ({_told(one)})" for one in cut]
    reached = _reached(scope, len(stops))
    # The stop of a group goes along with what is chosen beside it: asked again when all were passed.
    lost = [one for one in _stops(scope) if one not in reached and not _by_arrow(one, reached)]
    return faults + [f"Tab never comes to {_told(one)}" for one in lost]


@pytest.mark.parametrize("size", [(1366, 697), (683, 384)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("name", [*ENTRY, *_chosen()])
def test_a_screen_can_be_reached_read_and_heard(qapp, polish, name: str, size: tuple[int, int]) -> None:
    with _screen(name, size) as window:
        assert _faults(window) == []
