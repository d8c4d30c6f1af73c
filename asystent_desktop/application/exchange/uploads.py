"""A bundle on its way over a network: its number is taken and, when it is large, it is kept until it arrived.

What was sealed is never sealed the same way again, so an upload can only go on from the byte the office has
when the very bytes are still here. One bundle is kept at most, encrypted in the store, and forgotten once it
arrived or the office will not have it.
"""

from typing import Final

import msgspec

from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.application.exchange.memory import HistoryEntry, Memory, mark
from asystent_desktop.exchange import bundle
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.ports.carrier import Carrier, OfficeRefuses
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import ExchangeUnit

WORTH_KEEPING_BYTES: Final = 256 * 1024
"""Smaller ones are sent anew: a slow line brings them in seconds."""

_UPLOAD: Final = "upload"


class Upload(msgspec.Struct, frozen=True):
    """A sealed bundle that may have reached the office in part. `hashes`: of the commits that go with it."""

    blob: bytes
    hashes: tuple[str, ...]


def begin(desk: Desk, carrier: Carrier, blob: bytes, after: Memory, hashes: tuple[str, ...]) -> None:
    """Before a bundle goes: its number is used up even if this computer dies now.

    Given twice, a number would look to the office like a computer restored from a copy.
    """
    with desk.exchange_unit() as unit:
        exchange_memory.put_memory(unit, after)
        if carrier.prompt and len(blob) >= WORTH_KEEPING_BYTES:
            unit.put_document(_UPLOAD, msgspec.msgpack.encode(Upload(blob, hashes)))
        unit.commit()


def forget(unit: ExchangeUnit) -> None:
    """It arrived, or what it said was said by another way."""
    if unit.document(_UPLOAD):
        unit.put_document(_UPLOAD, b"")


def finish(desk: Desk, carrier: Carrier, via: str) -> None:
    """Brings an upload to its end that was broken off; the office's receipts for it are read afterwards.

    Raises:
        CarrierAway: broken off again; it goes on another time.
    """
    if not carrier.prompt:
        return
    with desk.exchange_unit() as unit:
        held = unit.document(_UPLOAD)
    if not held:
        return
    kept, arrived = msgspec.msgpack.decode(held, type=Upload), True
    try:
        carrier.put(TO_OFFICE, bundle.name_of(kept.blob), kept.blob)
    except OfficeRefuses:
        arrived = False  # sealed for a hub of another key, or for nobody any more: it is made anew
    with desk.exchange_unit() as unit:
        if arrived and kept.hashes:
            row = HistoryEntry(
                desk.clock.now(),
                via,
                len(kept.hashes),
                0,
                pending=tuple(mark(one) for one in kept.hashes),
                bundles=(bundle.name_of(kept.blob),),
            )
            exchange_memory.put_history(unit, (row, *exchange_memory.history(unit)))
        forget(unit)
        unit.commit()
