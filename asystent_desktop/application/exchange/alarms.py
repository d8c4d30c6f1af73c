"""Computers and alarms, for the head; and whether this very laptop went back to an older state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from asystent_desktop.application.exchange import alarm_words, laptop_care, reports as office_reports
from asystent_desktop.application.exchange.laptop_care import WentBack as WentBack
from asystent_desktop.application.exchange.reports import Reported, ReportedAlarm, ReportedDevice
from asystent_desktop.domain.limits import Limit, LimitsOn
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import OFFICE_ROLES, Device, Directory
from asystent_desktop.ports.desk import Desk


class ComputerMood(StrEnum):
    """How a computer fares."""

    OK = "ok"
    QUIET = "quiet"  # not heard for a fortnight
    ALARM = "alarm"  # an alarm names it
    REVOKED = "revoked"
    NEVER = "never"  # signed in, not heard yet


@dataclass(frozen=True)
class ComputerState:
    """One computer. `waiting`: changes it still had to bring; `escrow`: the office could open it."""

    device_id: str
    label: str
    person_id: str
    person_name: str
    last_heard_at: datetime | None
    app_version: str
    waiting: int
    families: int
    escrow: bool
    drill_at: datetime | None
    revoked_at: datetime | None
    state: ComputerMood


@dataclass(frozen=True)
class AlarmRow:
    """One alarm in words. `severity`: "red" or "amber"; `computer`: its label, empty when none is meant."""

    id: str
    code: str
    severity: str
    device_id: str
    computer: str
    person_name: str
    at: datetime
    count: int
    title: str
    text: str
    next_step: str


@dataclass(frozen=True)
class OfficeReport:
    """What the hub's last report says. `only_receives`: it was restored and waits for the OFFICE key."""

    at: datetime
    computers: tuple[ComputerState, ...]
    alarms: tuple[AlarmRow, ...]
    last_backup_at: datetime | None
    backup_overdue: bool
    recovery_ready: bool
    only_receives: bool


def office_report(desk: Desk) -> OfficeReport | None:
    """The report; None when none came yet or this person has no office role."""
    with desk.exchange_unit() as unit:
        state = trust_store.load(unit.document)
        if state is None or state.directory is None:
            return None
        directory = state.directory
        said = office_reports.reported(unit, directory)
    if said is None or desk.identity().role not in OFFICE_ROLES:
        return None
    return compose(said, directory, desk.clock.now(), desk.rules.limits.at(desk.clock.today()))


def compose(said: Reported, directory: Directory, now: datetime, limits: LimitsOn) -> OfficeReport:
    """A report in words."""
    last, fresh = said.last_backup_at, timedelta(days=limits.nearest(Limit.OFFICE_BACKUP_DAYS))
    return OfficeReport(
        at=said.made_at,
        computers=tuple(
            _computer(one, said.alarms, device, directory)
            for one in said.devices
            if (device := directory.device(one.id)) is not None
        ),
        alarms=tuple(_row(one, directory, limits) for one in said.alarms),
        last_backup_at=last,
        backup_overdue=last is None or now - last > fresh,
        recovery_ready=said.recovery_ready,
        only_receives=said.only_receives,
    )


def _computer(
    one: ReportedDevice, alarms: tuple[ReportedAlarm, ...], device: Device, directory: Directory
) -> ComputerState:
    codes = {alarm.code for alarm in alarms if alarm.device == device.id}
    mood = ComputerMood.ALARM if codes - {alarm_words.DEVICE_QUIET} else ComputerMood.OK
    if codes == {alarm_words.DEVICE_QUIET}:
        mood = ComputerMood.QUIET
    if one.last_heard_at is None and mood is ComputerMood.OK:
        mood = ComputerMood.NEVER
    if device.revoked_at is not None:
        mood = ComputerMood.REVOKED
    person = directory.person(device.person)
    return ComputerState(
        device_id=device.id,
        label=device.label,
        person_id=device.person,
        person_name=person.name if person else "",
        last_heard_at=one.last_heard_at,
        app_version=one.version,
        waiting=one.waiting,
        families=one.families,
        escrow=one.escrow,
        drill_at=one.drilled_at,
        revoked_at=device.revoked_at,
        state=mood,
    )


def _row(one: ReportedAlarm, directory: Directory, limits: LimitsOn) -> AlarmRow:
    device = directory.device(one.device) if one.device else None
    person = directory.person(device.person) if device else None
    label = (device.label or device.id[:8]) if device else one.values.get("label", "")
    name = person.name if person else one.values.get("person", "")
    said = alarm_words.worded(one, label, name, limits)
    return AlarmRow(
        id=one.id,
        code=one.code,
        severity=alarm_words.severity(one.code),
        device_id=one.device,
        computer=label,
        person_name=name,
        at=one.at,
        count=one.count,
        title=said.title,
        text=said.text,
        next_step=said.next_step,
    )


def went_back(desk: Desk) -> WentBack | None:
    """Whether this laptop's store is older than it was; None once a person has read it."""
    with desk.exchange_unit() as unit:
        return laptop_care.went_back(unit)


def confirm_went_back(desk: Desk) -> None:
    """A person has read it."""
    with desk.exchange_unit() as unit:
        laptop_care.forget_went_back(unit)
        unit.commit()


def word_went_back(found: WentBack) -> str:
    """What happened and what happens next."""
    return alarm_words.went_back(found.missing)
