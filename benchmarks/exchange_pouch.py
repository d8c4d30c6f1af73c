"""A week beside PouchDB replicating the same changes; by name only, for npm fetches packages first."""

import sys

from benchmarks import exchange_office, exchange_week, seeded
from benchmarks.measure import Bench, Result
from benchmarks.peers import pouch


def replicated(bench: Bench) -> list[Result]:
    """Bytes and processor time of both sides; nothing where the peer cannot be had, and why is said."""
    office = exchange_office.found(bench.folder)
    desk = office.join("Katarzyna Lis", families=exchange_office.FAMILIES)
    office.rest(desk)
    before = pouch.documents(desk)
    week = exchange_week.worked(office, desk, seed=seeded.SEED)
    after = pouch.documents(desk)
    office.close(desk)
    place = bench.folder / "pouch"
    place.mkdir()
    try:
        moved = pouch.replicated(place, before, after)
    except pouch.NotThere as reason:
        print(f"PouchDB left out: {reason}", file=sys.stderr)
        return []
    ours = [(one + other) * 1000 for one, other in zip(week.laptop, week.hub, strict=True)]
    note = f"peer: PouchDB 9 to express-pouchdb, {moved.documents} documents; open, unsigned"
    return [
        Result("exchange: PouchDB, size", week.size / 1024, moved.bytes / 1024, "KiB", None,
               f"{note}; with nothing new it moves {moved.quiet_bytes} B"),
        Result("exchange: PouchDB, work", ours[0], moved.cpu_ms, "ms", None,
               f"{note}, kept in memory only; by the clock {ours[1]:.0f} against {moved.wall_ms:.0f} ms"),
    ]  # fmt: skip
