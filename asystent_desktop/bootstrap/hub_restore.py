"""A hub out of a backup: filled and walked beside the wanted folder, which it becomes in one step at the end.

A kill at any point leaves either no hub there, and the restore is simply done again, or the whole one.
"""

import shutil
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

from asystent_desktop.bootstrap import hubs
from asystent_desktop.bootstrap.hub_backups import fill, keys_name, walked
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Purpose
from asystent_desktop.hub import epoch
from asystent_desktop.persistence import backup_file, driver_faults
from asystent_desktop.persistence.hub_store import HubStore, create_hub
from asystent_desktop.persistence.vault_files import VaultFolder, sync_folder
from asystent_desktop.ports.clock import Clock, Ids

_RESTORING: Final = ".przywracanie"


def restore(
    file: Path, folder: Path, passphrase: str, clock: Clock, ids: Ids, database: str = ""
) -> datetime:
    """Makes a hub in an absent or empty folder out of a backup; returns when that was made.

    The passphrase is the one the hub had then. Nothing is in the folder before everything is.

    Raises:
        BackupDamaged, WrongPassphrase, VaultExists, FolderNotEmpty, StoreFull, StoreUnwritable, HubNotEmpty.
    """
    VaultFolder(folder).prepare()
    building = folder.with_name(folder.name + _RESTORING)
    shutil.rmtree(building, ignore_errors=True)
    with backup_file.opened(file, "rows") as found:
        head = found.head
    secret = envelope.unwrap(head.header, passphrase, Purpose.HUB)
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, building, ignore_errors=True)
        building.mkdir(mode=0o700, parents=True)
        store = create_hub(building, head.office, secret, clock, database)
        undo.callback(store.close)
        fill(store, file, file.with_name(keys_name(file.name)), secret)
        walked(store, file.name, head.made_at)
        _begin_again(store, clock, ids, head.made_at)
        store.close()
        hubs.write_place(building, head.office, database)
        VaultFolder(building).write_header(head.header)
        _take_place(building, folder)
        undo.pop_all()
    return head.made_at


def _take_place(building: Path, folder: Path) -> None:
    try:
        for one in folder.iterdir():
            one.unlink()  # prepared: nothing but a lock file and what the system leaves lies there
        folder.rmdir()
        building.replace(folder)
        sync_folder(folder.parent)
    except OSError as fault:
        raise driver_faults.of_system(fault) from None


def _begin_again(store: HubStore, clock: Clock, ids: Ids, backup_at: datetime) -> None:
    with store.exchange_unit() as unit:
        epoch.begin(unit, ids.random_bytes(epoch.EPOCH_BYTES).hex(), clock.now(), backup_at)
        unit.commit()
