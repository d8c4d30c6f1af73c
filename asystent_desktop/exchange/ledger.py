"""The erasure ledger: which content may come back nowhere (exchange design, section 5).

It is read from the office's own commits, so every replica has it: an order counts when a *second* person of
the office consented to exactly what it says. Who said it is told by the signed commits, never by a field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import admission
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.journal import strict
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.ops import Create

ORDER, CONSENT = "erasure_order", "erasure_consent"


@dataclass(frozen=True)
class InForce:
    """An order two people stand behind.

    Attributes:
        whole: Everything in `target`; otherwise `commits` alone.
    """

    order_id: str
    target: str
    whole: bool
    commits: frozenset[str]
    ordered_by: str
    consented_by: str


@dataclass(frozen=True)
class Ledger:
    """What was erased: whole scopes, and single commits by hash."""

    scopes: frozenset[str] = frozenset()
    commits: frozenset[str] = frozenset()

    def covers(self, commit: Commit) -> bool:
        """Whether the commit's content was erased."""
        if not self.scopes and not self.commits:
            return False
        try:
            return commit.hash in self.commits or commit.envelope.scope in self.scopes
        except AppError:
            return False  # whatever it is, it was never part of the journal

    def stripped(self, commit: Commit) -> Commit:
        """The commit as it may be stored: without its payload when that was erased."""
        if commit.payload_bytes and self.covers(commit):
            return Commit(commit.envelope_bytes, commit.signature, b"")
        return commit


def ledger(orders: Iterable[InForce]) -> Ledger:
    """The ledger of these orders."""
    held = tuple(orders)
    return Ledger(
        frozenset(one.target for one in held if one.whole),
        frozenset(name for one in held if not one.whole for name in one.commits),
    )


def digest(values: Mapping[str, Any]) -> str:
    """SHA-256 over what an order says: what the second person consents to."""
    return sha256_hex(strict.encode(dict(values)))


def in_force(commits: Iterable[Commit], directory: Directory) -> tuple[InForce, ...]:
    """The orders two different office people stand behind, oldest first.

    Args:
        commits: of the `office` scope; those the directory permits nobody are passed over.
    """
    orders: dict[tuple[str, str], tuple[Mapping[str, Any], str]] = {}
    consents: list[tuple[str, str, str]] = []
    for commit in commits:
        if admission.unauthorised(commit, directory):
            continue
        for one in commit.operations:
            if not isinstance(one, Create):
                continue
            actor = commit.envelope.actor
            if one.kind == ORDER:
                orders[one.record, digest(one.values)] = (one.values, actor)
            elif one.kind == CONSENT:
                consents.append((str(one.values["order_id"]), str(one.values["order_digest"]), actor))
    found: dict[str, InForce] = {}
    for order_id, said, actor in consents:
        values, ordered_by = orders.get((order_id, said), ({}, actor))
        if ordered_by != actor:
            found.setdefault(order_id, _in_force(order_id, values, ordered_by, actor))
    return tuple(found[name] for name in sorted(found))


def _in_force(order_id: str, values: Mapping[str, Any], ordered_by: str, consented_by: str) -> InForce:
    return InForce(
        order_id=order_id,
        target=str(values["target"]),
        whole=bool(values["whole"]),
        commits=frozenset(values["commits"]),
        ordered_by=ordered_by,
        consented_by=consented_by,
    )
