"""The sheet that changes the passphrase: present one, new one twice, its strength."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.widgets.new_passphrase import NewPassphrase


class PassphraseSheet(kit.Sheet):
    """The sheet; it stays until the change has been made.

    Attributes:
        accepted: Present and new passphrase.
    """

    accepted = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        note = _("It opens the vault of this computer. The office cannot see it.")
        super().__init__(window, _("Change the passphrase"), note, width=480)
        self.notice = kit.Banner("", Tone.OVERDUE)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.present = kit.PassphraseField(_("Current passphrase"))
        self.present_row = kit.LabeledField(_("Current passphrase"), self.present)
        self.twice = NewPassphrase(_("Several words that only you put together are best."))
        for part in (self.present_row, *self.twice.parts):
            self.body.addWidget(part)
        text = _("If somebody has seen your passphrase, change it and tell the office as well.")
        self.body.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True))
        self.body.addStretch(1)
        self.go = self.ask(_("Change"), self.accept, Icon.KEY)
        self.twice.again.submitted.connect(self.accept)

    def accept(self) -> None:
        """Checks the three fields; the change itself takes half a second."""
        present = self.present.text()
        faults = {
            self.present_row: "" if present else _("Type the passphrase you have now."),
            **self.twice.faults(present),
        }
        for row, fault in faults.items():
            row.set_error(fault)
        first = next((row for row, fault in faults.items() if fault), None)
        if first is not None:
            self.reveal(first.field)
            return
        self.go.setEnabled(False)
        self.accepted.emit(present, self.twice.text())

    def refuse(self, words: str) -> None:
        """It was not changed: why."""
        self.go.setEnabled(True)
        self.notice.set(words, Tone.OVERDUE)
        self.notice.show()
        self.refit()
        kit.announce(self, words, urgent=True)
        self.reveal(self.present)
