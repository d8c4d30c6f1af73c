"""The weekly exchange with the office (*wymiana danych*).

One call reads the replies, applies them and lays out what the office lacks. What the office has not confirmed
is never called sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.attachments.moves import Moves
from asystent_desktop.application.exchange import (
    laptop_care,
    memory as exchange_memory,
    uploads as exchange_uploads,
)
from asystent_desktop.application.exchange.erasure import carry_out
from asystent_desktop.application.exchange.hand_over import Purged, purge_released
from asystent_desktop.application.exchange.held import fold_admitted
from asystent_desktop.application.exchange.inbox import Problem, Received, receive, settle_identity
from asystent_desktop.application.exchange.memory import HistoryEntry, mark
from asystent_desktop.application.exchange.outbox import Sent, send
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.exchange.routing import FAMILY_PREFIX
from asystent_desktop.i18n import N_
from asystent_desktop.ports.carrier import Carrier
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Unconfirmed

FOLDER = "folder"
"""The only kind of carrier so far; later "network"."""

Progress = Callable[[str, int, int], None]
"""(step, done, total) with step "receive", "apply" or "send"; called from the thread that exchanges."""


class RowState(StrEnum):
    """How far an exchange got."""

    WAITING = "waiting"  # laid out, not confirmed
    ACCEPTED = "accepted"  # the office confirmed every change
    QUIET = "quiet"  # nothing to confirm


@dataclass(frozen=True)
class WaitingKind:
    """Unconfirmed changes of one sort. `label`: English message id; `families`: their short names."""

    label: str
    count: int
    families: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """What the office has not confirmed, and when it last answered.

    Attributes:
        answered: An invitation was answered and the office's first reply is awaited.
        laid_out: Bundles of ours that may still lie unread on the carrier.
    """

    total: int
    by_kind: tuple[WaitingKind, ...]
    last_success: datetime | None
    last_carrier: str
    enrolled: bool
    answered: bool
    laid_out: int


@dataclass(frozen=True)
class NewFamily:
    """A family that came with this exchange; name and number are empty when only held entries came."""

    family_id: str
    number: str
    name: str


@dataclass(frozen=True)
class ExchangeReport:
    """What one exchange did.

    Attributes:
        sent: Changes that lie on the carrier for the office now; unconfirmed.
        placed: A bundle was written; False when the very same lay there already or we may not send yet.
        accepted: Own changes the office confirmed in the replies read now.
        held: Own changes it keeps for the head to decide.
        durable: Confirmations that say the change is in a verified backup too.
        received: Changes of others stored here.
        conflicts: Fields with two versions, after this exchange.
        waiting: Changes without confirmation, after this exchange.
        enrolled_now: The office's first reply came: the vault belongs to it from now on.
        awaiting_enrolment: No reply of the office yet: nothing was sent.
        purged: Families handed over before that were taken off this computer now.
        office_restored: The office was restored from a backup: this computer offers it everything anew.
        network: It went to the office's server, not to a folder or stick.
    """

    sent: int
    placed: bool
    accepted: int
    durable: int
    received: int
    replies: int
    new_families: tuple[NewFamily, ...]
    held: int
    conflicts: int
    waiting: int
    enrolled_now: bool
    awaiting_enrolment: bool
    problems: tuple[Problem, ...]
    changes: ChangeSet
    purged: tuple[Purged, ...] = ()
    office_restored: bool = False
    network: bool = False

    @property
    def lying(self) -> int:
        """Changes that lie on the carrier and still lack the office's receipt."""
        return min(self.sent, self.waiting)


@dataclass(frozen=True)
class ExchangeRow:
    """One exchange in the history: "the office accepted `accepted` of `sent`"."""

    at: datetime
    via: str
    sent: int
    accepted: int
    held: int
    received: int
    state: RowState


def exchange_week(
    desk: Desk, carrier: Carrier, progress: Progress = lambda step, done, total: None, via: str = FOLDER
) -> ExchangeReport:
    """Reads and applies the office's replies, then lays out everything the office lacks.

    Safe to break off and repeat at any point; a second call without anything new changes nothing.

    Raises:
        NotEnrolled: the vault belongs to no office and has answered no invitation.
        CarrierAway, CarrierFull: the folder or stick failed; what was applied before stays.
    """
    exchange_uploads.finish(desk, carrier, via)
    received = receive(desk, carrier, via, progress)
    enrolled_now, revoked = settle_identity(desk)
    enrolled = desk.identity().enrolled
    admitted = fold_admitted(desk)
    carry_out(desk)
    purged = purge_released(desk) if enrolled else ()
    sent = send(desk, carrier, progress) if enrolled else None
    _write_history(desk, via, sent, received)
    latest, left = sent, Moves()
    while carrier.prompt and latest is not None and not latest.again:
        received = received.plus(receive(desk, carrier, via, progress))  # the receipts of what went just now
        before, left = left, attachment_moves.moves(desk, ())
        latest = send(desk, carrier, progress) if left and left != before else None  # scans on their way
    if carrier.prompt and enrolled:
        _heard(desk, via)
    with desk.unit_of_work() as work:
        conflicts, waiting = len(work.conflicts()), work.counts()["unacknowledged"]
    return ExchangeReport(
        sent=sent.commits if sent else 0,
        placed=sent is not None and not sent.again,
        accepted=len(received.accepted),
        durable=received.durable,
        received=received.commits,
        replies=received.replies,
        new_families=_new_families(desk, received),
        held=len(received.held),
        conflicts=conflicts,
        waiting=waiting,
        enrolled_now=enrolled_now,
        awaiting_enrolment=not enrolled,
        problems=(*received.problems, *revoked),
        changes=ChangeSet(received.changes | admitted.changes),
        purged=purged,
        office_restored=laptop_care.office_restored(desk),
        network=carrier.prompt,
    )


def _heard(desk: Desk, via: str) -> None:
    """The office's server told, over a line with its pinned key, that it has nothing more for us."""
    with desk.exchange_unit() as unit:
        memory = exchange_memory.memory(unit)
        exchange_memory.put_memory(unit, replace(memory, last_success=desk.clock.now(), last_carrier=via))
        unit.commit()


def waiting(desk: Desk) -> Waiting:
    """What the office has not confirmed yet, by sort, with the families' names."""
    with desk.exchange_unit() as unit:
        memory = exchange_memory.memory(unit)
        answered = exchange_memory.pending_enrolment(unit) is not None
    with desk.unit_of_work() as work:
        unconfirmed = work.unconfirmed()
    return Waiting(
        total=sum(one.count for one in unconfirmed),
        by_kind=_by_kind(desk, unconfirmed),
        last_success=memory.last_success,
        last_carrier=memory.last_carrier,
        enrolled=desk.identity().enrolled,
        answered=answered,
        laid_out=len(memory.outbox),
    )


def history(desk: Desk) -> list[ExchangeRow]:
    """Past exchanges, latest first."""
    with desk.exchange_unit() as unit:
        entries = exchange_memory.history(unit)
    return [
        ExchangeRow(one.at, one.via, one.sent, one.accepted, one.held, one.received, _state(one))
        for one in entries
    ]


def _state(entry: HistoryEntry) -> RowState:
    if entry.pending:
        return RowState.WAITING
    return RowState.ACCEPTED if entry.sent else RowState.QUIET


_LABELS = {
    "family": N_("Family files"),
    "family_member": N_("Family members"),
    "relation": N_("Family members"),
    "case_basis": N_("Grounds of the service"),
    "strength": N_("Strengths"),
    "visit": N_("Visit cards"),
    "appointment": N_("Calendar"),
    "assignment": N_("Assignments"),
    "office_profile": N_("Letterhead"),
    "work_plan": N_("Work plans"),
    "plan_goal": N_("Work plans"),
    "plan_action": N_("Work plans"),
    "court_request": N_("Court letters"),
    "court_opinion": N_("Court opinions"),
    "opinion_part": N_("Court opinions"),
    "opinion_document": N_("Court opinions"),
    "attachment": N_("Scans"),
    **dict.fromkeys(("review_decision", "paper_transition", "paper_comment"), N_("Court opinions")),
    **dict.fromkeys(
        ("letter", "paper_document", "paper_delivery", "paper_file", "signed_paper"), N_("Papers")
    ),
    **dict.fromkeys(("assessment", "assessment_area"), N_("Assessments")),
    **dict.fromkeys(("follow_up", "follow_up_contact"), N_("Follow-up")),
    **dict.fromkeys(("contact", "contact_entry", "referral", "team_work"), N_("Contacts")),
    **dict.fromkeys(("placement", "placement_contact"), N_("Placements")),
    "strength_details": N_("Strengths"),
    **dict.fromkeys(("member_details", "guardianship", "parental_authority"), N_("Family members")),
    **dict.fromkeys(("family_address", "family_phone"), N_("Family files")),
    **dict.fromkeys(("visit_signature", "intervention"), N_("Visit cards")),
    "plan_consultation": N_("Work plans"),
}
"""The Blue Card has no line of its own: this page names families."""
_OTHER = N_("Other changes")


def kind_label(kind: str) -> str:
    """Message id of the sort a record kind belongs to."""
    return _LABELS.get(kind, _OTHER)


def _by_kind(desk: Desk, unconfirmed: Sequence[Unconfirmed]) -> tuple[WaitingKind, ...]:
    counts: dict[str, int] = {}
    families: dict[str, set[str]] = {}
    for one in unconfirmed:
        label = kind_label(one.kind)
        counts[label] = counts.get(label, 0) + one.count
        families.setdefault(label, set()).add(one.scope)
    names = _names(desk, {scope for found in families.values() for scope in found})
    rows = [
        WaitingKind(label, count, tuple(sorted(names[scope] for scope in families[label] if scope in names)))
        for label, count in counts.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.label)))


def _names(desk: Desk, scopes: set[str]) -> dict[str, str]:
    """Short names of the families among the scopes."""
    ids = [scope.removeprefix(FAMILY_PREFIX) for scope in scopes if scope.startswith(FAMILY_PREFIX)]
    with desk.unit_of_work() as work:
        found = [work.get(Family, family_id) for family_id in ids]
    return {family.scope: family.name for family in found if family is not None}


def _new_families(desk: Desk, received: Received) -> tuple[NewFamily, ...]:
    ids = sorted(
        scope.removeprefix(FAMILY_PREFIX) for scope in received.scopes if scope.startswith(FAMILY_PREFIX)
    )
    with desk.unit_of_work() as work:
        found = {family_id: work.get(Family, family_id) for family_id in ids}
    return tuple(
        NewFamily(family_id, family.number, family.name) if family else NewFamily(family_id, "", "")
        for family_id, family in found.items()
    )


def _write_history(desk: Desk, via: str, sent: Sent | None, received: Received) -> None:
    """One row per exchange that moved changes; receipts belong to the row of what they confirm.

    A bundle taken back and laid out anew keeps one row. What was confirmed before and only goes once more (a
    held entry, what a restored hub lacks) gets no second receipt, so no row waits for one.
    """
    with desk.exchange_unit() as unit:
        without = {commit.hash for commit in unit.unacknowledged()}
        pending = tuple(mark(one) for one in sent.hashes if one in without) if sent and not sent.again else ()
        entries = exchange_memory.history(unit)
        if sent is not None and sent.superseded:
            entries = tuple(one for one in entries if not set(one.bundles) & set(sent.superseded))
        if pending or received.commits:
            entry = HistoryEntry(desk.clock.now(), via, 0, received.commits)
            if sent is not None and not sent.again:
                entry = replace(entry, sent=len(pending), pending=pending, bundles=sent.names)
            entries = (entry, *entries)
        exchange_memory.put_history(unit, entries)
        unit.commit()
