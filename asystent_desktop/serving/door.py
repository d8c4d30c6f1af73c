"""Who may ask: a computer of the directory that signs a nonce of this server.

A nonce keeps itself: random ‖ moment of the hub's clock ‖ HMAC under a key drawn from the hub's own. So
several processes share them without a table, and a restart forgets none. A request may be repeated while its
nonce lives; every request here is idempotent, and all of them stand inside TLS.
"""

import secrets
import time
from typing import Final

from starlette.requests import Request

from asystent_desktop.crypto.digests import hmac_sha256, same
from asystent_desktop.errors import Tampered, UserFixable
from asystent_desktop.exchange import requests
from asystent_desktop.exchange.directory import Device
from asystent_desktop.hub import reception, state
from asystent_desktop.ports.desk import HubDesk

NONCE_LIVES_S: Final = 600
_RANDOM_BYTES: Final = 8
_MOMENT_BYTES: Final = 8
_TAG_BYTES: Final = 16
_LABEL: Final = b"asystent-http-nonce/1"


class NotSigned(Tampered):
    """The request carries no signature of this form."""

    code = "not-signed"


class StaleNonce(UserFixable):
    """The nonce is not, or no longer, one of this server's: ask for another."""

    code = "stale-nonce"


class Door:
    """Gives out nonces and lets computers in."""

    def __init__(self, hub: HubDesk) -> None:
        self._hub = hub
        self._key = hmac_sha256(hub.keys.signing.seed, _LABEL)
        with hub.exchange_unit() as unit:
            self.office = state.directory(unit).office

    def nonce(self) -> str:
        """A fresh nonce, hex."""
        body = secrets.token_bytes(_RANDOM_BYTES) + int(time.time()).to_bytes(_MOMENT_BYTES, "big")
        return (body + self._tag(body)).hex()

    def admit(self, request: Request) -> Device:
        """The computer that signed the request. Reads the hub's store: call it beside the event loop.

        Raises:
            NotSigned, StaleNonce, BadSignature: nobody can be told.
            UnknownSender, RevokedDevice: who it is, and that it may not.
        """
        claim = requests.read_header(request.headers.get("authorization", ""))
        if claim is None:
            raise NotSigned()
        if not self._alive(claim.nonce):
            raise StaleNonce()
        device = reception.caller(self._hub, claim.device)
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        claim.check(device.sign, self.office, request.method, target)
        return device

    def _alive(self, nonce: str) -> bool:
        try:
            given = bytes.fromhex(nonce)
        except ValueError:
            return False
        body, tag = given[:-_TAG_BYTES], given[-_TAG_BYTES:]
        if len(body) != _RANDOM_BYTES + _MOMENT_BYTES or not same(tag, self._tag(body)):
            return False
        age_s = int(time.time()) - int.from_bytes(body[_RANDOM_BYTES:], "big")
        return abs(age_s) <= NONCE_LIVES_S

    def _tag(self, body: bytes) -> bytes:
        return hmac_sha256(self._key, body)[:_TAG_BYTES]
