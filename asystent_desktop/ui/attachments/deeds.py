"""What a person does with scans: adds files, names and links, saves a copy after a warning, takes back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from asystent_desktop.application.attachments.attachments import AttachmentRow
from asystent_desktop.application.attachments.subjects import SubjectChoice
from asystent_desktop.domain.kinds.attachment import AttachedTo, Media
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.attachments.presenter import ScansPresenter
from asystent_desktop.ui.attachments.sheets import CopySheet, DescribeSheet

_SUFFIXES = {Media.JPEG: ".jpg", Media.PNG: ".png", Media.PDF: ".pdf"}


class ScanDeeds(QObject):
    """Asks, and hands on to the presenter.

    Attributes:
        chosen: The scan that is chosen. `open`: the one that is shown, with its bytes.
        subjects: What a scan may belong to.
        taken_back: A scan was taken back.
        picked: Paths of the files to add.
    """

    taken_back = Signal()
    picked = Signal(list)

    def __init__(self, host: QWidget, presenter: ScansPresenter) -> None:
        super().__init__(host)
        self._host, self._presenter = host, presenter
        self.chosen: AttachmentRow | None = None
        self.open: tuple[AttachmentRow, bytes] | None = None
        self.subjects: Sequence[SubjectChoice] = ()

    @Slot()
    def ask_files(self) -> None:
        """Asks for one file or several."""
        kinds = _("Photos and scans (*.jpg *.jpeg *.png *.pdf)")
        names, _kind = QFileDialog.getOpenFileNames(self._host, _("Add scan"), "", kinds)
        self.picked.emit(names)

    @Slot()
    def ask_words(self) -> None:
        """What it shows and belongs to."""
        row = self.chosen
        if row is None:
            return
        sheet = DescribeSheet(self._host, row, self.subjects)

        def accept(title: str, note: str, kind: AttachedTo | None, record_id: str | None) -> None:
            if (title, note) != (row.title, row.note):
                self._presenter.describe(row.attachment_id, title, note)
            if record_id != row.subject_id:
                self._presenter.attach_to(row.attachment_id, kind, record_id)

        sheet.accepted.connect(accept)
        sheet.open(sheet.title_field)

    @Slot()
    def ask_copy(self) -> None:
        """Warns, then asks where the copy shall lie."""
        if self.open is None:
            return
        row, content = self.open
        sheet = CopySheet(self._host, row.title)
        sheet.accepted.connect(lambda: self._choose_place(row, content))
        sheet.open(sheet.go)

    def _choose_place(self, row: AttachmentRow, content: bytes) -> None:
        name = _("scan") + _SUFFIXES[row.media]
        path, _kind = QFileDialog.getSaveFileName(self._host, _("Save a copy"), name)
        if path:
            self.write_copy(path, content)

    def write_copy(self, path: str, content: bytes) -> None:
        """Writes the copy whole or not at all, beside the window."""

        def done(fault: str) -> None:
            if fault:
                self._presenter.refused.emit(_("The copy was not saved: {reason}").format(reason=fault))
            else:
                text = _("Copy saved: {path}. The file is not encrypted.").format(path=path)
                kit.toast(self._host, text)

        self._presenter.tasks.compute(self, lambda: written(path, content), done, self._presenter.refuse)

    @Slot()
    def remove(self) -> None:
        """Takes the chosen scan back; for ten seconds it can be brought back."""
        row = self.chosen
        if row is None:
            return
        self.taken_back.emit()
        self._presenter.remove(row.attachment_id)
        kit.toast(
            self._host,
            _("Scan removed"),
            action=_("Undo"),
            on_action=lambda: self._presenter.restore(row.attachment_id),
        )


def written(path: str, content: bytes) -> str:
    """Writes a file whole or not at all; the reason in words when it could not be, else empty."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly) or file.write(content) != len(content):
        return file.errorString()
    return "" if file.commit() else file.errorString()
