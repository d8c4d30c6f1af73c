"""The print sheet of a paper of the record: what was printed is journalled, a plain file is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.attachments.plain_files import note_plain_file
from asystent_desktop.application.restricted.access import note_print
from asystent_desktop.errors import AppError
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.printing.routes import PrintResult
from asystent_desktop.ui.printing.sheet import PrintSheet
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class Subject:
    """The record a print is journalled under."""

    scope: str
    kind: str
    record_id: str


@dataclass(frozen=True)
class Journal:
    """Notes prints and plain files of one record.

    Attributes:
        owner: Lives as long as the answer matters.
        refused: Told when a note could not be kept.
    """

    owner: QWidget
    desk: Desk
    tasks: Tasks
    subject: Subject
    refused: Callable[[AppError], None] | None = None

    def printed(self, copies: int) -> None:
        """Paper came, or so the print system says."""
        self._write(lambda: self._note(copies, as_file=False))

    def saved(self, path: str, content: bytes) -> None:
        """A file that is not encrypted lies somewhere now."""

        def job() -> ChangeSet:
            note_plain_file(self.desk, path, content)
            return self._note(0, as_file=True)

        self._write(job)

    def _note(self, copies: int, *, as_file: bool) -> ChangeSet:
        about = self.subject
        return note_print(self.desk, about.scope, about.kind, about.record_id, copies, as_file=as_file)

    def _write(self, job: Callable[[], ChangeSet]) -> None:
        self.tasks.write(self.owner, job, None, self.refused)


def ask_print(
    journal: Journal, content: bytes, *, title: str, copies: int = 1, file_name: str = ""
) -> PrintSheet:
    """Opens the print sheet over the window of the journal's owner."""
    sheet = PrintSheet(journal.owner, journal.tasks, content, title=title, copies=copies, file_name=file_name)

    def printed(result: PrintResult) -> None:
        if result.accepted:
            journal.printed(sheet.copies.value())

    sheet.printed.connect(printed)
    sheet.saved.connect(lambda path: journal.saved(path, content))
    sheet.open(sheet.go if sheet.go.isEnabled() else sheet.save)
    return sheet
