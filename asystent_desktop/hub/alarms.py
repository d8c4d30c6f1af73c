"""The office's alarms: what happened to whom and when. Words: `application.exchange.alarm_words`.

Two sorts: *events* are remembered until a person settles them; *conditions* are asked anew each time and go
with their cause.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

import msgspec

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.limits import Limit
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.hub import state, terms
from asystent_desktop.hub.care_faults import UnknownAlarm
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit

LAPTOP_RESTORED: Final = "laptop-restored"
DEVICE_FORKED: Final = "device-forked"
REVOKED_TALKING: Final = "revoked-talking"
HUB_RESTORED: Final = "hub-restored"
GAP_OLD: Final = "gap-old"
ENTRIES_HELD: Final = "entries-held"
BACKUP_OLD: Final = "backup-old"
BACKUP_NONE: Final = "backup-none"
QUARANTINE: Final = "quarantine"
DEVICE_QUIET: Final = "device-quiet"
DEVICE_FORGOTTEN: Final = "device-forgotten"
ESCROW_MISSING: Final = "escrow-missing"
ENTRY_LOST: Final = "entry-lost"
ENTRY_OVERDUE: Final = "entry-overdue"

_PREFIX: Final = "alarm/"
"""One document an event: at most one for each code and computer."""
_ID_DIGITS: Final = 8


@dataclass(frozen=True)
class Alarm:
    """One alarm.

    Attributes:
        id: What `hub settle` takes; stable for a code and a computer.
        device: Empty when no computer is meant. `at`: the last time. `count`: how often, or of how many.
        values: Numbers and instants for the words.
    """

    id: str
    code: str
    at: datetime
    device: str = ""
    count: int = 1
    values: Mapping[str, str] = field(default_factory=dict)


def note(
    unit: HubUnit, code: str, at: datetime, device: str = "", values: Mapping[str, str] | None = None
) -> None:
    """Remembers an event; the same one of the same computer is one alarm that happened again."""
    made = Alarm(_id(code, device), code, at, device, 1, dict(values or {}))
    former = unit.document(_PREFIX + made.id)
    if former is not None:
        made = replace(made, count=msgspec.json.decode(former, type=Alarm).count + 1)
    unit.put_document(_PREFIX + made.id, msgspec.json.encode(made))


def events(unit: HubUnit) -> tuple[Alarm, ...]:
    """Events nobody settled yet, oldest first."""
    held = unit.documents(_PREFIX).values()
    found = [msgspec.json.decode(one, type=Alarm) for one in held]
    return tuple(sorted(found, key=lambda alarm: (alarm.at, alarm.id)))


def settle(hub: HubDesk, alarm_id: str) -> Alarm:
    """A person has dealt with an event.

    Raises:
        UnknownAlarm: there is none of that id; a condition goes by itself.
    """
    with hub.exchange_unit() as unit:
        held = unit.document(_PREFIX + alarm_id)
        if held is None:
            raise UnknownAlarm(alarm=alarm_id)
        unit.delete_document(_PREFIX + alarm_id)
        unit.commit()
    return msgspec.json.decode(held, type=Alarm)


def condition(code: str, at: datetime, device: str = "", count: int = 1, **values: str) -> Alarm:
    """An alarm that is true now."""
    return Alarm(_id(code, device), code, at, device, count, values)


def backup_alarms(last: datetime | None, founded_at: datetime, now: datetime) -> list[Alarm]:
    """Whether the hub's last verified backup is too old, or there is none."""
    if last is None:
        return [condition(BACKUP_NONE, founded_at)]
    days = terms.limits_on(now.date()).nearest(Limit.OFFICE_BACKUP_DAYS)
    return [condition(BACKUP_OLD, last, days=str(days))] if now - last > timedelta(days=days) else []


def quiet_devices(unit: HubUnit, directory: Directory, now: datetime) -> list[Alarm]:
    """Computers in force that have not been heard for `Limit.QUIET_COMPUTER_DAYS`."""
    within = timedelta(days=terms.limits_on(now.date()).nearest(Limit.QUIET_COMPUTER_DAYS))
    found: list[Alarm] = []
    for device in directory.recipients():
        heard = state.device_note(unit, device.id).last_heard_at or device.enrolled_at
        if now - heard > within:
            found.append(condition(DEVICE_QUIET, heard, device.id, (now - heard).days))
    return found


def quarantined(unit: HubUnit) -> list[Alarm]:
    """Bundles that were set aside."""
    rows = state.quarantine(unit)
    return [condition(QUARANTINE, rows[-1].at, count=len(rows))] if rows else []


def old_gaps(missing: Mapping[str, tuple[datetime, int]], now: datetime) -> list[Alarm]:
    """Computers whose missing entries have been awaited for more than `Limit.MISSING_ENTRY_DAYS`.

    Args:
        missing: device id to since when and how many predecessors of its commits are awaited.
    """
    limits = terms.limits_on(now.date())
    days, patience = limits.nearest(Limit.MISSING_ENTRY_DAYS), limits.nearest(Limit.PARKED_COMMIT_DAYS)
    return [
        condition(GAP_OLD, since, device, count, days=str(days), patience=str(patience))
        for device, (since, count) in sorted(missing.items())
        if now - since > timedelta(days=days)
    ]


def _id(code: str, device: str) -> str:
    return sha256_hex(f"{code}/{device}".encode())[:_ID_DIGITS]
