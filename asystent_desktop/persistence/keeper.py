"""Implements `ports.keeper.StoreKeeper` for the files of one vault or hub."""

from pathlib import Path

from asystent_desktop.crypto import envelope, proofs, sealing
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.persistence.local_backups import FOLDER
from asystent_desktop.persistence.vault_files import VaultFolder, write_whole
from asystent_desktop.persistence.vault_names import HEADER


class VaultKeeper:
    """Holds the store key while the vault is open; its repr does not show it.

    Args:
        cost: What deriving from a new passphrase costs.
    """

    __slots__ = ("_cost", "_folder", "_key", "_purpose")

    def __init__(self, folder: Path, key: bytes, purpose: Purpose, cost: Cost) -> None:
        self._folder = folder
        self._key = key
        self._purpose = purpose
        self._cost = cost

    def seal_key(self, public: bytes, info: bytes) -> bytes:
        """The store key sealed for the holder of a private key."""
        return sealing.seal(public, self._key, info)

    def prove(self, transcript: bytes, label: str) -> bytes:
        """HMAC of the store key, 32 bytes."""
        return proofs.prove(self._key, transcript, label)

    def change_passphrase(self, present: str, new: str) -> None:
        """Wraps the same store key anew: first the vault's two headers, then those of its local backups."""
        change_passphrase(self._folder, present, new, self._purpose, self._cost)


def change_passphrase(folder: Path, present: str, new: str, purpose: Purpose, cost: Cost) -> None:
    """Wraps the store key of a folder anew; the store itself is not touched.

    A kill at any point leaves a header that one of the two passphrases opens; copies that still take the
    former one are put right when the change is made again.

    Raises:
        WrongPassphrase, UnusablePassphrase, StoreFull, StoreUnwritable.
    """
    place = VaultFolder(folder)
    key = envelope.unwrap(place.read_header(purpose), present, purpose)
    put_header(folder, envelope.wrap(key, new, purpose, cost))


def put_header(folder: Path, header: bytes) -> None:
    """Writes a header everywhere the vault keeps one."""
    VaultFolder(folder).write_header(header)
    for copy in sorted((folder / FOLDER).glob(f"*/{HEADER}")):
        write_whole(copy, header)
