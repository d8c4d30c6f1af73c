"""What the office decides with its key in hand: who works on a family, which computer no longer counts."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.routing import FAMILY_PREFIX, entitled
from asystent_desktop.hub import state
from asystent_desktop.hub.faults import OtherOfficeKey, UnknownDevice, UnknownPerson
from asystent_desktop.hub.office_commits import create_records
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import HubDesk


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
    until_on: date | None = None,
) -> str:
    """Gives a family to an employee from today on; returns the id of the assignment.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownPerson.
    """
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        if directory.person(person_id) is None:
            raise UnknownPerson(person=person_id)
        made = Assignment(
            id=hub.ids.new(),
            scope=OFFICE_SCOPE,
            family_id=family_id,
            person_id=person_id,
            mode=mode,
            from_on=hub.clock.today(),
            until_on=until_on,
        )
        create_records(
            unit,
            office,
            [made],
            command="assign-family",
            directory_version=directory.version,
            now=hub.clock.now(),
            ids=hub.ids,
        )
        unit.commit()
    return made.id


def revoke(hub: HubDesk, office: OfficeKey, device_id: str) -> Revoked:
    """Signs a directory in which the computer no longer counts; revoking twice changes nothing.

    Raises:
        HubNotFounded, OtherOfficeKey, UnknownDevice.
    """
    standing, now = state.standing(hub), hub.clock.now()
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        device = directory.device(device_id)
        if device is None or not device.seal:
            raise UnknownDevice(device=device_id)
        aboard = set(state.device_note(unit, device_id).heads)
        aboard |= entitled(standing, device.person, unit.scopes())
        newer = directory if device.revoked_at is not None else directory.without_device(device_id, now)
        if newer is not directory:
            offered = SignedDirectory.sign(newer, office.signing)
            trust_store.keep(trusted.accept(offered), unit.put_document)
            unit.commit()
    families = sorted(
        scope.removeprefix(FAMILY_PREFIX) for scope in aboard if scope.startswith(FAMILY_PREFIX)
    )
    return Revoked(device_id, device.person, newer.version, tuple(families))
