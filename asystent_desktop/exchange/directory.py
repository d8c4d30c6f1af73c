"""The signed directory: who belongs to the office, with which computers, and whom everyone believes.

Rules:
- OFFICE alone signs it; the laptop pinned that key from its invitation, the hub when it was made; the key
  may be replaced by the one whose hash the version held names, in a version that names and is signed by it;
- versions never go backwards, and one version has one content;
- nothing of it expires in a way that stops local work;
- a revoked device stays in it with its key: what it signed earlier must still be checkable;
- the signed bytes are kept verbatim; this module's objects are only a reading of them.

Source: exchange.md §4, docs/exchange-messages-v1.md §2.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Final, Self

from asystent_desktop.crypto import signing
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.sealing import PUBLIC_BYTES as SEAL_BYTES
from asystent_desktop.crypto.signing import PUBLIC_BYTES as SIGN_BYTES
from asystent_desktop.exchange import fields, limits
from asystent_desktop.exchange.fields import Fields
from asystent_desktop.exchange.trust_faults import (
    BadDocument,
    DirectoryForked,
    DirectoryFull,
    DirectoryRolledBack,
    ForeignDirectory,
)

FORMAT: Final = "asystent-directory/1"
HUB: Final = "hub"
OFFICE_DEVICE: Final = "office"
ADMINISTRATOR: Final = "administrator"
ROLES: Final = ("assistant", "head", "administrator")
OFFICE_ROLES: Final = frozenset({"head", "administrator"})
"""Roles that receive every scope and may write the office's."""


@dataclass(frozen=True)
class Person:
    """An employee. `role` is one of `ROLES`; an unknown one has no rights."""

    id: str
    name: str
    title: str
    role: str


@dataclass(frozen=True)
class Device:
    """A computer of a person.

    Attributes:
        sign: Ed25519 public key, 32 bytes.
        seal: HPKE public key, 1216 bytes; empty for OFFICE, which receives nothing.
        revoked_at: From then on the hub takes nothing of it as valid; None while it is good.
    """

    id: str
    person: str
    label: str
    sign: bytes
    seal: bytes
    enrolled_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class HubKeys:
    """The hub's keys, its random epoch, which a restore changes, and where it is reached.

    Attributes:
        tls: SHA-256 (hex) of its TLS key, `crypto.tls.pin_of`; empty while it serves no network.
        addresses: ``https://host:port``, the one to be tried first first.
    """

    sign: bytes
    seal: bytes
    epoch: str
    tls: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Directory:
    """One version of the directory.

    Attributes:
        next_office_key: SHA-256 (hex) of the OFFICE public key that may replace the present one.
        recovery: Public HPKE key of RECOVERY, 1216 bytes; empty while the office has none.
    """

    office: str
    name: str
    version: int
    issued_at: datetime
    next_office_key: str
    hub: HubKeys
    people: tuple[Person, ...]
    devices: tuple[Device, ...]
    recovery: bytes = b""

    def person(self, person_id: str) -> Person | None:
        """The person with that id."""
        return self._people.get(person_id)

    def device(self, device_id: str) -> Device | None:
        """The device with that id, revoked ones too."""
        return self._devices.get(device_id)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _devices(self) -> dict[str, Device]:
        return {device.id: device for device in self.devices}

    def role_of(self, person_id: str) -> str:
        """The person's role; empty when unknown."""
        person = self.person(person_id)
        return person.role if person is not None and person.role in ROLES else ""

    def signing_key(self, sender: str) -> bytes | None:
        """The signing key of a device id or of the hub; a revoked device's too."""
        if sender == HUB:
            return self.hub.sign
        device = self.device(sender)
        return device.sign if device is not None else None

    def office_device(self) -> Device | None:
        """OFFICE itself: the one device in force that receives nothing. Its key signs the next version."""
        return next((held for held in self.devices if not held.seal and held.revoked_at is None), None)

    def recipients(self) -> tuple[Device, ...]:
        """Devices that may be sent something: not revoked, with a sealing key."""
        return tuple(device for device in self.devices if device.seal and device.revoked_at is None)

    def with_device(self, person: Person, device: Device, issued_at: datetime) -> "Directory":
        """The next version, with a person (added or replaced) and a device of hers."""
        people = (*(known for known in self.people if known.id != person.id), person)
        devices = (*(known for known in self.devices if known.id != device.id), device)
        return replace(self, version=self.version + 1, issued_at=issued_at, people=people, devices=devices)

    def without_device(self, device_id: str, revoked_at: datetime) -> "Directory":
        """The next version, with a device revoked."""
        devices = tuple(
            replace(known, revoked_at=revoked_at)
            if known.id == device_id and known.revoked_at is None
            else known
            for known in self.devices
        )
        return replace(self, version=self.version + 1, issued_at=revoked_at, devices=devices)


@dataclass(frozen=True)
class SignedDirectory:
    """The exact bytes and OFFICE's 64-byte signature over them."""

    body: bytes
    signature: bytes

    @classmethod
    def sign(cls, directory: Directory, office: signing.SigningKey) -> Self:
        """Writes and signs a version.

        Raises:
            DirectoryFull: no line of a bundle holds it.
        """
        body = encode(directory)
        refuse_full(directory, body, limits.DIRECTORY_BYTES)
        return cls(body, office.sign(body))


@dataclass(frozen=True)
class TrustState:
    """What a replica believes: OFFICE's key, pinned once, and the newest directory it has seen.

    Attributes:
        office: Id of the office; a directory of another one is refused.
    """

    office: str
    office_key: bytes
    directory: Directory | None = None
    signed: SignedDirectory | None = None

    def accept(self, offered: SignedDirectory) -> "TrustState":
        """The state after a directory was offered; itself when it is the one already held.

        Raises:
            BadSignature: not signed by the pinned OFFICE key.
            ForeignDirectory: of another office.
            DirectoryRolledBack: older than the one held.
            DirectoryForked: another content under the version held.
            BadDocument: misshapen.
        """
        directory = decode(offered.body)
        office_key = self._signer(directory)
        signing.verify(office_key, offered.signature, offered.body)
        if directory.office != self.office:
            raise ForeignDirectory(office=directory.office)
        if self.directory is not None and self.signed is not None:
            if directory.version < self.directory.version:
                raise DirectoryRolledBack(held=self.directory.version, offered=directory.version)
            if directory.version == self.directory.version:
                if offered.body != self.signed.body:
                    raise DirectoryForked(version=directory.version)
                return self
        return replace(self, office_key=office_key, directory=directory, signed=offered)

    def _signer(self, offered: Directory) -> bytes:
        """The key that must have signed it: the pinned one, or the successor that the version held names."""
        named = offered.office_device()
        successor = self.directory.next_office_key if self.directory is not None else ""
        if named is not None and successor and sha256_hex(named.sign) == successor:
            return named.sign
        return self.office_key

    @property
    def version(self) -> int:
        """Version of the directory held, 0 when there is none."""
        return self.directory.version if self.directory is not None else 0


def refuse_full(directory: Directory, body: bytes, most: int) -> None:
    """Returns when a directory of that body is no longer than `most` bytes.

    Raises:
        DirectoryFull.
    """
    if len(body) > most:
        raise DirectoryFull(computers=sum(bool(device.seal) for device in directory.devices))


def encode(directory: Directory) -> bytes:
    """The bytes to be signed."""
    return fields.written(
        {
            "format": FORMAT,
            "office": directory.office,
            "name": directory.name,
            "version": directory.version,
            "issued_at": fields.instant(directory.issued_at),
            "next_office_key": directory.next_office_key,
            "hub": {"id": HUB, **hub_document(directory.hub)},
            "people": [
                {"id": held.id, "name": held.name, "title": held.title, "role": held.role}
                for held in directory.people
            ],
            "devices": [_device_document(held) for held in directory.devices],
            **({"recovery": fields.octets(directory.recovery)} if directory.recovery else {}),
        }
    )


def hub_document(hub: HubKeys) -> dict[str, object]:
    """The hub as directory and invitation name it; the latter leaves the sealing key to the directory."""
    document: dict[str, object] = {
        "sign": fields.octets(hub.sign),
        **({"seal": fields.octets(hub.seal)} if hub.seal else {}),
        "epoch": hub.epoch,
    }
    return document | ({"tls": hub.tls, "addresses": list(hub.addresses)} if hub.tls else {})


def hub_keys(document: Fields, *, invited: bool = False) -> HubKeys:
    """The hub in a directory or an invitation.

    Raises:
        BadDocument: a field is misshapen.
    """
    seal = b"" if invited else document.octets("seal", SEAL_BYTES)
    keys = HubKeys(document.octets("sign", SIGN_BYTES), seal, document.ident("epoch"))
    if not document.has("tls"):
        return keys
    return replace(keys, tls=document.digest("tls"), addresses=document.addresses("addresses"))


def _device_document(device: Device) -> dict[str, object]:
    return {
        "id": device.id,
        "person": device.person,
        "label": device.label,
        "sign": fields.octets(device.sign),
        "seal": fields.octets(device.seal),
        "enrolled_at": fields.instant(device.enrolled_at),
        "revoked_at": None if device.revoked_at is None else fields.instant(device.revoked_at),
    }


@lru_cache(maxsize=4)
def decode(body: bytes) -> Directory:
    """The directory in these bytes; the signature is somebody else's task.

    Raises:
        BadDocument: a field is misshapen, an id stands twice, a device belongs to nobody, or a device poses
            as the hub.
        AppError: the faults of `strict_json`.
    """
    document = fields.read(body, FORMAT, "directory")
    directory = Directory(
        office=document.ident("office"),
        name=document.text("name"),
        version=document.number("version", lowest=1),
        issued_at=document.instant("issued_at"),
        next_office_key=document.digest("next_office_key"),
        hub=hub_keys(document.object("hub")),
        people=tuple(_person(held) for held in document.objects("people")),
        devices=tuple(_device(held) for held in document.objects("devices")),
        recovery=document.octets("recovery", SEAL_BYTES) if document.has("recovery") else b"",
    )
    people = [person.id for person in directory.people]
    devices = [device.id for device in directory.devices]
    _refuse_twice(people, "people")
    _refuse_twice([*devices, HUB], "devices")
    if not {device.person for device in directory.devices} <= set(people):
        raise BadDocument(what="directory", field="devices")
    return directory


def _person(document: Fields) -> Person:
    return Person(document.ident("id"), document.text("name"), document.text("title"), document.ident("role"))


def _device(document: Fields) -> Device:
    seal = document.octets("seal")
    if len(seal) not in (0, SEAL_BYTES):
        raise BadDocument(what="directory", field="seal")
    return Device(
        id=document.ident("id"),
        person=document.ident("person"),
        label=document.text("label"),
        sign=document.octets("sign", SIGN_BYTES),
        seal=seal,
        enrolled_at=document.instant("enrolled_at"),
        revoked_at=document.instant_or_none("revoked_at"),
    )


def _refuse_twice(ids: Iterable[str], field: str) -> None:
    listed = list(ids)
    if len(set(listed)) != len(listed):
        raise BadDocument(what="directory", field=field)
