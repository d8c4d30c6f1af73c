"""The OFFICE key's change-over: to the successor whose hash every directory names (exchange.md §4).

Only the successor is needed: the present key may be lost or in wrong hands. Replicas that missed the version
in between are sent every version that changed the key, in order, so each step can be checked.

The OFFICE device is named after its key: a restored hub that forgot the change-over and takes the key again
names the same device, so what the key signed in the hub's former life is still its entry (ADR-0049).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import (
    ADMINISTRATOR,
    OFFICE_DEVICE,
    Device,
    Directory,
    SignedDirectory,
)
from asystent_desktop.exchange.lines import directory_line
from asystent_desktop.hub import epoch, office_changes, state
from asystent_desktop.hub.care_faults import NotTheSuccessor
from asystent_desktop.hub.office_key import OfficeKey, new_successor
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit

_KEY_DIGITS: Final = 32


@dataclass(frozen=True)
class ChangedOver:
    """The office's new key is in force from this version of the directory on."""

    directory_version: int


def change_over(
    hub: HubDesk,
    successor: OfficeKey,
    passphrase: str,
    write_next: Callable[[bytes], None],
    cost: Cost = Cost.DEFAULT,
    *,
    anyway: bool = False,
) -> ChangedOver:
    """Signs a directory with the successor and names a new successor.

    Args:
        successor: The opened ``.next`` key.
        passphrase: For the new successor's file.
        write_next: Given that file before anything is signed; what it raises is passed on.
        anyway: At a restored hub also when a computer may still bring what it forgot.

    A restored hub that forgot its change-over takes the key again: the former one is gone, so it could never
    resume. A new successor takes the place of the one it forgot.

    Raises:
        NotTheSuccessor: the directory names another key.
        NobodyHeard, DirectoryBehind: the hub was restored, and some computer may bring the change-over.
        HubNotFounded, UnusablePassphrase.
    """
    now = hub.clock.now()
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if sha256_hex(successor.public) != directory.next_office_key:
            raise NotTheSuccessor()
        if epoch.restored(unit) and not anyway:
            epoch.refuse_while_behind(unit)
        file, following = new_successor(passphrase, cost)
        write_next(file)
        newer = replace(
            _with_office(directory, successor.public, epoch.next_version(unit, now), now),
            next_office_key=following,
        )
        offered = SignedDirectory.sign(newer, successor.signing)
        trust_store.keep(trusted.accept(offered), unit.put_document)
        office_changes.add(unit, newer.version)
        unit.commit()
    return ChangedOver(newer.version)


def _with_office(directory: Directory, key: bytes, version: int, now: datetime) -> Directory:
    """That version, in which the former OFFICE device is revoked and one of the new key stands."""
    devices = tuple(
        replace(held, revoked_at=now) if not held.seal and held.revoked_at is None else held
        for held in directory.devices
    )
    name = f"{OFFICE_DEVICE}.{sha256_hex(key)[:_KEY_DIGITS]}"
    made = Device(name, ADMINISTRATOR, "", key, b"", now)
    return replace(directory, version=version, issued_at=now, devices=(*devices, made))


def directory_lines(unit: HubUnit, known: int) -> list[bytes]:
    """The newest directory, before it the versions after `known` that changed the OFFICE key."""
    trusted = state.trust(unit)
    signed = [
        _kept(unit, version) for version in office_changes.changes(unit) if known < version < trusted.version
    ]
    return [directory_line(one) for one in [*signed, trusted.signed] if one is not None]


def _kept(unit: HubUnit, version: int) -> SignedDirectory | None:
    body = unit.document(f"{trust_store.DIRECTORY}/{version}")
    signature = unit.document(f"{trust_store.DIRECTORY}/{version}.sig")
    return None if body is None or signature is None else SignedDirectory(body, signature)
