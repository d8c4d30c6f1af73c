"""Units of work over a `MemoryStore`: the casework port and the exchange port, one transaction each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

from asystent_desktop.domain.records import KINDS, Kind, Record, kind_of
from asystent_desktop.journal import capture, codec
from asystent_desktop.journal.commit import SALT_BYTES, SCHEMA, Commit, Envelope, Placed, compose
from asystent_desktop.journal.fold import DELETED, FoldedRecord, Rival, extend, fold
from asystent_desktop.journal.hlc import Hlc, tick
from asystent_desktop.journal.ops import Operation, operation_id
from asystent_desktop.journal.versions import common_base, versions
from asystent_desktop.persistence.faults import NotStored
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.persistence.unit_of_work import Authorship
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ports.store import Conflict, Draft, Hit, RivalValue
from tests.exchange_sim.memory_store import Disk, MemoryStore, Register

R = TypeVar("R", bound=Record)
CLASSES = frozenset(kind.cls for kind in KINDS.values())
"""Record classes of this version; a test-only declaration is none of them."""


class MemoryUnit:
    """One transaction: reads what was durable when it began, writes on a copy."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._changes: set[Change] = set()
        self._base = self._disk = store.disk

    def __enter__(self) -> Self:
        self._base = self._disk = self._store.disk
        return self

    def __exit__(self, *_error: object) -> None:
        self._base = self._disk = self._store.disk
        self._changes = set()

    def _own(self) -> Disk:
        """The copy to write on."""
        if self._disk is self._base:
            self._disk = self._base.copy()
        return self._disk

    def _finish(self) -> ChangeSet:
        if self._disk is not self._base:
            self._store.commit(self._base, self._disk)
        self._base = self._disk
        changes, self._changes = ChangeSet(frozenset(self._changes)), set()
        return changes


@dataclass
class _Pending:
    commit_id: str
    hlc: Hlc
    operations: list[Operation] = field(default_factory=list)


class MemoryCasework(MemoryUnit):
    """Implements `ports.store.UnitOfWork`."""

    def __init__(self, store: MemoryStore, author: Authorship) -> None:
        super().__init__(store)
        self._author = author
        self._pending: dict[str, _Pending] = {}
        self._placed: dict[Register, list[Placed]] = {}

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._pending, self._placed = {}, {}

    def get(self, cls: type[R], record_id: str) -> R | None:
        kind = self._store.kind_of(cls)
        for (scope, name, record), folded in self._disk.rows.items():
            if name == kind.name and record == record_id:
                return self._record(kind, scope, record, folded)
        return None

    def newest(
        self, cls: type[R], by: str, limit: int, *, scope: str | None = None, **equals: object
    ) -> list[R]:
        found = self.find(cls, scope=scope, **equals)
        return sorted(found, key=lambda one: (getattr(one, by), one.id), reverse=True)[:limit]

    def find(self, cls: type[R], *, scope: str | Collection[str] | None = None, **equals: object) -> list[R]:
        kind = self._store.kind_of(cls)
        scopes = [scope] if isinstance(scope, str) else scope
        found = [
            self._record(kind, where, record, folded)
            for (where, name, record), folded in self._disk.rows.items()
            if name == kind.name and (scopes is None or where in scopes) and not folded.values[DELETED]
        ]
        kept = [one for one in found if all(getattr(one, name) == value for name, value in equals.items())]
        return sorted(kept, key=lambda one: one.id)

    def version(self, record_id: str) -> str:
        made = [
            kept.commit.envelope
            for (_scope, _kind, record), names in self._disk.touching.items()
            if record == record_id
            for kept in (self._disk.commits[name] for name in names)
            if kept.state is State.FOLDED
        ]
        return max(made, key=lambda one: (one.hlc, one.id)).id if made else ""

    def save(self, record: Record) -> None:
        record = self._as_declared(record)
        kind = self._store.kind_of(record)
        before = self._disk.rows.get((record.scope, kind.name, record.id))
        self._apply(kind, record, before, capture.operations(kind, before, record))

    def settle(self, record: Record, field: str, value: object) -> None:
        kind = self._store.kind_of(record)
        before = self._disk.rows.get((record.scope, kind.name, record.id))
        if before is None:
            raise NotStored(kind=kind.name, record=record.id)
        self._apply(kind, record, before, [capture.settle(kind, before, record.id, field, value)])

    def delete(self, record: Record) -> None:
        self.settle(record, DELETED, True)

    def conflicts(self, scope: str | None = None) -> list[Conflict]:
        return [
            self._conflict(register, folded, name, rivals)
            for register, folded in sorted(self._disk.rows.items(), key=lambda item: item[0][1:])
            if scope in (None, register[0])
            for name, rivals in folded.conflict.items()
        ]

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Nothing: the search index is no part of what is simulated."""
        return []

    def draft(self, key: str) -> Draft | None:
        return self._side("drafts").get(key)

    def drafts(self) -> list[Draft]:
        return sorted(self._side("drafts").values(), key=lambda one: one.saved_at, reverse=True)

    def put_draft(self, draft: Draft) -> None:
        self._own().sides.setdefault("drafts", {})[draft.key] = draft

    def drop_draft(self, key: str) -> None:
        self._own().sides.setdefault("drafts", {}).pop(key, None)

    def put_blob(self, sha256: str, content: bytes) -> None:
        self._own().sides.setdefault("blobs", {})[sha256] = content

    def blob(self, sha256: str) -> bytes | None:
        return self._side("blobs").get(sha256)

    def blobs_held(self, names: Collection[str]) -> set[str]:
        return set(names) & self._side("blobs").keys()

    def setting(self, name: str) -> str | None:
        return self._side("settings").get(name)

    def put_setting(self, name: str, value: str) -> None:
        self._own().sides.setdefault("settings", {})[name] = value

    def counts(self) -> Mapping[str, int]:
        held = self._disk.commits.values()
        return {
            "unacknowledged": sum(one.receipt is None and one.state is not State.ERASED for one in held),
            "commits": len(held),
            "drafts": len(self._side("drafts")),
        }

    def commit(self, command: str) -> ChangeSet:
        tx = self._author.ids.new() if len(self._pending) > 1 else ""
        made = [
            self._commit(scope, pending, tx or pending.commit_id, command)
            for scope, pending in self._pending.items()
        ]
        if made:
            disk = self._own()
            disk.store((one, State.FOLDED) for one in made)
            disk.hlc = max(pending.hlc for pending in self._pending.values())
        self._pending, self._placed = {}, {}
        return self._finish()

    def _side(self, name: str) -> dict[str, Any]:
        return self._disk.sides.get(name, {})

    def _as_declared(self, record: Record) -> Record:
        """A record of this version's class as a later version declares it, what it does not know kept."""
        kind = self._store.kinds[kind_of(record).name] if type(record) in CLASSES else None
        if kind is None or kind.cls is type(record):
            return record
        before = self.get(kind.cls, record.id)
        return kind.cls(**{**(vars(before) if before else {}), **vars(record)})

    def _record(self, kind: Kind, scope: str, record: str, folded: FoldedRecord) -> Any:
        return codec.decode(kind, record, scope, dict(folded.values))

    def _apply(
        self, kind: Kind, record: Record, before: FoldedRecord | None, operations: list[Operation]
    ) -> None:
        if not operations:
            return
        register = (record.scope, kind.name, record.id)
        placed = [self._place(record.scope, one) for one in operations]
        self._placed.setdefault(register, []).extend(placed)
        folded = extend(before, placed)
        if folded is None:
            folded = fold(kind, self._disk.operations(register) + self._placed[register])
        if folded is None:
            raise NotStored(kind=kind.name, record=record.id)
        self._own().rows[register] = folded
        self._changes.add(Change(kind.name, record.id, record.scope))

    def _place(self, scope: str, operation: Operation) -> Placed:
        pending = self._pending.get(scope)
        if pending is None:
            last = max([self._disk.hlc, *(one.hlc for one in self._pending.values())])
            stamp = tick(last, int(self._author.clock.now().timestamp() * 1000))
            pending = self._pending[scope] = _Pending(self._author.ids.new(), stamp)
        pending.operations.append(operation)
        writer = self._author.writer()
        name = operation_id(pending.commit_id, len(pending.operations) - 1)
        return Placed(name, "", pending.hlc, writer.person_id, writer.device_id, operation)

    def _commit(self, scope: str, pending: _Pending, tx: str, command: str) -> Commit:
        author, writer = self._author, self._author.writer()
        followed = self._followed(scope, writer.device_id)

        def make(payload: str) -> Envelope:
            return Envelope(
                id=pending.commit_id,
                device=writer.device_id,
                actor=writer.person_id,
                scope=scope,
                prev=followed,
                hlc=pending.hlc,
                directory=author.directory(),
                tx=tx,
                command=command,
                schema=SCHEMA,
                payload=payload,
            )

        return compose(make, pending.operations, author.ids.random_bytes(SALT_BYTES), author.sign)

    def _followed(self, scope: str, device: str) -> tuple[str, ...]:
        """As `persistence.journal_rows.tips`: own tips, and a colleague's fork that nobody has named yet."""
        tips: dict[str, list[str]] = {}
        for name in self._disk.heads().get(scope, []):
            tips.setdefault(self._disk.commits[name].commit.envelope.device, []).append(name)
        own = tips.pop(device, [])
        forked = [name for names in tips.values() if len(names) > 1 for name in names]
        unnamed = [
            name
            for name in forked
            if self._disk.commits[name].state is State.FOLDED and not self._disk.followed.get(name)
        ]
        return tuple(sorted(own + unnamed))

    def _conflict(
        self, register: Register, folded: FoldedRecord, name: str, rivals: tuple[Rival, ...]
    ) -> Conflict:
        scope, kind_name, record = register
        kind = self._store.kinds[kind_name]
        shown, declared = self._record(kind, scope, record, folded), kind.rules[name]
        known = versions(kind, name, self._disk.operations(register))
        base = common_base(known, [one.op for one in rivals])
        return Conflict(
            shown,
            kind_name,
            name,
            declared.risk,
            tuple(_rival(kind, name, one) for one in rivals),
            None if base is None else _rival(kind, name, base.written),
            declared.versioned,
        )


def _rival(kind: Kind, name: str, one: Rival) -> RivalValue:
    written_at = datetime.fromtimestamp(one.hlc[0] / 1000, UTC)
    return RivalValue(one.op, codec.decode_field(kind, name, one.value), one.actor, one.device, written_at)
