"""Reads the entries of a page's kinds with what their forms may hold; keeps entries and unfinished typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from asystent_desktop.application.entries import drafts as entry_drafts
from asystent_desktop.application.entries.choices import Options, offer
from asystent_desktop.application.entries.drafts import EntryDraft
from asystent_desktop.errors import AppError
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.casework.records.kind import RecordKind
from asystent_desktop.ui.casework.records.wording import Wording
from asystent_desktop.ui.presenting import FamilyPresenter
from asystent_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class KindFile:
    """One kind's part of a page.

    Attributes:
        entries: Those in force first, then the former ones; newest first in both.
        options: What fields may hold.
        draft: What was typed and not saved.
    """

    kind: RecordKind
    entries: tuple[Any, ...]
    options: Mapping[str, Options]
    draft: EntryDraft | None


@dataclass(frozen=True)
class RecordsFile:
    """What a page shows.

    Attributes:
        more: What the page itself reads beside the entries.
    """

    family_id: str
    kinds: tuple[KindFile, ...]
    names: Mapping[str, str]
    today: date
    more: Any

    @property
    def wording(self) -> Wording:
        """Words for rows."""
        return Wording(self.names, self.today)


class RecordsPresenter(FamilyPresenter):
    """The entries of one family.

    Args:
        shown: The kinds, in order.
        more: Reads what else the page shows; on the database thread.
    """

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        shown: Sequence[RecordKind],
        more: Callable[[Desk, str], Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, tasks, parent)
        self._shown, self._more = tuple(shown), more

    def today(self) -> date:
        """The day."""
        return self.desk.clock.today()

    def read(self) -> RecordsFile:
        """Everything at once; runs on the database thread."""
        desk, family_id = self.desk, self.family_id
        names: dict[str, str] = {}
        files = []
        for kind in self._shown:
            held = kind.ways.held(desk, family_id, kind.cls)
            found = offer(desk, family_id, kind.shape, held)
            names |= found.names
            options = dict(found.options) | {name: make() for name, make in kind.options.items()}
            draft = entry_drafts.kept(desk, family_id, kind.name)
            files.append(KindFile(kind, tuple(held), options, draft))
        words = Wording(names, desk.clock.today())
        more = self._more(desk, family_id) if self._more else None
        return RecordsFile(family_id, tuple(_ordered(one, words) for one in files), names, words.today, more)

    def save(
        self,
        kind: RecordKind,
        entry: Any,
        given: dict[str, Any],
        done: Callable[[object], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Keeps a new entry (`entry` is None) or a changed one; the draft goes with it."""
        desk, family_id = self.desk, self.family_id

        def job() -> object:
            kept = (
                kind.ways.add(desk, family_id, kind.cls, given | dict(kind.fixed))
                if entry is None
                else kind.ways.change(desk, kind.cls, entry, given)
            )
            entry_drafts.drop(desk, family_id, kind.name)
            return kept

        self.tasks.write(self, job, done, failed)

    def remove(self, kind: RecordKind, entry: Any, done: Callable[[], None]) -> None:
        """Takes an entry back."""
        self.write(partial(kind.ways.remove, self.desk, kind.cls, entry), lambda _changes: done())

    def restore(self, kind: RecordKind, entry: Any) -> None:
        """Brings it back."""
        self.write(partial(kind.ways.restore, self.desk, kind.cls, entry))

    def keep_draft(self, kind: RecordKind, entry_id: str, fields: Mapping[str, Any]) -> None:
        """Makes what was typed safe."""
        scope = kind.ways.scope(self.family_id)
        desk, family_id = self.desk, self.family_id
        self.write(partial(entry_drafts.keep, desk, family_id, kind.name, entry_id, fields, scope))

    def drop_draft(self, kind: RecordKind) -> None:
        """Forgets it."""
        self.write(partial(entry_drafts.drop, self.desk, self.family_id, kind.name))


def _ordered(file: KindFile, words: Wording) -> KindFile:
    """Those in force first; the newest first in both halves (they come oldest first)."""
    newest = file.entries[::-1]
    ordered = sorted(newest, key=lambda one: file.kind.row(one, words).over)
    return KindFile(file.kind, tuple(ordered), file.options, file.draft)
