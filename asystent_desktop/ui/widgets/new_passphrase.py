"""A new passphrase typed twice, with its strength: what the sheets that set one share."""

from __future__ import annotations

from asystent_desktop.i18n import _
from asystent_desktop.ui.widgets.fields import LabeledField
from asystent_desktop.ui.widgets.passphrase import FAIR, PassphraseField, StrengthMeter, strength


class NewPassphrase:
    """The two fields and the meter between them.

    Attributes:
        new, again: The fields, `new_row` and `again_row` with their labels.
        parts: What a form adds, from top to bottom.
    """

    def __init__(self, hint: str = "") -> None:
        self.new = PassphraseField(_("New passphrase"))
        self.again = PassphraseField(_("New passphrase once more"))
        self.meter = StrengthMeter()
        self.new.changed.connect(lambda: self.meter.show_for(self.new.text()))
        self.new_row = LabeledField(_("New passphrase"), self.new, hint=hint)
        self.again_row = LabeledField(_("New passphrase once more"), self.again)
        self.parts = (self.new_row, self.meter, self.again_row)

    def text(self) -> str:
        """The new passphrase."""
        return self.new.text()

    def faults(self, present: str = "") -> dict[LabeledField, str]:
        """What is wrong in each row; "" where nothing is.

        Args:
            present: The passphrase in force, which it must differ from.
        """
        return {
            self.new_row: self._fault(present),
            self.again_row: "" if self.again.text() == self.text() else _("The two are not the same."),
        }

    def _fault(self, present: str) -> str:
        if not self.text():
            return _("Type the new passphrase.")
        if self.text() == present:
            return _("The new passphrase must differ from the current one.")
        return _("Too easy to guess: add a few words.") if strength(self.text()) < FAIR else ""

    def clear(self) -> None:
        """No secret stays in a field."""
        self.new.clear()
        self.again.clear()
