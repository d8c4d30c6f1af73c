"""Saving a PDF outside the vault: the first press warns, the second asks for the place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon


class SavePdfButton(kit.QuietButton):
    """A button that writes bytes to a plain file.

    Args:
        tasks: Writes beside the window.
        content: What is written.
        file_name: Proposed; names no family.
        words: What the button says before it warned.

    Attributes:
        warned: The words of the warning.
        saved: The path that was written.
        failed: Why nothing was written.
    """

    warned = Signal(str)
    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, content: bytes, *, file_name: str, words: str = "") -> None:
        super().__init__(words or _("Save PDF…"), icon=Icon.DOWNLOAD)
        self._tasks, self._content, self._file_name = tasks, content, file_name
        self._has_warned = False
        self.clicked.connect(self._press)

    @Slot()
    def _press(self) -> None:
        if self._has_warned:
            self._choose_place()
            return
        self._has_warned = True
        self.setText(_("Choose the place…"))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.warned.emit(_("The PDF file will not be encrypted. Keep it only where no one else can read it."))

    def _choose_place(self) -> None:
        start = str(Path.home() / self._file_name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save PDF"), start, _("PDF files (*.pdf)"))
        if chosen:
            self.write(chosen)

    def write(self, path: str) -> None:
        """Writes the bytes whole or not at all, beside the window, and says how it ended."""
        content = self._content
        self._tasks.compute(self, lambda: _write(path, content), lambda fault: self._written(path, fault))

    def _written(self, path: str, fault: str) -> None:
        if fault:
            self.failed.emit(_("The PDF was not saved: {reason}").format(reason=fault))
            return
        kit.toast(self, _("PDF saved: {path}. The file is not encrypted.").format(path=path))
        self.saved.emit(path)


def _write(path: str, content: bytes) -> str:
    """Writes a file whole or not at all; returns the system's words for a failure, "" for none."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    written = file.write(content) == len(content)
    return "" if file.commit() and written else file.errorString()
