"""Runs the server until it is told to stop: finishes what is under way, then closes."""

import asyncio
import errno
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final, TextIO

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from asystent_desktop.crypto import tls
from asystent_desktop.hub import network
from asystent_desktop.hub.faults import CannotListen
from asystent_desktop.ports.carrier import Carrier
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.serving.app import OfficeServer
from asystent_desktop.serving.ledger import Ledger
from asystent_desktop.serving.spool import Spool

HEAD_S: Final = 20
"""How long a connection may take to say its request."""

_KEEP_ALIVE_S: Final = 30
_FINISH_S: Final = 60
_GOODBYE_S: Final = 1
_CONNECTIONS: Final = 256


@dataclass(frozen=True)
class Place:
    """Where the server listens and keeps its boxes.

    Attributes:
        host, port: Port 0 takes any free one.
        exchange: An existing folder.
    """

    host: str
    port: int
    exchange: Path


def serve(hub: HubDesk, place: Place, carrier: Carrier, log: TextIO, announce: Callable[[str], None]) -> None:
    """Serves until SIGTERM or SIGINT; requests that are under way are finished.

    Args:
        carrier: Over `place.exchange`.
        announce: Called with the address once it is listened on.

    Raises:
        HubNotFounded: there is no office to serve.
        CannotListen: the address is taken or not this machine's.
    """
    ledger = Ledger(log)
    office = OfficeServer(hub, carrier, Spool(place.exchange), ledger)
    office.take_in_all()
    context = tls.server_context(network.tls_identity(hub))
    listening = _listen(place)
    host, port = listening.getsockname()[:2]
    url = f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"
    config = uvicorn.Config(
        office.app(),
        http=_patient(ledger),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_FINISH_S,
        limit_concurrency=_CONNECTIONS,
        ssl_context_factory=lambda _config, _default: context,
    )
    _quiet(ledger)
    server = uvicorn.Server(config)
    with _stopped_by_signals(server):
        announce(url)
        ledger.tell("serving", url=url)
        try:
            server.run(sockets=[listening])
        finally:
            ledger.tell("stopped")


@contextmanager
def _stopped_by_signals(server: uvicorn.Server) -> Iterator[None]:
    """A signal stops the server also before it listens to signals itself.

    Once stopped it raises the signal once more; by then it only means "go on and close".
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = {one: signal.signal(one, stop) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)


def _listen(place: Place) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        listening = socket.create_server((place.host, place.port), family=family, backlog=_CONNECTIONS)
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, "EADDRNOTAVAIL")
        raise CannotListen(address=f"{place.host}:{place.port}", reason=reason) from error
    listening.setblocking(False)
    return listening


def _patient(ledger: Ledger) -> type[H11Protocol]:
    """The protocol, with patience that ends: who does not say a request in time is hung up on."""

    class Patient(H11Protocol):
        _waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self._saying():
                if self._waiting is None:
                    self._wait()
            else:
                self._unwait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._unwait()
            super().connection_lost(exc)

        def shutdown(self) -> None:
            """A laptop that idles does not say goodbye, and TLS would wait half a minute for it."""
            super().shutdown()
            if self.transport.is_closing():
                self.loop.call_later(_GOODBYE_S, self.transport.abort)

        def _saying(self) -> bool:
            """Whether a request's head is begun or awaited and none is being answered."""
            return self.conn.their_state is h11.IDLE and self.conn.our_state is h11.IDLE

        def _wait(self) -> None:
            self._waiting = self.loop.call_later(HEAD_S, self._hang_up)

        def _unwait(self) -> None:
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None

        def _hang_up(self) -> None:
            self._waiting = None
            if self._saying() and not self.transport.is_closing():
                ledger.count("refused_connections_total")
                self.transport.close()

    return Patient


class _ToLedger(logging.Handler):
    """uvicorn's own warnings, without their arguments."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(logging.WARNING)
        self._ledger = ledger

    def emit(self, record: logging.LogRecord) -> None:
        """Only the fixed words: arguments may quote a caller."""
        self._ledger.tell("warning", text=str(record.msg).splitlines()[0][:80])


def _quiet(ledger: Ledger) -> None:
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [_ToLedger(ledger)]
        logger.propagate = False
