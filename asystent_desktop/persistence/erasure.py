"""Dropping payloads lawfully: the envelope, its signature and its links stay, so the chain still verifies.

An erased commit has state `erased` and an empty payload. Records that only erased commits wrote leave the
projection and the index; what an erased commit touched together with others is folded anew without it.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, delete, select, update

from asystent_desktop.persistence import purge, search_index
from asystent_desktop.persistence.journal_rows import Register, State, chunks
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.projection import Projection
from asystent_desktop.persistence.schema import COMMITS, DRAFTS, OP_INDEX, Layout
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.upkeep import Removed

_ERASE = Prepared(
    update(COMMITS)
    .where(COMMITS.c.hash == bindparam("of_hash"))
    .values(state=bindparam("new_state"), payload=bindparam("nothing"))
)
_UNINDEX = Prepared(delete(OP_INDEX).where(OP_INDEX.c.commit_hash == bindparam("of_hash")))


def erase(session: Session, made: Layout, scope: str, commits: Collection[str] | None) -> Removed:
    """Drops the payloads of these commits of a scope, or of all; the caller commits."""
    session.lock()
    names = _standing(session, scope, commits)
    touched = _touched(session, names)
    if commits is not None:
        blobs = purge.drop_blobs_of(session, names)
        drafts = purge.drop_drafts_of(session, scope, {record for _, _, record in touched})
    else:
        blobs = purge.drop_blobs(session, scope)
        drafts = purge.count(session, DRAFTS, scope)
        purge.drop_rows(session, DRAFTS, scope)
    for name in names:
        session.write(_UNINDEX, {"of_hash": name})
        session.write(_ERASE, {"of_hash": name, "new_state": State.ERASED, "nothing": b""})
    rows = Projection(session, made.maps)
    gone = sum(_shown_without(session, made, rows, one) for one in touched)
    return Removed(len(names), gone, drafts, blobs)


def _standing(session: Session, scope: str, commits: Collection[str] | None) -> list[str]:
    """Which of them are stored with a payload."""
    of_scope = select(COMMITS.c.hash).where(COMMITS.c.scope == scope, COMMITS.c.state != State.ERASED)
    if commits is None:
        return [str(name) for name in session.query(of_scope).scalars()]
    found: list[str] = []
    for part in chunks(sorted(commits)):
        found += session.query(of_scope.where(COMMITS.c.hash.in_(part))).scalars()
    return found


def _touched(session: Session, names: Sequence[str]) -> list[Register]:
    found: dict[Register, None] = {}
    for part in chunks(names):
        rows = session.query(
            select(OP_INDEX.c.scope, OP_INDEX.c.kind, OP_INDEX.c.record).where(
                OP_INDEX.c.commit_hash.in_(part)
            )
        )
        found |= {(row[0], row[1], row[2]): None for row in rows}
    return list(found)


def _shown_without(session: Session, made: Layout, rows: Projection, register: Register) -> int:
    """Folds a record anew; takes it away when nothing of it is left. Says how many records went."""
    scope, kind, record = register
    held = made.maps.get(kind)
    if held is None or rows.refold(register):
        return 0
    search_index.drop_record(session, scope, kind, record)
    table = held.table
    one = delete(table).where(table.c.scope == bindparam("of_scope"), table.c.id == bindparam("of_id"))
    session.write(Prepared(one), {"of_scope": scope, "of_id": record})
    return 1
