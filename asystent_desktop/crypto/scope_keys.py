"""Keys under which a hub seals what it stores: one random data key per scope, wrapped by the unlocked hub.

From the 32-byte secret of the hub's header (vault-header-v1, purpose 2) independent keys are derived with
HKDF-SHA256 (RFC 5869): who learns one learns nothing of the others. Content is sealed by ChaCha20-Poly1305
(RFC 8439) under a random 96-bit nonce; the additional data names the place of the bytes, so a row moved
to another office, scope or commit does not open. Destroying a wrapped data key makes all its scope's content
unreadable, wherever a copy of it lies (exchange design §5).

Sizes in bytes: key 32; sealed = 12 (nonce) + plaintext + 16 (tag); wrapped key 60.
"""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from asystent_desktop.crypto.faults import BadKey, CannotOpen

KEY_BYTES = 32
NONCE_BYTES = 12
DATABASE: Final = "asystent-hub-database/1"
UNSEALING: Final = "asystent-hub-unsealing/1"


def derive(secret: bytes, label: str) -> bytes:
    """The 32-byte key of that label.

    Args:
        secret: 32 bytes, of the hub's header.
        label: `DATABASE` (the file of an embedded hub) or `UNSEALING` (everything inside).

    Raises:
        BadKey: the secret is not 32 bytes.
    """
    if len(secret) != KEY_BYTES:
        raise BadKey(what="hub secret", size=len(secret))
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=label.encode()).derive(secret)


def new_data_key() -> bytes:
    """A new random data key, 32 bytes."""
    return secrets.token_bytes(KEY_BYTES)


def place(*parts: str) -> bytes:
    """Additional data that names a place: the parts, none of which holds a zero byte, joined by one."""
    return "\x00".join(parts).encode()


def seal(key: bytes, content: bytes, where: bytes) -> bytes:
    """``nonce ‖ ciphertext ‖ tag``, different at every call.

    Args:
        key: 32 bytes. content: any length. where: from `place`.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, where)


def unseal(key: bytes, sealed: bytes, where: bytes) -> bytes:
    """What was sealed under that key for that place.

    Raises:
        CannotOpen: altered, cut short, moved, or under another key.
    """
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], where)
    except (InvalidTag, ValueError):
        raise CannotOpen() from None
