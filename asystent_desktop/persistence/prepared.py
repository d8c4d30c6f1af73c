"""Core statements compiled once and run on the driver's own cursor.

A save runs a dozen small statements; SQLAlchemy's bookkeeping around each costs several times the statement.
The statements stay Core expressions, so the same code serves another dialect.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Dialect


class Prepared:
    """A static statement; parameters are given by name at each run.

    Args:
        statement: Core expression whose binds are all named.
        keys: Columns an INSERT is given; all of the table's when left out.
    """

    def __init__(self, statement: ClauseElement, keys: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._keys = keys
        self._compiled: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {}

    def sql(self, dialect: Dialect) -> str:
        """The statement's text, with positional placeholders."""
        return self._for(dialect)[0]

    def positional(self, dialect: Dialect, given: Mapping[str, Any]) -> list[Any]:
        """The parameters in the order of the placeholders.

        Raises:
            KeyError: one is missing.
        """
        _, names, fixed = self._for(dialect)
        return [given[name] if name in given else fixed[name] for name in names]

    def _for(self, dialect: Dialect) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        made = self._compiled.get(dialect.name)
        if made is None:
            compiled = self._statement.compile(
                dialect=dialect, column_keys=None if self._keys is None else list(self._keys)
            )
            names = tuple(getattr(compiled, "positiontup", None) or ())
            fixed = {name: value for name, value in compiled.params.items() if value is not None}
            made = self._compiled[dialect.name] = (str(compiled), names, fixed)
        return made
