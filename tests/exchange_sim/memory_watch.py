"""Forks, absences and the waiting room of a `MemoryStore`: `ports.alarms.JournalWatch` in memory."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from asystent_desktop.journal.forks import Link, forks
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.alarms import Absence, Alarm, AlarmKind, Parked
from asystent_desktop.ports.clock import Clock
from tests.exchange_sim.memory_store import MemoryStore
from tests.exchange_sim.memory_units import MemoryUnit


class MemoryWatch(MemoryUnit):
    """The watching part of a unit over the journal."""

    def __init__(self, store: MemoryStore, clock: Clock) -> None:
        super().__init__(store)
        self._clock = clock

    def alarms(self, scopes: Collection[str] | None = None) -> list[Alarm]:
        found = [*self._forks(), *self._absences()]
        return sorted(
            (one for one in found if scopes is None or one.scope in scopes),
            key=lambda one: (one.scope, one.device_id, one.commits, one.absent),
        )

    def parked(self) -> list[Parked]:
        waiting = self._disk.sides.get("parking", {})
        found = [
            Parked(name, made.scope, made.device, self._missing(made.prev), waiting[name])
            for name, made in ((name, self._disk.commits[name].commit.envelope) for name in waiting)
        ]
        return sorted(found, key=lambda one: one.since)

    def absent(self, hashes: Collection[str]) -> set[str]:
        return set(hashes) & self._disk.sides.get("absent", {}).keys()

    def declare_absent(self, absent: Mapping[str, Collection[str]]) -> list[str]:
        return self._admit_without(absent, Absence.DECLARED)

    def admit_overdue(self, patience: timedelta) -> list[str]:
        now, missing = self._clock.now(), dict[str, set[str]]()
        for one in self.parked():
            if one.since <= now - patience:
                missing.setdefault(one.scope, set()).update(one.missing)
        return self._admit_without(missing, Absence.OVERDUE)

    def _admit_without(self, absent: Mapping[str, Collection[str]], reason: Absence) -> list[str]:
        disk = self._own()
        held: dict[str, tuple[str, Absence, datetime]] = disk.sides.setdefault("absent", {})
        scope_of = {name: scope for scope, names in absent.items() for name in names}
        fresh = sorted(name for name in scope_of if name not in held and name not in disk.commits)
        held.update({name: (scope_of[name], reason, self._clock.now()) for name in fresh})
        folded = self._store.unpark(disk, fresh)
        self._changes |= self._store.refold_commits(disk, folded)
        return folded

    def _missing(self, names: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted(name for name in names if name not in self._disk.commits))

    def _forks(self) -> list[Alarm]:
        links, tips = list[Link](), dict[tuple[str, str], int]()
        for name, kept in self._disk.commits.items():
            made = kept.commit.envelope
            own = [prev for prev in made.prev if self._device(prev, made.device) == made.device]
            links += [Link(made.scope, made.device, name, prev) for prev in own or ("",)]
        for scope, names in self._disk.heads().items():
            for name in names:
                place = (scope, self._disk.commits[name].commit.envelope.device)
                tips[place] = tips.get(place, 0) + 1
        return [
            Alarm(
                AlarmKind.FORK, one.scope, one.device, one.commits, tips.get((one.scope, one.device), 0) > 1
            )
            for one in forks(links)
        ]

    def _device(self, name: str, otherwise: str) -> str:
        kept = self._disk.commits.get(name)
        return otherwise if kept is None else kept.commit.envelope.device

    def _absences(self) -> list[Alarm]:
        found = []
        for name, (scope, reason, at) in self._disk.sides.get("absent", {}).items():
            children = [self._disk.commits[one] for one in self._disk.followed.get(name, ())]
            taken = [one.commit for one in children if one.state is not State.PARKED]
            for device in sorted({one.envelope.device for one in taken}):
                commits = tuple(sorted(one.hash for one in taken if one.envelope.device == device))
                missing = name not in self._disk.commits
                found.append(Alarm(AlarmKind.ABSENT, scope, device, commits, missing, name, reason, at))
        return found
