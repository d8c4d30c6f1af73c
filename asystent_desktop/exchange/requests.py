"""What a computer signs to be let in by the office's server (docs/hub-http-v1.md §3).

It signs a nonce of the server, never a date: a wrong clock shuts nobody out. The signature covers method and
target; the body of an upload is covered by its name, which is its hash and part of the target.
"""

import re
from dataclasses import dataclass
from typing import Final

from asystent_desktop.crypto import signing
from asystent_desktop.exchange import fields

FORMAT: Final = "asystent-request/1"
SCHEME: Final = "Asystent"
_HEADER: Final = re.compile(r"Asystent ([0-9A-Za-z._:-]{1,64}) ([0-9a-f]{1,256}) ([0-9a-f]{128})")


@dataclass(frozen=True)
class Claim:
    """Who says to ask, unproven.

    Attributes:
        nonce: What the server gave out, hex.
        signature: 64 bytes of Ed25519 over `statement`.
    """

    device: str
    nonce: str
    signature: bytes

    def check(self, public: bytes, office: str, method: str, target: str) -> None:
        """Returns when the holder of the key made this very request.

        Raises:
            BadSignature: it did not.
        """
        signing.verify(public, self.signature, statement(office, self.device, self.nonce, method, target))


def statement(office: str, device: str, nonce: str, method: str, target: str) -> bytes:
    """The bytes that are signed.

    Args:
        target: path and query as they stand in the request line.
    """
    return fields.written(
        {
            "format": FORMAT,
            "office": office,
            "device": device,
            "nonce": nonce,
            "method": method,
            "target": target,
        }
    )


def header(device: str, nonce: str, signature: bytes) -> str:
    """The value of the `Authorization` header."""
    return f"{SCHEME} {device} {nonce} {signature.hex()}"


def read_header(value: str) -> Claim | None:
    """What a header claims; None when it is none of ours."""
    found = _HEADER.fullmatch(value)
    return None if found is None else Claim(found[1], found[2], bytes.fromhex(found[3]))
