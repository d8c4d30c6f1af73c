"""Copies of a vault that is not open: how many stay, and one put back in the vault's place (ADR 57).

    1. `.przywracanie/store.db`   the copy, opened as the program would, every entry walked
    2. the present store is copied, or set aside among the copies when it does not open
    3. the proven file is renamed into its place, then the header is put right

Killed before 3 the vault is as it was; `sweep` removes the rest when it is opened again.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from asystent_desktop import assets
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Purpose
from asystent_desktop.crypto.signing import SEED_BYTES, SigningKey
from asystent_desktop.domain.limits import Limit, Limits
from asystent_desktop.exchange import trust_store
from asystent_desktop.hub.care_faults import BackupDamaged
from asystent_desktop.persistence import driver_faults, local_backups, rekey
from asystent_desktop.persistence.faults import NoSuchBackup, StoreDamaged, WrongStoreKey
from asystent_desktop.persistence.keeper import put_header
from asystent_desktop.persistence.store import STORE_FILE, Store, closed_copies, open_store
from asystent_desktop.persistence.vault_files import VaultFolder, sync_folder
from asystent_desktop.persistence.vault_names import HEADER
from asystent_desktop.ports.clock import Clock
from asystent_desktop.ports.desk import Identity
from asystent_desktop.ports.upkeep import CopyFor, LocalBackup

DEVICE: Final = "device"
IDENTITY: Final = "identity"
_BUILDING: Final = ".przywracanie"
_NOT_BY_ITSELF: Final = (CopyFor.RESTORE, CopyFor.DAMAGED)


def copies_kept(clock: Clock) -> int:
    """How many local copies of each sort stay, as the dated rules say today."""
    limits = Limits.from_table(assets.load_toml("rules/limits.toml"))
    return limits.at(clock.today())[Limit.LOCAL_BACKUPS_KEPT]


def sweep(folder: Path) -> None:
    """Removes what a killed restore left; it is only a second copy of what lies among the copies."""
    if (folder / _BUILDING).is_dir():
        shutil.rmtree(folder / _BUILDING, ignore_errors=True)


def restore(folder: Path, passphrase: str, clock: Clock, name: str = "") -> LocalBackup:
    """Puts a local copy in the place of a closed vault's store.

    Raises:
        NoSuchBackup, BackupDamaged, WrongPassphrase, VaultInUse, NoRoomForCopy, StoreFull, StoreUnwritable.
    """
    row = _chosen(folder, name)
    source = folder / local_backups.FOLDER / row.name
    with VaultFolder(folder).lock():
        try:
            header = (source / HEADER).read_bytes()
            key = envelope.unwrap(header, passphrase, Purpose.VAULT)
            building = folder / _BUILDING
            sweep(folder)
            building.mkdir(mode=0o700)
            shutil.copyfile(source / STORE_FILE, building / STORE_FILE)
            (building / STORE_FILE).chmod(0o600)
            _prove(building, key, clock)
            _keep_present(folder, key, clock)
            (building / STORE_FILE).replace(folder / STORE_FILE)
            sync_folder(folder)
        except OSError as fault:
            raise driver_faults.of_system(fault) from None
        finally:
            sweep(folder)
        put_header(folder, header)
    return row


def _chosen(folder: Path, name: str) -> LocalBackup:
    for row in local_backups.rows(folder / local_backups.FOLDER):
        if row.name == name or (not name and row.reason not in _NOT_BY_ITSELF):
            return row
    raise NoSuchBackup(backup=name)


def _prove(building: Path, key: bytes, clock: Clock) -> None:
    """Opens the copy as the program would and walks it.

    Raises:
        BackupDamaged: it does not open, or something in it does not hold.
    """
    try:
        store = open_store(building, key, clock)
    except (StoreDamaged, WrongStoreKey) as fault:
        raise BackupDamaged(reason=fault.code) from None
    try:
        signing = SigningKey.from_seed((store.document(DEVICE) or b"")[:SEED_BYTES])
        identity = msgspec.json.decode(store.document(IDENTITY) or b"", type=Identity)
        found = store.verify(public_keys(store, {identity.device_id: signing.public}))
    finally:
        store.close()
    if found.problems:
        raise BackupDamaged(reason=found.problems[0].partition(":")[0])


def _keep_present(folder: Path, key: bytes, clock: Clock) -> None:
    """What was done since the copy may be wanted again; no log stays that could meet another file."""
    copies = closed_copies(folder, key, clock, copies_kept(clock))
    try:
        copies.make(CopyFor.RESTORE)
        rekey.quiet(folder / STORE_FILE, key)
    except (StoreDamaged, WrongStoreKey):
        copies.set_aside()


def public_keys(store: Store, own: dict[str, bytes]) -> Callable[[str], bytes | None]:
    """This computer's own key, then those of the directory in force."""
    state = trust_store.load(store.document)

    def lookup(device: str) -> bytes | None:
        if device in own:
            return own[device]
        return state.directory.signing_key(device) if state and state.directory else None

    return lookup
