"""The exchange against its floors: size of a week, of silence, work of both sides, a new laptop, memory.

Times are processor time of both sides, so that a busy machine changes the ratio little; those of the
clock are in the notes.

`ASYSTENT_BENCH_WEEKS` says how many weeks of history the new laptop gets (default 2; by hand 120).
"""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import zstandard

from asystent_desktop.crypto import signing
from asystent_desktop.exchange import limits
from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from asystent_desktop.hub import state
from asystent_desktop.hub.ingest import ingest, open_bundle
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.desk import Desk
from benchmarks import by_hand, exchange_office, seeded
from benchmarks.exchange_office import Office
from benchmarks.measure import Bench, Result
from benchmarks.peers import copied, largest as reading, sessions

WEEKS = int(os.environ.get("ASYSTENT_BENCH_WEEKS", "2"))
QUIET_BYTES = 4096
ROUNDS = 5
"""Weeks in a row whose work is measured; the size is the first one's."""

SIZE, WORK, FILL, MEMORY = 2.0, 1 / 0.3, 3.0, 6.0
"""Greatest ratios wanted."""


def exchanged(bench: Bench) -> list[Result]:
    """A week and a silence of an office with 15 families and two computers each."""
    office = exchange_office.found(bench.folder)
    desk = office.join("Katarzyna Lis", families=exchange_office.FAMILIES)
    office.rest(desk)
    second = office.join("Katarzyna Lis", desk.identity().person_id)
    office.rest(second, desk)
    exchange_office.write_week(second, office.clock, seed=7)  # so that every scope has heads of two devices
    office.rest(second, desk)
    try:
        return [*_week(office, desk), *_silence(office, desk)]
    finally:
        office.close(desk, second)


def _silence(office: Office, desk: Desk) -> list[Result]:
    """The exchange after the week's receipts came, and one more: nothing is new to tell on either side."""
    with desk.exchange_unit() as unit:
        scopes = len(unit.heads())
    results = []
    for name in ("after receipts", "nothing new"):
        office.exchange(desk)
        asked = _bytes(office, TO_OFFICE)
        office.answer()
        told = _bytes(office, for_device(desk.identity().device_id))
        note = f"{scopes} scopes, bundle {asked} B and reply {told} B; peer: the wanted {QUIET_BYTES} B"
        results.append(Result(f"exchange: {name}", asked + told, QUIET_BYTES, "B", 1.0, note))
    return results


def _week(office: Office, desk: Desk) -> list[Result]:
    rows = sessions.Rows(desk)
    first = worked(office, desk, seed=seeded.SEED)
    changes, whole = rows.changeset(desk), copied.compressed_bytes(desk.folder / "store.db")
    more = [worked(office, desk, seed=seeded.SEED + number) for number in range(1, ROUNDS)]
    packed = zstandard.ZstdCompressor(level=6).compress(b"".join(map(_operations, first.commits)))
    laptop, hub, bare = (
        tuple(median(values) for values in zip(*parts, strict=True))
        for parts in zip(*((one.laptop, one.hub, one.bare) for one in (first, *more)), strict=True)
    )
    both = [one + other for one, other in zip(laptop, hub, strict=True)]
    count, size = len(first.commits), first.size
    return [
        Result("exchange: week, size", size / 1024, len(packed) / 1024, "KiB", SIZE,
               f"{count} commits; peer: zstd -6 of their operations, unsigned and open"),
        Result("exchange: build + admit", both[0] * 1000, bare[0] * 1000, "ms", WORK,
               f"{count} commits, processor time; laptop {laptop[0] * 1000:.0f}, hub {hub[0] * 1000:.0f} ms; "
               f"by the clock {both[1] * 1000:.0f} against {bare[1] * 1000:.0f}, {both[1] / bare[1]:.1f}x; "
               "peer: Ed25519 verification of the same, nothing else"),
        Result("exchange: apsw session", size / 1024, len(changes) / 1024, "KiB", None,
               "peer: changeset of the same changes as rows, compressed; unsigned, no conflicts kept"),
        Result("exchange: copy the store", size / 1024, whole / 1024, "KiB", None,
               "peer: the whole encrypted store as a file, which is what a synchronised folder moves"),
    ]  # fmt: skip


@dataclass(frozen=True)
class Week:
    """One week's exchange; times in seconds: of the processor, by the clock.

    Attributes:
        laptop: Laying out, fsync and all. `hub`: taking in. `bare`: verifying the signatures alone.
        size: Bytes of the bundle.
    """

    commits: Sequence[Commit]
    laptop: tuple[float, float]
    hub: tuple[float, float]
    bare: tuple[float, float]
    size: int


def worked(office: Office, desk: Desk, seed: int) -> Week:
    """Writes a week, has it laid out and taken in, and verifies its signatures alone; ends at rest."""
    with desk.exchange_unit() as unit:
        before = dict(unit.heads())
    exchange_office.write_week(desk, office.clock, seed=seed)
    with desk.exchange_unit() as unit:
        commits = unit.beyond(before)
    laptop = _spent(lambda: office.exchange(desk))
    size, blob = _bytes(office, TO_OFFICE), _blob(office, TO_OFFICE)
    with office.hub.reading() as unit:
        directory = state.directory(unit)
    hub = _spent(lambda: ingest(office.hub, open_bundle(office.hub, directory, blob)))
    made = Week(commits, laptop, hub, _verified(desk, commits), size)
    office.answer()
    office.rest(desk)
    return made


def _spent(deed: Callable[[], object]) -> tuple[float, float]:
    worked, began = time.process_time(), time.perf_counter()
    deed()
    return time.process_time() - worked, time.perf_counter() - began


def _verified(desk: Desk, commits: Sequence[Commit]) -> tuple[float, float]:
    """The signatures alone."""
    public = desk.keys.signing.public

    def verify() -> None:
        for one in commits:
            signing.verify(public, one.signature, one.envelope_bytes)

    rounds = [_spent(verify) for _round in range(3)]
    return median(one for one, _ in rounds), median(other for _, other in rounds)


def filled(bench: Bench) -> list[Result]:
    """A new laptop of somebody with years of work: from the first exchange until everything is shown."""
    office = exchange_office.found(bench.folder)
    desk = office.join("Katarzyna Lis", families=exchange_office.FAMILIES)
    office.rest(desk)
    for week in range(WEEKS):
        exchange_office.write_week(desk, office.clock, seed=week)
    office.rest(desk)
    fresh = office.join("Katarzyna Lis", desk.identity().person_id)
    office.answer()
    largest = max((len(blob) for blob in _blobs(office, for_device(fresh.identity().device_id))), default=1)
    ours = _spent(lambda: office.exchange(fresh))
    with fresh.exchange_unit() as unit:
        commits = [one for one in unit.beyond({}) if one.envelope.device == desk.identity().device_id]
    bare, rows = _verified(desk, commits), _by_hand(fresh, bench.folder / "by-hand.db")
    peer = [one + other for one, other in zip(bare, rows, strict=True)]
    note = f"{WEEKS} weeks x {exchange_office.FAMILIES} families, {len(commits)} commits, processor time; "
    note += f"by the clock {ours[1] * 1000:.0f} against {peer[1] * 1000:.0f} ms, {ours[1] / peer[1]:.1f}x; "
    results = [
        Result("exchange: new laptop", ours[0] * 1000, peer[0] * 1000, "ms", FILL,
               note + "peer: their signatures, and the same rows through raw sqlcipher3"),
    ]  # fmt: skip
    results.append(_memory(largest))
    office.close(desk, fresh)
    return results


def _by_hand(desk: Desk, path: Path) -> tuple[float, float]:
    """Seconds to write every row of the store into an empty one with the same tables and pragmas."""
    key = seeded.raw_key(desk.folder)
    source, target = by_hand.connect(desk.folder / "store.db", key), by_hand.connect(path, key)
    made = source.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    shadow = "search_text_"
    statements = [(name, sql) for name, sql in made if not name.startswith(shadow)]
    tables: dict[str, list[Any]] = {}
    for name, sql in statements:
        if sql.upper().startswith("CREATE TABLE") or name == "search_text":
            columns = "rowid, body" if name == "search_text" else "*"
            tables[name] = source.execute(f'SELECT {columns} FROM "{name}"').fetchall()
    for _name, sql in statements:
        target.execute(sql)

    def write() -> None:
        target.execute("BEGIN IMMEDIATE")
        for name, rows in tables.items():
            if rows:
                into = f'"{name}"' + (" (rowid, body)" if name == "search_text" else "")
                target.executemany(f"INSERT INTO {into} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        target.execute("COMMIT")

    spent = _spent(write)
    source.close()
    target.close()
    return spent


def _memory(largest: int) -> Result:
    """What reading the largest bundle takes; the format's own limits make it, not this office's."""
    peak, size = reading.peak_bytes()
    note = f"peer: that bundle, as full as one is made; largest of this office: {largest >> 10} KiB"
    return Result("exchange: peak memory", peak / 2**20, size / 2**20, "MiB", MEMORY, note)


def _operations(commit: Commit) -> bytes:
    """A commit's operations alone: no envelope, no signature, no salt."""
    return msgspec.json.encode(msgspec.json.decode(commit.payload_bytes)["operations"])


def _blobs(office: Office, box: str) -> list[bytes]:
    names = office.carrier.list(box)
    return [office.carrier.get(box, name, limits.PACKED_BYTES) for name in names]


def _blob(office: Office, box: str) -> bytes:
    (blob,) = _blobs(office, box)
    return blob


def _bytes(office: Office, box: str) -> int:
    return sum(map(len, _blobs(office, box)))
