"""The frame of the window: pages, reflow, privacy, idle lock, order of the Tab key, status in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import HIDDEN, masking
from asystent_desktop.ui.shell import MainShell, Network, RailEntry, Status
from asystent_desktop.ui.shell.focus import stops
from asystent_desktop.ui.shell.idle import IdleWatch
from asystent_desktop.ui.shell.privacy import ClipboardGuard
from asystent_desktop.ui.shell.statusbar import exchange_tone, exchange_words
from asystent_desktop.ui.theme import Icon, Tone

NAME = "Wiśniewska"


class Page(QWidget):
    """A page that types and saves."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.saved = 0
        self.line = QLineEdit(NAME)
        self.line.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.addWidget(self.line)

    def save_drafts(self) -> None:
        self.saved += 1

    def first_focus(self) -> None:
        self.line.setFocus()


@pytest.fixture
def shell(qtbot, light):
    entries = [
        RailEntry("today", Icon.TODAY, "Today", "Ctrl+1"),
        RailEntry("families", Icon.FAMILIES, "Families", "Ctrl+2"),
        RailEntry("opinions", Icon.OPINIONS, "Opinions", "Ctrl+4"),
        RailEntry("settings", Icon.SETTINGS, "Settings", bottom=True),
    ]
    made = MainShell(entries, demo=True)
    qtbot.addWidget(made)
    made.add_page("today", Page("today"))
    made.add_page("families", Page("families"), dock=True)
    made.add_page("editor", Page("editor"), rail="opinions")
    dock = QLineEdit()
    dock.setAccessibleName("dock")
    made.set_dock(dock, "Today", 3)
    made.navigate("families")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.idle.stop()
    masking().set_on(False)


def press(qtbot, shell: MainShell, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or shell, key, modifier)


class TestPages:
    def test_ctrl_digit_shows_the_page_and_moves_the_focus(self, qtbot, shell) -> None:
        with qtbot.waitSignal(shell.page_shown) as told:
            press(qtbot, shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert told.args == ["today"]
        qtbot.waitUntil(shell.page("today").line.hasFocus)

    def test_a_page_without_an_entry_marks_its_section(self, shell) -> None:
        shell.navigate("editor")
        checked = [b.entry.key for b in shell.rail._buttons.values() if b.isChecked()]
        assert shell.current == "editor" and checked == ["opinions"]
        shell.navigate("nowhere")
        assert shell.current == "editor"

    def test_rail_moves_by_arrows_and_opens_by_enter(self, qtbot, shell) -> None:
        button = shell.rail._buttons["families"]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Up)
        with qtbot.waitSignal(shell.page_shown) as told:
            qtbot.keyClick(shell.rail._buttons["today"], Qt.Key.Key_Return)
        assert told.args == ["today"]
        assert shell.rail._buttons["today"].isChecked()

    def test_badges_are_spoken(self, shell) -> None:
        shell.rail.set_badge("today", 3)
        assert shell.rail._buttons["today"].accessibleName() == "Today, 3 wait"

    def test_tab_goes_search_privacy_page_dock_rail(self, shell) -> None:
        order = stops(shell)
        names = [w.accessibleName() for w in order]
        privacy = ["Mask data", "Hide the screen", "Lock"]
        assert names[0].startswith("Search") and names[1:4] == privacy
        places = [order.index(w) for w in (shell.page("families").line, shell.rail._buttons["families"])]
        dock = next(at for at, w in enumerate(order) if shell.stage.dock.isAncestorOf(w))
        assert 3 < places[0] < dock < places[1]
        assert all(names)

    def test_what_is_made_later_is_reached_before_the_rail(self, qtbot, shell) -> None:
        line = shell.page("families").line
        later = QLineEdit()
        line.parentWidget().layout().addWidget(later)
        later.show()
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        assert later.hasFocus()

    def test_shortcuts_rest_under_a_sheet_but_hiding_works(self, qtbot, shell) -> None:
        sheet = kit.Sheet(shell, "Card")
        line = QLineEdit()
        sheet.body.addWidget(line)
        sheet.open()
        press(qtbot, shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert shell.current == "families"
        press(qtbot, shell, Qt.Key.Key_F8)
        assert not shell.cover.isHidden() and not line.isVisible()
        qtbot.keyClick(shell.cover, Qt.Key.Key_X)
        assert line.isVisible() and line.hasFocus()
        sheet.put_away()

    def test_the_title_never_changes(self, shell) -> None:
        assert shell.windowTitle() == "Asystent"


class TestReflow:
    def test_dock_folds_below_1200_and_comes_over_the_page(self, qtbot, shell) -> None:
        shell.resize(1366, 700)
        QApplication.processEvents()
        wide = shell.stage.pages.width()
        assert shell.stage.dock_shown and not shell.top._dock.isVisible()
        shell.resize(1190, 700)
        QApplication.processEvents()
        assert not shell.stage.dock_shown and shell.top._dock.isVisible()
        assert shell.top._dock.accessibleName() == "Today 3"
        press(qtbot, shell, Qt.Key.Key_F6)
        assert shell.stage.dock_shown and shell.stage.pages.width() == shell.stage.width()
        shell.resize(1366, 700)
        QApplication.processEvents()
        assert shell.stage.pages.width() == wide

    def test_f6_folds_and_unfolds(self, qtbot, shell) -> None:
        for shown in (False, True):
            press(qtbot, shell, Qt.Key.Key_F6)
            assert shell.stage.dock_shown is shown

    def test_pages_without_a_dock_take_the_width(self, shell) -> None:
        shell.navigate("today")
        assert not shell.stage.dock_shown and shell.stage.pages.width() == shell.stage.width()

    def test_fits_200_percent_of_a_small_laptop(self, shell) -> None:
        shell.resize(683, 348)
        QApplication.processEvents()
        assert (shell.width(), shell.height()) == (683, 348)
        assert shell.top._lock.text() == "" and shell.top._lock.accessibleName() == "Lock"
        right = max(b.geometry().right() for b in (shell.top._lock, shell.top._hide))
        assert right < shell.top.width()
        rail = shell.rail._buttons.values()
        assert max(b.geometry().bottom() for b in rail) < shell.rail.height()


class TestPrivacy:
    def test_f8_hides_everything_and_any_key_returns(self, qtbot, shell) -> None:
        other = QWidget()
        qtbot.addWidget(other)
        other.show()
        menu = QMenu(shell)
        menu.addAction(NAME)
        menu.popup(QPoint(5, 5))
        shell.page("families").line.setFocus()
        shell.hide_screen()
        assert not shell.centralWidget().isVisible() and not other.isVisible() and not menu.isVisible()
        qtbot.keyClick(shell.cover, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert shell.centralWidget().isVisible() and other.isVisible() and shell.current == "families"
        assert shell.page("families").line.hasFocus()

    def test_returning_survives_what_was_deleted_meanwhile(self, qtbot, shell) -> None:
        slip = kit.toast(shell, "Saved")
        line = shell.page("families").line
        line.setFocus()
        shell.hide_screen()
        for widget in (slip, line):
            shiboken6.delete(widget)
        qtbot.keyClick(shell.cover, Qt.Key.Key_X)
        assert shell.centralWidget().isVisible()

    def test_too_late_locks_and_no_key_returns(self, qtbot, shell) -> None:
        shell.hide_screen()
        with qtbot.waitSignal(shell.lock_requested) as told:
            shell.cover._timer.timeout.emit()
        qtbot.keyClick(shell.cover, Qt.Key.Key_X)
        assert told.args == ["hidden"] and not shell.centralWidget().isVisible()

    def test_lock_saves_first_then_covers_then_asks(self, qtbot, shell) -> None:
        seen: list[str] = []
        shell.about_to_lock.connect(lambda: seen.append(f"save, {shell.page('today').saved} saved"))
        shell.lock_requested.connect(lambda why: seen.append(f"{why}, covered {not shell.cover.isHidden()}"))
        press(qtbot, shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert seen == ["save, 1 saved", "asked, covered True"]

    def test_closing_saves_drafts(self, qtbot, shell) -> None:
        with qtbot.waitSignals([shell.about_to_lock, shell.closing], order="strict"):
            shell.close()
        assert shell.page("families").saved == 1

    def test_f7_masks(self, qtbot, shell) -> None:
        press(qtbot, shell, Qt.Key.Key_F7)
        assert masking().on and shell.top._mask.accessibleName() == "Show data"
        assert masking().name("Anna Wiśniewska", "R-03/2025") == "W. · R-03/2025"
        assert (masking().person("Zosia"), masking().text("ul. Łączna 4"), masking().text("")) == (
            "Z.",
            HIDDEN,
            "",
        )
        press(qtbot, shell, Qt.Key.Key_F7)
        assert masking().name("Anna Wiśniewska", "R-03/2025") == "Anna Wiśniewska"
        assert masking().text("ul. Łączna 4") == "ul. Łączna 4"

    def test_clipboard_forgets_what_we_copied(self, qtbot) -> None:
        ours = [True]
        guard = ClipboardGuard(owns=lambda: ours[0])  # the offscreen clipboard knows no owner
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(NAME)
        assert guard.waiting
        guard.forget()
        assert clipboard.text() == "" and not guard.waiting
        clipboard.setText(NAME)
        ours[0] = False
        guard.forget()
        assert clipboard.text() == NAME


class TestIdle:
    def watch(self, clock: list[float], idle: list[float | None]) -> IdleWatch:
        return IdleWatch(60, now=lambda: clock[0], system_idle=lambda: idle[0])

    def test_warns_once_at_30_seconds_and_expires(self, qtbot) -> None:
        clock, told = [0.0], []
        watch = self.watch(clock, [None])
        watch.ticked.connect(lambda left: told.append(left))
        watch.warned.connect(lambda: told.append("warned"))
        watch.expired.connect(lambda: told.append("expired"))
        for clock[0] in (0.0, 29.0, 31.0, 45.0, 60.5):
            watch.tick()
        assert told == [60, 31, 29, "warned", 15, 0, "expired"]

    def test_a_touch_starts_anew_and_allows_another_warning(self, qtbot) -> None:
        clock, warned = [40.0], []
        watch = self.watch(clock, [None])
        watch.warned.connect(lambda: warned.append(clock[0]))
        for clock[0] in (75.0, 80.0):
            watch.tick()
        watch.touch()
        for clock[0] in (81.0, 115.0):
            watch.tick()
        assert warned == [75.0, 115.0]

    def test_sleep_counts_as_idle(self, qtbot) -> None:
        clock = [0.0]
        watch = self.watch(clock, [None])
        clock[0] = 8 * 3600
        with qtbot.waitSignal(watch.expired):
            watch.tick()

    def test_work_in_another_program_keeps_it_open(self, qtbot) -> None:
        clock = [0.0]
        watch = self.watch(clock, [5.0])
        clock[0] = 500.0
        assert watch.left_s() == 55

    def test_keys_in_the_window_touch(self, qtbot, shell) -> None:
        shell.idle._touched -= 100
        before = shell.idle.left_s()
        qtbot.keyClick(shell.windowHandle(), Qt.Key.Key_Shift)
        assert before <= 200 < shell.idle.left_s()

    def test_shortcuts_touch_too(self, qtbot, shell) -> None:
        """Who works by them alone is there all the same; a shortcut never comes as a key press."""
        pressed = []
        QShortcut(QKeySequence("F5"), shell).activated.connect(lambda: pressed.append("F5"))
        shell.idle._touched -= 100
        qtbot.keyClick(shell.windowHandle(), Qt.Key.Key_F5)
        assert pressed == ["F5"] and shell.idle.left_s() > 200


class TestStatus:
    def test_words(self) -> None:
        moment = datetime(2026, 11, 13, 15, 40)
        status = Status(Network.OFFLINE, moment, 14, moment, 4)
        assert exchange_words(status) == "14 changes wait for the exchange · last exchange Fri 13.11, 15:40"
        assert exchange_words(Status(waiting=1)).endswith("no exchange yet")
        carried = replace(status, laid_out=14)
        assert exchange_words(carried).startswith("14 changes taken out, await the office's confirmation")
        assert exchange_words(replace(status, laid_out=10)).startswith("4 changes wait for the exchange")
        assert exchange_words(status, short=True) == "14 changes wait"

    @pytest.mark.parametrize(
        ("days", "tone"),
        [(0, Tone.NEUTRAL), (7, Tone.NEUTRAL), (8, Tone.SOON), (14, Tone.SOON), (15, Tone.OVERDUE)],
    )
    def test_age(self, days, tone) -> None:
        assert exchange_tone(Status(exchange_age_days=days)) is tone

    def test_countdown(self, shell) -> None:
        shell.status.show_countdown(252)
        assert shell.status._lock.accessibleName() == "Lock in 4:12"
        assert shell.status._lock.isVisible()
