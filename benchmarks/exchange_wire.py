"""Bytes on the line of an HTTPS exchange with nothing new, counted between a real server and a laptop."""

import os
import re
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asystent_desktop.hub import network
from asystent_desktop.ports.carrier import OfficeAddress
from benchmarks import exchange_office
from benchmarks.measure import Bench, Result
from benchmarks.seeded import PASSPHRASE

QUIET_BYTES = 4096
_CALM_S = 0.5


class Counter:
    """A relay on loopback that counts what passes, both ways together."""

    def __init__(self, target: int) -> None:
        self.passed, self._target = 0, target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def all_passed(self) -> int:
        """Bytes so far, once nothing moves any more."""
        seen = -1
        while seen != self.passed:
            seen = self.passed
            time.sleep(_CALM_S)
        return seen

    def _accept(self) -> None:
        while True:
            near, _address = self._listening.accept()
            far = socket.create_connection(("127.0.0.1", self._target))
            threading.Thread(target=self._pass_on, args=(near, far), daemon=True).start()

    def _pass_on(self, near: socket.socket, far: socket.socket) -> None:
        with near, far:
            while True:
                for one in select.select([near, far], [], [])[0]:
                    piece = one.recv(65536)
                    if not piece:
                        return
                    self.passed += len(piece)
                    (far if one is near else near).sendall(piece)


def quiet(bench: Bench) -> list[Result]:
    """15 families, two computers; everything is exchanged already."""
    office = exchange_office.found(bench.folder)
    desk = office.join("Katarzyna Lis", families=exchange_office.FAMILIES)
    office.rest(desk)
    second = office.join("Katarzyna Lis", desk.identity().person_id)
    office.rest(second, desk)
    exchange_office.write_week(second, office.clock, seed=7)
    office.rest(second, desk)
    pin = network.tls_identity(office.hub).pin
    with _served(bench.folder / "hub") as port:
        line = Counter(port)
        address = OfficeAddress(f"https://127.0.0.1:{line.port}", pin)
        for _round in range(2):
            before = line.all_passed()
            office.exchange_by(desk, office.house.connect(desk, address))
        spent = line.all_passed() - before
    office.close(desk, second)
    note = f"both ways, TLS and its greeting included; peer: the wanted {QUIET_BYTES} B"
    return [Result("exchange: quiet, HTTPS", spent, QUIET_BYTES, "B", 1.0, note)]


@contextmanager
def _served(hub: Path) -> Iterator[int]:
    words = ["--vault", str(hub), "--lang", "en", "hub", "serve", "--listen", "127.0.0.1:0"]
    server = subprocess.Popen(
        [sys.executable, "-m", "asystent_desktop", *words],
        env={**os.environ, "ASYSTENT_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        said = server.stdout.readline() if server.stdout is not None else ""
        found = re.search(r"https://127\.0\.0\.1:(\d+)", said)
        if found is None:
            raise RuntimeError(f"the server did not come up: {said!r}")
        yield int(found[1])
    finally:
        server.terminate()
        server.wait(60)
