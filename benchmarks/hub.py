"""Hub: the weekly exchange of N laptops, and whether one laptop's costs more when there are more.

`ASYSTENT_BENCH_LAPTOPS` says how many (default 24; by hand 1000), `ASYSTENT_BENCH_DATABASE` names a
PostgreSQL database to be measured beside the embedded one.
"""

import os
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.hub import state
from asystent_desktop.hub.ingest import ingest, open_bundle
from asystent_desktop.hub.replies import compose_reply
from benchmarks.hub_office import Laptop, Office, found
from benchmarks.measure import Bench, Result

LAPTOPS = int(os.environ.get("ASYSTENT_BENCH_LAPTOPS", "24"))
DATABASE = os.environ.get("ASYSTENT_BENCH_DATABASE", "")
ENTRIES = 10
"""In one laptop's bundle of a week."""

LARGEST = 500
"""Computers of one office: of about 530 the signed directory is as long as a bundle's line may be (1 MiB), so
more are several offices; on PostgreSQL they share the database."""

_PAIRS = 100


@dataclass(frozen=True)
class Spent:
    """One laptop's week at the hub, in milliseconds: on the clock, and of the hub's own processor time."""

    wall: float
    work: float


def weekly(bench: Bench) -> list[Result]:
    """All laptops against a tenth of them: what one laptop's week costs the hub, bundle in and reply out."""
    few = max(4, LAPTOPS // 10)
    results = []
    for name, url in (("sqlite", ""), ("postgresql", DATABASE)):
        if url or name == "sqlite":
            large, small = _measured(bench.folder / name, few, url)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            pace = f"{1000 / large.wall:.0f} bundles/s of {ENTRIES} entries, peak {peak:.0f} MiB"
            clock = f"by the clock {large.wall:.1f} against {small.wall:.1f} ms"
            note = f"{LAPTOPS} laptops against {few}, processor time; {clock}; {pace}"
            results.append(Result(f"hub: week, {name}", large.work, small.work, "ms", 1.5, note))
    return results


def _measured(folder: Path, few: int, url: str) -> tuple[Spent, Spent]:
    """Medians for one laptop in an office of all and in one of few, measured in turn."""
    counts = [min(LARGEST, LAPTOPS - first) for first in range(0, LAPTOPS, LARGEST)]
    large = [settled(folder / f"{number}", count, url) for number, count in enumerate(counts)]
    small = settled(folder / "few", few, url)
    laptops = [(office, laptop) for office in large for laptop in office.laptops]
    try:
        pairs = [
            (
                intake(*laptops[index * len(laptops) // _PAIRS]),
                intake(small, small.laptops[index % few]),
            )
            for index in range(_PAIRS)
        ]
    finally:
        for office in (*large, small):
            office.hub.close()
    return _median([one for one, _ in pairs]), _median([other for _, other in pairs])


def _median(spent: Sequence[Spent]) -> Spent:
    return Spent(median(one.wall for one in spent), median(one.work for one in spent))


def settled(folder: Path, count: int, url: str = "") -> Office:
    """An office after its first week, which brought families and directory to everybody."""
    folder.mkdir(parents=True)
    made = found(folder, count, url)
    for laptop in made.laptops:
        intake(made, laptop)
    made.clock.put(made.clock.now() + timedelta(days=7))
    return made


def intake(office: Office, laptop: Laptop) -> Spent:
    """One laptop's week at the hub; making the bundle is the laptop's, and not counted."""
    hub = office.hub
    blob = laptop.week(hub, ENTRIES, office.clock)
    began, worked = time.perf_counter(), time.process_time()
    with hub.reading() as unit:
        directory = state.directory(unit)
    opened = open_bundle(hub, directory, blob)
    taken = ingest(hub, opened)
    reply = compose_reply(hub, opened.sender, taken.receipts_for, heard=True)
    with hub.exchange_unit() as unit:
        state.put_device_note(unit, laptop.device, reply.note)
        unit.commit()
    spent = Spent((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000)
    if taken.taken != ENTRIES or reply.receipts != ENTRIES:
        raise SystemExit(f"the hub took {taken.taken} and confirmed {reply.receipts} of {ENTRIES}")
    laptop.directory = directory.version
    with hub.reading() as unit:
        laptop.office_heads = unit.heads([OFFICE_SCOPE])[OFFICE_SCOPE]
    return spent
