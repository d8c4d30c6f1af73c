"""Reminds of papers that have lain outside the vault for too long; deletes them only after asking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.attachments import plain_files
from asystent_desktop.application.attachments.plain_files import PlainFile
from asystent_desktop.i18n import ngettext
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.plain_files.sheet import PlainFilesSheet
from asystent_desktop.ui.tasks import Tasks


class PlainFilesReminder(QObject):
    """Looks once after the vault was opened.

    Args:
        window: What the sheet covers.
        tell: Takes the words of the reminder and what its action does.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        house: House,
        tell: Callable[[str, Callable[[], object]], None],
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._tasks, self._house, self._tell = window, desk, tasks, house, tell

    def look(self) -> None:
        """Tells when files are due."""
        self._tasks.read(self, lambda: plain_files.due_plain_files(self._desk), self._found)

    def _found(self, files: tuple[PlainFile, ...]) -> None:
        if files:
            words = ngettext(
                "{n} paper has lain outside the vault as a plain file for some time.",
                "{n} papers have lain outside the vault as plain files for some time.",
                len(files),
            ).format(n=len(files))
            self._tell(words, lambda: self._ask(files))

    def _ask(self, files: tuple[PlainFile, ...]) -> None:
        sheet = PlainFilesSheet(self._window, files)
        desk, house = self._desk, self._house
        sheet.accepted.connect(
            lambda paths: self._tasks.write(
                sheet, lambda: plain_files.delete_plain_files(desk, house, paths), sheet.show_fates
            )
        )
        sheet.open()
