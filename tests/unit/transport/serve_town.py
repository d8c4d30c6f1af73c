"""A real server on a real socket over a town's hub, in a thread; and ways to be a bad caller."""

import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from asystent_desktop.crypto import tls
from asystent_desktop.hub import network
from asystent_desktop.ports.carrier import ByteProgress, OfficeAddress
from asystent_desktop.ports.desk import Desk
from asystent_desktop.serving import server
from asystent_desktop.transport.folder import FolderCarrier
from asystent_desktop.transport.https_client import HttpsCarrier
from asystent_desktop.transport.https_line import Caller
from tests.exchange_sim.town import Town


@dataclass
class Served:
    """A town whose hub answers at `address`."""

    town: Town
    address: OfficeAddress
    exchange: Path
    log: io.StringIO = field(default_factory=io.StringIO)

    def caller(self, desk: Desk, device: str = "") -> Caller:
        identity = desk.identity()
        return Caller(identity.office_id, device or identity.device_id, desk.keys.signing.sign)

    def carrier(self, desk: Desk, watch: ByteProgress | None = None) -> HttpsCarrier:
        return HttpsCarrier(self.address, self.caller(desk), desk.folder / "parts", watch)

    def told(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]


@contextmanager
def serving(town: Town) -> Iterator[Served]:
    """Serves on a free port until the block ends."""
    exchange = town.folder / "boxes"
    exchange.mkdir(exist_ok=True)
    ready, log, urls = threading.Event(), io.StringIO(), list[str]()

    def announce(url: str) -> None:
        urls.append(url)
        ready.set()

    running: list[uvicorn.Server] = []
    original = uvicorn.Server.run

    def noted(self: uvicorn.Server, *args: Any, **more: Any) -> None:
        running.append(self)
        original(self, *args, **more)

    uvicorn.Server.run = noted  # type: ignore[method-assign]
    place = server.Place("127.0.0.1", 0, exchange)
    thread = threading.Thread(
        target=server.serve, args=(town.hub, place, FolderCarrier(exchange), log, announce)
    )
    thread.start()
    try:
        assert ready.wait(20), "the server never came up"
        pin = network.tls_identity(town.hub).pin
        yield Served(town, OfficeAddress(urls[0], pin), exchange, log)
    finally:
        uvicorn.Server.run = original  # type: ignore[method-assign]
        for one in running:
            one.should_exit = True
        thread.join(20)
    assert not thread.is_alive()


def strange_pin() -> str:
    return tls.identity(tls.new_seed()).pin
