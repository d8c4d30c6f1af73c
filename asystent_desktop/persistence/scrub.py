"""Leaving no trace of what was removed: the write-ahead log, free pages and gaps inside pages.

Freed cells are overwritten as they go (`secure_delete`), and the index forgets words at once (FTS5
`secure-delete`); but a page that was rearranged keeps old copies in its gaps, and the log keeps former
versions of pages. VACUUM writes every page anew from its live content, and the log is cut to nothing.
"""

from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from asystent_desktop.persistence import driver_faults
from asystent_desktop.persistence.faults import StoreBusy


def scrub(engine: Engine, path: Path) -> None:
    """Rewrites the whole store; refused while any other transaction is open.

    Raises:
        StoreBusy: somebody is reading or writing; nothing is lost, try again.
        StoreFull: no room for the rewritten file.
    """
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        try:
            _vacuum(driver)
            _cut_log(driver)
        except dbapi2.Error as fault:
            raise driver_faults.of_driver(path, fault) from None


def _vacuum(driver: object) -> None:
    driver.execute("VACUUM")  # type: ignore[attr-defined]


def _cut_log(driver: object) -> None:
    """Folds the log into the store and cuts it to no bytes.

    Raises:
        StoreBusy: a reader still needs it.
    """
    blocked = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]  # type: ignore[attr-defined]
    if blocked:
        raise StoreBusy()
