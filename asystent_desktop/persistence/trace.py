"""A mark outside the store that tells whether the store went back (exchange.md §2).

    vault.trace    56 bytes: magic "ASTRACE1", number of the last entry (8, big-endian), 40 of tag and check

It is written after each commit, without waiting for the disk: a mark that is behind says nothing, a mark that
is ahead says that the store is older than it was. It holds a count and a keyed digest, so it tells nothing of
a family. Where the whole folder was restored, mark and all, the hub notices by the heads instead.
"""

import contextlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from asystent_desktop.crypto.digests import hmac_sha256, same, sha256

FILE: Final = "vault.trace"
_MAGIC: Final = b"ASTRACE1"
_LABEL: Final = b"asystent-trace/1\x00"
_BODY = struct.Struct(">8sQ32s")
_CHECK_BYTES: Final = 8


@dataclass(frozen=True)
class Mark:
    """Where a store stands: the number of its last entry, and that entry's hash (empty in a new store)."""

    number: int
    last: str


class Trace:
    """The mark of one vault.

    Args:
        folder: Of the vault.
        key: The store key; what is written is keyed with it.
    """

    __slots__ = ("_key", "_path")

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / FILE
        self._key = key

    def put(self, mark: Mark) -> None:
        """Writes the mark in place; a folder that cannot be written is no reason to stop anybody's work."""
        body = _BODY.pack(_MAGIC, mark.number, self._tag(mark))
        with contextlib.suppress(OSError):
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(descriptor, body + sha256(body)[:_CHECK_BYTES])
            finally:
                os.close(descriptor)

    def lost(self, store: Mark, hash_at: str | None) -> int:
        """How many entries the store had when the mark was written and lacks now; 0 when it did not go back.

        Args:
            store: Where the store stands now.
            hash_at: The hash of the entry with the mark's number; None when there is none (purged).
        """
        marked = self.number()
        if marked is None:
            return 0
        number, tag = marked
        if store.number < number:
            return number - store.number
        replaced = hash_at is not None and not same(tag, self._tag(Mark(number, hash_at)))
        return 1 if replaced else 0

    def number(self) -> tuple[int, bytes] | None:
        """Number and tag of the mark; None when there is none or it is torn."""
        try:
            content = self._path.read_bytes()
        except OSError:
            return None
        body, check = content[: _BODY.size], content[_BODY.size :]
        if len(body) != _BODY.size or check != sha256(body)[:_CHECK_BYTES]:
            return None
        magic, number, tag = _BODY.unpack(body)
        return (number, tag) if magic == _MAGIC else None

    def _tag(self, mark: Mark) -> bytes:
        return hmac_sha256(self._key, _LABEL + f"{mark.number}/{mark.last}".encode())
