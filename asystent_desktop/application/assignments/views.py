"""The head's lists: assignments, people, computers; and revoking a lost computer from her desk."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from asystent_desktop.application.exchange.inbox import trust
from asystent_desktop.application.faults import ReasonMissing, UnknownRecord
from asystent_desktop.application.letterhead import refuse_others
from asystent_desktop.application.reading import in_force
from asystent_desktop.application.wording.labels import assignment_label
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.kinds.scope import PurgeReceipt, Revocation
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class FamilyRef:
    """A family as this desk knows it; number and name are empty when it does not."""

    family_id: str
    number: str
    name: str


@dataclass(frozen=True)
class AssignmentRow:
    """An assignment. `mode_label`: message id; `state`: "current", "future" or "ended"."""

    assignment_id: str
    family: FamilyRef
    person_id: str
    person_name: str
    mode: AssignmentMode
    mode_label: str
    from_on: date
    until_on: date | None
    restricted: bool
    state: str


@dataclass(frozen=True)
class ComputerRow:
    """A computer of the directory.

    Attributes:
        revoked_at: By the directory, or by an officer's word that it does not say yet.
        families: Those that may be aboard: its person has or had them, and no purge receipt came.
    """

    device_id: str
    person_id: str
    person_name: str
    label: str
    enrolled_at: datetime
    revoked_at: datetime | None
    families: tuple[FamilyRef, ...]


@dataclass(frozen=True)
class RevokedComputer:
    """What was revoked, and the families for the breach notice (GDPR art. 33)."""

    device_id: str
    person_id: str
    families: tuple[FamilyRef, ...]


def assignments(desk: Desk, on: date | None = None) -> tuple[AssignmentRow, ...]:
    """All assignments: current ones first, then those to come, then ended ones.

    Raises:
        OfficeOnly: Somebody without an office role asks.
    """
    refuse_others(desk.identity())
    day, names = on or desk.clock.today(), {one.id: one.name for one in _directory(desk).people}
    with desk.unit_of_work() as work:
        refs = _refs(work)
        rows = [_row(one, refs, names, day) for one in work.find(Assignment)]
    order = ["current", "future", "ended"]
    return tuple(sorted(rows, key=lambda row: (order.index(row.state), row.family.number, row.person_name)))


def computers(desk: Desk) -> tuple[ComputerRow, ...]:
    """The computers of the directory.

    Raises:
        OfficeOnly.
    """
    refuse_others(desk.identity())
    directory = _directory(desk)
    names = {one.id: one.name for one in directory.people}
    with desk.unit_of_work() as work:
        revoked = {one.device_id: one.revoked_at for one in work.find(Revocation)}
        return tuple(
            ComputerRow(
                device_id=one.id,
                person_id=one.person,
                person_name=names.get(one.person, ""),
                label=one.label,
                enrolled_at=one.enrolled_at,
                revoked_at=one.revoked_at or revoked.get(one.id),
                families=_aboard(work, one.person, one.id),
            )
            for one in directory.devices
            if one.seal
        )


def revoke_computer(desk: Desk, device_id: str, reason: str) -> RevokedComputer:
    """Says that a computer no longer counts; the hub acts on it with the next exchange of this desk.

    The directory follows when the OFFICE key is at hand (`hub revoke`). Revoking twice changes nothing.

    Raises:
        OfficeOnly, ReasonMissing.
        UnknownRecord: The directory knows no such computer.
    """
    refuse_others(desk.identity())
    if not reason.strip():
        raise ReasonMissing(what="revoke-computer")
    device = _directory(desk).device(device_id)
    if device is None or not device.seal:
        raise UnknownRecord(kind="computer", record_id=device_id)
    with desk.unit_of_work() as work:
        aboard = _aboard(work, device.person, device_id)
        if device.revoked_at is None and not work.find(Revocation, device_id=device_id):
            work.save(
                Revocation(
                    id=desk.ids.new(),
                    scope=OFFICE_SCOPE,
                    device_id=device_id,
                    reason=reason.strip(),
                    revoked_at=desk.clock.now().astimezone(UTC),
                )
            )
            work.commit("revoke-computer")
    return RevokedComputer(device_id, device.person, aboard)


def _directory(desk: Desk) -> Directory:
    with desk.exchange_unit() as unit:
        directory = trust(unit).directory
    if directory is None:
        raise NotEnrolled()
    return directory


def _refs(work: UnitOfWork) -> dict[str, FamilyRef]:
    return {one.id: FamilyRef(one.id, one.number, one.name) for one in work.find(Family)}


def _row(one: Assignment, refs: dict[str, FamilyRef], names: dict[str, str], day: date) -> AssignmentRow:
    state = "current" if in_force(one, day) else "future" if one.from_on > day else "ended"
    return AssignmentRow(
        assignment_id=one.id,
        family=refs.get(one.family_id, FamilyRef(one.family_id, "", "")),
        person_id=one.person_id,
        person_name=names.get(one.person_id, ""),
        mode=one.mode,
        mode_label=assignment_label(one.mode),
        from_on=one.from_on,
        until_on=one.until_on,
        restricted=one.restricted,
        state=state,
    )


def _aboard(work: UnitOfWork, person_id: str, device_id: str) -> tuple[FamilyRef, ...]:
    """Families that were given to the person and not answered for by a receipt of this computer since."""
    gone: dict[str, datetime] = {}
    for receipt in work.find(PurgeReceipt, device_id=device_id):
        gone[receipt.held_scope] = max(receipt.purged_at, gone.get(receipt.held_scope, receipt.purged_at))
    ids = {
        one.family_id
        for one in work.find(Assignment, person_id=person_id)
        if one.target not in gone or one.from_on >= gone[one.target].date()
    }
    refs = _refs(work)
    found = (refs.get(family_id, FamilyRef(family_id, "", "")) for family_id in ids)
    return tuple(sorted(found, key=lambda one: (one.number, one.family_id)))
