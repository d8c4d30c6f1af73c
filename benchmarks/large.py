"""Vaults after ten years, invented from a seed; their journal is real, signed and linked.

    python -m benchmarks.large DIR           one assistant: 60 families, 15 of them open, 50,000 notes
    python -m benchmarks.large DIR --families 300 --open 300 --notes 500000     what an office holds

Prints how long it took; `--verify` walks the finished store as `asystent verify` does.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import merge
from pathlib import Path
from random import Random

from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.demo.cast import Cast
from asystent_desktop.ports.about import About
from asystent_desktop.ports.desk import Desk, NewPerson
from benchmarks.bulk import BulkWriter
from benchmarks.large_family import Course, Event, LargeFamily
from benchmarks.seeded import NOW, PASSPHRASE, SEED

PERSON = NewPerson("Katarzyna Lis", "asystentka rodziny", demo=True)


@dataclass(frozen=True)
class Extent:
    """How much.

    Attributes:
        open: Families whose service runs on the last day; the first of them since the first day.
        notes: Visit cards of all families together.
    """

    families: int = 60
    open: int = 15
    notes: int = 50_000
    years: int = 10
    seed: int = SEED


def make(folder: Path, extent: Extent) -> int:
    """Fills a new vault and closes it.

    Returns:
        Number of commits.
    """
    house = RealHouse(PutClock(NOW), cost=DEMO_COST)
    desk = house.create_vault(folder, PASSPHRASE, PERSON)
    try:
        commits = fill(desk, extent)
    finally:
        desk.close()
    house.put_about(folder, About(name=PERSON.name, title=PERSON.title, demo=True))
    return commits


def fill(desk: Desk, extent: Extent) -> int:
    """Writes the years into an empty vault; says how many commits."""
    random = Random(extent.seed)
    today = desk.clock.today()
    cast = Cast(random, today)
    courses = _courses(extent, desk.identity().person_id, today)
    histories = [
        LargeFamily(cast.household(), one, Random(f"{extent.seed}/{one.number}"), today) for one in courses
    ]
    with BulkWriter(desk, random) as writer:
        for at, command, records in _in_order(histories):
            writer.write(at, command, records)
        return writer.commits


def _in_order(histories: Sequence[LargeFamily]) -> Iterator[Event]:
    return merge(*(one.events() for one in histories), key=lambda event: event[0])


def _courses(extent: Extent, author_id: str, today: date) -> Iterator[Course]:
    """The first family runs all the years with four shares of the notes; the others follow one another."""
    days = extent.years * 365
    share = extent.notes // (extent.families + 3)
    rest = extent.notes - share * (extent.families + 3)
    length = max(60, min(days, days * extent.open // max(1, extent.families)))
    for number in range(1, extent.families + 1):
        runs = number <= extent.open
        if number == 1:
            begins = today - timedelta(days=days)
        elif runs:
            begins = today - timedelta(days=30 + (length - 30) * number // (extent.open + 1))
        else:
            begins = today - timedelta(
                days=days - (days - length) * (number - extent.open) // extent.families
            )
        notes = share * 4 + rest if number == 1 else share
        yield Course(number, begins, None if runs else begins + timedelta(days=length), notes, author_id)


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the words, makes the vault, says what it took; 1 when verifying finds something."""
    usual = Extent()
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR", help="absent or empty")
    for name in ("families", "open", "notes", "years", "seed"):
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name))
    parser.add_argument("--verify", action="store_true", help="walk the finished store")
    chosen = parser.parse_args(arguments)
    extent = Extent(chosen.families, chosen.open, chosen.notes, chosen.years, chosen.seed)
    began, used = time.perf_counter(), time.process_time()
    commits = make(chosen.folder, extent)
    took, work = time.perf_counter() - began, time.process_time() - used
    size_mib = (chosen.folder / "store.db").stat().st_size / 2**20
    print(f"{commits} commits in {took:.1f} s ({work:.1f} s of processor time), {size_mib:.0f} MiB")
    return _verified(chosen.folder) if chosen.verify else 0


def _verified(folder: Path) -> int:
    desk = RealHouse(PutClock(NOW), cost=DEMO_COST).open_vault(folder, PASSPHRASE)
    try:
        found = desk.verify()
    finally:
        desk.close()
    print(f"{found.commits} commits verified, problems: {len(found.problems)}")
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main())
