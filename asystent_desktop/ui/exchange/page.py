"""Page "Data exchange": the folder, the exchange, what goes, what came, the past, and what needs a person."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.desk import ExchangeDesk
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.exchange import words
from asystent_desktop.ui.exchange.back_card import BackCard
from asystent_desktop.ui.exchange.folder_card import FolderCard
from asystent_desktop.ui.exchange.folder_watch import FolderState
from asystent_desktop.ui.exchange.join_card import JoinCard
from asystent_desktop.ui.exchange.join_flow import JoinFlow
from asystent_desktop.ui.exchange.join_presenter import JoinPresenter
from asystent_desktop.ui.exchange.lists import CheckCard, HistoryCard, IncomingCard, OutgoingCard
from asystent_desktop.ui.exchange.notice_sheet import NoticeSheet
from asystent_desktop.ui.exchange.office_card import OfficeCard
from asystent_desktop.ui.exchange.presenter import ExchangePresenter, Outcome
from asystent_desktop.ui.exchange.run_card import RunCard
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

SIDE_W = 430
SIDE_BELOW = 980
LISTS_BELOW = 640


class ExchangePage(QWidget):
    """The page.

    Attributes:
        open_family: Id of a family to open.
        open_clash: Id of the family whose two versions are to be decided ("" for the office's records).
        exchanged: An exchange ended: counts and the last reply may differ.
        identity_changed: The office took this computer in; name, role and office may differ.
        running_changed: Whether an exchange is under way.
        network_changed: Whether the office's server answers.
        offered: Carries a `Way` that came while another page was shown.
    """

    open_family = Signal(str)
    open_clash = Signal(str)
    exchanged = Signal()
    identity_changed = Signal()
    running_changed = Signal(bool)
    network_changed = Signal(bool)
    offered = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = ExchangePresenter(desk, tasks, house, self)
        self.joining = JoinPresenter(desk, tasks, house, self)
        self._desk: ExchangeDesk | None = None
        self._outcome: Outcome | None = None
        self._wanted = False
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        self.banner = kit.Banner("", Tone.OVERDUE, closable=True)
        self.banner.hide()
        column.addWidget(self.banner)
        scroll = kit.ScrollColumn(_("Data exchange"))
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self._across.addLayout(self._left(), 1)
        self.side = self._right()
        self._across.addWidget(self.side)
        scroll.column.addLayout(self._across)
        column.addWidget(scroll, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(kit.Label(_("Data exchange"), Role.FAMILY))
        self._who = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        texts.addWidget(self._who)
        row.addLayout(texts, 1)
        self.go = kit.PrimaryButton(_("Exchange data with the office"), icon=Icon.EXCHANGE, key="F5")
        self.go.hide()
        row.addWidget(self.go)
        return row

    def _left(self) -> QVBoxLayout:
        self.join = JoinCard()
        self.folder, self.office = FolderCard(), OfficeCard()
        self.back = BackCard()
        self._carriers = kit.Abreast()
        self._carriers.setSpacing(GAP)
        self._carriers.addWidget(self.office, 1)
        self._carriers.addWidget(self.folder, 1)
        self.run = RunCard()
        self.outgoing, self.incoming = OutgoingCard(), IncomingCard()
        self._lists = kit.Abreast()
        self._lists.setSpacing(GAP)
        self._lists.addWidget(self.outgoing, 1)
        self._lists.addWidget(self.incoming, 1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.join)
        column.addWidget(self.back)
        column.addLayout(self._carriers)
        column.addWidget(self.run)
        shown_later: tuple[QWidget, ...] = (self.join, self.back, self.office, self.folder, self.run)
        for part in shown_later:
            part.hide()
        column.addLayout(self._lists, 1)
        self._stretch = QWidget()
        column.addWidget(self._stretch)
        return column

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.history, self.check = HistoryCard(), CheckCard()
        column.addWidget(self.history, 1)
        column.addWidget(self.check, 1)
        return side

    def _connect(self) -> None:
        self.go.clicked.connect(self.exchange)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.exchange)
        self.folder.choose_wanted.connect(self.choose_folder)
        self.run.break_wanted.connect(self.presenter.interrupt)
        self.check.clash_wanted.connect(self.open_clash)
        self.check.family_wanted.connect(self.open_family)
        self.check.notice_wanted.connect(partial(_open_notice, self))
        thinking = self.presenter
        thinking.loaded.connect(self._show)
        thinking.folder_changed.connect(self._show_folder)
        thinking.started.connect(self._started)
        thinking.progressed.connect(self.run.step)
        thinking.moved.connect(self.run.piece)
        thinking.ways_changed.connect(self._show_ways)
        thinking.alarmed.connect(self.office.show_alarm)
        self.back.confirmed.connect(thinking.confirm_went_back)
        thinking.finished.connect(self._finished)
        thinking.refused.connect(self.tell)
        thinking.offered.connect(lambda way: None if self.isVisible() else self.offered.emit(way))
        self.joining.refused.connect(self.tell)
        self.flow = JoinFlow(self.join, self.joining, lambda: thinking.folder, self)
        self.flow.answered.connect(thinking.answered)
        self.flow.said.connect(lambda text: self.tell(text, Tone.DONE))
        masking().changed.connect(self._refill)

    def exchange(self) -> None:
        """F5: exchanges, or asks for the folder first; pressed too early, as soon as the page has read."""
        self._wanted = self._desk is None
        if self._desk is None or not (self._desk.waiting.enrolled or self._desk.waiting.answered):
            return
        if self.presenter.way is None and not self.choose_folder():
            return
        self.banner.hide()
        self.presenter.exchange()

    def choose_folder(self) -> bool:
        """Asks for the folder or stick; False when the person changed her mind."""
        start = str(self.presenter.folder.path or "")
        chosen = QFileDialog.getExistingDirectory(self, _("Exchange folder or stick"), start)
        if chosen:
            self.presenter.set_folder(Path(chosen))
        return bool(chosen)

    def tell(self, text: str, tone: Tone = Tone.OVERDUE) -> None:
        """Says something above everything, and aloud."""
        self.banner.set(text, tone)
        self.banner.show()
        kit.announce(self, text, urgent=tone is Tone.OVERDUE)

    def _show(self, desk: ExchangeDesk) -> None:
        self._desk = desk
        now = desk.identity
        parts = (now.device_label, ", ".join(p for p in (now.name, now.title) if p))
        self._who.set_text(" · ".join(part for part in parts if part))
        self._arrange()
        self.flow.show_pending(desk.pending)
        if not self.presenter.running and self._outcome is None:
            self.run.show_desk(desk)
        self._show_folder(self.presenter.folder)
        self._refill()
        if self._wanted:
            self.exchange()

    def _arrange(self) -> None:
        """Alone: the joining card. Answered: also folder and exchange. Enrolled: everything but joining."""
        if self._desk is None:
            return
        state = self._desk.waiting
        may_exchange = state.enrolled or state.answered
        self.go.setVisible(may_exchange)
        self.join.setVisible(not state.enrolled)
        self.folder.setVisible(may_exchange)
        self.office.setVisible(may_exchange and self.presenter.ways.server_known)
        self.run.setVisible(may_exchange)
        for part in (self.outgoing, self.incoming, self.side):
            part.setVisible(state.enrolled)
        self._stretch.setVisible(not state.enrolled)

    def _refill(self) -> None:
        if self._desk is None:
            return
        self.outgoing.show_desk(self._desk, self._outcome)
        self.incoming.show_desk(self._desk, self._outcome)
        self.history.show_desk(self._desk)
        self.check.show_desk(self._desk)
        self.back.show_desk(self._desk)

    def _show_folder(self, folder: FolderState) -> None:
        last = self._desk.waiting.last_success if self._desk else None
        alone = not self.presenter.ways.server_known  # beside the server's card there is no room for it
        self.folder.show_folder(
            folder,
            last=_("last: {when}").format(when=words.moment(last)) if last and alone else "",
            used=self.presenter.ways.network is None,
        )
        self.join.set_can_place(can_place=folder.present)

    def _show_ways(self) -> None:
        network = self.presenter.ways.network
        self.office.show_way(network.place if network else "", alarm="")
        self._show_folder(self.presenter.folder)
        self._arrange()
        self.network_changed.emit(network is not None)

    def _started(self) -> None:
        asked_here = self.go.hasFocus()
        self.run.start()
        if asked_here:  # else Enter would open whatever comes next
            self.run.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go.setEnabled(False)
        self.running_changed.emit(True)

    def _finished(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.go.setEnabled(True)
        if self.run.stop.hasFocus():
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self.run.finish(outcome)
        if outcome.fault is not None:
            self.tell(word(outcome.fault))
        self.presenter.load()
        self.running_changed.emit(False)
        if outcome.report is not None and outcome.report.enrolled_now:
            self.identity_changed.emit()
        self.exchanged.emit()

    def first_focus(self) -> None:
        """The main action, or the invitation."""
        target = self.go if self.go.isVisible() else self.join
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh and keeps an eye on the folder."""
        super().showEvent(event)
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the folder be; what the last exchange did is history now."""
        super().hideEvent(event)
        self.presenter.hide()
        if not self.presenter.running:
            self._outcome = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow by logical width."""
        super().resizeEvent(event)
        width = event.size().width()
        beside = width >= SIDE_BELOW
        self._across.set_abreast(beside)
        self.side.setMinimumWidth(SIDE_W if beside else 0)
        self.side.setMaximumWidth(SIDE_W if beside else 16_777_215)
        self._lists.set_abreast(width >= LISTS_BELOW)
        self._carriers.set_abreast(width >= LISTS_BELOW)


def _open_notice(page: ExchangePage, notice_id: str) -> None:
    for one in page._desk.notices if page._desk else ():
        if one.id == notice_id:
            NoticeSheet(page, one, page.presenter.put_notice_away).open()
