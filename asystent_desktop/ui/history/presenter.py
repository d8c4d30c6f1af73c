"""Reads the history page by page, keeps the filter, and reads anew when something was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from asystent_desktop.application.history.listing import PAGE, HistoryFilter, HistoryRow, HistoryView, history
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.tasks import Tasks

_TYPING_MS = 300


@dataclass(frozen=True)
class Shown:
    """What the list shows.

    Attributes:
        more: There are entries further back.
        looked: Entries walked through so far, of `total`.
    """

    rows: tuple[HistoryRow, ...]
    more: bool
    total: int
    looked: int
    people: dict[str, str]
    filtered: bool


class HistoryPresenter(Presenter):
    """The screen's own thinking; `loaded` carries a Shown.

    Attributes:
        busy_changed: Whether a page is being read.
    """

    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, tasks: Tasks, family_id: str = "", parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self.family_id = family_id
        self.kept = HistoryFilter()
        self._rows: tuple[HistoryRow, ...] = ()
        self._following = ""
        self._looked = 0
        self._round = 0
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.load)

    def load(self) -> None:
        """Reads from the latest entry on."""
        self._typing.stop()
        self._ask("", max(PAGE, len(self._rows)) if self.kept.empty else PAGE)

    def more(self) -> None:
        """Reads further back."""
        if self._following:
            self._ask(self._following, PAGE)

    def keep(self, **fields: Any) -> None:
        """Changes the filter; typed words wait until the fingers rest."""
        changed = replace(self.kept, **fields)
        if changed == self.kept:
            return
        typed = changed.text != self.kept.text
        self.kept = changed
        self._rows = ()
        if typed:
            self._typing.start()
        else:
            self.load()

    def _ask(self, after: str, limit: int) -> None:
        self._round += 1
        asked, kept, family_id = self._round, self.kept, self.family_id
        self.busy_changed.emit(True)

        def show(view: HistoryView) -> None:
            if asked == self._round:
                self._take(view, fresh=not after)

        self.tasks.read(
            self, lambda: history(self.desk, family_id, kept, after=after, limit=limit), show, self.refuse
        )

    def _take(self, view: HistoryView, *, fresh: bool) -> None:
        self._rows = view.rows if fresh else (*self._rows, *view.rows)
        self._looked = view.looked if fresh else self._looked + view.looked
        self._following = view.following
        self.busy_changed.emit(False)
        self.loaded.emit(
            Shown(
                self._rows,
                bool(view.following),
                view.total,
                self._looked,
                view.people,
                not self.kept.empty,
            )
        )
