"""The hub's unit of work: `ports.hub.HubUnit` over either database."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import select

from asystent_desktop.domain.records import Record
from asystent_desktop.exchange.receipts import earliest
from asystent_desktop.hub.sealing import Sealer
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.hlc import ZERO, Hlc, receive
from asystent_desktop.persistence import hub_graph
from asystent_desktop.persistence.graph import predecessors_first
from asystent_desktop.persistence.hub_chunks import HubChunks
from asystent_desktop.persistence.hub_keys import ScopeKeys
from asystent_desktop.persistence.hub_notes import HubNotes, LargeDocuments
from asystent_desktop.persistence.hub_records import HubRecords, Remembered
from asystent_desktop.persistence.hub_rows import HubRows
from asystent_desktop.persistence.hub_schema import COMMITS
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.hub_watch import HubWatch
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.alarms import Absence, Alarm, Parked
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.exchange import Incoming, Receipt, Status
from asystent_desktop.ports.hub import Again, SetAside

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_HLC = "hlc"


class _Notes:
    """The part of a unit that hangs on the journal."""

    def __init__(
        self,
        session: HubSession,
        sealer: Sealer,
        large: LargeDocuments,
        remembered: Callable[[str], Remembered],
    ) -> None:
        self._session = session
        self._keys = ScopeKeys(session, sealer)
        self._rows = HubRows(session, self._keys)
        self.chunks = HubChunks(session, self._keys)
        self._notes = HubNotes(session, sealer, large)
        self._records = HubRecords(session, self._keys, self._notes, remembered)

    def document(self, name: str) -> bytes | None:
        """A kept document as exact bytes."""
        return self._notes.document(name)

    def put_document(self, name: str, content: bytes) -> None:
        """Keeps a document under a name, replacing the former one."""
        self._notes.put_document(name, content)

    def documents(self, prefix: str) -> dict[str, bytes]:
        """Kept documents whose name begins so."""
        return self._notes.documents(prefix)

    def delete_document(self, name: str) -> None:
        """Forgets a document."""
        self._notes.delete_document(name)

    def makers(self, scopes: Collection[str] | None = None, person: str | None = None) -> dict[str, str]:
        """Family scope to whoever made it known first."""
        return self._notes.makers(scopes, person)

    def put_makers(self, found: Mapping[str, str]) -> None:
        """Keeps these makers beside the others."""
        self._notes.put_makers(found)

    def quarantine(self) -> tuple[SetAside, ...]:
        """Bundles set aside, oldest first."""
        return self._notes.quarantine()

    def set_aside(self, name: str, code: str, at: datetime) -> None:
        """Remembers a bundle set aside."""
        self._notes.set_aside(SetAside(name, code, at))

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The record with that id, also when deleted."""
        return self._records.get(cls, record_id)

    def find(self, cls: type[R], *, scope: str | None = None, **equals: object) -> list[R]:
        """Records of a kind, deleted ones left out, oldest id first."""
        return self._records.find(cls, scope, equals)

    def of_all(self, cls: type[R], make: Callable[[list[R]], T]) -> T:
        """A value made of all records of a kind, kept until one changes."""
        return self._records.of_all(cls, make)

    def erased_scopes(self) -> set[str]:
        """Scopes whose data key was destroyed."""
        return self._keys.erased()

    def last_hlc(self) -> Hlc:
        """The latest clock value of any stored commit."""
        value = self._notes.get(_HLC)
        if value is None:
            return ZERO
        physical, _, counter = value.partition(".")
        return (int(physical), int(counter))

    def latest_write(self) -> datetime | None:
        """Physical part of the last hybrid clock; None in an empty store."""
        physical_ms, _counter = self.last_hlc()
        return datetime.fromtimestamp(physical_ms / 1000, UTC) if physical_ms else None

    def drop_payloads(self, hashes: Collection[str]) -> int:
        """Removes the payloads of these commits, and the chunks they list."""
        self.chunks.drop_of(hashes)
        return self._rows.drop_payloads(hashes)

    def not_durable(self, scope: str) -> int:
        """How many commits of a scope are not durable yet."""
        return self._rows.not_durable(scope)


class _Watching(_Notes):
    """The part of a unit that admits commits and keeps watch over what is missing."""

    def __init__(
        self,
        session: HubSession,
        sealer: Sealer,
        large: LargeDocuments,
        remembered: Callable[[str], Remembered],
        clock: Clock,
        fold_scopes: Callable[[str], bool],
    ) -> None:
        super().__init__(session, sealer, large, remembered)
        self._clock = clock
        self._fold_scopes = fold_scopes
        self._watch = HubWatch(session, self._rows)
        self._changes: set[Change] = set()

    def alarms(self, scopes: Collection[str] | None = None) -> list[Alarm]:
        """Forks and absences, by scope, device and commits."""
        return self._watch.alarms(scopes)

    def parked(self) -> list[Parked]:
        """Commits of the office's scope that wait for a predecessor, longest waiting first."""
        return self._watch.parked()

    def absent(self, hashes: Collection[str]) -> set[str]:
        """Which of these nobody waits for any longer."""
        return self._watch.absent(hashes)

    def declare_absent(self, absent: Mapping[str, Collection[str]]) -> list[str]:
        """Folds what waits for commits that their sender has no more."""
        self._watch.note_absent(absent, Absence.DECLARED, self._clock.now())
        return self._fold_waiting()

    def admit_overdue(self, patience: timedelta) -> list[str]:
        """Folds what has waited that long for a commit nobody brought."""
        now = self._clock.now()
        missing: dict[str, set[str]] = {}
        for one in self.parked():
            if one.since <= now - patience:
                missing.setdefault(one.scope, set()).update(one.missing)
        self._watch.note_absent(missing, Absence.OVERDUE, now)
        return self._fold_waiting()

    def admit(self, incoming: Sequence[Incoming]) -> None:
        """Stores commits that are not there yet, folds those of the office when their predecessors are there.

        Raises:
            ScopeErased: one is of a scope whose key was destroyed; nothing of this call is kept.
        """
        by_hash = {one.commit.hash: one for one in incoming}
        if not by_hash:
            return
        known, receipts = self._rows.states(by_hash), earliest(one.receipt for one in incoming)
        fresh = [
            (one.commit, self._state(one), receipts.get(name))
            for name, one in by_hash.items()
            if name not in known
        ]
        admitted = [name for name, state in known.items() if state is State.HELD and by_hash[name].fold]
        if fresh:
            self._rows.store(fresh)
            self._follow([commit for commit, _, _ in fresh])
        self._rows.set_states(admitted, State.PARKED)
        self._fold_waiting()
        self._rows.keep_receipts({name: one for name, one in receipts.items() if name in known})

    def _state(self, one: Incoming) -> State:
        if not self._fold_scopes(one.commit.envelope.scope):
            return State.KEPT
        return State.PARKED if one.fold else State.HELD

    def _follow(self, commits: Iterable[Commit]) -> None:
        value, now_ms = self.last_hlc(), int(self._clock.now().timestamp() * 1000)
        for one in commits:
            value = receive(value, one.envelope.hlc, now_ms)
        self._notes.put(_HLC, f"{value[0]}.{value[1]}")

    def _fold_waiting(self) -> list[str]:
        """Folds what may be folded now; returns its hashes."""
        folded = self._unpark()
        if not folded:
            return []
        self._rows.set_states(folded, State.FOLDED)
        self._changes |= self._records.fold(self._rows.load(folded))
        return folded

    def _unpark(self) -> list[str]:
        """Parked commits whose predecessors are all stored and not parked, predecessors first."""
        parked = self._rows.parked()
        if not parked:
            return []
        links = self._rows.links_of(parked)
        named = {prev for before in links.values() for prev in before}
        stored = set(self._rows.states(named)) | self._watch.absent(named)
        folded: list[str] = []
        for name in predecessors_first(links, sorted(parked)):
            if all(prev in stored and prev not in parked for prev in links.get(name, ())):
                parked.discard(name)
                folded.append(name)
        return folded


class HubJournalUnit(_Watching):
    """Implements `ports.hub.HubUnit`.

    Args:
        fold_scopes: Which scopes become records here: the office's.
        again: Entering waits for a database that is just being restarted: nothing was done yet.
    """

    def __init__(
        self,
        session: HubSession,
        sealer: Sealer,
        large: LargeDocuments,
        remembered: Callable[[str], Remembered],
        clock: Clock,
        fold_scopes: Callable[[str], bool],
        again: Again,
    ) -> None:
        super().__init__(session, sealer, large, remembered, clock, fold_scopes)
        self._again = again

    def __enter__(self) -> Self:
        self._again(self._session.open)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._changes = set()
        self._rows.forget()
        self._session.close()

    def heads(self, scopes: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
        """Tips per scope, sorted."""
        return hub_graph.heads(self._session, scopes)

    def tips(self, scope: str, device: str) -> tuple[str, ...]:
        """A device's own last commits in a scope, sorted."""
        return hub_graph.tips(self._session, scope, device)

    def split(self, scopes: Collection[str]) -> set[tuple[str, str]]:
        """Scopes, each with a device that has more than one last commit there."""
        return hub_graph.split(self._session, scopes)

    def scopes(self) -> set[str]:
        """Scopes that have at least one commit here."""
        return hub_graph.scopes(self._session)

    def beyond(
        self, heads: Mapping[str, Sequence[str]], scopes: Collection[str] | None = None
    ) -> list[Commit]:
        """Commits of those scopes that are neither `heads` nor ancestors of them, predecessors first."""
        return self._rows.load(hub_graph.beyond(self._session, heads, scopes))

    def unacknowledged(self) -> list[Commit]:
        """Commits without a receipt, predecessors first."""
        c = COMMITS.c
        statement = select(c.hash).where(c.office == self._session.office, c.received_at.is_(None))
        names = sorted(self._session.query(statement).scalars())
        return self._rows.load(predecessors_first(self._rows.links_of(names), names))

    def held_back(self) -> list[Commit]:
        """Commits whose receipt says late or held; those whose payload is gone left out."""
        c = COMMITS.c
        late = c.receipt_status.in_((Status.LATE.value, Status.HELD.value))
        statement = select(c.hash).where(c.office == self._session.office, late)
        held = self._rows.load(sorted(self._session.query(statement).scalars()))
        return [commit for commit in held if commit.payload_bytes]

    def known(self, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored."""
        return set(self._rows.states(hashes))

    def count_up_to(self, scope: str, heads: Collection[str]) -> int:
        """How many stored commits of a scope these are, with all before them."""
        return len(self.of_scope(scope, hub_graph.up_to(self._session, {scope: heads})))

    def of_scope(self, scope: str, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored in that scope."""
        return self._rows.of_scope(scope, hashes)

    def receipts(self, hashes: Collection[str]) -> dict[str, Receipt]:
        """Receipts by commit hash, for those that have one."""
        return self._rows.receipts(hashes)

    def put_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Keeps receipts of stored commits; the earlier stays, `durable` is never lost."""
        self._rows.keep_receipts(earliest(receipts))

    def put_durable(self, heads: Mapping[str, Collection[str]]) -> int:
        """Marks these commits and all their stored ancestors as durable; says how many became so."""
        return self._rows.put_durable(hub_graph.up_to(self._session, heads))

    def forget_durable(self) -> None:
        """Takes every such mark back."""
        self._rows.forget_durable()
        self.chunks.forget_durable()

    def destroy_scope_key(self, scope: str, at: datetime) -> bool:
        """Crypto-erasure of a scope: its data key is gone with this transaction."""
        self.chunks.drop_scope(scope)
        return self._keys.destroy(scope, at)

    def commit(self) -> ChangeSet:
        """Makes everything of this unit durable in one transaction."""
        self._session.commit()
        self._notes.forget()
        self._rows.forget()
        changes, self._changes = ChangeSet(frozenset(self._changes)), set()
        return changes
