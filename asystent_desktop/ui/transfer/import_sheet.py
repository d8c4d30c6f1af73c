"""Import of a caseload: a folder, how its lists were read, what they would bring, and only then the deed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.transfer.import_files import COLUMNS
from asystent_desktop.application.transfer.import_words import (
    fault_cure,
    fault_place,
    word_counts,
    word_known,
    word_note,
    word_refused,
)
from asystent_desktop.application.transfer.imports import ImportPreview
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.transfer.import_presenter import ImportPresenter

WIDTH = 720
MOST_FAULTS = 40
PLACE_W = 230


class ImportSheet(kit.Sheet):
    """The sheet.

    Attributes:
        presenter: Reads and writes.
        choose: Asks for the folder. `go`: imports. `stop`: ends a running import.
    """

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, house: House) -> None:
        about = _("Families from the lists of a spreadsheet or of another program")
        super().__init__(window, _("Import families"), about, width=WIDTH)
        self.presenter = ImportPresenter(desk, tasks, house, self)
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.choose = kit.SecondaryButton(_("Choose the folder…"), icon=Icon.FOLDER)
        self.choose.clicked.connect(self._ask_folder)
        self._folder = kit.ElidedLabel(_("No folder was chosen yet."), Role.BODY, tone="muted")
        self._found = QVBoxLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        names = ", ".join(COLUMNS)
        told = _(
            "The folder holds {names}: UTF-8 or Windows-1250, columns separated by a semicolon or a comma, "
            "their names in the first line. Nothing is written until you have seen what would come in; "
            "what is here already stays as it is."
        ).format(names=names)
        self.body.addWidget(kit.Label(told, Role.ROW, tone="muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.choose)
        row.addWidget(self._folder, 1)
        self.body.addLayout(row)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self._found.setSpacing(6)
        self.body.addLayout(self._found)
        self.body.addWidget(self._progress())
        self.body.addStretch(1)
        self.go = self.ask(_("Import"), self._run, Icon.CHECK)
        self.go.setEnabled(False)

    def _progress(self) -> QWidget:
        self.progress = QWidget()
        column = QVBoxLayout(self.progress)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        self.bar = kit.Bar(_("Import"))
        self.told = kit.Label("", Role.ROW, tone="muted")
        self.stop = kit.SecondaryButton(_("Stop the import"))
        self.stop.clicked.connect(self.presenter.stop)
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(self.stop)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.progress.hide()
        return self.progress

    def _connect(self) -> None:
        self.presenter.previewed.connect(self._show)
        self.presenter.went_on.connect(self._went_on)
        self.presenter.imported.connect(self._imported)
        self.presenter.refused.connect(self._refuse)
        self.dismissed.connect(self.presenter.stop)

    @Slot()
    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, _("Folder with the lists"))
        if path:
            self.take(Path(path))

    def take(self, folder: Path) -> None:
        """Reads the lists of a folder."""
        self._folder.set_text(str(folder))
        self.cancel.setText(_("Cancel"))
        self.trouble.hide()
        self.go.setEnabled(False)
        self.presenter.choose(folder)

    @Slot(object)
    def _show(self, found: ImportPreview) -> None:
        """Shows what the lists would bring, or what has to be corrected first."""
        kit.clear(self._found)
        for note in found.notes:
            self._line(Icon.DOCUMENT if note.encoding else Icon.WARNING, word_note(note))
        self._say(", ".join(word_counts(found)), Role.BODY_STRONG)
        if known := word_known(found):
            self._say(known)
        self._show_faults(found)
        self.go.setEnabled(found.adds and not found.faults)
        nothing = not found.adds and not found.faults
        if nothing:
            self._tell(_("Everything in these lists is here already. There is nothing to import."), Tone.INFO)
        elif found.faults:
            self._tell(word_refused(found), Tone.OVERDUE)
        (self.go if self.go.isEnabled() else self.choose).setFocus()
        self.refit()

    def _show_faults(self, found: ImportPreview) -> None:
        for fault in found.faults[:MOST_FAULTS]:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            place = kit.Label(fault_place(fault), Role.ROW_STRONG, wrap=True)
            place.setFixedWidth(PLACE_W)
            row.addWidget(place)
            row.addWidget(kit.Label(fault_cure(fault), Role.ROW, wrap=True, selectable=True), 1)
            self._found.addWidget(holder)
            holder.show()
        rest = len(found.faults) - MOST_FAULTS
        if rest > 0:
            more = ngettext(
                "… and {count} more. Correct these first.", "… and {count} more. Correct these first.", rest
            )
            self._say(more.format(count=rest))

    def _line(self, icon: Icon, words: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(kit.IconMark(icon, Tone.SOON if icon is Icon.WARNING else Tone.DONE))
        row.addWidget(kit.Label(words, Role.ROW), 1)
        self._found.addWidget(holder)
        holder.show()

    def _say(self, words: str, role: Role = Role.ROW) -> None:
        label = kit.Label(words, role, wrap=True)
        self._found.addWidget(label)
        label.show()

    def _tell(self, words: str, tone: Tone) -> None:
        self.trouble.set(words, tone)
        self.trouble.show()
        kit.announce(self, words, urgent=tone is Tone.OVERDUE)

    def _run(self) -> None:
        for button in (self.go, self.choose):
            button.setEnabled(False)
        self.trouble.hide()
        self.bar.set_share(None)
        self.told.setText(_("Importing…"))
        self.progress.show()
        self.refit()
        self.presenter.run()

    @Slot(int, int)
    def _went_on(self, done: int, total: int) -> None:
        self.bar.set_share(done / total)
        words = _("{done} of {total} families").format(done=done, total=total)
        # The signing of the whole import follows the last family.
        self.told.setText(words if done < total else _("Writing everything at once…"))

    @Slot(object)
    def _imported(self, made: ImportPreview) -> None:
        self.progress.hide()
        kit.clear(self._found)
        self._tell(_("Imported: {what}.").format(what=", ".join(word_counts(made))), Tone.DONE)
        self.choose.setEnabled(True)
        self.cancel.setText(_("Close"))  # nothing is left to be cancelled
        self._folder.set_text("")
        self.refit()
        self.choose.setFocus()

    @Slot(str)
    def _refuse(self, words: str) -> None:
        self.progress.hide()
        self._tell(words, Tone.OVERDUE)
        self.choose.setEnabled(True)
        self.refit()
