"""Records to JSON values and back, driven by the record declarations.

Dates and times are ISO 8601 text, instants end in "Z", enums their value, tuples lists, dataclasses objects.
"""

import dataclasses
from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args

import msgspec

from asystent_desktop.domain.records import Kind, Record
from asystent_desktop.journal.faults import BadValue, UnreadableValue

REQUIRED = object()
"""Stands for "no default"."""


def encode(kind: Kind, record: Record) -> dict[str, Any]:
    """All journalled fields of a record as JSON values, in order of declaration.

    Raises:
        BadValue: a value does not have its declared type, or an instant is not aware.
    """
    try:
        raw = _plain(_in_utc(kind, record))
        msgspec.convert(raw, kind.cls)
    except (TypeError, UnicodeEncodeError, msgspec.ValidationError):
        raise BadValue(kind=kind.name, record=record.id) from None
    return {name: raw[name] for name in kind.rules}


def decode(kind: Kind, record_id: str, scope: str, values: dict[str, Any]) -> Record:
    """The record of these values; fields left out take their defaults.

    Raises:
        UnreadableValue: this version's declaration cannot read them.
    """
    try:
        record: Record = msgspec.convert({**values, "id": record_id, "scope": scope}, kind.cls)
    except msgspec.ValidationError:
        raise UnreadableValue(kind=kind.name, record=record_id) from None
    return record


def encode_field(kind: Kind, field: str, value: object) -> Any:
    """One field's value as a JSON value.

    Raises:
        BadValue: it does not have the field's type, or the kind has no such field.
    """
    if field not in kind.types:
        raise BadValue(kind=kind.name, field=field)
    if isinstance(value, datetime):
        value = value.astimezone(UTC) if value.tzinfo is not None else object()
    try:
        raw = _plain(value)
        msgspec.convert(raw, kind.types[field])
    except (TypeError, UnicodeEncodeError, msgspec.ValidationError):
        raise BadValue(kind=kind.name, field=field) from None
    return raw


def decode_field(kind: Kind, field: str, value: Any) -> Any:
    """One field's value in its own type.

    Raises:
        UnreadableValue: this version's declaration cannot read it.
    """
    try:
        return msgspec.convert(value, kind.types[field])
    except (KeyError, msgspec.ValidationError):
        raise UnreadableValue(kind=kind.name, field=field) from None


def readable(kind: Kind, field: str, value: Any) -> bool:
    """Whether this version knows the field and can read the value."""
    try:
        decode_field(kind, field, value)
    except UnreadableValue:
        return False
    return True


def default(kind: Kind, field: str) -> Any:
    """The field's default as a JSON value, or `REQUIRED`."""
    cls: Any = kind.cls
    return _defaults(cls)[field]


def _plain(value: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


@cache
def _defaults(cls: Any) -> dict[str, Any]:
    return {
        one.name: REQUIRED if one.default is dataclasses.MISSING else _plain(one.default)
        for one in dataclasses.fields(cls)
    }


@cache
def _instants(cls: Any) -> tuple[str, ...]:
    return tuple(
        one.name for one in dataclasses.fields(cls) if one.type is datetime or datetime in get_args(one.type)
    )


def _in_utc(kind: Kind, record: Record) -> Record:
    """The record with every instant in UTC, so that one instant has one encoding."""
    cls: Any = kind.cls
    changed: dict[str, Any] = {}
    for name in _instants(cls):
        value = getattr(record, name)
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise BadValue(kind=kind.name, record=record.id, field=name)
            if value.tzinfo is not UTC:
                changed[name] = value.astimezone(UTC)
    return dataclasses.replace(record, **changed) if changed else record
