"""The hub's unit of work in memory: `ports.hub.HubUnit` beside what a laptop's journal offers."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from asystent_desktop.domain.records import Record
from asystent_desktop.exchange.attachments import Listed
from asystent_desktop.hub.faults import ScopeErased
from asystent_desktop.journal import codec
from asystent_desktop.journal.commit import Commit
from asystent_desktop.journal.fold import DELETED
from asystent_desktop.journal.hlc import Hlc
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.exchange import Incoming
from asystent_desktop.ports.hub import SetAside
from tests.exchange_sim.memory_journal import MemoryJournal

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class MemoryHubUnit(MemoryJournal):
    """Implements `ports.hub.HubUnit`: everything the hub decides upon, in one transaction."""

    @property
    def chunks(self) -> "MemoryShelf":
        return MemoryShelf(self)

    def side(self, name: str, *, writing: bool = True) -> dict[str, Any]:
        """A side table, of the disk that is written on or of the one that is read."""
        if writing:
            return self._own().sides.setdefault(name, {})
        return self._disk.sides.get(name, {})

    def get(self, cls: type[R], record_id: str) -> R | None:
        return next((one for one in self.find(cls) if one.id == record_id), None)

    def of_all(self, cls: type[R], make: Callable[[list[R]], T]) -> T:
        return make(self.find(cls))

    def tips(self, scope: str, device: str) -> tuple[str, ...]:
        names = self._disk.heads().get(scope, [])
        return tuple(
            sorted(name for name in names if self._disk.commits[name].commit.envelope.device == device)
        )

    def split(self, scopes: Collection[str]) -> set[tuple[str, str]]:
        devices = {commit.commit.envelope.device for commit in self._disk.commits.values()}
        return {
            (scope, device) for scope in scopes for device in devices if len(self.tips(scope, device)) > 1
        }

    def of_scope(self, scope: str, hashes: Collection[str]) -> set[str]:
        return {
            name for name in self.known(hashes) if self._disk.commits[name].commit.envelope.scope == scope
        }

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

    def destroy_scope_key(self, scope: str, at: datetime) -> bool:
        erased = self._own().sides.setdefault("erased", {})
        known = scope in self.scopes() and scope not in erased
        erased[scope] = True
        here = [
            name for name, kept in self._disk.commits.items() if kept.commit.envelope.scope == scope
        ]  # what no key opens any more
        self.drop_payloads(here)
        return known

    def beyond(
        self, heads: Mapping[str, Sequence[str]], scopes: Collection[str] | None = None
    ) -> list[Commit]:
        erased = self.erased_scopes()
        return [one for one in super().beyond(heads, scopes) if one.envelope.scope not in erased]

    def admit(self, incoming: Sequence[Incoming]) -> None:
        for one in incoming:
            if one.commit.envelope.scope in self.erased_scopes():
                raise ScopeErased(scope=one.commit.envelope.scope)
        super().admit(incoming)

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


class MemoryShelf:
    """Implements `ports.hub.ChunkShelf` over a side table of the unit's disk."""

    def __init__(self, unit: "MemoryHubUnit") -> None:
        self._unit = unit

    def _kept(self) -> dict[str, Any]:
        held: dict[str, Any] = self._unit.side("chunks")
        return held

    def note(self, given: Sequence[Listed]) -> None:
        held = self._kept() if given else {}
        for one in given:
            held.setdefault(one.name, (one.scope, None, False))

    def put(self, content: Mapping[str, bytes]) -> int:
        held = self._kept() if content else {}
        fresh = [name for name in content if name in held and held[name][1] is None]
        held.update({name: (held[name][0], content[name], False) for name in fresh})
        return len(fresh)

    def get(self, names: Collection[str], scopes: Collection[str]) -> dict[str, bytes]:
        held = self._unit.side("chunks", writing=False)
        return {
            name: held[name][1]
            for name in names
            if name in held and held[name][0] in scopes and held[name][1] is not None
        }

    def missing(self, scopes: Collection[str], most: int) -> tuple[str, ...]:
        held = self._unit.side("chunks", writing=False)
        found = sorted(name for name, row in held.items() if row[0] in scopes and row[1] is None)
        return tuple(found[:most])

    def not_durable(self, scope: str) -> int:
        rows = self._unit.side("chunks", writing=False).values()
        return sum(row[0] == scope and row[1] is not None and not row[2] for row in rows)

    def unsafe(self) -> tuple[str, ...]:
        held = self._unit.side("chunks", writing=False)
        return tuple(name for name, row in held.items() if row[1] is not None and not row[2])

    def put_durable(self, names: Collection[str]) -> None:
        held = self._kept() if names else {}
        held.update({name: (*held[name][:2], True) for name in names if name in held})
