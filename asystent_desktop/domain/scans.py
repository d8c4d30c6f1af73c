"""What a scan or photo is, told by its bytes alone; its pixels are counted without decoding any.

A JPEG (ITU-T T.81 annex B) and a PNG (ISO/IEC 15948 clause 5) are walked piece by piece: whatever tells of
place, camera, owner or time is left out, the picture itself stays bit for bit. Of Exif only the orientation
is kept, for without it a photo would lie on its side.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from asystent_desktop.domain.kinds.attachment import Media
from asystent_desktop.errors import UserFixable

_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"pHYs",
        b"sBIT",
        b"bKGD",
    }
)
_SOF: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_SOS, _APP0, _APP1, _APP15, _COM = 0xDA, 0xE0, 0xE1, 0xEF, 0xFE
_END: Final = b"\xff\xd9"
_MARKER: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_APPS_KEPT: Final = frozenset({0xE0, 0xE2, 0xEE})  # JFIF, colour profile, Adobe's colour transform
_EXIF: Final = b"Exif\x00\x00"
_ORIENTATION: Final = 0x0112
_PDF_TAIL_BYTES: Final = 2048


class NotAScan(UserFixable):
    """The content is no JPEG, PNG or PDF, whatever the file is called."""

    code = "domain.not-a-scan"


class BrokenScan(UserFixable):
    """The file is damaged or cut short. Values: media."""

    code = "domain.broken-scan"


@dataclass(frozen=True)
class Scan:
    """A file fit to be kept.

    Attributes:
        content: What is to be kept: the bytes given, without what tells of place, camera and time.
        width, height: Pixels; 0 of a PDF.
        stripped: Something was left out.
    """

    media: Media
    content: bytes
    width: int
    height: int
    stripped: bool


def examined(content: bytes) -> Scan:
    """What the bytes are, cleaned.

    Raises:
        NotAScan: none of the three kinds.
        BrokenScan: cut short or misshapen.
    """
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(_PNG_HEAD):
        return _png(content)
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-_PDF_TAIL_BYTES:]:
            raise BrokenScan(media=Media.PDF.value)
        return Scan(Media.PDF, content, 0, 0, stripped=False)
    raise NotAScan()


def _jpeg(content: bytes) -> Scan:
    kept, size, turned, at = [b"\xff\xd8"], (0, 0), 1, 2
    while content[at : at + 2] != _END:
        marker, body, after = _segment(content, at)
        if marker == _SOS:
            after = _end_of_pixels(content, after)
        if marker in _SOF and len(body) >= 5:
            size = (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
        if marker == _APP1 and body.startswith(_EXIF):
            turned = _orientation(body[len(_EXIF) :])
        if not (_APP0 <= marker <= _APP15 or marker == _COM) or marker in _APPS_KEPT:
            kept.append(content[at:after])
        at = after
    if 0 in size:
        raise BrokenScan(media=Media.JPEG.value)
    if turned != 1:
        kept.insert(1, _exif_of(turned))
    clean = b"".join([*kept, _END])  # what a camera hung behind the end is left out
    return Scan(Media.JPEG, clean, *size, stripped=clean != content)


def _end_of_pixels(content: bytes, start: int) -> int:
    """Where the next marker stands behind coded pixels, in which FF is followed by 00 or a restart."""
    found = _MARKER.search(content, start)
    if found is None:
        raise BrokenScan(media=Media.JPEG.value)
    return found.start()


def _segment(content: bytes, at: int) -> tuple[int, bytes, int]:
    """Marker, body and end of a segment.

    Raises:
        BrokenScan: there is none.
    """
    while content[at + 1 : at + 2] == b"\xff":  # fill bytes
        at += 1
    length = int.from_bytes(content[at + 2 : at + 4], "big")
    after = at + 2 + length
    if content[at : at + 1] != b"\xff" or length < 2 or after > len(content):
        raise BrokenScan(media=Media.JPEG.value)
    return content[at + 1], content[at + 4 : after], after


def _orientation(tiff: bytes) -> int:
    """Exif tag 0x0112 of the first directory (Exif 2.32 §4.6.4), 1 to 8; 1 when there is none."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"
    start = int.from_bytes(tiff[4:8], order)
    for number in range(int.from_bytes(tiff[start : start + 2], order)):
        entry = tiff[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) == 12 and int.from_bytes(entry[:2], order) == _ORIENTATION:
            value = int.from_bytes(entry[8:10], order)
            return value if 1 <= value <= 8 else 1
    return 1


def _exif_of(turned: int) -> bytes:
    """An Exif segment that tells the orientation and nothing else."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + turned.to_bytes(2, "big") + b"\x00\x00"
    body = _EXIF + b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def _png(content: bytes) -> Scan:
    kept, size, at, name = [_PNG_HEAD], (0, 0), len(_PNG_HEAD), b""
    while name != b"IEND":
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        after = at + 12 + length
        if after > len(content) or (name != b"IHDR") == (0 in size):
            raise BrokenScan(media=Media.PNG.value)
        if name == b"IHDR":
            size = (
                int.from_bytes(content[at + 8 : at + 12], "big"),
                int.from_bytes(content[at + 12 : at + 16], "big"),
            )
            if 0 in size:
                raise BrokenScan(media=Media.PNG.value)
        if name in _PNG_KEPT:
            kept.append(content[at:after])
        at = after
    clean = b"".join(kept)
    return Scan(Media.PNG, clean, *size, stripped=clean != content)
