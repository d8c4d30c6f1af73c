"""A real hub store in a temporary folder, or in a PostgreSQL database, ready in milliseconds: no passphrase.

hub = make_hub(tmp_path, FakeClock())
"""

import hashlib
from pathlib import Path

from asystent_desktop.bootstrap import hubs
from asystent_desktop.bootstrap.clock import SystemIds
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.persistence.hub_store import HubStore, create_hub, open_hub
from asystent_desktop.ports.clock import Ids
from asystent_desktop.ports.desk import DeviceKeys, HubDesk
from tests.fakes.clock import FakeClock, FakeIds


def make_hub(folder: Path, clock: FakeClock, name: str = "hub", url: str = "") -> HubDesk:
    """A new hub in `folder / name`; the name seeds its keys and its office's id."""
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    store = create_hub(place, office_of(name), secret_of(name), clock, url, patience_s=5.0)
    return _desk(place, store, name, clock, FakeIds(name))


def reopened(folder: Path, clock: FakeClock, name: str = "hub", url: str = "") -> HubDesk:
    """The same hub opened once more, as another process would."""
    place = folder / name
    store = open_hub(place, office_of(name), secret_of(name), clock, url, patience_s=20.0)
    return _desk(place, store, name, clock, SystemIds())


def store_of(hub: HubDesk) -> HubStore:
    """The store behind a hub."""
    assert isinstance(hub.backups, HubStore)
    return hub.backups


def office_of(name: str) -> str:
    return FakeIds(f"office of {name}").new()


def secret_of(name: str) -> bytes:
    return _seed(name, "secret")


def _desk(place: Path, store: HubStore, name: str, clock: FakeClock, ids: Ids) -> HubDesk:
    signing, sealing = SigningKey.from_seed(_seed(name, "sign")), SealingKey.from_bytes(_seed(name, "seal"))
    return hubs.desk(place, store, DeviceKeys(signing, sealing), clock, ids, secret=secret_of(name))


def _seed(*parts: str) -> bytes:
    return hashlib.sha256("/".join(parts).encode()).digest()
