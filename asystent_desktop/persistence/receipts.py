"""Receipts: the facts of admission, kept beside each commit."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from sqlalchemy import bindparam, select, update

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
        durable=bindparam("is_durable"),
    )
)


def receipts(session: Session, hashes: Collection[str]) -> dict[str, Receipt]:
    """Receipts by commit hash, for those that have one."""
    c = COMMITS.c
    columns = (c.hash, c.received_at, c.receipt_directory, c.receipt_status, c.durable)
    found: dict[str, Receipt] = {}
    for part in chunks(hashes):
        rows = session.query(select(*columns).where(c.hash.in_(part), c.received_at.isnot(None)))
        for name, at, directory, status, durable in rows:
            found[name] = Receipt(
                name, datetime.fromisoformat(at), directory, Status(status), durable=bool(durable)
            )
    return found


def keep(session: Session, given: Iterable[Receipt]) -> None:
    """Keeps receipts of stored commits: the earlier one stays, `durable` is never lost."""
    merged: dict[str, Receipt] = {}
    given = list(given)
    held = receipts(session, {one.commit for one in given})
    for one in given:
        former = merged.get(one.commit) or held.get(one.commit)
        merged[one.commit] = one if former is None else _earlier(former, one)
    rows = [
        {
            "of_hash": one.commit,
            "at": one.received_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "directory": one.directory_version,
            "status": one.status,
            "is_durable": int(one.durable),
        }
        for name, one in merged.items()
        if held.get(name) != one
    ]
    session.write_all(_KEEP, rows)


def _earlier(one: Receipt, other: Receipt) -> Receipt:
    first = other if other.received_at < one.received_at else one
    durable = one.durable or other.durable
    return Receipt(first.commit, first.received_at, first.directory_version, first.status, durable=durable)
