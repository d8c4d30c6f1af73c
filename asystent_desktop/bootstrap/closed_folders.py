"""What the house does to vaults and hubs that are not open."""

from datetime import datetime
from pathlib import Path

from asystent_desktop.bootstrap import hub_restore, local_copies, vault_care
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.persistence import local_backups
from asystent_desktop.ports.clock import Clock, Ids
from asystent_desktop.ports.upkeep import LocalBackup


class ClosedFolders:
    """The part of the house that works on closed folders; see `ports.desk.House`."""

    cost: Cost
    _clock: Clock
    _ids: Ids

    def rekey_vault(self, folder: Path, present: str, new: str) -> None:
        """A new store key and a new passphrase for a closed vault."""
        vault_care.change_key(folder, present, new, self.cost, self._clock)

    def recover_vault(self, folder: Path, unlock_file: bytes, code: str, new: str) -> None:
        """Opens a forgotten vault with the office's unlock file."""
        vault_care.recover(folder, unlock_file, code, new, self.cost, self._clock, self._ids)

    def vault_copies(self, folder: Path) -> tuple[LocalBackup, ...]:
        """The local copies of a closed vault, newest first."""
        return local_backups.rows(folder / local_backups.FOLDER)

    def restore_vault(self, folder: Path, passphrase: str, name: str = "") -> LocalBackup:
        """Puts a local copy in the place of a closed vault's store."""
        return local_copies.restore(folder, passphrase, self._clock, name)

    def restore_hub(self, file: Path, folder: Path, passphrase: str, database: str = "") -> datetime:
        """Makes a hub out of a backup; says when that was made."""
        return hub_restore.restore(file, folder, passphrase, self._clock, self._ids, database)
