"""What was held back, and what was decided about it: read from receipts and from the office's own records.

A decision counts for every replica alike: a commit is folded when any decision of the office admits it. What
`journal.authority` permits nobody stays out all the same, so a head cannot admit her own mistake into rights.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from asystent_desktop.domain.kinds.scope import HeldDecision
from asystent_desktop.exchange import admission
from asystent_desktop.exchange.receipts import Receipt
from asystent_desktop.exchange.routing import Standing
from asystent_desktop.i18n import N_
from asystent_desktop.journal.commit import Commit

REASONS: Final = {
    "former-holder": N_("Written after the family was handed over"),
    "reader": N_("Written by somebody who may only read this family"),
    "not-assigned": N_("The family is not assigned to the writer"),
    "revoked-device": N_("Comes from a computer that was revoked"),
}
_OTHER: Final = N_("Nobody has the right to write this")


@dataclass(frozen=True)
class HeldCommit:
    """A commit nobody decided about yet.

    Attributes:
        reason: A code of `admission.Hold` or `journal.authority.Reason`; `label`: its message id.
        admissible: The head may admit it.
    """

    commit: Commit
    received_at: datetime
    reason: str

    @property
    def admissible(self) -> bool:
        return self.reason in admission.ADMISSIBLE

    @property
    def label(self) -> str:
        return REASONS.get(self.reason, _OTHER)


def undecided(
    held: Iterable[Commit],
    receipts: Mapping[str, Receipt],
    decisions: Iterable[HeldDecision],
    standing: Standing,
) -> tuple[HeldCommit, ...]:
    """Those that wait for the head, in the order the office received them.

    Args:
        held: as `ExchangeUnit.held_back` gives them.
        standing: of today; each commit is judged by the day of its receipt.
    """
    decided = {one.commit for one in decisions}
    found = [
        HeldCommit(commit, receipt.received_at, _reason(commit, standing, receipt.received_at.date()))
        for commit in held
        if commit.hash not in decided and (receipt := receipts.get(commit.hash)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.received_at, one.commit.hash)))


def _reason(commit: Commit, standing: Standing, on: date) -> str:
    # First what no decision could change: also of a revoked computer it would be admitted in vain.
    then = admission.unauthorised(commit, standing.directory)
    then = then or admission.reason_held(commit, replace(standing, on=on))
    # The assignment may have come since: then it was not there when the entry came.
    return then or admission.Hold.NOT_ASSIGNED


def admitted(decisions: Iterable[HeldDecision]) -> frozenset[str]:
    """Hashes of the commits some decision admits."""
    return frozenset(one.commit for one in decisions if one.admit)
