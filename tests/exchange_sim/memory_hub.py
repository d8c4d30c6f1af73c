"""The hub's unit of work in memory: `ports.hub.HubUnit` beside what a laptop's journal offers."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

from asystent_desktop.domain.records import Record
from asystent_desktop.hub.state import SetAside
from asystent_desktop.journal import codec
from asystent_desktop.journal.fold import DELETED
from tests.exchange_sim.memory_units import MemoryJournal

R = TypeVar("R", bound=Record)


class MemoryHubUnit(MemoryJournal):
    """Implements `ports.hub.HubUnit`: everything the hub decides upon, in one transaction."""

    def find(self, cls: type[R], **equals: object) -> list[R]:
        kind = self._store.kind_of(cls)
        found: list[Any] = [
            codec.decode(kind, record, scope, dict(folded.values))
            for (scope, name, record), folded in self._disk.rows.items()
            if name == kind.name and not folded.values[DELETED]
        ]
        kept = [one for one in found if all(getattr(one, name) == value for name, value in equals.items())]
        return sorted(kept, key=lambda one: str(one.id))

    def makers(self, scopes: Collection[str] | None = None, person: str | None = None) -> dict[str, str]:
        held = self._disk.sides.get("makers", {})
        return {
            scope: maker
            for scope, maker in held.items()
            if (scopes is None or scope in scopes) and person in (None, maker)
        }

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
