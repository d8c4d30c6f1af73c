"""One transaction on one connection, in one thread: what both units of work stand on.

It begins by itself: reading takes a snapshot, the first write takes the write lock. If another transaction
committed between the two, the write is refused (`StoreBusy`), so nobody writes over what they have not read.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Executable

from asystent_desktop.persistence import guard
from asystent_desktop.persistence.faults import UnitUnusable, WrongThread

Rows = CursorResult[*tuple[Any, ...]]
CHUNK = 500
"""How many values one `IN (…)` takes at most."""


class Session:
    """A transaction that begins at its first statement and ends by `commit` or `close`.

    Args:
        guarded: Names of the tables only `write` may touch.
    """

    def __init__(self, engine: Engine, guarded: Sequence[str]) -> None:
        self._engine = engine
        self._guarded = list(guarded)
        self._connection: Connection | None = None
        self._begun = False
        self._thread = 0

    def open(self) -> None:
        """Takes a connection for this thread.

        Raises:
            UnitUnusable: it is open already.
        """
        if self._connection is not None:
            raise UnitUnusable()
        self._thread = threading.get_ident()
        self._connection = self._engine.connect()
        guard.arm(self._connection, self._guarded)

    def close(self) -> None:
        """Undoes what was not committed and gives the connection back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                if self._begun:
                    connection.exec_driver_sql("ROLLBACK")
            finally:
                self._begun = False
                connection.close()

    def read(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Rows:
        """Runs a statement that changes nothing."""
        return self._ready("BEGIN").execute(statement, parameters)

    def write(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> Rows:
        """Runs a statement inside the guard; the first one takes the write lock.

        Raises:
            StoreBusy: someone else holds the lock, or wrote since this unit began to read.
            StoreFull: no room.
        """
        connection = self._ready("BEGIN IMMEDIATE")
        with guard.command(connection):
            return connection.execute(statement, parameters)

    def lock(self) -> None:
        """Takes the write lock before anything is read."""
        self._ready("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Makes everything durable; the next statement begins a new transaction."""
        connection = self._own()
        if self._begun:
            connection.exec_driver_sql("COMMIT")
            self._begun = False

    def connection(self) -> Connection:
        """The connection, its transaction begun: for reads that build many statements of their own."""
        return self._ready("BEGIN")

    def _ready(self, how: str) -> Connection:
        connection = self._own()
        if not self._begun:
            connection.exec_driver_sql(how)
            self._begun = True
        return connection

    def _own(self) -> Connection:
        if self._connection is None:
            raise UnitUnusable()
        if self._thread != threading.get_ident():
            raise WrongThread()
        return self._connection
