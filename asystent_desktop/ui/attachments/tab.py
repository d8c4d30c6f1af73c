"""Scans and photos of one family: list, drop zone, view.

tab = ScansTab(desk, tasks)
tab.show_family(family_id)

Keys: Ins adds, Enter shows, F2 names, Del takes back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.attachments.attachments import AttachmentRow
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.attachments import words
from asystent_desktop.ui.attachments.deeds import ScanDeeds
from asystent_desktop.ui.attachments.presenter import ScansFile, ScansPresenter
from asystent_desktop.ui.attachments.view import ScanView
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import ReadingPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role

LIST_WIDTH = 316
FOLDS_BELOW = 700
LIST_LEAST, VIEW_LEAST = 140, 220


class ScansTab(ReadingPage):
    """List beside view; in a narrow tab the view stands below.

    Attributes:
        shown: Carries the ScansFile that is listed now.
        displayed: Id of the scan that is shown, or told to be away.
    """

    shown = Signal(object)
    displayed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = ScansPresenter(desk, tasks)
        super().__init__(self.presenter, parent)
        self.deeds = ScanDeeds(self, self.presenter)
        self._file: ScansFile | None = None
        self._expected = ""
        self._chosen = ""
        self.setAcceptDrops(True)
        self.header = kit.SectionHeader(_("Scans and photos"), role=Role.PANE, height=40)
        self.new = kit.SecondaryButton(_("Add scan"), icon=Icon.ADD, key="Ins", height=32)
        self.new.clicked.connect(self.deeds.ask_files)
        self.header.row.addWidget(self.new)
        self.limits = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        self.list = kit.RowList(_("Scans and photos"), height=52)
        self.view = ScanView()
        self._lay_out()
        self._join()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        scroll = kit.ScrollColumn(_("Scans and photos"), gap=8)
        outer.addWidget(scroll)
        column = scroll.column
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.limits)
        left = kit.Frame()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.edit = kit.QuietButton(_("Name and link"), icon=Icon.EDIT, key="F2")
        self.save = kit.QuietButton(_("Save a copy"), icon=Icon.DOWNLOAD)
        self.delete = kit.QuietButton(_("Remove"), icon=Icon.DELETE, key="Del")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.edit.clicked.connect(self.deeds.ask_words)
        self.save.clicked.connect(self.deeds.ask_copy)
        self.delete.clicked.connect(self.deeds.remove)
        for button in (self.edit, self.save, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self.view, 1)
        self._across = kit.Abreast()
        self._across.setSpacing(12)
        self._across.addWidget(left)
        self._across.addLayout(right, 1)
        self._left = left
        left.setMaximumWidth(LIST_WIDTH)
        column.addLayout(self._across, 1)
        self._choose("")

    def _join(self) -> None:
        presenter = self.presenter
        presenter.loaded.connect(self._show)
        presenter.added.connect(self._added)
        presenter.opened.connect(self._show_scan)
        presenter.not_opened.connect(self._say_why)
        self.deeds.picked.connect(self.add)
        self.deeds.taken_back.connect(lambda: self._choose(""))
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._choose)
        masking().changed.connect(self._mask)
        self._bind("Ins", self.deeds.ask_files)
        self._bind("F2", self.deeds.ask_words)
        self._bind("Del", self.deeds.remove)

    def _bind(self, keys: str, act: Callable[[], object]) -> None:
        kit.bind_key(self, keys, act)

    def show_family(self, family_id: str) -> None:
        """Shows the scans of a family."""
        if family_id != self.presenter.family_id:
            self.banner.hide()
            self._choose("")
        self.presenter.open(family_id)

    def first_focus(self) -> None:
        """The list, or adding the first one."""
        (self.list if self._file and self._file.shelf.rows else self.new).setFocus()

    @Slot(object)
    def _show(self, file: ScansFile) -> None:
        self._file = file
        self.deeds.subjects = file.subjects
        self.limits.setText(words.limits_line(file.shelf))
        self.list.set_rows([words.scan_row(row) for row in file.shelf.rows])
        self.view.nothing.set_text(
            _("Choose a scan from the list.")
            if file.shelf.rows
            else _("No scan yet. Drop a file here, or add one with Ins.")
        )
        self.header.set_title(_("Scans and photos"), str(len(file.shelf.rows)) if file.shelf.rows else "")
        added, self._expected = self._expected, ""
        expected = added or self._chosen
        self.list.choose(expected)
        self._choose(expected if file.row(expected) else "")
        if added and self.isVisible() and not kit.Sheet.is_open(self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # F2 names the scan that has just come
        self.shown.emit(file)

    @Slot(str)
    def _choose(self, attachment_id: str) -> None:
        self._chosen = attachment_id
        self.deeds.chosen = self._file.row(attachment_id) if self._file else None
        for button in (self.edit, self.delete):
            button.setEnabled(bool(attachment_id))
        self.save.setEnabled(False)
        self.deeds.open = None
        if attachment_id and not masking().on:
            self.presenter.open_scan(attachment_id)
        else:
            self.view.clear()

    @Slot(object, object)
    def _show_scan(self, row: AttachmentRow, content: bytes) -> None:
        self.deeds.open = (row, content)
        self.save.setEnabled(True)
        self.view.show_scan(row.media, content, row.title)
        self.displayed.emit(row.attachment_id)

    @Slot(str, str)
    def _say_why(self, attachment_id: str, text: str) -> None:
        self.view.say(text)
        kit.announce(self.view, text)
        self.displayed.emit(attachment_id)

    @Slot(str)
    def _added(self, attachment_id: str) -> None:
        self._expected = attachment_id
        self.presenter.load()
        kit.announce(self, _("Scan added, sealed."))

    def add(self, paths: list[str]) -> None:
        """Adds files by their paths."""
        self.banner.hide()
        if paths:
            self.presenter.add_files(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds what was dropped."""
        self.add([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    @Slot()
    def _mask(self) -> None:
        if self._file is not None:
            self.list.set_rows([words.scan_row(row) for row in self._file.shelf.rows])
            self._choose(self._chosen)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was shown leaves the memory."""
        super().hideEvent(event)
        self.deeds.open = None
        self.view.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab stands the view below the list."""
        super().resizeEvent(event)
        folded = event.size().width() < FOLDS_BELOW
        self._across.set_abreast(not folded)
        self._left.setMaximumWidth(16777215 if folded else LIST_WIDTH)
        self._left.setMinimumHeight(LIST_LEAST)
        self.view.setMinimumHeight(VIEW_LEAST)
