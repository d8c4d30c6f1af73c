"""Ed25519 signatures (RFC 8032) over exact bytes.

What is signed always starts with its format name (``{"format":"asystent-commit/1"``), so a signature
made for one kind of document can never be shown as that of another.
"""

from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from asystent_desktop.crypto.faults import BadKey, BadSignature

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64


class SigningKey:
    """A private Ed25519 key. Equality, repr and pickling never show it."""

    __slots__ = ("_key",)

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def generate(cls) -> Self:
        """A new key from the system's random source."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """The key of a 32-byte seed (RFC 8032 §5.1.5).

        Raises:
            BadKey: the seed is not 32 bytes.
        """
        if len(seed) != SEED_BYTES:
            raise BadKey(what="signing seed", size=len(seed))
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes: to be stored inside an encrypted store only."""
        return self._key.private_bytes_raw()

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        """The 64-byte signature over `data`, exactly as given (no pre-hashing)."""
        return self._key.sign(data)

    def __repr__(self) -> str:
        return f"SigningKey(public={self.public.hex()})"

    def __reduce__(self) -> str:
        raise TypeError("a signing key is not pickled")


def verify(public: bytes, signature: bytes, data: bytes) -> None:
    """Returns when `signature` is that of `public` over `data`.

    Args:
        public: 32 bytes.
        signature: 64 bytes.
        data: the exact bytes that were signed.

    Raises:
        BadKey: `public` is no Ed25519 key.
        BadSignature: the signature does not hold.
    """
    key = _public_key(public)
    try:
        key.verify(signature, data)
    except InvalidSignature:
        raise BadSignature() from None


def public_pem(public: bytes) -> bytes:
    """The public key as SubjectPublicKeyInfo PEM (RFC 8410), as openssl reads it.

    Raises:
        BadKey: `public` is no Ed25519 key.
    """
    return _public_key(public).public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


@lru_cache(maxsize=64)
def _public_key(public: bytes) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(public)
    except ValueError:
        raise BadKey(what="signing key", size=len(public)) from None
