"""The payload of a bundle: JSON lines in one zstd frame, read within fixed bounds (bundle-v1 §6)."""

from collections.abc import Iterable, Iterator, Sequence

import zstandard

from asystent_desktop.exchange import limits, strict_json
from asystent_desktop.exchange.bundle_faults import (
    BadCompression,
    BytesLeftOver,
    CannotEncode,
    CountMismatch,
    LineTooLong,
    RawLength,
    TooManyLines,
    Truncated,
    ZipBomb,
)

_LEVEL = 6
_FRAME_MAGIC = b"\x28\xb5\x2f\xfd"
_STEP_BYTES = 512
"""Compressed bytes fed at once: the smallest block, 4 bytes, gives 128 KiB, so one step at most 16 MiB."""


def join(lines: Sequence[bytes]) -> bytes:
    """The raw payload: every line followed by one line feed.

    Raises:
        CannotEncode: a line is empty, too long or holds a line feed; too many lines; too much in all.
    """
    if len(lines) > limits.LINES:
        raise CannotEncode(what="too-many-lines")
    if any(not line or len(line) > limits.LINE_BYTES or b"\n" in line for line in lines):
        raise CannotEncode(what="line")
    if sum(map(len, lines)) + len(lines) > limits.RAW_BYTES:
        raise CannotEncode(what="raw-bytes")
    return b"".join(line + b"\n" for line in lines)


def portions(lines: Iterable[bytes]) -> Iterator[tuple[bytes, ...]]:
    """Cuts a stream of lines into portions that fit one bundle each, in the given order.

    No lines give no portion: whoever must send an empty bundle says so himself.
    """
    portion: list[bytes] = []
    size = 0
    for line in lines:
        if portion and (size + len(line) + 1 > limits.PORTION_RAW_BYTES or len(portion) == limits.LINES):
            yield tuple(portion)
            portion, size = [], 0
        portion.append(line)
        size += len(line) + 1
    if portion:
        yield tuple(portion)


def compress(raw: bytes) -> bytes:
    """One zstd frame that states its content size."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True).compress(raw)


def decompress(payload: bytes, raw_bytes: int) -> Iterator[bytes]:
    """What `payload` holds, `raw_bytes` long, in pieces; never the whole of it at once.

    Raises:
        ZipBomb: more than the limit is stated, or more than stated comes out.
        RawLength: the frame states no size or another one, or less comes out.
        BadCompression: not one plain zstd frame, a dictionary, or a window beyond the limit.
        BytesLeftOver: something follows the frame.
    """
    _check_frame(payload, raw_bytes)
    decoder = zstandard.ZstdDecompressor(max_window_size=limits.WINDOW_BYTES).decompressobj()
    size = fed = 0
    while fed < len(payload) and not decoder.eof:
        try:
            piece = decoder.decompress(payload[fed : fed + _STEP_BYTES])
        except zstandard.ZstdError:
            raise BadCompression() from None
        fed += _STEP_BYTES
        size += len(piece)
        if size > raw_bytes:
            raise ZipBomb(limit=raw_bytes)
        yield piece
    if not decoder.eof:
        raise BadCompression()
    if decoder.unused_data or fed < len(payload):
        raise BytesLeftOver()


def parted(packed: bytes, octets_bytes: int) -> tuple[bytes, bytes]:
    """The compressed frame, and the octets behind it.

    Raises:
        Truncated: more octets are stated than there are bytes.
    """
    frame_bytes = len(packed) - octets_bytes
    if frame_bytes < 0:
        raise Truncated(size=len(packed))
    return packed[:frame_bytes], packed[frame_bytes:]


def _check_frame(payload: bytes, raw_bytes: int) -> None:
    """Judges the frame by its header alone, before a byte is decompressed."""
    if raw_bytes > limits.RAW_BYTES:
        raise ZipBomb(limit=limits.RAW_BYTES)
    if not payload.startswith(_FRAME_MAGIC):  # also refuses skippable frames
        raise BadCompression()
    try:
        frame = zstandard.get_frame_parameters(payload)
    except zstandard.ZstdError:
        raise BadCompression() from None
    if frame.content_size != raw_bytes:  # an unstated size reads as 2^64 - 1
        raise RawLength(stated=raw_bytes)
    if frame.dict_id or frame.window_size > limits.WINDOW_BYTES:
        raise BadCompression()


def split(pieces: Iterable[bytes], count: int) -> tuple[bytes, ...]:
    """The lines of a raw payload without their line feeds, each a strict JSON object.

    Args:
        pieces: The payload in any cut; all of them are drawn before a line is judged.

    Raises:
        TooManyLines, CountMismatch, BytesLeftOver, LineTooLong: the lines are not as stated.
        InvalidUtf8, NotJson, …: a line is no strict JSON object (`strict_json.parse_object`).
    """
    lines, rest, found = _cut(pieces, min(count, limits.LINES))
    if count > limits.LINES:
        raise TooManyLines(count=count, limit=limits.LINES)
    if found != count:
        raise CountMismatch(stated=count, found=found)
    if rest:
        raise BytesLeftOver()
    for line in lines:
        if len(line) > limits.LINE_BYTES:
            raise LineTooLong(size=len(line), limit=limits.LINE_BYTES)
        strict_json.parse_object(line)
    return tuple(lines)


def _cut(pieces: Iterable[bytes], most: int) -> tuple[list[bytes], bytes, int]:
    """Lines, what stands behind the last line feed, and the number of line feeds.

    Of more lines than `most`, and of a line longer than any may be, no more is kept than shows it.
    """
    lines: list[bytes] = []
    rest, found = bytearray(), 0
    for piece in pieces:
        found += piece.count(b"\n")
        if found > most:
            lines, rest = [], bytearray(piece[-1:] if not piece.endswith(b"\n") else b"")
            continue
        first, *more = piece.split(b"\n")  # never the unfinished line again: a long one comes in many pieces
        rest += first
        if more:
            lines += [bytes(rest), *more[:-1]]
            rest = bytearray(more[-1])
        del rest[limits.LINE_BYTES + 1 :]
    return lines, bytes(rest), found
