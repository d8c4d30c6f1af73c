"""The month on the screen: read from visit cards and work entries, again when either changes."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.entries import entries
from asystent_desktop.application.faults import InvalidForm
from asystent_desktop.application.planner import time_sheet, time_sheet_paper
from asystent_desktop.application.planner.time_sheet import MonthView
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.domain.kinds.work_entry import WorkEntry
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.tasks import Tasks

_SHOWN = ("visit", "work_entry")


class TimeSheetPresenter(QObject):
    """One month.

    Attributes:
        loaded: The month. `failed`: a fault in words. `saved_as`: the file that was written.
        added: Work that is no meeting was added. `removed`: the id of such work.
    """

    loaded = Signal(MonthView)
    failed = Signal(str)
    saved_as = Signal(str)
    added = Signal()
    removed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self._tasks, self._house = desk, tasks, house
        self.month = desk.clock.today().replace(day=1)
        tasks.changed.connect(self._changed)

    def load(self) -> None:
        """Reads the month."""
        month = self.month
        self._tasks.read(self, lambda: time_sheet.work_month(self.desk, month), self.loaded.emit, self._fail)

    def step(self, months: int) -> None:
        """Another month: -1 the one before, 1 the next."""
        near = self.month + timedelta(days=32 if months > 0 else -1)
        self.month = near.replace(day=1)
        self.load()

    def add(self, **given: Any) -> None:
        """Adds work that is no meeting."""
        self._tasks.write(
            self,
            lambda: time_sheet.add_work(self.desk, **given),
            lambda _result: self.added.emit(),
            self._fail,
        )

    def remove(self, work_id: str) -> None:
        """Takes such work back."""
        self._tasks.write(
            self,
            lambda: time_sheet.remove_work(self.desk, work_id),
            lambda _changes: self.removed.emit(work_id),
            self._fail,
        )

    def restore(self, work_id: str) -> None:
        """Brings it back."""
        desk = self.desk
        self._tasks.write(
            self, lambda: entries.restore(desk, WorkEntry, work_id), lambda _made: None, self._fail
        )

    def save(self, path: str) -> None:
        """Writes the month as a PDF that is not encrypted."""
        month = self.month

        def write() -> None:
            self._house.write_file(Path(path), time_sheet_paper.preview(self.desk, month).content)

        self._tasks.read(self, write, lambda _none: self.saved_as.emit(path), self._fail)

    def day(self) -> date:
        """The day."""
        return self.desk.clock.today()

    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_SHOWN):
            self.load()

    def _fail(self, error: AppError) -> None:
        if isinstance(error, InvalidForm):
            self.failed.emit(" ".join(map(word_problem, error.problems)))
        else:
            self.failed.emit(word(error))
