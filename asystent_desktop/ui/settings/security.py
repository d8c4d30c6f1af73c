"""Settings, section "Security and backups": passphrase, backups with their drill, recovery with its drill."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.exchange.recovery import EscrowState
from asystent_desktop.application.vault.backups import COPY_WORDS, Drill
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date, file_size, time_24
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.upkeep import LocalBackup
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.history.boxes import FactBox
from asystent_desktop.ui.settings.passphrase_sheet import PassphraseSheet
from asystent_desktop.ui.settings.section import Section
from asystent_desktop.ui.settings.security_presenter import SecurityDesk, SecurityPresenter
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP

TWO_FROM = 760


class SecuritySection(Section):
    """The section; it reads by itself when the page is shown.

    Attributes:
        said: A sentence about something done.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self.presenter = SecurityPresenter(desk, tasks, self)
        self._sheet: PassphraseSheet | None = None
        self._add_banner()
        self._across = kit.Abreast()
        self._across.setSpacing(GAP)
        self.column.addLayout(self._across)
        self._across.addWidget(self._passphrase_card(), 1)
        self._across.addWidget(self._recovery_card(), 1)
        self._backup_card()
        self.column.addStretch(1)
        self.presenter.loaded.connect(self._show)
        self.presenter.changed.connect(self._changed)
        self.presenter.not_changed.connect(self._not_changed)
        self.presenter.backed_up.connect(lambda _made: self.said.emit(_("The backup is made.")))
        self.presenter.drilled.connect(self._drilled)

    def _add_banner(self) -> None:
        frame = kit.Frame()
        frame.set_selected(True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(kit.IconMark(Icon.SHIELD, Tone.DONE, size=22, ground=True))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(kit.Label(_("All data on this computer is encrypted"), Role.PANE, wrap=True))
        texts.addWidget(kit.Label(_("drafts and backups, too"), Role.CAPTION, tone="muted"))
        row.addLayout(texts, 1)
        self.column.addWidget(frame)

    def _facts(self, card: kit.Card) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return grid

    def _passphrase_card(self) -> QWidget:
        card = self.card(_("Passphrase"), Icon.KEY)
        self._changed_at = kit.Label("", Role.ROW, tone="muted")
        card.body.addWidget(self._changed_at)
        self._forgotten = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        card.body.addWidget(self._forgotten)
        self.change = kit.PrimaryButton(_("Change the passphrase"))
        self.change.clicked.connect(self._ask)
        card.body.addWidget(_line(self.change))
        card.body.addStretch(1)
        return card

    def _recovery_card(self) -> QWidget:
        card = self.card(_("Recovery through the office"), Icon.ACCEPTED)
        self._recovery_pill = kit.Pill("")
        if card.header is not None:
            card.header.row.addWidget(self._recovery_pill)
        self._recovery = self._facts(card)
        self._help = QWidget()
        told = QVBoxLayout(self._help)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(kit.Line())
        told.addWidget(kit.Label(_("When you forget the passphrase"), Role.ROW_STRONG))
        told.addLayout(
            _steps(
                _("Call the office or take the computer there."),
                _("Two people there open its key together and give you a file and a code of 24 digits."),
                _("You set a new passphrase; nothing of your work is lost."),
            )
        )
        card.body.addWidget(self._help)
        card.body.addStretch(1)
        return card

    def _backup_card(self) -> None:
        card = self.card(_("Backups on this computer"), Icon.DATABASE)
        self._backup_pill = kit.Pill("")
        if card.header is not None:
            card.header.row.addWidget(self._backup_pill)
        self._backups = self._facts(card)
        self._drill_box = QWidget()
        self._drill = QHBoxLayout(self._drill_box)
        self._drill.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self._drill_box)
        self.back_up = kit.SecondaryButton(_("Make a backup now"))
        self.back_up.clicked.connect(self._back_up)
        self.drill = kit.SecondaryButton(_("Repeat the drill"))
        self.drill.clicked.connect(self._start_drill)
        card.body.addWidget(_line(self.back_up, self.drill))
        text = _("The drill opens the newest copy, walks every entry and compares; your data is not touched.")
        card.body.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True))

    def _show(self, desk: SecurityDesk) -> None:
        changed = _("changed {when}").format(when=_moment(desk.changed_at)) if desk.changed_at else ""
        self._changed_at.setText(changed or _("not changed since the vault was made"))
        self._forgotten.setText(
            _("Only you know it. Forgotten, it is helped by two people of the office together.")
            if desk.enrolled
            else _("Only you know it. Nobody can help when it is lost: keep it written down in a safe place.")
        )
        self._help.setVisible(desk.enrolled)
        self._show_backups(desk)
        self._show_recovery(desk)

    def _show_backups(self, desk: SecurityDesk) -> None:
        state = desk.backup
        self._backup_pill.set(
            *((_("older than 7 days"), Tone.SOON) if state.overdue else (_("up to date"), Tone.DONE))
        )
        if not state.backups:
            self._backup_pill.set(_("none yet"), Tone.SOON)
        facts = [(_moment(one.made_at), _about(one)) for one in state.backups] or [
            (_("none yet"), _("Make the first one now; it takes a few seconds."))
        ]
        _fill(self._backups, facts)
        kit.clear(self._drill)
        box = _drill_box(state.drill)
        self._drill.addWidget(box)
        box.show()  # at once, for whoever reads the screen now
        self.back_up.setEnabled(True)
        self.drill.setEnabled(bool(state.backups))

    def _show_recovery(self, desk: SecurityDesk) -> None:
        state = desk.recovery
        if state.drilled_at is not None:
            self._recovery_pill.set(_("checked"), Tone.DONE)
        elif state.escrow is EscrowState.KEPT:
            self._recovery_pill.set(_("prepared"), Tone.INFO)
        else:
            self._recovery_pill.set(_("not prepared"), Tone.SOON if desk.enrolled else Tone.NEUTRAL)
        last = _moment(state.drilled_at) if state.drilled_at else _("none yet; the office makes it")
        _fill(self._recovery, [(_("Last drill"), last), (_("Key at the office"), _escrow(desk))])

    def _ask(self) -> None:
        self._sheet = sheet = PassphraseSheet(self)
        sheet.accepted.connect(self.presenter.change_passphrase)
        sheet.closed.connect(self._forget)
        sheet.open(sheet.present)

    def _forget(self) -> None:
        self._sheet = None

    def _changed(self) -> None:
        if self._sheet is not None:
            self._sheet.put_away()
        self.said.emit(_("The passphrase is changed, also for the backups on this computer."))

    def _not_changed(self, words: str) -> None:
        if self._sheet is not None:
            self._sheet.refuse(words)

    def _back_up(self) -> None:
        self.back_up.setEnabled(False)
        self.presenter.back_up()

    def _start_drill(self) -> None:
        self.drill.setEnabled(False)
        self.presenter.drill()

    def _drilled(self, found: Drill) -> None:
        self.said.emit(_drill_title(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards beside each other where there is room."""
        super().resizeEvent(event)
        self._across.set_abreast(event.size().width() >= TWO_FROM)


def _steps(*texts: str) -> QGridLayout:
    """Numbered steps; a long one goes on under its own words."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for at, text in enumerate(texts):
        grid.addWidget(kit.Pill(str(at + 1), Tone.DONE), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(kit.Label(text, Role.ROW, tone="muted", wrap=True), at, 1)
    return grid


def _moment(instant: datetime) -> str:
    local = local_time(instant)
    return f"{day_date(local.date())}, {time_24(local)}"


def _about(copy: LocalBackup) -> str:
    """Size, and the step the program made it for by itself."""
    size = file_size(copy.size_bytes)
    return f"{size} · {_(COPY_WORDS[copy.reason])}" if copy.reason else size


def _escrow(desk: SecurityDesk) -> str:
    if not desk.enrolled:
        return _("this vault belongs to no office: only your passphrase opens it")
    return {
        EscrowState.KEPT: _("sealed for two people of the office together"),
        EscrowState.WAITING: _("goes out with the next exchange"),
        EscrowState.NONE: _("the office has not set recovery up yet"),
    }[desk.recovery.escrow]


def _drill_title(drill: Drill) -> str:
    return _("The restore drill passed") if drill.passed else _("The restore drill found faults")


def _drill_box(drill: Drill | None) -> QWidget:
    if drill is None:
        return FactBox([(_("Restore drill"), _("none yet: a backup nobody has opened is only a hope"))])
    records = ngettext("{n} record", "{n} records", drill.records).format(n=drill.records)
    commits = ngettext("{n} entry", "{n} entries", drill.commits).format(n=drill.commits)
    holds = _("everything holds") if drill.passed else _("keep this computer as it is and tell the office")
    return FactBox(
        [
            (_drill_title(drill), _moment(drill.at)),
            (_("Checked"), f"{commits} · {records} · {holds}"),
            (_("Copy of"), _moment(drill.backup_made_at)),
        ]
    )


def _fill(grid: QGridLayout, facts: list[tuple[str, str]]) -> None:
    kit.clear(grid)
    for at, (name, value) in enumerate(facts):
        parts = (kit.Label(name, Role.ROW_MEDIUM), kit.Label(value, Role.ROW, tone="muted", wrap=True))
        for column, part in enumerate(parts):
            grid.addWidget(part, at, column)
            part.show()


def _line(*buttons: QWidget) -> QWidget:
    holder = kit.FlowRow(spacing=8)
    for button in buttons:
        holder.add(button)
    return holder
