"""`python -m benchmarks`: runs the cases and prints one table."""

import argparse
import gc
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from asystent_desktop import i18n
from benchmarks import (
    bundling,
    exchange_pouch,
    exchange_week,
    exchange_wire,
    growing,
    hub,
    hub_http,
    papers,
    previewing,
    printing,
    saving,
    searching,
    seeded,
    starting,
)
from benchmarks.measure import Bench, Result, Size

CASES: dict[str, Callable[[Bench], list[Result]]] = {
    "start": starting.started,
    "search": searching.searched,
    "save": saving.saved,
    "large": growing.grown,
    "opinion": printing.printed,
    "preview": previewing.seen,
    "papers": papers.printed,
    "bundle": bundling.bundled,
    "hub": hub.weekly,
    "hub-http": hub_http.weekly,
    "exchange": exchange_week.exchanged,
    "new-laptop": exchange_week.filled,
    "wire": exchange_wire.quiet,
    "pouchdb": exchange_pouch.replicated,
}
BY_NAME = frozenset({"pouchdb"})
"""Cases that are run only when they are named: they fetch packages."""


def run(names: Sequence[str], size: Size) -> list[Result]:
    """Runs the named cases over one seeded vault; each has a folder of its own."""
    results = []
    gc.freeze()  # as the program does after its imports, see `bootstrap.importing`
    with tempfile.TemporaryDirectory(prefix="asystent-benchmarks-") as place:
        vault = seeded.make(Path(place) / "vault", size)
        for name in names:
            folder = Path(place) / name
            folder.mkdir()
            print(f"{name} …", file=sys.stderr)
            results += CASES[name](Bench(vault, folder, size))
    return results


def table(results: Sequence[Result]) -> str:
    """The results as people read them."""
    rows = [("case", "ours", "floor/peer", "ratio", "target", "note")] + [_cells(one) for one in results]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = []
    for row in rows:
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(row[1:5], widths[1:], strict=True))
        lines.append(f"{row[0].ljust(widths[0])}  {numbers}  {row[5]}")
    return "\n".join(lines)


def _cells(one: Result) -> tuple[str, ...]:
    target = "–" if one.target is None else f"<= {one.target:g} {'yes' if one.reached else 'NO'}"
    numbers = (f"{one.ours:.2f} {one.unit}", f"{one.peer:.2f} {one.unit}", f"{one.ratio:.2f}", target)
    return (one.case, *numbers, one.note)


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the words, runs, prints; 1 only when a case could not be measured."""
    usual = Size()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--case", choices=sorted(CASES), action="append", help="only this; may be repeated")
    parser.add_argument("--json", action="store_true", help="print data as JSON")
    parser.add_argument("--families", type=int, default=usual.families, help="of the seeded caseload, 1-15")
    parser.add_argument("--years", type=int, default=usual.years, help="of history")
    parser.add_argument("--rounds", type=int, default=usual.rounds, help="repetitions of each case")
    chosen = parser.parse_args(arguments)
    i18n.use("pl")
    results = run(
        chosen.case or [one for one in CASES if one not in BY_NAME],
        Size(chosen.families, chosen.years, chosen.rounds),
    )
    if chosen.json:
        data = [{**asdict(one), "ratio": one.ratio, "reached": one.reached} for one in results]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
