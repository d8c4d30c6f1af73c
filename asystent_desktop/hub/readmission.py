"""What an officer decides about computers a restored hub has forgotten (`hub.forgotten`)."""

from collections.abc import Collection
from dataclasses import dataclass

from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.directory import SignedDirectory
from asystent_desktop.hub import epoch, forgotten, state
from asystent_desktop.hub.faults import OtherOfficeKey, UnknownDevice
from asystent_desktop.hub.forgotten import Forgotten
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.ports.hub import HubUnit


@dataclass(frozen=True)
class Readmitted:
    """Computers that stand in the directory again, and its version; `left`: those that still wait."""

    computers: tuple[Forgotten, ...]
    directory_version: int
    left: tuple[Forgotten, ...] = ()


def readmit(hub: HubDesk, office: OfficeKey, devices: Collection[str]) -> Readmitted:
    """Signs a directory that names these computers again, as the earlier one did; once is as good as twice.

    Args:
        devices: Their ids; empty for all that the OFFICE key in force once signed in.

    Raises:
        HubNotFounded, OtherOfficeKey.
        OnlyReceiving: the hub was restored and has not resumed; until then it learns newer directories.
        UnknownDevice: nobody has shown a directory with that computer. Nobody is readmitted then.
    """
    with hub.exchange_unit() as unit:
        trusted, directory = state.trust(unit), state.directory(unit)
        if office.public != trusted.office_key:
            raise OtherOfficeKey()
        epoch.refuse_while_restored(unit)
        found = _found(unit, devices) if devices else _proven(unit)
        fresh = [one for one in found if directory.device(one.device.id) is None]
        if fresh:
            directory = forgotten.joined(directory, fresh, hub.clock.now())
            offered = SignedDirectory.sign(directory, office.signing)
            trust_store.keep(trusted.accept(offered), unit.put_document)
            unit.commit()
        left = forgotten.waiting(unit)
    return Readmitted(tuple(fresh), directory.version, left)


def _proven(unit: HubUnit) -> list[Forgotten]:
    return [one for one in forgotten.waiting(unit) if not one.former_key]


def _found(unit: HubUnit, devices: Collection[str]) -> list[Forgotten]:
    found: list[Forgotten] = []
    for device in dict.fromkeys(devices):
        one = forgotten.find(unit, device)
        if one is None:
            raise UnknownDevice(device=device)
        found.append(one)
    return found
