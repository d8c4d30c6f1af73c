"""One transaction on one connection, in one thread: what both units of work stand on.

It begins by itself: reading takes a snapshot, the first write takes the write lock. If another transaction
committed between the two, the write is refused (`StoreBusy`), so nobody writes over what they have not read.
"""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlcipher3 import dbapi2

from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence import driver_faults, guard
from asystent_desktop.persistence.faults import UnitUnusable, WrongThread
from asystent_desktop.persistence.prepared import Prepared

Rows = CursorResult[*tuple[Any, ...]]
Parameters = Mapping[str, Any]
CHUNK = 500
"""How many values one `IN (…)` takes at most."""


_LAST_ENTRY = (  # SQLite's own counter: it never goes back, also when the last rows are purged
    "SELECT s.seq, c.hash FROM sqlite_sequence s LEFT JOIN commits c ON c.seq = s.seq"
    " WHERE s.name = 'commits'"
)


class Session:
    """A transaction that begins at its first statement and ends by `commit` or `close`.

    Args:
        path: The store's file, to tell a full disk from another fault.
        guarded: Names of the tables only `write` may touch.
        committed: Called after each transaction that took the write lock has become durable.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        guarded: Sequence[str],
        committed: "Callable[[Session], None] | None" = None,
    ) -> None:
        self._engine = engine
        self._dialect = engine.dialect
        self._path = path
        self._guarded = list(guarded)
        self._connection: Connection | None = None
        self._cursor: Any = None
        self._gate = guard.Gate()
        self._begun = False
        self._committed = committed
        self._thread = 0
        self.at_hand: WeakValueDictionary[str, Commit] = WeakValueDictionary()
        """Commits this transaction has loaded and somebody still holds; forgotten with the next write."""

    def open(self) -> None:
        """Takes a connection for this thread.

        Raises:
            UnitUnusable: it is open already.
        """
        if self._connection is not None:
            raise UnitUnusable()
        self._thread = threading.get_ident()
        self._connection = self._engine.connect()
        self._gate = guard.arm(self._connection, self._guarded)
        self._cursor = self._connection.connection.cursor()

    def close(self) -> None:
        """Undoes what was not committed and gives the connection back."""
        connection, self._connection = self._connection, None
        self.at_hand.clear()
        if connection is not None:
            try:
                self._cursor.close()
                driver = connection.connection.dbapi_connection
                if driver is not None and getattr(driver, "in_transaction", True):
                    driver.rollback()  # SQLite may have rolled back by itself, e.g. on a full disk
            finally:
                self._begun = False
                connection.close()

    def query(self, statement: Executable) -> Rows:
        """Runs a statement built for the occasion; changes nothing."""
        self._ready("BEGIN")
        return self._own().execute(statement)

    def read(self, statement: Prepared, given: Parameters) -> list[Any]:
        """All rows of a prepared statement that changes nothing."""
        self._ready("BEGIN")
        self._execute(statement.sql(self._dialect), statement.positional(self._dialect, given))
        try:
            rows: list[Any] = self._cursor.fetchall()
        except dbapi2.Error as fault:
            raise driver_faults.of_driver(self._path, fault) from None
        return rows

    def read_of(self, statement: Prepared, names: Collection[str], **given: Any) -> list[Any]:
        """All rows of a prepared statement `among` these names; none for no names."""
        return self.read(statement, {**given, "names": sorted(names)}) if names else []

    def value(self, statement: Prepared, given: Parameters) -> Any:
        """The first column of the first row; None without rows."""
        rows = self.read(statement, given)
        return rows[0][0] if rows else None

    def write(self, statement: Prepared, given: Parameters) -> int:
        """Runs a prepared statement inside the guard; the first write takes the lock.

        Returns:
            Number of the row that was inserted last.

        Raises:
            StoreBusy: someone else holds the lock, or wrote since this unit began to read.
            StoreFull: no room.
        """
        self._ready("BEGIN IMMEDIATE")
        self.at_hand.clear()
        self._gate.opened = True
        try:
            self._execute(statement.sql(self._dialect), statement.positional(self._dialect, given))
        finally:
            self._gate.opened = False
        return int(self._cursor.lastrowid or 0)

    def write_all(self, statement: Prepared, given: Sequence[Parameters]) -> None:
        """Runs a prepared statement once per set of parameters, as `write`, in one call of the driver."""
        if not given:
            return
        self._ready("BEGIN IMMEDIATE")
        self.at_hand.clear()
        rows = [statement.positional(self._dialect, one) for one in given]
        self._gate.opened = True
        try:
            self._cursor.executemany(statement.sql(self._dialect), rows)
        except dbapi2.Error as fault:
            raise driver_faults.of_driver(self._path, fault) from None
        finally:
            self._gate.opened = False

    def lock(self) -> None:
        """Takes the write lock before anything is read."""
        self._ready("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Makes everything durable; the next statement begins a new transaction."""
        self._own()
        self.at_hand.clear()
        if self._begun:
            self._execute("COMMIT", ())
            self._begun = False
            if self._committed is not None:
                self._committed(self)

    def last_entry(self) -> tuple[int, str]:
        """Number and hash of the entry that arrived last; the hash is empty when it was purged since."""
        self._own()
        self._execute(_LAST_ENTRY, ())
        row = self._cursor.fetchone()
        return (int(row[0]), str(row[1] or "")) if row else (0, "")

    def hash_at(self, number: int) -> str | None:
        """Hash of the entry with that number of arrival; None when there is none."""
        self._own()
        self._execute("SELECT hash FROM commits WHERE seq = ?", (number,))
        row = self._cursor.fetchone()
        return None if row is None else str(row[0])

    def connection(self) -> Connection:
        """The connection, its transaction begun: for schema changes."""
        self._ready("BEGIN")
        return self._own()

    def _execute(self, sql: str, given: Sequence[Any]) -> None:
        try:
            self._cursor.execute(sql, given)
        except dbapi2.Error as fault:
            raise driver_faults.of_driver(self._path, fault) from None

    def _ready(self, how: str) -> None:
        self._own()
        if not self._begun:
            self._execute(how, ())
            self._begun = True

    def _own(self) -> Connection:
        if self._connection is None:
            raise UnitUnusable()
        if self._thread != threading.get_ident():
            raise WrongThread()
        return self._connection
