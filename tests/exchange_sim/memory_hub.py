"""The hub's unit of work in memory: `ports.hub.HubUnit` beside what a laptop's journal offers."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from asystent_desktop.domain.records import Record
from asystent_desktop.journal import codec
from asystent_desktop.journal.fold import DELETED
from asystent_desktop.journal.hlc import Hlc
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.hub import SetAside
from tests.exchange_sim.memory_journal import MemoryJournal

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class MemoryHubUnit(MemoryJournal):
    """Implements `ports.hub.HubUnit`: everything the hub decides upon, in one transaction."""

    def get(self, cls: type[R], record_id: str) -> R | None:
        return next((one for one in self.find(cls) if one.id == record_id), None)

    def of_all(self, cls: type[R], make: Callable[[list[R]], T]) -> T:
        return make(self.find(cls))

    def tips(self, scope: str, device: str) -> tuple[str, ...]:
        names = self._disk.heads().get(scope, [])
        return tuple(
            sorted(name for name in names if self._disk.commits[name].commit.envelope.device == device)
        )

    def last_hlc(self) -> Hlc:
        return self._disk.hlc

    def find(self, cls: type[R], *, scope: str | None = None, **equals: object) -> list[R]:
        kind = self._store.kind_of(cls)
        found: list[Any] = [
            codec.decode(kind, record, where, dict(folded.values))
            for (where, name, record), folded in self._disk.rows.items()
            if name == kind.name and not folded.values[DELETED] and scope in (None, where)
        ]
        kept = [one for one in found if all(getattr(one, name) == value for name, value in equals.items())]
        return sorted(kept, key=lambda one: str(one.id))

    def makers(self, scopes: Collection[str] | None = None, person: str | None = None) -> dict[str, str]:
        held = self._disk.sides.get("makers", {})
        if scopes is None and person is None:
            return dict(held)
        return {scope: maker for scope, maker in held.items() if scope in (scopes or ()) or maker == person}

    def put_makers(self, found: Mapping[str, str]) -> None:
        self._own().sides.setdefault("makers", {}).update(found)

    def documents(self, prefix: str) -> dict[str, bytes]:
        return {name: held for name, held in self._disk.documents.items() if name.startswith(prefix)}

    def delete_document(self, name: str) -> None:
        self._own().documents.pop(name, None)

    def quarantine(self) -> tuple[SetAside, ...]:
        return tuple(self._disk.sides.get("quarantine", {}).values())

    def set_aside(self, name: str, code: str, at: datetime) -> None:
        self._own().sides.setdefault("quarantine", {})[name] = SetAside(name, code, at)

    def destroy_scope_key(self, scope: str) -> bool:
        erased = self._own().sides.setdefault("erased", {})
        known = scope in self.scopes() and scope not in erased
        erased[scope] = True
        return known

    def erased_scopes(self) -> set[str]:
        return set(self._disk.sides.get("erased", {}))

    def drop_payloads(self, hashes: Collection[str]) -> int:
        disk, dropped = self._own(), 0
        for name in hashes:
            kept = disk.commits.get(name)
            if kept is not None and kept.commit.payload_bytes:
                disk.commits[name] = replace(
                    kept, commit=replace(kept.commit, payload_bytes=b""), state=State.ERASED
                )
                dropped += 1
        return dropped
