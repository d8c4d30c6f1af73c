"""What this laptop tells the hub for its safety and takes from it: escrow, drill, durable, epoch."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec

from asystent_desktop import __version__
from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.application.exchange.memory import Memory
from asystent_desktop.crypto import escrow, proofs
from asystent_desktop.crypto.sealing import key_id
from asystent_desktop.exchange import heads
from asystent_desktop.exchange.care import DrillProof, Escrow, HubFacts, LaptopFacts
from asystent_desktop.exchange.directory import Directory
from asystent_desktop.exchange.manifest import Manifest
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import ExchangeUnit

_CARE: Final = "laptop-care"
WENT_BACK: Final = "went-back"
"""Document: `WentBack`, written when the vault is opened."""
_TAG_LABEL: Final = "asystent-store-tag/1"
_MOST_BUNDLES: Final = 2**40
"""No computer ever makes so many: a hub that names such a number is not believed."""


@dataclass(frozen=True)
class Kept:
    """What is remembered of escrow and drill.

    Attributes:
        escrow: The last one made. `key_id`: RECOVERY it is sealed to. `tag`: of the store key inside.
        confirmed: The hub says that it keeps an escrow sealed to that key.
        nonce: The hub's open question; empty when it asks nothing.
    """

    escrow: bytes = b""
    key_id: bytes = b""
    tag: bytes = b""
    confirmed: bool = False
    nonce: bytes = b""
    drilled_at: datetime | None = None


@dataclass(frozen=True)
class WentBack:
    """The store is older than it was: the computer was restored from a copy.

    Attributes:
        missing: At least so many entries are gone from here; the office sends back what it has.
        told: The office was told; with its next reply this notice goes.
    """

    noticed_at: datetime
    missing: int
    told: bool = False


def kept(unit: ExchangeUnit) -> Kept:
    """What is remembered; blank before the office had a RECOVERY key."""
    held = unit.document(_CARE)
    return Kept() if held is None else msgspec.json.decode(held, type=Kept)


def put_kept(unit: ExchangeUnit, value: Kept) -> None:
    """Keeps it."""
    unit.put_document(_CARE, msgspec.json.encode(value))


def went_back(unit: ExchangeUnit) -> WentBack | None:
    """What was noticed when the vault was opened; None when nothing, or a person has read it."""
    held = unit.document(WENT_BACK)
    return None if not held else msgspec.json.decode(held, type=WentBack)


def forget_went_back(unit: ExchangeUnit) -> None:
    """A person has read it."""
    unit.put_document(WENT_BACK, b"")


def facts(desk: Desk, unit: ExchangeUnit, directory: Directory, waiting: int) -> LaptopFacts:
    """What this laptop tells now; makes and keeps a new escrow when RECOVERY or the store key is another."""
    known, tag = kept(unit), desk.keeper.prove(b"", _TAG_LABEL)
    device = desk.identity().device_id
    wanted = key_id(directory.recovery) if directory.recovery else b""
    if wanted and (known.key_id, known.tag) != (wanted, tag):
        sealed = desk.keeper.seal_key(directory.recovery, escrow.info(directory.office, device))
        known = Kept(escrow=sealed, key_id=wanted, tag=tag)
        put_kept(unit, known)
    noticed = went_back(unit)
    if noticed is not None and not noticed.told:
        unit.put_document(WENT_BACK, msgspec.json.encode(replace(noticed, told=True)))
    return LaptopFacts(
        version=__version__,
        waiting=waiting,
        went_back=noticed.noticed_at if noticed else None,
        escrow=Escrow(known.key_id, known.escrow) if known.escrow and not known.confirmed else None,
        proof=_proof(desk, known.nonce, device) if known.nonce else None,
    )


def _proof(desk: Desk, nonce: bytes, device: str) -> DrillProof:
    return DrillProof(nonce, desk.keeper.prove(nonce + device.encode(), proofs.ESCROW_DRILL))


def take(unit: ExchangeUnit, told: HubFacts) -> int:
    """Takes over what the hub in its present epoch tells of durable commits, escrow and drill.

    Returns:
        How many commits became durable.
    """
    durable = unit.put_durable(told.durable)
    noticed = went_back(unit)
    if noticed is not None and noticed.told:
        forget_went_back(unit)
    known = kept(unit)
    newer = replace(
        known,
        confirmed=bool(known.key_id) and told.escrow == known.key_id,
        nonce=told.nonce,
        drilled_at=told.drilled_at,
    )
    if newer != known:
        put_kept(unit, newer)
    return durable


def meet(unit: ExchangeUnit, memory: Memory, manifest: Manifest, directory: Directory) -> tuple[Memory, bool]:
    """The memory after a reply of a hub in some epoch, and whether that is the epoch of the directory.

    A hub of an epoch never met before was restored: what it confirmed and what lay in its backups is
    forgotten, so that it is sent again. A reply of an epoch gone by says nothing any more.
    """
    epoch, current = manifest.hub_epoch, manifest.hub_epoch == directory.hub.epoch
    if epoch not in memory.epochs:
        if memory.epochs:
            unit.forget_durable()
            memory = replace(memory, office_heads={}, restored=True, told_heads="", told_number=0)
        memory = replace(memory, epochs=(*memory.epochs, epoch), replied=0)
    if epoch == memory.epochs[-1]:
        memory = replace(memory, office_directory=manifest.directory_version)
    if current:
        memory = replace(
            memory,
            office_heads=heads.after(memory.office_heads, manifest),
            told_heads=manifest.peer_digest or "",
        )
        memory = _counted(memory, manifest.peer_number or 0)
    return memory, current


def _counted(memory: Memory, heard: int) -> Memory:
    """The memory once the hub named the number of this computer's last bundle that it took in.

    A number this store never gave is that of a copy, or of the time before it was put back: it counts on from
    there, so that its next bundle does not look old, and what the hub believes of it is not its own word.
    """
    if memory.number < heard < _MOST_BUNDLES:
        return replace(memory, number=heard, told_number=0)
    return replace(memory, told_number=heard)


def office_restored(desk: Desk) -> bool:
    """Whether the office was found to be restored since the last time this was asked."""
    with desk.exchange_unit() as unit:
        memory = exchange_memory.memory(unit)
        if memory.restored:
            exchange_memory.put_memory(unit, replace(memory, restored=False))
            unit.commit()
    return memory.restored
