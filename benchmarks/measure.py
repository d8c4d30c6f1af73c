"""Measuring: both sides in turn, medians, one result a line."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Size:
    """How much is measured.

    Attributes:
        families: Families of the seeded caseload, 1-15.
        years: Length of its history.
        rounds: Repetitions of each in-process case; a process is started a quarter as often.
    """

    families: int = 4
    years: int = 1
    rounds: int = 24

    @property
    def starts(self) -> int:
        """How often a process is started on each side."""
        return max(3, self.rounds // 4)


@dataclass(frozen=True)
class Result:
    """One line of the table.

    Attributes:
        ours: Median of ours, in `unit`.
        peer: Median of the floor or peer, in the same unit.
        target: Greatest ratio that is wanted; None where none was set.
        note: What the peer is.
    """

    case: str
    ours: float
    peer: float
    unit: str
    target: float | None
    note: str

    @property
    def ratio(self) -> float:
        """Ours for one of the peer's; smaller is better."""
        return self.ours / self.peer

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where none was set."""
        return None if self.target is None else self.ratio <= self.target


@dataclass(frozen=True)
class Bench:
    """What a case gets.

    Attributes:
        vault: Folder of the seeded vault; a case that writes copies it.
        folder: An empty folder of its own.
    """

    vault: Path
    folder: Path
    size: Size


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds one call takes."""
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


@dataclass(frozen=True)
class Cost:
    """What one call took: until it was done, and what it used of the processor (a busy machine adds to the
    first alone)."""

    wall_ms: float
    processor_ms: float


def cost(deed: Callable[[], object]) -> Cost:
    """Both times of one call, in the thread that makes it."""
    began, used = time.perf_counter(), time.thread_time()
    deed()
    return Cost((time.perf_counter() - began) * 1000, (time.thread_time() - used) * 1000)


def costs_in_turn(ours: Callable[[], Cost], peer: Callable[[], Cost], rounds: int) -> tuple[Cost, Cost]:
    """As `in_turn`, with both times."""
    ours()
    peer()
    pairs = [(ours(), peer()) for _round in range(rounds)]
    return _middle([one for one, _ in pairs]), _middle([other for _, other in pairs])


def _middle(costs: Sequence[Cost]) -> Cost:
    return Cost(median(one.wall_ms for one in costs), median(one.processor_ms for one in costs))


def in_turn(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of two measurements taken in alternation, so that a busy moment hits both.

    One round of each is thrown away first: caches fill, code compiles.
    """
    ours()
    peer()
    pairs = [(ours(), peer()) for _round in range(rounds)]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
