"""What the driver's errors mean to a person: the border of this room."""

import errno
import os
import tempfile
from pathlib import Path
from typing import Any

from asystent_desktop.errors import AppError
from asystent_desktop.hub.faults import DatabaseAway, DatabaseRefused
from asystent_desktop.persistence.faults import (
    GuardBroken,
    StoreBusy,
    StoreDamaged,
    StoreFault,
    StoreFull,
    StoreUnwritable,
)

GUARD_MESSAGE = "asystent-guard"
_FULL = 13
_IO = 10
_BUSY = frozenset({5, 6})  # BUSY, LOCKED
_DAMAGED = frozenset({11, 26})  # CORRUPT, NOTADB
_UNWRITABLE = frozenset({8, 14})  # READONLY, CANTOPEN
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PROBE_BYTES = 64 * 1024

# SQLSTATE classes and codes of PostgreSQL (manual, appendix A)
_SERVER_BUSY = frozenset({"55P03", "40001", "40P01"})  # lock timeout, serialization, deadlock
_SERVER_FULL = frozenset({"53100", "53200"})
_SERVER_READ_ONLY = frozenset({"25006", "58030"})
_SERVER_REFUSES = ("28", "3D", "42501")
_SERVER_AWAY = ("08", "57", "53300")
_AWAY_CLASSES = frozenset({"OperationalError", "InterfaceError"})
_PASSWORD_TOLD = ("password", "no pg_hba.conf entry", "does not exist", "authentication")


def of_driver(path: Path, fault: BaseException) -> AppError:
    """The fault that stands for an error of the SQLite driver.

    Args:
        path: The store's file: whether its disk is full is tried there.
    """
    code = getattr(fault, "sqlite_errorcode", None) or 0
    name: Any = getattr(fault, "sqlite_errorname", None) or type(fault).__name__
    primary = code & 0xFF
    if GUARD_MESSAGE in str(fault):
        return GuardBroken()
    if primary == _FULL or (primary == _IO and _cannot_grow(path)):
        return StoreFull()
    if primary in _BUSY:
        return StoreBusy()
    if primary in _DAMAGED:
        return StoreDamaged(reason=name)
    if primary in _UNWRITABLE or primary == _IO:
        return StoreUnwritable(driver_code=name)
    return StoreFault(driver_code=name)


def of_server(fault: BaseException) -> AppError | None:
    """The fault that stands for an error of psycopg; None for an error that is not the driver's."""
    if not type(fault).__module__.startswith("psycopg"):
        return None
    state = str(getattr(fault, "sqlstate", None) or "")
    if state in _SERVER_BUSY:
        return StoreBusy()
    if state in _SERVER_FULL:
        return StoreFull()
    if state in _SERVER_READ_ONLY:
        return StoreUnwritable(driver_code=state)
    if state.startswith(_SERVER_REFUSES):
        return DatabaseRefused(driver_code=state)
    if state.startswith(_SERVER_AWAY):
        return DatabaseAway()
    if not state and type(fault).__name__ in _AWAY_CLASSES:
        # While connecting, libpq tells what is wrong in words only.
        told = str(fault)
        refused = any(word in told for word in _PASSWORD_TOLD) and "No such file" not in told
        return DatabaseRefused(driver_code="connect") if refused else DatabaseAway()
    return StoreFault(driver_code=state or type(fault).__name__)


def of_system(fault: OSError) -> AppError:
    """The fault that stands for an error of the operating system while writing."""
    if fault.errno in _NO_ROOM:
        return StoreFull()
    return StoreUnwritable(driver_code=errno.errorcode.get(fault.errno or 0, "unknown"))


def _cannot_grow(path: Path) -> bool:
    """Whether the file system refuses more bytes: SQLite tells a full quota from a failing disk badly."""
    sizes = [one.stat().st_size for one in (path, path.with_name(path.name + "-wal")) if one.exists()]
    try:
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            probe.seek(max(sizes, default=0))
            probe.write(b"\0" * _PROBE_BYTES)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as fault:
        return fault.errno in _NO_ROOM
    return False
