"""Page "History of changes" for the whole vault, and the same as a tab of a family file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import number
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.history.panel import HistoryPanel
from asystent_desktop.ui.history.presenter import HistoryPresenter, Shown
from asystent_desktop.ui.presenting import HeadedPage, ReadingPage
from asystent_desktop.ui.tasks import Tasks


class HistoryPage(HeadedPage):
    """Everything in this vault.

    Attributes:
        open_family: Family id and tab.
    """

    open_family = Signal(str, str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = HistoryPresenter(desk, tasks)
        super().__init__(_("History of changes"), self.presenter, parent)
        self.panel = HistoryPanel(self.presenter)
        self.panel.open_family.connect(self.open_family)
        self.column.addWidget(self.panel, 1)
        self.presenter.loaded.connect(self._count)

    def _count(self, shown: Shown) -> None:
        entries = ngettext("{n} entry", "{n} entries", shown.total).format(n=number(shown.total))
        self.line.set_text(
            _("{entries} in this vault. Who changed what, when, on which computer, and what it was.").format(
                entries=entries
            )
        )

    def first_focus(self) -> None:
        """The list of entries."""
        self.panel.first_focus()


class HistoryTab(ReadingPage):
    """One family's history.

    Attributes:
        open_family: Family id and tab.
    """

    open_family = Signal(str, str)

    def __init__(self, desk: Desk, tasks: Tasks, family_id: str, parent: QWidget | None = None) -> None:
        self.presenter = HistoryPresenter(desk, tasks, family_id)
        super().__init__(self.presenter, parent)
        self.panel = HistoryPanel(self.presenter)
        self.panel.open_family.connect(self.open_family)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.banner)
        column.addWidget(self.panel, 1)
