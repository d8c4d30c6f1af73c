"""Receipts: the facts of admission, kept beside each commit, and which commits are in a verified backup."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import bindparam, func, select, update

from asystent_desktop.exchange.receipts import earlier
from asystent_desktop.persistence import graph
from asystent_desktop.persistence.journal_rows import chunks
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import COMMITS
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.exchange import Receipt, Status

_KEEP = Prepared(
    update(COMMITS)
    .where(COMMITS.c.hash == bindparam("of_hash"))
    .values(
        received_at=bindparam("at"),
        receipt_directory=bindparam("directory"),
        receipt_status=bindparam("status"),
        receipt_signature=bindparam("signature"),
        durable=bindparam("is_durable"),
    )
)
_DURABLE = Prepared(
    update(COMMITS).where(COMMITS.c.hash == bindparam("of_hash")).values(durable=bindparam("is_durable"))
)


def receipts(session: Session, hashes: Collection[str]) -> dict[str, Receipt]:
    """Receipts by commit hash, for those that have one."""
    c = COMMITS.c
    columns = (
        c.hash,
        c.received_at,
        c.receipt_directory,
        c.receipt_status,
        c.durable,
        c.receipt_signature,
    )
    found: dict[str, Receipt] = {}
    for part in chunks(hashes):
        rows = session.query(select(*columns).where(c.hash.in_(part), c.received_at.isnot(None)))
        for name, at, directory, status, durable, signature in rows:
            found[name] = Receipt(
                name,
                datetime.fromisoformat(at),
                directory,
                Status(status),
                durable=bool(durable),
                signature=bytes(signature or b""),
            )
    return found


def keep(session: Session, given: Iterable[Receipt]) -> None:
    """Keeps receipts of stored commits: the earlier one stays, `durable` is never lost."""
    merged: dict[str, Receipt] = {}
    given = list(given)
    held = receipts(session, {one.commit for one in given})
    for one in given:
        former = merged.get(one.commit) or held.get(one.commit)
        merged[one.commit] = one if former is None else earlier(former, one)
    rows = [
        {
            "of_hash": one.commit,
            "at": one.received_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "directory": one.directory_version,
            "status": one.status,
            "signature": one.signature,
            "is_durable": int(one.durable),
        }
        for name, one in merged.items()
        if held.get(name) != one
    ]
    session.write_all(_KEEP, rows)


def put_durable(session: Session, heads: Mapping[str, Collection[str]]) -> int:
    """Marks these commits and everything before them in their scope as durable; says how many became so."""
    marked = 0
    for scope, tips in heads.items():
        covered = graph.covered(session, scope, tips)
        lacking = [name for name in _not_durable(session, scope) if name in covered]
        session.write_all(_DURABLE, [{"of_hash": name, "is_durable": 1} for name in lacking])
        marked += len(lacking)
    return marked


def forget_durable(session: Session) -> None:
    """Takes every such mark back: the backups it spoke of belong to a hub that is no more."""
    marked = session.query(select(COMMITS.c.hash).where(COMMITS.c.durable == 1)).scalars().all()
    session.write_all(_DURABLE, [{"of_hash": name, "is_durable": 0} for name in marked])


def not_durable(session: Session, scope: str) -> int:
    """How many commits of a scope no verified backup is known to hold."""
    statement = select(func.count()).where(COMMITS.c.scope == scope, COMMITS.c.durable == 0)
    return int(session.query(statement).scalar_one())


def _not_durable(session: Session, scope: str) -> list[str]:
    statement = select(COMMITS.c.hash).where(COMMITS.c.scope == scope, COMMITS.c.durable == 0)
    return [str(name) for name in session.query(statement).scalars()]
