"""Unlocking and first run: requests, errors, delays, nothing private in a repr."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from asystent_desktop import i18n
from asystent_desktop.i18n import catalogue
from asystent_desktop.ui.unlock.entry_window import EntryWindow
from asystent_desktop.ui.unlock.first_run import FirstRunPage
from asystent_desktop.ui.unlock.requests import (
    TITLES,
    CreateRequest,
    DemoRequest,
    UnlockFacts,
    UnlockRequest,
    Worker,
)
from asystent_desktop.ui.unlock.unlock_page import UnlockPage, delay_s, fact_lines

NOW = datetime(2026, 11, 17, 7, 52)
SECRET = "rower zielony most"


def shown(qtbot, page) -> EntryWindow:
    window = EntryWindow(page)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(qtbot, light):
    made = UnlockPage([Worker("w1", "Katarzyna Lis", TITLES[0])], UnlockFacts(NOW, 14, 1), lambda: NOW)
    window = shown(qtbot, made)
    yield made
    window.close()


class TestUnlock:
    def test_the_passphrase_has_the_focus_and_enter_asks(self, qtbot, page) -> None:
        assert page.passphrase.edit.hasFocus()
        page.passphrase.edit.setText(SECRET)
        with qtbot.waitSignal(page.unlock_requested) as told:
            qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
        assert told.args == [UnlockRequest(SECRET, "w1")]
        assert SECRET not in repr(told.args[0])

    def test_an_empty_passphrase_asks_nothing(self, qtbot, page) -> None:
        with qtbot.assertNotEmitted(page.unlock_requested):
            qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
        assert page._error.isVisible() and page._error.accessibleName() == "Enter the passphrase"

    def test_while_busy_nothing_more_is_asked(self, qtbot, page) -> None:
        page.passphrase.edit.setText(SECRET)
        page.set_busy(True)
        with qtbot.assertNotEmitted(page.unlock_requested):
            qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
        assert page.button.text() == "Unlocking…" and not page.button.isEnabled()
        page.set_busy(False)
        assert page.button.isEnabled() and page.passphrase.text() == SECRET

    def test_the_third_wrong_passphrase_makes_wait(self, qtbot, page) -> None:
        waits = []
        for _attempt in range(4):
            page.passphrase.edit.setText("wrong")
            page.refuse("Wrong passphrase")
            waits.append(page._wait_s)
        assert waits == [0, 0, 2, 4] and page.passphrase.text() == "" and not page.button.isEnabled()
        for _second in range(4):
            page._second()
        assert page.button.isEnabled() and page.button.text() == "Unlock"

    def test_another_fault_does_not_count(self, page) -> None:
        for _attempt in range(5):
            page.passphrase.edit.setText(SECRET)
            page.refuse("The disk is full", wrong_passphrase=False)
        assert page.button.isEnabled() and page.passphrase.text() == SECRET

    def test_delay_grows_to_a_minute(self) -> None:
        assert [delay_s(n) for n in (0, 1, 2, 3, 4, 5, 7, 8, 50)] == [0, 0, 0, 2, 4, 8, 32, 60, 60]

    def test_facts_are_counts_only_and_unknown_ones_are_left_out(self) -> None:
        assert [words for _icon, _tone, words in fact_lines(UnlockFacts(NOW, 1, 2))] == [
            "Last exchange: Tue 17.11.2026, 07:52",
            "1 change waits for the exchange with the office",
            "2 drafts wait to be finished",
        ]
        assert fact_lines(UnlockFacts()) == []

    def test_a_small_window_keeps_the_button_in_reach(self, qtbot, page) -> None:
        window = page.window()
        window.resize(683, 360)
        qtbot.waitUntil(lambda: page.height() == 360 and not page.panel.isVisible())
        page.refuse("Wrong passphrase")
        qtbot.wait(20)
        bottom = page.button.mapTo(page, page.button.rect().bottomLeft()).y()
        assert 0 < bottom <= page.height()


@pytest.fixture
def first(qtbot, light):
    made = FirstRunPage()
    window = shown(qtbot, made)
    yield made
    window.close()


ANSWERS = ("Katarzyna Lis", TITLES[0], "MOPS Katowice", "Katowice")


class TestFirstRun:
    def answer(self, first) -> None:
        first.start_own_work()
        first.go_on()
        first.who.fill(ANSWERS)
        first.go_on()
        first.passphrase.fill(SECRET)
        first.go_on()

    def test_demo_is_one_press(self, qtbot, first) -> None:
        demo = next(w for w in first.findChildren(type(first.first)) if "Demo" in w.accessibleName())
        with qtbot.waitSignal(first.demo_requested) as told:
            qtbot.mouseClick(demo, Qt.MouseButton.LeftButton)
        assert told.args == [DemoRequest("en")]

    def test_enter_begins_ones_own_work(self, qtbot, first) -> None:
        focused = first.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        assert first.step == 0

    def test_busy_says_what_takes_so_long(self, first) -> None:
        first.set_busy(True, "Writing a fictional year")
        assert first._error is not None and first._error.isVisible()
        first.set_busy(False)
        assert not first._error.isVisible()

    def test_four_steps_make_one_request(self, qtbot, first) -> None:
        self.answer(first)
        assert first.step == 3
        first.office.set_path(Path("invitation.json"))
        with qtbot.waitSignal(first.create_requested) as told:
            qtbot.keyClick(first.office, Qt.Key.Key_Return)
        assert told.args == [CreateRequest(*ANSWERS, SECRET, "en", Path("invitation.json"))]
        assert SECRET not in repr(told.args[0])

    def test_missing_answers_stop_and_take_the_focus(self, first) -> None:
        first.start_own_work()
        first.go_on()
        first.who.fill(("Katarzyna", "", "MOPS", ""))
        first.go_on()
        errors = [f.error for f in (first.who._name, first.who._titled, first.who._office, first.who._city)]
        assert first.step == 1 and [bool(e) for e in errors] == [True, True, False, True]
        assert first.who._name.field.hasFocus()

    @pytest.mark.parametrize(
        ("one", "two", "told"),
        [
            ("short", "short", "at least 10"),
            ("a" * 20, "a" * 20, "easy to guess"),
            (SECRET, SECRET + "a", "differ"),
        ],
    )
    def test_bad_passphrases(self, first, one, two, told) -> None:
        first.start_own_work()
        first.go_on()
        first.who.fill(ANSWERS)
        first.go_on()
        first.passphrase._first.edit.setText(one)
        first.passphrase._second.edit.setText(two)
        first.go_on()
        assert first.step == 2 and told in first.passphrase._error.text()

    def test_going_back_keeps_the_answers(self, qtbot, first) -> None:
        self.answer(first)
        for _step in range(4):
            first.go_back()
        assert first.step == -1
        first.start_own_work()
        assert first.who.answers == ANSWERS and first.passphrase.text() == SECRET

    def test_a_refused_invitation_is_told_beside_the_file(self, first) -> None:
        self.answer(first)
        first.set_busy(True)
        assert not first._next.isEnabled()
        first.refuse("Ask the office for a new file", invitation=True)
        assert first.step == 3 and first.office._error.isVisible() and first._next.isEnabled()

    def test_changing_the_language_keeps_the_answers(self, first, monkeypatch) -> None:
        spoken: list[str] = []
        monkeypatch.setattr(i18n, "use", spoken.append)
        self.answer(first)
        first.go_back()
        first.language_chosen.emit("pl")
        assert spoken == ["pl"] and first.step == 2
        assert first.who.answers == ANSWERS and first.passphrase.text() == SECRET

    def test_the_frame_speaks_the_language_chosen_too(self, first, monkeypatch) -> None:
        monkeypatch.setattr(i18n, "use", catalogue._spoken.set)  # the tests' own language stands above it
        for code, words in (("pl", "Język: polski"), ("en", "Language: English")):
            first.language_chosen.emit(code)
            assert first.language_button.text().startswith(words)
            assert first.panel.isVisibleTo(first)
