"""Copies of a vault on its own computer, encrypted under the same store key.

    backups/<instant>/store.db       a compact copy (VACUUM INTO), no free pages, no log
    backups/<instant>/vault.header   the header at that time

`<instant>.<reason>` is one the program made by itself before a risky step (ADR 57). Made in `….part`, read
back page by page, and renamed when whole. A drill opens the copy as the program would, walks every
commit and rebuilds what it shows. They hold what the vault held, so a purge or an erasure replaces them.
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from asystent_desktop.crypto.envelope import Purpose, inspect
from asystent_desktop.errors import AppError
from asystent_desktop.persistence import driver_faults
from asystent_desktop.persistence.faults import NoRoomForCopy, NoSuchBackup, StoreDamaged, StoreFull
from asystent_desktop.persistence.schema import Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.persistence.vault_files import sync_folder, write_whole
from asystent_desktop.persistence.vault_names import HEADER
from asystent_desktop.persistence.verify import PublicKeys, verify
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.upkeep import BackupCheck, CopyFor, LocalBackup

FOLDER = "backups"
_PART = ".part"
_STAMP = "%Y%m%dT%H%M%S%fZ"
_MIB = 1024 * 1024


class LocalBackups:
    """The copies of one store.

    Args:
        path: The store's file; the copies lie in a folder beside it.
        open_at: Opens an engine over a store file with this vault's key.
        kept: How many stay of those asked for, and as many of those made by themselves.
    """

    def __init__(
        self, path: Path, open_at: Callable[[Path], Engine], made: Layout, clock: Clock, kept: int
    ) -> None:
        self._path = path
        self._open_at = open_at
        self._layout = made
        self._clock = clock
        self._kept = kept
        self.folder = path.parent / FOLDER

    def make(self, reason: CopyFor | None = None) -> LocalBackup:
        """Makes a copy, whole and read back or not at all, and removes the oldest of its sort.

        Raises:
            StoreFull, StoreUnwritable, StoreBusy, StoreDamaged: no copy was made; earlier ones stand.
            NoRoomForCopy: the same as StoreFull, for a step with a reason.
        """
        try:
            made = self._make(reason)
        except StoreFull:
            if reason is None:
                raise
            raise NoRoomForCopy(mib=self._path.stat().st_size // _MIB + 1) from None
        for old in [one for one in self.rows() if (one.reason is None) == (reason is None)][self._kept :]:
            self._delete(old.name)
        return made

    def _make(self, reason: CopyFor | None) -> LocalBackup:
        self._sweep()
        name = self._free_name(reason)
        part = self.folder / (name + _PART)
        try:
            part.mkdir(mode=0o700, parents=True)
            self._copy(part / self._path.name)
            self._copy_header(part)
            self._read_back(part / self._path.name)
            part.replace(self.folder / name)
            sync_folder(self.folder)  # what a risky step leans on must not be a name in memory alone
        except OSError as fault:
            shutil.rmtree(part, ignore_errors=True)
            raise driver_faults.of_system(fault) from None
        except AppError:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return _row(self.folder / name)

    def _free_name(self, reason: CopyFor | None) -> str:
        """By the clock; where that one stands still or was put back, a name nobody has."""
        at, end = self._clock.now().astimezone(UTC), f".{reason}" if reason else ""
        while (self.folder / (at.strftime(_STAMP) + end)).exists():
            at += timedelta(microseconds=1)
        return at.strftime(_STAMP) + end

    def _read_back(self, copy: Path) -> None:
        engine = self._open_at(copy)
        try:
            if _damaged_pages(engine, copy):
                raise StoreDamaged(reason="copy")
        finally:
            engine.dispose()

    def rows(self) -> tuple[LocalBackup, ...]:
        """Whole copies, newest first."""
        return rows(self.folder)

    def check(self, name: str, public_keys: PublicKeys) -> BackupCheck:
        """The drill.

        Raises:
            NoSuchBackup: there is none of that name.
        """
        row = next((one for one in self.rows() if one.name == name), None)
        if row is None:
            raise NoSuchBackup(backup=name)
        file = self.folder / name / self._path.name
        try:
            engine = self._open_at(file)
        except AppError as fault:
            return BackupCheck(row, 0, 0, "", False, (f"{fault.code}:{name}",))
        try:
            damaged = _damaged_pages(engine, file)
            found = verify(Session(engine, file, self._layout.guarded), self._layout, public_keys)
        except AppError as fault:
            return BackupCheck(row, 0, 0, "", False, (f"{fault.code}:{name}",))
        finally:
            engine.dispose()
        problems = (*damaged, *found.problems)
        held = self._header_holds(name)
        return BackupCheck(row, found.commits, found.records, found.state_hash, held, problems)

    def replace(self) -> int:
        """Makes a copy of the present store in place of all there are; returns how many went."""
        earlier = self.rows()
        if not earlier:
            self._sweep()
            return 0
        self.make()
        for old in earlier:
            self._delete(old.name)
        return len(earlier)

    def set_aside(self) -> None:
        """Moves a store that does not open among the copies, so that nothing is deleted and a purge finds it.

        Raises:
            StoreFull, StoreUnwritable.
        """
        place = self.folder / self._free_name(CopyFor.DAMAGED)
        try:
            place.mkdir(mode=0o700, parents=True)
            self._copy_header(place)
            for suffix in ("-wal", "-shm", ""):
                file = self._path.with_name(self._path.name + suffix)
                if file.exists():
                    file.replace(place / file.name)
        except OSError as fault:
            raise driver_faults.of_system(fault) from None

    def _copy(self, to: Path) -> None:
        engine = self._open_at(self._path)
        try:
            with engine.connect() as connection:
                driver = connection.connection.dbapi_connection
                if driver is not None:
                    driver.execute("VACUUM INTO ?", (str(to),))
        except dbapi2.Error as fault:
            raise driver_faults.of_driver(self._path, fault) from None
        finally:
            engine.dispose()
        to.chmod(0o600)
        with to.open("rb+") as file:
            os.fsync(file.fileno())

    def _copy_header(self, to: Path) -> None:
        header = self._path.parent / HEADER
        if header.is_file():
            write_whole(to / HEADER, header.read_bytes())

    def _header_holds(self, name: str) -> bool:
        live, copy = self._path.parent / HEADER, self.folder / name / HEADER
        if not live.is_file():
            return not copy.is_file()  # a store without a vault around it: a test's
        try:
            inspect(copy.read_bytes(), Purpose.VAULT)
        except (OSError, AppError):
            return False
        return copy.read_bytes() == live.read_bytes()

    def _delete(self, name: str) -> None:
        """Renamed first, so that a half-deleted copy is never taken for one."""
        place, part = self.folder / name, self.folder / (name + _PART)
        try:
            place.replace(part)
            shutil.rmtree(part)
        except FileNotFoundError:
            return
        except OSError as fault:
            raise driver_faults.of_system(fault) from None

    def _sweep(self) -> None:
        """Removes what an interrupted copy or deletion left."""
        if self.folder.is_dir():
            for one in self.folder.glob("*" + _PART):
                with contextlib.suppress(OSError):
                    shutil.rmtree(one)


def rows(folder: Path) -> tuple[LocalBackup, ...]:
    """Whole copies in a folder `backups`, newest first."""
    if not folder.is_dir():
        return ()
    found = [_row(one) for one in folder.iterdir() if one.is_dir() and _said(one.name)]
    return tuple(sorted(found, key=lambda one: one.name, reverse=True))


def _row(place: Path) -> LocalBackup:
    made_at, reason = _said(place.name) or (datetime.fromtimestamp(0, UTC), None)
    return LocalBackup(place.name, made_at, sum(one.stat().st_size for one in place.iterdir()), reason)


def _damaged_pages(engine: Engine, file: Path) -> tuple[str, ...]:
    """Pages whose HMAC does not hold, and faults of the structure; ids only."""
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        try:
            pages = driver.execute("PRAGMA cipher_integrity_check").fetchall()  # type: ignore[union-attr]
            told = driver.execute("PRAGMA integrity_check").fetchall()  # type: ignore[union-attr]
        except dbapi2.Error as fault:
            return (f"{driver_faults.of_driver(file, fault).code}:{file.parent.name}",)
    sound = not pages and [row[0] for row in told] == ["ok"]
    return () if sound else (f"store-damaged:{file.parent.name}",)


def _said(name: str) -> tuple[datetime, CopyFor | None] | None:
    """When and for what a folder was made; None when it is no copy, or no whole one."""
    stamp, _dot, reason = name.partition(".")
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), CopyFor(reason) if reason else None
    except ValueError:
        return None
