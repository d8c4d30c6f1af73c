"""One transaction of a hub on one connection, in one thread.

Statements of every exchange are `Prepared` and name the office `of_office`, which the session gives; `query`
is for those that are rare.
"""

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

from asystent_desktop.persistence.faults import UnitUnusable, WrongThread
from asystent_desktop.persistence.hub_engine import HubEngine, Mode
from asystent_desktop.persistence.journal_rows import chunks
from asystent_desktop.persistence.prepared import Prepared

Rows = CursorResult[*tuple[Any, ...]]
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class HubSession:
    """A transaction that begins when the session is opened and ends by `commit` or `close`.

    After `commit` the next statement begins a new one, in the same mode.
    """

    def __init__(self, made: HubEngine, office: str, mode: Mode) -> None:
        self.office = office
        self._own_office = {"office": office, "of_office": office}
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
        """Runs a statement built for the occasion."""
        return self._ready().execute(statement, given)

    def read(self, statement: Prepared, given: Mapping[str, Any] = _NOTHING) -> Sequence[Any]:
        """All rows of a prepared statement."""
        return self._run(statement, given).all()

    def read_of(self, statement: Prepared, names: Collection[str], **given: Any) -> Sequence[Any]:
        """All rows of a prepared statement `among` these names; none for no names."""
        return self.read(statement, {**given, "names": sorted(names)}) if names else ()

    def values(self, statement: Prepared, given: Mapping[str, Any] = _NOTHING) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.read(statement, given)]

    def write(self, statement: Prepared, given: Mapping[str, Any] = _NOTHING) -> int:
        """Runs a prepared statement that changes rows; says how many."""
        return self._run(statement, given).rowcount

    def write_all(self, statement: Prepared, given: Iterable[Mapping[str, Any]]) -> None:
        """Runs a prepared statement once per set of parameters, in one call of the driver."""
        rows = [self._given(statement, one) for one in given]
        if rows:
            connection = self._ready()
            connection.exec_driver_sql(statement.sql(connection.dialect), rows)

    def select_in(self, column: ColumnElement[Any], names: Iterable[str], statement: Any) -> list[Any]:
        """All rows of a select built for the occasion, for the values of one column, in portions."""
        return [
            row for part in chunks(sorted(names)) for row in self.query(statement.where(column.in_(part)))
        ]

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds rows, the office filled in; one that is there already stays as it is."""
        self.write_all(_adding(self._made.name, table), rows)

    def put(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds rows or replaces what is no key in them."""
        self.write_all(_adding(self._made.name, table, replacing=True), rows)

    def commit(self) -> None:
        """Makes everything durable."""
        if self._begun:
            self._own().commit()
            self._begun = False

    def connection(self) -> Connection:
        """The connection, its transaction begun."""
        return self._ready()

    def _run(self, statement: Prepared, given: Mapping[str, Any]) -> Rows:
        connection = self._ready()
        return connection.exec_driver_sql(statement.sql(connection.dialect), self._given(statement, given))

    def _given(self, statement: Prepared, given: Mapping[str, Any]) -> Any:
        """The parameters as the driver takes them, the office among them."""
        dialect, whole = self._made.engine.dialect, {**given, **self._own_office}
        if self._made.name == "postgresql":
            return statement.named(dialect, whole)
        return tuple(statement.positional(dialect, whole))

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


@cache
def _adding(database: str, table: Table, *, replacing: bool = False) -> Prepared:
    """Adds a whole row; one of the same key stays as it is or is replaced."""
    keys = [column.name for column in table.primary_key]
    made: Any = (postgresql if database == "postgresql" else sqlite).insert(table)
    rest = [column.name for column in table.columns if column.name not in keys]
    if not replacing or not rest:
        return Prepared(made.on_conflict_do_nothing(index_elements=keys))
    return Prepared(
        made.on_conflict_do_update(index_elements=keys, set_={name: made.excluded[name] for name in rest})
    )
