"""Hub over HTTPS: the weekly exchange of N laptops through a real server on loopback, beside bare intake.

The laptops are a process of their own, several at once; each opens its own line, brings its bundle, fetches
and drops its reply. `ASYSTENT_BENCH_LAPTOPS` says how many there are. POSIX only: the laptops are a fork.
"""

import hashlib
import io
import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from asystent_desktop.exchange.limits import PACKED_BYTES
from asystent_desktop.hub import network
from asystent_desktop.ports.carrier import OfficeAddress
from asystent_desktop.serving.server import Place, serve
from asystent_desktop.transport.folder import FolderCarrier
from asystent_desktop.transport.https_client import HttpsCarrier
from asystent_desktop.transport.https_line import Caller
from benchmarks.hub import ENTRIES, LAPTOPS, intake, settled
from benchmarks.hub_office import Laptop, Office
from benchmarks.measure import Bench, Result

AT_ONCE = 8
"""Laptops that exchange at the same time."""


def weekly(bench: Bench) -> list[Result]:
    """One laptop's week by the clock: over HTTPS, and the same intake and reply without it."""
    bare = settled(bench.folder / "bare", LAPTOPS)
    without = sum(intake(bare, laptop).wall for laptop in bare.laptops) / LAPTOPS
    bare.hub.close()
    office = settled(bench.folder / "hub", LAPTOPS)
    weeks = [(laptop, laptop.week(office.hub, ENTRIES, office.clock)) for laptop in office.laptops]
    within = _served(office, weeks, bench.folder) * 1000 / LAPTOPS
    office.hub.close()
    pace = f"{1000 / within:.1f} bundles/s of {ENTRIES} entries, {1000 / without:.1f} bare"
    note = f"{LAPTOPS} laptops, {AT_ONCE} at once; {pace}"
    return [Result("hub: week over HTTPS", within, without, "ms", None, note)]


def _served(office: Office, weeks: Sequence[tuple[Laptop, bytes]], folder: Path) -> float:
    """Serves until all laptops have exchanged; seconds from the first to the last."""
    processes = multiprocessing.get_context("fork")
    told, tell = processes.Pipe(duplex=False)
    exchange = folder / "exchange"
    exchange.mkdir()
    pin = network.tls_identity(office.hub).pin
    caller = office.hub.office

    def begin(url: str) -> None:
        job = partial(_laptops, OfficeAddress(url, pin), caller, weeks, folder / "parts", tell)
        processes.Process(target=job, daemon=True).start()

    serve(office.hub, Place("127.0.0.1", 0, exchange), FolderCarrier(exchange), io.StringIO(), begin)
    took: float = told.recv()
    if took < 0:
        raise SystemExit("a laptop got no reply")
    return took


def _laptops(
    address: OfficeAddress, office: str, weeks: Sequence[tuple[Laptop, bytes]], parts: Path, tell: Connection
) -> None:
    """In the laptops' process: everybody's exchange, then the server is told to stop."""
    took = -1.0
    try:
        began = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done = list(pool.map(lambda one: _exchange(address, office, one[0], one[1], parts), weeks))
        took = time.perf_counter() - began if all(done) else took
    finally:
        tell.send(took)
        os.kill(os.getppid(), signal.SIGTERM)


def _exchange(address: OfficeAddress, office: str, laptop: Laptop, blob: bytes, parts: Path) -> bool:
    """One laptop's week; whether the office replied."""
    caller = Caller(office, laptop.device, laptop.signing.sign)
    carrier = HttpsCarrier(address, caller, parts / laptop.device)
    carrier.put(TO_OFFICE, hashlib.sha256(blob).hexdigest() + ".bundle", blob)
    box = for_device(laptop.device)
    replies = carrier.list(box)
    for name in replies:
        carrier.get(box, name, PACKED_BYTES)
        carrier.delete(box, name)
    return bool(replies)
