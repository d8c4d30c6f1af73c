"""Why a paper that left the office has to be corrected."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role


class ReasonSheet(kit.Sheet):
    """Asks for the reason; the correction is a paper of its own.

    Attributes:
        accepted: The reason.
    """

    accepted = Signal(str)

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, _("Correct the paper"), title, width=520)
        words = _(
            "What was sent stays as it is. A new paper names it, gives the reason, and is accepted anew."
        )
        self.body.addWidget(kit.Label(words, Role.BODY, wrap=True))
        self.reason = kit.TextField()
        hint = _("It is printed on the correction.")
        self._field = kit.LabeledField(_("Reason of the correction"), self.reason, hint=hint)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self.go = self.ask(_("Begin the correction"), self._accept)

    @Slot()
    def _accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._field.set_error(_("Give the reason, for example: wrong date of the visit."))
            self.reveal(self.reason)
            return
        self.put_away()
        self.accepted.emit(reason)
