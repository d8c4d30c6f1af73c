"""The store: one encrypted file, and the units of work over it. `bootstrap` builds it."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from asystent_desktop.domain.records import KINDS, Kind
from asystent_desktop.errors import AppError
from asystent_desktop.persistence import engine as engines, schema, side_tables
from asystent_desktop.persistence.faults import RenewalStopped
from asystent_desktop.persistence.journal_unit import JournalUnit
from asystent_desktop.persistence.local_backups import LocalBackups
from asystent_desktop.persistence.rebuild import pending, prepare, rebuild
from asystent_desktop.persistence.schema import Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.persistence.trace import Mark, Trace
from asystent_desktop.persistence.unit_of_work import Authorship, StoreUnit
from asystent_desktop.persistence.upkeep import StoreUpkeep
from asystent_desktop.persistence.verify import PublicKeys, Verified, verify
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.renewal import UNWATCHED, RenewalWatch
from asystent_desktop.ports.upkeep import CopyFor

STORE_FILE = "store.db"


def everything(_scope: str) -> bool:
    """A laptop folds every scope it holds."""
    return True


class Store:
    """An opened store. Made by `create_store` or `open_store`.

    Args:
        clock: Moves the hybrid clock on when foreign commits come in.
        fold_scopes: Which scopes become part of the projection here.
        open_at: Opens an engine over a store file with this store's key: the same one, to read past every
            cache, or a copy of it.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        made: Layout,
        clock: Clock,
        fold_scopes: Callable[[str], bool],
        open_at: Callable[[Path], Engine],
    ) -> None:
        self._engine = engine
        self._path = path
        self._open_at = open_at
        self._layout = made
        self._clock = clock
        self._fold_scopes = fold_scopes
        self._trace: Trace | None = None

    def watch(self, trace: Trace) -> int:
        """Compares the store with the mark outside it, then writes the mark after each commit.

        Returns:
            How many entries are missing that the store once had; 0 when it did not go back.
        """
        session = self._session()
        session.open()
        try:
            now = Mark(*session.last_entry())
            marked = trace.number()
            at_mark = session.hash_at(marked[0]) if marked is not None else None
        finally:
            session.close()
        lost = trace.lost(now, at_mark)
        trace.put(now)
        self._trace = trace
        return lost

    def unit_of_work(self, author: Authorship) -> StoreUnit:
        """A unit for casework, signing as `author`; enter it in the thread that uses it."""
        return StoreUnit(self._session(), self._layout, author)

    def exchange_unit(self, *, exclusive: bool = False) -> JournalUnit:
        """A unit over the journal.

        Args:
            exclusive: Takes the write lock on entering, before anything is read: a hub that several
                processes serve. Such units do not nest.
        """
        return JournalUnit(self._session(), self._layout, self._clock, self._fold_scopes, exclusive)

    def document(self, name: str) -> bytes | None:
        """A kept document ("device", "identity", "directory", …) as exact bytes."""
        session = self._session()
        session.open()
        try:
            return side_tables.document(session, name)
        finally:
            session.close()

    def put_document(self, name: str, content: bytes) -> None:
        """Keeps a document in a transaction of its own."""
        session = self._session()
        session.open()
        try:
            side_tables.put_document(session, name, content)
            session.commit()
        finally:
            session.close()

    def put_setting(self, name: str, value: str) -> None:
        """Keeps a local setting in a transaction of its own."""
        session = self._session()
        session.open()
        try:
            side_tables.SideTables(session).put_setting(name, value)
            session.commit()
        finally:
            session.close()

    def verify(self, public_keys: PublicKeys) -> Verified:
        """Walks journal and projection on a connection of its own, so that the file is read, not a cache.

        Args:
            public_keys: Device id to its Ed25519 public key; None for a device nobody knows.
        """
        self.rebuild()
        fresh = self._open_at(self._path)
        try:
            return verify(Session(fresh, self._path, self._layout.guarded), self._layout, public_keys)
        finally:
            fresh.dispose()

    def rebuild(self, first: Sequence[str] = (), watch: RenewalWatch = UNWATCHED) -> int:
        """Folds anew what still follows a former version's declarations, one transaction per scope.

        Args:
            first: Scopes somebody is looking at.

        Returns:
            Number of records folded.
        """
        return rebuild(self._session, self._layout, first, watch)

    def is_behind(self) -> bool:
        """Whether anything still follows a former version's declarations."""
        session = self._session()
        session.open()
        try:
            return bool(pending(session))
        finally:
            session.close()

    def upkeep(self, public_keys: Callable[[], PublicKeys], kept: int) -> StoreUpkeep:
        """Care of the store's files: purge, erasure, local backups, of which `kept` of a sort stay."""
        return StoreUpkeep(
            self._engine, self._path, self._layout, self._clock, self._open_at, public_keys, kept
        )

    def close(self) -> None:
        """Folds the WAL into the store and closes it; units still open lose what they did not commit."""
        engines.close(self._engine)

    def _session(self) -> Session:
        return Session(self._engine, self._path, self._layout.guarded, self._mark)

    def _mark(self, session: Session) -> None:
        if self._trace is not None:
            self._trace.put(Mark(*session.last_entry()))


def closed_copies(folder: Path, raw_key: bytes, clock: Clock, kept: int) -> LocalBackups:
    """The local copies of a store that is not open."""
    open_at = partial(engines.open_engine, raw_key=raw_key)
    return LocalBackups(folder / STORE_FILE, open_at, schema.layout(KINDS), clock, kept)


def create_store(
    folder: Path,
    raw_key: bytes,
    clock: Clock,
    *,
    fold_scopes: Callable[[str], bool] = everything,
    kinds: dict[str, Kind] | None = None,
) -> Store:
    """Makes an empty store in a folder that exists.

    Args:
        raw_key: 32 random bytes.
        kinds: Record kinds it projects; all registered ones when not given.

    Raises:
        StoreFull, StoreUnwritable: the disk refuses.
    """
    made = schema.layout(KINDS if kinds is None else kinds)
    path = folder / STORE_FILE
    open_at = partial(engines.open_engine, raw_key=raw_key)
    try:
        engine = open_at(path, create=True)
        schema.create(engine, made)
    except AppError:
        _remove(path)
        raise
    return Store(engine, path, made, clock, fold_scopes, open_at)


def _remove(path: Path) -> None:
    """Takes a half-made store away, so that the folder can be used again."""
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def open_store(
    folder: Path,
    raw_key: bytes,
    clock: Clock,
    *,
    fold_scopes: Callable[[str], bool] = everything,
    kinds: dict[str, Kind] | None = None,
    rebuild_now: bool = True,
    watch: RenewalWatch = UNWATCHED,
    copies_kept: int = 0,
) -> Store:
    """Opens a store; makes its projection anew where the declarations have changed since.

    Args:
        rebuild_now: False leaves the folding to `Store.rebuild`; until then the former values are read.
        copies_kept: How many copies stay that made themselves; one is made before another version of the
            program makes the projection over. 0: none is made.

    Raises:
        RenewalStopped: `watch` broke the folding off; the next opening goes on from there.
        StoreDamaged, WrongStoreKey, StoreNewer, StoreBusy, StoreUnwritable, StoreFull, NoRoomForCopy.
    """
    made = schema.layout(KINDS if kinds is None else kinds)
    path = folder / STORE_FILE
    open_at = partial(engines.open_engine, raw_key=raw_key)
    engine = open_at(path)
    try:
        with engine.connect() as connection:
            current = schema.check(connection, made)
            schema.complete(connection)
        if not current:
            if copies_kept:
                LocalBackups(path, open_at, made, clock, copies_kept).make(CopyFor.UPDATE)
            _prepare(engine, path, made)
        store = Store(engine, path, made, clock, fold_scopes, open_at)
        if rebuild_now:
            store.rebuild(watch=watch)
            if store.is_behind():
                raise RenewalStopped()
    except BaseException:
        engine.dispose()
        raise
    return store


def _prepare(engine: Engine, path: Path, made: Layout) -> None:
    session = Session(engine, path, guarded=())  # the guard stands on the tables that are being replaced
    session.open()
    try:
        session.lock()
        prepare(session, made)
        session.commit()
    finally:
        session.close()
