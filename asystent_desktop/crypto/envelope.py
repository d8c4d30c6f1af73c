"""A secret under a passphrase: the vault header, the hub header and the OFFICE key file.

Layout, version 1, 130 bytes, numbers big-endian (docs/vault-header-v1.md):

    offset size field
         0    8 magic "ASYSTENT"
         8    1 version, 1
         9    1 purpose (1 vault, 2 hub, 3 OFFICE key, 4 half of RECOVERY, 5 unlock file)
        10    4 Argon2id memory in KiB
        14    4 Argon2id iterations
        18    4 Argon2id lanes
        22   16 salt
        38   12 nonce
        50   48 wrapped secret: 32 bytes and the 16-byte tag
        98   32 SHA-256 of everything before

The wrap is ChaCha20-Poly1305 under Argon2id(passphrase, salt) with bytes 0-49 as additional data. The
checksum is no protection: it tells a damaged copy (use the other one) from a wrong passphrase. Every later
version ends in the SHA-256 of everything before it too, so a flipped version byte is told from a newer one.
"""

import secrets
import struct
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from asystent_desktop.crypto.digests import same, sha256
from asystent_desktop.crypto.faults import (
    BadKey,
    DamagedHeader,
    ForeignFile,
    HostileParameters,
    NewerVersion,
    UnusablePassphrase,
    WrongPassphrase,
    WrongPurpose,
)
from asystent_desktop.crypto.process import no_core_dump

MAGIC = b"ASYSTENT"
VERSION = 1
SECRET_BYTES = 32
ENVELOPE_BYTES = 130
_SALT_BYTES = 16
_NONCE_BYTES = 12
_HEAD = struct.Struct(f">8sBBIII{_SALT_BYTES}s{_NONCE_BYTES}s")
_CHECKSUM_BYTES = 32

MAX_MEMORY_KIB = 2 * 1024 * 1024
MAX_LANES = 64
MAX_WORK_KIB = 16 * 1024 * 1024
"""Upper bound of memory times iterations: about 13 seconds on a slow laptop."""


class Purpose(IntEnum):
    """What an envelope's secret is for. Bound by the additional data: one cannot pose as another."""

    VAULT = 1
    HUB = 2
    OFFICE = 3
    RECOVERY = 4
    UNLOCK = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id parameters (RFC 9106). Without arguments: the cost of every real file, about 0.3 s.

    Args:
        memory_kib: memory in KiB, at least 8 per lane.
        iterations: passes over that memory, at least 1.
        lanes: degree of parallelism, at least 1.
    """

    memory_kib: int = 128 * 1024
    iterations: int = 3
    lanes: int = 4

    DEFAULT: ClassVar["Cost"]
    MINIMAL: ClassVar["Cost"]

    def check(self) -> Self:
        """Itself, when it may be spent.

        Raises:
            HostileParameters: outside the bounds, so that a prepared file cannot exhaust the machine.
        """
        enough = self.iterations >= 1 and self.lanes >= 1 and self.memory_kib >= 8 * self.lanes
        bounded = (
            self.lanes <= MAX_LANES
            and self.memory_kib <= MAX_MEMORY_KIB
            and self.memory_kib * self.iterations <= MAX_WORK_KIB
        )
        if not (enough and bounded):
            raise HostileParameters(memory_kib=self.memory_kib, iterations=self.iterations, lanes=self.lanes)
        return self


Cost.DEFAULT = Cost()
Cost.MINIMAL = Cost(memory_kib=64, iterations=1, lanes=1)
"""For tests and fictional data only; always passed by name, never a fallback."""


def wrap(secret: bytes, passphrase: str, purpose: Purpose, cost: Cost = Cost.DEFAULT) -> bytes:
    """The envelope of `secret` under `passphrase`, with a new salt and nonce.

    Args:
        secret: 32 bytes.
        passphrase: any text; normalised to NFC, so that "ó" typed in two ways is the same.
        purpose: what the secret opens.
        cost: what one guess costs.

    Raises:
        BadKey: the secret is not 32 bytes.
        UnusablePassphrase: empty, or not writable as UTF-8.
        HostileParameters: a cost that `unwrap` would refuse.
    """
    if len(secret) != SECRET_BYTES:
        raise BadKey(what="wrapped secret", size=len(secret))
    return _wrap(secret, passphrase, purpose, cost.check(), secrets.token_bytes(_SALT_BYTES + _NONCE_BYTES))


def _wrap(secret: bytes, passphrase: str, purpose: int, cost: Cost, random: bytes) -> bytes:
    """The envelope with given randomness: salt ‖ nonce, 28 bytes."""
    salt, nonce = random[:_SALT_BYTES], random[_SALT_BYTES:]
    head = _HEAD.pack(MAGIC, VERSION, purpose, cost.memory_kib, cost.iterations, cost.lanes, salt, nonce)
    try:
        phrase = passphrase_bytes(passphrase)
    except UnicodeEncodeError:
        raise UnusablePassphrase() from None
    if not phrase:
        raise UnusablePassphrase()
    wrapped = ChaCha20Poly1305(_derive(phrase, salt, cost)).encrypt(nonce, secret, head)
    return head + wrapped + sha256(head + wrapped)


def unwrap(data: bytes, passphrase: str, purpose: Purpose) -> bytes:
    """The 32-byte secret of an envelope. Nothing is derived before the header is known to be sane.

    Raises:
        ForeignFile: not an envelope at all.
        DamagedHeader: checksum or length does not fit.
        NewerVersion: written by a newer program.
        WrongPurpose: an envelope for something else.
        HostileParameters: an absurd cost.
        WrongPassphrase: everything is sound but the passphrase.
    """
    cost = inspect(data, purpose)
    head, wrapped = data[: _HEAD.size], data[_HEAD.size : -_CHECKSUM_BYTES]
    *_, salt, nonce = _HEAD.unpack(head)
    try:
        key = _derive(passphrase_bytes(passphrase), salt, cost)
        return ChaCha20Poly1305(key).decrypt(nonce, wrapped, head)
    except (InvalidTag, UnicodeEncodeError):
        raise WrongPassphrase() from None


def inspect(data: bytes, purpose: Purpose) -> Cost:
    """The cost of an envelope whose every public field holds; needs no passphrase.

    Raises:
        ForeignFile, DamagedHeader, NewerVersion, WrongPurpose, HostileParameters: as `unwrap`.
    """
    if not data.startswith(MAGIC):
        raise ForeignFile()
    if len(data) <= len(MAGIC) + _CHECKSUM_BYTES or not same(
        sha256(data[:-_CHECKSUM_BYTES]), data[-_CHECKSUM_BYTES:]
    ):
        raise DamagedHeader(size=len(data))
    version = data[len(MAGIC)]
    if version > VERSION:
        raise NewerVersion(version=version, known=VERSION)
    if version != VERSION or len(data) != ENVELOPE_BYTES:
        raise DamagedHeader(size=len(data))
    _, _, found, memory_kib, iterations, lanes, _, _ = _HEAD.unpack(data[: _HEAD.size])
    if found != purpose:
        raise WrongPurpose(expected=purpose.name.lower(), found=_purpose_name(found))
    return Cost(memory_kib, iterations, lanes).check()


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as Argon2id takes it: Unicode NFC, UTF-8.

    Raises:
        UnicodeEncodeError: it holds lone surrogates.
    """
    return unicodedata.normalize("NFC", passphrase).encode()


def _derive(phrase: bytes, salt: bytes, cost: Cost) -> bytes:
    no_core_dump()  # every secret that is kept under a passphrase enters or leaves the process here
    return Argon2id(
        salt=salt,
        length=SECRET_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(phrase)


def _purpose_name(number: int) -> str:
    return {purpose.value: purpose.name.lower() for purpose in Purpose}.get(number, "unknown")
