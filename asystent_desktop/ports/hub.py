"""The hub's store as the office's use cases see it: a journal under one lock, and what hangs on it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from asystent_desktop.domain.records import Record
from asystent_desktop.exchange.attachments import Listed
from asystent_desktop.journal.hlc import Hlc
from asystent_desktop.ports.exchange import ExchangeUnit

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class SetAside:
    """A bundle nobody could accept, or one that held a refused commit. `code` says why."""

    name: str
    code: str
    at: datetime


@dataclass(frozen=True)
class TableSize:
    """A table as its administrator sees it: rows, and bytes of what they hold."""

    name: str
    rows: int
    content_bytes: int


@dataclass(frozen=True)
class Census:
    """What `hub inspect` tells, all of it without reading any content.

    Attributes:
        database: "sqlite" or "postgresql". `version`: of the schema.
        scopes: Kind of scope ("family", "office", …) to (number of scopes, number of commits).
        sealed: Every content column of every row opens only with the unsealing key.
        erased: Scopes whose data key was destroyed.
        database_bytes: Size of the file, or of the whole database with all its offices.
    """

    database: str
    version: int
    offices: int
    tables: tuple[TableSize, ...]
    scopes: Mapping[str, tuple[int, int]]
    sealed: bool
    erased: int
    database_bytes: int


class ChunkShelf(Protocol):
    """Sealed chunks of scans: listed by commits, brought by laptops, handed to those entitled."""

    def note(self, given: Sequence[Listed]) -> None:
        """Remembers names that commits list, within the limit of a scope."""
        ...

    def put(self, content: Mapping[str, bytes]) -> int:
        """Keeps chunks that are listed and not here; says how many."""
        ...

    def get(self, names: Collection[str], scopes: Collection[str]) -> dict[str, bytes]:
        """Those of the chunks that are here and belong to one of the scopes."""
        ...

    def missing(self, scopes: Collection[str], most: int) -> tuple[str, ...]:
        """Names these scopes list and nobody has brought, at most so many, sorted."""
        ...

    def not_durable(self, scope: str) -> int:
        """How many chunks of a scope are here and in no proven backup."""
        ...

    def unsafe(self) -> tuple[str, ...]:
        """Names of all such chunks: a backup that begins now will hold them."""
        ...

    def put_durable(self, names: Collection[str]) -> None:
        """Marks chunks that lie in a proven backup."""
        ...


class OfficeRecords(Protocol):
    """Folded records of the `office` scope, to be read."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def get(self, cls: type[R], record_id: str) -> R | None:
        """The record with that id, also when deleted; None when unknown."""
        ...

    def find(self, cls: type[R], *, scope: str | None = None, **equals: object) -> list[R]:
        """Records of a kind, deleted ones left out, filtered by scope and equal fields, oldest id first."""
        ...


class HubUnit(ExchangeUnit, OfficeRecords, Protocol):
    """One transaction of the hub, under the office's lock unless it only reads.

    Raises on use: `DatabaseAway`, `StoreBusy`, `StoreFull`, `StoreUnwritable`.
    """

    @property
    def chunks(self) -> ChunkShelf:
        """Chunks of scans, in the same transaction."""
        ...

    def of_all(self, cls: type[R], make: Callable[[list[R]], T]) -> T:
        """A value made of all records of a kind, kept in memory until one of them changes."""
        ...

    def tips(self, scope: str, device: str) -> tuple[str, ...]:
        """A device's own last commits in a scope, sorted: the next one's `prev`."""
        ...

    def of_scope(self, scope: str, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored in that scope."""
        ...

    def split(self, scopes: Collection[str]) -> set[tuple[str, str]]:
        """Scopes, each with a device that has more than one last commit there."""
        ...

    def last_hlc(self) -> Hlc:
        """The latest hybrid clock value of any commit stored here; `hlc.ZERO` in an empty store."""
        ...

    def makers(self, scopes: Collection[str] | None = None, person: str | None = None) -> dict[str, str]:
        """Family scope to whoever made it known first.

        Args:
            scopes: Only these, and those of `person`; all when neither is given.
        """
        ...

    def put_makers(self, found: Mapping[str, str]) -> None:
        """Keeps these makers beside the others."""
        ...

    def documents(self, prefix: str) -> dict[str, bytes]:
        """Kept documents whose name begins so, by name, sorted."""
        ...

    def delete_document(self, name: str) -> None:
        """Forgets a document; no error when there is none."""
        ...

    def quarantine(self) -> tuple[SetAside, ...]:
        """Bundles set aside, oldest first."""
        ...

    def set_aside(self, name: str, code: str, at: datetime) -> None:
        """Remembers a bundle set aside; the same bundle once, with its latest reason."""
        ...

    def destroy_scope_key(self, scope: str, at: datetime) -> bool:
        """Crypto-erasure: the scope's wrapped data key is gone for good; says whether there was one.

        Hashes, links, heads and receipts stay; `beyond` leaves the commits out; a later `admit` into the
        scope raises `ScopeErased`.
        """
        ...

    def erased_scopes(self) -> set[str]:
        """Scopes whose data key was destroyed."""
        ...

    def drop_payloads(self, hashes: Collection[str]) -> int:
        """Removes the payloads of these commits, envelopes stay; returns how many there were."""
        ...


class Again(Protocol):
    """Repeats what is safe to repeat."""

    def __call__(self, job: Callable[[], T]) -> T:
        """The result of `job`, run again while the database is away or busy, for a limited time.

        Raises:
            DatabaseAway, StoreBusy: it was so for too long; and whatever else `job` raises, at once.
        """
        ...


class Backups(Protocol):
    """What a backup takes and a restore puts back: rows as they lie there, sealed."""

    def dump(self) -> Iterator[bytes]:
        """One snapshot of the office's rows as JSON lines, without the scope keys."""
        ...

    def dump_keys(self) -> bytes:
        """The wrapped scope keys: a file of its own, to be deleted after at most 35 days."""
        ...

    def load(self, lines: Iterable[bytes], keys: bytes) -> int:
        """Fills the empty office in one transaction; returns the number of rows.

        Raises:
            HubNotEmpty: it holds commits already.
            DumpDamaged: a line is none, or of another office or version.
        """
        ...
