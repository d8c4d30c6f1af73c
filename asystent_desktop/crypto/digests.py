"""Digests, keyed digests and the digits people compare."""

import hashlib
import hmac

FINGERPRINT_DIGITS = 40
FINGERPRINT_GROUP = 5


def sha256(data: bytes) -> bytes:
    """SHA-256 of `data`: 32 bytes."""
    return hashlib.sha256(data).digest()


def sha256_hex(data: bytes) -> str:
    """SHA-256 of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hmac_sha256(key: bytes, data: bytes) -> bytes:
    """HMAC-SHA-256 (RFC 2104): 32 bytes."""
    return hmac.digest(key, data, "sha256")


def same(left: bytes, right: bytes) -> bool:
    """Compares two byte strings in a time that does not depend on where they differ."""
    return hmac.compare_digest(left, right)


def fingerprint_digits(data: bytes) -> str:
    """Forty digits that two people read to each other, e.g. ``"01234 56789 …"`` in eight groups of five.

    The number is SHA-256(data), read big-endian, modulo 10^40 (about 133 bits), with leading zeros.
    Source: exchange.md §4, enrolment.
    """
    number = int.from_bytes(sha256(data), "big") % 10**FINGERPRINT_DIGITS
    digits = f"{number:0{FINGERPRINT_DIGITS}d}"
    starts = range(0, FINGERPRINT_DIGITS, FINGERPRINT_GROUP)
    return " ".join(digits[start : start + FINGERPRINT_GROUP] for start in starts)
