"""The sheet that changes the passphrase: present one, new one twice, its strength."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.widgets.passphrase import strength

WEAK = 2


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
        self.present = kit.PassphraseField(_("Present passphrase"))
        self.new = kit.PassphraseField(_("New passphrase"))
        self.again = kit.PassphraseField(_("New passphrase once more"))
        self.meter = kit.StrengthMeter()
        self.new.changed.connect(lambda: self.meter.show_for(self.new.text()))
        self.fields = {
            "present": kit.LabeledField(_("Present passphrase"), self.present),
            "new": kit.LabeledField(
                _("New passphrase"), self.new, hint=_("Several words that only you put together are best.")
            ),
            "again": kit.LabeledField(_("New passphrase once more"), self.again),
        }
        self.body.addWidget(self.fields["present"])
        self.body.addWidget(self.fields["new"])
        self.body.addWidget(self.meter)
        self.body.addWidget(self.fields["again"])
        text = _("If somebody has seen your passphrase, change it and tell the office as well.")
        self.body.addWidget(kit.Label(text, Role.CAPTION, tone="muted", wrap=True))
        self.body.addStretch(1)
        self.go = self.ask(_("Change"), self.accept, Icon.KEY)
        self.again.submitted.connect(self.accept)

    def accept(self) -> None:
        """Checks the three fields; the change itself takes half a second."""
        faults = {
            "present": "" if self.present.text() else _("Type the passphrase you have now."),
            "new": self._new_fault(),
            "again": "" if self.again.text() == self.new.text() else _("The two are not the same."),
        }
        for name, fault in faults.items():
            self.fields[name].set_error(fault)
        first = next((name for name, fault in faults.items() if fault), None)
        if first is not None:
            self.reveal(self.fields[first].field)
            return
        self.go.setEnabled(False)
        self.accepted.emit(self.present.text(), self.new.text())

    def _new_fault(self) -> str:
        new = self.new.text()
        if not new:
            return _("Type the new passphrase.")
        if new == self.present.text():
            return _("The new passphrase must differ from the present one.")
        return _("Too easy to guess: add a few words.") if strength(new) < WEAK else ""

    def refuse(self, words: str) -> None:
        """It was not changed: why."""
        self.go.setEnabled(True)
        self.notice.set(words, Tone.OVERDUE)
        self.notice.show()
        self.refit()
        kit.announce(self, words, urgent=True)
        self.reveal(self.present)
