"""Computers a restored hub has forgotten: OFFICE enrolled them after the backup the hub was filled from.

A hub that was resumed before anybody brought the newer directory names them nowhere: it would hear them
never again, nor take in what they wrote. What proves them is the earlier directory itself. OFFICE signed it,
so anybody may bring it: the computer, which introduces itself once it gets no answer, or a colleague's. The
hub only notes what it is shown. Whether a computer belongs to the office again, an officer says, for it may
have been revoked after that backup, too.
Source: ADR-0049; docs/exchange-messages-v1.md §2.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop.crypto import signing
from asystent_desktop.crypto.faults import BadSignature
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
        former_key: Only an OFFICE key that was changed over since signed it. Whoever got hold of that key
            could sign anybody in, so such a computer is readmitted by its id alone.
    """

    person: Person
    device: Device
    version: int
    since: datetime
    former_key: bool = False


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
        BadSignature: no OFFICE key of ours signed it, or a former one signed what is newer than ours.
        ForeignDirectory, BadDocument.
    """
    trusted, present, earlier = state.trust(unit), state.directory(unit), decode(offered.body)
    former_key = _signed_by_former(present, trusted.office_key, offered)
    if earlier.office != present.office:
        raise ForeignDirectory(office=earlier.office)
    if earlier.version >= present.version:
        raise BadSignature()
    for device in earlier.devices:
        person = earlier.person(device.person)
        if not device.seal or person is None or present.device(device.id) is not None:
            continue
        former = find(unit, device.id)
        if former is None or former.version < earlier.version:
            since = at if former is None else former.since
            made = Forgotten(person, device, earlier.version, since, former_key)
            unit.put_document(_PREFIX + device.id, msgspec.json.encode(made))


def _signed_by_former(present: Directory, office_key: bytes, offered: SignedDirectory) -> bool:
    """Whether a former key of the office signed it, and not the one in force.

    Raises:
        BadSignature: neither did.
    """
    former = [one.sign for one in present.devices if not one.seal and one.sign != office_key]
    for key in (office_key, *former):
        with suppress(BadSignature):
            signing.verify(key, offered.signature, offered.body)
            return key != office_key
    raise BadSignature()


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
