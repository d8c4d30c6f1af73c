"""Sealing and checking at the simulator's speed.

`SimSealingKey` keeps what the simulator needs of HPKE: only the right key with the right `info` opens, any
altered byte is refused with the product's own fault, two sealings of one content differ. Ed25519 stays real:
signatures are made and checked by the product, but one and the same question is answered from memory.
The real sealing is proven by its own vectors and tests.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from unittest.mock import patch

from asystent_desktop.crypto import sealing, signing
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.crypto.faults import BadSignature, CannotOpen
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.exchange import bundle, directory, trust_store
from asystent_desktop.hub import escrow, founding, succession
from asystent_desktop.hub.office_key import NewOfficeKeys, OfficeKey

_ENC_BYTES, _TAG_BYTES = 1120, 16


class SimSealingKey:
    """Stands for `crypto.sealing.SealingKey`."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self.public = hashlib.shake_256(b"public" + seed).digest(sealing.PUBLIC_BYTES)

    def open(self, ciphertext: bytes, info: bytes) -> bytes:
        """The plaintext; refused as the real one refuses."""
        enc, body = ciphertext[:_ENC_BYTES], ciphertext[_ENC_BYTES:-_TAG_BYTES]
        if ciphertext[-_TAG_BYTES:] != _tag(self.public, enc, body, info):
            raise CannotOpen()
        return body

    def to_bytes(self) -> bytes:
        """The seed."""
        return self._seed


class Sealer:
    """Stands for `crypto.sealing.seal`; counts, so that no two sealings are equal."""

    def __init__(self, start: int = 0) -> None:
        self._made = start

    def __call__(self, public: bytes, plaintext: bytes, info: bytes) -> bytes:
        self._made += 1
        enc = self._made.to_bytes(8, "big") + bytes(_ENC_BYTES - 8)
        return enc + plaintext + _tag(public, enc, plaintext, info)


def _tag(public: bytes, enc: bytes, body: bytes, info: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=_TAG_BYTES)
    for part in (public, enc, info, body):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


_verify = signing.verify
_decode = directory.decode


@lru_cache(maxsize=20_000)
def _holds(public: bytes, signature: bytes, data: bytes) -> bool:
    try:
        _verify(public, signature, data)
    except BadSignature:
        return False
    return True


def remembered_verify(public: bytes, signature: bytes, data: bytes) -> None:
    """As `signing.verify`."""
    if not _holds(public, signature, data):
        raise BadSignature()


remembered_decode = lru_cache(maxsize=2_000)(_decode)
"""As `directory.decode`; a `Directory` is frozen."""


RECOVERY = SimSealingKey(hashlib.sha256(b"recovery").digest())
"""The key two officers hold in halves."""


class _Recovery:
    """Stands for the class `SealingKey` where RECOVERY is made."""

    @staticmethod
    def generate() -> SimSealingKey:
        return RECOVERY


def office_key(number: int) -> OfficeKey:
    """The OFFICE key of that number, the first one being 1."""
    return OfficeKey(SigningKey.from_seed(hashlib.sha256(f"klucz {number}".encode()).digest()))


def _office_keys(_passphrase: str, _cost: Cost = Cost.DEFAULT) -> NewOfficeKeys:
    return NewOfficeKeys(office_key(1), b"", b"", hashlib.sha256(office_key(2).public).hexdigest())


def _successor(passphrase: str, _cost: Cost = Cost.DEFAULT) -> tuple[bytes, str]:
    """The passphrase names the key: "klucz 3"."""
    following = office_key(int(passphrase.rpartition(" ")[2]))
    return b"", hashlib.sha256(following.public).hexdigest()


@contextmanager
def quick_crypto() -> Iterator[None]:
    """The seeded sealer in place, keys of the office without Argon2, equal questions answered once."""
    defaults: dict[str, Any] = dict(bundle.encode.__kwdefaults__ or {})
    with (
        patch.object(bundle.encode, "__kwdefaults__", {**defaults, "seal": Sealer()}),
        patch.object(signing, "verify", remembered_verify),
        patch.object(trust_store, "decode", remembered_decode),
        patch.object(directory, "decode", remembered_decode),
        patch.object(founding, "new_office_keys", _office_keys),
        patch.object(succession, "new_successor", _successor),
        patch.object(escrow, "SealingKey", _Recovery),
    ):
        yield
