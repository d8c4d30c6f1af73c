"""The diagnosis a version of the plan starts from; saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role

WIDTH = 680
NOTE_H = 260


class DiagnosisSheet(kit.Sheet):
    """The sheet.

    Attributes:
        edited: The text of a draft.
    """

    edited = Signal(str)

    def __init__(self, window: QWidget, text: str, *, draft: bool) -> None:
        super().__init__(window, _("Diagnosis"), width=WIDTH)
        self._text = text
        self.note = kit.NoteField(name=_("Diagnosis"))
        self.note.setMinimumHeight(NOTE_H)
        self.note.setPlainText(masking().text(text))
        self.note.setReadOnly(not draft or masking().on)
        hint = _(
            "Strengths and difficulties, causes, what the family wants. The plan's goals come from here."
        )
        self.body.addWidget(kit.Label(hint, Role.CAPTION, tone="muted", wrap=True))
        self.body.addWidget(self.note)
        done = kit.PrimaryButton(_("Close"), key="Esc")
        done.setShortcut(QKeySequence("Ctrl+Return"))  # what was typed is kept already: both keys only close
        self.footer.addStretch(1)
        self.footer.addWidget(done)
        done.clicked.connect(self.dismiss)
        self.note.idle.connect(self._save)
        self.closed.connect(self.note.flush)

    def _save(self) -> None:
        text = self.note.toPlainText().strip()
        if not self.note.isReadOnly() and text != self._text:
            self._text = text
            self.edited.emit(text)
