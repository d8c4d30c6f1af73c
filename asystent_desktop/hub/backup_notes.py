"""What the hub remembers of its backups: when, where, how much, and whether each was proven."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop.ports.hub import HubUnit

_BACKUPS: Final = "backups"
_KEPT: Final = 60


@dataclass(frozen=True)
class BackupNote:
    """A backup that was read back from its file and gave the very same hub.

    Attributes:
        name: Name of its file. `commits`: how many it holds. `state_hash`: of its projection.
    """

    made_at: datetime
    name: str
    commits: int
    state_hash: str


def notes(unit: HubUnit) -> tuple[BackupNote, ...]:
    """The last ones, oldest first."""
    held = unit.document(_BACKUPS)
    return () if held is None else msgspec.json.decode(held, type=tuple[BackupNote, ...])


def last(unit: HubUnit) -> BackupNote | None:
    """The newest; None before the first, and after a restore."""
    return next(reversed(notes(unit)), None)


def add(unit: HubUnit, note: BackupNote) -> None:
    """Remembers one more."""
    unit.put_document(_BACKUPS, msgspec.json.encode([*notes(unit), note][-_KEPT:]))


def forget(unit: HubUnit) -> None:
    """After a restore: the backups there may be were made by a hub that is no more."""
    unit.put_document(_BACKUPS, b"[]")
