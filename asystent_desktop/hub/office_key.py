"""The OFFICE key: the root of the office, in a file of its own that never lies in the hub's folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.envelope import Cost, Purpose, unwrap, wrap
from asystent_desktop.crypto.faults import WrongPassphrase
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.hub.care_faults import WrongPassphraseOf
from asystent_desktop.hub.faults import OfficeKeyInsideHub
from asystent_desktop.ports.desk import HubDesk


class Place(Protocol):
    """A path, as far as this room needs one (`pathlib.Path` is one)."""

    def resolve(self) -> "Place":
        """Absolute, without symbolic links."""
        ...

    def is_relative_to(self, other: Any, /) -> bool:
        """Whether it lies in `other`."""
        ...


@dataclass(frozen=True)
class OfficeKey:
    """The opened OFFICE key."""

    signing: SigningKey

    @property
    def public(self) -> bytes:
        """32 bytes: what invitations carry and replicas pin."""
        return self.signing.public


@dataclass(frozen=True)
class NewOfficeKeys:
    """The key of a new office and its sealed successor.

    Attributes:
        key_file: The OFFICE key under its passphrase.
        next_key_file: The key that may replace it one day, under the same passphrase: to be kept elsewhere.
        next_public_sha256: What the directory says of the successor.
    """

    key: OfficeKey
    key_file: bytes
    next_key_file: bytes
    next_public_sha256: str


def new_office_keys(passphrase: str, cost: Cost = Cost.DEFAULT) -> NewOfficeKeys:
    """Makes the OFFICE key and its successor.

    Raises:
        UnusablePassphrase: it is empty or not writable as UTF-8.
    """
    key = SigningKey.generate()
    next_key_file, next_public_sha256 = new_successor(passphrase, cost)
    return NewOfficeKeys(
        key=OfficeKey(key),
        key_file=wrap(key.seed, passphrase, Purpose.OFFICE, cost),
        next_key_file=next_key_file,
        next_public_sha256=next_public_sha256,
    )


def new_successor(passphrase: str, cost: Cost = Cost.DEFAULT) -> tuple[bytes, str]:
    """The file of a new successor, and the hash by which the directory names it.

    Raises:
        UnusablePassphrase: the passphrase is empty or not writable as UTF-8.
    """
    successor = SigningKey.generate()
    return wrap(successor.seed, passphrase, Purpose.OFFICE, cost), sha256_hex(successor.public)


def open_office_key(key_file: bytes, passphrase: str) -> OfficeKey:
    """The key in a file.

    Raises:
        ForeignFile, DamagedHeader, NewerVersion, WrongPurpose, HostileParameters, WrongPassphraseOf.
    """
    with passphrase_of("passphrase-office-key"):
        return OfficeKey(SigningKey.from_seed(unwrap(key_file, passphrase, Purpose.OFFICE)))


@contextmanager
def passphrase_of(which: str) -> Iterator[None]:
    """What is opened inside asks for one passphrase of several: a wrong one says which.

    Raises:
        WrongPassphraseOf: in the place of WrongPassphrase.
    """
    try:
        yield
    except WrongPassphrase:
        raise WrongPassphraseOf(which=which) from None


def check_place(hub: HubDesk, key_file: Place) -> None:
    """Returns when an OFFICE key may lie there; asked before one is written and before one is read.

    Raises:
        OfficeKeyInsideHub: it lies in the hub's folder, directly or through a link.
    """
    if key_file.resolve().is_relative_to(hub.folder.resolve()):
        raise OfficeKeyInsideHub()
