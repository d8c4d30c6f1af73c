"""The journal as the exchange sees it: sealed commits, heads, receipts and signed documents."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from asystent_desktop.exchange.receipts import Receipt as Receipt, Status as Status
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.alarms import JournalWatch
from asystent_desktop.ports.changes import ChangeSet


@dataclass(frozen=True)
class Incoming:
    """A commit to be stored, with the receipt that came along (None on a hub that is about to give one).

    Attributes:
        fold: False keeps it stored but out of the projection (held, or its predecessor is missing).
    """

    commit: Commit
    receipt: Receipt | None
    fold: bool = True


class ExchangeUnit(JournalWatch, Protocol):
    """One transaction over the journal. Same manners as `UnitOfWork`: without `commit` nothing happened."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def heads(self, scopes: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
        """Tips per scope: hashes that no stored commit of the same device and scope names as `prev`."""
        ...

    def beyond(
        self, heads: Mapping[str, Sequence[str]], scopes: Collection[str] | None = None
    ) -> list[Commit]:
        """Commits of those scopes that are neither among `heads` nor ancestors of them."""
        ...

    def count_up_to(self, scope: str, heads: Collection[str]) -> int:
        """How many stored commits of a scope these are, with all before them."""
        ...

    def tips(self, scope: str, device: str) -> tuple[str, ...]:
        """A device's own last commits in a scope, sorted: the next one's `prev`; two after a fork."""
        ...

    def unacknowledged(self) -> list[Commit]:
        """Own and foreign commits without a receipt, each once; erased ones await nothing."""
        ...

    def held_back(self) -> list[Commit]:
        """Commits whose receipt says late or held, whatever was decided since; erased ones left out."""
        ...

    def known(self, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored."""
        ...

    def admit(self, incoming: Sequence[Incoming]) -> None:
        """Stores commits that are not there yet, folds what may be folded into the projection.

        Idempotent. The caller has verified signatures and rights. A commit whose predecessor is missing is
        parked: stored, not folded, and folded by itself once the predecessor is there.
        """
        ...

    def receipts(self, hashes: Collection[str]) -> dict[str, Receipt]:
        """Receipts by commit hash, for those that have one."""
        ...

    def put_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Keeps receipts; of two for one commit the earlier `received_at` stays, `durable` is never lost."""
        ...

    def put_durable(self, heads: Mapping[str, Collection[str]]) -> int:
        """Marks these commits, per scope, and all their stored ancestors as durable: they are in a verified
        backup of the hub. Says how many became so."""
        ...

    def forget_durable(self) -> None:
        """Takes every such mark back: the hub was restored, its promises are void."""
        ...

    def not_durable(self, scope: str) -> int:
        """How many commits of a scope are not durable yet: nothing of it may be purged before it is 0."""
        ...

    def document(self, name: str) -> bytes | None:
        """A kept document: "directory", "directory.sig", "office-heads", … as exact bytes."""
        ...

    def put_document(self, name: str, content: bytes) -> None:
        """Keeps a document under a name, replacing the former one."""
        ...

    def latest_write(self) -> datetime | None:
        """Instant of the latest write the store knows of (UTC); may run up to a day ahead of a true clock."""
        ...

    def scopes(self) -> set[str]:
        """Scopes that have at least one commit here."""
        ...

    def commit(self) -> ChangeSet:
        """Makes everything of this unit durable in one transaction."""
        ...
