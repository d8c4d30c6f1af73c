"""What the exchange screen shows at one look: what waits, what came, the past, and what needs a person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from asystent_desktop.application.exchange.alarms import WentBack, went_back
from asystent_desktop.application.exchange.conflicts import ConflictRow, conflicts
from asystent_desktop.application.exchange.file_moves import FileMove, file_moves
from asystent_desktop.application.exchange.joining import PendingAnswer, pending_answer
from asystent_desktop.application.exchange.journal_notices import JournalNotice, journal_notices
from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.application.exchange.week import (
    ExchangeRow,
    Waiting,
    WaitingKind,
    history,
    kind_label,
    waiting,
)
from asystent_desktop.application.reading import families_by_id, family_id_of, limit_on
from asystent_desktop.domain.due_rules import entered_late
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import KINDS
from asystent_desktop.exchange.boxes import for_device
from asystent_desktop.ports.carrier import Carrier
from asystent_desktop.ports.changes import Change, ChangeSet
from asystent_desktop.ports.desk import Desk, Identity

LATE_SHOWN_DAYS = 14
"""For how long a card that was written late stands under "to check"."""


@dataclass(frozen=True)
class FamilyConflicts:
    """Fields of one family with two versions. `own`: those the person at this desk may decide."""

    family_id: str
    name: str
    fields: int
    own: int


@dataclass(frozen=True)
class LateEntry:
    """A visit card that will carry the mark "entered late" at the office."""

    visit_id: str
    family_id: str
    name: str
    number: str
    on: date
    recorded_at: datetime


@dataclass(frozen=True)
class HeldRow:
    """Changes of one exchange that the office keeps for the head to decide."""

    at: datetime
    count: int


@dataclass(frozen=True)
class ExchangeDesk:
    """Everything the screen shows.

    Attributes:
        laid_out: Changes that lie on the carrier, unconfirmed; the rest of `waiting` was not taken out yet.
        pending: The answered invitation, while the office has not replied.
        went_back: This computer went back to an older state and nobody has read it yet.
        not_durable: Accepted entries that no checked backup of the office is known to hold.
        moves: Files that arrive, are handed over, or were taken off this computer.
        notices: What is forked, missing or lost in this computer's own journal.
    """

    identity: Identity
    waiting: Waiting
    laid_out: int
    history: tuple[ExchangeRow, ...]
    conflicts: tuple[FamilyConflicts, ...]
    late: tuple[LateEntry, ...]
    held: tuple[HeldRow, ...]
    pending: PendingAnswer | None
    went_back: WentBack | None = None
    not_durable: int = 0
    moves: tuple[FileMove, ...] = ()
    notices: tuple[JournalNotice, ...] = ()


def exchange_desk(desk: Desk) -> ExchangeDesk:
    """Reads it all; the carrier is not touched."""
    past = tuple(history(desk))
    now = waiting(desk)
    return ExchangeDesk(
        identity=desk.identity(),
        waiting=now,
        laid_out=standing(desk).laid_out,
        history=past,
        conflicts=_grouped(conflicts(desk)),
        late=_late(desk),
        held=tuple(HeldRow(row.at, row.held) for row in past if row.held),
        pending=pending_answer(desk),
        went_back=went_back(desk),
        not_durable=_not_durable(desk, now.total),
        moves=file_moves(desk),
        notices=journal_notices(desk),
    )


def _not_durable(desk: Desk, unconfirmed: int) -> int:
    if not desk.identity().enrolled:
        return 0
    with desk.exchange_unit() as unit:
        open_ones = sum(unit.not_durable(scope) for scope in unit.scopes())
    return max(0, open_ones - unconfirmed)


def _grouped(rows: Sequence[ConflictRow]) -> tuple[FamilyConflicts, ...]:
    fields = Counter(row.family_id for row in rows)
    own = Counter(row.family_id for row in rows if row.decidable)
    names = {row.family_id: row.family_name for row in rows}
    return tuple(FamilyConflicts(one, names[one], count, own[one]) for one, count in fields.items())


def _late(desk: Desk) -> tuple[LateEntry, ...]:
    today, me = desk.clock.today(), desk.identity().person_id
    days = limit_on(desk, Limit.LATE_ENTRY_DAYS, today)
    since = desk.clock.now() - timedelta(days=LATE_SHOWN_DAYS)
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
        cards = [
            card
            for card in unit.find(Visit)
            if card.author_id == me
            and card.recorded_at >= since
            and card.corrects is None
            and entered_late(card.on, card.recorded_at, days)
        ]
    found = [(card, families.get(family_id_of(card.scope))) for card in cards]
    rows = [
        LateEntry(card.id, family.id, family.name, family.number, card.on, card.recorded_at)
        for card, family in found
        if family is not None
    ]
    return tuple(sorted(rows, key=lambda row: row.recorded_at, reverse=True))


def replies_lying(desk: Desk, carrier: Carrier) -> int:
    """How many bundles of the office lie there for this computer. Reads no store: any thread may ask.

    Raises:
        CarrierAway: The folder or stick is gone.
    """
    return len(carrier.list(for_device(desk.identity().device_id)))


def arrived(desk: Desk, changes: ChangeSet) -> tuple[WaitingKind, ...]:
    """What one exchange brought, by sort, with the families' names."""
    counts = Counter(kind_label(one.kind) for one in changes.changes)
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
    names: dict[str, set[str]] = {}
    for one in changes.changes:
        family = families.get(family_id_of(one.scope))
        if family is not None:
            names.setdefault(kind_label(one.kind), set()).add(family.name)
    rows = [WaitingKind(label, n, tuple(sorted(names.get(label, ())))) for label, n in counts.items()]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.label)))


def accepted_kinds(before: Waiting, after: Waiting) -> tuple[WaitingKind, ...]:
    """What got its receipt between two looks, by sort."""
    left = {row.label: row.count for row in after.by_kind}
    gone = [(row, row.count - left.get(row.label, 0)) for row in before.by_kind]
    return tuple(WaitingKind(row.label, count, row.families) for row, count in gone if count > 0)


def anything_may_have_changed(desk: Desk) -> ChangeSet:
    """For an exchange that broke off: what it applied before stays, and every view has to look again."""
    with desk.exchange_unit() as unit:
        scopes = unit.scopes()
    return ChangeSet(frozenset(Change(kind, "", scope) for kind in KINDS for scope in scopes))
