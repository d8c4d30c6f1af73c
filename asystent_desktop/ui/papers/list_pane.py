"""The left pane: finished papers, or the kinds that can be made."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.papers.shelf import PaperRow
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.papers import words
from asystent_desktop.ui.presenting import Pane
from asystent_desktop.ui.theme import Icon

WIDTH = 316
FINISHED, NEW = "finished", "new"


class PapersList(Pane):
    """One list at a time.

    Attributes:
        paper_chosen: Id of a finished paper.
        kind_chosen: Key of a kind to be made.
        opened: Enter or a click: the pane beside it is wanted.
        verify_wanted: Does a sheet belong to the record?
    """

    paper_chosen = Signal(str)
    kind_chosen = Signal(str)
    opened = Signal()
    verify_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        options = [kit.Option(FINISHED, _("Completed")), kit.Option(NEW, _("New paper"))]
        self.view = kit.Segmented(_("Papers"), options)
        self.view.changed.connect(self._turn)
        head = QHBoxLayout()
        head.addWidget(self.view)
        head.addStretch(1)
        column.addLayout(head)
        self.finished = kit.RowList(_("Finished papers"), height=52)
        self.kinds = kit.RowList(_("Kinds of papers"), height=36)
        self.kinds.set_rows([words.kind_row(kind.key, kind.label) for kind in KINDS.values()])
        self.none = kit.EmptyState(Icon.DOCUMENT, _("No paper of this family was finished yet."))
        self._stack = QStackedWidget()
        for part in (self.finished, self.kinds, self.none):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        verify = kit.IconButton(Icon.SHIELD, _("Check a sheet"), bordered=True)
        verify.clicked.connect(self.verify_wanted)
        head.addWidget(verify)
        self.finished.chosen.connect(self.paper_chosen)
        self.kinds.chosen.connect(self.kind_chosen)
        for rows in (self.finished, self.kinds):
            rows.opened.connect(lambda _key: self.opened.emit())

    def show_papers(self, papers: tuple[PaperRow, ...]) -> None:
        """Lists the finished papers; the chosen one stays chosen."""
        self.finished.set_rows([words.paper_row(paper) for paper in papers])
        self._turn()

    def turn_to(self, view: str) -> None:
        """Shows one of the two lists."""
        self.view.set_values([view])
        self._turn()

    @Slot()
    def _turn(self) -> None:
        self._stack.setCurrentWidget(self.shown())

    def shown(self) -> QWidget:
        """The list in view, or what stands for an empty one."""
        if self.view.value() == NEW:
            return self.kinds
        return self.finished if self.finished.rows.rows else self.none

    def first_focus(self) -> None:
        """The list in view."""
        (self.shown() if self.shown() is not self.none else self.view).setFocus()
