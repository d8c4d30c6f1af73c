"""Backups of the hub as the use cases see them: written, read back, and proven before they count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

Place = Path
"""A folder or file a person named."""


@dataclass(frozen=True)
class Proven:
    """A backup that was read back from its file into an empty hub and walked.

    Attributes:
        name: Of the file. `commits`, `records`, `state_hash`: of the hub it gives.
        heads: Per scope without a gap; these commits and all before them are in it.
    """

    name: str
    made_at: datetime
    commits: int
    records: int
    state_hash: str
    heads: Mapping[str, tuple[str, ...]]


class Archive(Protocol):
    """Writes and checks backups of one opened hub.

    Raises: `BackupFailed` when what was written does not give the hub back (it is removed), `BackupDamaged`,
    `WrongPassphrase`, `FileAway`, `StoreFull`, `StoreUnwritable`.
    """

    def write(self, folder: Place) -> Proven:
        """Makes a backup in a folder, whole and proven or not at all; earlier ones stay as they are."""
        ...

    def check(self, file: Place) -> Proven:
        """The drill: restores a backup into an empty hub beside this one and walks it; changes nothing."""
        ...

    def expire(self, folder: Place, older_than: datetime, keep: str) -> int:
        """Removes this hub's backups made before then, but for the one named; returns how many went."""
        ...
