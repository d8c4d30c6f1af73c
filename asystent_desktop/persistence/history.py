"""The timeline: who changed what, when, and what it was before (journal-v1 §5, §6).

What a write replaced stands in its `seen` list, so "before" is what its author had before them, not what lay
before it by the clock. One page reads its own commits and the ones their operations name: its cost does not
grow with the history.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from asystent_desktop.domain.records import Kind
from asystent_desktop.journal import codec, hlc, upcast
from asystent_desktop.journal.commit import Commit, Placed
from asystent_desktop.journal.ops import Create
from asystent_desktop.persistence.journal_rows import chunks
from asystent_desktop.persistence.rows import RowMap
from asystent_desktop.persistence.schema import COMMITS, OP_INDEX
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.history import FieldChange, HistoryEntry, HistoryPage

Maps = Mapping[str, RowMap]
_ORDER = (COMMITS.c.hlc_ms, COMMITS.c.hlc_counter, COMMITS.c.id, COMMITS.c.hash)
_BYTES = (COMMITS.c.envelope, COMMITS.c.signature, COMMITS.c.payload)
_FACTS = (COMMITS.c.state, COMMITS.c.received_at, COMMITS.c.receipt_status)


@dataclass(frozen=True)
class _Wanted:
    """Which part of the journal a timeline tells of."""

    scope: str | None
    record_id: str | None

    def narrowed(self, statement: "Select[Any]") -> "Select[Any]":
        if self.record_id is not None:
            touching = select(OP_INDEX.c.commit_hash).where(OP_INDEX.c.record == self.record_id)
            statement = statement.where(COMMITS.c.hash.in_(touching))
        return statement if self.scope is None else statement.where(COMMITS.c.scope == self.scope)


def history(
    session: Session, maps: Maps, scope: str | None, record_id: str | None, after: str, limit: int
) -> HistoryPage:
    """One page of a timeline, latest first; see `ports.history.HistoryReader`."""
    wanted = _Wanted(scope, record_id)
    total = session.query(wanted.narrowed(select(func.count()).select_from(COMMITS))).scalar_one()
    statement = wanted.narrowed(select(*_ORDER, *_FACTS, *_BYTES)).order_by(*(one.desc() for one in _ORDER))
    if after:
        statement = statement.where(_older_than(after))
    rows = session.query(statement.limit(limit + 1)).all()
    shown = rows[:limit]
    commits = [Commit(row.envelope, row.signature, row.payload) for row in shown]
    earlier = _replaced(session, commits)
    entries = tuple(
        _entry(maps, row, commit, record_id, earlier) for row, commit in zip(shown, commits, strict=True)
    )
    following = ".".join(str(part) for part in shown[-1][:4]) if len(rows) > limit else ""
    return HistoryPage(entries, following, int(total))


def _older_than(after: str) -> ColumnElement[bool]:
    """The commits before a place of the timeline, written out so that the index on it is used."""
    ms, counter, commit_id, name = after.split(".")
    place = (int(ms), int(counter), commit_id, name)
    ways = [
        and_(*(one == given for one, given in zip(_ORDER[:n], place, strict=False)), _ORDER[n] < place[n])
        for n in range(len(_ORDER))
    ]
    return and_(_ORDER[0] <= place[0], or_(*ways))


def _replaced(session: Session, commits: Iterable[Commit]) -> dict[str, list[Placed]]:
    """Operations the commits' writes name in `seen`, by id; two commits that claim one id give both."""
    names = {
        seen.rpartition(".")[0]
        for commit in commits
        for placed in _operations(commit)
        if not isinstance(placed.operation, Create)
        for seen in placed.operation.seen
    }
    found: dict[str, list[Placed]] = {}
    for part in chunks(sorted(names)):
        for row in session.query(select(*_BYTES).where(COMMITS.c.id.in_(part))):
            for placed in _operations(Commit(row.envelope, row.signature, row.payload)):
                found.setdefault(placed.id, []).append(placed)
    return found


def _entry(
    maps: Maps, row: "Row[Any]", commit: Commit, record_id: str | None, earlier: Mapping[str, list[Placed]]
) -> HistoryEntry:
    made = commit.envelope
    changes = tuple(
        change
        for placed in _operations(commit)
        if record_id is None or placed.operation.record == record_id
        for change in _changes(maps, placed, earlier)
    )
    return HistoryEntry(
        commit=commit.hash,
        commit_id=made.id,
        scope=made.scope,
        person_id=made.actor,
        device_id=made.device,
        written_at=hlc.instant(made.hlc[0]),
        received_at=None if row.received_at is None else datetime.fromisoformat(row.received_at),
        status=row.receipt_status or "",
        state=row.state,
        command=made.command,
        changes=changes,
        unknown=commit.unknown if commit.payload_bytes else 0,
    )


def _operations(commit: Commit) -> Sequence[Placed]:
    """What it wrote; nothing of a commit whose content was lawfully erased: who and when stay told."""
    return commit.placed if commit.payload_bytes else ()


def _changes(maps: Maps, placed: Placed, earlier: Mapping[str, list[Placed]]) -> list[FieldChange]:
    operation = placed.operation
    kind = maps[operation.kind].kind if operation.kind in maps else None
    written = _written(kind, placed)
    if isinstance(operation, Create):
        return [
            _change(kind, placed, name, (), value)
            for name, value in written.items()
            if kind is None or name not in kind.rules or codec.default(kind, name) != value
        ]
    before = [
        one
        for name in operation.seen
        for one in earlier.get(name, ())
        if (one.operation.kind, one.operation.record) == (operation.kind, operation.record)
    ]
    return [_change(kind, placed, name, before, value) for name, value in written.items()]


def _change(
    kind: Kind | None, placed: Placed, field: str, before: Sequence[Placed], after: Any
) -> FieldChange:
    """One field's change; of several values it replaced the latest is told, as the screen showed it."""
    held = [
        (one.hlc, one.id, one.commit, values[field])
        for one in before
        if field in (values := _filled(kind, one))
    ]
    former = max(held, key=lambda one: one[:3])[3] if held else None
    told = (after, former) if held else (after,)
    known = kind is not None and all(codec.readable(kind, field, one) for one in told)
    if kind is not None and known:
        after = codec.decode_field(kind, field, after)
        former = codec.decode_field(kind, field, former) if held else None
    operation = placed.operation
    made = isinstance(operation, Create)
    return FieldChange(operation.kind, operation.record, field, former, after, made, known, len(held))


def _written(kind: Kind | None, placed: Placed) -> Mapping[str, Any]:
    if kind is not None:
        return upcast.writes(kind, placed)
    operation = placed.operation
    return operation.values if isinstance(operation, Create) else {operation.field: operation.value}


def _filled(kind: Kind | None, placed: Placed) -> Mapping[str, Any]:
    """What an operation wrote; a creation of before a field was declared holds that field's default."""
    written = _written(kind, placed)
    if kind is None or not isinstance(placed.operation, Create):
        return written
    defaults = {name: codec.default(kind, name) for name in kind.rules if name not in written}
    return {**{name: one for name, one in defaults.items() if one is not codec.REQUIRED}, **written}
