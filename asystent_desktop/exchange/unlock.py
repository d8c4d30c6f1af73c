"""The unlock file: opens one forgotten computer, once, with the code two officers tell (messages-v1 §9).

`asystent-unlock/1`, one line of JSON: `office`, `device`, `key` (envelope of the store key under the
code, purpose 5), `invitation` (the file with which the computer comes back under new keys), `issued_at`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asystent_desktop.exchange import fields
from asystent_desktop.exchange.trust_faults import NotAnUnlock

FORMAT: Final = "asystent-unlock/1"
CODE_DIGITS: Final = 24
CODE_GROUP: Final = 4


@dataclass(frozen=True)
class Unlock:
    """What the file says.

    Attributes:
        device: The computer whose store it opens. `key`: envelope of the store key.
        invitation: For the same person, under new device keys.
    """

    office: str
    device: str
    key: bytes
    invitation: bytes
    issued_at: datetime


def write(unlock: Unlock) -> bytes:
    """The file."""
    return fields.written(
        {
            "format": FORMAT,
            "office": unlock.office,
            "device": unlock.device,
            "key": fields.octets(unlock.key),
            "invitation": fields.octets(unlock.invitation),
            "issued_at": fields.instant(unlock.issued_at),
        }
    )


def read(data: bytes) -> Unlock:
    """What a file says.

    Raises:
        NotAnUnlock: not a file of this format at all.
        BadDocument: a field is misshapen.
    """
    if not data.startswith(b'{"format":"' + FORMAT.encode()):
        raise NotAnUnlock()
    document = fields.read(data, FORMAT, "unlock")
    return Unlock(
        office=document.ident("office"),
        device=document.ident("device"),
        key=document.octets("key"),
        invitation=document.octets("invitation"),
        issued_at=document.instant("issued_at"),
    )


def new_code(random: bytes) -> str:
    """A code of 24 digits in groups of four; `random`: at least 16 unpredictable bytes."""
    digits = f"{int.from_bytes(random, 'big') % 10**CODE_DIGITS:0{CODE_DIGITS}d}"
    return " ".join(digits[start : start + CODE_GROUP] for start in range(0, CODE_DIGITS, CODE_GROUP))


def plain_code(typed: str) -> str:
    """The code as the envelope takes it: digits alone, however they were typed."""
    return "".join(character for character in typed if character.isdecimal())
