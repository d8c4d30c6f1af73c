"""The sheets of a scan: what it shows and belongs to; and the warning before a copy anybody can read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.attachments.attachments import AttachmentRow
from asystent_desktop.application.attachments.subjects import SubjectChoice
from asystent_desktop.domain.kinds.attachment import AttachedTo
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role

_ALONE = ""


class DescribeSheet(kit.Sheet):
    """Title, note, and the entry it belongs to.

    Attributes:
        accepted: Title, note, AttachedTo or None, record id or None.
    """

    accepted = Signal(str, str, object, object)

    def __init__(self, window: QWidget, row: AttachmentRow, subjects: Sequence[SubjectChoice]) -> None:
        super().__init__(window, _("What the scan shows"), width=520)
        self.title_field = kit.TextField()
        self.title_field.setText(row.title)
        self.note = kit.TextField()
        self.note.setText(row.note)
        self._kinds = {one.record_id: one.kind for one in subjects}
        choices = [(_ALONE, _("Nothing in particular")), *((one.record_id, one.words) for one in subjects)]
        self.subject = kit.ChoiceField(choices)
        self.subject.set_value(row.subject_id if row.subject_id in self._kinds else _ALONE)
        self._titled = kit.LabeledField(
            _("What it shows"), self.title_field, hint=_("For instance: signed meeting card")
        )
        self.body.addWidget(self._titled)
        self.body.addWidget(kit.LabeledField(_("Belongs to"), self.subject))
        self.body.addWidget(kit.LabeledField(_("Note"), self.note))
        self.go = self.ask(_("Save"), self.save)

    @Slot()
    def save(self) -> None:
        """Tells what was typed; a missing title gets the focus."""
        title = self.title_field.text().strip()
        self._titled.set_error("" if title else _("Write what the scan shows."))
        if not title:
            self.reveal(self.title_field)
            return
        record_id = self.subject.value() or None
        kind: AttachedTo | None = self._kinds.get(record_id) if record_id else None
        self.accepted.emit(title, self.note.text().strip(), kind, record_id)
        self.put_away()


class CopySheet(kit.Sheet):
    """Says that the copy will not be encrypted.

    Attributes:
        accepted: The person wants it all the same.
    """

    accepted = Signal()

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, _("Save a copy?"), title, width=480)
        self.body.addWidget(
            kit.Label(
                _(
                    "The copy is not encrypted: anybody who gets the file can read it. Put it only where "
                    "others cannot look, and delete it when it is no longer needed."
                ),
                Role.BODY,
                wrap=True,
            )
        )
        self.go = kit.PrimaryButton(_("Choose where"))
        self.go.clicked.connect(self._accept)
        self.end_with(self.go)

    @Slot()
    def _accept(self) -> None:
        self.put_away()
        self.accepted.emit()
