"""Core statements compiled once and run on the driver's own cursor.

A save runs a dozen small statements; SQLAlchemy's bookkeeping around each costs several times the statement.
The statements stay Core expressions, so the same code serves another dialect.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, BindParameter, ClauseElement, Dialect


@dataclass(frozen=True)
class _Compiled:
    """A statement in one dialect.

    Attributes:
        names: Of its parameters, in the order of their placeholders where these have one.
        fixed: Values of parameters that the statement itself holds.
        lists: Which are given as JSON text (SQLite has no lists).
    """

    sql: str
    names: tuple[str, ...]
    fixed: Mapping[str, Any]
    lists: frozenset[str]


class Prepared:
    """A static statement; parameters are given by name at each run.

    Args:
        statement: Core expression whose binds are all named.
        keys: Columns an INSERT is given; all of the table's when left out.
    """

    def __init__(self, statement: ClauseElement, keys: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._keys = keys
        self._compiled: dict[str, _Compiled] = {}

    def sql(self, dialect: Dialect) -> str:
        """The statement's text, with the placeholders of the dialect's driver."""
        return self._for(dialect).sql

    def positional(self, dialect: Dialect, given: Mapping[str, Any]) -> list[Any]:
        """The parameters in the order of the placeholders.

        Raises:
            KeyError: one is missing.
        """
        made = self._for(dialect)
        if made.lists or made.fixed:
            lists = {name: json.dumps(list(given[name])) for name in made.lists}
            given = {**made.fixed, **given, **lists}
        return [given[name] for name in made.names]

    def named(self, dialect: Dialect, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters by name, for a driver whose placeholders have names.

        Raises:
            KeyError: one is missing.
        """
        made = self._for(dialect)
        return {name: given[name] if name in given else made.fixed[name] for name in made.names}

    def _for(self, dialect: Dialect) -> _Compiled:
        made = self._compiled.get(dialect.name)
        if made is None:
            compiled = self._statement.compile(
                dialect=dialect, column_keys=None if self._keys is None else list(self._keys)
            )
            ordered = getattr(compiled, "positiontup", None)
            binds: Mapping[str, BindParameter[Any]] = getattr(compiled, "binds", {})
            lists = {name for name, one in binds.items() if isinstance(one.type, ARRAY)}
            made = self._compiled[dialect.name] = _Compiled(
                str(compiled),
                tuple(ordered if ordered is not None else compiled.params),
                {name: value for name, value in compiled.params.items() if value is not None},
                frozenset(lists if ordered is not None else ()),
            )
        return made
