"""The rows of one office as lines, and back: what a backup of a hub is made of, on either database.

A line is a JSON object: {"table": name, "row": {...}}, bytes as base64. The first line names format, schema
and office, the last one counts the others, so that a cut backup is seen. Rows are taken as they lie, sealed.
The wrapped scope keys are a document of their own: their copies must live at most 35 days, the others may
live on, for without a key a scope's rows are noise (docs/hub-store.md).
"""

import base64
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import LargeBinary, Table, func, select

from asystent_desktop.hub.faults import DumpDamaged, HubNotEmpty
from asystent_desktop.persistence.hub_schema import CHUNKS, COMMITS, CONTENT, SCOPE_KEYS, VERSION
from asystent_desktop.persistence.hub_session import HubSession

FORMAT = "asystent-hub-dump/1"
KEYS_FORMAT = "asystent-hub-keys/1"
_BATCH = 500
_LARGE_BATCH = 4
"""Chunks of scans take up to 1 MiB each."""

_TABLES = {table.name: table for table in CONTENT}


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    office: str
    schema: int


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    table: str
    row: dict[str, Any]


class _End(msgspec.Struct, forbid_unknown_fields=True):
    rows: int


class _Keys(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    office: str
    keys: list[dict[str, Any]]


def dump(session: HubSession) -> Iterator[bytes]:
    """All rows but the scope keys, in one snapshot."""
    encode = msgspec.json.encode
    yield encode(_Head(FORMAT, session.office, VERSION))
    count = 0
    for table in CONTENT:
        for row in _rows(session, table):
            yield encode(_Row(str(table.name), row))
            count += 1
    yield encode(_End(count))


def dump_keys(session: HubSession) -> bytes:
    """The wrapped scope keys, those destroyed named without one."""
    return msgspec.json.encode(_Keys(KEYS_FORMAT, session.office, list(_rows(session, SCOPE_KEYS))))


def load(session: HubSession, lines: Iterable[bytes], keys: bytes) -> int:
    """Puts the rows back into an office without commits; returns their number.

    Raises:
        HubNotEmpty: there are commits.
        DumpDamaged: a line is none, of another office or of a newer schema; or lines are missing.
    """
    held = select(func.count()).select_from(COMMITS).where(COMMITS.c.office == session.office)
    if session.query(held).scalar_one():
        raise HubNotEmpty()
    number, count, ended = 0, 0, False
    batch: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(lines):
        if ended:
            raise DumpDamaged(line=number)
        if number == 0:
            _check_head(line, session.office)
        elif line.startswith(b'{"rows"'):
            ended = _decoded(line, _End, number).rows == count
        else:
            table, row = _read(line, number)
            rows = batch.setdefault(table.name, [])
            rows.append(row)
            count += 1
            if len(rows) >= _batch(table):
                session.put(table, batch.pop(table.name))
    if not ended:
        raise DumpDamaged(line=number)
    for name, rows in batch.items():
        session.put(_TABLES[name], rows)
    _load_keys(session, keys)
    return count


def _rows(session: HubSession, table: Table) -> Iterator[dict[str, Any]]:
    columns = [column for column in table.columns if column.name != "office"]
    statement = select(*columns).where(table.c.office == session.office)
    for row in session.query(statement.execution_options(yield_per=_batch(table))):
        yield {
            column.name: base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value
            for column, value in zip(columns, row, strict=True)
        }


def _batch(table: Table) -> int:
    return _LARGE_BATCH if table is CHUNKS else _BATCH


def _check_head(line: bytes, office: str) -> None:
    head = _decoded(line, _Head, 0)
    if (head.format, head.office) != (FORMAT, office) or head.schema > VERSION:
        raise DumpDamaged(line=0)


def _read(line: bytes, number: int) -> tuple[Table, dict[str, Any]]:
    held = _decoded(line, _Row, number)
    table = _TABLES.get(held.table)
    if table is None:
        raise DumpDamaged(line=number)
    return table, _binary(table, held.row, number)


def _load_keys(session: HubSession, keys: bytes) -> None:
    held = _decoded(keys, _Keys, -1)
    if (held.format, held.office) != (KEYS_FORMAT, session.office):
        raise DumpDamaged(line=-1)
    session.put(SCOPE_KEYS, [_binary(SCOPE_KEYS, row, -1) for row in held.keys])


def _binary(table: Table, row: dict[str, Any], number: int) -> dict[str, Any]:
    """The row with its bytes decoded.

    Raises:
        DumpDamaged: it does not have the table's columns.
    """
    columns = {column.name: column for column in table.columns if column.name != "office"}
    if set(row) != set(columns):
        raise DumpDamaged(line=number)
    try:
        return {
            name: base64.b64decode(value, validate=True)
            if value is not None and isinstance(columns[name].type, LargeBinary)
            else value
            for name, value in row.items()
        }
    except (ValueError, TypeError):
        raise DumpDamaged(line=number) from None


def _decoded(line: bytes, shape: Any, number: int) -> Any:
    try:
        return msgspec.json.decode(line, type=shape)
    except (msgspec.DecodeError, ValueError):
        raise DumpDamaged(line=number) from None
