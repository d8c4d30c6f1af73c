"""Commits of the `office` scope made at the hub itself, signed with the OFFICE key.

OFFICE is a device of its own in the directory (device "office" at first, person "administrator"): what
`hub enrol` and `hub assign` decide is journalled like everything else, and every replica can check who
decided it.
"""

from collections.abc import Sequence
from datetime import datetime

from asystent_desktop.domain.records import OFFICE_SCOPE, Record, kind_of
from asystent_desktop.exchange.directory import ADMINISTRATOR, OFFICE_DEVICE
from asystent_desktop.exchange.receipts import Receipt, Status
from asystent_desktop.hub import state
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.journal import capture, hlc
from asystent_desktop.journal.commit import SALT_BYTES, SCHEMA, Commit, Envelope, compose
from asystent_desktop.journal.fold import fold
from asystent_desktop.journal.ops import Operation
from asystent_desktop.ports.clock import Ids
from asystent_desktop.ports.exchange import ExchangeUnit, Incoming
from asystent_desktop.ports.hub import HubUnit


def office_device(unit: ExchangeUnit, office: OfficeKey) -> str:
    """Under which id the directory names this OFFICE key; a successor has an id of its own."""
    found = (device.id for device in state.directory(unit).devices if device.sign == office.public)
    return next(found, OFFICE_DEVICE)


def write_records(
    unit: HubUnit,
    office: OfficeKey,
    records: Sequence[Record],
    *,
    command: str,
    directory_version: int,
    now: datetime,
    ids: Ids,
) -> Commit:
    """Journals new and changed records of the `office` scope as OFFICE, in the transaction that is open.

    Args:
        records: At least one, each new or different from what is stored.
        command: Stable name of the use case.
        now: The hub's instant, also the time of receipt.
    """
    operations = [made for held in records for made in _operations(unit, held)]
    device = office_device(unit, office)
    prev, last = unit.tips(OFFICE_SCOPE, device), unit.last_hlc()
    now_ms = int(now.timestamp() * 1000)

    def envelope(payload: str) -> Envelope:
        return Envelope(
            id=ids.new(),
            device=device,
            actor=ADMINISTRATOR,
            scope=OFFICE_SCOPE,
            prev=prev,
            hlc=hlc.tick(hlc.receive(hlc.ZERO, last, now_ms), now_ms),
            directory=directory_version,
            tx=ids.new(),
            command=command,
            schema=SCHEMA,
            payload=payload,
        )

    commit = compose(envelope, operations, ids.random_bytes(SALT_BYTES), office.signing.sign)
    receipt = Receipt(commit.hash, now, directory_version, Status.OK)
    unit.admit([Incoming(commit, receipt)])
    return commit


def _operations(unit: HubUnit, record: Record) -> list[Operation]:
    """What leads from the stored record to this one; the hub keeps no registers, so they are folded anew."""
    kind = kind_of(record)
    if unit.get(type(record), record.id) is None:
        return capture.operations(kind, None, record)
    commits = unit.beyond({}, [OFFICE_SCOPE])
    facts = unit.receipts([commit.hash for commit in commits])
    placed = [
        one
        for commit in commits
        if commit.hash in facts and facts[commit.hash].status is Status.OK
        for one in commit.placed
        if one.operation.record == record.id and one.operation.kind == kind.name
    ]
    return capture.operations(kind, fold(kind, placed), record)
