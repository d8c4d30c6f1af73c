"""The sheet of papers that lie outside the vault as plain files: which, since when, and deleting them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.attachments.plain_files import Fate, PlainFile
from asystent_desktop.i18n import N_, _, ngettext
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role, Tone

FATES = {
    Fate.DELETED: (N_("deleted"), Tone.DONE),
    Fate.AWAY: (N_("no longer in this place: if it was moved, delete it there"), Tone.SOON),
    Fate.CHANGED: (N_("changed since it was saved, so it was left: look at it yourself"), Tone.SOON),
    Fate.REFUSED: (N_("could not be deleted: is it open in another program?"), Tone.OVERDUE),
}


class PlainFilesSheet(kit.Sheet):
    """Asks before anything is deleted.

    Attributes:
        accepted: Paths of the files to delete.
    """

    accepted = Signal(tuple)

    def __init__(self, window: QWidget, files: Sequence[PlainFile]) -> None:
        about = _("These papers were saved outside the vault and can be read by anybody at this computer.")
        super().__init__(window, _("Files that are not encrypted"), about, width=640)
        self._files = files
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.body.addLayout(self._column)
        for one in files:
            day = numeric_date(one.saved_on)
            self._line(one.path, _("saved {day}").format(day=day), Tone.NEUTRAL)
        note = _("Deleting does not reach copies that were sent or stored elsewhere.")
        self.body.addWidget(kit.Label(note, Role.CAPTION, tone="muted", wrap=True))
        self.body.addStretch(1)
        words = ngettext("Delete {n} file", "Delete {n} files", len(files)).format(n=len(files))
        self.go = self.ask(words, self._accept, icon=Icon.DELETE)

    def _line(self, path: str, words: str, tone: Tone) -> None:
        for label in (
            kit.Label(masking().text(path), Role.BODY, wrap=True, selectable=True),
            kit.Label(words, Role.CAPTION, tone=tone, wrap=True),
        ):
            self._column.addWidget(label)
            label.show()

    @Slot()
    def _accept(self) -> None:
        self.go.setEnabled(False)
        self.accepted.emit(tuple(one.path for one in self._files))

    @Slot(object)
    def show_fates(self, told: Sequence[tuple[str, Fate]]) -> None:
        """What became of each file."""
        kit.clear(self._column)
        for path, fate in told:
            words, tone = FATES[fate]
            self._line(path, _(words), tone)
        self.go.hide()
        self.cancel.setText(_("Close"))
        self.refit()
        deleted = sum(fate is Fate.DELETED for _path, fate in told)
        words = ngettext("{n} file was deleted", "{n} files were deleted", deleted).format(n=deleted)
        kit.announce(self, words)
