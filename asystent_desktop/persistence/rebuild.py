"""The projection after an update: made anew from the commits, scope by scope, readable all the while.

`prepare` runs once, in one transaction: the table of each record kind whose declaration changed is made after
the new one and filled with what the former one held, as far as it can still be read. Then each scope is
folded anew in a transaction of its own, families in use first. A kill at any point loses nothing: what is
left to do stands in the table `rebuilding`.

Signatures are not verified again: they were when the commits came in, and `asystent verify` does it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, inspect, select, text
from sqlalchemy.dialects.sqlite import insert

from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.journal import codec
from asystent_desktop.journal.fold import FoldedRecord
from asystent_desktop.persistence import schema
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.projection import Projection
from asystent_desktop.persistence.rows import CONFLICT, CREATED, OPS, TABLE_PREFIX, RowMap
from asystent_desktop.persistence.schema import (
    COMMITS,
    OP_INDEX,
    REBUILDING,
    SEARCH_ROWS,
    SEARCH_TEXT,
    Layout,
)
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.renewal import RenewalWatch

FORMER = "former_"
_TOUCHED = Prepared(
    select(OP_INDEX.c.kind, OP_INDEX.c.record).where(OP_INDEX.c.scope == bindparam("of_scope"))
)
"""No index leads there, so that it is read once a scope, for all its kinds."""

_DONE = Prepared(delete(REBUILDING).where(REBUILDING.c.scope == bindparam("of_scope")))


def prepare(session: Session, made: Layout) -> None:
    """Brings the tables in line with the declarations and notes which scopes must be folded anew.

    Args:
        session: Open, its connection not guarded: tables are replaced.
    """
    connection = session.connection()
    former = schema.projected(connection)
    present = set(inspect(connection).get_table_names())
    for name, version in made.versions.items():
        if former.get(name) != version:
            _replace(connection, made.maps[name], present)
    known = {held.table.name for held in made.maps.values()}
    for table in sorted(present - known):
        if table.startswith(TABLE_PREFIX):
            _forget(connection, table.removeprefix(TABLE_PREFIX))
            connection.exec_driver_sql(f'DROP TABLE "{table}"')
    schema.note_versions(connection, made.versions)


def pending(session: Session, first: Sequence[str] = ()) -> list[str]:
    """Scopes still to be folded anew: those named, the office's and people's own, then the latest in use."""
    waiting = set(session.query(select(REBUILDING.c.scope).distinct()).scalars())
    if not waiting:
        return []
    latest = select(COMMITS.c.scope, func.max(COMMITS.c.hlc_ms)).group_by(COMMITS.c.scope)
    used: dict[str, int] = {row[0]: row[1] for row in session.query(latest)}
    named = {scope: place for place, scope in enumerate(first)}

    def place(scope: str) -> tuple[int, bool, int, str]:
        shared = scope == OFFICE_SCOPE or scope.startswith("person:")
        return (named.get(scope, len(named)), not shared, -used.get(scope, 0), scope)

    return sorted(waiting, key=place)


def refold_scope(session: Session, rows: Projection, made: Layout, scope: str) -> int:
    """Folds one scope's records of changed kinds anew; the caller commits.

    Returns:
        Number of records shown.
    """
    session.lock()
    kinds = session.query(select(REBUILDING.c.kind).where(REBUILDING.c.scope == scope)).scalars().all()
    touched: dict[str, set[str]] = {kind: set() for kind in kinds}
    for kind, record in session.read(_TOUCHED, {"of_scope": scope}):
        if kind in touched:
            touched[kind].add(record)
    shown = 0
    for kind in sorted(touched.keys() & made.maps.keys()):
        table = made.maps[kind].table
        stale = set(session.query(select(table.c.id).where(table.c.scope == scope)).scalars())
        for record in sorted(touched[kind]):
            if rows.refold((scope, kind, record)):
                shown += 1
                stale.discard(record)
        for record in sorted(stale):
            rows.drop(made.maps[kind], scope, record)
    session.write(_DONE, {"of_scope": scope})
    return shown


def rebuild(
    open_session: Callable[[], Session], made: Layout, first: Sequence[str], watch: RenewalWatch
) -> int:
    """Folds every scope that waits for it, one transaction each, until done or told to stop.

    Returns:
        Number of records shown anew.
    """
    shown = 0
    session = open_session()
    session.open()
    try:
        scopes = pending(session, first)
        total = families(scopes)
        for place, scope in enumerate(scopes):
            if watch.stop():
                break
            watch.progress(total - families(scopes[place:]), total)
            session.commit()  # a new snapshot for each scope: others may write in between
            shown += refold_scope(session, Projection(session, made.maps), made, scope)
            session.commit()
    finally:
        session.close()
    return shown


def families(scopes: Collection[str]) -> int:
    """Of how many families these scopes are; a compartment belongs to its family."""
    split = (scope.partition(":") for scope in scopes)
    return len({owner for sort, _colon, owner in split if sort in ("family", "restricted")})


def _replace(connection: Connection, held: RowMap, present: set[str]) -> None:
    """Makes a kind's table after its declaration and carries over what can still be read."""
    table, former = held.table, FORMER + held.kind.name
    if table.name in present:
        for index in inspect(connection).get_indexes(table.name):
            connection.exec_driver_sql(f'DROP INDEX "{index["name"]}"')
        connection.exec_driver_sql(f'ALTER TABLE "{table.name}" RENAME TO "{former}"')
    table.create(connection)
    if table.name in present:
        rows = connection.execute(text(f'SELECT * FROM "{former}"')).mappings()
        carried = [one for row in rows if (one := _carried(held, dict(row))) is not None]
        if carried:
            connection.execute(table.insert(), carried)
        connection.exec_driver_sql(f'DROP TABLE "{former}"')
    if not held.kind.searchable:
        _forget(connection, held.kind.name)
    touched = select(OP_INDEX.c.scope, OP_INDEX.c.kind).where(OP_INDEX.c.kind == held.kind.name).distinct()
    waiting = insert(REBUILDING).from_select(["scope", "kind"], touched)
    connection.execute(waiting.on_conflict_do_nothing())


def _carried(held: RowMap, row: dict[str, Any]) -> dict[str, Any] | None:
    """A former row under the present declaration; None when a required field has no readable value."""
    kind = held.kind
    values: dict[str, Any] = {}
    for name in kind.fields:
        value = held.json_value(name, row[name]) if name in row else codec.REQUIRED
        if value is codec.REQUIRED or not codec.readable(kind, name, value):
            value = codec.default(kind, name)
        if value is codec.REQUIRED:
            return None
        values[name] = value
    ops, conflict = held.registers(row[OPS], row[CONFLICT])
    known = {name: ids for name, ids in ops.items() if name in kind.rules}
    clashes = {
        name: rivals
        for name, rivals in conflict.items()
        if name in kind.rules and all(codec.readable(kind, name, one.value) for one in rivals)
    }
    return held.row(row["scope"], row["id"], FoldedRecord(values, row[CREATED], known, clashes))


def _forget(connection: Connection, kind: str) -> None:
    """Takes a kind out of the search index."""
    numbers: Iterable[int] = connection.execute(
        select(SEARCH_ROWS.c.row).where(SEARCH_ROWS.c.kind == kind)
    ).scalars()
    for number in list(numbers):
        connection.execute(text(f"DELETE FROM {SEARCH_TEXT} WHERE rowid = :found"), {"found": number})
    connection.execute(SEARCH_ROWS.delete().where(SEARCH_ROWS.c.kind == kind))
