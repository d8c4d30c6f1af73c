"""What a store can do to its own files: take a scope out without a trace, copy itself, prove a copy."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class CopyFor(StrEnum):
    """Before (or, with a new key, after) which step the program itself made a copy of the vault.

    DAMAGED is no copy: the files of a vault that could not be opened any more when one was put back.
    """

    UPDATE = "update"
    IMPORT = "import"
    RESTORE = "restore"
    NEW_KEY = "new-key"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Removed:
    """What left the store: numbers of commits, shown records, drafts and files."""

    commits: int = 0
    records: int = 0
    drafts: int = 0
    blobs: int = 0


@dataclass(frozen=True)
class LocalBackup:
    """An encrypted copy of the vault on this computer. `name`: of its folder; `made_at`: UTC.

    Attributes:
        reason: The step it was made for by itself; None when somebody asked for it.
    """

    name: str
    made_at: datetime
    size_bytes: int
    reason: CopyFor | None = None


@dataclass(frozen=True)
class BackupCheck:
    """What a restore drill found; `problems` as in `Verification`, empty when the copy could be used.

    Attributes:
        state_hash: Of what the copy shows: equal to the vault's when nothing was written since.
        header_holds: Its header is sound and the same as the vault's, so the same passphrase opens it.
    """

    backup: LocalBackup
    commits: int
    records: int
    state_hash: str
    header_holds: bool
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the vault could be restored from it."""
        return self.header_holds and not self.problems


class Upkeep(Protocol):
    """Care of one store's files. Raises: `StoreFull`, `StoreUnwritable`, `StoreBusy`, `StoreDamaged`.

    Every step may be repeated: after a kill the whole row is simply done again.
    """

    def remove(self, scopes: Collection[str]) -> Removed:
        """Takes everything of these scopes out in one transaction: commits, records, index, drafts, files."""
        ...

    def erase(self, scope: str, commits: Collection[str] | None) -> Removed:
        """Drops payloads in one transaction; envelopes, signatures and links stay, so the chain verifies.

        Args:
            commits: Hashes, whose files and drafts of whose records go as well; None means every commit of
                the scope, with its drafts and files.
        """
        ...

    def scrub(self) -> None:
        """Leaves nothing of what was removed in free pages, in the index or in the write-ahead log."""
        ...

    def back_up(self, reason: CopyFor | None = None) -> LocalBackup:
        """Makes an encrypted copy under the same key, with the header, and reads every page of it back.

        Those beyond `Limit.LOCAL_BACKUPS_KEPT` go, counted apart: what was asked for, what made itself.

        Args:
            reason: The step that must not begin without a copy.

        Raises:
            NoRoomForCopy: for that step; it was not begun.
        """
        ...

    def backups(self) -> tuple[LocalBackup, ...]:
        """The copies on this computer, newest first."""
        ...

    def check_backup(self, name: str) -> BackupCheck:
        """Opens a copy, walks every commit of it and rebuilds what it shows.

        Raises:
            NoSuchBackup: there is none of that name.
        """
        ...

    def replace_backups(self) -> int:
        """When there are copies: copies the present store, then deletes all earlier; returns how many."""
        ...
