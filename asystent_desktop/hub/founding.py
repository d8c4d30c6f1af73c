"""Founding an office: the hub's epoch, the OFFICE key and the first directory."""

from collections.abc import Callable
from dataclasses import dataclass

from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import (
    ADMINISTRATOR,
    OFFICE_DEVICE,
    Device,
    Directory,
    HubKeys,
    Person,
    SignedDirectory,
    TrustState,
)
from asystent_desktop.hub.faults import HubFounded
from asystent_desktop.hub.office_key import OfficeKey, new_office_keys
from asystent_desktop.ports.desk import HubDesk

_EPOCH_BYTES = 16


@dataclass(frozen=True)
class Founded:
    """A new office; `office` is its key, opened."""

    office_id: str
    directory_version: int
    office: OfficeKey


def init_hub(
    hub: HubDesk,
    name: str,
    office_passphrase: str,
    write_keys: Callable[[bytes, bytes], None],
    cost: Cost = Cost.DEFAULT,
) -> Founded:
    """Founds the office this hub serves.

    Args:
        name: The office's name, as the directory and every laptop will show it.
        office_passphrase: Opens the OFFICE key file; its own, not the hub's.
        write_keys: Given the OFFICE key file and its successor's before the office is founded, so that no
            hub is left without its key; what it raises is passed on and nothing is founded.

    Raises:
        HubFounded: it serves an office already.
        UnusablePassphrase.
    """
    keys = new_office_keys(office_passphrase, cost)
    now, office_id = hub.clock.now(), hub.office
    directory = Directory(
        office=office_id,
        name=name,
        version=1,
        issued_at=now,
        next_office_key=keys.next_public_sha256,
        hub=HubKeys(
            hub.keys.signing.public, hub.keys.sealing.public, hub.ids.random_bytes(_EPOCH_BYTES).hex()
        ),
        people=(Person(ADMINISTRATOR, "", "", ADMINISTRATOR),),
        devices=(Device(OFFICE_DEVICE, ADMINISTRATOR, "", keys.key.public, b"", now),),
    )
    state = TrustState(office_id, keys.key.public).accept(SignedDirectory.sign(directory, keys.key.signing))
    with hub.exchange_unit() as unit:
        held = trust_store.load(unit.document)
        if held is not None:
            raise HubFounded(office=held.office)
        write_keys(keys.key_file, keys.next_key_file)
        trust_store.keep(state, unit.put_document)
        unit.commit()
    return Founded(office_id, directory.version, keys.key)
