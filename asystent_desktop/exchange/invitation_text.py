"""An invitation as text: to be pasted from a message, or read by a camera from a square code.

    ASYSTENT:INVITATION:1:<base32 (RFC 4648 §6, no padding) of the deflated file (RFC 1950)>

Only characters of a square code's alphanumeric mode (ISO/IEC 18004 §7.3.4), which hold half again as much as
bytes. White space and case mean nothing. What comes out is the invitation file and is checked like one.
Source: docs/exchange-messages-v1.md §3.
"""

import base64
import binascii
import textwrap
import zlib
from typing import Final

from asystent_desktop.exchange import limits
from asystent_desktop.exchange.trust_faults import NotAnInvitation

PREFIX: Final = "ASYSTENT:INVITATION:1:"
LINE_CHARACTERS: Final = 60
_GROUP: Final = 8


def code(invitation_file: bytes) -> str:
    """The text in one piece."""
    packed = zlib.compress(invitation_file, 9)
    return PREFIX + base64.b32encode(packed).decode().rstrip("=")


def text(invitation_file: bytes) -> str:
    """The text in lines that a message leaves as they are."""
    return "\n".join(textwrap.wrap(code(invitation_file), LINE_CHARACTERS, break_on_hyphens=False)) + "\n"


def file_of(content: bytes) -> bytes:
    """The invitation file in a file or in pasted text; a file is given back as it is.

    Raises:
        NotAnInvitation: the text was cut short or altered; what is no such text at all is given back as well,
            for the reader of files to say what it is.
    """
    said = b"".join(content.split()).upper()
    if not said.startswith(PREFIX.encode()):
        return content
    body = said[len(PREFIX) :]
    try:
        packed = base64.b32decode(body + b"=" * (-len(body) % _GROUP))
        opener = zlib.decompressobj()
        found = opener.decompress(packed, limits.LINE_BYTES)
    except (binascii.Error, zlib.error):
        raise NotAnInvitation() from None
    if not opener.eof or opener.unused_data:
        raise NotAnInvitation()
    return found
