"""Random histories of a whole office in memory; a failure names its seed and the events that are enough.

`ASYSTENT_SIM_SEEDS` says how many, `ASYSTENT_SIM_FIRST` the first seed; by hand
`python -m tests.exchange_sim 20000` (docs/proof.md).
"""

import os

import pytest

from tests.exchange_sim.histories import attempt, drawn, run, shrink
from tests.exchange_sim.invariants import Broken

SEEDS = int(os.environ.get("ASYSTENT_SIM_SEEDS", "200"))
FIRST = int(os.environ.get("ASYSTENT_SIM_FIRST", "1"))
PART = 20


@pytest.mark.parametrize("first", range(FIRST, FIRST + SEEDS, PART))
def test_every_history_comes_to_rest_with_nothing_lost(first):
    for seed in range(first, min(first + PART, FIRST + SEEDS)):
        if (failure := attempt(seed)) is not None:
            pytest.fail(str(shrink(failure)))


def test_a_seed_repeats_its_history():
    once, again = run(FIRST), run(FIRST)
    assert once.log == again.log
    assert set(once.written) == set(again.written)


def test_a_failure_is_cut_down_to_the_events_it_needs(monkeypatch):
    """A rule that only breaks when a file was dropped after a crash leaves exactly such events."""

    def forbid(world):
        names = [line.split()[0] for line in world.log]
        if "drop" in names and "clock_jump" in names:
            raise Broken("example", "a drop and a clock jump")

    monkeypatch.setattr("tests.exchange_sim.invariants.check", forbid)
    seed = next(one for one in range(1, 500) if {"drop", "clock_jump"} <= {made.name for made in drawn(one)})
    failure = attempt(seed)
    assert failure is not None
    assert sorted(one.name for one in shrink(failure).events) == ["clock_jump", "drop"]
