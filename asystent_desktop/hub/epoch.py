"""The hub's epoch: a restored hub has forgotten what came after its backup, revocations above all.

Until OFFICE signs a directory that names the hub's new epoch, the hub only receives: it gives nobody
anything, decides about nothing new, and leaves every bundle in its box. What it may take back meanwhile is
what proves itself: a directory that OFFICE signed, and commits with a receipt that this very hub signed in
its former life.
Source: exchange.md §6; ADR-0017.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from asystent_desktop.crypto.digests import sha256
from asystent_desktop.crypto.faults import BadSignature
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.exchange.trust_faults import DirectoryRolledBack
from asystent_desktop.hub import alarms, backup_notes, device_care, forgotten, office_changes, state
from asystent_desktop.hub.care_faults import DirectoryBehind, NobodyHeard, NotRestored, OnlyReceiving
from asystent_desktop.hub.faults import OtherOfficeKey
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit

_EPOCH: Final = "hub-epoch"
_SEEN: Final = "directory-seen"
EPOCH_BYTES: Final = 16
_FORGOTTEN: Final = 1_000
"""Numbers left out for directories signed after the backup: one number for two would split the office."""

_A_MINUTE: Final = 10
"""Numbers a minute: a former life signed several directories soon after it resumed."""

_BY_CHANCE: Final = 1_000
"""Numbers among which the new epoch chooses: a clock put back or at rest gives two lives one minute."""

_BELIEVABLE_LEAP: Final = 100_000_000
"""A computer that claims a directory this far ahead of ours is not believed: it could exhaust the numbers.

A directory of 19 years ago leaps as far; 2^31 is what a receipt's column in PostgreSQL holds.
"""


@dataclass(frozen=True)
class Resumed:
    """The hub serves again, from this version of the directory on."""

    directory_version: int


def begin(unit: HubUnit, epoch: str, at: datetime, backup_at: datetime) -> None:
    """Marks a hub just filled from a backup: a new epoch, promises void, an alarm."""
    unit.put_document(_EPOCH, epoch.encode())
    unit.put_document(_SEEN, b"0")
    unit.forget_durable()
    device_care.put_durable(unit, {})
    backup_notes.forget(unit)
    alarms.note(unit, alarms.HUB_RESTORED, at, values={"backup": backup_at.isoformat()})


def own(unit: HubUnit) -> str:
    """The epoch the hub lives in."""
    held = unit.document(_EPOCH)
    return held.decode() if held is not None else state.directory(unit).hub.epoch


def restored(unit: HubUnit) -> bool:
    """Whether the hub was restored and OFFICE has not yet signed its new epoch: it only receives."""
    return own(unit) != state.directory(unit).hub.epoch


def refuse_while_restored(unit: HubUnit) -> None:
    """Asked before a directory is signed: a later version of the former life would silently undo it.

    Raises:
        OnlyReceiving: the hub was restored and has not resumed.
    """
    if restored(unit):
        raise OnlyReceiving()


def seen(unit: HubUnit) -> int:
    """The highest version of the directory any computer declared since the restore."""
    return int(unit.document(_SEEN) or b"0")


def note_seen(unit: HubUnit, version: int) -> None:
    """Remembers which version a computer knows, when it is believable."""
    if seen(unit) < version <= state.trust(unit).version + _BELIEVABLE_LEAP:
        unit.put_document(_SEEN, str(version).encode())


def learn(unit: HubUnit, offered: tuple[SignedDirectory, ...], at: datetime) -> str:
    """Takes over newer directories a computer brings; OFFICE signed them, so anybody may bring them.

    An older one may name computers that ours has forgotten (`hub.forgotten`).

    Returns:
        Code of why one may not be believed; empty when all may, or are merely older than ours.
    """
    trusted = state.trust(unit)
    for one in offered:
        try:
            newer = trusted.accept(one)
        except (DirectoryRolledBack, BadSignature):
            if code := _look_back(unit, one, at):
                return code
            continue
        except AppError as fault:
            return fault.code
        if newer is not trusted:
            trust_store.keep(newer, unit.put_document)
        if newer.office_key != trusted.office_key:
            office_changes.add(unit, newer.version)
        trusted = newer
    return ""


def _look_back(unit: HubUnit, earlier: SignedDirectory, at: datetime) -> str:
    """What an earlier directory tells, perhaps one of a former OFFICE key; the code of why it is nothing."""
    try:
        forgotten.note(unit, earlier, at)
    except AppError as fault:
        return fault.code
    return ""


def refuse_while_behind(unit: HubUnit) -> None:
    """Asked before a restored hub's directory is signed: somebody may still bring what it forgot.

    Raises:
        NobodyHeard: no computer has spoken since the restore.
        DirectoryBehind: a computer knows a newer directory and has not brought it yet.
    """
    held = state.directory(unit).version
    if seen(unit) == 0:
        raise NobodyHeard()
    if seen(unit) > held:
        raise DirectoryBehind(held=held, seen=seen(unit))


def next_version(unit: HubUnit, now: datetime) -> int:
    """The number of the directory that is signed next.

    Of a restored hub it lies beyond all it may have forgotten. Two lives out of one backup must not share a
    number: nobody who believes the one could ever believe the other. The second begins later, so the minutes
    since the backup's directory mostly bring it beyond the first; the epochs, drawn by chance, part them when
    clocks do not. If it falls short, the first life's directory is learned, and OFFICE resumes once more.
    """
    directory = state.directory(unit)
    if not restored(unit):
        return directory.version + 1
    passed_min = max(0, (now - directory.issued_at) // timedelta(minutes=1))
    chance = int.from_bytes(sha256(own(unit).encode())[:8], "big") % _BY_CHANCE
    return max(directory.version, seen(unit)) + _FORGOTTEN + passed_min * _A_MINUTE + chance


def resume(hub: HubDesk, office: OfficeKey, *, anyway: bool = False) -> Resumed:
    """Signs a directory that names the new epoch; from then on the hub answers again.

    Args:
        anyway: Also when some computer knows a newer directory than this hub, or none has spoken yet:
            revocations after the backup that nobody brought back must then be repeated by hand, and
            computers enrolled after it readmitted (`hub.readmission`).

    Raises:
        NotRestored: the hub was not restored, or serves again already.
        DirectoryBehind: a computer knows a newer directory and has not brought it yet.
        NobodyHeard: no computer has spoken since the restore, so nobody could tell what was forgotten.
        HubNotFounded, OtherOfficeKey.
    """
    now = hub.clock.now()
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        if not restored(unit):
            raise NotRestored()
        if not anyway:
            refuse_while_behind(unit)
        newer = replace(
            directory,
            version=next_version(unit, now),
            issued_at=now,
            hub=replace(directory.hub, epoch=own(unit)),
        )
        trust_store.keep(trusted.accept(SignedDirectory.sign(newer, office.signing)), unit.put_document)
        unit.commit()
    return Resumed(newer.version)
