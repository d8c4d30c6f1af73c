"""Receipts: the facts of admission, kept beside each commit, and which commits are in a verified backup."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select, update

from asystent_desktop.exchange.receipts import earlier, earliest
from asystent_desktop.persistence import graph
from asystent_desktop.persistence.conditions import Among
from asystent_desktop.persistence.journal_rows import receipt_facts
from asystent_desktop.persistence.prepared import Prepared
from asystent_desktop.persistence.schema import COMMITS, RECEIPT_COLUMNS
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.exchange import Receipt, Status

_C = COMMITS.c
_ONE = _C.hash == bindparam("of_hash")
_KEEP = Prepared(
    update(COMMITS)
    .where(_ONE)
    .values({name: bindparam(f"new_{name}") for name in (*RECEIPT_COLUMNS, "durable")})
)
_DURABLE = Prepared(update(COMMITS).where(_ONE).values(durable=bindparam("is_durable")))
_RECEIPTS = Prepared(
    select(
        _C.hash, _C.received_at, _C.receipt_directory, _C.receipt_status, _C.durable, _C.receipt_signature
    ).where(Among(_C.hash, "names"), _C.received_at.isnot(None))
)
_NOT_DURABLE = Prepared(select(_C.hash).where(_C.scope == bindparam("of_scope"), _C.durable == 0))


def receipts(session: Session, hashes: Collection[str]) -> dict[str, Receipt]:
    """Receipts by commit hash, for those that have one."""
    return {
        name: Receipt(
            name,
            datetime.fromisoformat(at),
            directory,
            Status(status),
            durable=bool(durable),
            signature=bytes(signature or b""),
        )
        for name, at, directory, status, durable, signature in session.read_of(_RECEIPTS, hashes)
    }


def keep(session: Session, given: Iterable[Receipt]) -> None:
    """Keeps receipts of stored commits: the earlier one stays, `durable` is never lost."""
    new = earliest(given)
    held = receipts(session, new)
    merged = {name: earlier(held[name], one) if name in held else one for name, one in new.items()}
    rows = [
        {"of_hash": name, **{f"new_{column}": value for column, value in receipt_facts(one).items()}}
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
    return len(_not_durable(session, scope))


def _not_durable(session: Session, scope: str) -> list[str]:
    return [row[0] for row in session.read(_NOT_DURABLE, {"of_scope": scope})]
