"""A store in memory behind the ports of the real one: what the simulator plays with (docs/adr/0025).

Capture, fold, extension, composition, the hybrid clock and the rule of who may live where are the product's
own pure functions; only keeping and finding is done here, with plain dictionaries. A committed `Disk` is
never changed again, so a snapshot for a restore, a clone or a backup is a reference. `test_twins.py` holds
this store against the real one, history by history.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from asystent_desktop.domain.records import KINDS, Kind, Record, kind_of
from asystent_desktop.journal.authority import may_live
from asystent_desktop.journal.commit import Commit, Placed
from asystent_desktop.journal.fold import FoldedRecord, fold
from asystent_desktop.journal.hlc import ZERO, Hlc, receive
from asystent_desktop.journal.state_hash import StateRow, state_hash
from asystent_desktop.persistence.faults import StoreBusy
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.changes import Change
from asystent_desktop.ports.exchange import Incoming, Receipt

Register = tuple[str, str, str]
"""(scope, kind, record)"""


@dataclass(frozen=True)
class Kept:
    """A stored commit, where it stands, and its receipt."""

    commit: Commit
    state: State
    receipt: Receipt | None = None
    durable: bool = False

    @property
    def shown(self) -> Receipt | None:
        """The receipt as it is told: with what is known of the office's backups."""
        return None if self.receipt is None else replace(self.receipt, durable=self.durable)


@dataclass
class Disk:
    """Everything a store holds. Committed ones are never written again."""

    commits: dict[str, Kept] = field(default_factory=dict)
    followed: dict[str, frozenset[str]] = field(default_factory=dict)
    touching: dict[Register, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[Register, FoldedRecord] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    sides: dict[str, dict[str, Any]] = field(default_factory=dict)
    hlc: Hlc = ZERO

    def copy(self) -> "Disk":
        """One to write on."""
        sides = {name: dict(held) for name, held in self.sides.items()}
        return Disk(
            dict(self.commits),
            dict(self.followed),
            dict(self.touching),
            dict(self.rows),
            dict(self.documents),
            sides,
            self.hlc,
        )

    def heads(self) -> dict[str, list[str]]:
        """Tips per scope: commits that no stored commit of the same device and scope names."""
        found: dict[str, list[str]] = {}
        for name, kept in self.commits.items():
            if not self._is_followed(name, kept):
                found.setdefault(kept.commit.envelope.scope, []).append(name)
        return found

    def _is_followed(self, name: str, kept: Kept) -> bool:
        made = kept.commit.envelope
        for child in self.followed.get(name, ()):
            other = self.commits[child].commit.envelope
            if (other.scope, other.device) == (made.scope, made.device):
                return True
        return False

    def store(self, commits: Iterable[tuple[Commit, State]]) -> None:
        """Keeps commits that are not there yet, with links and the index of touched records."""
        for commit, state in commits:
            self.commits[commit.hash] = Kept(commit, state)
            for prev in commit.envelope.prev:
                self.followed[prev] = self.followed.get(prev, frozenset()) | {commit.hash}
            if state is State.ERASED:
                continue
            for one in dict.fromkeys((one.kind, one.record) for one in commit.operations):
                register = (commit.envelope.scope, *one)
                self.touching[register] = (*self.touching.get(register, ()), commit.hash)

    def set_state(self, names: Iterable[str], state: State) -> None:
        """Moves stored commits to another state."""
        for name in names:
            self.commits[name] = replace(self.commits[name], state=state)

    def operations(self, register: Register) -> list[Placed]:
        """All folded operations of one record."""
        _scope, kind, record = register
        return [
            placed
            for name in self.touching.get(register, ())
            if self.commits[name].state is State.FOLDED
            for placed in self.commits[name].commit.placed
            if placed.operation.record == record and placed.operation.kind == kind
        ]


class MemoryStore:
    """One laptop's or hub's store.

    Attributes:
        disk: What is durable now.
        kinds: Record kinds this version of the program knows.
        tick: Called before and after a transaction becomes durable; a simulated crash is raised from it.
    """

    def __init__(
        self,
        fold_scopes: Callable[[str], bool],
        kinds: dict[str, Kind] | None = None,
        tick: Callable[[str], None] = lambda where: None,
    ) -> None:
        self.disk = Disk()
        self.fold_scopes = fold_scopes
        self.kinds = dict(KINDS if kinds is None else kinds)
        self.tick = tick

    def kind_of(self, thing: Record | type[Record]) -> Kind:
        """The kind of a record as this version declares it, test-only declarations included."""
        cls = thing if isinstance(thing, type) else type(thing)
        for kind in self.kinds.values():
            if kind.cls is cls:
                return kind
        return kind_of(thing)

    def commit(self, base: Disk, written: Disk) -> None:
        """Makes a unit's writing durable.

        Raises:
            StoreBusy: somebody else wrote since the unit began.
        """
        self.tick("before commit")
        if self.disk is not base:
            raise StoreBusy()
        self.disk = written
        self.tick("after commit")

    def refold(self, disk: Disk, register: Register) -> bool:
        """Folds a record anew from all its operations; says whether it is shown now."""
        scope, name, _record = register
        kind = self.kinds.get(name)
        if kind is None or not may_live(name, scope):
            return False
        folded = fold(kind, disk.operations(register))
        if folded is None:
            return False
        disk.rows[register] = folded
        return True

    def rebuild(self) -> None:
        """Makes the projection anew, as the program does after an update that knows more."""
        disk = self.disk.copy()
        disk.rows = {}
        for register in disk.touching:
            self.refold(disk, register)
        self.disk = disk

    def state_hash(self, scopes: Callable[[str], bool] = lambda scope: True) -> str:
        """Hash of the projection, of some scopes only when asked."""
        return state_hash(
            StateRow(kind, scope, record, folded)
            for (scope, kind, record), folded in self.disk.rows.items()
            if scopes(scope)
        )

    def admit(self, disk: Disk, incoming: Iterable[Incoming], now_ms: int) -> set[Change]:
        """As `persistence.admission.admit`: stores what is new, folds what may be folded."""
        by_hash = {one.commit.hash: one for one in incoming}
        fresh = [(one.commit, self._state(one)) for name, one in by_hash.items() if name not in disk.commits]
        freed = [
            name
            for name, one in by_hash.items()
            if one.fold and name in disk.commits and disk.commits[name].state is State.HELD
        ]
        disk.store(fresh)
        for commit, _state in fresh:
            disk.hlc = receive(disk.hlc, commit.envelope.hlc, now_ms)
        disk.set_state(freed, State.PARKED)
        folded = self.unpark(disk, [*(commit.hash for commit, _state in fresh), *freed])
        parking = disk.sides.setdefault("parking", {})
        for name in by_hash:
            if disk.commits[name].state is State.PARKED:
                parking.setdefault(name, datetime.fromtimestamp(now_ms / 1000, UTC))
        return self.refold_commits(disk, folded)

    def refold_commits(self, disk: Disk, names: Iterable[str]) -> set[Change]:
        """Folds every record these commits touch."""
        touched = {
            (kept.commit.envelope.scope, one.kind, one.record): None
            for kept in (disk.commits[name] for name in names)
            for one in kept.commit.operations
        }
        return {
            Change(kind, record, scope)
            for scope, kind, record in touched
            if self.refold(disk, (scope, kind, record))
        }

    def _state(self, one: Incoming) -> State:
        if not one.commit.payload_bytes:
            return State.ERASED
        if not self.fold_scopes(one.commit.envelope.scope):
            return State.KEPT
        return State.PARKED if one.fold else State.HELD

    def unpark(self, disk: Disk, arrived: Iterable[str]) -> list[str]:
        """Folds parked commits whose predecessors are there or absent for good, predecessors first."""
        absent, parking = disk.sides.get("absent", {}), disk.sides.get("parking", {})
        folded: list[str] = []
        queue = deque(arrived)
        while queue:
            name = queue.popleft()
            kept = disk.commits.get(name)
            if kept is not None and kept.state is State.PARKED:
                if any(_awaited(disk, prev, absent) for prev in kept.commit.envelope.prev):
                    continue
                disk.set_state([name], State.FOLDED)
                parking.pop(name, None)
                folded.append(name)
            queue.extend(
                child
                for child in sorted(disk.followed.get(name, ()))
                if disk.commits[child].state is State.PARKED
            )
        return folded


def _awaited(disk: Disk, prev: str, absent: dict[str, Any]) -> bool:
    """Whether a predecessor still has to come, or to be folded itself."""
    kept = disk.commits.get(prev)
    return prev not in absent if kept is None else kept.state is State.PARKED
