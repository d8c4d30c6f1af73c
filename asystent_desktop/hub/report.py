"""The hub's report: how every computer fares, and the alarms; signed, for office roles (messages-v1 §8).

It holds ids, labels and numbers; who a person is, the directory says, or the report for a computer that the
directory has forgotten. No family is named in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop.crypto import signing
from asystent_desktop.domain.kinds.scope import HeldDecision
from asystent_desktop.domain.records import family_scope
from asystent_desktop.exchange import fields
from asystent_desktop.exchange.care import SignedReport
from asystent_desktop.exchange.directory import Device
from asystent_desktop.exchange.routing import FAMILY_PREFIX, Standing, entitled
from asystent_desktop.hub import alarms, backup_notes, device_care, epoch, forgotten, state
from asystent_desktop.hub.alarms import Alarm
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit

FORMAT: Final = "asystent-hub-report/1"


@dataclass(frozen=True)
class DeviceState:
    """One computer as the hub knows it; `families`: how many it is sent today."""

    id: str
    last_heard_at: datetime | None
    version: str
    waiting: int
    families: int
    escrow: bool
    drilled_at: datetime | None


@dataclass(frozen=True)
class Report:
    """What the hub says of itself.

    Attributes:
        only_receives: It was restored and OFFICE has not signed its new epoch.
        last_backup_at: When the last verified backup was made.
        recovery_ready: The office has a RECOVERY key.
    """

    made_at: datetime
    only_receives: bool
    last_backup_at: datetime | None
    recovery_ready: bool
    devices: tuple[DeviceState, ...]
    alarms: tuple[Alarm, ...]


def report(hub: HubDesk) -> Report:
    """How things stand now.

    Raises:
        HubNotFounded.
    """
    standing, now = state.standing(hub), hub.clock.now()
    with hub.reading() as unit:
        decided = {decision.commit for decision in unit.find(HeldDecision)}
        return compose(unit, standing, decided, now)


def compose(unit: HubUnit, standing: Standing, decided: set[str], now: datetime) -> Report:
    """The report of an open transaction."""
    directory = standing.directory
    missing = device_care.missing(unit, [one.id for one in directory.devices])
    last = backup_notes.last(unit)
    founded_at = min((device.enrolled_at for device in directory.devices), default=now)
    found = [
        *alarms.events(unit),
        *alarms.backup_alarms(last.made_at if last else None, founded_at, now),
        *alarms.quiet_devices(unit, directory, now),
        *alarms.old_gaps(missing, now),
        *alarms.quarantined(unit),
        *(
            alarms.condition(alarms.ENTRIES_HELD, now, device, count)
            for device, count in device_care.held(unit, directory, decided).items()
        ),
        *_without_escrow(unit, standing),
        *_forgotten(unit),
    ]
    scopes = unit.scopes() | {family_scope(one.family_id) for one in standing.assignments}
    return Report(
        made_at=now,
        only_receives=epoch.restored(unit),
        last_backup_at=last.made_at if last else None,
        recovery_ready=bool(directory.recovery),
        devices=tuple(_device(unit, standing, device, scopes) for device in directory.devices if device.seal),
        alarms=tuple(sorted(found, key=lambda alarm: (alarm.at, alarm.id), reverse=True)),
    )


def _device(unit: HubUnit, standing: Standing, device: Device, scopes: Iterable[str]) -> DeviceState:
    known = device_care.care(unit, device.id)
    mine = entitled(standing, device.person, scopes)
    return DeviceState(
        id=device.id,
        last_heard_at=state.device_note(unit, device.id).last_heard_at,
        version=known.version,
        waiting=known.waiting,
        families=sum(scope.startswith(FAMILY_PREFIX) for scope in mine),
        escrow=bool(known.escrow),
        drilled_at=known.drilled_at,
    )


def _without_escrow(unit: HubUnit, standing: Standing) -> list[Alarm]:
    """Computers the office could not open, though it has a RECOVERY key and has heard them since."""
    if not standing.directory.recovery:
        return []
    found: list[Alarm] = []
    for device in standing.directory.recipients():
        note = state.device_note(unit, device.id)
        knows = note.directory_version >= standing.directory.version
        if knows and note.last_heard_at and not device_care.care(unit, device.id).escrow:
            found.append(alarms.condition(alarms.ESCROW_MISSING, note.last_heard_at, device.id))
    return found


def _forgotten(unit: HubUnit) -> list[Alarm]:
    """Computers the directory does not name, though OFFICE once signed them in."""
    return [
        alarms.condition(
            alarms.DEVICE_FORGOTTEN, one.since, one.device.id, label=one.device.label, person=one.person.name
        )
        for one in forgotten.waiting(unit)
    ]


def sign(made: Report, office: str, key: signing.SigningKey) -> SignedReport:
    """The report as it travels."""
    document = {"format": FORMAT, "office": office, **msgspec.to_builtins(made)}
    body = fields.written(document)
    return SignedReport(body, key.sign(body))
