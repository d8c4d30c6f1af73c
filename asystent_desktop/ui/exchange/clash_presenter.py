"""Fields with two versions: reads them, settles one at a time, and remembers what was decided meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application.exchange.conflicts import ConflictRow, conflicts, settle, settle_text
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.tasks import Tasks

Key = tuple[str, str, str]
"""Kind, record and field."""

MERGED, OWN = 1001, 1002
"""Results that are no version: the confirmed proposal, a person's own wording."""


@dataclass(frozen=True)
class Decided:
    """A decision of this session: which version (from 1), `MERGED` or `OWN`, and when it was saved."""

    row: ConflictRow
    version: int
    at: datetime


@dataclass(frozen=True)
class ClashFamily:
    """One family's fields, open and decided, in a steady order."""

    family_id: str
    name: str
    rows: tuple[ConflictRow, ...]
    decided: dict[Key, Decided]

    @property
    def open(self) -> int:
        """Fields nobody has decided."""
        return sum(key_of(row) not in self.decided for row in self.rows)

    @property
    def risk(self) -> bool:
        """Whether an undecided field among them is one of risk."""
        return any(row.risk and key_of(row) not in self.decided for row in self.rows)


def key_of(row: ConflictRow) -> Key:
    """What tells a field from every other."""
    return row.kind, row.record_id, row.field


class ClashPresenter(QObject):
    """The clash desk's own thinking.

    Attributes:
        loaded: Carries a tuple of ClashFamily, those with risk fields first.
        saved: A decision was saved; carries a Decided.
        refused: Words of a fault.
    """

    loaded = Signal(object)
    saved = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._decided: dict[Key, Decided] = {}
        self._shown = self._stale = False
        tasks.changed.connect(self._changed)

    def show(self) -> None:
        """The page came into view."""
        self._shown = True
        self.load()

    def hide(self) -> None:
        """The page left the view: decisions made so far leave the list with the next look."""
        self._shown = False
        self._decided = {}

    def load(self) -> None:
        """Reads the fields that have two versions."""
        self._tasks.read(self, lambda: conflicts(self._desk), self._show, self._refuse)

    def decide(self, row: ConflictRow, version: int) -> None:
        """Settles a field for one of its versions and saves at once.

        Args:
            row: The field.
            version: From 1.
        """
        if not row.decidable or key_of(row) in self._decided or not 1 <= version <= len(row.rivals):
            return
        operation = row.rivals[version - 1].operation
        self._save(row, version, lambda: settle(self._desk, row.kind, row.record_id, row.field, operation))

    def word(self, row: ConflictRow, how: int, text: str) -> None:
        """Settles a long text with words of its own and saves at once.

        Args:
            row: The field.
            how: `MERGED` for the proposal, `OWN` for what a person wrote.
            text: The whole text.
        """
        if row.decidable and row.long and key_of(row) not in self._decided:
            self._save(row, how, lambda: settle_text(self._desk, row.kind, row.record_id, row.field, text))

    def _save(self, row: ConflictRow, version: int, job: Callable[[], ChangeSet]) -> None:
        decided = Decided(row, version, self._desk.clock.now())
        self._decided[key_of(row)] = decided

        def failed(error: AppError) -> None:
            self._decided.pop(key_of(row), None)
            self._refuse(error)
            self.load()

        self._tasks.write(
            self,
            job,
            lambda _changes: self.saved.emit(decided),
            failed,
        )

    def _show(self, rows: Sequence[ConflictRow]) -> None:
        # A field that clashed again after its decision is open again.
        live = {key_of(row) for row in rows}
        kept = {key: one for key, one in self._decided.items() if key not in live}
        everything = [*rows, *(one.row for one in kept.values())]
        everything.sort(key=lambda row: (row.family_name, not row.risk, row.record_id, row.field))
        found: list[ClashFamily] = []
        for family_id in dict.fromkeys(row.family_id for row in everything):
            own = tuple(row for row in everything if row.family_id == family_id)
            found.append(ClashFamily(family_id, own[0].family_name, own, kept))
        found.sort(key=lambda one: (not one.open, not one.risk, one.name))
        self.loaded.emit(tuple(found))

    def _refuse(self, error: AppError) -> None:
        self.refused.emit(word(error))

    @Slot(ChangeSet)
    def _changed(self, _changes: ChangeSet) -> None:
        if self._shown:
            self.load()
