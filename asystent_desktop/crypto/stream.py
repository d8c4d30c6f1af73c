"""A long secret content in frames, so that none of it is believed before it was checked (STREAM, RFC 8439).

    frame      length (4 bytes, big-endian) ‖ ChaCha20-Poly1305 of at most 1 MiB
    nonce      number of the frame (11 bytes, big-endian) ‖ 1 for the last frame, else 0
    key        HMAC-SHA-256(secret, label ‖ 00 ‖ salt); additional data: the head, the same for every frame

Cutting, reordering, dropping or joining frames is noticed: the number and the end stand in the nonce.
Source: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance", 2015 (STREAM); RFC 8439.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from asystent_desktop.crypto.digests import hmac_sha256
from asystent_desktop.crypto.faults import CannotOpen

FRAME_BYTES: Final = 1024 * 1024
_LENGTH_BYTES: Final = 4
_TAG_BYTES: Final = 16
_NUMBER_BYTES: Final = 11

Read = Callable[[int], bytes]
"""`read` of a file: at most so many bytes, fewer at its end only."""


def seal_frames(
    secret: bytes, label: bytes, salt: bytes, head: bytes, parts: Iterable[bytes]
) -> Iterator[bytes]:
    """The frames of a content given in parts of any size; also an empty content has one.

    Args:
        secret: 32 bytes. `label`: what the content is. `salt`: 32 random bytes, never used twice.
        head: What stands before the frames in the open.
    """
    cipher = ChaCha20Poly1305(_key(secret, label, salt))
    number, held = 0, bytearray()
    for part in parts:
        held += part
        while len(held) > FRAME_BYTES:
            yield _frame(cipher.encrypt(_nonce(number, last=False), bytes(held[:FRAME_BYTES]), head))
            del held[:FRAME_BYTES]
            number += 1
    yield _frame(cipher.encrypt(_nonce(number, last=True), bytes(held), head))


def open_frames(secret: bytes, label: bytes, salt: bytes, head: bytes, read: Read) -> Iterator[bytes]:
    """The parts of the content, each checked before it is given; nothing may follow the last frame.

    Raises:
        CannotOpen: altered, cut short, of another secret, or with something behind its end.
    """
    cipher = ChaCha20Poly1305(_key(secret, label, salt))
    number, sealed = 0, _read_frame(read)
    while True:
        following = _read_frame(read, required=False)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), sealed, head)
        except InvalidTag:
            raise CannotOpen() from None
        if not following:
            return
        number, sealed = number + 1, following


def _key(secret: bytes, label: bytes, salt: bytes) -> bytes:
    return hmac_sha256(secret, label + b"\x00" + salt)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(_NUMBER_BYTES, "big") + bytes([last])


def _frame(sealed: bytes) -> bytes:
    return len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed


def _read_frame(read: Read, *, required: bool = True) -> bytes:
    start = read(_LENGTH_BYTES)
    if not start and not required:
        return b""
    length = int.from_bytes(start, "big")
    if len(start) < _LENGTH_BYTES or not _TAG_BYTES <= length <= FRAME_BYTES + _TAG_BYTES:
        raise CannotOpen()
    sealed = read(length)
    if len(sealed) < length:
        raise CannotOpen()
    return sealed
