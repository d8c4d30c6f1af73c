"""Capture: what changed in a record, as field operations (journal-v1 §4).

A put lists in `seen` what it replaces. An ordinary save replaces what its writer saw: all live operations of
the field or, where rivals differ, those with the value shown; the others stay rivals until a person settles.
"""

from typing import Any

from asystent_desktop.domain.records import Kind, Record
from asystent_desktop.journal import codec
from asystent_desktop.journal.authority import may_live
from asystent_desktop.journal.faults import AppendOnly, ForeignScope
from asystent_desktop.journal.fold import DELETED, FoldedRecord
from asystent_desktop.journal.ops import Create, Operation, Put


def operations(kind: Kind, before: FoldedRecord | None, after: Record) -> list[Operation]:
    """The operations that lead from what is stored to `after`; none when nothing changed.

    Args:
        before: The record with its live registers; None when it is not stored yet.

    Raises:
        AppendOnly: the kind only grows, and `after` differs from what is stored.
        BadValue: a value does not have its declared type.
        ForeignScope: records of this kind may not live in that scope.
    """
    values = codec.encode(kind, after)
    if before is None:
        if not may_live(kind.name, after.scope):
            raise ForeignScope(kind=kind.name, scope=after.scope.partition(":")[0])
        return [Create(kind.name, after.id, values)]
    changed = [name for name in kind.rules if values[name] != before.values[name]]
    if changed and kind.grows_only:
        raise AppendOnly(kind=kind.name, record=after.id)
    return [Put(kind.name, after.id, name, values[name], _seen(before, name)) for name in changed]


def settle(kind: Kind, before: FoldedRecord, record_id: str, field: str, value: object) -> Put:
    """The operation that replaces every rival of a field, also when the value shown stays.

    Raises:
        AppendOnly: the kind only grows.
        BadValue: the value does not have the field's type.
    """
    if kind.grows_only:
        raise AppendOnly(kind=kind.name, record=record_id)
    raw: Any = codec.encode_field(kind, field, value)
    seen = before.all_live() if field == DELETED else _and_delete(before, before.live(field))
    return Put(kind.name, record_id, field, raw, seen)


def _seen(before: FoldedRecord, field: str) -> tuple[str, ...]:
    """What an ordinary save of a field replaces; a delete and its undoing see the whole record."""
    if field == DELETED:
        return before.all_live()
    rivals = before.conflict.get(field)
    if rivals is None:
        return _and_delete(before, before.live(field))
    shown = before.values[field]
    return _and_delete(before, tuple(one.op for one in rivals if one.value == shown))


def _and_delete(before: FoldedRecord, seen: tuple[str, ...]) -> tuple[str, ...]:
    """Whoever edits a deleted record has seen the delete: then the two are no conflict."""
    if not before.values[DELETED]:
        return seen
    return (*seen, *(one for one in before.live(DELETED) if one not in seen))
