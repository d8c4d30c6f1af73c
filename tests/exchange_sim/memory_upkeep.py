"""Care of a memory store: taking scopes out, dropping payloads. There are no files, so nothing to scrub."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from asystent_desktop.exchange.attachments import listed
from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.upkeep import BackupCheck, CopyFor, LocalBackup, Removed
from tests.exchange_sim.memory_store import Disk, MemoryStore, Register


class MemoryUpkeep:
    """Implements `ports.upkeep.Upkeep`; each step is one transaction, at which the power may go."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def remove(self, scopes: Collection[str]) -> Removed:
        base, disk = self._store.disk, self._store.disk.copy()
        gone = [name for name, kept in disk.commits.items() if kept.commit.envelope.scope in scopes]
        bare = [disk.commits.pop(name).commit for name in gone]
        _drop_blobs(disk, bare)
        rows = self._forget(disk, scopes)
        disk.followed = {
            prev: left for prev, names in disk.followed.items() if (left := names - frozenset(gone))
        }
        for side in ("parking", "absent"):
            disk.sides[side] = {
                name: held for name, held in disk.sides.get(side, {}).items() if name not in gone
            }
        drafts = self._drop_drafts(disk, scopes)
        self._store.commit(base, disk)
        return Removed(len(gone), rows, drafts)

    def erase(self, scope: str, commits: Collection[str] | None) -> Removed:
        base, disk = self._store.disk, self._store.disk.copy()
        chosen = [
            name
            for name, kept in disk.commits.items()
            if kept.commit.envelope.scope == scope and (commits is None or name in commits)
        ]
        touched: set[Register] = {one for one, names in disk.touching.items() if set(names) & set(chosen)}
        _drop_blobs(disk, [disk.commits[name].commit for name in chosen], set(chosen))
        for name in chosen:
            bare = replace(disk.commits[name].commit, payload_bytes=b"")
            disk.commits[name] = replace(disk.commits[name], commit=bare, state=State.ERASED)
        disk.touching = {
            one: tuple(name for name in names if name not in chosen) for one, names in disk.touching.items()
        }
        rows = 0
        for register in touched:
            before = disk.rows.pop(register, None)
            if not self._store.refold(disk, register) and before is not None:
                rows += 1
        records = None if commits is None else {record for _, _, record in touched}
        drafts = self._drop_drafts(disk, [scope], records)
        self._store.commit(base, disk)
        return Removed(len(chosen), rows, drafts)

    def scrub(self) -> None:
        """Nothing lies in free pages here; the power may go all the same."""
        self._store.tick("scrub")

    def back_up(self, reason: CopyFor | None = None) -> LocalBackup:
        raise FileNotFoundError("a store in memory has no copies")

    def backups(self) -> tuple[LocalBackup, ...]:
        return ()

    def check_backup(self, name: str) -> BackupCheck:
        raise FileNotFoundError(name)

    def replace_backups(self) -> int:
        self._store.tick("replace backups")
        return 0

    def _forget(self, disk: Disk, scopes: Collection[str]) -> int:
        shown = [one for one in disk.rows if one[0] in scopes]
        for one in shown:
            del disk.rows[one]
        disk.touching = {one: names for one, names in disk.touching.items() if one[0] not in scopes}
        return len(shown)

    def _drop_drafts(
        self, disk: Disk, scopes: Collection[str], records: Collection[str] | None = None
    ) -> int:
        held: dict[str, Any] = disk.sides.get("drafts", {})
        kept = {
            key: one
            for key, one in held.items()
            if one.scope not in scopes
            or (records is not None and {one.base, *key.split(":")}.isdisjoint(records))
        }
        disk.sides["drafts"] = kept
        return len(held) - len(kept)


def _drop_blobs(disk: Disk, gone: Iterable[Commit], chosen: Collection[str] = ()) -> None:
    """Takes out files that these commits name and no other commit does."""
    others = (kept.commit for name, kept in disk.commits.items() if name not in chosen)
    names = {one.name for one in listed(gone)} - {one.name for one in listed(others)}
    held: dict[str, Any] = disk.sides.get("blobs", {})
    disk.sides["blobs"] = {name: content for name, content in held.items() if name not in names}
