"""The rows of one saved visit, learned from the store and written again by hand.

One visit is saved, and what it added to or changed in the tables is kept. Later those rows are written again
under fresh ids, in one transaction with one signature, into a copy of the store, on a connection opened as
ours is. The shadow tables of the search index are left to the index itself.
"""

import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from asystent_desktop.crypto.signing import SigningKey

_INDEX = "search_text"
_ID = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Row = tuple[Any, ...]
Tables = dict[str, Counter[Row]]
"""Rows with how often they stand there: two cards may hold the same text."""


def connect(path: Path, key: bytes) -> Any:
    """A connection with the pragmas of the store's own."""
    connection = dbapi2.connect(str(path), isolation_level=None, cached_statements=256)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in ("temp_store = MEMORY", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@dataclass(frozen=True)
class Learned:
    """What one save did.

    Attributes:
        added: Rows by table, integer keys taken out so that the table deals its own.
        gone: Rows by table that were replaced by nothing of the same key (the former head).
        fresh: Ids that are new with every save.
        columns: Quoted column names by table.
    """

    added: Tables
    gone: Tables
    fresh: frozenset[str]
    columns: dict[str, list[str]]

    @property
    def count(self) -> int:
        """Rows written."""
        return sum(rows.total() for rows in self.added.values())


def learn(path: Path, key: bytes, save: Callable[[], object]) -> Learned:
    """Looks at the tables before and after one save."""
    connection = connect(path, key)
    try:
        names = _tables(connection)
        columns = {name: _columns(connection, name) for name in names}
        before = _rows(connection, columns)
        save()
        after = _rows(connection, columns)
    finally:
        connection.close()
    known = {found for rows in before.values() for row in rows for found in _ids(row)}
    added = {name: after[name] - before[name] for name in names if after[name] - before[name]}
    new = {found for rows in added.values() for row in rows for found in _ids(row)} - known
    gone = {name: before[name] - after[name] for name in ("heads",)}
    return Learned(added, gone, frozenset(new), columns)


class ByHand:
    """Writes what was learned, again and again."""

    def __init__(self, path: Path, key: bytes, learned: Learned) -> None:
        self._connection = connect(path, key)
        self._learned = learned
        self._signing = SigningKey.generate()
        self._heads: Iterable[Row] = learned.gone["heads"]
        self._envelope = next(iter(learned.added["commits"]))[learned.columns["commits"].index('"envelope"')]

    def save(self) -> None:
        """One transaction, durable when it returns."""
        renamed = {old: _like(old) for old in self._learned.fresh}
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        signature = self._signing.sign(self._envelope)
        for table, rows in self._learned.added.items():
            columns = self._learned.columns[table]
            statement = (
                f'INSERT OR REPLACE INTO "{table}" ({", ".join(columns)}) '
                f"VALUES ({', '.join('?' * len(columns))})"
            )
            for row in rows.elements():
                values = [renamed.get(value, value) if isinstance(value, str) else value for value in row]
                if table == "commits":
                    values[columns.index('"signature"')] = signature
                execute(statement, values)
        for row in self._heads:
            execute("DELETE FROM heads WHERE hash = ?", row[:1])
        execute("COMMIT")
        self._heads = {(renamed.get(row[0], row[0]),) for row in self._learned.added["heads"]}

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()


def _tables(connection: Any) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    shadow = tuple(f"{_INDEX}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
    return [name for (name,) in rows if name not in shadow and not name.startswith("sqlite_")]


def _columns(connection: Any, table: str) -> list[str]:
    """All columns but an integer key."""
    found = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = [name for _number, name, kind, _null, _default, key in found if not (key and kind == "INTEGER")]
    return [f'"{name}"' for name in names]


def _rows(connection: Any, columns: dict[str, list[str]]) -> Tables:
    return {
        name: Counter(connection.execute(f'SELECT {", ".join(held)} FROM "{name}"').fetchall())
        for name, held in columns.items()
    }


def _ids(row: Row) -> set[str]:
    return {value for value in row if isinstance(value, str) and _ID.fullmatch(value)}


def _like(old: str) -> str:
    """A fresh id of the same shape."""
    fresh = secrets.token_hex(32)[: len(old)]
    return "".join("-" if char == "-" else fresh[at] for at, char in enumerate(old))
