"""The tab "Dokumenty": papers made here, or scans and photos that were added."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.attachments.tab import ScansTab
from asystent_desktop.ui.papers import PapersTab
from asystent_desktop.ui.tasks import Tasks

PAPERS, SCANS = "papers", "scans"


class DocumentsTab(QWidget):
    """One of the two at a time; the scans are read when they are first wanted."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family_id = ""
        self.papers, self.scans = PapersTab(desk, tasks), ScansTab(desk, tasks)
        options = [kit.Option(PAPERS, _("Papers made here")), kit.Option(SCANS, _("Scans and photos"))]
        self.view = kit.Segmented(_("Documents"), options)
        self.view.changed.connect(self._turn)
        # The parts take Ins themselves; beside them stands only the switch.
        add = QShortcut(QKeySequence("Ins"), self.view)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self.begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.papers)
        self._stack.addWidget(self.scans)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view)
        column.addWidget(self._stack, 1)

    def show_family(self, family_id: str) -> None:
        """Shows the documents of a family."""
        self._family_id = family_id
        self.papers.show_family(family_id)
        self._turn()

    def turn_to(self, view: str) -> None:
        """`PAPERS` or `SCANS`."""
        self.view.set_values([view])
        self._turn()

    def first_focus(self) -> None:
        """Where the part in view begins."""
        (self.scans if self.view.value() == SCANS else self.papers).first_focus()

    @Slot()
    def begin(self) -> None:
        """A new paper, or a scan to add."""
        if self.view.value() == SCANS:
            self.scans.deeds.ask_files()
        else:
            self.papers.start_new()

    @Slot()
    def _turn(self) -> None:
        if self.view.value() == SCANS:
            self.scans.show_family(self._family_id)
            self._stack.setCurrentWidget(self.scans)
        else:
            self._stack.setCurrentWidget(self.papers)
