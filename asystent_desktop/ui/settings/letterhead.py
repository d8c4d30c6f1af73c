"""Settings, "Letterhead": the head of the office's papers and its logo."""

from __future__ import annotations

from PySide6.QtCore import Signal

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.settings.logo import LogoField
from asystent_desktop.ui.settings.presenter import SettingsDesk
from asystent_desktop.ui.settings.section import Section
from asystent_desktop.ui.theme import Icon, Role


class LetterheadSection(Section):
    """The head of the office's papers; read-only where the office supplies it.

    Attributes:
        field_changed: Name and text of a field that was left changed.
    """

    field_changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        card = self.card(_("Letterhead of the office"), Icon.PRINT)
        self._note = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        card.body.addWidget(self._note)
        self.fields: dict[str, kit.TextField] = {}
        self._held: dict[str, str] = {}
        for name, label in (
            ("name", _("Name of the office")),
            ("unit", _("Unit")),
            ("street", _("Street and number")),
            ("postcode_city", _("Postcode and town")),
            ("place", _("Town written beside the date")),
            ("phone", _("Telephone")),
        ):
            field = kit.TextField()
            field.setMaximumWidth(520)
            field.editingFinished.connect(lambda name=name: self._left(name))
            card.body.addWidget(kit.LabeledField(label, field))
            self.fields[name] = field
        self.logo = LogoField()
        card.body.addWidget(self.logo)
        self.column.addStretch(1)

    def _left(self, name: str) -> None:
        text = " ".join(self.fields[name].text().split())
        if text != self._held.get(name, "") and not self.fields[name].isReadOnly():
            self._held[name] = text
            self.field_changed.emit(name, text)

    def flush(self) -> None:
        """Keeps a field that is still being typed in (the program is about to lock)."""
        for name in self.fields:
            self._left(name)

    def show_desk(self, desk: SettingsDesk) -> None:
        """The letterhead in force; a field being typed in is left alone."""
        self._note.setText(
            _("Every opinion and letter begins with it. It is saved as you leave a field.")
            if desk.letterhead_own
            else _("The office supplies it with the exchange; only the office changes it.")
        )
        self.logo.show_logo(desk.logo, own=desk.letterhead_own)
        for name, field in self.fields.items():
            field.setReadOnly(not desk.letterhead_own)
            text = getattr(desk.letterhead, name)
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
                self._held[name] = text
