"""The search panel over the window: type, arrows, Enter.

search = SearchPanel(desk, tasks)
search.open(window, "szkoła")          # Ctrl+K, or the first letters typed into the top bar
search.open_family.connect(...)        # family id, tab
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application import search as use_case
from asystent_desktop.application.search import SearchRow
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.search.places import place_of
from asystent_desktop.ui.search.sheet import SearchSheet
from asystent_desktop.ui.tasks import Tasks

LIMIT = 60


class SearchPanel(QObject):
    """Opens the panel, searches, and says where a result leads.

    Attributes:
        open_family: Family id, tab.
        open_visit: Family id, id of the visit card.
        open_opinion: Opinion id.
        new_visit: Family id, "": Ctrl+Enter on a result.
    """

    open_family = Signal(str, str)
    open_visit = Signal(str, str)
    open_opinion = Signal(str)
    new_visit = Signal(str, str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._sheet: SearchSheet | None = None

    @property
    def sheet(self) -> SearchSheet | None:
        """The panel while it is open."""
        return self._sheet

    def open(self, window: QWidget, words: str = "") -> None:
        """Shows the panel; when it is open already, only the words change."""
        if self._sheet is None:
            self._sheet = SearchSheet(window)
            self._sheet.wanted.connect(self._search)
            self._sheet.opened.connect(self._go)
            self._sheet.visit_wanted.connect(lambda found: self.new_visit.emit(found.family_id, ""))
            self._sheet.closed.connect(self._forget)
            self._sheet.open()
        self._sheet.set_words(words)

    def _forget(self) -> None:
        self._sheet = None

    def _search(self, words: str) -> None:
        desk, sheet = self._desk, self._sheet
        if sheet is not None:
            self._tasks.read(
                sheet, lambda: use_case.search(desk, words, LIMIT), self._shower(words), self._refused
            )

    def _shower(self, words: str) -> Callable[[list[SearchRow]], None]:
        """Shows an answer unless something else was typed meanwhile."""

        def show(found: list[SearchRow]) -> None:
            if self._sheet is not None and self._sheet.words == words:
                self._sheet.show_results(found, cut=len(found) >= LIMIT)

        return show

    def _refused(self, error: AppError) -> None:
        if self._sheet is not None:
            self._sheet.tell(word(error))

    def _go(self, found: SearchRow) -> None:
        if found.kind == "visit":
            self.open_visit.emit(found.family_id, found.record_id)
        elif found.kind in ("court_opinion", "opinion_part"):
            self.open_opinion.emit(found.opinion_id or found.record_id)
        else:
            self.open_family.emit(found.family_id, place_of(found.kind).tab)
