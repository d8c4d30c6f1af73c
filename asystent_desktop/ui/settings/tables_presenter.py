"""Reads, checks and keeps the tables and templates an office may replace; prints a sample of a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.letterhead import is_office
from asystent_desktop.application.tables import office_tables
from asystent_desktop.application.tables.office_tables import TableRow
from asystent_desktop.application.tables.samples import SAMPLED, sample
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.presenting import Presenter
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class TableDesk:
    """What the section shows.

    Attributes:
        own: The person at this desk may replace tables.
    """

    rows: tuple[TableRow, ...]
    own: bool


class TablesPresenter(Presenter):
    """The section's own thinking; `loaded` carries a TableDesk.

    Attributes:
        opened: Carries name and text of a table.
        sound: The text that is being written can be used.
        unsound: Words of what is wrong with it.
        sampled: Carries the Rendered sample of what is being written.
        kept: A table was kept; it holds from the next unlocking.
    """

    opened = Signal(str, str)
    sound = Signal()
    unsound = Signal(str)
    sampled = Signal(object)
    kept = Signal()
    kinds = ("office_table",)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(desk, tasks, parent)
        self._latest = 0

    def read(self) -> TableDesk:
        """The tables with what replaced them."""
        identity = self.desk.identity()
        return TableDesk(tuple(office_tables.tables(self.desk)), not identity.enrolled or is_office(identity))

    def open(self, name: str) -> None:
        """Reads the text in force."""
        job = partial(office_tables.table_text, self.desk, name)
        self.tasks.read(self, job, lambda text: self.opened.emit(name, text), self.refuse)

    def check(self, name: str, text: str) -> None:
        """Checks a text, and prints a sample where there is one; an older answer is dropped."""
        self._latest += 1
        asked = self._latest

        def job() -> object:
            office_tables.check_table(name, text)
            return sample(self.desk, name, text) if name in SAMPLED else None

        def fine(rendered: object) -> None:
            if asked == self._latest:
                self.sound.emit()
                if rendered is not None:
                    self.sampled.emit(rendered)

        def wrong(error: AppError) -> None:
            if asked == self._latest:
                self.unsound.emit(word(error))

        self.tasks.read(self, job, fine, wrong)

    def keep(self, name: str, text: str, valid_from: date, source: str) -> None:
        """Puts the text in force from a day on."""
        job = partial(office_tables.set_table, self.desk, name, text, valid_from, source)
        self.write(job, lambda _done: self.kept.emit())

    def drop(self, row: TableRow) -> None:
        """Takes the office's own table back."""
        self.write(partial(office_tables.drop_table, self.desk, row.table_id), lambda _d: self.kept.emit())
