"""Histories by hand: ``python -m tests.exchange_sim COUNT [FIRST] [--seconds S] [--often EVENT,EVENT]``.

Prints every failure when it happens and how far it came; at the end the rate, and one failure of each rule
cut down to the events it needs. Exit code 1 when something failed.
"""

import argparse
import gc
import sys
import time

from tests.exchange_sim.histories import Failure, attempt, drawn_often, shrink

TOLD_EVERY = 500
COLLECTED_EVERY = 20
"""Histories: looking for circles of objects after every few allocations costs a fifth of the time."""


def main(words: list[str] | None = None) -> int:
    """Runs them."""
    parser = argparse.ArgumentParser(prog="python -m tests.exchange_sim", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("first", type=int, nargs="?", default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after that long")
    parser.add_argument("--often", default="", help="events that take the place of every second one")
    asked = parser.parse_args(words)
    often = tuple(filter(None, asked.often.split(",")))
    began, failures, done = time.monotonic(), list[Failure](), 0
    gc.collect()
    gc.freeze()  # modules and rules stay for good
    gc.disable()
    for seed in range(asked.first, asked.first + asked.count):
        if (failure := attempt(seed, drawn_often(seed, often) if often else None)) is not None:
            failures.append(failure)
            print(f"seed {seed}: {failure.message}", flush=True)
        done += 1
        if done % COLLECTED_EVERY == 0:
            gc.collect()
        if done % TOLD_EVERY == 0:
            print(f"… {done} histories, {done / (time.monotonic() - began):.1f} a second", flush=True)
        if time.monotonic() - began > asked.seconds:
            break
    gc.enable()
    spent = time.monotonic() - began
    print(f"{done} histories from seed {asked.first}, {done / spent:.1f} a second, {len(failures)} failed")
    rules = {failure.rule: failure for failure in reversed(failures)}
    for rule, failure in rules.items():
        print(f"{sum(one.rule == rule for one in failures)} x {rule}, e.g. {shrink(failure)}")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
