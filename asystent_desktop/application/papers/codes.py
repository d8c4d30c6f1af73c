"""The code in a paper's footer: derived from the content, so that a sheet can be told from an altered one."""

from base64 import b32encode
from dataclasses import replace

from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.journal.frozen import content_sha256

_SIGNS = 12  # 60 bits: nobody finds a second paper with the same code by trying
_GROUP = 4


def code_of(content: PaperContent) -> str:
    """12 letters and digits (RFC 4648 base32) over all of the content but the code itself."""
    digest = bytes.fromhex(content_sha256(replace(content, code="")))
    return b32encode(digest).decode("ascii")[:_SIGNS]


def told_code(code: str) -> str:
    """As it is printed: "ABCD-EFGH-IJKL"."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
