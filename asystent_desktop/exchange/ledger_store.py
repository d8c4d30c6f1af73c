"""Where a replica keeps the erasure ledger: a small document, learned from the office's commits."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import admission, ledger
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.ledger import InForce, Ledger
from asystent_desktop.exchange.trust_store import Read, Write
from asystent_desktop.journal.commit import Commit

_LEDGER: Final = "erasure-ledger"
_KINDS: Final = frozenset({ledger.ORDER, ledger.CONSENT})

Beyond = Callable[[Mapping[str, Sequence[str]], Collection[str]], list[Commit]]
"""`ExchangeUnit.beyond`."""

HeldBack = Callable[[], Iterable[Commit]]
"""`ExchangeUnit.held_back`."""


@dataclass(frozen=True)
class Kept:
    """Orders in force by id, and when each was carried out in this store."""

    orders: Mapping[str, InForce] = field(default_factory=dict)
    done: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def ledger(self) -> Ledger:
        """What may come back nowhere."""
        return ledger.ledger(self.orders.values())

    @property
    def due(self) -> tuple[InForce, ...]:
        """Orders this store has still to carry out."""
        return tuple(one for name, one in sorted(self.orders.items()) if name not in self.done)


def kept(document: Read) -> Kept:
    """What this replica knows; blank at first."""
    held = document(_LEDGER)
    return Kept() if held is None else msgspec.json.decode(held, type=Kept)


def learn(
    fresh: Iterable[Commit],
    directory: Directory,
    beyond: Beyond,
    held_back: HeldBack,
    document: Read,
    put_document: Write,
) -> Kept:
    """The ledger after the commits of a bundle, those stored included.

    Args:
        fresh: Of any scope, those left out that are going to be held; authentic ones that order or consent
            are taken into account.
    """
    telling = [commit for commit in fresh if _tells(commit) and _sound(commit, directory)]
    if not telling:
        return kept(document)
    return _keep(telling, directory, beyond, held_back, document, put_document)


def refresh(
    directory: Directory, beyond: Beyond, held_back: HeldBack, document: Read, put_document: Write
) -> Kept:
    """The ledger after what is stored: an order or consent given in this very store."""
    return _keep((), directory, beyond, held_back, document, put_document)


def _keep(
    telling: Iterable[Commit],
    directory: Directory,
    beyond: Beyond,
    held_back: HeldBack,
    document: Read,
    put_document: Write,
) -> Kept:
    known = kept(document)
    office = ledger.counting([*beyond({}, [OFFICE_SCOPE]), *telling], directory, held_back())
    found = ledger.in_force(office)
    newer = replace(known, orders={**{one.order_id: one for one in found}, **known.orders})
    if newer != known:
        put_document(_LEDGER, msgspec.json.encode(newer))
    return newer


def _sound(commit: Commit, directory: Directory) -> bool:
    try:
        admission.authentic(commit, directory)
    except AppError:
        return False
    return True


def mark_done(order_id: str, at: datetime, document: Read, put_document: Write) -> None:
    """This store carried an order out."""
    known = kept(document)
    put_document(_LEDGER, msgspec.json.encode(replace(known, done={**known.done, order_id: at})))


def _tells(commit: Commit) -> bool:
    try:
        return commit.envelope.scope == OFFICE_SCOPE and any(kind in _KINDS for kind, _ in commit.touched)
    except AppError:
        return False
