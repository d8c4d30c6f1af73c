"""Start: from the process to a window that can be used, against a bare window with the same imports."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import seeded
from benchmarks.measure import Bench, Cost, Result, costs_in_turn

TARGET = 1.5
_ROOT = Path(__file__).parents[1]


def started(bench: Bench) -> list[Result]:
    """To the unlock page, and on to the desk; key derivation taken out."""
    bare_store = (str(bench.vault / "store.db"), seeded.raw_key(bench.vault).hex())
    return [
        _case(bench, "unlock", "start: unlock page", (), "peer: bare window, same third-party imports"),
        _case(
            bench, "desk", "start: desk", bare_store, "… and one read of the store; key derivation excluded"
        ),
        _case(bench, "desk", "start: desk, all imports", bare_store, "… our own modules too", every=True),
    ]


def _case(
    bench: Bench, goal: str, name: str, store: tuple[str, ...], note: str, *, every: bool = False
) -> Result:
    """One goal against a bare window.

    Args:
        every: It imports all the program has imported by then, and not only what others wrote.
    """
    modules = str(bench.folder / f"{goal}.modules")

    def ours() -> Cost:
        return _cost(goal, str(bench.vault), modules)

    def peer() -> Cost:
        return _cost("bare", f"{modules}.all" if every else modules, *store)

    us, them = costs_in_turn(ours, peer, bench.size.starts)
    share = f"ratio of processor times {us.processor_ms / them.processor_ms:.2f}"
    return Result(name, us.wall_ms, them.wall_ms, "ms", TARGET, f"{note}; {share}")


def _cost(*words: str) -> Cost:
    """From the start of the process until it says that it is ready, less the key derivation."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.probe", *words],
        cwd=_ROOT, env=_environment(), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    said = child.stdout.readline().split()
    took = (time.perf_counter() - began) * 1000
    child.stdout.close()
    child.wait()
    if said[:1] != ["ready"]:
        raise RuntimeError(f"the window of {words[0]} never came up")
    return Cost(took - float(said[1]), float(said[3]) - float(said[2]))


def _environment() -> dict[str, str]:
    """Offscreen and with compiled modules: writing none would make every start a first one."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join(filter(None, (str(_ROOT), kept.get("PYTHONPATH"))))
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}
