"""The key of an encrypted store: 32 random bytes, handed to SQLCipher raw.

The passphrase never reaches SQLCipher: it wraps this key in the header (vault-header-v1), so that a new
passphrase needs no re-encryption, and opening needs no second key derivation.
"""

import secrets

from asystent_desktop.crypto.faults import BadKey

STORE_KEY_BYTES = 32


def new_store_key() -> bytes:
    """A new random store key, 32 bytes."""
    return secrets.token_bytes(STORE_KEY_BYTES)


def raw_key_literal(key: bytes) -> str:
    """The key as SQLCipher's raw key literal, ``x'<64 hex digits>'``, for ``PRAGMA key = "x'…'"``.

    Raises:
        BadKey: not 32 bytes; SQLCipher would silently derive a key from such a literal.
    """
    if len(key) != STORE_KEY_BYTES:
        raise BadKey(what="store key", size=len(key))
    return f"x'{key.hex()}'"
