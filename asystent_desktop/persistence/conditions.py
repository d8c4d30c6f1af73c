"""Conditions the two databases spell differently, for statements that are compiled once."""

from typing import Any

from sqlalchemy import ARRAY, Boolean, ColumnElement, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler


class _Condition(ColumnElement[bool]):
    inherit_cache = False
    type = Boolean()

    def self_group(self, against: Any = None) -> "_Condition":
        """Itself: inside AND and OR it needs neither brackets nor a comparison with 1."""
        return self


class Among(_Condition):
    """Whether a text column holds one of the values given by that name: one parameter for all of them.

    SQLite reads the list as JSON text, PostgreSQL as an array; `prepared.Prepared` gives each its own.

    Args:
        negated: Whether it holds none of them.
    """

    def __init__(self, column: ColumnElement[Any], name: str, *, negated: bool = False) -> None:
        self.column = column
        self.given = bindparam(name, type_=ARRAY(Text))
        self.negated = negated


class Begins(_Condition):
    """Whether a text column begins with the text given by that name, looked up in its index where it can be.

    SQLite compares octets, so what begins so lies in one stretch. PostgreSQL may sort by a language's rules.
    """

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.given = bindparam(name, type_=Text)


@compiles(Among, "sqlite")
def _among_on_sqlite(element: Among, compiler: SQLCompiler, **words: Any) -> str:
    column, given = compiler.process(element.column, **words), compiler.process(element.given, **words)
    return f"{column} {'NOT ' * element.negated}IN (SELECT value FROM json_each({given}))"


@compiles(Among, "postgresql")
def _among_on_postgresql(element: Among, compiler: SQLCompiler, **words: Any) -> str:
    column, given = compiler.process(element.column, **words), compiler.process(element.given, **words)
    return f"{column} <> ALL ({given})" if element.negated else f"{column} = ANY ({given})"


@compiles(Begins, "sqlite")
def _begins_on_sqlite(element: Begins, compiler: SQLCompiler, **words: Any) -> str:
    column, given = compiler.process(element.column, **words), compiler.process(element.given, **words)
    return f"{column} >= {given} AND {column} < {compiler.process(element.given, **words)} || char(1114111)"


@compiles(Begins, "postgresql")
def _begins_on_postgresql(element: Begins, compiler: SQLCompiler, **words: Any) -> str:
    column, given = compiler.process(element.column, **words), compiler.process(element.given, **words)
    return f"starts_with({column}, {given})"
