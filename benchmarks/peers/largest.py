"""The largest bundle there may be, and what reading it takes."""

import hashlib
import tracemalloc
from datetime import UTC, datetime

from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange import bundle, limits
from asystent_desktop.exchange.manifest import Draft, heads_digest

_OFFICE, _SENDER, _TO = (f"01930000-0000-7000-8000-00000000000{digit}" for digit in "abc")
_LINE_BYTES = 8000


def peak_bytes() -> tuple[int, int]:
    """Peak of memory while reading a bundle that is as full as a writer fills it, and the bundle's size."""
    signer, reader = SigningKey.generate(), SealingKey.generate()
    lines = [_line(number) for number in range(limits.PORTION_RAW_BYTES // (_LINE_BYTES + 30))]
    draft = Draft(
        office=_OFFICE,
        sender=_SENDER,
        recipient=_TO,
        number=1,
        previous=None,
        created_at=datetime(2026, 11, 17, tzinfo=UTC),
        hub_epoch="",
        heads_digest=heads_digest({}),
        directory_version=1,
        heads={},
    )
    blob = bundle.encode(draft, lines, signer.sign, reader.public)
    del lines
    tracemalloc.start()
    try:
        bundle.read(blob, key=reader, office=_OFFICE, recipient=_TO, sender_key=lambda _sender: signer.public)
        return tracemalloc.get_traced_memory()[1] + len(blob), len(blob)
    finally:
        tracemalloc.stop()


def _line(number: int) -> bytes:
    noise = hashlib.shake_256(str(number).encode()).hexdigest(_LINE_BYTES // 2)
    return b'{"type":"later","n":"%s"}' % noise.encode()
