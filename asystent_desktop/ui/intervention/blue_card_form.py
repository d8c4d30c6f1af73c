"""Starting a Blue Card by form A from the intervention; what is entered goes into the compartment alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from asystent_desktop.application.family.views import MemberView
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.visit.rows import FormRow, OfferedChips


class BlueCardStart(kit.Card):
    """A second step opens the fields; nothing of them stays on this sheet afterwards.

    Attributes:
        started: In whose presence, ids of those harmed, ids of those suspected.
        opened: The fields came up.
    """

    started = Signal(str, tuple, tuple)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(_("Blue Card"), link=_("Start the procedure…"))
        self.presence = kit.TextField(name=_("In whose presence"))
        self.harmed = OfferedChips(_("Harmed people"))
        self.violent = OfferedChips(_("Suspected people"))
        self.start_button = kit.SecondaryButton(_("Form A was filled"))
        note = _("Kept in the restricted compartment; form A goes to the interdisciplinary team in time.")
        self._note = kit.Label(note, Role.CAPTION, tone="muted", wrap=True)
        self._rows = (
            FormRow(_("In whose presence"), self.presence),
            FormRow(_("Harmed people"), self.harmed),
            FormRow(_("Suspected people"), self.violent),
        )
        self.body.addWidget(self._note)
        for row in self._rows:
            self.body.addWidget(row)
        self.body.addWidget(self.start_button)
        self._open(False)
        if self.link is not None:
            self.link.clicked.connect(lambda: self._open(True))
            self.link.clicked.connect(self.opened)
        self.start_button.clicked.connect(self._start)

    def offer(self, members: Sequence[MemberView]) -> None:
        """Puts the people on the chips."""
        options = [
            kit.Option(one.member_id, masking().person(one.first_name).replace("&", "&&")) for one in members
        ]
        for group in (self.harmed, self.violent):
            group.set_options(options)

    def _open(self, shown: bool) -> None:
        for part in (*self._rows, self.start_button):
            part.setVisible(shown)
        for row, group in zip(self._rows[1:], (self.harmed, self.violent), strict=True):
            row.setVisible(shown and bool(group.offered))  # a file without people is told of later

    def _start(self) -> None:
        self.started.emit(self.presence.text().strip(), self.harmed.values(), self.violent.values())

    def tell_started(self) -> None:
        """Says that it was kept, and forgets what was entered."""
        self._open(False)
        if self.link is not None:
            self.link.hide()  # twice started would be two cards
        self.presence.clear()
        for group in (self.harmed, self.violent):
            group.set_values([])
        self._note.setText(_("The procedure was started. It lies in the restricted compartment."))
