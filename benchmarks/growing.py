"""Years of notes: what a person waits for in a large vault, and whether other families slow it down.

Two vaults are made from one seed: in the second one the first family stands alone. What it costs to open it
must be the same in both. `ASYSTENT_BENCH_VAULT` names a vault that `python -m benchmarks.large` made, to
be asked instead of one made here, and `ASYSTENT_BENCH_NOTES` how many notes it has; it is only read.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from asystent_desktop.application import search
from asystent_desktop.application.due import cases
from asystent_desktop.application.family import families
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.ports.desk import Desk
from benchmarks import large, saving, seeded
from benchmarks.large import Extent
from benchmarks.measure import Bench, Cost, Result, cost, costs_in_turn, percentile

NOTES = int(os.environ.get("ASYSTENT_BENCH_NOTES", "5000"))
FIRST = "R-001/"
"""Number of the family with the longest service."""

VAULT = os.environ.get("ASYSTENT_BENCH_VAULT", "")
LONE_TARGET, BOUND_MS = 1.25, 50.0
_FAMILIES, _OPEN = 60, 15
_LIMIT = 60
_TYPED = ("zeszyt wyd", "poradni", "lewandowska", "matka pok", "świetlica", "kacper", "R-001", "umowa najmu")
"""What is typed letter by letter; each letter is a search."""


def grown(bench: Bench, notes: int = NOTES) -> list[Result]:
    """The rows of a vault with so many notes, and of one with the first of its families alone."""
    if VAULT:
        return _read(Path(VAULT), bench, notes)
    large.make(bench.folder / "many", _extent(notes))
    results = _read(bench.folder / "many", bench, notes)
    (bench.folder / "saving").mkdir()
    saved = saving.saved(Bench(bench.folder / "many", bench.folder / "saving", bench.size))
    return results + [replace(one, case=f"{one.case}, {notes} notes") for one in saved]


def _read(vault: Path, bench: Bench, notes: int) -> list[Result]:
    """What reading costs in that vault and in one of its first family alone, with as many notes."""
    many = _opened(vault)
    try:
        rows = families.list_families(many)
        lone = next(_notes_of(many, one.family_id) for one in rows if one.number.startswith(FIRST))
        large.make(bench.folder / "lone", Extent(families=1, open=1, notes=lone))
        few = _opened(bench.folder / "lone")
        try:
            opening = list(_opening(many, few, bench.size.rounds))
            return [*opening, *_asking(many, few, notes, bench.size.rounds)]
        finally:
            few.close()
    finally:
        many.close()


def _extent(notes: int) -> Extent:
    """Ten years; the fewer notes the fewer families, so that each has some."""
    families = max(2, min(_FAMILIES, notes // 80))
    return Extent(families, min(_OPEN, families), notes)


def _opened(folder: Path) -> Desk:
    return RealHouse(PutClock(seeded.NOW), cost=DEMO_COST).open_vault(folder, seeded.PASSPHRASE)


def _opening(many: Desk, few: Desk, rounds: int) -> Iterator[Result]:
    """The first family's file, as the screen reads it."""
    from asystent_desktop.ui.families import presenter

    def reading(desk: Desk) -> Callable[[], Cost]:
        rows = families.list_families(desk)
        first = next(one.family_id for one in rows if one.number.startswith(FIRST))
        return lambda: cost(lambda: presenter.read_file(desk, first))

    ours, alone = costs_in_turn(reading(many), reading(few), rounds)
    yield _bounded("open a family", [ours])
    note = f"peer: the same family alone in its vault; {_processor(ours, alone)}"
    yield Result("open a family: others", ours.wall_ms, alone.wall_ms, "ms", LONE_TARGET, note)


def _asking(many: Desk, few: Desk, notes: int, rounds: int) -> Iterator[Result]:
    """Search at each letter, and what is due."""
    words = [typed[:end] for typed in _TYPED for end in range(1, len(typed) + 1)]
    Random(seeded.SEED).shuffle(words)
    times = 1 + rounds // 12
    pairs = [costs_in_turn(_searching(many, one), _searching(few, one), times) for one in words]
    ours = [pair[0] for pair in pairs]
    yield _bounded(f"search as typed, {notes} notes", ours)
    alone = _ninety_fifth([pair[1] for pair in pairs])
    held = sum(_notes_of(few, one.family_id) for one in families.list_families(few))
    note = f"peer: the vault with one family, {held} notes; {_processor(_ninety_fifth(ours), alone)}"
    yield Result("search as typed: others", _ninety_fifth(ours).wall_ms, alone.wall_ms, "ms", None, note)
    due_costs = [cost(lambda: cases.due(many)) for _round in range(rounds + 1)][1:]
    yield _bounded(f"due, {len(families.list_families(many))} families", due_costs)


def _notes_of(desk: Desk, family_id: str) -> int:
    """Visit cards of a family."""
    return families.overview(desk, family_id).visits_total


def _searching(desk: Desk, words: str) -> Callable[[], Cost]:
    return lambda: cost(lambda: search.search(desk, words, _LIMIT))


def _ninety_fifth(costs: Sequence[Cost]) -> Cost:
    return Cost(
        percentile([one.wall_ms for one in costs], 0.95),
        percentile([one.processor_ms for one in costs], 0.95),
    )


def _bounded(case: str, costs: Sequence[Cost]) -> Result:
    """Against what a person does not notice; the 95th percentile where several were asked."""
    found = _ninety_fifth(costs)
    share = found.processor_ms / BOUND_MS
    note = f"peer: the wanted bound; processor time {found.processor_ms:.1f} ms, ratio {share:.2f}"
    return Result(case, found.wall_ms, BOUND_MS, "ms", 1.0, note)


def _processor(ours: Cost, peer: Cost) -> str:
    return f"ratio of processor times {ours.processor_ms / peer.processor_ms:.2f}"
