"""Rows of the projection: record kinds to tables and back, generated from the declarations.

Columns are TEXT or INTEGER: text, dates, instants and enums as text, int and bool as INTEGER, everything else
as deterministic JSON text. Beside a record's fields each row has `_created` (id of the creating operation),
`_ops` (field to live operation ids) and `_conflict` (field to rivals), both JSON and NULL when empty.
"""

import types
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum, auto
from functools import cached_property
from typing import Any, Union, get_args, get_origin

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    delete,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.schema import CreateTable

from asystent_desktop.domain.records import Kind, Record
from asystent_desktop.journal import codec
from asystent_desktop.journal.fold import FoldedRecord, Rival
from asystent_desktop.persistence.prepared import Prepared

TABLE_PREFIX = "rec_"
CREATED, OPS, CONFLICT = "_created", "_ops", "_conflict"
_ENCODER = msgspec.json.Encoder(order="deterministic")
_OPS = msgspec.json.Decoder(dict[str, tuple[str, ...]])
_CONFLICT = msgspec.json.Decoder(dict[str, tuple[Rival, ...]])
_PLAIN_TEXT = (str, date, datetime, time, Enum)


class Reach(Enum):
    """Whose records a statement reads."""

    ALL = auto()
    ONE = auto()
    SOME = auto()


class RowMap:
    """The table of one record kind, and the way from its rows to records and back.

    Attributes:
        table: The SQLAlchemy table; columns `scope`, `id`, the fields, then the three of the journal.
    """

    def __init__(self, kind: Kind, metadata: MetaData) -> None:
        self.kind = kind
        self._shapes = {name: _shape(kind.types[name]) for name in kind.fields}
        fields = [
            Column(name, Text if shape in ("text", "json") else Integer)
            for name, shape in self._shapes.items()
        ]
        name = TABLE_PREFIX + kind.name
        self.table = Table(
            name,
            metadata,
            Column("scope", Text, nullable=False, primary_key=True),
            Column("id", Text, nullable=False, primary_key=True),
            *fields,
            Column(CREATED, Text, nullable=False),
            Column(OPS, Text),
            Column(CONFLICT, Text),
        )
        Index(f"ix_{name}_id", self.table.c.id)
        Index(f"ix_{name}_conflict", self.table.c.scope, sqlite_where=self.table.c[CONFLICT].isnot(None))
        self._indexed = tuple(name for name, held in kind.rules.items() if held.indexed)
        for field in self._indexed:
            Index(f"ix_{name}_{field}", self.table.c.scope, self.table.c[field])
        self._special = tuple(
            (index, name, shape)
            for index, (name, shape) in enumerate(self._shapes.items(), start=2)
            if shape in ("bool", "json")
        )
        self._names = ("scope", "id", *kind.fields)
        self._finders: dict[tuple[Reach, frozenset[tuple[str, bool]]], Prepared] = {}
        self._counters: dict[frozenset[tuple[str, bool]], Prepared] = {}
        self._newest: dict[tuple[str, bool, frozenset[tuple[str, bool]]], Prepared] = {}

    # The statements are made when first used: a program that starts needs those of a few kinds out of eighty.

    @cached_property
    def upsert(self) -> Prepared:
        """Writes a row, new or not, and keeps the row's number."""
        return Prepared(_upsert(self.table))

    @cached_property
    def select_one(self) -> Prepared:
        """The row of (`of_scope`, `of_id`)."""
        return Prepared(select(self.table).where(*_here(self.table)))

    @cached_property
    def delete_one(self) -> Prepared:
        """Takes that row away."""
        return Prepared(delete(self.table).where(*_here(self.table)))

    @cached_property
    def select_conflicts(self) -> Prepared:
        """Rows with rival values."""
        return Prepared(_rivals(self.table))

    @cached_property
    def select_conflicts_in(self) -> Prepared:
        """Those of `of_scope`; all of them are few."""
        here_alone = literal_column(f'+"{self.table.name}".scope') == bindparam("of_scope")
        return Prepared(_rivals(self.table).where(here_alone))

    @cached_property
    def select_by_id(self) -> Prepared:
        """The row of `of_id`; of two scopes that claim one id, the one stored first."""
        found = select(self.table).where(self.table.c.id == bindparam("of_id"))
        return Prepared(found.order_by(literal_column(f'"{self.table.name}".rowid')).limit(1))

    @cached_property
    def select_some(self) -> Prepared:
        """The rows of `of_ids`, a JSON list, whatever their scopes."""
        each = func.json_each(bindparam("of_ids", type_=Text)).table_valued("value")
        return Prepared(select(self.table).where(self.table.c.id.in_(select(each.c.value))))

    @cached_property
    def declaration(self) -> str:
        """What the table's content follows: its columns, the merge kind, the index, version and upcasters."""
        kind = self.kind
        parts = (kind.merge, sorted(kind.searchable), kind.version, sorted(kind.upcasts), *self._indexed)
        return " ".join(str(part) for part in (CreateTable(self.table), *parts))

    def finder(self, reach: Reach, equals: Mapping[str, Any]) -> Prepared:
        """Records not deleted, oldest id first, with these values (`eq_<field>`).

        Args:
            reach: Of every scope, of one (`of_scope`), or of some (`of_scope`: a JSON list).
            equals: Column values; which fields and which of them are None shapes the statement, made once.
        """
        shape = (reach, frozenset((name, value is None) for name, value in equals.items()))
        made = self._finders.get(shape)
        if made is None:
            wanted = self._wanted(reach, equals)
            few = any(name in self._indexed for name in equals)
            by_id = _sorted_late(self.table) if few else self.table.c.id
            made = self._finders[shape] = Prepared(select(self.table).where(*wanted).order_by(by_id))
        return made

    def newest(self, by: str, reach: Reach, equals: Mapping[str, Any]) -> Prepared:
        """As `finder`, but the latest by one field first, and no more than `at_most`."""
        shape = (by, reach is Reach.ONE, frozenset((name, value is None) for name, value in equals.items()))
        made = self._newest.get(shape)
        if made is None:
            latest = (self.table.c[by].desc(), self.table.c.id.desc())
            found = select(self.table).where(*self._wanted(reach, equals)).order_by(*latest)
            made = self._newest[shape] = Prepared(found.limit(bindparam("at_most", type_=Integer)))
        return made

    def counter(self, equals: Mapping[str, Any]) -> Prepared:
        """How many records of `of_scope` are not deleted and have these values."""
        shape = frozenset((name, value is None) for name, value in equals.items())
        made = self._counters.get(shape)
        if made is None:
            alive, *wanted = self._wanted(Reach.ONE, equals)
            if not self.kind.grows_only:  # which are never deleted: an index alone may answer
                wanted.append(alive)
            made = self._counters[shape] = Prepared(
                select(func.count()).select_from(self.table).where(*wanted)
            )
        return made

    def _wanted(self, reach: Reach, equals: Mapping[str, Any]) -> list[ColumnElement[bool]]:
        wanted: list[ColumnElement[bool]] = [self.table.c.deleted == literal_column("0")]
        if reach is Reach.ONE:
            wanted.append(self.table.c.scope == bindparam("of_scope"))
        elif reach is Reach.SOME:
            each = func.json_each(bindparam("of_scope", type_=Text)).table_valued("value")
            wanted.append(self.table.c.scope.in_(select(each.c.value)))
        for name, value in equals.items():
            column = self.table.c[name]
            wanted.append(column.is_(None) if value is None else column == bindparam(f"eq_{name}"))
        return wanted

    def row(self, scope: str, record_id: str, folded: FoldedRecord) -> dict[str, Any]:
        """The row of a folded record, as parameters of an insert."""
        values: dict[str, Any] = {
            name: self.column_value(name, folded.values[name]) for name in self.kind.fields
        }
        values |= {"scope": scope, "id": record_id, CREATED: folded.created}
        values[OPS] = _ENCODER.encode(folded.ops).decode() if folded.ops else None
        values[CONFLICT] = _ENCODER.encode(folded.conflict).decode() if folded.conflict else None
        return values

    def column_value(self, field: str, value: Any) -> Any:
        """A field's JSON value as its column holds it."""
        if value is None:
            return None
        shape = self._shapes[field]
        if shape == "json":
            return _ENCODER.encode(value).decode()
        return int(value) if shape == "bool" else value

    def folded(self, row: Sequence[Any]) -> FoldedRecord:
        """The folded record of a whole row (`SELECT` of the table's columns in order)."""
        values = self._values(row)
        del values["scope"], values["id"]
        created, ops, conflict = row[-3:]
        return FoldedRecord(values, created, *self.registers(ops, conflict))

    def registers(
        self, ops: str | None, conflict: str | None
    ) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[Rival, ...]]]:
        """What the columns `_ops` and `_conflict` hold."""
        return _OPS.decode(ops) if ops else {}, _CONFLICT.decode(conflict) if conflict else {}

    def json_value(self, field: str, held: Any) -> Any:
        """The JSON value of a column; of one that holds something else, `codec.REQUIRED`."""
        shape = self._shapes[field]
        if held is None or shape in ("text", "int"):
            return held
        if shape == "bool":
            return held != 0 if held in (0, 1) else codec.REQUIRED
        try:
            return msgspec.json.decode(held)
        except (msgspec.DecodeError, TypeError):
            return codec.REQUIRED

    def record(self, row: Sequence[Any]) -> Record:
        """The record of a whole row.

        Raises:
            UnreadableValue: the row holds what the declaration cannot read.
        """
        values = self._values(row)
        return codec.decode(self.kind, values["id"], values["scope"], values)

    def _values(self, row: Sequence[Any]) -> dict[str, Any]:
        values = dict(zip(self._names, row, strict=False))
        for index, name, shape in self._special:
            held = row[index]
            if held is not None:
                values[name] = held != 0 if shape == "bool" else msgspec.json.decode(held)
        return values


def row_maps(kinds: Mapping[str, Kind], metadata: MetaData) -> dict[str, RowMap]:
    """The row maps of all kinds, by kind name, their tables added to `metadata`."""
    return {name: RowMap(kind, metadata) for name, kind in sorted(kinds.items())}


def _here(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.id == bindparam("of_id"), table.c.scope == bindparam("of_scope")


def _rivals(table: Table) -> Select[Any]:
    return select(table).where(table.c[CONFLICT].isnot(None)).order_by(_sorted_late(table))


def _sorted_late(table: Table) -> ColumnElement[Any]:
    """Where an index finds few rows, SQLite shall not walk the key to spare a sort: "+" hides the key."""
    return literal_column(f'+"{table.name}".id')


def _upsert(table: Table) -> Insert:
    plain = insert(table)
    changes = {
        column.name: plain.excluded[column.name]
        for column in table.columns
        if column.name not in ("scope", "id")
    }
    return plain.on_conflict_do_update(index_elements=["scope", "id"], set_=changes)


def _shape(declared: Any) -> str:
    """How a column holds a field of that type: "text", "int", "bool" or "json"."""
    if get_origin(declared) in (Union, types.UnionType):
        parts = [one for one in get_args(declared) if one is not type(None)]
        return _shape(parts[0]) if len(parts) == 1 else "json"
    if declared is bool:
        return "bool"
    if declared is int:
        return "int"
    if isinstance(declared, type) and issubclass(declared, _PLAIN_TEXT):
        return "text"
    return "json"
