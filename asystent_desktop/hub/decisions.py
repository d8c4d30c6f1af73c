"""What the office decides with its key in hand: who works on a family, which computer no longer counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE, Record
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import Device, Directory, SignedDirectory
from asystent_desktop.exchange.routing import CASE_PREFIXES, entitled, runs
from asystent_desktop.hub import epoch, forgotten, state
from asystent_desktop.hub.faults import (
    BadPeriod,
    OtherOfficeKey,
    UnknownAssignment,
    UnknownDevice,
    UnknownPerson,
)
from asystent_desktop.hub.office_commits import write_records
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit


@dataclass(frozen=True)
class Revoked:
    """A revoked computer. `families`: ids of the families that were aboard, for the breach notice."""

    device_id: str
    person_id: str
    directory_version: int
    families: tuple[str, ...]


def assign(
    hub: HubDesk,
    office: OfficeKey,
    family_id: str,
    person_id: str,
    mode: AssignmentMode,
    *,
    from_on: date | None = None,
    until_on: date | None = None,
    restricted: bool = False,
) -> str:
    """Gives a family to an employee; a new holder ends the former holder's assignment the day before.

    Args:
        from_on: None means today. `until_on`: last day; None while it runs.
        restricted: The family's compartment and nothing else.

    Returns:
        Id of the assignment.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownPerson, BadPeriod.
    """
    day = from_on or hub.clock.today()
    if until_on is not None and until_on < day:
        raise BadPeriod(from_on=day, until_on=until_on)
    with hub.exchange_unit() as unit:
        directory = _directory(unit, office)
        if directory.person(person_id) is None:
            raise UnknownPerson(person=person_id)
        made = Assignment(
            id=hub.ids.new(),
            scope=OFFICE_SCOPE,
            family_id=family_id,
            person_id=person_id,
            mode=mode,
            from_on=day,
            until_on=until_on,
            restricted=restricted,
        )
        former = _ended(unit, made) if mode is AssignmentMode.HOLDER else []
        _write(hub, unit, office, [made, *former], "assign-family")
        unit.commit()
    return made.id


def _ended(unit: HubUnit, made: Assignment) -> list[Assignment]:
    """The former holders' assignments, ended the day before."""
    return [
        replace(one, until_on=made.from_on - timedelta(days=1))
        for one in unit.find(Assignment, family_id=made.family_id)
        if one.mode is AssignmentMode.HOLDER and one.restricted == made.restricted and runs(one, made.from_on)
    ]


def end_assignment(hub: HubDesk, office: OfficeKey, assignment_id: str, until_on: date) -> None:
    """Sets the last day of an assignment.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownAssignment.
    """
    with hub.exchange_unit() as unit:
        _directory(unit, office)
        held = unit.get(Assignment, assignment_id)
        if held is None or held.deleted:
            raise UnknownAssignment(assignment=assignment_id)
        if held.until_on != until_on:
            _write(hub, unit, office, [replace(held, until_on=until_on)], "end-assignment")
            unit.commit()


def write_decision(hub: HubDesk, unit: HubUnit, office: OfficeKey, made: Record, command: str) -> None:
    """Journals what an officer decided at the hub, in the transaction that is open.

    Raises:
        HubNotFounded, OtherOfficeKey.
    """
    _directory(unit, office)
    _write(hub, unit, office, [made], command)


def _directory(unit: HubUnit, office: OfficeKey) -> Directory:
    if office.public != state.trust(unit).office_key:
        raise OtherOfficeKey()
    return state.directory(unit)


def _write(hub: HubDesk, unit: HubUnit, office: OfficeKey, records: Sequence[Record], command: str) -> None:
    write_records(
        unit,
        office,
        records,
        command=command,
        directory_version=state.directory(unit).version,
        now=hub.clock.now(),
        ids=hub.ids,
    )


def revoke(hub: HubDesk, office: OfficeKey, device_id: str) -> Revoked:
    """Signs a directory in which the computer no longer counts; revoking twice changes nothing.

    One that the directory has forgotten (`hub.forgotten`) stands in it from then on, as revoked.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownDevice.
        OnlyReceiving: the hub was restored; what it forgot could undo what is signed before it resumes.
    """
    now = hub.clock.now()
    with hub.exchange_unit() as unit:
        standing = state.standing_in(unit, hub.clock.today())
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        epoch.refuse_while_restored(unit)
        device = _known(unit, directory, device_id)
        aboard = set(state.device_note(unit, device_id).heads)
        aboard |= entitled(standing, device.person, unit.scopes())
        newer = _without(unit, directory, device, now)
        if newer is not directory:
            offered = SignedDirectory.sign(newer, office.signing)
            trust_store.keep(trusted.accept(offered), unit.put_document)
            unit.commit()
    families = {scope.partition(":")[2] for scope in aboard if scope.startswith(CASE_PREFIXES)}
    return Revoked(device_id, device.person, newer.version, tuple(sorted(families)))


def _known(unit: HubUnit, directory: Directory, device_id: str) -> Device:
    """A computer of the directory, or one that it has forgotten."""
    device = directory.device(device_id)
    if device is None and (shown := forgotten.find(unit, device_id)) is not None:
        device = shown.device
    if device is None or not device.seal:
        raise UnknownDevice(device=device_id)
    return device


def _without(unit: HubUnit, directory: Directory, device: Device, now: datetime) -> Directory:
    """The next version, in which the computer is revoked; the same one when it is already."""
    known = directory.device(device.id)
    if known is not None:
        return directory if known.revoked_at is not None else directory.without_device(device.id, now)
    shown = forgotten.find(unit, device.id)
    if shown is None:
        return directory
    gone = replace(device, revoked_at=device.revoked_at or now)
    return forgotten.joined(directory, [replace(shown, device=gone)], now)
