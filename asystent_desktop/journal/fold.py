"""Fold: all operations of one record, in any order, any number of times, to what is shown (journal-v1 §6).

Rules:
1. Each field is a register. An operation that another one lists in `seen` is replaced; the rest are live.
2. Shown is the live value that is latest by (hlc, operation id). Live values that differ are a conflict.
3. A delete lists everything it saw. A live edit that it did not see, and that did not see it, is a conflict
   on `deleted`; the record stays deleted until a person decides: never a silent loss, never a resurrection.
4. Values and fields this version cannot read are left out with their `seen`; the journal keeps them.
5. Kinds that only grow take nothing but their creation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from asystent_desktop.domain.records import Kind
from asystent_desktop.journal import codec, upcast
from asystent_desktop.journal.commit import Placed
from asystent_desktop.journal.hlc import Hlc
from asystent_desktop.journal.ops import Create, Put

DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Rival:
    """One of several live values: the operation that wrote it, and who, where and when."""

    op: str
    value: Any
    hlc: Hlc
    actor: str
    device: str


@dataclass(frozen=True, slots=True)
class FoldedRecord:
    """What a record's operations come to.

    Attributes:
        values: The value shown, for every field of the kind, as JSON values.
        created: Id of the creating operation.
        ops: Field to its live operation ids, sorted by time; left out where that is `created` alone.
        conflict: Field to its rivals, the shown one last; on `deleted` also the edits a delete did not see.
    """

    values: Mapping[str, Any]
    created: str
    ops: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conflict: Mapping[str, tuple[Rival, ...]] = field(default_factory=dict)

    def live(self, name: str) -> tuple[str, ...]:
        """Ids of the live operations of a field."""
        return self.ops.get(name, (self.created,))

    def all_live(self) -> tuple[str, ...]:
        """Ids of the live operations of all fields."""
        found = {self.created}.union(*self.ops.values())
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Write:
    """One operation's hold on one register: a version of its value.

    Attributes:
        seen: Ids of the operations it replaces, also of other fields.
    """

    placed: Placed
    value: Any
    seen: frozenset[str] = frozenset()

    @property
    def op(self) -> str:
        """Id of the operation."""
        return self.placed.id

    @property
    def order(self) -> tuple[Hlc, str, str]:
        """Place in time, the same on every replica."""
        return (self.placed.hlc, self.placed.id, self.placed.commit)

    def rival(self, value: Any) -> Rival:
        """This operation as one of several live ones."""
        return Rival(self.op, value, self.placed.hlc, self.placed.actor, self.placed.device)


def fold(kind: Kind, operations: Iterable[Placed]) -> FoldedRecord | None:
    """Folds the operations of one record (same scope, kind and record id).

    Returns:
        None while no readable creation has arrived.
    """
    created, registers = gather(kind, operations)
    if not created:
        return None
    first = min(created, key=lambda one: (one.hlc, one.id, one.commit))
    return _shown(first.id, {name: _live(writes) for name, writes in registers.items()})


def gather(kind: Kind, operations: Iterable[Placed]) -> tuple[list[Placed], dict[str, list[Write]]]:
    """The readable creations, and every field's register of all that was ever written to it."""
    unique = {(one.commit, one.id): one for one in operations}
    registers: dict[str, list[Write]] = {name: [] for name in kind.rules}
    created: list[Placed] = []
    for placed in unique.values():
        operation = placed.operation
        written = upcast.writes(kind, placed)
        if isinstance(operation, Create):
            values = _complete(kind, written)
            if values is not None:
                created.append(placed)
                for name, value in values.items():
                    registers[name].append(Write(placed, value))
        elif not kind.grows_only:
            for name, value in written.items():
                if codec.readable(kind, name, value):
                    registers[name].append(Write(placed, value, frozenset(operation.seen)))
    return created, registers


def extend(before: FoldedRecord | None, added: Iterable[Placed]) -> FoldedRecord | None:
    """The same as folding everything, for own operations just captured from `before`; cheap.

    Returns:
        None where only a whole `fold` can tell: a conflict, a deleted record, an operation that did not
        see all that is live.
    """
    folded = before
    for placed in added:
        operation = placed.operation
        if folded is None and isinstance(operation, Create):
            folded = FoldedRecord(dict(operation.values), placed.id)
        elif folded is not None and isinstance(operation, Put) and _simple(folded, operation):
            values = {**folded.values, operation.field: operation.value}
            ops = {**folded.ops, operation.field: (placed.id,)}
            folded = FoldedRecord(values, folded.created, ops)
        else:
            return None
    return folded


def _simple(folded: FoldedRecord, put: Put) -> bool:
    return not folded.conflict and not folded.values[DELETED] and set(folded.live(put.field)) <= set(put.seen)


def _complete(kind: Kind, written: Mapping[str, Any]) -> dict[str, Any] | None:
    """The creation's values for all fields this version has; None when a required one is missing."""
    values: dict[str, Any] = {}
    for name in kind.rules:
        value = written.get(name, codec.REQUIRED)
        if value is codec.REQUIRED or not codec.readable(kind, name, value):
            value = codec.default(kind, name)
        if value is codec.REQUIRED:
            return None
        values[name] = value
    return values


def _live(writes: list[Write]) -> list[Write]:
    """The writes nobody else has replaced, earliest first.

    Operations that replace each other in a ring (only a forger makes them) count as live, all of them.
    """
    if len(writes) == 1:
        return writes  # most fields of most records
    replaced = {seen for one in writes for seen in one.seen if seen != one.op}
    live = [one for one in writes if one.op not in replaced] or writes
    return sorted(live, key=lambda one: one.order)


def _shown(created: str, registers: Mapping[str, list[Write]]) -> FoldedRecord:
    ops: dict[str, tuple[str, ...]] = {}
    conflict: dict[str, tuple[Rival, ...]] = {}
    for name, live in registers.items():
        ids = tuple(one.op for one in live)
        if ids != (created,):
            ops[name] = ids
        if any(one.value != live[-1].value for one in live):
            conflict[name] = tuple(one.rival(one.value) for one in live)
    unseen = _unseen_edits(registers)
    if unseen:
        rivals = conflict.get(DELETED) or tuple(one.rival(one.value) for one in registers[DELETED])
        conflict[DELETED] = (*(one.rival(False) for one in unseen), *rivals)
    return FoldedRecord({name: live[-1].value for name, live in registers.items()}, created, ops, conflict)


def _unseen_edits(registers: Mapping[str, list[Write]]) -> list[Write]:
    """Live edits of other fields that no live delete saw and that saw no live delete, earliest first."""
    deletes = [one for one in registers[DELETED] if one.value is True]
    if not deletes:
        return []
    edits = {
        one.op: one
        for name, live in registers.items()
        if name != DELETED
        for one in live
        if isinstance(one.placed.operation, Put)
        and not any(one.op in gone.seen or gone.op in one.seen for gone in deletes)
    }
    return sorted(edits.values(), key=lambda one: one.order)
