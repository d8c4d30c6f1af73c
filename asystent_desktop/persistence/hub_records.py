"""The folded records of a hub: those of the `office` scope, sealed, one row each.

What was read is kept in memory until a record changes: the number of assignments grows with the office, and
without this every single exchange would pay for all of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
from sqlalchemy import bindparam, select

from asystent_desktop.domain.records import KINDS, OFFICE_SCOPE, Kind, Record, kind_of
from asystent_desktop.journal import codec
from asystent_desktop.journal.authority import may_live
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.fold import FoldedRecord, Rival, fold
from asystent_desktop.journal.state_hash import StateRow
from asystent_desktop.persistence.hub_keys import ScopeKeys
from asystent_desktop.persistence.hub_notes import HubNotes
from asystent_desktop.persistence.hub_rows import HubRows
from asystent_desktop.persistence.hub_schema import COMMITS, RECORDS, TOUCHED
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.ports.changes import Change

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Register = tuple[str, str, str]
"""(scope, kind, record)."""

_GENERATION = "generation"
_ROW = RECORDS.c
_ONE = Prepared(
    select(_ROW.sealed).where(
        _ROW.office == bindparam("of_office"),
        _ROW.kind == bindparam("of_kind"),
        _ROW.scope == bindparam("of_scope"),
        _ROW.record == bindparam("of_record"),
    )
)


class _Stored(msgspec.Struct):
    """A folded record as its sealed row holds it."""

    values: dict[str, Any]
    created: str
    ops: dict[str, tuple[str, ...]]
    conflict: dict[str, tuple[Rival, ...]]


@dataclass
class Remembered:
    """What one process has read of an office's records, good for one generation of them."""

    generation: str = ""
    records: dict[str, list[Record]] = field(default_factory=dict)
    made: dict[tuple[str, object], object] = field(default_factory=dict)


class HubRecords:
    """Reads and folds the office's records in one transaction.

    Args:
        remembered: Shared by all transactions of the process; replaced whole, never changed in two places.
    """

    def __init__(
        self, session: HubSession, keys: ScopeKeys, notes: HubNotes, remembered: Callable[[str], Remembered]
    ) -> None:
        self._session = session
        self._keys = keys
        self._notes = notes
        self._remembered = remembered
        self._rows = HubRows(session, keys)
        self._changed = False

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The record with that id, deleted or not."""
        if self._current() is None:
            return self._one(cls, record_id)
        found = (one for one in self._all(cls) if one.id == record_id)
        return next(found, None)

    def find(self, cls: type[R], scope: str | None, equals: dict[str, object]) -> list[R]:
        """Records not deleted, with these values, oldest id first."""
        wanted = {**equals, "deleted": False, **({} if scope is None else {"scope": scope})}
        return [
            one
            for one in self._all(cls)
            if all(getattr(one, name) == value for name, value in wanted.items())
        ]

    def of_all(self, cls: type[R], make: Callable[[list[R]], T]) -> T:
        """A value made of all records not deleted, made once for each generation of them."""
        remembered = self._current()
        if remembered is None:
            return make(self.find(cls, None, {}))
        key = (kind_of(cls).name, make)
        if key not in remembered.made:
            remembered.made[key] = make(self.find(cls, None, {}))
        made: Any = remembered.made[key]
        return made  # type: ignore[no-any-return]

    def fold(self, commits: Iterable[Commit]) -> set[Change]:
        """Folds every record these commits touch anew; all of them are stored as folded."""
        touched: dict[Register, None] = {}
        rows = []
        for commit in commits:
            for kind, record in sorted(commit.touched):
                scope = commit.envelope.scope
                touched[(scope, kind, record)] = None
                rows.append({"record": record, "kind": kind, "scope": scope, "hash": commit.hash})
        self._session.insert(TOUCHED, rows)
        changes = {
            Change(kind, record, scope)
            for scope, kind, record in touched
            if self._refold(scope, kind, record)
        }
        if touched:
            self._changed = True
            self._notes.put(_GENERATION, str(int(self._notes.get(_GENERATION) or 0) + 1))
        return changes

    def rows(self) -> list[StateRow]:
        """All folded records as they are stored."""
        key = self._keys.of(self._scopes())
        c = RECORDS.c
        statement = select(c.kind, c.scope, c.record, c.sealed).where(c.office == self._session.office)
        found = []
        for kind, scope, record, sealed in self._session.query(statement):
            content = self._keys.sealer.open(key[scope], sealed, scope, kind, record)
            held = msgspec.json.decode(content, type=_Stored)
            folded = FoldedRecord(held.values, held.created, held.ops, held.conflict)
            found.append(StateRow(kind, scope, record, folded))
        return found

    def _scopes(self) -> set[str]:
        statement = select(RECORDS.c.scope).where(RECORDS.c.office == self._session.office).distinct()
        return set(self._session.query(statement).scalars())

    def _refold(self, scope: str, kind_name: str, record: str) -> bool:
        kind = KINDS.get(kind_name)
        folded = None if kind is None else self.folded(kind, scope, record)
        if folded is None:
            return False
        content = msgspec.json.encode(
            _Stored(dict(folded.values), folded.created, dict(folded.ops), dict(folded.conflict))
        )
        sealed = self._keys.sealer.seal(self._keys.for_writing(scope), content, scope, kind_name, record)
        self._session.put(RECORDS, [{"kind": kind_name, "scope": scope, "record": record, "sealed": sealed}])
        return True

    def folded(self, kind: Kind, scope: str, record: str) -> FoldedRecord | None:
        """What all folded commits say of a record; None when it may not live there or was never made."""
        if not may_live(kind.name, scope):
            return None
        statement = (
            select(TOUCHED.c.hash)
            .join(COMMITS, (COMMITS.c.office == TOUCHED.c.office) & (COMMITS.c.hash == TOUCHED.c.hash))
            .where(
                TOUCHED.c.office == self._session.office,
                TOUCHED.c.record == record,
                TOUCHED.c.kind == kind.name,
                TOUCHED.c.scope == scope,
                COMMITS.c.state == State.FOLDED,
            )
        )
        names = list(self._session.query(statement).scalars())
        return fold(
            kind,
            [
                placed
                for commit in self._rows.load(names)
                for placed in commit.placed
                if (placed.operation.kind, placed.operation.record) == (kind.name, record)
            ],
        )

    def _all(self, cls: type[R]) -> list[R]:
        kind = kind_of(cls)
        remembered = self._current()
        if remembered is None:
            return self._read(cls, kind)
        if kind.name not in remembered.records:
            remembered.records[kind.name] = list(self._read(cls, kind))
        return [one for one in remembered.records[kind.name] if isinstance(one, cls)]

    def _one(self, cls: type[R], record_id: str) -> R | None:
        """One record by its row: a transaction that writes many must not read all for each."""
        kind = kind_of(cls)
        place = {"of_kind": kind.name, "of_scope": OFFICE_SCOPE, "of_record": record_id}
        for (sealed,) in self._session.read(_ONE, place):
            key = self._keys.of([OFFICE_SCOPE])[OFFICE_SCOPE]
            content = self._keys.sealer.open(key, bytes(sealed), OFFICE_SCOPE, kind.name, record_id)
            values = msgspec.json.decode(content, type=_Stored).values
            record = codec.decode(kind, record_id, OFFICE_SCOPE, values)
            return record if isinstance(record, cls) else None
        return None

    def _current(self) -> Remembered | None:
        """What is remembered of this generation; None when this transaction itself has changed records."""
        return None if self._changed else self._remembered(self._notes.get(_GENERATION) or "0")

    def _read(self, cls: type[R], kind: Kind) -> list[R]:
        found = []
        for row in self.rows():
            if row.kind == kind.name:
                record = codec.decode(kind, row.record, row.scope, dict(row.folded.values))
                if isinstance(record, cls):
                    found.append(record)
        return sorted(found, key=lambda one: one.id)
