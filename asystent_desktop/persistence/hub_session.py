"""One transaction of a hub on one connection, in one thread."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

from asystent_desktop.persistence.faults import UnitUnusable, WrongThread
from asystent_desktop.persistence.hub_engine import HubEngine, Mode
from asystent_desktop.persistence.journal_rows import chunks

Rows = CursorResult[*tuple[Any, ...]]


class HubSession:
    """A transaction that begins when the session is opened and ends by `commit` or `close`.

    After `commit` the next statement begins a new one, in the same mode.
    """

    def __init__(self, made: HubEngine, office: str, mode: Mode) -> None:
        self.office = office
        self._made = made
        self._mode: Mode = mode
        self._connection: Connection | None = None
        self._begun = False
        self._thread = 0

    def open(self) -> None:
        """Takes a connection for this thread and begins.

        Raises:
            UnitUnusable: it is open already.
            DatabaseAway, StoreBusy: the database or the office's lock cannot be had.
        """
        if self._connection is not None:
            raise UnitUnusable()
        self._thread = threading.get_ident()
        self._connection = self._made.engine.connect()
        try:
            self._ready()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Undoes what was not committed and gives the connection back."""
        connection, self._connection = self._connection, None
        self._begun = False
        if connection is not None:
            connection.close()  # rolls back

    def query(self, statement: Executable, given: Mapping[str, Any] | None = None) -> Rows:
        """Runs a statement."""
        return self._ready().execute(statement, given)

    def select_in(self, column: ColumnElement[Any], names: Iterable[str], statement: Any) -> list[Any]:
        """All rows of a select, for the values of one column, in portions."""
        return [
            row for part in chunks(sorted(names)) for row in self.query(statement.where(column.in_(part)))
        ]

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds rows, the office filled in; one that is there already stays as it is."""
        self._upsert(table, rows, ())

    def put(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds rows or replaces what is no key in them."""
        keys = {column.name for column in table.primary_key}
        self._upsert(table, rows, [column.name for column in table.columns if column.name not in keys])

    def commit(self) -> None:
        """Makes everything durable."""
        if self._begun:
            self._own().commit()
            self._begun = False

    def connection(self) -> Connection:
        """The connection, its transaction begun."""
        return self._ready()

    def _upsert(self, table: Table, rows: Sequence[Mapping[str, Any]], replaced: Sequence[str]) -> None:
        if not rows:
            return
        keys = [column.name for column in table.primary_key]
        made: Any = (postgresql if self._made.name == "postgresql" else sqlite).insert(table)
        if replaced:
            statement = made.on_conflict_do_update(
                index_elements=keys, set_={name: made.excluded[name] for name in replaced}
            )
        else:
            statement = made.on_conflict_do_nothing(index_elements=keys)
        self._ready().execute(statement, [{"office": self.office, **row} for row in rows])

    def _ready(self) -> Connection:
        connection = self._own()
        if not self._begun:
            self._made.begin(connection, self.office, self._mode)
            self._begun = True
        return connection

    def _own(self) -> Connection:
        if self._connection is None:
            raise UnitUnusable()
        if self._thread != threading.get_ident():
            raise WrongThread()
        return self._connection
