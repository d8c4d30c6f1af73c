"""Computers a restored hub has forgotten: OFFICE enrolled them after the backup the hub was filled from.

A hub that was resumed before anybody brought the newer directory names them nowhere: it would hear them
never again, nor take in what they wrote. What proves them is the earlier directory itself. OFFICE signed it,
so anybody may bring it: the computer, which introduces itself once it gets no answer, or a colleague's. The
hub only notes what it is shown. Whether a computer belongs to the office again, an officer says, for it may
have been revoked after that backup, too.
Source: ADR-0049; docs/exchange-messages-v1.md §2.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop.crypto import signing
from asystent_desktop.crypto.signing import SIGNATURE_BYTES
from asystent_desktop.exchange import signed
from asystent_desktop.exchange.directory import Device, Directory, Person, SignedDirectory, decode
from asystent_desktop.exchange.trust_faults import ForeignDirectory
from asystent_desktop.hub import state
from asystent_desktop.ports.hub import HubUnit

_PREFIX: Final = "forgotten/"


@dataclass(frozen=True)
class Forgotten:
    """A computer as an earlier directory names it.

    Attributes:
        version: Of that directory. `since`: when it was shown here first.
    """

    person: Person
    device: Device
    version: int
    since: datetime


def unpack(file: bytes) -> SignedDirectory:
    """A signed directory out of its file (exchange-messages-v1 §1).

    Raises:
        BadDocument: it is no such file.
    """
    body, (signature,) = signed.unpack(file, (SIGNATURE_BYTES,), "directory")
    return SignedDirectory(body, signature)


def note(unit: HubUnit, offered: SignedDirectory, at: datetime) -> None:
    """Notes whom an earlier directory names and ours does not.

    Raises:
        BadSignature: the OFFICE key in force did not sign it: one that was changed over proves nothing.
        ForeignDirectory, BadDocument.
    """
    trusted, present = state.trust(unit), state.directory(unit)
    signing.verify(trusted.office_key, offered.signature, offered.body)
    earlier = decode(offered.body)
    if earlier.office != present.office:
        raise ForeignDirectory(office=earlier.office)
    for device in earlier.devices:
        person = earlier.person(device.person)
        if not device.seal or person is None or present.device(device.id) is not None:
            continue
        former = find(unit, device.id)
        if former is None or former.version < earlier.version:
            made = Forgotten(person, device, earlier.version, at if former is None else former.since)
            unit.put_document(_PREFIX + device.id, msgspec.json.encode(made))


def waiting(unit: HubUnit) -> tuple[Forgotten, ...]:
    """Computers about which an officer has to decide, in the order of their enrolment."""
    directory = state.directory(unit)
    found = [msgspec.json.decode(one, type=Forgotten) for one in unit.documents(_PREFIX).values()]
    left = [one for one in found if directory.device(one.device.id) is None]
    return tuple(sorted(left, key=lambda one: (one.device.enrolled_at, one.device.id)))


def find(unit: HubUnit, device_id: str) -> Forgotten | None:
    """What was shown of that computer; None when nothing was."""
    held = unit.document(_PREFIX + device_id)
    return None if held is None else msgspec.json.decode(held, type=Forgotten)


def joined(directory: Directory, found: Collection[Forgotten], at: datetime) -> Directory:
    """The next version, which names these computers again as the earlier ones did.

    A person the directory knows stays as it knows her; a computer once called revoked stays so.
    """
    people = {one.person.id: one.person for one in found if directory.person(one.person.id) is None}
    devices = {one.device.id: one.device for one in found if directory.device(one.device.id) is None}
    return replace(
        directory,
        version=directory.version + 1,
        issued_at=at,
        people=(*directory.people, *people.values()),
        devices=(*directory.devices, *devices.values()),
    )
