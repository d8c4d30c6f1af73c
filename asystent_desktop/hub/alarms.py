"""The office's alarms: what happened to whom and when. Words and next steps are `application.alarm_words`.

Two sorts: *events* are remembered until a person settles them; *conditions* are asked anew each time and go
with their cause.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

import msgspec

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.hub import state
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
ESCROW_MISSING: Final = "escrow-missing"
EVENTS: Final = (LAPTOP_RESTORED, DEVICE_FORKED, REVOKED_TALKING, HUB_RESTORED)

BACKUP_WITHIN: Final = timedelta(days=7)
HEARD_WITHIN: Final = timedelta(days=14)
GAP_WITHIN: Final = timedelta(days=14)

_EVENTS: Final = "alarms"
_GAPS_SINCE: Final = "gaps-since"
_KEPT: Final = 200
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
    former = {alarm.id: alarm for alarm in events(unit)}
    made = Alarm(_id(code, device), code, at, device, 1, dict(values or {}))
    if made.id in former:
        made = replace(made, count=former.pop(made.id).count + 1)
    rows = [*former.values(), made][-_KEPT:]
    unit.put_document(_EVENTS, msgspec.json.encode(rows))


def events(unit: HubUnit) -> tuple[Alarm, ...]:
    """Events nobody settled yet, oldest first."""
    held = unit.document(_EVENTS)
    return () if held is None else msgspec.json.decode(held, type=tuple[Alarm, ...])


def settle(hub: HubDesk, alarm_id: str) -> Alarm:
    """A person has dealt with an event.

    Raises:
        UnknownAlarm: there is none of that id; a condition goes by itself.
    """
    with hub.exchange_unit() as unit:
        known = events(unit)
        found = next((alarm for alarm in known if alarm.id == alarm_id), None)
        if found is None:
            raise UnknownAlarm(alarm=alarm_id)
        unit.put_document(_EVENTS, msgspec.json.encode([one for one in known if one is not found]))
        unit.commit()
    return found


def condition(code: str, at: datetime, device: str = "", count: int = 1, **values: str) -> Alarm:
    """An alarm that is true now."""
    return Alarm(_id(code, device), code, at, device, count, values)


def backup_alarms(last: datetime | None, founded_at: datetime, now: datetime) -> list[Alarm]:
    """Whether the hub's last verified backup is too old, or there is none."""
    if last is None:
        return [condition(BACKUP_NONE, founded_at)]
    return [condition(BACKUP_OLD, last)] if now - last > BACKUP_WITHIN else []


def quiet_devices(unit: HubUnit, directory: Directory, now: datetime) -> list[Alarm]:
    """Computers in force that have not been heard for a fortnight."""
    found: list[Alarm] = []
    for device in directory.recipients():
        heard = state.device_note(unit, device.id).last_heard_at or device.enrolled_at
        if now - heard > HEARD_WITHIN:
            found.append(condition(DEVICE_QUIET, heard, device.id, (now - heard).days))
    return found


def quarantined(unit: HubUnit) -> list[Alarm]:
    """Bundles that were set aside."""
    rows = state.quarantine(unit)
    return [condition(QUARANTINE, rows[-1].at, count=len(rows))] if rows else []


def old_gaps(unit: HubUnit, missing: Mapping[str, int], now: datetime) -> list[Alarm]:
    """Computers whose missing entries have been awaited for more than a fortnight.

    Args:
        missing: device id to how many of its commits wait for a predecessor now.
    """
    since = _gaps_since(unit)
    return [
        condition(GAP_OLD, since[device], device, count)
        for device, count in sorted(missing.items())
        if device in since and now - since[device] > GAP_WITHIN
    ]


def with_gaps(unit: HubUnit) -> set[str]:
    """Computers whose commits waited for a predecessor when it was last noted."""
    return set(_gaps_since(unit))


def note_gaps(unit: HubUnit, missing: Mapping[str, int], now: datetime) -> None:
    """Remembers since when a computer's commits wait for a predecessor.

    Args:
        missing: Looked for at least at the computers `with_gaps`: whoever is not in it waits no more.
    """
    former = _gaps_since(unit)
    since = {device: former.get(device, now) for device in missing}
    if since != former:
        unit.put_document(_GAPS_SINCE, msgspec.json.encode(since))


def _gaps_since(unit: HubUnit) -> dict[str, datetime]:
    held = unit.document(_GAPS_SINCE)
    return {} if held is None else msgspec.json.decode(held, type=dict[str, datetime])


def _id(code: str, device: str) -> str:
    return sha256_hex(f"{code}/{device}".encode())[:_ID_DIGITS]
