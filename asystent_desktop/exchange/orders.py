"""Erasure orders as they stand in the office's commits: who ordered, who consented, what exactly."""

from collections.abc import Iterable
from dataclasses import dataclass

from asystent_desktop.exchange import admission, ledger
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.ops import Create


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


def proposed(commits: Iterable[Commit], directory: Directory) -> tuple[Proposed, ...]:
    """All orders the directory permits, by id.

    Args:
        commits: of the `office` scope.
    """
    office = [commit for commit in commits if not admission.unauthorised(commit, directory)]
    consents = {one.order_id: one.consented_by for one in ledger.in_force(office, directory)}
    return tuple(
        Proposed(
            order_id=one.record,
            digest=ledger.digest(one.values),
            target=str(one.values["target"]),
            whole=bool(one.values["whole"]),
            basis=str(one.values["basis"]),
            ordered_by=commit.envelope.actor,
            consented_by=consents.get(one.record, ""),
        )
        for commit in office
        for one in commit.operations
        if isinstance(one, Create) and one.kind == ledger.ORDER
    )
