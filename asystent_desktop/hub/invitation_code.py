"""The square code (QR, ISO/IEC 18004) of an invitation, as a picture to show or to print."""

from importlib.util import find_spec
from io import BytesIO
from typing import Final

from asystent_desktop.hub.faults import CodeDrawerMissing, UnknownPicture

PICTURES: Final = ("png", "svg")
_SCALE: Final = 8
"""Points a module: about 100 modules a side are legible from a screen at arm's length and on paper."""


def check(kind: str) -> None:
    """Returns when such a picture can be drawn here; asked before an invitation is made for it.

    Raises:
        UnknownPicture: neither PNG nor SVG.
        CodeDrawerMissing: the extra "hub" is not installed.
    """
    if kind not in PICTURES:
        raise UnknownPicture(kind=kind)
    if find_spec("segno") is None:
        raise CodeDrawerMissing()


def drawn(code: str, kind: str) -> bytes:
    """The picture.

    Args:
        code: As `exchange.invitation_text.code` gives it.
        kind: One of `PICTURES`.

    Raises:
        UnknownPicture, CodeDrawerMissing: See `check`.
    """
    check(kind)
    import segno

    picture = BytesIO()
    segno.make_qr(code, error="m").save(picture, kind=kind, scale=_SCALE)
    return picture.getvalue()
