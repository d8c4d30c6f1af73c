"""An opened vault or hub: everything the use cases need, built by bootstrap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TextIO

from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.limits import Limits
from asystent_desktop.ports.about import About
from asystent_desktop.ports.backup import Archive
from asystent_desktop.ports.carrier import ByteProgress, Carrier, OfficeAddress
from asystent_desktop.ports.clock import Clock, Ids, SteppedClock
from asystent_desktop.ports.enrolling import Enroller
from asystent_desktop.ports.exchange import ExchangeUnit
from asystent_desktop.ports.hub import Again, Backups, Census, HubUnit, OfficeRecords
from asystent_desktop.ports.keeper import StoreKeeper
from asystent_desktop.ports.plain_files import Fate
from asystent_desktop.ports.render import Renderer
from asystent_desktop.ports.renewal import UNWATCHED, RenewalWatch
from asystent_desktop.ports.signing import Signer
from asystent_desktop.ports.store import UnitOfWork, Verification
from asystent_desktop.ports.upkeep import LocalBackup, Upkeep


@dataclass(frozen=True)
class Identity:
    """Who works at this computer.

    Attributes:
        title: As prints take it: "asystentka rodziny", "asystent rodziny", "kierownik zespołu".
        role: "assistant", "head", "administrator".
        office_id: UUID of the office; a vault made alone has an id of its own until it is enrolled.
        enrolled: The office has signed this device into its directory.
    """

    person_id: str
    name: str
    title: str
    role: str
    device_id: str
    device_label: str
    office_id: str
    office_name: str
    enrolled: bool
    demo: bool


@dataclass(frozen=True)
class DeviceKeys:
    """The keys of this computer; they live inside the encrypted store."""

    signing: SigningKey
    sealing: SealingKey


@dataclass(frozen=True)
class Rules:
    """Dated law and the office's parameters, read from resources/rules."""

    holidays: Holidays
    limits: Limits


@dataclass(frozen=True)
class Desk:
    """An opened vault.

    Attributes:
        identity: Read afresh on each call, since enrolment changes it.
        unit_of_work: Opens one transaction for casework.
        exchange_unit: Opens one transaction over the journal.
        put_identity: Keeps a changed identity (enrolment); the next `identity()` returns it.
        verify: Walks journal and projection.
        upkeep: Care of the vault's files: purge, erasure, local backups.
        keeper: Uses the store key: escrow, proof, change of the passphrase.
        close: Closes the store and releases the vault's lock.
    """

    folder: Path
    identity: Callable[[], Identity]
    put_identity: Callable[[Identity], None]
    keys: DeviceKeys
    unit_of_work: Callable[[], UnitOfWork]
    exchange_unit: Callable[[], ExchangeUnit]
    verify: Callable[[], Verification]
    upkeep: Upkeep
    keeper: StoreKeeper
    clock: Clock
    ids: Ids
    rules: Rules
    renderer: Renderer
    signer: Signer
    close: Callable[[], None]


@dataclass(frozen=True)
class HubDesk:
    """An opened hub: the office's journal, its keys, and the quarantine.

    Attributes:
        office: Id of the office it serves, or will serve once it is founded.
        exchange_unit: Opens one transaction under the office's lock; such units do not nest. A hub folds the
            `office` scope only.
        reading: Opens one snapshot that takes no lock.
        unit_of_work: Reads the folded `office` scope (assignments, letterhead).
        again: Repeats a job while the database is away.
        census: What an administrator of the database sees.
        backups: Sealed rows out and in.
        archive: Backups as files, proven before they count.
    """

    folder: Path
    office: str
    keys: DeviceKeys
    unit_of_work: Callable[[], OfficeRecords]
    exchange_unit: Callable[[], HubUnit]
    reading: Callable[[], HubUnit]
    again: Again
    census: Callable[[], Census]
    backups: Backups
    archive: Archive
    verify: Callable[[], Verification]
    clock: Clock
    ids: Ids
    close: Callable[[], None]


@dataclass(frozen=True)
class NewPerson:
    """Who a new vault is made for."""

    name: str
    title: str
    role: str = "assistant"
    office_name: str = ""
    place: str = ""
    device_label: str = ""
    demo: bool = False


class NamedFiles(Protocol):
    """Files outside any vault that a person named."""

    def read_file(self, path: Path, limit_bytes: int) -> bytes:
        """Content of a small file a person named (an invitation, a key); `FileAway`, `FileTooLarge`."""
        ...

    def write_file(self, path: Path, content: bytes) -> None:
        """Writes a file whole or not at all; raises `FileAway`, `StoreFull`."""
        ...

    def delete_file(self, path: str, size_bytes: int, sha256: str) -> Fate:
        """Deletes a plain file that still holds just those bytes, and tells what became of it."""
        ...


class House(NamedFiles, Protocol):
    """Opens and makes vaults and hubs; bootstrap is the only one who implements it.

    Attributes:
        cost: What the passphrase of a new file costs to derive.
    """

    cost: Cost

    def create_vault(self, folder: Path, passphrase: str, person: NewPerson) -> Desk:
        """Makes a vault in an absent or empty folder and opens it.

        Raises:
            VaultExists, FolderNotEmpty, StoreFull, WeakPassphrase.
        """
        ...

    def open_vault(self, folder: Path, passphrase: str, watch: RenewalWatch = UNWATCHED) -> Desk:
        """Opens a vault; after an update of the program its files are put in order before.

        Raises:
            RenewalStopped: `watch` broke that off.
            NoVault, WrongPassphrase, DamagedHeader, ForeignFile, NewerVersion, VaultInUse, StoreDamaged.
        """
        ...

    def create_hub(self, folder: Path, passphrase: str, database: str = "") -> HubDesk:
        """Makes an empty hub and opens it.

        Args:
            database: URL of a PostgreSQL database without a password; empty for a file in the folder.

        Raises:
            VaultExists, FolderNotEmpty, StoreFull, UnusablePassphrase.
            BadDatabaseUrl, DatabaseAway, DatabaseRefused, DatabaseDriverMissing: of `hub.faults`.
        """
        ...

    def open_hub(self, folder: Path, passphrase: str) -> HubDesk:
        """Opens a hub, also while other processes serve it; raises as `open_vault` and `create_hub`."""
        ...

    def rekey_vault(self, folder: Path, present: str, new: str) -> None:
        """A new store key and a new passphrase for a closed vault: somebody saw the former one.

        Copies of the vault under the former key are removed. A kill leaves a vault that one of the two
        passphrases opens.

        Raises:
            WrongPassphrase, UnusablePassphrase, VaultInUse, StoreFull, StoreUnwritable.
        """
        ...

    def recover_vault(self, folder: Path, unlock_file: bytes, code: str, new: str) -> None:
        """Opens a forgotten vault with the office's unlock file: new passphrase, store key, device keys.

        Raises:
            NotAnUnlock, WrongCode, OtherVault, UnusablePassphrase, VaultInUse, StoreFull, StoreUnwritable.
        """
        ...

    def vault_copies(self, folder: Path) -> tuple[LocalBackup, ...]:
        """The local copies of a closed vault, newest first; needs no passphrase and opens none of them."""
        ...

    def restore_vault(self, folder: Path, passphrase: str, name: str = "") -> LocalBackup:
        """Puts a local copy, proven first, in the place of a closed vault's store; returns which.

        The present store is copied before, or set aside among the copies when it does not open. A kill leaves
        the one or the other.

        Args:
            name: Of the copy; empty for the newest that was not itself made for a restore.

        Raises:
            NoSuchBackup, BackupDamaged, WrongPassphrase, VaultInUse, NoRoomForCopy, StoreFull,
            StoreUnwritable.
        """
        ...

    def restore_hub(self, file: Path, folder: Path, passphrase: str, database: str = "") -> datetime:
        """Makes a hub in an absent or empty folder out of a backup; says when that was made.

        Raises:
            BackupDamaged, WrongPassphrase, VaultExists, FolderNotEmpty, StoreFull, StoreUnwritable.
        """
        ...

    def open_any(self, folder: Path, passphrase: str, watch: RenewalWatch = UNWATCHED) -> Desk | HubDesk:
        """Opens whichever of the two lies there; raises as `open_vault`."""
        ...

    def demo_house(self) -> "tuple[House, SteppedClock]":
        """A house whose clock can be put back, to write a fictional past; it starts at the present."""
        ...

    def about(self, folder: Path) -> About | None:
        """What the vault of that folder shows before it is unlocked; None when there is no vault."""
        ...

    def put_about(self, folder: Path, shown: About) -> None:
        """Keeps it; a vault without it opens all the same."""
        ...

    def carrier(self, folder: Path | str) -> Carrier:
        """A carrier over a folder or a stick."""
        ...

    def connect(self, desk: Desk, address: OfficeAddress, watch: ByteProgress | None = None) -> Carrier:
        """The office's server as carrier; `NotEnrolled` when the vault knows no office."""
        ...

    def answers(self, address: OfficeAddress) -> bool:
        """Whether the office's server answers within two seconds; raises `WrongPin`. Any thread may ask."""
        ...

    def on_sticks(self, box: str) -> Sequence[str]:
        """Exchange folders with that box on removable disks that are here now. Any thread may ask."""
        ...

    def serve(self, hub: HubDesk, host: str, port: int, log: TextIO, announce: Callable[[str], None]) -> None:
        """Serves the hub until it is told to stop; calls `announce` with the address listened on.

        Raises:
            ServerMissing, CannotListen, HubNotFounded.
        """
        ...

    def enroller(self) -> Enroller:
        """Enrols computers, with the server's folder and the OFFICE key file at hand."""
        ...
