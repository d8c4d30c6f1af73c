"""The hub behind its server: one bundle taken in at once, one computer's inbox kept fresh.

The server hands over bundles that came in whole; they wait in the box to the office until their commits are
durable and the reply with their receipts lies in the sender's box. A crash leaves them there for the next
start. Bundles are throw-away: what was dealt with is deleted, only evidence is set aside.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from asystent_desktop.errors import AppError
from asystent_desktop.exchange import bundle, limits
from asystent_desktop.exchange.boxes import ASIDE, TO_OFFICE, for_device
from asystent_desktop.exchange.bundle_faults import UnknownSender
from asystent_desktop.exchange.directory import Device
from asystent_desktop.exchange.trust_faults import RevokedDevice
from asystent_desktop.hub import state
from asystent_desktop.hub.ingest import Ingested, ingest, open_bundle
from asystent_desktop.hub.replies import compose_reply
from asystent_desktop.ports.carrier import Carrier, CarrierMissing
from asystent_desktop.ports.desk import HubDesk


@dataclass(frozen=True)
class Reception:
    """What became of one bundle; ids and numbers only.

    Attributes:
        device: Who sent it; empty when nobody could be told.
        fault: Code of why it was set aside; empty when it was taken.
    """

    device: str = ""
    taken: int = 0
    known: int = 0
    held: int = 0
    refused: int = 0
    fault: str = ""


def caller(hub: HubDesk, device_id: str) -> Device:
    """The computer that asks.

    Raises:
        UnknownSender: the directory does not name it, or it is none that exchanges.
        RevokedDevice: it no longer counts.
        HubNotFounded.
    """
    with hub.reading() as unit:
        device = state.directory(unit).device(device_id)
    if device is None or not device.seal:
        raise UnknownSender(sender=device_id)
    if not state.standing(hub, scopes=()).counts(device_id):
        raise RevokedDevice(device=device_id)
    return device


def take_in(hub: HubDesk, carrier: Carrier, name: str) -> Reception:
    """Takes in a bundle that lies in the box to the office, and lays out the reply for its sender.

    Args:
        carrier: The server's own boxes.

    Raises:
        HubNotFounded, CarrierAway, CarrierFull, StoreFull, StoreDamaged: the bundle stays where it is.
    """
    try:
        blob = carrier.get(TO_OFFICE, name, limits.PACKED_BYTES)
    except CarrierMissing:
        return Reception()  # another process took it
    with hub.reading() as unit:
        directory = state.directory(unit)
    try:
        bundle.check_name(name, blob)
        opened = open_bundle(hub, directory, blob)
    except AppError as fault:  # pure functions over these bytes: the fault is the bundle's own
        _set_aside(hub, carrier, name, fault.code)
        return Reception(fault=fault.code)
    taken = ingest(hub, opened)
    if not taken.fault:
        _reply(hub, carrier, opened.sender, taken.receipts_for, heard=True, asked=taken.asked)
    if taken.waits:  # a restored hub only receives: `hub.epoch`
        return _reception(taken, "")
    code = taken.fault or (taken.refused[0].code if taken.refused else "")
    if code:
        _set_aside(hub, carrier, name, code)
    else:
        carrier.delete(TO_OFFICE, name)
    return _reception(taken, code)


def take_in_all(hub: HubDesk, carrier: Carrier) -> tuple[Reception, ...]:
    """Whatever a former server left behind."""
    return tuple(take_in(hub, carrier, name) for name in carrier.list(TO_OFFICE))


def inbox(hub: HubDesk, carrier: Carrier, device: Device) -> tuple[str, ...]:
    """Names of the bundles for a computer, with what is new since the last ones."""
    _reply(hub, carrier, device, (), heard=False)
    return tuple(carrier.list(for_device(device.id)))


def _reply(
    hub: HubDesk,
    carrier: Carrier,
    device: Device,
    receipts_for: Collection[str],
    *,
    heard: bool,
    asked: Sequence[str] = (),
) -> None:
    reply = compose_reply(hub, device, receipts_for, heard=heard, asked=asked)
    if not reply.blobs:
        return
    for blob in reply.blobs:
        carrier.put(for_device(device.id), bundle.name_of(blob), blob)
    with hub.exchange_unit() as unit:
        state.put_device_note(unit, device.id, reply.note)
        unit.commit()


def _reception(taken: Ingested, code: str) -> Reception:
    return Reception(taken.device, taken.taken, taken.known, len(taken.held), len(taken.refused), code)


def _set_aside(hub: HubDesk, carrier: Carrier, name: str, code: str) -> None:
    with hub.exchange_unit() as unit:
        state.set_aside(unit, name, code, hub.clock.now())
        unit.commit()
    carrier.move(TO_OFFICE, name, ASIDE)
