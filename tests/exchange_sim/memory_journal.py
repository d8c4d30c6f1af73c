"""The exchange port over a `MemoryStore`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from asystent_desktop.exchange.receipts import Status, earlier
from asystent_desktop.journal.commit import Commit
from asystent_desktop.persistence.graph import predecessors_first
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.exchange import Incoming, Receipt
from tests.exchange_sim.memory_watch import MemoryWatch


class MemoryJournal(MemoryWatch):
    """Implements `ports.exchange.ExchangeUnit`."""

    def heads(self, scopes: Collection[str] | None = None) -> Mapping[str, tuple[str, ...]]:
        found = self._disk.heads()
        return {
            scope: tuple(sorted(found[scope])) for scope in sorted(found) if scopes is None or scope in scopes
        }

    def beyond(
        self, heads: Mapping[str, Sequence[str]], scopes: Collection[str] | None = None
    ) -> list[Commit]:
        wanted: list[str] = []
        for scope, tips in self.heads(scopes).items():
            known = set(heads.get(scope, ()))
            if known.issuperset(tips):
                continue
            held = self._ancestors(known)
            here = [name for name, kept in self._disk.commits.items() if kept.commit.envelope.scope == scope]
            wanted += self._in_order(name for name in here if name not in held)
        return [self._disk.commits[name].commit for name in wanted]

    def count_up_to(self, scope: str, heads: Collection[str]) -> int:
        held = (self._disk.commits.get(name) for name in self._ancestors(heads))
        return sum(kept is not None and kept.commit.envelope.scope == scope for kept in held)

    def unacknowledged(self) -> list[Commit]:
        held = self._disk.commits.items()
        names = [name for name, kept in held if kept.receipt is None and kept.state is not State.ERASED]
        return [self._disk.commits[name].commit for name in self._in_order(names)]

    def held_back(self) -> list[Commit]:
        kept = self._disk.commits.values()
        late = [one for one in kept if one.receipt is not None and one.receipt.status is not Status.OK]
        return [one.commit for one in late if one.commit.payload_bytes]

    def known(self, hashes: Collection[str]) -> set[str]:
        return {name for name in hashes if name in self._disk.commits}

    def admit(self, incoming: Sequence[Incoming]) -> None:
        now_ms = int(self._clock.now().timestamp() * 1000)
        self._changes |= self._store.admit(self._own(), incoming, now_ms)
        self.put_receipts([one.receipt for one in incoming if one.receipt is not None])

    def receipts(self, hashes: Collection[str]) -> dict[str, Receipt]:
        found = ((name, self._disk.commits.get(name)) for name in hashes)
        return {name: kept.shown for name, kept in found if kept is not None and kept.shown is not None}

    def put_receipts(self, receipts: Sequence[Receipt]) -> None:
        disk = self._own()
        for one in receipts:
            if (kept := disk.commits.get(one.commit)) is not None:
                merged = one if kept.receipt is None else earlier(kept.receipt, one)
                disk.commits[one.commit] = replace(kept, receipt=merged, durable=kept.durable or one.durable)

    def put_durable(self, heads: Mapping[str, Collection[str]]) -> int:
        disk, marked = self._own(), 0
        for scope, tips in heads.items():
            for name in self._ancestors(tips):
                kept = disk.commits.get(name)
                if kept is not None and not kept.durable and kept.commit.envelope.scope == scope:
                    disk.commits[name] = replace(kept, durable=True)
                    marked += 1
        return marked

    def forget_durable(self) -> None:
        disk = self._own()
        for name, kept in disk.commits.items():
            if kept.durable:
                receipt = None if kept.receipt is None else replace(kept.receipt, durable=False)
                disk.commits[name] = replace(kept, receipt=receipt, durable=False)

    def not_durable(self, scope: str) -> int:
        held = self._disk.commits.values()
        return sum(one.commit.envelope.scope == scope and not one.durable for one in held)

    def document(self, name: str) -> bytes | None:
        return self._disk.documents.get(name)

    def put_document(self, name: str, content: bytes) -> None:
        self._own().documents[name] = content

    def latest_write(self) -> datetime | None:
        physical_ms, _counter = self._disk.hlc
        return datetime.fromtimestamp(physical_ms / 1000, UTC) if physical_ms else None

    def scopes(self) -> set[str]:
        return {kept.commit.envelope.scope for kept in self._disk.commits.values()}

    def commit(self) -> ChangeSet:
        return self._finish()

    def _in_order(self, names: Iterable[str]) -> list[str]:
        names = list(names)
        return predecessors_first(
            {name: self._disk.commits[name].commit.envelope.prev for name in names}, names
        )

    def _ancestors(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        rest = list(names)
        while rest:
            name = rest.pop()
            if name not in found:
                found.add(name)
                if name in self._disk.commits:
                    rest += self._disk.commits[name].commit.envelope.prev
        return found
