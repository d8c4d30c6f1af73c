"""A chunk line on its way: the ciphertext among the payload's octets, not as text (bundle-v1 §6.2).

Ciphertext cannot be compressed; as base64 in the frame it would cost time and too long a line.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from asystent_desktop.crypto import chunks
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import attachments
from asystent_desktop.exchange.bundle_faults import BadCompactLine
from asystent_desktop.exchange.fields import Fields

PREFIX: Final = b'{"type":"chunk",'
_SHORT_PREFIX: Final = b'{"type":"chunk-octets",'


class _Short(msgspec.Struct, forbid_unknown_fields=True, tag_field="type", tag="chunk-octets"):
    """What stands in the frame for a chunk line: its name, and how many octets to take."""

    name: str
    size: int


_DECODER = msgspec.json.Decoder(_Short)


def shortened(line: bytes) -> tuple[bytes, bytes] | None:
    """What stands in the frame, and the octets; None when the rules would not give this line back."""
    if not line.startswith(PREFIX):
        return None
    try:
        name, sealed = attachments.read_chunk(Fields(msgspec.json.decode(line), "line"))
    except (AppError, msgspec.MsgspecError):
        return None
    if attachments.chunk_line(name, sealed) != line:
        return None
    return msgspec.json.encode(_Short(name, len(sealed))), sealed


def restored(line: bytes, take: Callable[[int], bytes]) -> bytes | None:
    """The chunk line such a line stands for; None when it is another sort.

    Args:
        take: The next so many octets.

    Raises:
        BadCompactLine: misshapen, longer than a chunk may be, or too few octets.
    """
    if not line.startswith(_SHORT_PREFIX):
        return None
    try:
        short = _DECODER.decode(line)
    except msgspec.MsgspecError:
        raise BadCompactLine(field="chunk") from None
    if not chunks.TAG_BYTES < short.size <= chunks.SEALED_BYTES:
        raise BadCompactLine(field="chunk")
    return attachments.chunk_line(short.name, take(short.size))
