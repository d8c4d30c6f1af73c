"""Page "Computers and alarms": what happened, which computers there are, what waits for a decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.assignments.views import RevokedComputer
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.computers import words
from asystent_desktop.ui.computers.alarm_list import AlarmsCard, HeldCard
from asystent_desktop.ui.computers.enrol_sheet import EnrolSheet
from asystent_desktop.ui.computers.erasure_card import ConsentSheet, ErasureCard
from asystent_desktop.ui.computers.presenter import ComputersDesk, ComputersPresenter, HeldText, Machine
from asystent_desktop.ui.computers.sheets import HeldSheet, LostSheet, MachineSheet, RevokedSheet
from asystent_desktop.ui.computers.table import MachineHeader, MachineTable
from asystent_desktop.ui.computers.unlock_sheet import UnlockSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import HeadedPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

SIDE_W = 400
BESIDE_FROM = 980
EVERY, ATTENTION, UNPROVED = "every", "attention", "unproved"


class ComputersPage(HeadedPage):
    """The page.

    Attributes:
        counted: How many alarms and entries wait.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QWidget | None = None) -> None:
        self.presenter = ComputersPresenter(desk, tasks)
        super().__init__(_("Computers and alarms"), self.presenter, parent)
        self._desk: ComputersDesk | None = None
        self._house, self._tasks = house, tasks
        self._build()
        self.presenter.loaded.connect(self._show)
        self.presenter.counted.connect(self.counted)
        self.presenter.revoked.connect(self._revoked)
        self.presenter.text_read.connect(self._decide)
        self.presenter.decided.connect(self._decided)
        self.presenter.erased.connect(self._erased)
        masking().changed.connect(self._refill)

    def _build(self) -> None:
        self.lost = kit.Button(_("Report a lost computer…"), kind=kit.Kind.DANGER, icon=Icon.WARNING)
        self.lost.clicked.connect(lambda: self._report_lost())
        self.add = kit.PrimaryButton(_("Add a new computer…"), icon=Icon.ADD)
        self.add.clicked.connect(self._add_computer)
        self.deeds.addWidget(self.lost)
        self.deeds.addWidget(self.add)
        self.alarms = AlarmsCard()
        self.held = HeldCard()
        self.held.open_wanted.connect(self._read_held)
        self.orders = ErasureCard()
        self.orders.open_wanted.connect(self._read_order)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.alarms)
        left.addWidget(self._table(), 1)
        self.side = QWidget()
        right = QVBoxLayout(self.side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.held)
        right.addWidget(self.orders)
        right.addWidget(_guide())
        right.addStretch(1)
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self._across.addLayout(left, 1)
        self._across.addWidget(self.side)
        scroll = kit.ScrollColumn(_("Computers and alarms"))
        scroll.column.addLayout(self._across, 1)
        self.column.addWidget(scroll, 1)

    def _table(self) -> QWidget:
        paper = kit.Card()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 4)
        head.setSpacing(14)
        head.addWidget(kit.Label(_("Computers"), Role.CARD))
        self.sorts = kit.ChipGroup(
            _("Which computers"), [kit.Option(EVERY, _("All"))], exclusive=True, clearable=False, mark=False
        )
        self.sorts.changed.connect(self._refill)
        head.addWidget(self.sorts, 1)
        column.addLayout(head)
        column.addWidget(MachineHeader())
        self.table = MachineTable()
        self.table.opened.connect(self._open)
        column.addWidget(self.table, 1)
        paper.add_rows(holder)
        return paper

    def _show(self, desk: ComputersDesk) -> None:
        self._desk = desk
        live = [one for one in desk.machines if one.revoked_at is None]
        attention = sum(one.needs_attention for one in live)
        unproved = sum(one.drill_at is None for one in live)
        chosen = self.sorts.value() or EVERY
        self.sorts.set_options(
            [
                kit.Option(EVERY, _("All {n}").format(n=len(desk.machines))),
                kit.Option(ATTENTION, _("Need attention {n}").format(n=attention)),
                kit.Option(UNPROVED, _("Without a recovery drill {n}").format(n=unproved)),
            ]
        )
        self.sorts.set_values([chosen])
        self._refill()

    def _refill(self) -> None:
        desk = self._desk
        if desk is None:
            return
        self.line.set_text(words.summary(desk))
        self.alarms.show_alarms(desk.alarms, reported=desk.report_at is not None)
        self.held.show_held(desk.held)
        self.orders.show_orders(desk.orders, desk.me)
        self.table.rows.set_machines(_kept(desk.machines, self.sorts.value() or EVERY))

    def _machine(self, device_id: str) -> Machine | None:
        machines = self._desk.machines if self._desk else ()
        return next((one for one in machines if one.device_id == device_id), None)

    def _open(self, device_id: str) -> None:
        machine = self._machine(device_id)
        if machine is not None:
            sheet = MachineSheet(self, machine)
            sheet.lost.connect(self._report_lost)
            sheet.forgotten.connect(self._open_forgotten)
            sheet.open(sheet.close_button)

    def _open_forgotten(self, device_id: str) -> None:
        machine = self._machine(device_id)
        if machine is not None:
            sheet = UnlockSheet(self, machine, self._house, self._tasks)
            sheet.open(sheet.first_field)

    def _report_lost(self, device_id: str = "") -> None:
        if self._desk is not None:
            sheet = LostSheet(self, self._desk.machines, device_id)
            sheet.accepted.connect(self.presenter.revoke)
            sheet.open(sheet.reason if device_id else sheet.machine)

    def _revoked(self, found: RevokedComputer) -> None:
        sheet = RevokedSheet(self, found, self._machine(found.device_id))
        sheet.open(sheet.close_button)

    def _read_held(self, commit: str) -> None:
        entry = next((one for one in (self._desk.held if self._desk else ()) if one.commit == commit), None)
        if entry is not None:
            self.presenter.read_held(entry)

    def _decide(self, text: HeldText) -> None:
        sheet = HeldSheet(self, text)
        sheet.admitted.connect(self.presenter.admit)
        sheet.rejected.connect(self.presenter.reject)
        sheet.open(sheet.go if sheet.go.isEnabled() else sheet.reason)

    def _decided(self, taken: bool) -> None:
        text = _("Taken into the file.") if taken else _("Left out of the file; it stays in the history.")
        kit.toast(self, text)

    def _read_order(self, order_id: str) -> None:
        desk = self._desk
        one = next((one for one in (desk.orders if desk else ()) if one.order_id == order_id), None)
        if one is not None and desk is not None:
            sheet = ConsentSheet(self, one, desk.me)
            sheet.consented.connect(self.presenter.consent)
            sheet.open(sheet.later)

    def _erased(self) -> None:
        self.tell(_("Confirmed. The content is erased here; elsewhere with the next exchange."), Tone.DONE)

    def _add_computer(self) -> None:
        machines = self._desk.machines if self._desk else ()
        people = dict(sorted(((one.person_id, one.person_name) for one in machines), key=lambda one: one[1]))
        sheet = EnrolSheet(self, self._house, self._tasks, tuple(people.items()))
        sheet.enrolled.connect(lambda text: self.tell(text, Tone.DONE))
        sheet.open(sheet.first_field)

    def first_focus(self) -> None:
        """The table of computers."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 980 logical pixels the right column stands under the left one."""
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        self._across.set_abreast(beside)
        self.side.setMinimumWidth(SIDE_W if beside else 0)
        self.side.setMaximumWidth(SIDE_W if beside else 16_777_215)
        self.table.setMinimumHeight(110 if beside else 180)


def _kept(machines: tuple[Machine, ...], sort: str) -> tuple[Machine, ...]:
    if sort == ATTENTION:
        return tuple(one for one in machines if one.revoked_at is None and one.needs_attention)
    if sort == UNPROVED:
        return tuple(one for one in machines if one.revoked_at is None and one.drill_at is None)
    return machines


def _guide() -> QWidget:
    """What to know before a computer is lost."""
    card = kit.Card(_("When a computer is lost"))
    if card.header is not None:
        card.header.row.insertWidget(0, kit.IconMark(Icon.SHIELD, Tone.DONE, size=18))
    card.body.setContentsMargins(12, 0, 12, 0)
    text = _(
        "“Report a lost computer” cuts it off from the office and prepares what the notice of a breach "
        "needs: state of encryption, last exchange and the list of files aboard."
    )
    card.body.addWidget(kit.Label(text, Role.ROW, tone="muted", wrap=True))
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(kit.IconMark(Icon.TIMER, Tone.SOON, size=17))
    hours = _("Notice to the supervisory authority: within 72 hours of knowing")
    line.addWidget(kit.Label(hours, Role.ROW_STRONG, tone=Tone.SOON, wrap=True), 1)
    card.body.addLayout(line)
    return card
