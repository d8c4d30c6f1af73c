"""Scans and photos as sealed chunks, each named by the hash of its ciphertext (docs/attachments-v1.md).

    chunk      ChaCha20-Poly1305 (RFC 8439) of at most 1 MiB, under the content's own random key
    nonce      4 zero bytes ‖ number of the chunk from 0 (8 bytes, big-endian)
    data       "asystent-attachment/1" ‖ 00 ‖ number of chunks (4 bytes, big-endian)
    name       SHA-256 of the ciphertext with its tag, 64 hex digits

The last chunk is filled with zeros to a multiple of 16 KiB, so that sizes say little; how long the content is
stands in the signed record. A key seals one content and is never used again, hence the counted nonce.
"""

import secrets
from collections.abc import Iterator, Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.faults import CannotOpen

CHUNK_BYTES: Final = 1024 * 1024
TAG_BYTES: Final = 16
SEALED_BYTES: Final = CHUNK_BYTES + TAG_BYTES
"""The longest sealed chunk."""

KEY_BYTES: Final = 32
_FILL_BYTES: Final = 16 * 1024
_LABEL: Final = b"asystent-attachment/1\x00"


def new_key() -> bytes:
    """A new random key, 32 bytes, for one content."""
    return secrets.token_bytes(KEY_BYTES)


def count_of(size_bytes: int) -> int:
    """How many chunks a content of that length has; an empty one has one."""
    return max(1, -(-size_bytes // CHUNK_BYTES))


def seal(key: bytes, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and sealed chunks of a content, in order.

    Args:
        key: From `new_key`, used for nothing else.
    """
    cipher, count = ChaCha20Poly1305(key), count_of(len(content))
    for number in range(count):
        part = content[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
        filled = part.ljust(-(-max(1, len(part)) // _FILL_BYTES) * _FILL_BYTES, b"\x00")
        sealed = cipher.encrypt(_nonce(number), filled, _data(count))
        yield sha256_hex(sealed), sealed


def open_chunks(key: bytes, sealed: Sequence[bytes], size_bytes: int) -> bytes:
    """The content.

    Args:
        sealed: All its chunks, in order.
        size_bytes: Length of the content, as the signed record says.

    Raises:
        CannotOpen: a chunk is altered, missing, misplaced or of another key, or the length is another.
    """
    if len(key) != KEY_BYTES or len(sealed) != count_of(size_bytes):
        raise CannotOpen()
    cipher = ChaCha20Poly1305(key)
    try:
        parts = [cipher.decrypt(_nonce(i), one, _data(len(sealed))) for i, one in enumerate(sealed)]
    except InvalidTag:
        raise CannotOpen() from None
    content = b"".join(parts)
    if not size_bytes <= len(content) < size_bytes + _FILL_BYTES + (size_bytes == 0):
        raise CannotOpen()
    return content[:size_bytes]


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _data(count: int) -> bytes:
    return _LABEL + count.to_bytes(4, "big")
