"""Backups of a hub: written, read back into an empty hub beside it, walked, and only then given their name.

    1. rows and scope keys into `.part` files, fsync
    2. both read back from the disk into an empty encrypted hub, every row opened, every commit walked
    3. keys renamed, then rows: a rows file under its name is whole, proven, and has its keys

A kill at any point leaves earlier backups as they were and at most `.part` files, which the next one removes.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from asystent_desktop.crypto.envelope import Purpose
from asystent_desktop.exchange import gaps, trust_store
from asystent_desktop.hub import gap_notes
from asystent_desktop.hub.care_faults import BackupDamaged, BackupFailed, BackupPlaceAway
from asystent_desktop.hub.faults import DumpDamaged
from asystent_desktop.persistence import backup_file, driver_faults
from asystent_desktop.persistence.backup_file import KEYS, ROWS, Head
from asystent_desktop.persistence.hub_store import HubStore, create_hub
from asystent_desktop.persistence.vault_files import VaultFolder
from asystent_desktop.persistence.verify import PublicKeys
from asystent_desktop.ports.backup import Proven
from asystent_desktop.ports.clock import Clock, Ids

_TRIAL: Final = ".proba-"
_PATIENCE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class HubArchive:
    """Implements `ports.backup.Archive`.

    Attributes:
        folder: Of the hub. `secret`: of its header; never shown by a repr, for this class has none.
    """

    folder: Path
    store: HubStore
    secret: bytes
    clock: Clock
    ids: Ids

    def __repr__(self) -> str:
        return "HubArchive()"

    def write(self, folder: Path) -> Proven:
        """Makes a backup, whole and proven or not at all."""
        if not folder.is_dir():
            raise BackupPlaceAway()
        _sweep(folder)
        made_at = self.clock.now().replace(microsecond=0)
        name = backup_file.name_of(made_at)
        header = VaultFolder(self.folder).read_header(Purpose.HUB)
        said = hashlib.sha256()
        parts: list[Path] = []
        try:
            rows = self._head("rows", made_at, header)
            parts.append(
                backup_file.write_part(folder / name, rows, self.secret, _noting(self.store.dump(), said))
            )
            # After the rows: a key made meanwhile is one too many, never one too few.
            keys = self._head("keys", made_at, header)
            parts.append(
                backup_file.write_part(folder / keys_name(name), keys, self.secret, [self.store.dump_keys()])
            )
            proven = self._prove(parts[0], parts[1], name, said.digest())
            for part in reversed(parts):
                backup_file.publish(part)
        finally:
            for part in parts:
                backup_file.forget(part)
        return proven

    def check(self, file: Path) -> Proven:
        """The drill."""
        return self._prove(file, file.with_name(keys_name(file.name)), file.name)

    def expire(self, folder: Path, older_than: datetime, keep: str) -> int:
        """Removes this hub's old backups, rows first: rows without keys would look whole."""
        gone = 0
        for file in sorted(folder.glob("*" + ROWS)):
            made_at = backup_file.made_at(file.name)
            if made_at is None or made_at >= older_than or file.name == keep:
                continue
            with backup_file.opened(file, "rows") as found:
                own = found.head.office == self.store.office
            if own:
                backup_file.forget(file)
                backup_file.forget(file.with_name(keys_name(file.name)))
                gone += 1
        return gone

    def _head(self, what: str, made_at: datetime, header: bytes) -> Head:
        salt = self.ids.random_bytes(32)
        return Head(backup_file.FORMAT, what, self.store.office, made_at, header, salt)

    def _prove(self, rows: Path, keys: Path, name: str, said: bytes | None = None) -> Proven:
        """Restores into an empty hub that is thrown away afterwards; its file is encrypted like the hub's."""
        for left in self.folder.glob(_TRIAL + "*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            trial = Path(tempfile.mkdtemp(prefix=_TRIAL, dir=self.folder))
        except OSError as fault:
            raise driver_faults.of_system(fault) from None
        try:
            store = create_hub(trial, self.store.office, self.secret, self.clock, patience_s=_PATIENCE_S)
            try:
                head = fill(store, rows, keys, self.secret, said)
                return walked(store, name, head.made_at)
            finally:
                store.close()
        finally:
            shutil.rmtree(trial, ignore_errors=True)


def fill(store: HubStore, rows: Path, keys: Path, secret: bytes, said: bytes | None = None) -> Head:
    """Fills an empty hub from the two files.

    Args:
        said: Digest of the lines as they were dumped; what is read back must have the same.

    Raises:
        BackupDamaged, BackupFailed, HubNotEmpty.
    """
    with backup_file.opened(keys, "keys") as found:
        wrapped = b"".join(found.lines(secret))
        key_office = found.head.office
    read = hashlib.sha256()
    with backup_file.opened(rows, "rows") as found:
        if found.head.office != store.office or key_office != store.office:
            raise BackupDamaged(reason="office")
        try:
            store.load(_noting(found.lines(secret), read), wrapped)
        except DumpDamaged:
            raise BackupDamaged(reason="rows") from None
        head = found.head
    if said is not None and read.digest() != said:
        raise BackupFailed(reason="content")
    return head


def walked(store: HubStore, name: str, made_at: datetime) -> Proven:
    """Every row opened, every signature and link checked, the office's records folded anew and compared."""
    verified = store.verify(public_keys(store))
    if verified.problems:
        raise BackupFailed(reason=verified.problems[0].partition(":")[0])
    with store.reading() as unit:
        heads = gaps.declared(unit.heads(), gap_notes.scopes(unit))
    return Proven(name, made_at, verified.commits, verified.records, verified.state_hash, heads)


def _noting(lines: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for line in lines:
        digest.update(len(line).to_bytes(8, "big") + line)
        yield line


def _sweep(folder: Path) -> None:
    """What an interrupted backup left."""
    for pattern in (f"*{ROWS}.part", f"*{KEYS}.part"):
        for left in folder.glob(pattern):
            backup_file.forget(left)


def keys_name(name: str) -> str:
    """Name of the file with the scope keys that belongs to a rows file."""
    return name.removesuffix(ROWS) + KEYS


def public_keys(store: HubStore) -> PublicKeys:
    """Keys of the computers the directory in force names."""
    state = trust_store.load(store.document)

    def lookup(device: str) -> bytes | None:
        return state.directory.signing_key(device) if state and state.directory else None

    return lookup
