"""Erasure orders as they stand in the office's commits: who ordered, who consented, what exactly."""

from collections.abc import Iterable
from dataclasses import dataclass

from asystent_desktop.exchange import ledger
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.journal.commit import Commit


@dataclass(frozen=True)
class Proposed:
    """One order. `digest`: of what it says; `consented_by` is empty while one person stands behind it."""

    order_id: str
    digest: str
    target: str
    whole: bool
    basis: str
    ordered_by: str
    consented_by: str


def proposed(commits: Iterable[Commit], directory: Directory, held: Iterable[Commit]) -> tuple[Proposed, ...]:
    """All orders that count or would with a consent, by id.

    Args:
        commits: of the `office` scope. `held`: `ExchangeUnit.held_back`.
    """
    office = ledger.counting(commits, directory, held)
    consents = {one.order_id: one.consented_by for one in ledger.in_force(office)}
    return tuple(
        Proposed(
            order_id=one.order.id,
            digest=one.digest,
            target=one.order.target,
            whole=one.order.whole,
            basis=one.order.basis,
            ordered_by=one.by,
            consented_by=consents.get(one.order.id, ""),
        )
        for one in ledger.orders(office)
    )
