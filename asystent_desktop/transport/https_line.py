"""One connection to the office's server: pin compared before anything is sent, every request signed.

Only sealed bundles pass here, so a server that lies can delay and withhold, nothing else. A broken connection
is opened anew for the next request; whoever transfers a file goes on from the byte that arrived.
"""

import errno
import http.client
import json
import select
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from asystent_desktop.crypto import tls
from asystent_desktop.exchange import requests
from asystent_desktop.exchange.trust_faults import RevokedDevice
from asystent_desktop.ports.carrier import (
    ByteProgress,
    CarrierMissing,
    OfficeAddress,
    OfficeBusy,
    OfficeRefuses,
    OfficeUnreachable,
    UnknownToOffice,
    WrongPin,
)

CONNECT_S: Final = 10
SILENCE_S: Final = 30
"""Longest silence within a transfer."""

ANSWER_S: Final = 180
"""Longest wait for an answer: the server may be taking in somebody else's week."""

_STEP_S: Final = 1.0
_ANSWER_LIMIT: Final = 1024 * 1024
_ANSWERED: Final = {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT, HTTPStatus.CONFLICT}


@dataclass(frozen=True)
class Caller:
    """Who asks. `sign`: the device's Ed25519 signature over exact bytes."""

    office: str
    device: str
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True)
class Answer:
    """What came back: status and the JSON object, empty when there was none."""

    status: int
    data: dict[str, Any]


class Line:
    """A connection that is opened when needed.

    Args:
        watch: Asked at least once a second while waiting; what it raises breaks off.
    """

    def __init__(self, address: OfficeAddress, caller: Caller, watch: ByteProgress) -> None:
        self._address, self._caller, self._watch = address, caller, watch
        self._connection: http.client.HTTPSConnection | None = None
        self._nonce = ""

    def ask(self, method: str, target: str, body: Iterator[bytes] | None = None, size: int = 0) -> Answer:
        """Sends a request and reads its small answer.

        Args:
            body: Pieces of an upload, `size` bytes together.

        Raises:
            OfficeUnreachable, OfficeBusy, OfficeRefuses, UnknownToOffice, RevokedDevice, CarrierMissing,
            WrongPin.
        """
        response = self.open(method, target, body, size)
        with self._broken():
            content = response.read(_ANSWER_LIMIT)
        return Answer(response.status, _json(content))

    def open(
        self, method: str, target: str, body: Iterator[bytes] | None = None, size: int = 0
    ) -> http.client.HTTPResponse:
        """Sends a request; its answer's body is still to be read, as far as it is no refusal."""
        response = self._request(method, target, body, size)
        code = self._refusal(response)
        if code == "stale-nonce" and body is None:
            self._nonce = ""
            response = self._request(method, target, None, 0)
            code = self._refusal(response)
        if code:
            if body is not None:
                self.close()  # the rest of the body would be read as the next request
            self._refuse(response.status, code)
        return response

    def _refusal(self, response: http.client.HTTPResponse) -> str:
        """The code of a refusal, its body read; empty when the answer is none."""
        if response.status in _ANSWERED:
            return ""
        with self._broken():
            content = response.read(_ANSWER_LIMIT)
        return str(_json(content).get("code") or response.status)

    def read(self, response: http.client.HTTPResponse, size: int) -> bytes:
        """Up to `size` bytes of an answer's body, as they come; empty at its end."""
        with self._broken():
            # The last read closes the answer, without which the connection takes no other request.
            return response.read1(size) or response.read()

    def close(self) -> None:
        """Hangs up."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _request(
        self, method: str, target: str, body: Iterator[bytes] | None, size: int
    ) -> http.client.HTTPResponse:
        with self._broken():
            connection = self._connected()
            if not self._nonce:
                self._nonce = self._fetch_nonce(connection)
            connection.putrequest(method, target, skip_accept_encoding=True)
            connection.putheader("Authorization", self._signed(method, target))
            if body is not None:
                connection.putheader("Content-Length", str(size))
            connection.endheaders()
            try:
                for piece in body or ():
                    connection.send(piece)
            except (BrokenPipeError, ConnectionResetError):
                self._wait(connection, 0)  # a server that refuses early has said why
            self._wait(connection, ANSWER_S)
            return connection.getresponse()

    def _fetch_nonce(self, connection: http.client.HTTPSConnection) -> str:
        connection.putrequest("GET", "/v1/nonce", skip_accept_encoding=True)
        connection.endheaders()
        self._wait(connection, SILENCE_S)
        response = connection.getresponse()
        content = response.read(_ANSWER_LIMIT)
        if response.status != HTTPStatus.OK:
            self._refuse(response.status, str(_json(content).get("code", "")))
        return str(_json(content).get("nonce", ""))

    def _signed(self, method: str, target: str) -> str:
        asks = self._caller
        said = requests.statement(asks.office, asks.device, self._nonce, method, target)
        return requests.header(asks.device, self._nonce, asks.sign(said))

    def _connected(self) -> http.client.HTTPSConnection:
        if self._connection is None:
            self._connection = connect(self._address)
        return self._connection

    def _wait(self, connection: http.client.HTTPSConnection, patience_s: float) -> None:
        """Waits until there is something to read; the watch may break off meanwhile."""
        channel = connection.sock
        until = time.monotonic() + patience_s
        while isinstance(channel, ssl.SSLSocket) and not channel.pending():
            readable, _, _ = select.select([channel], [], [], min(_STEP_S, patience_s))
            if readable:
                return
            if time.monotonic() >= until:
                raise TimeoutError
            self._watch("wait", 0, 0)

    def _refuse(self, status: int, code: str) -> None:
        url = self._address.url
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            raise OfficeBusy(url=url)
        if code == "unknown-sender":
            raise UnknownToOffice(url=url)
        if code == RevokedDevice.code:
            raise RevokedDevice(device=self._caller.device)
        if status == HTTPStatus.NOT_FOUND:
            raise CarrierMissing(name="")
        raise OfficeRefuses(url=url, reason=code or str(status))

    def _broken(self) -> "_Broken":
        return _Broken(self, self._address.url)


class _Broken:
    """Whatever leaves a request half done hangs up; faults of the network get their name."""

    def __init__(self, line: Line, url: str) -> None:
        self._line, self._url = line, url

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if error is None:
            return
        self._line.close()
        if isinstance(error, (OSError, http.client.HTTPException)):
            raise OfficeUnreachable(url=self._url, reason=reason_of(error)) from error


def connect(address: OfficeAddress, timeout_s: float = CONNECT_S) -> http.client.HTTPSConnection:
    """An open connection to the server with that very key.

    Raises:
        WrongPin: another key; nothing was sent.
        OSError: nobody answers.
    """
    parts = urlsplit(address.url)
    made = http.client.HTTPSConnection(
        parts.hostname or "", parts.port, timeout=timeout_s, context=tls.client_context()
    )
    try:
        made.connect()
        channel = made.sock
        certificate = channel.getpeercert(binary_form=True) if isinstance(channel, ssl.SSLSocket) else None
        if certificate is None or tls.pin_of(certificate) != address.pin:
            raise WrongPin(url=address.url)
        channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        channel.settimeout(SILENCE_S)
    except BaseException:
        made.close()
        raise
    return made


def reason_of(error: BaseException) -> str:
    """A stable word for why the network failed: an errno's name, or the class of the fault."""
    if isinstance(error, TimeoutError):
        return "ETIMEDOUT"
    number = error.errno if isinstance(error, OSError) else None
    return errno.errorcode.get(number or 0, type(error).__name__)


def _json(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
