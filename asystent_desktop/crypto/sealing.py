"""Sealing bytes for exactly one recipient: HPKE, base mode, single shot (RFC 9180 §6.1).

Suite: KEM MLKEM768-X25519 (0x647a, X-Wing: a post-quantum hybrid, because children's data must stay
secret for decades), KDF HKDF-SHA256 (0x0001), AEAD ChaCha20-Poly1305 (0x0003), empty additional data.

Sizes in bytes:
- private key 32: a seed; SHAKE256(seed, 96) = ML-KEM ``d ‖ z`` (64) ‖ X25519 private key (32);
- public key 1216: ML-KEM-768 encapsulation key (1184) ‖ X25519 public key (32);
- ciphertext = plaintext + 1136: ``enc`` (ML-KEM ciphertext 1088 ‖ X25519 share 32) first, tag (16) last.

The recipient learns nothing about the sender from sealing alone: sign what is inside.
Source: RFC 9180; draft-connolly-cfrg-xwing-kem; bundle-v1 §3.
"""

import hashlib
import secrets
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from asystent_desktop.crypto.digests import sha256
from asystent_desktop.crypto.faults import BadKey, CannotOpen

PRIVATE_BYTES = 32
PUBLIC_BYTES = 1216
KEY_ID_BYTES = 8
OVERHEAD_BYTES = 1136
_MLKEM_SEED_BYTES = 64
_MLKEM_PUBLIC_BYTES = 1184

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def key_id(public: bytes) -> bytes:
    """The first 8 bytes of SHA-256(public): says which key a sealed file is for."""
    return sha256(public)[:KEY_ID_BYTES]


def seal(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """Seals `plaintext` so that only the holder of the private key reads it.

    Args:
        public: the recipient's public key, 1216 bytes.
        plaintext: any length.
        info: what the bytes are for; opening needs the same `info`.

    Returns:
        ``enc ‖ ciphertext ‖ tag``, 1136 bytes longer than the plaintext, different at every call.

    Raises:
        BadKey: `public` is no key of this kind.
    """
    return _SUITE.encrypt(plaintext, _public_key(public), info)


class SealingKey:
    """A private HPKE key. Its repr and pickling never show it."""

    __slots__ = ("_key", "_public", "_seed")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != PRIVATE_BYTES:
            raise BadKey(what="sealing seed", size=len(seed))
        expanded = hashlib.shake_256(seed).digest(_MLKEM_SEED_BYTES + PRIVATE_BYTES)
        mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_BYTES])
        x25519 = X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_BYTES:])
        self._seed = seed
        self._key = MLKEM768X25519PrivateKey(mlkem, x25519)
        self._public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> Self:
        """A new key from the system's random source."""
        return cls(secrets.token_bytes(PRIVATE_BYTES))

    @classmethod
    def from_bytes(cls, seed: bytes) -> Self:
        """The key stored as `seed`, 32 bytes.

        Raises:
            BadKey: not 32 bytes.
        """
        return cls(seed)

    def to_bytes(self) -> bytes:
        """The 32 secret bytes: to be stored inside an encrypted store only."""
        return self._seed

    @property
    def public(self) -> bytes:
        """The public key, 1216 bytes."""
        return self._public

    def open(self, ciphertext: bytes, info: bytes) -> bytes:
        """The plaintext sealed for this key with this `info`.

        Raises:
            CannotOpen: altered, cut short, for another key, or sealed with another `info`.
        """
        try:
            return _SUITE.decrypt(ciphertext, self._key, info)
        except (InvalidTag, ValueError):  # ValueError: an X25519 share of low order
            raise CannotOpen() from None

    def __repr__(self) -> str:
        return f"SealingKey(id={key_id(self._public).hex()})"

    def __reduce__(self) -> str:
        raise TypeError("a sealing key is not pickled")


def _public_key(public: bytes) -> MLKEM768X25519PublicKey:
    if len(public) != PUBLIC_BYTES:
        raise BadKey(what="sealing key", size=len(public))
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES])
    except ValueError:
        raise BadKey(what="sealing key", size=len(public)) from None
    x25519 = X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:])
    return MLKEM768X25519PublicKey(mlkem, x25519)
