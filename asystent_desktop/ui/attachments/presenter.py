"""Reads, adds and opens the scans of one family.

Rules:
1. A file is read beside the window and handed to the store; nothing of it is written anywhere else.
2. Files are added one after another; one that is refused stops none of the others.
3. A scan that is open lives in memory, until another one is opened or the tab is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFile, QIODevice, QObject, Signal

from asystent_desktop.application.attachments import attachments
from asystent_desktop.application.attachments.attachments import MIB, AttachmentRow, Shelf
from asystent_desktop.application.attachments.subjects import SubjectChoice, subject_choices
from asystent_desktop.domain.kinds.attachment import AttachedTo
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import FamilyPresenter
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class ScansFile:
    """What the tab lists."""

    shelf: Shelf
    subjects: tuple[SubjectChoice, ...]

    def row(self, attachment_id: str) -> AttachmentRow | None:
        """A scan by its id."""
        return next((one for one in self.shelf.rows if one.attachment_id == attachment_id), None)


class ScansPresenter(FamilyPresenter):
    """The scans of the family that is open.

    Attributes:
        added: Id of a scan just added.
        opened: An AttachmentRow and its bytes.
        not_opened: Id of a scan and the words of why it cannot be shown.
    """

    kinds = ("attachment",)
    added = Signal(str)
    opened = Signal(object, object)
    not_opened = Signal(str, str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._wish = ""

    def read(self) -> ScansFile:
        """The scans, and what they may belong to."""
        return ScansFile(
            attachments.shelf(self.desk, self.family_id), subject_choices(self.desk, self.family_id)
        )

    def open(self, family_id: str) -> None:
        """Another family."""
        self._wish = ""
        super().open(family_id)

    def add_files(self, paths: Sequence[str]) -> None:
        """Adds files by their paths; each becomes a scan with the file's name as its title."""
        limit = attachments.limits(self.desk).file_mib * MIB
        for path in paths:
            self._add(self.family_id, Path(path), limit)

    def _add(self, family_id: str, path: Path, limit_bytes: int) -> None:
        def read_done(content: bytes | None) -> None:
            if content is None:
                self.refused.emit(_("{file} cannot be read.").format(file=path.name))
                return
            self.tasks.write(
                self,
                lambda: _Added(*attachments.add(self.desk, family_id, path.stem, content)),
                lambda made: self.added.emit(made.attachment_id),
                lambda fault: self.refused.emit(f"{path.name}: {word(fault)}"),
            )

        self.tasks.compute(self, lambda: read_file(path, limit_bytes + 1), read_done, self.refuse)

    def open_scan(self, attachment_id: str) -> None:
        """Shows a scan; the wish made last counts."""
        self._wish = attachment_id

        def done(found: Any) -> None:
            if self._wish == attachment_id:
                self.opened.emit(*found)

        def failed(fault: AppError) -> None:
            if self._wish == attachment_id:
                self.not_opened.emit(attachment_id, word(fault))

        self.tasks.read(self, lambda: attachments.content(self.desk, attachment_id), done, failed)

    def describe(self, attachment_id: str, title: str, note: str) -> None:
        """Another title or note."""
        self.write(lambda: attachments.describe(self.desk, attachment_id, title=title, note=note))

    def attach_to(self, attachment_id: str, kind: AttachedTo | None, record_id: str | None) -> None:
        """Links a scan to another record, or to none."""
        self.write(lambda: attachments.attach_to(self.desk, attachment_id, kind, record_id))

    def remove(self, attachment_id: str) -> None:
        """Takes a scan back."""
        self.write(lambda: attachments.remove(self.desk, attachment_id))

    def restore(self, attachment_id: str) -> None:
        """Brings it back."""
        self.write(lambda: attachments.restore(self.desk, attachment_id))


@dataclass(frozen=True)
class _Added:
    """What adding gave; `changes` tells the window what to read again."""

    changes: ChangeSet
    attachment_id: str


def read_file(path: Path, limit_bytes: int) -> bytes | None:
    """Content of a file, at most so many bytes; None when it cannot be read."""
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return None
    try:
        return bytes(file.read(limit_bytes).data())
    finally:
        file.close()
