"""The code in a paper's footer: derived from the content, so that a sheet can be told from an altered one.

The alphabet is Crockford's base32: letters that look like digits are not printed, and are read as the digits.
"""

from base64 import b32encode
from dataclasses import replace

from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.journal.frozen import content_sha256

_SIGNS = 12  # 60 bits: nobody finds a second paper with the same code by trying
_GROUP = 4
_PRINTED = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_READ = str.maketrans("OIL", "011")


def signs(drawn: bytes, count: int) -> str:
    """The first `count` signs of bytes, five bits a sign."""
    return b32encode(drawn).decode("ascii")[:count].translate(_PRINTED)


def code_of(content: PaperContent) -> str:
    """12 signs over all of the content but the code itself."""
    return signs(bytes.fromhex(content_sha256(replace(content, code=""))), _SIGNS)


def told_code(code: str) -> str:
    """As it is printed: "0BCD-EFGH-1JK2"."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read_code(text: str) -> str:
    """What a person typed, as codes are kept: spaces, hyphens and case do not matter."""
    return "".join(sign for sign in text.upper() if sign.isalnum()).translate(_READ)
