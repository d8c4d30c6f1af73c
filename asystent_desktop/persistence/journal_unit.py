"""The unit of work over the journal: what the exchange reads and writes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import select

from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence import admission, graph, journal_rows, side_tables
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.persistence.projection import Projection
from asystent_desktop.persistence.receipt_unit import ReceiptBook
from asystent_desktop.persistence.schema import COMMITS, HEADS, Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.persistence.watch_unit import Watching
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.exchange import Incoming, Status


class JournalUnit(Watching, ReceiptBook):
    """Implements `ports.exchange.ExchangeUnit` over an encrypted store.

    Args:
        clock: The hybrid clock follows foreign commits at most 24 h ahead of it.
        fold_scopes: Which scopes become part of the projection here.
        exclusive: Takes the write lock on entering.
    """

    def __init__(
        self,
        session: Session,
        made: Layout,
        clock: Clock,
        fold_scopes: Callable[[str], bool],
        exclusive: bool = False,
    ) -> None:
        super().__init__(session, Projection(session, made.maps), clock)
        self._fold_scopes = fold_scopes
        self._exclusive = exclusive

    def __enter__(self) -> Self:
        self._session.open()
        if self._exclusive:
            self._session.lock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._changes = set()
        self._session.close()

    def heads(self, scopes: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
        """Tips per scope, sorted."""
        return graph.heads(self._session, scopes)

    def beyond(
        self, heads: Mapping[str, Sequence[str]], scopes: Collection[str] | None = None
    ) -> list[Commit]:
        """Commits of those scopes that are neither `heads` nor ancestors of them, predecessors first."""
        return journal_rows.load(self._session, graph.beyond(self._session, heads, scopes))

    def count_up_to(self, scope: str, heads: Collection[str]) -> int:
        """How many stored commits of a scope these are, with all before them."""
        return len(graph.covered(self._session, scope, heads))

    def tips(self, scope: str, device: str) -> tuple[str, ...]:
        """A device's own last commits in a scope, sorted."""
        return journal_rows.tips(self._session, scope, device)

    def unacknowledged(self) -> list[Commit]:
        """Commits without a receipt, in order of arrival; erased ones await nothing."""
        open_ones = (COMMITS.c.received_at.is_(None), COMMITS.c.state != State.ERASED)
        statement = select(COMMITS.c.hash).where(*open_ones).order_by(COMMITS.c.seq)
        names = self._session.query(statement).scalars()
        return journal_rows.load(self._session, [str(name) for name in names])

    def held_back(self) -> list[Commit]:
        """Commits whose receipt says late or held, in order of arrival."""
        late = COMMITS.c.receipt_status.in_((Status.LATE, Status.HELD))
        statement = select(COMMITS.c.hash).where(late, COMMITS.c.state != State.ERASED)
        names = self._session.query(statement.order_by(COMMITS.c.seq)).scalars()
        return journal_rows.load(self._session, [str(name) for name in names])

    def known(self, hashes: Collection[str]) -> set[str]:
        """Which of these commits are stored."""
        return set(journal_rows.states(self._session, hashes))

    def admit(self, incoming: Sequence[Incoming]) -> None:
        """Stores commits that are not there yet and folds what may be folded; see `admission`."""
        self._session.lock()
        now_ms = int(self._clock.now().timestamp() * 1000)
        self._changes |= admission.admit(self._session, self._rows, incoming, self._fold_scopes, now_ms)

    def document(self, name: str) -> bytes | None:
        """A kept document as exact bytes."""
        return side_tables.document(self._session, name)

    def put_document(self, name: str, content: bytes) -> None:
        """Keeps a document under a name, replacing the former one."""
        side_tables.put_document(self._session, name, content)

    def latest_write(self) -> datetime | None:
        """Physical part of the last hybrid clock; None in an empty store."""
        physical_ms, _counter = journal_rows.last_hlc(self._session)
        return datetime.fromtimestamp(physical_ms / 1000, UTC) if physical_ms else None

    def scopes(self) -> set[str]:
        """Scopes that have at least one commit here."""
        return set(self._session.query(select(HEADS.c.scope).distinct()).scalars())

    def commit(self) -> ChangeSet:
        """Makes everything of this unit durable in one transaction."""
        self._session.commit()
        changes, self._changes = ChangeSet(frozenset(self._changes)), set()
        return changes
