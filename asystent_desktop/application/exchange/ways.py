"""The ways to the office that are open now: its server, or a folder or stick that holds its exchange folder.

Cheap enough to be asked every few seconds, and free of side effects: nothing is signed, written or moved.
A folder is this office's when it holds the box with replies to this very computer, which nobody else makes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from asystent_desktop.application.exchange.inbox import trust
from asystent_desktop.application.exchange.memory import memory, pending_enrolment
from asystent_desktop.exchange.boxes import for_device
from asystent_desktop.exchange.directory import HubKeys
from asystent_desktop.exchange.fields import is_address
from asystent_desktop.exchange.invitation import read_invitation
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.ports.carrier import (
    ByteProgress,
    Carrier,
    CarrierAway,
    NoWay,
    OfficeAddress,
    OfficeRefuses,
    WrongPin,
)
from asystent_desktop.ports.desk import Desk, House


class WayKind(StrEnum):
    """What the exchange would go through."""

    NETWORK = "network"
    FOLDER = "folder"


@dataclass(frozen=True)
class Way:
    """An open way.

    Attributes:
        place: ``https://host:port``, or the folder's path: what `exchange_week` takes as `via`.
        replies: Bundles of the office that lie there for this computer; 0 for its server, which says so only
            to whom it knows.
    """

    kind: WayKind
    place: str
    replies: int = 0


@dataclass(frozen=True)
class Sought:
    """What to look for; read once, usable in any thread.

    Attributes:
        folders: Where exchanges went through before.
    """

    device: str
    addresses: tuple[OfficeAddress, ...] = ()
    folders: tuple[str, ...] = ()


def sought(desk: Desk, folders: Iterable[str] = ()) -> Sought:
    """What this computer looks for. Reads the store.

    Args:
        folders: Those the person chose; the one that served last is added.
    """
    with desk.exchange_unit() as unit:
        last = memory(unit).last_carrier
    known = [*folders, *([last] if last and not is_address(last) else [])]
    return Sought(desk.identity().device_id, addresses(desk), tuple(dict.fromkeys(known)))


def addresses(desk: Desk) -> tuple[OfficeAddress, ...]:
    """Where the office's server is, as the directory says, or before the first one the invitation."""
    hub = _hub(desk)
    return () if hub is None or not hub.tls else tuple(OfficeAddress(url, hub.tls) for url in hub.addresses)


def _hub(desk: Desk) -> HubKeys | None:
    with desk.exchange_unit() as unit:
        try:
            directory = trust(unit).directory
        except NotEnrolled:
            return None
        pending = pending_enrolment(unit)
    if directory is not None:
        return directory.hub
    return read_invitation(pending.invitation_file).invitation.hub if pending is not None else None


def look(house: House, wanted: Sought) -> tuple[Way, ...]:
    """The ways that are open now, the network first. Opens no store: any thread may ask.

    Raises:
        WrongPin: another server answers at the office's address, and there is no way but that.
    """
    found, alarm = _servers(house, wanted)
    folders = dict.fromkeys([*wanted.folders, *house.on_sticks(for_device(wanted.device))])
    found += [way for folder in folders if (way := _folder(house, folder, wanted.device)) is not None]
    if alarm is not None and not found:
        raise alarm
    return tuple(found)


def find_ways(desk: Desk, house: House, folders: Iterable[str] = ()) -> tuple[Way, ...]:
    """`sought` and `look` in one.

    Raises:
        WrongPin: as `look`.
    """
    return look(house, sought(desk, folders))


def the_way(desk: Desk, house: House, folders: Iterable[str] = ()) -> Way:
    """The first open way.

    Raises:
        NoWay: there is none.
        WrongPin: as `look`.
    """
    found = find_ways(desk, house, folders)
    if not found:
        raise NoWay()
    return found[0]


def way_to(place: str) -> Way:
    """The way somebody named: an address of a server, or a folder."""
    return Way(WayKind.NETWORK if place.startswith("https://") else WayKind.FOLDER, place)


def carrier_for(desk: Desk, house: House, way: Way, watch: ByteProgress | None = None) -> Carrier:
    """The carrier of a way. Reads the store.

    Args:
        watch: Told of every piece that goes over the network; what it raises breaks off, safe at any byte.

    Raises:
        NotEnrolled: the vault knows no office.
        OfficeRefuses: reason `no-pin`: neither directory nor invitation names a server's key.
    """
    if way.kind is WayKind.FOLDER:
        return house.carrier(way.place)
    hub = _hub(desk)
    if hub is None:
        raise NotEnrolled()
    if not hub.tls or not is_address(way.place):
        raise OfficeRefuses(url=way.place, reason="no-pin" if not hub.tls else "bad-address")
    return house.connect(desk, OfficeAddress(way.place, hub.tls), watch)


def _servers(house: House, wanted: Sought) -> tuple[list[Way], WrongPin | None]:
    alarm = None
    for address in wanted.addresses:
        try:
            if house.answers(address):
                return [Way(WayKind.NETWORK, address.url)], None
        except WrongPin as fault:  # perhaps a gate of somebody else's network: another address may be true
            alarm = fault
    return [], alarm


def _folder(house: House, folder: str, device: str) -> Way | None:
    try:
        return Way(WayKind.FOLDER, folder, len(house.carrier(folder).list(for_device(device))))
    except CarrierAway:
        return None
