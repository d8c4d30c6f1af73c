"""Drives the window from the court's letter to the delivered opinion, with keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.vault.settings import settings
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.domain.check_codes import CheckCode
from asystent_desktop.domain.kinds.court import Decision, OpinionState, ReviewKind
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.papers import Nature
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.acceptance.sheets import ApproveSheet
from asystent_desktop.ui.court import CourtTab
from asystent_desktop.ui.court.letter_sheet import LetterSheet
from asystent_desktop.ui.desk_window import DeskWindow
from asystent_desktop.ui.opening import Opened
from asystent_desktop.ui.opinion.final_sheet import FinalSheet
from asystent_desktop.ui.opinion.outgoing_sheet import OutgoingSheet
from asystent_desktop.ui.opinion.page import OpinionPage
from asystent_desktop.ui.opinion.reason_sheet import ReasonSheet
from asystent_desktop.ui.opinion.review_sheet import ReviewSheet
from asystent_desktop.ui.opinion.submit import SubmitSheet
from asystent_desktop.ui.papers.delivery_sheet import DeliverySheet
from asystent_desktop.ui.sections import ACCEPTANCE
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.widgets import Button
from tests.e2e.opinion_scenes import Scene

HEAD_ID = "01930000-0000-7000-8000-0000000000aa"
CASE_NUMBER = "PS-11.8120.70.2026.HJ"
PATIENCE_MS = 30_000
DECISIONS = {
    ReviewKind.QUOTATION: Decision.HIDE,
    ReviewKind.ADDRESS: Decision.HIDE,
    ReviewKind.INFORMANT: Decision.KEEP,
}
_NATURE_KEYS = {Nature.REPORTED: Qt.Key.Key_2, Nature.ASSESSMENT: Qt.Key.Key_3}

W = TypeVar("W", bound=QWidget)


def _keys(field: QWidget, text: str) -> None:
    """One key press a letter; QTest itself knows no Polish ones."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QCoreApplication.sendEvent(field, event)


class Author:
    """An assistant at her computer: the letter, the text, the passages parents may read."""

    def __init__(self, qtbot, desk: Desk) -> None:
        self._qtbot, self.desk = qtbot, desk
        self._tasks: list[Tasks] = []
        self.window, self.tasks = self._open()

    def _open(self) -> tuple[DeskWindow, Tasks]:
        tasks = Tasks()
        identity = self.desk.identity()
        opened = Opened(self.desk, About(name=identity.name, title=identity.title), settings(self.desk))
        window = DeskWindow(opened, tasks, RealHouse(), opened.settings)
        self._qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        window.idle.stop()
        self._tasks.append(tasks)
        self.until(lambda: not tasks.busy)
        window._later._quiet.stop()  # pages nobody opens here need not be made
        return window, tasks

    def close(self) -> None:
        """Every window stops working before the store is closed."""
        for tasks in self._tasks:
            self.until(lambda tasks=tasks: not tasks.busy)
            tasks.close()

    def until(self, what: Callable[[], bool]) -> None:
        """Waits for what the screen shows."""
        self._qtbot.waitUntil(what, timeout=PATIENCE_MS)

    def press(self, button: Button) -> None:
        """Waits until a button can be clicked, and clicks it."""
        self.until(lambda: button.isVisible() and button.isEnabled())
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def sheet(self, kind: type[W], within: QObject | None = None) -> W:
        """The sheet that is open now."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [one for one in (within or self.window).findChildren(kind) if one.isVisible()]
            return bool(found)

        self.until(there)
        return found[-1]

    def named(self, sheet: QWidget, text: str) -> Button:
        """A button of a sheet by its words."""
        return next(one for one in sheet.findChildren(Button) if one.text() == text)

    def type(self, field: QWidget, text: str) -> None:
        """Types into a field that holds something else, or nothing."""
        field.setFocus()
        self._qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        _keys(field, text)

    @property
    def page(self) -> OpinionPage:
        """The editor."""
        return self.window._later.editor

    def enter_letter(self, family_id: str, scene: Scene) -> None:
        """Tab "Sąd": the letter is typed and the draft begun."""
        self.window.show_family(family_id, "court")
        self.until(lambda: self.window.findChild(CourtTab) is not None)
        tab = self.window.findChild(CourtTab)
        self.until(lambda: tab._file is not None)
        self.press(tab.new)
        sheet = self.sheet(LetterSheet)
        at = next(place for place, one in enumerate(sheet._courts) if "Sosnowcu" in one.court)
        sheet.choice.set_value(str(at))
        sheet.choice.activated.emit(sheet.choice.currentIndex())
        self.type(sheet.case_ref, "IV Nsm 412/26")
        for field, day in (
            (sheet.letter_on, date(2026, 11, 12)),
            (sheet.received_on, date(2026, 11, 16)),
            (sheet.due_on, scene.due_on),
        ):
            field.set_value(day)
        sheet.questions.setPlainText("\n".join(scene.questions))
        self.press(sheet.go)
        self.until(lambda: bool(tab.cards))
        self.press(tab.cards[0].main)
        self.until(lambda: self._shows(OpinionState.DRAFT))

    def _shows(self, *states: OpinionState) -> bool:
        if self.window.current != "opinion":
            return False
        view = self.page.presenter.view
        return view is not None and view.state in states and not self.tasks.busy

    def write(self, scene: Scene) -> None:
        """Fills the empty parts, the answers and the conclusion; everything else was composed."""
        view = self.page.presenter.view
        empty = {check.part for check in view.checks if check.code == CheckCode.EMPTY_PART}
        for part in view.parts:
            if part.key == "questions":
                self._answer(part.number, scene.answers)
            elif part.key == "conclusion":
                self._open_part(part.number)
                self._below(scene.conclusion, Nature.ASSESSMENT)
            elif part.number in empty:
                self._open_part(part.number)
                self._into(0, *scene.empty[part.key])
        self.page.presenter.commit()
        self.until(lambda: not self.tasks.busy)

    def _open_part(self, number: int) -> None:
        """A click on the part in the left column."""
        rows = self.page.panes.parts.list
        index = rows.model().index(number - 1, 0)
        rows.scrollTo(index)
        at = rows.visualRect(index).center()
        self._qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.until(lambda: self.page.writing.number == number)

    def _answer(self, number: int, answers: tuple[str, ...]) -> None:
        self._open_part(number)
        waiting = [at for at, one in enumerate(self.page.panes.editor.blocks) if not one.paragraph.text]
        assert len(waiting) == len(answers)
        for at, answer in zip(waiting, answers, strict=True):
            self._into(at, answer, Nature.FACT)

    def _into(self, at: int, text: str, nature: Nature) -> None:
        field = self.page.panes.editor.blocks[at].text
        field.setFocus()
        _keys(field, text)
        if nature in _NATURE_KEYS:
            self._qtbot.keyClick(field, _NATURE_KEYS[nature], Qt.KeyboardModifier.AltModifier)

    def _below(self, text: str, nature: Nature) -> None:
        """Enter at the end of the last paragraph opens another one."""
        blocks = self.page.panes.editor.blocks
        last = blocks[-1].text
        last.setFocus()
        last.moveCursor(QTextCursor.MoveOperation.End)
        if blocks[-1].paragraph.text:
            self._qtbot.keyClick(last, Qt.Key.Key_Return)
        self._into(len(self.page.panes.editor.blocks) - 1, text, nature)

    def decide(self) -> None:
        """The list of passages parents may read, each decided with a click."""
        self.page.deeds.ask_review()
        sheet = self.sheet(ReviewSheet)
        while waiting := [one for one in sheet.cards if one.item.open]:
            card, left = waiting[0], len(waiting)
            self.press(card.choice.chip(DECISIONS[card.item.kind].value))
            self.until(lambda left=left: sum(one.item.open for one in sheet.cards) < left)
        self.press(sheet.close_button)
        self.until(lambda: not self.tasks.busy)


class Robot(Author):
    """The same, and for the acceptance the head: from handing over to posting and correcting."""

    def submit(self) -> None:
        """Hands it over, then the head accepts it in a window of her own."""
        self.press(self.page.header.submit)
        self.press(self.sheet(SubmitSheet).go)
        self.until(lambda: self._shows(OpinionState.SUBMITTED))
        with self._as_head():
            window, tasks = self._open()
            window.navigate(ACCEPTANCE)
            page = window.page(ACCEPTANCE)
            self.press(page.approve)
            self.press(self.sheet(ApproveSheet, window).go)
            self.until(lambda: not tasks.busy)
            window.hide()
        self.window.activateWindow()
        self.page.presenter.judge()
        self.until(lambda: self._shows(OpinionState.APPROVED))

    @contextmanager
    def _as_head(self) -> Iterator[None]:
        author = self.desk.identity()
        head = replace(author, person_id=HEAD_ID, name="Halina Jarosz", role="head", enrolled=True)
        self.desk.put_identity(replace(head, title="kierowniczka zespołu"))
        yield
        self.desk.put_identity(author)

    def finish(self) -> OutgoingSheet:
        """The case number is typed and the paper sealed."""
        self.press(self.page.header.submit)
        sheet = self.sheet(FinalSheet)
        self.type(sheet.case_number, CASE_NUMBER)
        self.press(sheet.go)
        return self.sheet(OutgoingSheet)

    def post(self, outgoing: OutgoingSheet) -> None:
        """It left by the registry's desk; the deadline closes."""
        self.press(self.named(outgoing, "Wyszło z ośrodka"))
        sheet = self.sheet(DeliverySheet)
        self.press(sheet.channel.chip(Channel.REGISTRY_DESK.value))
        self.press(sheet.go)
        self.until(lambda: self._shows(OpinionState.SENT))

    def correct(self, reason: str) -> None:
        """A mistake found after sending: a new paper that names the old one."""
        before = self.page.presenter.opinion_id
        self.page.deeds.ask_correction()
        sheet = self.sheet(ReasonSheet)
        self.type(sheet.reason, reason)
        self.press(sheet.go)
        self.until(lambda: self.page.presenter.opinion_id != before and self._shows(OpinionState.DRAFT))
