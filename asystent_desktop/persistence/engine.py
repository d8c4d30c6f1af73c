"""The encrypted engine: SQLCipher under SQLAlchemy, and the translation of driver errors.

Every connection: raw key (SQLCipher 4 defaults: 4096-byte pages, AES-256-CBC, HMAC-SHA512 per page), WAL with
`synchronous=FULL` so that what was committed survives a power cut, temporary data in memory only, freed
pages overwritten. The key never stands in a URL, and the driver's log is off before it is given.
"""

import contextlib
import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from asystent_desktop.crypto.store_keys import raw_key_literal
from asystent_desktop.errors import AppError
from asystent_desktop.persistence import driver_faults
from asystent_desktop.persistence.faults import StoreDamaged, WrongStoreKey

BUSY_TIMEOUT_S = 5.0
CACHE_KIB = 16 * 1024
"""Pages a connection keeps open at most; one that is read anew is deciphered and checked anew."""


def open_engine(
    path: Path, raw_key: bytes, *, create: bool = False, wait_s: float = BUSY_TIMEOUT_S
) -> Engine:
    """An engine over the encrypted file; opens it once, so that a wrong key shows at once.

    Args:
        raw_key: 32 bytes.
        create: The file is made; otherwise it must exist.
        wait_s: How long a transaction waits for another one's lock.

    Raises:
        StoreDamaged, WrongStoreKey, StoreFull, StoreUnwritable, StoreBusy: what stands in the way.
    """
    literal = raw_key_literal(raw_key)
    if create:
        _make_private(path)
    elif not path.is_file():
        raise StoreDamaged(reason="missing")
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: _connect(path, literal, wait_s),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        pool_use_lifo=True,  # the one used last has its pages and statements at hand
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", lambda context: _translate(path, context))
    try:
        with engine.connect():
            return engine
    except BaseException:
        engine.dispose()
        raise


def _make_private(path: Path) -> None:
    """The empty file, readable by its owner only, before SQLite would make it with the process's mask."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as fault:
        raise driver_faults.of_system(fault) from None


def _connect(path: Path, literal: str, wait_s: float) -> Any:
    # check_same_thread is off because the pool hands a connection from the thread that unlocked the store
    # to the one that works with it; persistence.session refuses a unit that changes threads.
    connection = dbapi2.connect(
        str(path),
        timeout=wait_s,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{literal}"')
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection
    except dbapi2.Error as fault:
        translated = driver_faults.of_driver(path, fault)
        if isinstance(translated, StoreDamaged) and not _any_page_holds(connection):
            translated = WrongStoreKey()
        connection.close()
        raise translated from None
    except BaseException:
        connection.close()
        raise


def _any_page_holds(connection: Any) -> bool:
    """Whether the key verifies at least one page: then the key is right and the file damaged.

    `cipher_integrity_check` names each page whose HMAC does not hold, reading below the page cache.
    """
    try:
        named = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        path = connection.execute("PRAGMA database_list").fetchone()[2]
    except dbapi2.Error:
        return True
    pages = max(1, Path(path).stat().st_size // 4096)
    return sum("HMAC verification failed" in row[0] for row in named) < pages


def _translate(path: Path, context: ExceptionContext) -> None:
    """Listener of SQLAlchemy: raises the store's own fault in place of the driver's."""
    original = context.original_exception
    if isinstance(original, dbapi2.Error):
        raise driver_faults.of_driver(path, original) from None


def close(engine: Engine) -> None:
    """Folds the WAL into the store and closes every connection; a full disk does not stop the closing."""
    with contextlib.suppress(AppError), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
