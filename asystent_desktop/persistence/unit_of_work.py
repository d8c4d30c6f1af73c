"""The unit of work for casework: typed records in and out, one signed commit per touched scope.

`save` compares the record with what is stored, captures the field operations and writes the projection row at
once, inside the transaction; `commit` wraps the operations of each scope into a signed commit and makes the
whole durable. Leaving without `commit` undoes everything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from asystent_desktop.domain.records import Kind, Record, kind_of
from asystent_desktop.journal import capture
from asystent_desktop.journal.authority import workflow_refusal
from asystent_desktop.journal.commit import SALT_BYTES, SCHEMA, Commit, Envelope, Placed, compose
from asystent_desktop.journal.fold import DELETED, FoldedRecord, extend, fold
from asystent_desktop.journal.hlc import Hlc, tick
from asystent_desktop.journal.ops import Operation, operation_id
from asystent_desktop.persistence import journal_rows, rivals, search_index, unconfirmed
from asystent_desktop.persistence.faults import NotAllowed, NotStored
from asystent_desktop.persistence.history import history
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.persistence.record_reads import RecordReads
from asystent_desktop.persistence.schema import Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ports.clock import Clock, Ids
from asystent_desktop.ports.history import HistoryPage
from asystent_desktop.ports.store import Conflict, Hit, TextVersion, UnitOfWork


class Writer(Protocol):
    """What the journal writes into an envelope about who works here; `ports.desk.Identity` fits."""

    @property
    def person_id(self) -> str: ...

    @property
    def device_id(self) -> str: ...

    @property
    def role(self) -> str: ...


def _anywhere(_unit: UnitOfWork, _scope: str) -> None:
    """Somebody alone writes wherever she likes."""


@dataclass(frozen=True)
class Authorship:
    """Everything a commit made here needs.

    Attributes:
        writer: Read afresh for each command, since enrolment changes it.
        sign: Ed25519 signature of this device over exact bytes.
        directory: Version of the directory in force; 0 before enrolment.
        may_write: Asked before a scope is written to; raises when this person may only read it here.
    """

    writer: Callable[[], Writer]
    sign: Callable[[bytes], bytes]
    directory: Callable[[], int]
    clock: Clock
    ids: Ids
    may_write: Callable[[UnitOfWork, str], None] = _anywhere


@dataclass
class _Pending:
    """The commit of one scope while its command runs."""

    commit_id: str
    hlc: Hlc
    operations: list[Operation] = field(default_factory=list)


class StoreUnit(RecordReads):
    """Implements `ports.store.UnitOfWork` over an encrypted store."""

    def __init__(self, session: Session, made: Layout, author: Authorship) -> None:
        super().__init__(session, made.maps)
        self._author = author
        self._forget()

    def __enter__(self) -> Self:
        self._session.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._forget()
        self._session.close()

    def version(self, record_id: str) -> str:
        """Id of the latest commit that touched the record; empty when unknown."""
        return journal_rows.version(self._session, record_id)

    def save(self, record: Record) -> None:
        """Inserts the record or writes the fields that differ from what is stored.

        Raises:
            AppendOnly, BadValue, ForeignScope: the record breaks its declaration.
            NotAllowed: a step of a paper this person may not take; nobody would count it.
        """
        kind = kind_of(record)
        before = self._rows.folded(kind, record.scope, record.id)
        self._apply(kind, record, before, capture.operations(kind, before, record))

    def settle(self, record: Record, field: str, value: object) -> None:
        """Writes a field so that it replaces every rival value.

        Raises:
            NotStored: there is no such record.
        """
        kind = kind_of(record)
        before = self._rows.folded(kind, record.scope, record.id)
        if before is None:
            raise NotStored(kind=kind.name, record=record.id)
        self._apply(kind, record, before, [capture.settle(kind, before, record.id, field, value)])

    def delete(self, record: Record) -> None:
        """Marks the record deleted.

        Raises:
            NotStored: there is no such record.
        """
        self.settle(record, DELETED, True)

    def conflicts(self, scope: str | None = None) -> list[Conflict]:
        """All fields with two or more live values."""
        return rivals.conflicts(self._session, self._rows.in_conflict(scope))

    def versions(self, record: Record, field: str) -> list[TextVersion]:
        """Every version of a field, earliest first."""
        return rivals.text_versions(self._session, record, field)

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Full-text hits, best first."""
        return search_index.search(self._session, self._maps, text, limit)

    def history(
        self, scope: str | None = None, record_id: str | None = None, *, after: str = "", limit: int = 50
    ) -> HistoryPage:
        """The timeline of a scope, of one record or of everything, latest first."""
        return history(self._session, self._maps, scope, record_id, after, limit)

    def counts(self) -> Mapping[str, int]:
        """`unacknowledged`, `commits` and `drafts`."""
        return {
            "unacknowledged": unconfirmed.count(self._session),
            "commits": journal_rows.count(self._session),
            "drafts": self.draft_count(),
        }

    def commit(self, command: str) -> ChangeSet:
        """Writes one signed commit per touched scope and makes the whole transaction durable.

        Raises:
            CommitTooLarge: a scope's operations exceed 1 MiB; nothing is written.
        """
        tx = self._author.ids.new() if len(self._pending) > 1 else ""
        made = [
            self._commit(scope, pending, tx or pending.commit_id, command)
            for scope, pending in self._pending.items()
        ]
        if made:
            journal_rows.store(self._session, [(one, State.FOLDED, None) for one in made], own=True)
            journal_rows.keep_hlc(self._session, self._hlc)
        self._session.commit()
        changes = ChangeSet(frozenset(self._changes))
        self._forget()
        return changes

    def _forget(self) -> None:
        self._pending: dict[str, _Pending] = {}
        self._own: dict[tuple[str, str, str], list[Placed]] = {}
        self._changes: set[Change] = set()
        self._hlc: Hlc = (0, 0)

    def _apply(
        self, kind: Kind, record: Record, before: FoldedRecord | None, operations: list[Operation]
    ) -> None:
        if not operations:
            return
        writer = self._author.writer()
        if reason := workflow_refusal(writer.person_id, writer.role, operations):
            raise NotAllowed(reason=reason, kind=kind.name, record=record.id)
        register = (record.scope, kind.name, record.id)
        placed = [self._place(record.scope, one) for one in operations]
        self._own.setdefault(register, []).extend(placed)
        folded = extend(before, placed)
        if folded is None:
            everything = journal_rows.operations_of(self._session, register) + self._own[register]
            folded = fold(kind, everything)
        if folded is None:
            raise NotStored(kind=kind.name, record=record.id)
        self._rows.put(kind, record.scope, record.id, folded, new=before is None)
        self._changes.add(Change(kind.name, record.id, record.scope))

    def _place(self, scope: str, operation: Operation) -> Placed:
        """The operation with its id-to-be, its commit begun when it is the scope's first."""
        pending = self._pending.get(scope)
        if pending is None:
            self._session.lock()
            self._author.may_write(self, scope)
            last = self._hlc if self._pending else journal_rows.last_hlc(self._session)
            self._hlc = tick(last, int(self._author.clock.now().timestamp() * 1000))
            pending = self._pending[scope] = _Pending(self._author.ids.new(), self._hlc)
        pending.operations.append(operation)
        writer = self._author.writer()
        name = operation_id(pending.commit_id, len(pending.operations) - 1)
        return Placed(name, "", pending.hlc, writer.person_id, writer.device_id, operation)

    def _commit(self, scope: str, pending: _Pending, tx: str, command: str) -> Commit:
        author, writer = self._author, self._author.writer()
        prev = journal_rows.tips(self._session, scope, writer.device_id)

        def make(payload: str) -> Envelope:
            return Envelope(
                id=pending.commit_id,
                device=writer.device_id,
                actor=writer.person_id,
                scope=scope,
                prev=prev,
                hlc=pending.hlc,
                directory=author.directory(),
                tx=tx,
                command=command,
                schema=SCHEMA,
                payload=payload,
            )

        return compose(make, pending.operations, author.ids.random_bytes(SALT_BYTES), author.sign)
