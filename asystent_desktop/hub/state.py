"""What a hub remembers beside the journal, as small documents inside its encrypted store."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from asystent_desktop.domain.kinds.office import Assignment
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import Directory, TrustState
from asystent_desktop.exchange.routing import Standing
from asystent_desktop.hub.faults import HubNotFounded
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.exchange import ExchangeUnit

_MAKERS = "makers"
_INVITATIONS = "invitations"
_QUARANTINE = "quarantine"
_QUARANTINE_ROWS = 500


@dataclass(frozen=True)
class DeviceNote:
    """What the hub remembers of one computer.

    Attributes:
        heads: Heads the computer declared last; what is not an ancestor of them is sent.
        directory_version: The version it declared.
        number: Number of the last reply made for it; `previous`: that reply's SHA-256.
        reply_digest: What the last reply said, so that the same is not laid out twice.
    """

    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    directory_version: int = 0
    number: int = 0
    previous: str | None = None
    reply_digest: str = ""
    last_heard_at: datetime | None = None


@dataclass(frozen=True)
class InvitationNote:
    """An invitation this hub made; `used_by` is the device that answered it."""

    body: bytes
    expires_at: datetime
    used_by: str = ""


@dataclass(frozen=True)
class SetAside:
    """A bundle nobody could accept, or one that held a refused commit. `code` says why."""

    name: str
    code: str
    at: datetime


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


def standing(hub: HubDesk) -> Standing:
    """What the office knows today: directory, folded assignments, makers of unassigned families.

    Opens transactions of its own: never call it inside one.
    """
    with hub.unit_of_work() as work:
        assignments = tuple(work.find(Assignment))
    with hub.exchange_unit() as unit:
        return Standing(directory(unit), assignments, makers(unit), hub.clock.today())


def makers(unit: ExchangeUnit) -> dict[str, str]:
    """Family scope to whoever made it known first."""
    held = unit.document(_MAKERS)
    return {} if held is None else msgspec.json.decode(held, type=dict[str, str])


def put_makers(unit: ExchangeUnit, found: Mapping[str, str]) -> None:
    """Keeps the makers."""
    unit.put_document(_MAKERS, msgspec.json.encode(dict(found)))


def invitations(unit: ExchangeUnit) -> dict[str, InvitationNote]:
    """Invitations by id."""
    held = unit.document(_INVITATIONS)
    return {} if held is None else msgspec.json.decode(held, type=dict[str, InvitationNote])


def put_invitation(unit: ExchangeUnit, invitation_id: str, note: InvitationNote) -> None:
    """Keeps an invitation, replacing what was kept of it."""
    unit.put_document(_INVITATIONS, msgspec.json.encode({**invitations(unit), invitation_id: note}))


def device_note(unit: ExchangeUnit, device_id: str) -> DeviceNote:
    """What is remembered of a computer; a blank note when nothing is."""
    held = unit.document(f"device/{device_id}")
    return DeviceNote() if held is None else msgspec.json.decode(held, type=DeviceNote)


def put_device_note(unit: ExchangeUnit, device_id: str, note: DeviceNote) -> None:
    """Keeps the note of a computer."""
    unit.put_document(f"device/{device_id}", msgspec.json.encode(note))


def quarantine(unit: ExchangeUnit) -> tuple[SetAside, ...]:
    """Bundles set aside, oldest first."""
    held = unit.document(_QUARANTINE)
    return () if held is None else msgspec.json.decode(held, type=tuple[SetAside, ...])


def set_aside(unit: ExchangeUnit, name: str, code: str, at: datetime) -> None:
    """Remembers a bundle set aside; the same bundle once, with its latest reason."""
    others = [held for held in quarantine(unit) if held.name != name]
    rows = [*others, SetAside(name, code, at)][-_QUARANTINE_ROWS:]
    unit.put_document(_QUARANTINE, msgspec.json.encode(rows))


def with_reply(note: DeviceNote, number: int, previous: str | None, digest: str) -> DeviceNote:
    """The note after a reply was made."""
    return replace(note, number=number, previous=previous, reply_digest=digest)
