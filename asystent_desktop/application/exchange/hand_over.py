"""Handing a family over: active → hand-over (read-only, still sends) → purgeable → purged (exchange.md §5).

A computer lets a family go only when both agree: its own replica of the office's assignments says that its
person has no part in it any more, and the hub said by its signature that everything declared is durable.
Nothing is removed while an entry here is not in a verified backup, nor while an unfinished card waits for its
person within the days of grace. The purge may be killed at any moment and is carried through the next time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from asystent_desktop.application.attachments import moves as attachment_moves
from asystent_desktop.application.exchange import custody
from asystent_desktop.application.exchange.custody import Custody, Purging
from asystent_desktop.application.faults import ReadOnlyFamily
from asystent_desktop.application.reading import in_force
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.kinds.scope import PurgeReceipt
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import person_scope
from asystent_desktop.exchange.routing import CASE_PREFIXES, by_role
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.store import UnitOfWork


class Phase(StrEnum):
    """Where this computer stands with a family."""

    ACTIVE = "active"
    STAND_IN = "stand_in"
    READER = "reader"
    ARRIVING = "arriving"
    HAND_OVER = "hand_over"
    PURGEABLE = "purgeable"


@dataclass(frozen=True)
class FamilyPhase:
    """One scope on this computer; number and name are empty until they came.

    Attributes:
        until_on: Last day of the assignment; None while it runs, or when there is none.
        not_durable: Entries that no verified backup of the office is known to hold.
        drafts: Unfinished cards.
    """

    scope: str
    family_id: str
    number: str
    name: str
    phase: Phase
    until_on: date | None
    commits: int
    not_durable: int
    drafts: int


@dataclass(frozen=True)
class ArrivingFamily:
    """A family that is on its way here; number and name are empty until they came.

    Attributes:
        since: When its first entries came; None while nothing did.
    """

    family_id: str
    number: str
    name: str
    commits: int
    since: datetime | None


@dataclass(frozen=True)
class Purged:
    """One scope that was taken off this computer just now."""

    scope: str
    commits: int
    receipt_id: str


@dataclass(frozen=True)
class PurgeRow:
    """A receipt of a purge: name and number where this desk knows the family, else empty."""

    family_id: str
    number: str
    name: str
    restricted: bool
    device_id: str
    person_id: str
    commits: int
    ended_on: date | None
    purged_at: datetime


def phases(desk: Desk, today: date | None = None) -> tuple[FamilyPhase, ...]:
    """Every case scope on this computer, those that need attention first."""
    day = today or desk.clock.today()
    with desk.exchange_unit() as unit:
        known = custody.custody(unit)
        scopes = [scope for scope in unit.scopes() if scope.startswith(CASE_PREFIXES)]
        lacking = {scope: unit.not_durable(scope) for scope in scopes}
        counts = {scope: len(unit.beyond({}, [scope])) for scope in scopes}
    with desk.unit_of_work() as work:
        mine = _assignments(work)
        drafts = [draft.scope for draft in work.drafts()]
        families = {family.id: family for family in work.find(Family)}
    rows = []
    for scope in scopes:
        family = families.get(scope.partition(":")[2])
        phase = _phase(desk.identity(), mine, known, scope, day)
        if phase is Phase.HAND_OVER and scope in known.released and not lacking[scope]:
            phase = Phase.PURGEABLE
        rows.append(
            FamilyPhase(
                scope=scope,
                family_id=scope.partition(":")[2],
                number=family.number if family else "",
                name=family.name if family else "",
                phase=phase,
                until_on=_ended_on(desk.identity(), mine.get(scope, ()), day),
                commits=counts[scope],
                not_durable=lacking[scope],
                drafts=drafts.count(scope),
            )
        )
    order = [Phase.PURGEABLE, Phase.HAND_OVER, Phase.ARRIVING, Phase.READER, Phase.STAND_IN, Phase.ACTIVE]
    return tuple(sorted(rows, key=lambda row: (order.index(row.phase), row.number, row.scope)))


def arriving(desk: Desk) -> tuple[ArrivingFamily, ...]:
    """Families assigned to this person that are not wholly here: never inferred, only the hub says so."""
    identity, day = desk.identity(), desk.clock.today()
    with desk.exchange_unit() as unit:
        known, here = custody.custody(unit), unit.scopes()
        counts = {scope: len(unit.beyond({}, [scope])) for scope in known.arriving}
    with desk.unit_of_work() as work:
        awaited = {
            one.target
            for one in work.find(Assignment, person_id=identity.person_id)
            if in_force(one, day) and one.target not in here
        }
        families = {family.id: family for family in work.find(Family)}
    rows = []
    for scope in sorted(awaited | set(known.arriving)):
        family_id = scope.partition(":")[2]
        family = families.get(family_id)
        number, name = (family.number, family.name) if family else ("", "")
        rows.append(ArrivingFamily(family_id, number, name, counts.get(scope, 0), known.arriving.get(scope)))
    return tuple(rows)


def purge_receipts(desk: Desk) -> tuple[PurgeRow, ...]:
    """Receipts, latest first: one's own on a laptop, everybody's at the head's desk."""
    with desk.unit_of_work() as work:
        receipts = work.find(PurgeReceipt)
        families = {family.id: family for family in work.find(Family)}
    rows = []
    for one in receipts:
        kind, _, family_id = one.held_scope.partition(":")
        family = families.get(family_id)
        rows.append(
            PurgeRow(
                family_id=family_id,
                number=family.number if family else "",
                name=family.name if family else "",
                restricted=kind == "restricted",
                device_id=one.device_id,
                person_id=one.scope.partition(":")[2],
                commits=one.commits,
                ended_on=one.ended_on,
                purged_at=one.purged_at,
            )
        )
    return tuple(sorted(rows, key=lambda row: row.purged_at, reverse=True))


def refuse_write(identity: Identity, unit: UnitOfWork, scope: str, today: date) -> None:
    """Returns when this person may write in a scope here; asked before anything is signed.

    A card begun before the hand-over may still be finished: it reaches the supervisor as a late entry.

    Raises:
        ReadOnlyFamily: she only reads the family, or it was handed over.
    """
    if not scope.startswith(CASE_PREFIXES) or not identity.enrolled or identity.role != "assistant":
        return
    phase = _phase(identity, _assignments(unit, scope), Custody({}, {}, {}, {}), scope, today)
    if phase is Phase.READER:
        raise ReadOnlyFamily(scope=scope, reason="reader")
    if phase is Phase.HAND_OVER and not any(draft.scope == scope for draft in unit.drafts()):
        raise ReadOnlyFamily(scope=scope, reason="handed-over")


def purge_released(desk: Desk) -> tuple[Purged, ...]:
    """Carries purges through that were begun, and those that are allowed now; part of every exchange.

    Raises:
        StoreBusy, StoreFull, StoreUnwritable: the rest is done the next time; what began stays noted.
    """
    for scope in _allowed(desk):
        _begin(desk, scope)
    begun = _begun(desk)
    if not begun:
        return ()
    desk.upkeep.remove(begun)
    desk.upkeep.scrub()
    replaced = desk.upkeep.replace_backups()
    return tuple(_end(desk, scope, facts, replaced) for scope, facts in sorted(begun.items()))


def _begun(desk: Desk) -> Mapping[str, Purging]:
    """Purges to be carried through; one is called off when something was written in its scope since.

    After a kill only: the office has not seen that entry, and holds it once it was brought like any other.
    """
    with desk.exchange_unit() as unit:
        known = custody.custody(unit)
        heads = unit.heads(known.purging) if known.purging else {}
        still = {
            scope: facts
            for scope, facts in known.purging.items()
            if not heads.get(scope) or _digest(heads[scope]) == facts.heads_digest
        }
        if still.keys() != known.purging.keys():
            custody.put(unit, replace(known, purging=still))
            unit.commit()
    return still


def _digest(heads: Iterable[str]) -> str:
    return sha256_hex("\n".join(sorted(heads)).encode())


def _allowed(desk: Desk) -> list[str]:
    identity = desk.identity()
    owed = attachment_moves.owed_scopes(desk)
    with desk.exchange_unit() as unit:
        known = custody.custody(unit)
        candidates = [
            scope
            for scope, release in known.released.items()
            if scope not in known.purging
            and scope not in owed
            and not by_role(identity.role, scope)  # whatever the hub says: such a desk keeps them all
            and set(unit.heads([scope]).get(scope, ())) == set(release.heads)
            and not unit.not_durable(scope)
        ]
    if not candidates:
        return []
    # The office's day: this computer's clock may be decades off.
    said_on = max(known.released[scope].at.date() for scope in candidates)
    grace = timedelta(days=desk.rules.limits.at(said_on).nearest(Limit.HAND_OVER_GRACE_DAYS))
    with desk.unit_of_work() as work:
        mine = _assignments(work)
        recent = {draft.scope for draft in work.drafts() if draft.saved_at + grace > desk.clock.now()}
    return [
        scope
        for scope in candidates
        if scope not in recent
        and _is_handed_over(identity, mine.get(scope, ()), known.released[scope].at.date())
    ]


def _begin(desk: Desk, scope: str) -> None:
    """Notes what the receipt will say; from here on the purge is carried through."""
    with desk.unit_of_work() as work:
        mine = _assignments(work, scope).get(scope, ())
    ended = _ended_on(desk.identity(), mine, date.max)
    with desk.exchange_unit() as unit:
        known = custody.custody(unit)
        facts = Purging(
            receipt_id=desk.ids.new(),
            commits=len(unit.beyond({}, [scope])),
            heads_digest=_digest(unit.heads([scope]).get(scope, ())),
            ended_on=ended.isoformat() if ended else "",
            begun_at=desk.clock.now(),
        )
        custody.put(unit, replace(known, purging={**known.purging, scope: facts}))
        unit.commit()


def _end(desk: Desk, scope: str, facts: Purging, backups: int) -> Purged:
    """The signed receipt, once; then the scope is forgotten."""
    identity, now = desk.identity(), desk.clock.now()
    with desk.unit_of_work() as work:
        if work.get(PurgeReceipt, facts.receipt_id) is None:
            work.save(
                PurgeReceipt(
                    id=facts.receipt_id,
                    scope=person_scope(identity.person_id),
                    held_scope=scope,
                    device_id=identity.device_id,
                    commits=facts.commits,
                    heads_digest=facts.heads_digest,
                    backups_replaced=backups,
                    ended_on=date.fromisoformat(facts.ended_on) if facts.ended_on else None,
                    purged_at=now.astimezone(UTC),
                )
            )
            work.commit("purge-receipt")
    with desk.exchange_unit() as unit:
        custody.forget(unit, scope)
        unit.commit()
    return Purged(scope, facts.commits, facts.receipt_id)


def _assignments(unit: UnitOfWork, scope: str | None = None) -> Mapping[str, list[Assignment]]:
    """Assignments by the scope they give; of one family alone when a scope is named."""
    found: dict[str, list[Assignment]] = {}
    equals = {} if scope is None else {"family_id": scope.partition(":")[2]}
    for one in unit.find(Assignment, **equals):
        found.setdefault(one.target, []).append(one)
    return found


def _phase(
    identity: Identity,
    assignments: Mapping[str, list[Assignment]],
    known: Custody,
    scope: str,
    day: date,
) -> Phase:
    if not identity.enrolled or identity.role != "assistant":
        return Phase.ACTIVE
    given = assignments.get(scope, [])
    modes = {one.mode for one in given if one.person_id == identity.person_id and in_force(one, day)}
    if scope in known.arriving and modes:
        return Phase.ARRIVING
    if AssignmentMode.HOLDER in modes:
        return Phase.ACTIVE
    if AssignmentMode.STAND_IN in modes:
        return Phase.STAND_IN
    if AssignmentMode.READER in modes:
        return Phase.READER
    return Phase.HAND_OVER if _is_handed_over(identity, given, day) else Phase.ACTIVE


def _is_handed_over(identity: Identity, given: Iterable[Assignment], day: date) -> bool:
    """Whether the office assigned the scope and the person has no part in it that runs or is to come."""
    given = list(given)
    mine = [one for one in given if one.person_id == identity.person_id]
    return bool(given) and all(one.until_on is not None and one.until_on < day for one in mine)


def _ended_on(identity: Identity, given: Iterable[Assignment], day: date) -> date | None:
    ends = [one.until_on for one in given if one.person_id == identity.person_id]
    last = [end for end in ends if end is not None]
    return max(last) if last and len(last) == len(ends) and max(last) <= day else None
