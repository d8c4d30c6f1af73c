"""How many keys and clicks the usual jobs take: each is replayed in the whole window, and counted.

The other budgets are replayed beside their pages: a visit card in 35 keys (tests/ui/visit/test_card.py), the
half-yearly assessment in 60 (tests/ui/assessment/test_tab.py), a week of eight visits in 20 clicks
(tests/ui/calendar/test_page.py), a draft of an opinion in 12 (tests/ui/desk/test_clicks_to_a_draft.py).
A key held down with another (Ctrl and 2) counts with it as one; a mouse button counts as one.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.application.exchange.ways import WayKind, way_to
from asystent_desktop.application.opinion import acceptance as opinion_acceptance, opinions
from asystent_desktop.application.vault.settings import settings
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import Desk
from asystent_desktop.transport.folder import FolderCarrier
from asystent_desktop.ui import theme
from asystent_desktop.ui.desk_window import DeskWindow
from asystent_desktop.ui.opening import Opened
from asystent_desktop.ui.sections import ACCEPTANCE, EXCHANGE
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.visit import VisitCard, open_visit_card
from asystent_desktop.ui.widgets.toasts import Toast
from tests.exchange_sim.town import Town, make_town, new_family
from tests.fakes.screens import desk, english, small_caseload, tasks
from tests.ui.opinion.conftest import fill

__all__ = ["desk", "english", "tasks"]

PATIENCE_MS = 20_000
_MODIFIERS = {Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}


class Hands(QObject):
    """Presses keys and buttons as a person does, and counts what the program is given."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.keys = self.clicks = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Where the focus is; Qt offers the key to the shortcuts first."""
        self.keys += key not in _MODIFIERS
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible() and widget.isEnabled(), "a hidden button cannot be clicked"
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def opened(qtbot, desk: Desk, tasks: Tasks, house: object | None = None) -> DeskWindow:
    """The window of a vault that was just unlocked, before anything was pressed."""
    theme.apply(QApplication.instance(), theme.Choice.LIGHT)
    chosen = settings(desk)
    facts = Opened(desk, About(name=desk.identity().name, title=desk.identity().title), chosen)
    made = DeskWindow(facts, tasks, house or RealHouse(), chosen)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def left_alone(qtbot, tasks) -> Iterator[list[DeskWindow]]:
    """Windows of a test; their jobs end before the vault closes."""
    made: list[DeskWindow] = []
    yield made
    for one in made:
        one.idle.stop()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_who_is_overdue_is_seen_without_a_key(qtbot, desk, tasks, left_alone) -> None:
    small_caseload(desk)
    used = time.process_time()
    window = opened(qtbot, desk, tasks)
    left_alone.append(window)
    shown = window.today.cases
    qtbot.waitUntil(lambda: bool(shown.rows) and shown.rows[0].isVisible(), timeout=PATIENCE_MS)
    took_s = time.process_time() - used
    first = shown.rows[0]
    assert first.case.family == "Lewandowska" and first.case.item.working_days_left < 0
    inside = first.visibleRegion().boundingRect().size()
    assert first.isVisible() and inside == first.size(), "the whole row is in sight, nothing was scrolled"
    assert "overdue" in first.accessibleName() + first.case.when + first.case.about
    assert took_s < 2, took_s


def test_a_family_is_opened_by_three_keys_at_most(qtbot, desk, tasks, left_alone) -> None:
    ids = small_caseload(desk)
    window = opened(qtbot, desk, tasks)
    left_alone.append(window)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    hands = Hands(window)
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.families.list.rows), timeout=PATIENCE_MS)
    hands.press(Qt.Key.Key_M)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.families.file.family_id == ids["Mazur"], timeout=PATIENCE_MS)
    assert hands.keys <= 3


def test_the_screen_hides_at_one_key(qtbot, desk, tasks, left_alone) -> None:
    small_caseload(desk)
    window = opened(qtbot, desk, tasks)
    left_alone.append(window)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    hands, used = Hands(window), time.process_time()
    hands.press(Qt.Key.Key_F8)
    window.grab()  # painted before the time is taken
    took_ms = (time.process_time() - used) * 1000
    cover = window.cover
    assert cover.isVisible() and cover.geometry().contains(window.stage.geometry())
    assert hands.keys == 1
    assert took_ms < 100, took_ms


def test_the_weekly_exchange_takes_one_click(qtbot, tasks, tmp_path: Path, left_alone) -> None:
    stick = tmp_path / "OFFICE-3"
    stick.mkdir()
    town = make_town(tmp_path / "town")
    town.carrier = FolderCarrier(stick)
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    new_family(anna)
    window = opened(qtbot, anna, tasks)
    left_alone.append(window)
    began = time.monotonic()
    click_the_offer(qtbot, window, str(stick), town, anna)
    assert time.monotonic() - began < 60
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    window.idle.stop()
    left_alone.clear()
    window.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    town.close()


def click_the_offer(qtbot, window: DeskWindow, place: str, town: Town, anna: Desk) -> None:
    """The stick comes while Today is shown; the toast's button exchanges, and the office gets everything."""
    window._later.need(EXCHANGE)
    page = window.page(EXCHANGE)
    qtbot.waitUntil(lambda: not window._tasks.busy, timeout=PATIENCE_MS)
    page.presenter.ways.found.emit(way_to(place))
    assert page.presenter.ways.timer.isActive() and way_to(place).kind is WayKind.FOLDER
    (offer,) = window.findChildren(Toast)
    hands = Hands(window)
    button = next(one for one in offer.findChildren(QPushButton) if one.text() == "Exchange data")
    with qtbot.waitSignal(page.presenter.finished, timeout=PATIENCE_MS) as done:
        hands.click(button)
    assert done.args[0].report.sent == 1 and window.current == EXCHANGE
    assert (hands.clicks, hands.keys) == (1, 0)
    town.answer()
    town.exchange(anna)
    assert standing(anna).total == 0, "the office has it"


def test_a_text_is_accepted_by_four_keys_at_most(qtbot, tasks, tmp_path: Path, left_alone) -> None:
    case = fill(tmp_path / "of-the-head")
    author = replace(case.desk.identity(), enrolled=True)
    case.desk.put_identity(author)
    opinions.submit(case.desk, case.opinion_id)
    case.desk.put_identity(replace(author, person_id="head-1", name="Halina Jarosz", role="head"))
    window = opened(qtbot, case.desk, tasks)
    left_alone.append(window)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    hands = Hands(window)
    hands.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.current == ACCEPTANCE
    page = window.page(ACCEPTANCE)
    qtbot.waitUntil(lambda: page.approve.isEnabled(), timeout=PATIENCE_MS)
    hands.press(Qt.Key.Key_A)
    with qtbot.waitSignal(page.presenter.approved, timeout=PATIENCE_MS):
        hands.press(Qt.Key.Key_Return)
    assert opinions.opinion(case.desk, case.opinion_id).state == OpinionState.APPROVED
    assert hands.keys <= 4
    assert opinion_acceptance.acceptance_queue(case.desk) == ()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    window.idle.stop()
    left_alone.clear()
    window.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    case.desk.close()


def test_typing_never_waits_for_the_disk(qtbot, desk, tasks, left_alone) -> None:
    """The thread of the store stands still, as behind a slow disk; every letter appears all the same."""
    family_id = small_caseload(desk)["Mazur"]
    window = opened(qtbot, desk, tasks)
    left_alone.append(window)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    open_visit_card(window, desk, tasks, family_id)
    qtbot.waitUntil(lambda: bool(window.findChildren(VisitCard)) and not tasks.busy, timeout=PATIENCE_MS)
    disk, stuck = threading.Event(), threading.Event()

    def slow() -> None:
        stuck.set()
        disk.wait(PATIENCE_MS / 1000)

    tasks.write(window, slow)
    qtbot.waitUntil(stuck.is_set)
    field = QApplication.focusWidget()
    try:
        for letter in "zeszyt prowadzony":
            QTest.keyClicks(field, letter)
            QApplication.processEvents()
        qtbot.wait(900)  # past the pause after which a draft is kept: the keeping waits, the typing does not
        QTest.keyClicks(field, " dalej")
        assert field.toPlainText() == "zeszyt prowadzony dalej"
        assert not disk.is_set() and tasks.busy, "the disk had not answered yet"
    finally:
        disk.set()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
