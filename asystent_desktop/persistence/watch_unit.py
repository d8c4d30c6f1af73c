"""The part of the journal's unit that keeps watch over forks and missing predecessors."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from asystent_desktop.persistence import admission, watch
from asystent_desktop.persistence.projection import Projection
from asystent_desktop.persistence.session import Session
from asystent_desktop.ports.alarms import Absence, Alarm, Parked
from asystent_desktop.ports.changes import Change
from asystent_desktop.ports.clock import Clock


class Watching:
    """Implements `ports.alarms.JournalWatch` over an encrypted store."""

    def __init__(self, session: Session, rows: Projection, clock: Clock) -> None:
        self._session = session
        self._rows = rows
        self._clock = clock
        self._changes: set[Change] = set()

    def alarms(self, scopes: Collection[str] | None = None) -> list[Alarm]:
        """Forks and absences, by scope, device and commits."""
        return watch.alarms(self._session, scopes)

    def parked(self) -> list[Parked]:
        """Commits that wait for a predecessor, longest waiting first."""
        return watch.parked(self._session)

    def absent(self, hashes: Collection[str]) -> set[str]:
        """Which of these nobody waits for any longer."""
        return watch.absent(self._session, hashes)

    def declare_absent(self, absent: Mapping[str, Collection[str]]) -> list[str]:
        """Folds what waits for commits that their sender has no more."""
        return self._admit_without(absent, Absence.DECLARED)

    def admit_overdue(self, patience: timedelta) -> list[str]:
        """Folds what has waited that long for a commit nobody brought."""
        now = self._clock.now()
        missing: dict[str, set[str]] = {}
        for one in self.parked():
            if one.since <= now - patience:
                missing.setdefault(one.scope, set()).update(one.missing)
        return self._admit_without(missing, Absence.OVERDUE)

    def _admit_without(self, absent: Mapping[str, Collection[str]], reason: Absence) -> list[str]:
        self._session.lock()
        fresh = watch.note_absent(self._session, absent, reason, self._clock.now())
        folded, changes = admission.admit_without(self._session, self._rows, fresh)
        self._changes |= changes
        return folded
