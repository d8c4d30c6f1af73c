"""A new store key for a closed vault: somebody saw the passphrase, or two officers opened it (exchange §4).

    1. store.db.next      a copy of the store, encrypted anew; a leftover of it alone is thrown away
    2. vault.header.next  the header of the new key: from this rename on the new key is the vault's
    3. store.db.next → store.db
    4. both headers, then vault.header.next goes

`settle` carries an interrupted change to the end of one side or the other; it needs no key, and runs whenever
the vault is opened. Copies under the former key cannot be opened any more and are removed.
"""

import contextlib
import os
import shutil
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from asystent_desktop.crypto.store_keys import raw_key_literal
from asystent_desktop.persistence import driver_faults, trace
from asystent_desktop.persistence.faults import StoreBusy, StoreDamaged
from asystent_desktop.persistence.keeper import put_header
from asystent_desktop.persistence.local_backups import FOLDER
from asystent_desktop.persistence.store import STORE_FILE
from asystent_desktop.persistence.vault_files import sync_folder, write_whole
from asystent_desktop.persistence.vault_names import HEADER

_NEXT_STORE: Final = STORE_FILE + ".next"
_NEXT_HEADER: Final = HEADER + ".next"
_COPY_BYTES: Final = 1024 * 1024


def rekey(folder: Path, present: bytes, new: bytes, header: bytes) -> None:
    """Gives the store of a closed vault a new key.

    Args:
        present: The 32-byte key of the store. `new`: the one it gets. `header`: the envelope of `new`.

    Raises:
        StoreFull, StoreUnwritable, StoreBusy, StoreDamaged: the vault is as before.
    """
    settle(folder)
    quiet(folder / STORE_FILE, present)
    try:
        _copy(folder / STORE_FILE, folder / _NEXT_STORE)
        _encrypt_anew(folder / _NEXT_STORE, present, new)
        write_whole(folder / _NEXT_HEADER, header)
    except OSError as fault:
        _forget(folder)
        raise driver_faults.of_system(fault) from None
    settle(folder)


def pending(folder: Path) -> bool:
    """Whether a change was interrupted here."""
    return (folder / _NEXT_HEADER).is_file() or (folder / _NEXT_STORE).is_file()


def settle(folder: Path) -> None:
    """Carries an interrupted change on, or back when the new key was not the vault's yet.

    Raises:
        StoreFull, StoreUnwritable: it is tried again when the vault is opened again.
    """
    header = folder / _NEXT_HEADER
    try:
        if not header.is_file():
            _forget(folder)
            return
        following = folder / _NEXT_STORE
        if following.is_file():
            following.replace(folder / STORE_FILE)
            sync_folder(folder)
        put_header(folder, header.read_bytes())
        shutil.rmtree(folder / FOLDER, ignore_errors=True)  # copies only the former key opens
        (folder / trace.FILE).unlink(missing_ok=True)  # keyed with the former key; made anew on opening
        header.unlink()
        sync_folder(folder)
    except OSError as fault:
        raise driver_faults.of_system(fault) from None


def quiet(store: Path, key: bytes) -> None:
    """Folds the log into a closed store and ends it: a log left over must never be applied to another file.

    Raises:
        StoreBusy: somebody reads it. StoreFull, StoreUnwritable, StoreDamaged.
    """
    connection = _opened(store, key)
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except dbapi2.Error as fault:
        raise driver_faults.of_driver(store, fault) from None
    finally:
        connection.close()
    if mode != "delete" or store.with_name(store.name + "-wal").exists():
        raise StoreBusy()


def _encrypt_anew(store: Path, present: bytes, new: bytes) -> None:
    connection = _opened(store, present)
    try:
        connection.execute(f'PRAGMA rekey = "{raw_key_literal(new)}"')
    except dbapi2.Error as fault:
        raise driver_faults.of_driver(store, fault) from None
    finally:
        connection.close()
    connection = _opened(store, new)
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise StoreDamaged(reason="rekey")
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise StoreDamaged(reason="rekey")
    finally:
        connection.close()
    with store.open("rb+") as file:
        os.fsync(file.fileno())


def _opened(store: Path, key: bytes) -> dbapi2.Connection:
    connection = dbapi2.connect(str(store), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{raw_key_literal(key)}"')
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _copy(store: Path, to: Path) -> None:
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with store.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(source, target, _COPY_BYTES)


def _forget(folder: Path) -> None:
    for name in (_NEXT_STORE, _NEXT_STORE + "-journal"):
        with contextlib.suppress(FileNotFoundError):
            (folder / name).unlink()
