"""The erasure ledger: which content may come back nowhere (exchange design, section 5).

It is read from the office's own commits, so every replica has it: an order counts when a *second* person of
the office consented to exactly what it says. Who said it is told by the signed commits, never by a field. It
reaches no further than the scope it names, and what was held back counts never: nothing that cannot be taken
back rests on the word of a computer that was revoked (ADR-0074).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.scope import ErasureConsent, ErasureOrder
from asystent_desktop.domain.records import OFFICE_SCOPE, Record, kind_of
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import admission
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.routing import CASE_PREFIXES
from asystent_desktop.journal import codec, strict
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.faults import UnreadableValue
from asystent_desktop.journal.ops import Create

R = TypeVar("R", bound=Record)
ORDER, CONSENT = kind_of(ErasureOrder).name, kind_of(ErasureConsent).name


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
    """What was erased: whole scopes, and single commits by scope."""

    scopes: frozenset[str] = frozenset()
    commits: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def covers(self, commit: Commit) -> bool:
        """Whether the commit's content was erased."""
        if not self.scopes and not self.commits:
            return False
        try:
            scope = commit.envelope.scope
        except AppError:
            return False  # whatever it is, it was never part of the journal
        return scope in self.scopes or commit.hash in self.commits.get(scope, ())

    def stripped(self, commit: Commit) -> Commit:
        """The commit as it may be stored: without its payload when that was erased."""
        if commit.payload_bytes and self.covers(commit):
            return Commit(commit.envelope_bytes, commit.signature, b"")
        return commit


def ledger(orders: Iterable[InForce]) -> Ledger:
    """The ledger of these orders."""
    held = tuple(orders)
    single: dict[str, frozenset[str]] = {}
    for one in held:
        if not one.whole:
            single[one.target] = single.get(one.target, frozenset()) | one.commits
    return Ledger(frozenset(one.target for one in held if one.whole), single)


def digest(values: Mapping[str, Any]) -> str:
    """SHA-256 over what an order says: what the second person consents to."""
    return sha256_hex(strict.encode(dict(values)))


@dataclass(frozen=True)
class Said:
    """An order as it stands in a commit. `digest`: of what it says; `by`: whose commit it is."""

    order: ErasureOrder
    digest: str
    by: str


def counting(commits: Iterable[Commit], directory: Directory, held: Iterable[Commit]) -> list[Commit]:
    """Those commits of the `office` scope that may order or consent.

    Args:
        held: `ExchangeUnit.held_back`; also what was admitted since must be written anew.
    """
    back = {commit.hash for commit in held}
    return [
        commit
        for commit in commits
        if commit.hash not in back and not admission.unauthorised(commit, directory)
    ]


def orders(commits: Iterable[Commit]) -> Iterator[Said]:
    """The orders in these commits that can be read and name a scope of casework."""
    for commit in commits:
        for one, values in _created(commit, ErasureOrder):
            if one.target.startswith(CASE_PREFIXES):
                yield Said(one, digest(values), commit.envelope.actor)


def in_force(commits: Collection[Commit]) -> tuple[InForce, ...]:
    """The orders two different office people stand behind, by id.

    Args:
        commits: As `counting` gives them.
    """
    said = {(one.order.id, one.digest): one for one in orders(commits)}
    found: dict[str, InForce] = {}
    for commit in commits:
        for consent, _ in _created(commit, ErasureConsent):
            one = said.get((consent.order_id, consent.order_digest))
            if one is not None and one.by != commit.envelope.actor:
                found.setdefault(one.order.id, _in_force(one, commit.envelope.actor))
    return tuple(found[name] for name in sorted(found))


def _created(commit: Commit, cls: type[R]) -> Iterator[tuple[R, Mapping[str, Any]]]:
    """Records of a kind that a commit creates; one that cannot be read says nothing."""
    kind = kind_of(cls)
    for one in commit.operations:
        if isinstance(one, Create) and one.kind == kind.name:
            try:
                record = codec.decode(kind, one.record, OFFICE_SCOPE, one.values)
            except UnreadableValue:
                continue
            if isinstance(record, cls):
                yield record, one.values


def _in_force(said: Said, consented_by: str) -> InForce:
    one = said.order
    return InForce(one.id, one.target, one.whole, frozenset(one.commits), said.by, consented_by)
