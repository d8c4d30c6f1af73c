"""What a hub remembers beside the journal: small documents and rows of its store, one for each thing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import msgspec

from asystent_desktop.domain.kinds.office import Assignment
from asystent_desktop.domain.kinds.scope import Revocation
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import OFFICE_ROLES, Directory, TrustState
from asystent_desktop.exchange.routing import Roster, Standing, entitled, entitled_at_most
from asystent_desktop.hub import terms
from asystent_desktop.hub.faults import HubNotFounded
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import ExchangeUnit
from asystent_desktop.ports.hub import HubUnit, SetAside as SetAside

_INVITATION = "invitation/"


@dataclass(frozen=True)
class DeviceNote:
    """What the hub remembers of one computer.

    Attributes:
        heads: Heads the computer declared last; what is not an ancestor of them is sent.
        directory_version: The version it declared.
        number: Number of the last reply made for it; `previous`: that reply's SHA-256.
        reply_digest: What the last reply said, so that the same is not laid out twice.
        arriving: Scopes it said it was not told to be complete.
        peer_digest: Digest of our heads as it remembers them.
        wanted: Digest of the chunks of scans, and of the commits, it was told the hub lacks.
        released: Scopes it was told it may let go, while it declares the heads it declared then.
        lacking: What it said that it lacks, by scope. `above`: its tips where it declared no heads for that.
    """

    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    directory_version: int = 0
    number: int = 0
    previous: str | None = None
    reply_digest: str = ""
    last_heard_at: datetime | None = None
    arriving: tuple[str, ...] = ()
    peer_digest: str = ""
    wanted: str = ""
    released: tuple[str, ...] = ()
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class InvitationNote:
    """An invitation this hub made; `used_by` is the device that answered it."""

    body: bytes
    expires_at: datetime
    used_by: str = ""


def trust(unit: ExchangeUnit) -> TrustState:
    """What the hub believes.

    Raises:
        HubNotFounded: `hub init` was never run.
    """
    state = trust_store.load(unit.document)
    if state is None or state.directory is None:
        raise HubNotFounded()
    return state


def directory(unit: ExchangeUnit) -> Directory:
    """The directory in force.

    Raises:
        HubNotFounded.
    """
    held = trust(unit).directory
    if held is None:
        raise HubNotFounded()
    return held


def standing(hub: HubDesk, scopes: Collection[str] | None = None) -> Standing:
    """What the office knows today, with the makers of these scopes or of all.

    Opens a transaction of its own: never call it inside one, and decide nothing upon it; see `standing_in`.
    """
    with hub.reading() as unit:
        return standing_in(unit, hub.clock.today(), scopes)


def standing_in(
    unit: HubUnit, on: date, scopes: Collection[str] | None = None, person: str | None = None
) -> Standing:
    """What the office knows inside this transaction: what is decided upon it holds until it is committed.

    Args:
        scopes: Makers of these scopes, and of all that `person` made known, are enough: the number of
            families must not make each exchange dearer. All of them when neither is given.

    Raises:
        HubNotFounded: There is no directory yet.
    """
    revoked = unit.of_all(Revocation, _devices)
    found = makers(unit, scopes, person)
    assignments = unit.of_all(Assignment, Roster)
    return Standing(directory(unit), assignments, found, on, terms.grace_days(on), revoked)


def _devices(revocations: list[Revocation]) -> frozenset[str]:
    return frozenset(one.device_id for one in revocations)


def entitled_scopes(unit: HubUnit, standing: Standing, person_id: str) -> frozenset[str]:
    """Scopes with commits here that the person's computers are sent."""
    if standing.directory.role_of(person_id) in OFFICE_ROLES:
        return entitled(standing, person_id, unit.scopes())
    wanted = entitled(standing, person_id, entitled_at_most(standing, person_id))
    return frozenset(unit.heads(wanted))


def makers(unit: HubUnit, scopes: Collection[str] | None = None, person: str | None = None) -> dict[str, str]:
    """Family scope to whoever made it known first: of these scopes and this person, or all."""
    return unit.makers(scopes, person)


def put_makers(unit: HubUnit, found: Mapping[str, str]) -> None:
    """Keeps these makers beside the others."""
    unit.put_makers(found)


def invitation(unit: ExchangeUnit, invitation_id: str) -> InvitationNote | None:
    """An invitation this hub made."""
    held = unit.document(_INVITATION + invitation_id)
    return None if held is None else msgspec.json.decode(held, type=InvitationNote)


def put_invitation(unit: ExchangeUnit, invitation_id: str, note: InvitationNote) -> None:
    """Keeps an invitation, replacing what was kept of it."""
    unit.put_document(_INVITATION + invitation_id, msgspec.json.encode(note))


def device_note(unit: ExchangeUnit, device_id: str) -> DeviceNote:
    """What is remembered of a computer; a blank note when nothing is."""
    held = unit.document(f"device/{device_id}")
    return DeviceNote() if held is None else msgspec.json.decode(held, type=DeviceNote)


def put_device_note(unit: ExchangeUnit, device_id: str, note: DeviceNote) -> None:
    """Keeps the note of a computer."""
    unit.put_document(f"device/{device_id}", msgspec.json.encode(note))


def quarantine(unit: HubUnit) -> tuple[SetAside, ...]:
    """Bundles set aside, oldest first."""
    return unit.quarantine()


def set_aside(unit: HubUnit, name: str, code: str, at: datetime) -> None:
    """Remembers a bundle set aside; the same bundle once, with its latest reason."""
    unit.set_aside(name, code, at)


def with_reply(note: DeviceNote, number: int, previous: str | None, digest: str) -> DeviceNote:
    """The note after a reply was made."""
    return replace(note, number=number, previous=previous, reply_digest=digest)
