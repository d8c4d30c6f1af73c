"""The store as the use cases see it: typed records in, typed records out, one transaction per command."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from asystent_desktop.domain.records import Record
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.history import HistoryReader

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class RivalValue:
    """One of several live values of a field that nobody has decided between.

    Attributes:
        operation: Id of the operation that wrote it.
        value: The value in the field's own type.
        person_id: Who wrote it. `device_id`: on which computer.
        written_at: When, by that computer's clock (UTC).
    """

    operation: str
    value: object
    person_id: str
    device_id: str
    written_at: datetime


@dataclass(frozen=True)
class Conflict:
    """A field with two or more live values; the record shows the latest meanwhile.

    Attributes:
        rivals: By time, the one shown last.
        base: The latest value all of them came from; None when they share none (two creations).
            `journal.three_way.merge` makes a proposal of a long text.
        versioned: The field is declared a long text.
    """

    record: Record
    kind: str
    field: str
    risk: bool
    rivals: tuple[RivalValue, ...]
    base: RivalValue | None = None
    versioned: bool = False


@dataclass(frozen=True)
class TextVersion:
    """One version of a field.

    Attributes:
        written: The value, who wrote it, when and where; `written.operation` names the version.
        parents: The versions it replaced; two or more: a person merged them.
        head: Nobody has replaced it.
    """

    written: RivalValue
    parents: tuple[str, ...]
    head: bool


@dataclass(frozen=True)
class Draft:
    """Unfinished typing: local, unsigned, encrypted with the store, never exchanged or indexed.

    Attributes:
        key: What it is a draft of, e.g. "visit:<family id>".
        base: Id of the commit or document version it started from; empty for a new record.
        fields: Field name to JSON-able value.
        saved_at: Last keystroke that is safe (UTC).
    """

    key: str
    scope: str
    base: str
    fields: Mapping[str, object]
    saved_at: datetime


@dataclass(frozen=True)
class Unconfirmed:
    """How many commits of one scope the office has not confirmed that begin with a record of this kind."""

    scope: str
    kind: str
    count: int


@dataclass(frozen=True)
class Hit:
    """One search result: the record, and the snippet with the words found marked by \\x02…\\x03."""

    kind: str
    record_id: str
    scope: str
    snippet: str
    record: Record


class LocalShelf(Protocol):
    """What stays on this computer, never journalled or exchanged: drafts, bytes of papers, settings."""

    def draft(self, key: str) -> Draft | None:
        """The draft kept under that key."""
        ...

    def drafts(self) -> list[Draft]:
        """All drafts, latest first."""
        ...

    def put_draft(self, draft: Draft) -> None:
        """Keeps a draft; takes effect with `commit`, which then writes no journal commit."""
        ...

    def drop_draft(self, key: str) -> None:
        """Forgets a draft in the same transaction."""
        ...

    def put_blob(self, sha256: str, content: bytes) -> None:
        """Keeps bytes inside the encrypted store under their hex digest."""
        ...

    def blob(self, sha256: str) -> bytes | None:
        """Bytes kept under that digest."""
        ...

    def drop_blob(self, sha256: str) -> None:
        """Forgets bytes in the same transaction."""
        ...

    def blobs_held(self, names: Collection[str]) -> set[str]:
        """Which of these digests have their bytes here."""
        ...

    def setting(self, name: str) -> str | None:
        """A local setting of this computer (language, theme, last exchange); never exchanged."""
        ...

    def put_setting(self, name: str, value: str) -> None:
        """Keeps a local setting."""
        ...


class UnitOfWork(LocalShelf, HistoryReader, Protocol):
    """One transaction. Enter it, read, `save` records, `commit`; leaving without `commit` undoes all.

    Raises on use: `StoreFull`, `StoreDamaged`, `GuardBroken` (persistence errors).
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The record with that id, also when deleted; None when unknown."""
        ...

    def find(self, cls: type[R], *, scope: str | Collection[str] | None = None, **equals: object) -> list[R]:
        """Records of a kind, deleted ones left out, filtered by scope and equal fields, oldest id first.

        Args:
            scope: One scope, several (one query), or None for all.
        """
        ...

    def newest(
        self, cls: type[R], by: str, limit: int, *, scope: str | None = None, **equals: object
    ) -> list[R]:
        """The latest of a kind by one field, deleted ones left out, latest first.

        Args:
            by: A field declared `indexed`, so that no other record is read.
        """
        ...

    def count(self, cls: type[R], *, scope: str, **equals: object) -> int:
        """How many of a kind one scope has, deleted ones left out."""
        ...

    def unconfirmed(self) -> list[Unconfirmed]:
        """What the office has not confirmed, in no order; `counts` gives the sum alone, much sooner."""
        ...

    def version(self, record_id: str) -> str:
        """Id of the latest commit that touched the record; empty when unknown."""
        ...

    def save(self, record: Record) -> None:
        """Inserts the record or writes the fields that differ from what is stored.

        A field whose value is unchanged makes no operation, unless it is in conflict: then see `settle`.
        """
        ...

    def settle(self, record: Record, field: str, value: object) -> None:
        """Writes a field so that it replaces every rival value (a person decided)."""
        ...

    def delete(self, record: Record) -> None:
        """Marks the record deleted."""
        ...

    def conflicts(self, scope: str | None = None) -> list[Conflict]:
        """All fields with two or more live values."""
        ...

    def versions(self, record: Record, field: str) -> list[TextVersion]:
        """Every version of a field, earliest first; of one declared `versioned` the revisions of its text."""
        ...

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Full-text hits, best first; `text` is what a person typed, never a query language."""
        ...

    def counts(self) -> Mapping[str, int]:
        """`unacknowledged`: commits the office has not confirmed; `commits`: all; `drafts`."""
        ...

    def commit(self, command: str) -> ChangeSet:
        """Writes projection rows, one signed commit per touched scope, heads and index in one transaction.

        Args:
            command: Stable name of the use case, e.g. "save-visit"; written into the envelope.
        """
        ...


@dataclass(frozen=True)
class Where:
    """What a problem of `verify` concerns; ids only, empty where it is not known.

    Attributes:
        commit: Hash of the entry; of a record's problem, the last entry that wrote it.
        device_id: The computer that made it. `written_at`: when, by that computer's clock (UTC).
    """

    commit: str = ""
    device_id: str = ""
    scope: str = ""
    kind: str = ""
    record_id: str = ""
    written_at: datetime | None = None


class Verification(Protocol):
    """What `verify` found."""

    @property
    def commits(self) -> int: ...

    @property
    def records(self) -> int: ...

    @property
    def problems(self) -> Sequence[str]: ...

    @property
    def where(self) -> Mapping[str, Where]: ...

    @property
    def state_hash(self) -> str: ...
