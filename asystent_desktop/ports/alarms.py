"""What of the journal a person must look at: forks, and commits whose predecessor never came."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class AlarmKind(StrEnum):
    """Stable codes of alarms."""

    FORK = "fork"  # one device wrote on from one place twice: a cloned or restored computer
    ABSENT = "predecessor-absent"  # entries were taken in although one before them is missing


class Absence(StrEnum):
    """Why nobody waits for a commit any longer: stable codes."""

    DECLARED = "declared"  # its sender says that it has it no more
    OVERDUE = "overdue"  # nobody brought it within the time limit


@dataclass(frozen=True)
class Alarm:
    """One alarm. Forks are a function of the stored commits alone: equal on every replica that holds them.

    Attributes:
        device_id: Whose entries they are.
        commits: Hashes, sorted: the branches of a fork where they part (two or more); or the entries that
            were taken in without their predecessor.
        open: A fork nobody has joined yet; a predecessor that has still not come.
        absent: Hash of the missing predecessor; empty for a fork.
        reason, decided_at: Why and when (UTC) it was decided not to wait; None for a fork.
    """

    kind: AlarmKind
    scope: str
    device_id: str
    commits: tuple[str, ...]
    open: bool
    absent: str = ""
    reason: Absence | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True)
class Parked:
    """A commit that waits for others.

    Attributes:
        missing: Its predecessors that are not stored here; empty when those are parked themselves.
        since: When it came in here (UTC).
    """

    commit: str
    scope: str
    device_id: str
    missing: tuple[str, ...]
    since: datetime


class JournalWatch(Protocol):
    """The part of an exchange unit that keeps watch; writes take effect with the unit's `commit`."""

    def alarms(self, scopes: Collection[str] | None = None) -> list[Alarm]:
        """Forks and absences of these scopes (all when None), by scope, device and commits."""
        ...

    def parked(self) -> list[Parked]:
        """Commits that wait for a predecessor, longest waiting first."""
        ...

    def declare_absent(self, absent: Mapping[str, Collection[str]]) -> list[str]:
        """Commits, by scope, that their sender says it has no more: whatever waits for them is folded.

        May be said before, after or without the waiting commits, and again. A commit that is stored is
        never absent, and one that comes after all is folded as any other: nothing is lost by the decision.

        Returns:
            Hashes of the commits that are folded now.
        """
        ...

    def admit_overdue(self, patience: timedelta) -> list[str]:
        """Folds what has waited so long; the decision is recorded and shows as an alarm.

        Args:
            patience: `Limit.PARKED_COMMIT_DAYS`.
        """
        ...

    def absent(self, hashes: Collection[str]) -> set[str]:
        """Which of these nobody waits for any longer.

        They stay a gap (`exchange.gaps`): a head above a commit that is not here would keep the other side
        from ever sending it, should it come after all.
        """
        ...
