"""A store that does not open: one of the local copies, proven first, put in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Tone
from asystent_desktop.ui.unlock.requests import RestoreRequest
from asystent_desktop.ui.unlock.rescue_sheet import RescueSheet


class RestoreSheet(RescueSheet):
    """The sheet.

    Args:
        passphrase: As it was just typed on the page; may be empty.

    Attributes:
        wanted: A RestoreRequest; call `set_busy(True)`, then `refuse` or `show_restored`.
    """

    wanted = Signal(RestoreRequest)

    def __init__(self, window: QWidget, passphrase: str) -> None:
        super().__init__(window, _("Restore a copy"), _("Restore the copy"), self.accept)
        text = _(
            "The program proves the copy before it puts it in the vault's place. What is there now is kept "
            "among the copies; nothing is deleted."
        )
        self.form.addWidget(kit.Banner(text, Tone.INFO))
        self.copies = kit.ChoiceField(name=_("Copy"), placeholder=_("none yet"))
        self.passphrase = kit.PassphraseField(_("Passphrase"))
        self.passphrase.edit.setText(passphrase)
        self.passphrase.submitted.connect(self.accept)
        self._copy = kit.LabeledField(_("Copy"), self.copies)
        self._passphrase = kit.LabeledField(_("Passphrase"), self.passphrase)
        self.form.addWidget(self._copy)
        self.form.addWidget(self._passphrase)

    @property
    def first_field(self) -> QWidget:
        """The passphrase: the newest copy is chosen already."""
        return self.passphrase.edit

    def show_copies(self, rows: Sequence[tuple[str, str]], first: str | None) -> None:
        """Offers the copies.

        Args:
            rows: Name and words of each, newest first.
            first: Name of the one to take unless another is chosen; None when there is none.
        """
        self.copies.set_choices(rows)
        self.copies.set_value(first)
        if not rows:
            self.refuse(_("There is no copy on this computer. Tell the office; do not delete anything."))
            self.go.setEnabled(False)

    def accept(self) -> None:
        """A copy and the passphrase are needed."""
        name = self.copies.value()
        good = self.check(
            {
                self._copy: "" if name else _("Choose a copy."),
                self._passphrase: "" if self.passphrase.text() else _("Enter the passphrase"),
            }
        )
        if good and name and self.go.isEnabled():
            self.wanted.emit(RestoreRequest(self.passphrase.text(), name))

    def show_restored(self, when: str) -> None:
        """The copy stands in the vault's place. `when`: it was made, in words."""
        self.passphrase.clear()
        self.finish(
            _("The vault is again as it was in the copy of {when}.").format(when=when),
            _("What it was until now is kept as a copy."),
            _("Unlock it, then exchange data: the office sends back what this computer no longer has."),
        )
