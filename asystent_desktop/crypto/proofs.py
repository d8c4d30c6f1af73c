"""Proofs of holding a shared secret: HMAC-SHA-256(secret, label ‖ 0x00 ‖ transcript).

Used where a device answers an invitation (the one-time secret over the enrolment transcript) and in the
escrow drill (the store key over a nonce). The label keeps the two apart. Source: exchange.md §4.
"""

from typing import Final

from asystent_desktop.crypto.digests import hmac_sha256, same
from asystent_desktop.crypto.faults import BadProof

ENROLMENT: Final = "asystent-enrolment/1"
ESCROW_DRILL: Final = "asystent-escrow-drill/1"
PROOF_BYTES = 32


def prove(secret: bytes, transcript: bytes, label: str = ENROLMENT) -> bytes:
    """The proof, 32 bytes, that its maker holds `secret` and saw `transcript`.

    Args:
        secret: at least 16 bytes.
        transcript: the exact bytes both sides hold.
        label: what the proof is for, without a zero byte.
    """
    return hmac_sha256(secret, label.encode() + b"\x00" + transcript)


def check(secret: bytes, transcript: bytes, proof: bytes, label: str = ENROLMENT) -> None:
    """Returns when `proof` is the one `prove` makes.

    Raises:
        BadProof: it is not.
    """
    if not same(prove(secret, transcript, label), proof):
        raise BadProof(label=label)
