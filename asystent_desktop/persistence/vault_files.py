"""The folder of a vault or hub: two equal headers, the store, and the lock.

    vault.header      passphrase envelope (vault-header-v1)
    vault.header.bak  the same bytes; read when the first copy is damaged
    store.db          SQLCipher, raw key (with -wal and -shm while open)
    vault.lock        empty; locked while a program has the vault open

A header is never half written: part file, fsync, rename, fsync of the folder; first the main copy, then the
spare one, so that a crash leaves at least one whole header and a former passphrase only until the next read.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import IO, Self

from asystent_desktop.crypto.envelope import Purpose, inspect
from asystent_desktop.errors import AppError, Outdated
from asystent_desktop.persistence import driver_faults
from asystent_desktop.persistence.faults import (
    FolderAway,
    FolderNotEmpty,
    NoVault,
    StoreUnwritable,
    VaultExists,
    VaultInUse,
)
from asystent_desktop.persistence.vault_names import HEADER, LOCK, SPARE, has_vault

_PART = ".part"
_MAX_HEADER_BYTES = 64 * 1024
_HARMLESS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", LOCK})


class VaultFolder:
    """The files of one vault folder; knows bytes and names, never a key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def exists(self) -> bool:
        """Whether a vault is here."""
        return has_vault(self.folder)

    def prepare(self) -> None:
        """Makes the folder, or accepts an empty one, for a new vault.

        Raises:
            VaultExists, FolderNotEmpty, FolderAway, StoreFull, StoreUnwritable.
        """
        if self.exists():
            raise VaultExists()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            names = {one.name for one in self.folder.iterdir()}
        except (FileExistsError, NotADirectoryError):
            raise FolderNotEmpty() from None
        except OSError as fault:
            raise driver_faults.of_system(fault) from None
        if names - _HARMLESS:
            raise FolderNotEmpty()

    def write_header(self, content: bytes) -> None:
        """Writes both copies, each whole or not at all.

        Raises:
            StoreFull, StoreUnwritable: the former header still stands.
        """
        for name in (HEADER, SPARE):
            write_whole(self.folder / name, content)

    def read_header(self, purpose: Purpose) -> bytes:
        """The header, from the first copy that is sound; the other one is put right.

        Raises:
            NoVault: there is neither copy. FolderAway: the folder is not there.
            ForeignFile, DamagedHeader, NewerVersion, WrongPurpose, HostileParameters: what is wrong with the
                main copy, when neither is sound.
        """
        copies = {name: self._read(name) for name in (HEADER, SPARE)}
        held = {name: content for name, content in copies.items() if content is not None}
        if not held:
            raise NoVault()
        faults: list[AppError] = []
        for name, content in held.items():
            try:
                inspect(content, purpose)
            except Outdated:
                raise  # the spare copy may be older: putting it back would undo what a newer program did
            except AppError as fault:
                faults.append(fault)
            else:
                self._put_right(copies, content, name)
                return content
        raise faults[0]

    def lock(self, *, shared: bool = False) -> "VaultLock":
        """Holds the vault for this program until the lock is released.

        Args:
            shared: Only keeps out who wants it alone: several processes serve one hub.

        Raises:
            VaultInUse: another program holds it. FolderAway, StoreUnwritable.
        """
        return VaultLock(self.folder / LOCK, shared=shared)

    def _read(self, name: str) -> bytes | None:
        try:
            with (self.folder / name).open("rb") as file:
                return file.read(_MAX_HEADER_BYTES)
        except FileNotFoundError:
            if not self.folder.is_dir():
                raise FolderAway() from None
            return None
        except IsADirectoryError:
            return None
        except NotADirectoryError:
            raise NoVault() from None
        except OSError:
            raise FolderAway() from None

    def _put_right(self, copies: dict[str, bytes | None], content: bytes, sound: str) -> None:
        """Makes the other copy equal; a folder that cannot be written is no reason not to open."""
        for name, held in copies.items():
            if name != sound and held != content:
                with contextlib.suppress(AppError):
                    write_whole(self.folder / name, content)


class VaultLock:
    """An exclusive lock on the vault's lock file; the system lets it go when the program dies."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        try:
            self._file: IO[bytes] | None = path.open("ab")
        except FileNotFoundError:
            raise FolderAway() from None
        except OSError:
            raise StoreUnwritable(driver_code="lock") from None
        if not _try_lock(self._file, shared):
            self._file.close()
            raise VaultInUse()

    def release(self) -> None:
        """Lets go; the file stays. Harmless when done twice."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is either whole or as before: part file, fsync, rename, fsync of the folder.

    Raises:
        StoreFull, StoreUnwritable.
    """
    part = path.with_name(path.name + _PART)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise driver_faults.of_system(fault) from None


def sync_folder(folder: Path) -> None:
    """Makes a rename durable; Windows does it with the file."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _try_lock(file: IO[bytes], shared: bool) -> bool:
        if shared:  # Windows has no shared lock here; the database keeps writers apart
            return True
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes], shared: bool) -> bool:
        try:
            fcntl.flock(file.fileno(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
