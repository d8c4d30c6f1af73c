"""Makes and opens hubs: a folder with the header and `hub.json`, a database beside it or elsewhere.

The header opens to the secret from which the database key and the unsealing key are derived; it lies in the
folder and never in the database. `hub.json` says which office this is and where its rows are; it holds no
secret, and a password has no place in it.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import Final

import msgspec

from asystent_desktop.bootstrap import files
from asystent_desktop.bootstrap.hub_backups import HubArchive, public_keys
from asystent_desktop.crypto import envelope, store_keys
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SEED_BYTES, SigningKey
from asystent_desktop.errors import AppError
from asystent_desktop.hub.faults import HubOfEarlierVersion
from asystent_desktop.hub.office_key import passphrase_of
from asystent_desktop.persistence import hub_engine
from asystent_desktop.persistence.faults import StoreDamaged, WrongStoreKey
from asystent_desktop.persistence.hub_store import HubStore, create_hub, open_hub
from asystent_desktop.persistence.store import STORE_FILE
from asystent_desktop.persistence.vault_files import VaultFolder, VaultLock, write_whole
from asystent_desktop.ports.clock import Clock, Ids
from asystent_desktop.ports.desk import DeviceKeys, HubDesk

PLACE_FILE: Final = "hub.json"
_DEVICE: Final = "device"
_LIMIT_BYTES: Final = 64 * 1024


class Place(msgspec.Struct, forbid_unknown_fields=True):
    """What `hub.json` says: the office, and the URL of its database or nothing for the file beside."""

    office: str
    database: str = ""


def create(folder: Path, passphrase: str, cost: Cost, clock: Clock, ids: Ids, database: str = "") -> HubDesk:
    """A new hub; the header goes last: a folder without one is no hub, whatever else a crash left in it."""
    if database:
        hub_engine.checked_url(database)
    files_of = VaultFolder(folder)
    secret, place = store_keys.new_store_key(), Place(ids.new(), database)
    header = envelope.wrap(secret, passphrase, Purpose.HUB, cost)
    keys = DeviceKeys(SigningKey.generate(), SealingKey.generate())
    with ExitStack() as undo:
        files_of.prepare()
        lock = files_of.lock(shared=True)
        undo.callback(lock.release)
        store = create_hub(folder, place.office, secret, clock, database)
        undo.callback(store.close)
        store.put_document(_DEVICE, keys.signing.seed + keys.sealing.to_bytes())
        write_place(folder, place.office, database)
        files_of.write_header(header)
        undo.pop_all()
    return desk(folder, store, keys, clock, ids, lock, secret)


def write_place(folder: Path, office: str, database: str) -> None:
    """Writes `hub.json`."""
    write_whole(folder / PLACE_FILE, msgspec.json.encode(Place(office, database)))


def open_(folder: Path, passphrase: str, clock: Clock, ids: Ids) -> HubDesk:
    """Opens a hub, also while other processes serve it."""
    files_of = VaultFolder(folder)
    header = files_of.read_header(Purpose.HUB)
    with passphrase_of("passphrase-server"):
        secret = envelope.unwrap(header, passphrase, Purpose.HUB)
    with ExitStack() as undo:
        lock = files_of.lock(shared=True)
        undo.callback(lock.release)
        place = read_place(folder)
        store = open_hub(folder, place.office, secret, clock, place.database)
        undo.callback(store.close)
        seeds = store.document(_DEVICE)
        if seeds is None:  # the database knows no such office: another one than the folder's
            raise WrongStoreKey()
        keys = DeviceKeys(SigningKey.from_seed(seeds[:SEED_BYTES]), SealingKey.from_bytes(seeds[SEED_BYTES:]))
        undo.pop_all()
    return desk(folder, store, keys, clock, ids, lock, secret)


def read_place(folder: Path) -> Place:
    """What `hub.json` says.

    Raises:
        HubOfEarlierVersion: the hub keeps its rows as versions before this one did, not sealed.
        StoreDamaged: the file is missing or unreadable.
    """
    try:
        return msgspec.json.decode(files.read(folder / PLACE_FILE, _LIMIT_BYTES), type=Place)
    except (AppError, msgspec.DecodeError):
        if (folder / STORE_FILE).is_file():
            raise HubOfEarlierVersion() from None
        raise StoreDamaged(reason=PLACE_FILE) from None


def desk(
    folder: Path,
    store: HubStore,
    keys: DeviceKeys,
    clock: Clock,
    ids: Ids,
    lock: VaultLock | None = None,
    secret: bytes = b"",
) -> HubDesk:
    """The hub's ports over an opened store; `secret`: of its header, for backups."""

    def close() -> None:
        store.close()
        if lock is not None:
            lock.release()

    return HubDesk(
        folder=folder,
        office=store.office,
        keys=keys,
        unit_of_work=store.reading,
        exchange_unit=store.exchange_unit,
        reading=store.reading,
        again=store.again,
        census=store.census,
        backups=store,
        archive=HubArchive(folder, store, secret, clock, ids),
        verify=lambda: store.verify(public_keys(store)),
        clock=clock,
        ids=ids,
        close=close,
    )
