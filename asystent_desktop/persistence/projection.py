"""The projection: folded records in their tables, and the search index that follows them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, exists, select

from asystent_desktop.domain.records import Kind, Record
from asystent_desktop.journal import codec
from asystent_desktop.journal.authority import may_live
from asystent_desktop.journal.commit import Commit, Placed
from asystent_desktop.journal.fold import FoldedRecord, fold
from asystent_desktop.persistence import journal_rows, search_index
from asystent_desktop.persistence.journal_rows import NONE_AT_HAND, Register
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.rows import CONFLICT, Reach, RowMap
from asystent_desktop.persistence.schema import REBUILDING
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.changes import Change

_STALE = Prepared(
    select(REBUILDING.c.kind).where(
        REBUILDING.c.scope == bindparam("of_scope"), REBUILDING.c.kind == bindparam("of_kind")
    )
)


Scopes = str | Collection[str] | None
"""One scope, some, or every one."""


class Projection:
    """Reads and writes the folded records of one session."""

    def __init__(self, session: Session, maps: Mapping[str, RowMap]) -> None:
        self._session = session
        self._maps = maps

    def folded(self, kind: Kind, scope: str, record: str) -> FoldedRecord | None:
        """The stored state of one record with its live registers; None when it is not shown.

        Whoever asks is about to write: a row that still follows a former declaration is folded first.
        """
        held = self._maps[kind.name]
        if self._session.read(_STALE, {"of_scope": scope, "of_kind": kind.name}):
            self.refold((scope, kind.name, record))
        rows = self._session.read(held.select_one, {"of_id": record, "of_scope": scope})
        return held.folded(rows[0]) if rows else None

    def record(self, kind: Kind, record: str) -> Record | None:
        """The record of that id, deleted or not; of two scopes that claim one id, the first one stored."""
        held = self._maps[kind.name]
        rows = self._session.read(held.select_by_id, {"of_id": record})
        return held.record(rows[0]) if rows else None

    def find(self, kind: Kind, scope: Scopes, equals: Mapping[str, object]) -> list[Record]:
        """Records that are not deleted, oldest id first."""
        held = self._maps[kind.name]
        columns, given = _given(held, equals)
        reach, of_scope = _reach(scope)
        rows = self._session.read(held.finder(reach, columns), {**given, "of_scope": of_scope})
        return [held.record(row) for row in rows]

    def newest(
        self, kind: Kind, by: str, limit: int, scope: str | None, equals: Mapping[str, object]
    ) -> list[Record]:
        """The latest by one field that are not deleted, latest first."""
        held = self._maps[kind.name]
        columns, given = _given(held, equals)
        reach, of_scope = _reach(scope)
        asked = {**given, "of_scope": of_scope, "at_most": limit}
        return [held.record(row) for row in self._session.read(held.newest(by, reach, columns), asked)]

    def count(self, kind: Kind, scope: str, equals: Mapping[str, object]) -> int:
        """How many are not deleted."""
        held = self._maps[kind.name]
        columns, given = _given(held, equals)
        return int(self._session.value(held.counter(columns), {**given, "of_scope": scope}))

    def in_conflict(self, scope: str | None) -> Iterator[tuple[Kind, Record, FoldedRecord]]:
        """Every record with rival values, deleted ones included."""
        maps = tuple(self._maps.values())
        for held, any_there in zip(maps, self._session.read(_conflicted(maps), {})[0], strict=True):
            if not any_there:
                continue
            if scope is None:
                rows = self._session.read(held.select_conflicts, {})
            else:
                rows = self._session.read(held.select_conflicts_in, {"of_scope": scope})
            for row in rows:
                yield held.kind, held.record(row), held.folded(row)

    def put(self, kind: Kind, scope: str, record: str, folded: FoldedRecord, *, new: bool) -> None:
        """Writes a record's row and its place in the search index."""
        held = self._maps[kind.name]
        self._session.write(held.upsert, held.row(scope, record, folded))
        search_index.index(self._session, held, scope, record, folded, new)

    def drop(self, held: RowMap, scope: str, record: str) -> None:
        """Takes away a row that no commit gives any more, and its place in the search index."""
        self._session.write(held.delete_one, {"of_id": record, "of_scope": scope})
        search_index.drop(self._session, held, scope, record)

    def refold(self, register: Register, at_hand: Mapping[str, Commit] = NONE_AT_HAND) -> bool:
        """Folds a record anew from all its operations; says whether it is shown now.

        Args:
            at_hand: Commits by hash that were read already.
        """
        scope, kind_name, record = register
        held = self._maps.get(kind_name)
        if held is None or not may_live(kind_name, scope):
            return False
        folded = fold(held.kind, journal_rows.operations_of(self._session, register, at_hand))
        if folded is None:
            return False
        self.put(held.kind, scope, record, folded, new=False)
        return True

    def refold_all(self, commits: Sequence[Commit]) -> set[Change]:
        """Folds every record these folded commits touch anew; says which are shown now.

        What nothing else has touched is new: it is folded from what is at hand and written all at once.
        """
        at_hand = {commit.hash: commit for commit in commits}
        registers: dict[Register, list[Placed]] = {}
        for commit in commits:
            for one in commit.placed:
                place = (commit.envelope.scope, one.operation.kind, one.operation.record)
                registers.setdefault(place, []).append(one)
        touched = journal_rows.touched_by_others(self._session, registers, at_hand)
        shown = {one for one in registers if one in touched and self.refold(one, at_hand)}
        fresh: dict[str, list[tuple[str, str, FoldedRecord]]] = {}
        for (scope, kind_name, record), operations in registers.items():
            held = self._maps.get(kind_name)
            if held is None or (scope, kind_name, record) in touched or not may_live(kind_name, scope):
                continue
            folded = fold(held.kind, operations)
            if folded is not None:
                fresh.setdefault(kind_name, []).append((scope, record, folded))
                shown.add((scope, kind_name, record))
        for kind_name, found in fresh.items():
            self._put_new(self._maps[kind_name], found)
        return {Change(kind, record, scope) for scope, kind, record in shown}

    def _put_new(self, held: RowMap, found: Sequence[tuple[str, str, FoldedRecord]]) -> None:
        self._session.write_all(held.upsert, [held.row(*one) for one in found])
        if held.kind.searchable:
            search_index.index_new(self._session, held, found)


def _given(held: RowMap, equals: Mapping[str, object]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Column values to look for, and those of them a statement is given by name."""
    columns = {
        name: held.column_value(name, codec.encode_field(held.kind, name, value))
        for name, value in equals.items()
    }
    return columns, {f"eq_{name}": value for name, value in columns.items() if value is not None}


def _reach(scope: Scopes) -> tuple[Reach, str | None]:
    if scope is None or isinstance(scope, str):
        return (Reach.ALL if scope is None else Reach.ONE), scope
    return Reach.SOME, json.dumps(list(scope))


@lru_cache(maxsize=4)
def _conflicted(maps: tuple[RowMap, ...]) -> Prepared:
    """One row that says of each kind whether any of its records has rival values: mostly none has."""
    return Prepared(select(*(exists().where(held.table.c[CONFLICT].isnot(None)) for held in maps)))
