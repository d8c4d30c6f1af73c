"""`hub backup`: only a backup that was read back and walked makes anything durable (ADR-0016).

Source: exchange.md §2 and §6.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from asystent_desktop.hub import backup_notes, device_care, epoch
from asystent_desktop.hub.backup_notes import BackupNote
from asystent_desktop.hub.care_faults import OnlyReceiving
from asystent_desktop.ports.backup import Place, Proven
from asystent_desktop.ports.desk import HubDesk

KEPT_FOR: Final = timedelta(days=35)
"""Copies of scope keys live no longer, so that destroying a key reaches every backup (exchange.md §5)."""


@dataclass(frozen=True)
class BackedUp:
    """A proven backup; `durable`: how many commits became durable by it; `expired`: old backups removed."""

    proven: Proven
    durable: int
    expired: int


def back_up(hub: HubDesk, folder: Place) -> BackedUp:
    """Writes a backup, proves it, and tells the laptops with the next reply what is durable now.

    Raises:
        OnlyReceiving: a restored hub has first to resume; its backup would hold a stale directory.
        BackupFailed, FileAway, StoreFull, StoreUnwritable: earlier backups stand, nothing became durable.
    """
    with hub.reading() as unit:
        if epoch.restored(unit):
            raise OnlyReceiving()
        chunks = unit.chunks.unsafe()  # listed before the dump begins: all of them are in it
    proven = hub.archive.write(folder)
    with hub.exchange_unit() as unit:
        durable = unit.put_durable(proven.heads)
        device_care.put_durable(unit, proven.heads)
        unit.chunks.put_durable(chunks)
        note = BackupNote(proven.made_at, proven.name, proven.commits, proven.state_hash)
        backup_notes.add(unit, note)
        unit.commit()
    expired = hub.archive.expire(folder, proven.made_at - KEPT_FOR, keep=proven.name)
    return BackedUp(proven, durable, expired)
