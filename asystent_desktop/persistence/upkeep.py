"""Care of one store's files: implements `ports.upkeep.Upkeep`."""

from collections.abc import Callable, Collection
from pathlib import Path

from sqlalchemy import Engine

from asystent_desktop.persistence import erasure, purge
from asystent_desktop.persistence.local_backups import LocalBackups
from asystent_desktop.persistence.schema import Layout
from asystent_desktop.persistence.scrub import scrub
from asystent_desktop.persistence.session import Session
from asystent_desktop.persistence.verify import PublicKeys
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.upkeep import BackupCheck, CopyFor, LocalBackup, Removed


class StoreUpkeep:
    """Upkeep of an opened store; each step is a transaction or file operation of its own.

    Args:
        open_at: Opens an engine over a store file with this vault's key.
        public_keys: Asked anew for each drill, for the directory moves.
        kept: How many copies of each sort stay.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        made: Layout,
        clock: Clock,
        open_at: Callable[[Path], Engine],
        public_keys: Callable[[], PublicKeys],
        kept: int,
    ) -> None:
        self._engine = engine
        self._path = path
        self._layout = made
        self._public_keys = public_keys
        self._copies = LocalBackups(path, open_at, made, clock, kept)

    def remove(self, scopes: Collection[str]) -> Removed:
        """Takes everything of these scopes out in one transaction."""
        session = self._opened()
        try:
            gone = purge.remove(session, self._layout, scopes)
            session.commit()
            return gone
        finally:
            session.close()

    def erase(self, scope: str, commits: Collection[str] | None) -> Removed:
        """Drops payloads in one transaction; the chain still verifies."""
        session = self._opened()
        try:
            gone = erasure.erase(session, self._layout, scope, commits)
            session.commit()
            return gone
        finally:
            session.close()

    def scrub(self) -> None:
        """Leaves no trace in free pages, gaps and the log."""
        scrub(self._engine, self._path)

    def back_up(self, reason: CopyFor | None = None) -> LocalBackup:
        """Makes an encrypted copy under the same key."""
        return self._copies.make(reason)

    def backups(self) -> tuple[LocalBackup, ...]:
        """The copies, newest first."""
        return self._copies.rows()

    def check_backup(self, name: str) -> BackupCheck:
        """Opens a copy and proves that the vault could be restored from it."""
        return self._copies.check(name, self._public_keys())

    def replace_backups(self) -> int:
        """A copy of the present store in place of all earlier ones."""
        return self._copies.replace()

    def _opened(self) -> Session:
        session = Session(self._engine, self._path, self._layout.guarded)
        session.open()
        return session
