"""Makes the subject-access copy and writes it where a person wants it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.restricted import access
from asystent_desktop.application.transfer import exports
from asystent_desktop.application.transfer.exports import SubjectCopy
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks


class CopyPresenter(QObject):
    """The thinking behind the sheet.

    Attributes:
        made: Carries the SubjectCopy; nothing was written yet.
        written: Names of the files that were written.
        refused: Words of a fault.
    """

    made = Signal(object)
    written = Signal(tuple)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, family_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._house, self._family_id = desk, tasks, house, family_id

    def make(self, *, restricted: bool) -> None:
        """Makes the copy in memory; with the Blue Card the look is noted, so this is a write."""
        desk, family_id = self._desk, self._family_id
        self._tasks.write(
            self,
            lambda: exports.subject_copy(desk, family_id, restricted=restricted),
            self.made.emit,
            self._refuse,
        )

    def write(self, folder: Path, copy: SubjectCopy) -> None:
        """Writes the files beside the window; once they lie there the history says so."""

        def job() -> tuple[str, ...]:
            for name, content in copy.files.items():
                self._house.write_file(folder / name, content)
            return tuple(copy.files)

        self._tasks.compute(self, job, self._noted, self._refuse)

    def _noted(self, names: tuple[str, ...]) -> None:
        desk, family_id = self._desk, self._family_id
        self._tasks.write(
            self,
            lambda: access.note_print(desk, family_scope(family_id), "family", family_id, as_file=True),
            lambda _changes: self.written.emit(names),
            self._refuse,
        )

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))
