"""Settings, "This computer": who works here, and whether everything saved holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.check_words import worded
from asystent_desktop.ports.store import Verification
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.settings.presenter import SettingsDesk
from asystent_desktop.ui.settings.section import Section, ticked
from asystent_desktop.ui.theme import Icon, Role, Tone


class ComputerSection(Section):
    """Who works here, where the vault lies, and whether everything written in it holds.

    Attributes:
        check_wanted: The store is to be checked.
    """

    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card(_("This computer"), Icon.LAPTOP)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnStretch(1, 1)
        card.body.addLayout(self._facts)
        check = self.card(
            _("Check what is saved"),
            Icon.ACCEPTED,
            _("Walks every saved change: signatures, links, and whether the view equals the journal."),
        )
        self.result = QVBoxLayout()
        self.result.setSpacing(6)
        check.body.addLayout(self.result)
        self.check = kit.SecondaryButton(_("Check the record"), icon=Icon.SHIELD)
        self.check.clicked.connect(self._start)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch(1)
        check.body.addLayout(row)
        self.column.addStretch(1)

    def show_desk(self, desk: SettingsDesk) -> None:
        """Facts of this computer."""
        who = desk.identity
        belongs = who.office_name if who.enrolled else _("works alone, no office yet")
        facts = [
            (_("Label"), who.device_label or "–"),
            (_("Person"), ", ".join(part for part in (who.name, who.title) if part)),
            (_("Office"), belongs),
            (_("Folder of the vault"), desk.folder),
            (_("Number of this computer"), who.device_id),
        ]
        kit.clear(self._facts)
        for at, (name, value) in enumerate(facts):
            self._facts.addWidget(kit.Label(name, Role.ROW, tone="muted"), at, 0)
            self._facts.addWidget(kit.ElidedLabel(value, Role.ROW_MEDIUM), at, 1)

    def _start(self) -> None:
        self.check.setEnabled(False)
        self._show([(Icon.BUSY, Tone.NEUTRAL, _("Checking… You can go on working; saving waits a moment."))])
        self.check_wanted.emit()

    def show_checked(self, found: Verification) -> None:
        """The result, problems first."""
        commits = ngettext("{count} commit checked", "{count} commits checked", found.commits)
        records = ngettext("{count} record rebuilt", "{count} records rebuilt", found.records)
        counted = f"{commits.format(count=found.commits)}, {records.format(count=found.records)}"
        if found.problems:
            lines = [(Icon.WARNING, Tone.OVERDUE, text) for text in worded(found.problems)]
            lines.append(
                (
                    Icon.INFO,
                    Tone.NEUTRAL,
                    _("Do not delete anything. Tell the office and keep this computer as it is."),
                )
            )
        else:
            holds = _("Everything holds: signatures, links, and the view equals the journal.")
            lines = [(Icon.DONE, Tone.DONE, holds)]
        self._finish([*lines, (Icon.INFO, Tone.NEUTRAL, counted)])

    def show_check_failed(self, text: str) -> None:
        """The check could not be made."""
        self._finish([(Icon.WARNING, Tone.OVERDUE, text)])

    def _finish(self, lines: Sequence[tuple[Icon, Tone, str]]) -> None:
        self.check.setEnabled(True)
        self._show(lines)
        kit.announce(self, " ".join(text for _icon, _tone, text in lines))

    def _show(self, lines: Sequence[tuple[Icon, Tone, str]]) -> None:
        kit.clear(self.result)
        for icon, tone, text in lines:
            self.result.addWidget(ticked(text, icon, tone))
