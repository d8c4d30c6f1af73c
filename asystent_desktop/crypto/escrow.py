"""RECOVERY: a private key that two people hold in halves, and store keys sealed to it (exchange.md §4).

halves   r (32 random bytes) and k ⊕ r, k being the seed of the HPKE key: each alone is random
escrow   HPKE of the 32-byte store key, info = label ‖ 00 ‖ office ‖ 00 ‖ device
"""

import secrets
from typing import Final

from asystent_desktop.crypto.faults import BadKey
from asystent_desktop.crypto.sealing import PRIVATE_BYTES, SealingKey
from asystent_desktop.crypto.store_keys import STORE_KEY_BYTES

LABEL: Final = b"asystent-escrow/1"


def info(office: str, device: str) -> bytes:
    """What an escrow is bound to: it opens for no other computer."""
    return b"\x00".join((LABEL, office.encode(), device.encode()))


def split(key: SealingKey) -> tuple[bytes, bytes]:
    """The two halves of a RECOVERY key, 32 bytes each."""
    first = secrets.token_bytes(PRIVATE_BYTES)
    return first, _xor(first, key.to_bytes())


def join(one: bytes, other: bytes) -> SealingKey:
    """The key of two halves, in any order. Whether it is the right one, its public key tells.

    Raises:
        BadKey: a half is not 32 bytes.
    """
    for half in (one, other):
        if len(half) != PRIVATE_BYTES:
            raise BadKey(what="recovery half", size=len(half))
    return SealingKey(_xor(one, other))


def open_escrow(key: SealingKey, sealed: bytes, office: str, device: str) -> bytes:
    """The store key, 32 bytes.

    Raises:
        CannotOpen: altered, of another computer, or sealed to another RECOVERY key.
        BadKey: what was sealed is no store key.
    """
    found = key.open(sealed, info(office, device))
    if len(found) != STORE_KEY_BYTES:
        raise BadKey(what="store key", size=len(found))
    return found


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
