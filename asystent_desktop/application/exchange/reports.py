"""The hub's signed report as an office computer keeps it: the bytes, and what they say."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop.crypto import signing
from asystent_desktop.crypto.faults import BadSignature
from asystent_desktop.exchange.care import SignedReport
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.ports.exchange import ExchangeUnit

FORMAT: Final = "asystent-hub-report/1"
_REPORT: Final = "hub-report"
_SIGNATURE: Final = "hub-report.sig"


@dataclass(frozen=True)
class ReportedDevice:
    """One computer as the hub knows it."""

    id: str
    last_heard_at: datetime | None
    version: str
    waiting: int
    families: int
    escrow: bool
    drilled_at: datetime | None


@dataclass(frozen=True)
class ReportedAlarm:
    """An alarm: codes and numbers, worded by `alarm_words`."""

    id: str
    code: str
    at: datetime
    device: str
    count: int
    values: dict[str, str]


@dataclass(frozen=True)
class Reported:
    """What the hub says of itself and of every computer."""

    made_at: datetime
    only_receives: bool
    last_backup_at: datetime | None
    recovery_ready: bool
    devices: tuple[ReportedDevice, ...]
    alarms: tuple[ReportedAlarm, ...]


def keep(unit: ExchangeUnit, signed: SignedReport) -> None:
    """Keeps the newest report, signed as it came."""
    unit.put_document(_REPORT, signed.body)
    unit.put_document(_SIGNATURE, signed.signature)


def reported(unit: ExchangeUnit, directory: Directory) -> Reported | None:
    """What the last report says; None when there is none, or it is not the hub's, or of a later format."""
    body, signature = unit.document(_REPORT), unit.document(_SIGNATURE)
    if body is None or signature is None or not body.startswith(f'{{"format":"{FORMAT}"'.encode()):
        return None
    try:
        signing.verify(directory.hub.sign, signature, body)
        return msgspec.json.decode(body, type=Reported)
    except (BadSignature, msgspec.DecodeError):
        return None
