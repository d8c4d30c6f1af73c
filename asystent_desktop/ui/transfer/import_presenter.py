"""Reads the three lists of a folder, says what they would bring, and brings it in: all or nothing."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from asystent_desktop.application.transfer import imports
from asystent_desktop.application.transfer.import_files import COLUMNS, FILE_BYTES
from asystent_desktop.application.transfer.imports import ImportPreview, ImportStopped
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks


class ImportPresenter(QObject):
    """The thinking behind the sheet.

    Attributes:
        previewed: Carries the ImportPreview of the chosen folder.
        went_on: How many of how many families are done; comes from the database thread.
        imported: Carries the ImportPreview of what was brought in.
        refused: Words of a fault; nothing was written.
    """

    previewed = Signal(object)
    went_on = Signal(int, int)
    imported = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._house = desk, tasks, house
        self._files: dict[str, bytes] = {}
        self._stop = Event()

    def choose(self, folder: Path) -> None:
        """Reads the lists beside the window, then compares them with the vault."""
        self._tasks.compute(self, lambda: self._read(folder), self._preview, self._refuse)

    def _read(self, folder: Path) -> dict[str, bytes]:
        found = {name: folder / name for name in COLUMNS}
        return {
            name: self._house.read_file(path, FILE_BYTES) for name, path in found.items() if path.is_file()
        }

    def _preview(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._tasks.read(self, lambda: imports.preview(self._desk, files), self.previewed.emit, self._refuse)

    def run(self) -> None:
        """Brings in what was previewed."""
        self._stop.clear()
        files = self._files

        def done(result: tuple[ChangeSet, ImportPreview]) -> None:
            self.imported.emit(result[1])

        self._tasks.write(self, lambda: imports.run(self._desk, files, self._progress), done, self._refuse)

    def stop(self) -> None:
        """Ends a running import; what it has done so far is undone with it."""
        self._stop.set()

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set() or not isValid(self):
            raise ImportStopped
        self.went_on.emit(done, total)

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))
