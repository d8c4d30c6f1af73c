"""Full-text search inside the encrypted store: an FTS5 table over folded text.

The index holds each record's searchable fields folded by `i18n.folding`; queries go through the same module,
so what a person types is never a query language. Snippets come from the record's own text. FTS5's
`secure-delete` is on: removed words leave no trace in its segments.

Best first means: families, then their people, then whatever was written last. A row's number says so by
itself (`_BANDS`), so the index is walked from its end and left after `limit` hits: what one letter finds in
50,000 notes costs no more than what it finds in 500. Weighing the words instead would read every hit.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select, text

from asystent_desktop.i18n.folding import fold, hit_spans, match_expression
from asystent_desktop.journal.fold import DELETED, FoldedRecord
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.rows import RowMap
from asystent_desktop.persistence.schema import SEARCH_ROWS, SEARCH_TEXT
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.store import Hit

MARK_START, MARK_END = "\x02", "\x03"
_BEFORE, _LENGTH = 40, 160
_TO_SPACES = str.maketrans(dict.fromkeys("\n\r\t\x02\x03", " "))
_FIND = Prepared(
    select(SEARCH_ROWS.c.row).where(
        SEARCH_ROWS.c.record == bindparam("record"),
        SEARCH_ROWS.c.kind == bindparam("kind"),
        SEARCH_ROWS.c.scope == bindparam("scope"),
    )
)
_OF_SCOPE = Prepared(select(SEARCH_ROWS.c.row).where(SEARCH_ROWS.c.scope == bindparam("scope")))
_BANDS = {"family": 2, "family_member": 1}
_BAND_BITS = 40
"""Rows of a kind are numbered from its band times 2^40 on; kinds left out are in band 0."""
_ADD_ROW = Prepared(
    text(
        'INSERT INTO search_rows ("row", scope, kind, record) SELECT coalesce(max("row"), :first - 1) + 1, '
        ':scope, :kind, :record FROM search_rows WHERE "row" >= :first AND "row" < :beyond'
    )
)
_LAST_ROW = Prepared(text('SELECT max("row") FROM search_rows WHERE "row" >= :first AND "row" < :beyond'))
_ADD_NUMBERED = Prepared(
    text('INSERT INTO search_rows ("row", scope, kind, record) VALUES (:found, :scope, :kind, :record)')
)
_DROP_ROW = Prepared(delete(SEARCH_ROWS).where(SEARCH_ROWS.c.row == bindparam("found")))
_ADD_TEXT = Prepared(text(f"INSERT INTO {SEARCH_TEXT} (rowid, body) VALUES (:found, :body)"))
_TEXT = Prepared(text(f"SELECT body FROM {SEARCH_TEXT} WHERE rowid = :found"))
_CHANGE_TEXT = Prepared(text(f"UPDATE {SEARCH_TEXT} SET body = :body WHERE rowid = :found"))
_DROP_TEXT = Prepared(text(f"DELETE FROM {SEARCH_TEXT} WHERE rowid = :found"))
_QUERY = Prepared(
    text(
        f'SELECT r.kind, r.record, r.scope FROM {SEARCH_TEXT} t JOIN search_rows r ON r."row" = t.rowid '
        f"WHERE {SEARCH_TEXT} MATCH :query ORDER BY t.rowid DESC LIMIT :limit"
    )
)


def index(session: Session, held: RowMap, scope: str, record: str, folded: FoldedRecord, new: bool) -> None:
    """Brings the index in line with a record; deleted ones leave it.

    Args:
        new: The record was not stored before, so it cannot be indexed yet.
    """
    if not held.kind.searchable:
        return
    key = {"record": record, "kind": held.kind.name, "scope": scope}
    found = None if new else session.value(_FIND, key)
    body = "" if folded.values[DELETED] else fold("\n".join(_texts(held, folded.values)))
    if found is None and body:
        session.write(_ADD_TEXT, {"found": session.write(_ADD_ROW, key | _band(held)), "body": body})
    elif found is not None and body:
        if session.value(_TEXT, {"found": found}) == body:
            return  # taking words out of the index without a trace costs far more than reading the row
        session.write(_CHANGE_TEXT, {"found": found, "body": body})
    elif found is not None:
        session.write(_DROP_TEXT, {"found": found})
        session.write(_DROP_ROW, {"found": found})


def index_new(session: Session, held: RowMap, shown: Sequence[tuple[str, str, FoldedRecord]]) -> None:
    """Adds records of one kind that were not stored before, in the order they are given.

    Args:
        shown: Scope, id and content.
    """
    band = _band(held)
    last = session.value(_LAST_ROW, band)
    number = band["first"] if last is None else last + 1
    rows: list[dict[str, Any]] = []
    for scope, record, folded in shown:
        body = "" if folded.values[DELETED] else fold("\n".join(_texts(held, folded.values)))
        if body:
            place = {"scope": scope, "kind": held.kind.name, "record": record}
            rows.append({**place, "found": number + len(rows), "body": body})
    session.write_all(_ADD_NUMBERED, rows)
    session.write_all(_ADD_TEXT, rows)


def drop_scope(session: Session, scope: str) -> None:
    """Takes every record of a scope out of the index."""
    for row in session.read(_OF_SCOPE, {"scope": scope}):
        session.write(_DROP_TEXT, {"found": row[0]})
        session.write(_DROP_ROW, {"found": row[0]})


def drop_record(session: Session, scope: str, kind: str, record: str) -> None:
    """Takes one record out of the index."""
    found = session.value(_FIND, {"record": record, "kind": kind, "scope": scope})
    if found is not None:
        session.write(_DROP_TEXT, {"found": found})
        session.write(_DROP_ROW, {"found": found})


def drop(session: Session, held: RowMap, scope: str, record: str) -> None:
    """Takes a record out of the index."""
    found = session.value(_FIND, {"record": record, "kind": held.kind.name, "scope": scope})
    if found is not None:
        session.write(_DROP_TEXT, {"found": found})
        session.write(_DROP_ROW, {"found": found})


def _band(held: RowMap) -> dict[str, int]:
    """The numbers a kind's rows are dealt from."""
    band = _BANDS.get(held.kind.name, 0)
    return {"first": (band << _BAND_BITS) + 1, "beyond": (band + 1 << _BAND_BITS) + 1}


def search(session: Session, maps: Mapping[str, RowMap], words: str, limit: int) -> list[Hit]:
    """Hits for what a person typed, best first; none for words without letters or digits."""
    found = session.read(_QUERY, {"query": match_expression(words), "limit": limit})
    rows = _rows(session, maps, found)
    hits = []
    for kind, record, scope in found:
        held, row = maps[kind], rows.get((kind, record, scope))
        if row is not None:
            whole = "\n".join(_texts(held, held.folded(row).values))
            hits.append(Hit(kind, record, scope, snippet(words, whole), held.record(row)))
    return hits


def _rows(
    session: Session, maps: Mapping[str, RowMap], found: Sequence[Sequence[str]]
) -> dict[tuple[str, str, str], Sequence[Any]]:
    """The rows of records by kind, id and scope, one query a kind."""
    wanted: dict[str, list[str]] = {}
    for kind, record, _scope in found:
        wanted.setdefault(kind, []).append(record)
    return {
        (kind, row[1], row[0]): row
        for kind, ids in wanted.items()
        for row in session.read(maps[kind].select_some, {"of_ids": json.dumps(ids)})
    }


def snippet(words: str, whole: str) -> str:
    """A stretch of the text around its first hit on one line, every hit in it between \\x02 and \\x03."""
    whole = whole.translate(_TO_SPACES)
    spans = hit_spans(words, whole)
    start = max(0, spans[0][0] - _BEFORE) if spans else 0
    if start:
        start = whole.find(" ", start, spans[0][0]) + 1 or start
    end = min(len(whole), start + _LENGTH)
    if end < len(whole):
        end = max(whole.rfind(" ", start, end), spans[0][1] if spans else start + 1)
    parts, at = ["…" if start else ""], start
    for first, last in spans:
        if first >= at and last <= end:
            parts += [whole[at:first], MARK_START, whole[first:last], MARK_END]
            at = last
    return "".join([*parts, whole[at:end], "…" if end < len(whole) else ""])


def _texts(held: RowMap, values: Mapping[str, Any]) -> list[str]:
    return [one for name in held.kind.searchable for one in _strings(values[name]) if one]


def _strings(value: Any) -> Iterable[str]:
    """The texts a person reads in a JSON value: of an object with a "text", that alone."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in [value["text"]] if "text" in value else value.values():
            yield from _strings(one)
