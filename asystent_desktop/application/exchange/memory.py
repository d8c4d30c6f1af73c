"""What a laptop remembers of its exchanges, as small documents inside its encrypted store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from asystent_desktop.ports.exchange import ExchangeUnit

_MEMORY = "exchange-memory"
_HISTORY = "exchange-history"
_ENROLMENT = "enrolment"
_HISTORY_ROWS = 100
_MARK_DIGITS = 16


@dataclass(frozen=True)
class Memory:
    """Where the exchange with the office stands.

    Attributes:
        office_heads: Heads the hub declared last; what is not an ancestor of them is sent.
        number: Number of the last bundle made here; `previous`: its SHA-256.
        outbox: Names of the bundles laid out last. `outbox_digest`: what they said.
        last_success: When a reply of the office was last applied here, or its server had none for us.
        told_heads: Digest of our heads as the hub said to remember them. `told_number`: of our last bundle
            that it took in. `said`: digest of what that bundle said beside commits. `declared`: the heads it
            declared.
        office_directory: The version of the directory the hub declared last; None before its first reply.
        epochs: Epochs of the hub met so far, the present one last (`hub.epoch`).
        restored: It was restored since, and no person has been told yet.
        replied: Number of its latest reply in the present epoch.
    """

    office_heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: int = 0
    previous: str | None = None
    outbox: tuple[str, ...] = ()
    outbox_digest: str = ""
    last_success: datetime | None = None
    last_carrier: str = ""
    office_directory: int | None = None
    told_heads: str = ""
    told_number: int = 0
    said: str = ""
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    epochs: tuple[str, ...] = ()
    restored: bool = False
    replied: int = 0


@dataclass(frozen=True)
class HistoryEntry:
    """One exchange.

    Attributes:
        pending: First digits of the hashes that were sent and not confirmed yet.
        bundles: Names of the bundles laid out.
    """

    at: datetime
    via: str
    sent: int
    received: int
    accepted: int = 0
    held: int = 0
    pending: tuple[str, ...] = ()
    bundles: tuple[str, ...] = ()


@dataclass(frozen=True)
class PendingEnrolment:
    """An invitation that was answered; kept until the first reply names this computer."""

    invitation_file: bytes
    answer_file: bytes


def memory(unit: ExchangeUnit) -> Memory:
    """Where the exchange stands; blank before the first."""
    held = unit.document(_MEMORY)
    return Memory() if held is None else msgspec.json.decode(held, type=Memory)


def put_memory(unit: ExchangeUnit, value: Memory) -> None:
    """Keeps where it stands."""
    unit.put_document(_MEMORY, msgspec.json.encode(value))


def laid_out(entries: Iterable[HistoryEntry]) -> int:
    """Changes that lie on a carrier and are not confirmed yet."""
    return sum(one.sent - one.accepted - one.held for one in entries if one.pending)


def history(unit: ExchangeUnit) -> tuple[HistoryEntry, ...]:
    """The exchanges, latest first."""
    held = unit.document(_HISTORY)
    return () if held is None else msgspec.json.decode(held, type=tuple[HistoryEntry, ...])


def put_history(unit: ExchangeUnit, entries: tuple[HistoryEntry, ...]) -> None:
    """Keeps the latest exchanges."""
    unit.put_document(_HISTORY, msgspec.json.encode(entries[:_HISTORY_ROWS]))


def confirmed(
    entries: tuple[HistoryEntry, ...], accepted: frozenset[str], held: frozenset[str]
) -> tuple[HistoryEntry, ...]:
    """The entries after receipts came in.

    Args:
        accepted: hashes the office took as they are. `held`: hashes it keeps for the head to decide.
    """
    good, kept = {mark(one) for one in accepted}, {mark(one) for one in held}
    return tuple(_confirmed(entry, good, kept) if entry.pending else entry for entry in entries)


def _confirmed(entry: HistoryEntry, good: set[str], kept: set[str]) -> HistoryEntry:
    accepted, held = good.intersection(entry.pending), kept.intersection(entry.pending)
    if not accepted and not held:
        return entry
    return replace(
        entry,
        accepted=entry.accepted + len(accepted),
        held=entry.held + len(held),
        pending=tuple(one for one in entry.pending if one not in accepted | held),
    )


def mark(commit: str) -> str:
    """What history keeps of a hash while it waits."""
    return commit[:_MARK_DIGITS]


def pending_enrolment(unit: ExchangeUnit) -> PendingEnrolment | None:
    """The invitation that was answered, if the office has not replied yet."""
    held = unit.document(_ENROLMENT)
    return None if not held else msgspec.json.decode(held, type=PendingEnrolment)


def put_pending_enrolment(unit: ExchangeUnit, value: PendingEnrolment | None) -> None:
    """Keeps or forgets the answered invitation."""
    unit.put_document(_ENROLMENT, b"" if value is None else msgspec.json.encode(value))
