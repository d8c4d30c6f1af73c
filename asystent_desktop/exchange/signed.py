"""Signed files of enrolment: one line of JSON, then one line of hex per seal.

    {"format":"asystent-invitation/1",…}\\n
    <64-byte Ed25519 signature over the first line without its line feed, 128 hex digits>\\n

An answer has two seals: the proof (HMAC) and the device's signature. Nothing else may stand in the file.
Source: docs/exchange-messages-v1.md §1.
"""

from asystent_desktop.exchange import limits
from asystent_desktop.exchange.trust_faults import BadDocument


def pack(body: bytes, *seals: bytes) -> bytes:
    """The file of a body and its seals."""
    return b"".join(line + b"\n" for line in (body, *(seal.hex().encode() for seal in seals)))


def unpack(data: bytes, sizes: tuple[int, ...], what: str) -> tuple[bytes, tuple[bytes, ...]]:
    """Body and seals of a file.

    Args:
        data: the whole file.
        sizes: length of each seal in bytes.
        what: name of the document for the fault.

    Raises:
        BadDocument: more or fewer lines, or a seal of another length.
    """
    lines = data.split(b"\n")
    if len(data) > limits.LINE_BYTES or len(lines) != len(sizes) + 2 or lines[-1]:
        raise BadDocument(what=what, field="lines")
    body, *rest = lines[:-1]
    seals = tuple(_seal(line, size, what) for line, size in zip(rest, sizes, strict=True))
    return body, seals


def _seal(line: bytes, size: int, what: str) -> bytes:
    try:
        seal = bytes.fromhex(line.decode("ascii"))
    except ValueError:
        raise BadDocument(what=what, field="seal") from None
    if len(seal) != size or seal.hex().encode() != line:
        raise BadDocument(what=what, field="seal")
    return seal
