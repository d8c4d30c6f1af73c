"""Entries that wait for the head: late ones of a former holder, those of a reader or of a revoked computer.

They are stored everywhere and folded nowhere until she decides; her decision is an office commit, so every
replica folds alike. Nothing is ever refused in silence: a rejected entry stays stored, with the reason.
"""

from dataclasses import dataclass
from datetime import datetime

from asystent_desktop.application.exchange.inbox import trust
from asystent_desktop.application.faults import NotAdmissible, ReasonMissing, UnknownEntry
from asystent_desktop.application.letterhead import refuse_others
from asystent_desktop.application.wording.field_labels import field_label
from asystent_desktop.application.wording.wording import value_words
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.office import Assignment
from asystent_desktop.domain.kinds.scope import HeldDecision, Revocation
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import KINDS, OFFICE_SCOPE
from asystent_desktop.exchange import admission
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.held import HeldCommit, admitted, undecided
from asystent_desktop.exchange.routing import Standing
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.journal import codec, hlc
from asystent_desktop.journal.ops import Create
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import Incoming


@dataclass(frozen=True)
class HeldEntry:
    """One entry nobody decided about.

    Attributes:
        reason_label: Message id. `kinds`: names of the record kinds it touches.
        written_at: By its writer's clock. `received_at`: by the office's.
        admissible: False for what nobody has the right to write; it can only be rejected.
    """

    commit: str
    family_id: str
    number: str
    family_name: str
    person_name: str
    device_label: str
    reason: str
    reason_label: str
    written_at: datetime
    received_at: datetime
    kinds: tuple[str, ...]
    admissible: bool


@dataclass(frozen=True)
class HeldField:
    """A field an entry would write; `label` is a message id."""

    kind: str
    record_id: str
    label: str
    text: str


def held_entries(desk: Desk) -> tuple[HeldEntry, ...]:
    """What waits for a decision, the longest first.

    Raises:
        OfficeOnly: Somebody without an office role asks.
    """
    refuse_others(desk.identity())
    waiting, directory = _waiting(desk)
    with desk.unit_of_work() as work:
        families = {family.scope: family for family in work.find(Family)}
    people = {one.id: one.name for one in directory.people}
    labels = {one.id: one.label for one in directory.devices}
    return tuple(_entry(one, families, people, labels) for one in waiting)


def held_fields(desk: Desk, commit: str) -> tuple[HeldField, ...]:
    """What an entry says, field by field, for the person who decides.

    Raises:
        OfficeOnly, UnknownEntry.
    """
    refuse_others(desk.identity())
    found = _one(desk, commit).commit
    fields: list[HeldField] = []
    for one in found.operations:
        kind = KINDS.get(one.kind)
        values = one.values if isinstance(one, Create) else {one.field: one.value}
        for name, value in values.items():
            if kind is None or name not in kind.rules or not codec.readable(kind, name, value):
                continue
            text = value_words(codec.decode_field(kind, name, value), name)
            if text:
                fields.append(HeldField(one.kind, one.record, field_label(name), text))
    return tuple(fields)


def admit_entry(desk: Desk, commit: str) -> ChangeSet:
    """Admits an entry: from now on it is part of the file, here and everywhere.

    Raises:
        OfficeOnly, UnknownEntry.
        NotAdmissible: Nobody has the right to write such an entry.
    """
    refuse_others(desk.identity())
    found = _one(desk, commit)
    if not found.admissible:
        raise NotAdmissible(commit=found.commit.hash, reason=found.reason)
    _decide(desk, found, admit=True, reason="")
    return fold_admitted(desk)


def reject_entry(desk: Desk, commit: str, reason: str) -> ChangeSet:
    """Rejects an entry: it stays stored and is shown nowhere; the reason stays with it.

    Raises:
        OfficeOnly, UnknownEntry, ReasonMissing.
    """
    refuse_others(desk.identity())
    if not reason.strip():
        raise ReasonMissing(what="reject-entry")
    return _decide(desk, _one(desk, commit), admit=False, reason=reason.strip())


def fold_admitted(desk: Desk) -> ChangeSet:
    """Folds what the office admitted and this store still holds back; asked after every exchange."""
    with desk.unit_of_work() as work:
        wanted = admitted(work.find(HeldDecision, admit=True))
    if not wanted:
        return ChangeSet()
    with desk.exchange_unit() as unit:
        directory = trust(unit).directory
        if directory is None:
            return ChangeSet()
        unit.admit(
            [
                Incoming(commit, None)
                for commit in unit.held_back()
                if commit.hash in wanted and not admission.unauthorised(commit, directory)
            ]
        )
        return unit.commit()


def _waiting(desk: Desk) -> tuple[tuple[HeldCommit, ...], Directory]:
    with desk.unit_of_work() as work:
        assignments = tuple(work.find(Assignment))
        revoked = frozenset(one.device_id for one in work.find(Revocation))
        decisions = work.find(HeldDecision)
    with desk.exchange_unit() as unit:
        directory = trust(unit).directory
        if directory is None:
            raise NotEnrolled()
        held = unit.held_back()
        receipts = unit.receipts([commit.hash for commit in held])
    # No earlier than the office's clock: this one may stand before the first dated value there is.
    day = max([desk.clock.today(), *(one.received_at.date() for one in receipts.values())])
    grace = desk.rules.limits.at(day).nearest(Limit.HAND_OVER_GRACE_DAYS)
    # Makers are the hub's own knowledge: nobody is taken for one here, so the reason never turns to "none".
    makers = {commit.envelope.scope: "" for commit in held}
    standing = Standing(directory, assignments, makers, day, grace, revoked)
    return undecided(held, receipts, decisions, standing), directory


def _one(desk: Desk, commit: str) -> HeldCommit:
    """The entry whose hash begins so.

    Raises:
        UnknownEntry: none, or more than one.
    """
    found = [one for one in _waiting(desk)[0] if one.commit.hash.startswith(commit)]
    if len(found) != 1 or not commit:
        raise UnknownEntry(commit=commit)
    return found[0]


def _decide(desk: Desk, found: HeldCommit, *, admit: bool, reason: str) -> ChangeSet:
    with desk.unit_of_work() as work:
        work.save(
            HeldDecision(
                id=desk.ids.new(),
                scope=OFFICE_SCOPE,
                commit=found.commit.hash,
                admit=admit,
                reason=reason,
                decided_on=desk.clock.today(),
            )
        )
        return work.commit("admit-entry" if admit else "reject-entry")


def _entry(
    one: HeldCommit, families: dict[str, Family], people: dict[str, str], labels: dict[str, str]
) -> HeldEntry:
    envelope = one.commit.envelope
    family = families.get(f"family:{envelope.scope.partition(':')[2]}")
    return HeldEntry(
        commit=one.commit.hash,
        family_id=envelope.scope.partition(":")[2],
        number=family.number if family else "",
        family_name=family.name if family else "",
        person_name=people.get(envelope.actor, ""),
        device_label=labels.get(envelope.device, ""),
        reason=one.reason,
        reason_label=one.label,
        written_at=hlc.instant(envelope.hlc[0]),
        received_at=one.received_at,
        kinds=tuple(dict.fromkeys(operation.kind for operation in one.commit.operations)),
        admissible=one.admissible,
    )
