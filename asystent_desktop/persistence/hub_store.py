"""The hub's store: one office in an embedded or a server's database, and the units of work over it."""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from asystent_desktop.crypto import scope_keys
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.errors import AppError
from asystent_desktop.hub.faults import DatabaseAway
from asystent_desktop.hub.sealing import Sealer
from asystent_desktop.persistence import engine as engines, hub_census, hub_dump, hub_engine, hub_schema
from asystent_desktop.persistence.faults import StoreBusy
from asystent_desktop.persistence.hub_engine import DATABASE_FILE, HubEngine, Mode
from asystent_desktop.persistence.hub_notes import LargeDocuments
from asystent_desktop.persistence.hub_records import Remembered
from asystent_desktop.persistence.hub_session import HubSession
from asystent_desktop.persistence.hub_unit import HubJournalUnit
from asystent_desktop.persistence.hub_verify import verify
from asystent_desktop.persistence.verify import PublicKeys, Verified
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.hub import Census

T = TypeVar("T")
PATIENCE_S = 30.0
"""How long work is repeated while the database is away."""

_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 2.0


class HubStore:
    """An opened hub. Made by `create_hub` or `open_hub`; may be used from any thread.

    Args:
        secret: 32 bytes of the hub's header; what is derived from it stays in memory.
        clock: The hybrid clock follows foreign commits at most 24 h ahead of it.
        patience_s: See `PATIENCE_S`.
    """

    def __init__(
        self, made: HubEngine, office: str, secret: bytes, clock: Clock, patience_s: float = PATIENCE_S
    ) -> None:
        self.office = office
        self._made = made
        self._sealer = Sealer(secret, office)
        self._clock = clock
        self._patience_s = patience_s
        self._large = LargeDocuments()
        self._memory = Remembered()

    def exchange_unit(self) -> HubJournalUnit:
        """A unit under the office's lock, which it takes on entering. Units do not nest."""
        return self._unit("write")

    def reading(self) -> HubJournalUnit:
        """A unit that sees one snapshot and takes no lock."""
        return self._unit("read")

    def again(self, job: Callable[[], T]) -> T:
        """The result of `job`, repeated while the database is away or busy.

        Raises:
            DatabaseAway, StoreBusy: it was so for too long; and whatever else `job` raises, at once.
        """
        deadline, pause = time.monotonic() + self._patience_s, _FIRST_PAUSE_S
        while True:
            try:
                return job()
            except (DatabaseAway, StoreBusy):
                if time.monotonic() + pause > deadline:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)

    def document(self, name: str) -> bytes | None:
        """A kept document as exact bytes."""
        with self.reading() as unit:
            return unit.document(name)

    def put_document(self, name: str, content: bytes) -> None:
        """Keeps a document in a transaction of its own."""
        with self.exchange_unit() as unit:
            unit.put_document(name, content)
            unit.commit()

    def verify(self, public_keys: PublicKeys) -> Verified:
        """Opens every row, walks the journal and folds the office's records anew."""
        with self._session("read") as session:
            return verify(session, self._sealer, public_keys)

    def census(self) -> Census:
        """What lies in the database, seen as its administrator sees it."""
        with self._session("read") as session:
            return hub_census.take(session, self._made)

    def dump(self) -> Iterator[bytes]:
        """One snapshot of the office's rows, without the scope keys; see `ports.hub.Backups`."""
        with self._session("read") as session:
            yield from hub_dump.dump(session)

    def dump_keys(self) -> bytes:
        """The wrapped scope keys."""
        with self._session("read") as session:
            return hub_dump.dump_keys(session)

    def load(self, lines: Iterable[bytes], keys: bytes) -> int:
        """Fills the empty office in one transaction.

        Raises:
            HubNotEmpty, DumpDamaged.
        """
        with self._session("write") as session:
            loaded = hub_dump.load(session, lines, keys)
            session.commit()
        self._memory = Remembered()
        self._large = LargeDocuments()
        return loaded

    def close(self) -> None:
        """Closes every connection."""
        if self._made.name == "sqlite":
            engines.close(self._made.engine)
        self._made.engine.dispose()

    def _unit(self, mode: Mode) -> HubJournalUnit:
        session = HubSession(self._made, self.office, mode)
        return HubJournalUnit(
            session, self._sealer, self._large, self._remembered, self._clock, office_only, self.again
        )

    def _remembered(self, generation: str) -> Remembered:
        if self._memory.generation != generation:
            self._memory = Remembered(generation)
        return self._memory

    @contextlib.contextmanager
    def _session(self, mode: Mode) -> Iterator[HubSession]:
        session = HubSession(self._made, self.office, mode)
        session.open()
        try:
            yield session
        finally:
            session.close()


def office_only(scope: str) -> bool:
    """A hub folds the office's own scope; families' commits it keeps sealed and routes."""
    return scope == OFFICE_SCOPE


def create_hub(
    folder: Path, office: str, secret: bytes, clock: Clock, url: str = "", patience_s: float = PATIENCE_S
) -> HubStore:
    """An empty hub: a new file in the folder, or tables in a server's database that may hold other offices.

    Args:
        office: Id of the office, new to that database.
        secret: 32 random bytes.
        url: Of a PostgreSQL database, without password; empty for the file.

    Raises:
        BadDatabaseUrl, DatabaseDriverMissing, DatabaseAway, DatabaseRefused.
        StoreFull, StoreUnwritable, StoreNewer: of the file or the database.
    """
    if url:
        return _opened(hub_engine.server(url), office, secret, clock, patience_s)
    key = scope_keys.derive(secret, scope_keys.DATABASE)
    try:
        return _opened(hub_engine.embedded(folder, key, create=True), office, secret, clock, patience_s)
    except AppError:
        _remove(folder / DATABASE_FILE)
        raise


def _remove(path: Path) -> None:
    """Takes a half-made file away, so that the folder can be used again."""
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def open_hub(
    folder: Path, office: str, secret: bytes, clock: Clock, url: str = "", patience_s: float = PATIENCE_S
) -> HubStore:
    """Opens a hub; arguments and faults as `create_hub`, also StoreDamaged and WrongStoreKey."""
    if url:
        return _opened(hub_engine.server(url), office, secret, clock, patience_s)
    key = scope_keys.derive(secret, scope_keys.DATABASE)
    return _opened(hub_engine.embedded(folder, key), office, secret, clock, patience_s)


def _opened(made: HubEngine, office: str, secret: bytes, clock: Clock, patience_s: float) -> HubStore:
    try:
        with made.engine.connect() as connection:
            hub_engine.lock_schema(made, connection)
            hub_schema.prepare(connection)
            connection.commit()
    except BaseException:
        made.engine.dispose()
        raise
    return HubStore(made, office, secret, clock, patience_s)
