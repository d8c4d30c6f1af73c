"""The page "Do akceptacji" of the head.

page = AcceptancePage(desk, tasks)
page.open_family.connect(...)     # family id, tab
page.counted.connect(...)         # how many wait, for the rail

Keys: A accepts, R returns, N and Shift+N go through the differences, K adds a remark, J takes the next text.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.opinion.acceptance import QueueRow
from asystent_desktop.domain.papers import Source
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.acceptance import queue_pane, side_pane, words
from asystent_desktop.ui.acceptance.presenter import AcceptancePresenter, Queue, Reading
from asystent_desktop.ui.acceptance.sheets import ApproveSheet, RemarkSheet, ReturnSheet
from asystent_desktop.ui.acceptance.text_pane import TextPane
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import HeadedPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.theme.tokens import GAP

BESIDE_FROM = 1080
FREE = 16777215
BESIDE_H, QUEUE_H, TEXT_H, SIDE_H = 300, 128, 420, 260


class AcceptancePage(HeadedPage):
    """The queue, the text, its sources.

    Attributes:
        open_family: Id of a family and key of a tab of its file.
        counted: How many texts wait.
    """

    open_family = Signal(str, str)
    counted = Signal(int)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = AcceptancePresenter(desk, tasks)
        super().__init__(_("For acceptance"), self.presenter, parent)
        self._queue: Queue | None = None
        self._reading: Reading | None = None
        self.queue, self.text, self.side = queue_pane.QueuePane(), TextPane(), side_pane.SidePane()
        self.empty = kit.EmptyState(Icon.ACCEPTED, _("Nothing waits for your decision."))
        self.empty.hide()
        self._build()
        self._join()
        self._allow()
        for keys, act in (
            ("A", self.ask_approve),
            ("R", self.ask_return),
            ("N", lambda: self.text.step(1)),
            ("Shift+N", lambda: self.text.step(-1)),
            ("K", self.ask_remark),
            ("J", self.queue.step),
        ):
            self._bind(keys, act)

    def _build(self) -> None:
        self.next = kit.QuietButton(_("Next"), icon=Icon.NEXT, key="J")
        self.give_back = kit.SecondaryButton(_("Return for corrections"), icon=Icon.RETURN, key="R")
        self.approve = kit.PrimaryButton(_("Accept"), icon=Icon.CHECK, key="A")
        for button in (self.next, self.give_back, self.approve):
            self.deeds.addWidget(button)
        self._scroll = kit.ScrollColumn(_("For acceptance"))
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self._across.addWidget(self.queue)
        self._across.addWidget(self.text, 1)
        self._across.addWidget(self.side)
        self._scroll.column.addLayout(self._across, 1)
        self.column.addWidget(self.empty, 1)
        self.column.addWidget(self._scroll, 1)

    def _join(self) -> None:
        presenter = self.presenter
        presenter.loaded.connect(self._show)
        presenter.read_text.connect(self._show_text)
        presenter.printable.connect(lambda content: self.text.preview.show_pdf(content, frozen=True))
        presenter.approved.connect(lambda: kit.toast(self, _("Accepted · waits for the exchange")))
        presenter.returned.connect(lambda: kit.toast(self, _("Returned · waits for the exchange")))
        self.queue.chosen.connect(self._open)
        self.text.pages_wanted.connect(presenter.ask_pdf)
        self.text.named.connect(self.side.show_sources)
        self.side.source_wanted.connect(self._show_source)
        self.next.clicked.connect(self.queue.step)
        self.approve.clicked.connect(self.ask_approve)
        self.give_back.clicked.connect(self.ask_return)
        masking().changed.connect(self._mask)

    def _bind(self, keys: str, act: Callable[[], object]) -> None:
        kit.bind_key(self, keys, act)

    def first_focus(self) -> None:
        """The queue."""
        self.queue.list.setFocus()

    @Slot(object)
    def _show(self, queue: Queue) -> None:
        self._queue = queue
        self.counted.emit(len(queue.rows))
        self.line.set_text(words.summary(queue))
        chosen = self.queue.row(self.queue.show_queue(queue))
        self.empty.setVisible(not queue.rows)
        self._scroll.setVisible(bool(queue.rows))
        if chosen is None:
            self._reading = None
            self.presenter.close()
        elif self._reading is None or chosen.content_sha256 != self._reading.row.content_sha256:
            self._open(chosen)
        self._allow()

    def _open(self, row: QueueRow) -> None:
        self.banner.hide()
        self.presenter.open(row)

    @Slot(object)
    def _show_text(self, reading: Reading) -> None:
        self._reading = reading
        self.side.show_reading(reading)
        self.text.show_reading(reading)
        self._allow()

    def _allow(self) -> None:
        """Decisions need a text, and the head may not decide on her own."""
        reading, queue = self._reading, self._queue
        own = reading is not None and reading.own
        self.approve.setEnabled(reading is not None and not own)
        self.give_back.setEnabled(reading is not None and not own)
        self.next.setEnabled(queue is not None and len(queue.rows) > 1)

    @Slot()
    def ask_approve(self) -> None:
        """A: what exactly is accepted."""
        if self._reading is not None and self.approve.isEnabled():
            sheet = ApproveSheet(self, self._reading)
            sheet.accepted.connect(self.presenter.approve)
            sheet.open(sheet.go)

    @Slot()
    def ask_return(self) -> None:
        """R: why."""
        if self._reading is not None and self.give_back.isEnabled():
            sheet = ReturnSheet(self, self._reading)
            sheet.accepted.connect(self.presenter.give_back)
            sheet.open(sheet.reason)

    @Slot()
    def ask_remark(self) -> None:
        """K: a remark on the part in view."""
        if self._reading is not None and not masking().on:
            sheet = RemarkSheet(self, self._reading, self.text.current_part())
            sheet.accepted.connect(self.presenter.comment)
            sheet.open(sheet.text)

    @Slot(object)
    def _show_source(self, source: Source) -> None:
        if self._reading is not None:
            family_id = self._reading.view.family_id
            self.open_family.emit(family_id, words.TABS.get(source.kind, "overview"))

    @Slot()
    def _mask(self) -> None:
        if self._queue is not None:
            self.queue.show_queue(self._queue)
        if self._reading is not None:
            self._show_text(self._reading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, or one below the other."""
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        self._across.set_abreast(beside)
        for edge, wide in ((self.queue, queue_pane.WIDTH), (self.side, side_pane.WIDTH)):
            edge.setMinimumWidth(wide if beside else 0)
            edge.setMaximumWidth(wide if beside else FREE)
        self.queue.keys.setVisible(beside)
        self.queue.setMaximumHeight(FREE if beside else 3 * queue_pane.ROW_H + 60)
        # A minimum of its own keeps a pane with much in it from growing out of the window: it scrolls inside.
        panes: tuple[tuple[QWidget, int], ...] = (
            (self.queue, QUEUE_H),
            (self.text, TEXT_H),
            (self.side, SIDE_H),
        )
        for pane, high in panes:
            pane.setMinimumHeight(BESIDE_H if beside else high)
