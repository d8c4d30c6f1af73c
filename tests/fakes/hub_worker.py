"""A hub process of its own: takes in every bundle of a folder, in an order of its own, and tells what it saw.

python -m tests.fakes.hub_worker FOLDER URL BUNDLES SEED     (prints "ready", waits for a line, prints JSON)
"""

import json
import sys
from pathlib import Path
from random import Random

from asystent_desktop.hub import state
from asystent_desktop.hub.ingest import ingest, open_bundle
from asystent_desktop.ports.desk import HubDesk
from tests.fakes.clock import FakeClock
from tests.fakes.hubs import reopened


def work(hub: HubDesk, blobs: list[bytes]) -> dict[str, object]:
    """Takes in the bundles; numbers, and the receipts as they stand after each."""
    taken, receipts = 0, {}
    for blob in blobs:
        with hub.reading() as unit:
            directory = state.directory(unit)
        opened = open_bundle(hub, directory, blob)
        done = hub.again(lambda opened=opened: ingest(hub, opened))
        assert not done.refused
        taken += done.taken
        with hub.reading() as unit:
            for name, one in unit.receipts(done.receipts_for).items():
                told = [one.received_at.isoformat(), one.status.value, one.directory_version]
                receipts.setdefault(name, told)
                assert receipts[name] == told, "a receipt changed"
    return {"taken": taken, "receipts": receipts}


def main() -> None:
    folder, url, bundles, seed = sys.argv[1:]
    clock = FakeClock()
    clock.advance(hours=int(seed) + 1)  # every process has its own idea of now
    hub = reopened(Path(folder), clock, url=url)
    blobs = [path.read_bytes() for path in sorted(Path(bundles).iterdir())]
    Random(int(seed)).shuffle(blobs)
    print("ready", flush=True)
    sys.stdin.readline()  # all processes start together
    print(json.dumps(work(hub, blobs)))
    hub.close()


if __name__ == "__main__":
    main()
