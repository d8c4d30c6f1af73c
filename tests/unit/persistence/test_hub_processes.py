"""Several hub processes on one database: everything arrives once, and everybody tells the same receipts."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from asystent_desktop.domain.kinds import Family
from asystent_desktop.exchange.boxes import TO_OFFICE
from tests.exchange_sim.town import make_town, new_family, save
from tests.fakes.postgres import hub_url, postgres_server

__all__ = ["hub_url", "postgres_server"]
ROOT = Path(__file__).parents[3]
LAPTOPS = int(os.environ.get("ASYSTENT_HUB_LAPTOPS", "5"))
PROCESSES = 4


@pytest.fixture
def town(tmp_path, hub_url):
    made = make_town(tmp_path, url=hub_url)
    yield made
    made.close()


def laid_out(town):
    """Bundles of the office's laptops: the second of each repeats the first and says more."""
    desks = [town.laptop(f"Anna {number}") for number in range(LAPTOPS)]
    for desk in desks:
        town.admit(desk)
    found = {}
    for number, desk in enumerate(desks):
        for phone in ("32 111", "32 222"):
            with desk.unit_of_work() as unit:
                families = unit.find(Family)
            save(desk, *(replace(one, phone=phone) for one in families))
            new_family(desk, f"Rodzina{number}", f"R-{phone[-1]}{number:02}/2026")
            town.exchange(desk)
            found |= town.carrier.boxes[TO_OFFICE]
    return found


def written(town):
    found = set()
    for desk in town.laptops.values():
        with desk.exchange_unit() as unit:
            found |= {commit.hash for commit in unit.beyond({})}
    return found


def started(folder, url, bundles, seed):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.hub_worker", str(folder), url, str(bundles), str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_four_processes_lose_nothing_and_double_nothing(town, tmp_path, hub_url):
    bundles = tmp_path / "bundles"
    bundles.mkdir()
    for name, blob in laid_out(town).items():
        (bundles / name).write_bytes(blob)
    assert len(list(bundles.iterdir())) >= 2 * LAPTOPS
    with town.hub.reading() as unit:
        before = unit.known(written(town))
    workers = [started(tmp_path, hub_url, bundles, seed) for seed in range(PROCESSES)]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n", worker.stderr.read()
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    ended = [worker.communicate(timeout=240) for worker in workers]
    assert [worker.returncode for worker in workers] == [0] * PROCESSES, ended[0][1] + ended[1][1]
    told = [json.loads(out) for out, _ in ended]

    missing = written(town) - before
    assert sum(one["taken"] for one in told) == len(missing), "each commit was taken in exactly once"
    with town.hub.reading() as unit:
        assert unit.known(written(town)) == written(town)
        receipts = unit.receipts(written(town))
        assert len(unit.makers()) == 2 * LAPTOPS, "families that became known by these bundles"
    assert len({one.received_at for one in receipts.values() if one.commit in missing}) > 1, "really together"
    for one in told:
        for name, (at, status, version) in one["receipts"].items():
            stands = receipts[name]
            assert (stands.received_at.isoformat(), stands.status.value, stands.directory_version) == (
                at,
                status,
                version,
            )
    assert town.hub.verify().problems == ()
