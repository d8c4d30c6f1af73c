"""What is done to a closed vault: a new store key, or opening it again with the office's help."""

from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

import msgspec

from asystent_desktop.bootstrap import local_copies
from asystent_desktop.crypto import envelope, store_keys
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.crypto.faults import WrongPassphrase
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange import unlock
from asystent_desktop.exchange.trust_faults import OtherVault, WrongCode
from asystent_desktop.exchange.unlock import Unlock
from asystent_desktop.persistence import rekey, store as stores
from asystent_desktop.persistence.faults import NoRoomForCopy, StoreUnwritable, WrongStoreKey
from asystent_desktop.persistence.store import closed_copies
from asystent_desktop.persistence.vault_files import VaultFolder
from asystent_desktop.ports.clock import Clock, Ids
from asystent_desktop.ports.desk import Identity
from asystent_desktop.ports.upkeep import CopyFor

DEVICE, IDENTITY = local_copies.DEVICE, local_copies.IDENTITY
RECOVERED: Final = "recovered"
"""Document: the device this vault was before two officers opened it, and the invitation it has to answer."""


def settle(folder: Path) -> None:
    """Ends a change of the store key or a restore that was killed; asked before a vault is opened."""
    local_copies.sweep(folder)
    if rekey.pending(folder):
        with VaultFolder(folder).lock():
            rekey.settle(folder)


def change_key(folder: Path, present: str, new: str, cost: Cost, clock: Clock) -> None:
    """A new store key and a new passphrase for a closed vault: somebody saw the former one."""
    settle(folder)
    place = VaultFolder(folder)
    key = envelope.unwrap(place.read_header(Purpose.VAULT), present, Purpose.VAULT)
    with place.lock():
        _change_key(folder, key, new, cost, clock)


def recover(folder: Path, file: bytes, code: str, new: str, cost: Cost, clock: Clock, ids: Ids) -> None:
    """Opens a forgotten vault with an unlock file: new device keys, new store key, new passphrase.

    Each step may be repeated after a kill with the same file and code; afterwards the file opens nothing.

    Raises:
        NotAnUnlock, BadDocument, WrongCode: of the file. OtherVault: it is for another computer.
    """
    settle(folder)
    said = unlock.read(file)
    try:
        key = envelope.unwrap(said.key, unlock.plain_code(code), Purpose.UNLOCK)
    except WrongPassphrase:
        raise WrongCode() from None
    envelope.wrap(key, new, Purpose.VAULT, Cost.MINIMAL)  # an unusable passphrase is refused before anything
    with VaultFolder(folder).lock():
        _new_device(folder, key, said, clock, ids)
        _change_key(folder, key, new, cost, clock)


def _change_key(folder: Path, present: bytes, passphrase: str, cost: Cost, clock: Clock) -> None:
    """The former copies went with the former key, which somebody saw; the vault is not left without one."""
    new = store_keys.new_store_key()
    rekey.rekey(folder, present, new, envelope.wrap(new, passphrase, Purpose.VAULT, cost))
    with suppress(NoRoomForCopy, StoreUnwritable):  # the key is changed; settings say that there is no copy
        closed_copies(folder, new, clock, local_copies.copies_kept(clock)).make(CopyFor.NEW_KEY)


def _new_device(folder: Path, key: bytes, said: Unlock, clock: Clock, ids: Ids) -> None:
    """Gives the vault new device keys: the officers have seen the store, and in it the former ones."""
    try:
        store = stores.open_store(folder, key, clock)
    except WrongStoreKey:
        raise OtherVault(device=said.device) from None
    try:
        identity = msgspec.json.decode(store.document(IDENTITY) or b"", type=Identity)
        if store.document(RECOVERED) == said.device.encode() and identity.device_id != said.device:
            return  # killed after this step
        if identity.device_id != said.device:
            raise OtherVault(device=said.device)
        _write(store, replace(identity, device_id=ids.new(), enrolled=False), said)
    finally:
        store.close()


def _write(store: stores.Store, identity: Identity, said: Unlock) -> None:
    keys = SigningKey.generate().seed + SealingKey.generate().to_bytes()
    with store.exchange_unit() as unit:
        unit.put_document(DEVICE, keys)
        unit.put_document(IDENTITY, msgspec.json.encode(asdict(identity)))
        unit.put_document(RECOVERED, said.device.encode())
        unit.put_document("recovery-invitation", said.invitation)
        unit.commit()
