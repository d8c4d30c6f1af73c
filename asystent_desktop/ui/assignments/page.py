"""Page "Assignments": who waits, who works with how many, and what an assignment would bring."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.assignments.board import Board, Consequences
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assignments import words
from asystent_desktop.ui.assignments.consequences import ConsequencesCard
from asystent_desktop.ui.assignments.load_table import LoadHeader, LoadTable
from asystent_desktop.ui.assignments.presenter import AssignmentsPresenter, Wish
from asystent_desktop.ui.assignments.sheets import GiveSheet
from asystent_desktop.ui.assignments.waiting import WAITING_W, WaitingPane
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import HeadedPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.theme.tokens import GAP

BESIDE_FROM = 860
KEYS_FROM = 560


class AssignmentsPage(HeadedPage):
    """The page."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = AssignmentsPresenter(desk, tasks)
        super().__init__(_("Assignments"), self.presenter, parent)
        self._board: Board | None = None
        self._picked = ""
        self._build()
        self.presenter.loaded.connect(self._show)
        self.presenter.previewed.connect(self._preview)
        self.presenter.given.connect(self._given)
        masking().changed.connect(self._refill)

    def _build(self) -> None:
        self.stand_in = kit.SecondaryButton(_("Arrange a stand-in…"), icon=Icon.PERSON_LIST)
        self.stand_in.clicked.connect(lambda: self._ask(AssignmentMode.STAND_IN))
        self.hand_over = kit.SecondaryButton(_("Hand a family over…"), icon=Icon.EXCHANGE)
        self.hand_over.clicked.connect(lambda: self._ask(AssignmentMode.HOLDER))
        self.deeds.addWidget(self.stand_in)
        self.deeds.addWidget(self.hand_over)
        self.waiting = WaitingPane()
        self.waiting.picked.connect(self._pick)
        self.table = LoadTable()
        self.table.taken.connect(self._take)
        self.table.pointed.connect(self._point)
        self.table.dropped.connect(self._drop)
        self.header = LoadHeader()
        self.result = ConsequencesCard()
        self.result.accepted.connect(self.presenter.give)
        self.result.cancelled.connect(self._cancel)
        paper = kit.Card()
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, kit.Line(), self.table):
            column.addWidget(part)
        paper.add_rows(rows)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(paper, 1)
        right.addWidget(self.result)
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self._across.addWidget(self.waiting)
        self._across.addLayout(right, 1)
        self._scroll = kit.ScrollColumn(_("Assignments"))
        self._scroll.column.addLayout(self._across, 1)
        self.column.addWidget(self._scroll, 1)

    def _show(self, board: Board) -> None:
        self._board = board
        known = {one.family_id for one in board.waiting}
        if self._picked and self._picked not in known:
            self._cancel()
        self._refill()

    def _refill(self) -> None:
        board = self._board
        if board is None:
            return
        self.line.set_text(words.summary(board))
        self.waiting.show_waiting(board.waiting, board.today, self._picked)
        self.header.set_limit(board.limit)
        self.table.rows.set_workers(board.workers, board.limit)
        held = any(one.own for one in board.workers) and len(board.workers) > 1
        self.stand_in.setEnabled(held)
        self.hand_over.setEnabled(held)

    def _pick(self, family_id: str) -> None:
        """A waiting family was chosen: now the assistant."""
        self._picked = family_id
        self.waiting.mark(family_id)
        self.result.show_picked(self._name(family_id))
        if self._board and self._board.workers:
            roomy = min(self._board.workers, key=lambda one: one.load)
            self.table.choose(roomy.person_id)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        self._point(self.table.current)

    def _name(self, family_id: str) -> str:
        waiting = self._board.waiting if self._board else ()
        found = next((one for one in waiting if one.family_id == family_id), None)
        return masking().name(found.name, found.number) if found else ""

    def _point(self, person_id: str) -> None:
        if self._picked and person_id:
            self.table.show_extra(person_id)
            self.presenter.preview(self._picked, person_id)

    def _take(self, person_id: str) -> None:
        """Enter or a click on an assistant: with a family picked the next Enter gives it."""
        if self._picked:
            self._point(person_id)
            self.result.go.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.table.choose(person_id)

    def _drop(self, family_id: str, person_id: str) -> None:
        self._picked = family_id
        self.waiting.mark(family_id)
        self.table.choose(person_id)
        self._take(person_id)

    def _preview(self, found: Consequences) -> None:
        if self._picked == found.family.family_id:
            self.result.show_consequences(found)

    def _cancel(self) -> None:
        self._picked = ""
        self.waiting.mark("")
        self.table.show_extra("")
        self.result.show_nothing()
        self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given(self, wish: Wish) -> None:
        self._cancel()
        count = len(wish.families)
        text = ngettext(
            "{n} family assigned. It goes out with the next exchange.",
            "{n} families assigned. They go out with the next exchange.",
            count,
        ).format(n=count)
        kit.toast(self, text)
        kit.announce(self, text)

    def _ask(self, mode: AssignmentMode) -> None:
        if self._board is None:
            return
        sheet = GiveSheet(self, self._board, mode, self.table.current)
        sheet.accepted.connect(self.presenter.give)
        sheet.open(sheet.giver)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P hands over, Z arranges a stand-in, Enter gives, Esc cancels."""
        if event.key() == Qt.Key.Key_Escape and self._picked:
            self._cancel()
        elif event.key() == Qt.Key.Key_P and self.hand_over.isEnabled():
            self._ask(AssignmentMode.HOLDER)
        elif event.key() == Qt.Key.Key_Z and self.stand_in.isEnabled():
            self._ask(AssignmentMode.STAND_IN)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.result.shown is not None:
            self.result.accept()
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> None:
        """The first waiting family, else the table."""
        target = self.waiting.cards[0] if self.waiting.cards else self.table
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 860 logical pixels of page the families stand above the table."""
        super().resizeEvent(event)
        width = event.size().width()
        beside = width >= BESIDE_FROM
        self._across.set_abreast(beside)
        self.waiting.setMinimumWidth(WAITING_W if beside else 0)
        self.waiting.setMaximumWidth(WAITING_W if beside else 16_777_215)
        self.waiting.setMinimumHeight(0 if beside else 200)
        self.waiting.show_keys(shown=beside and event.size().height() >= KEYS_FROM)
        self.table.setMinimumHeight(160 if beside else 320)
        self.result.reflow(width - (WAITING_W + GAP if beside else 0) - 40)
