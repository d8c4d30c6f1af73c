"""Taking scopes out of a store in one transaction (exchange design, section 5).

Whatever table has a `scope` column loses its rows of these scopes, and whatever hangs on a commit goes too,
so a table that a later version adds is covered by its declaration. Traces of removed rows are `scrub`'s task.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import Table, bindparam, delete, exists, func, select, text

from asystent_desktop.persistence import search_index
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import BLOBS, COMMITS, DRAFTS, JOURNAL, Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.upkeep import Removed

_BLOB_NAMES = Prepared(text("SELECT sha256 FROM blobs"))
_NAMED_HERE = Prepared(
    text("SELECT 1 FROM commits WHERE scope = :of_scope AND instr(payload, CAST(:name AS BLOB)) LIMIT 1")
)
_NAMED_ELSEWHERE = Prepared(
    text("SELECT 1 FROM commits WHERE scope <> :of_scope AND instr(payload, CAST(:name AS BLOB)) LIMIT 1")
)
_NAMING = Prepared(text("SELECT hash FROM commits WHERE instr(payload, CAST(:name AS BLOB))"))
_DROP_DRAFT = Prepared(delete(DRAFTS).where(DRAFTS.c.key == bindparam("of_key")))
_DROP_BLOB = Prepared(delete(BLOBS).where(BLOBS.c.sha256 == bindparam("name")))


def remove(session: Session, made: Layout, scopes: Collection[str]) -> Removed:
    """Removes everything of these scopes; the caller commits."""
    session.lock()
    total = Removed()
    for scope in sorted(set(scopes)):
        one = _remove(session, made, scope)
        total = Removed(
            total.commits + one.commits,
            total.records + one.records,
            total.drafts + one.drafts,
            total.blobs + one.blobs,
        )
    return total


def _remove(session: Session, made: Layout, scope: str) -> Removed:
    gone = Removed(
        commits=count(session, COMMITS, scope),
        records=sum(count(session, held.table, scope) for held in made.maps.values()),
        drafts=count(session, DRAFTS, scope),
        blobs=drop_blobs(session, scope),
    )
    search_index.drop_scope(session, scope)
    for held in made.maps.values():
        drop_rows(session, held.table, scope)
    # From the leaves to the trunk, for what hangs on a commit goes before it.
    for table in reversed(JOURNAL.sorted_tables):
        if "scope" in table.columns:
            drop_rows(session, table, scope)
        else:
            _drop_hanging(session, table, scope)
    return gone


def count(session: Session, table: Table, scope: str) -> int:
    """Rows of a scope in a table that has one."""
    statement = select(func.count()).select_from(table).where(table.c.scope == scope)
    return int(session.query(statement).scalar_one())


def drop_rows(session: Session, table: Table, scope: str) -> None:
    """Deletes a scope's rows of a table that has one."""
    statement = Prepared(delete(table).where(table.c.scope == bindparam("of_scope")))
    session.write(statement, {"of_scope": scope})


def _drop_hanging(session: Session, table: Table, scope: str) -> None:
    """Deletes rows without a scope that point at a commit of it."""
    for column in table.columns:
        if any(key.column is COMMITS.c.hash for key in column.foreign_keys):
            of_scope = exists().where(COMMITS.c.hash == column, COMMITS.c.scope == bindparam("of_scope"))
            session.write(Prepared(delete(table).where(of_scope)), {"of_scope": scope})


def drop_blobs(session: Session, scope: str) -> int:
    """Deletes files that commits of this scope name and no other scope's do; says how many."""
    named = _named(session, scope, (row[0] for row in session.read(_BLOB_NAMES, {})))
    for name in named:
        session.write(_DROP_BLOB, {"name": name})
    return len(named)


def drop_blobs_of(session: Session, commits: Collection[str]) -> int:
    """Deletes files that these commits name and no other commit does; says how many."""
    erased, gone = set(commits), 0
    for (name,) in session.read(_BLOB_NAMES, {}):
        naming = {str(row[0]) for row in session.read(_NAMING, {"name": name})}
        if naming and naming <= erased:
            session.write(_DROP_BLOB, {"name": name})
            gone += 1
    return gone


def drop_drafts_of(session: Session, scope: str, records: Collection[str]) -> int:
    """Deletes drafts of a scope that one of these records was being changed by; says how many."""
    statement = select(DRAFTS.c.key, DRAFTS.c.base).where(DRAFTS.c.scope == scope)
    held = session.query(statement).all()
    gone = [key for key, base in held if not {base, *key.split(":")}.isdisjoint(records)]
    for key in gone:
        session.write(_DROP_DRAFT, {"of_key": key})
    return len(gone)


def _named(session: Session, scope: str, names: Iterable[str]) -> list[str]:
    return [
        name
        for name in names
        if session.value(_NAMED_HERE, {"of_scope": scope, "name": name})
        and not session.value(_NAMED_ELSEWHERE, {"of_scope": scope, "name": name})
    ]
