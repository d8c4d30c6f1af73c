"""Desks and hubs over memory stores: what `tests/fakes/vaults.py` is for real ones."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from asystent_desktop import assets
from asystent_desktop.crypto import proofs
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.limits import Limits
from asystent_desktop.domain.records import Kind
from asystent_desktop.exchange import trust_store
from asystent_desktop.persistence.hub_store import office_only
from asystent_desktop.persistence.store import everything
from asystent_desktop.persistence.unit_of_work import Authorship
from asystent_desktop.ports.desk import Desk, DeviceKeys, HubDesk, Identity, Rules
from tests.exchange_sim.memory_hub import MemoryHubUnit
from tests.exchange_sim.memory_journal import MemoryJournal
from tests.exchange_sim.memory_store import MemoryStore
from tests.exchange_sim.memory_units import MemoryCasework
from tests.exchange_sim.memory_upkeep import MemoryUpkeep
from tests.exchange_sim.quick_crypto import Sealer, SimSealingKey
from tests.fakes.clock import FakeClock, FakeIds

_IDENTITY = "identity"
Made = TypeVar("Made")


@dataclass
class MemoryVault:
    """A store with the person and the device that write into it.

    Attributes:
        store: Its `disk` may be put back to an earlier one: that is a restore.
        store_key: What two officers get to see when they open it.
    """

    store: MemoryStore
    keys: DeviceKeys
    clock: FakeClock
    ids: FakeIds
    store_key: bytes = hashlib.sha256(b"store").digest()

    def identity(self) -> Identity:
        """As the store keeps it."""
        return msgspec.json.decode(self.store.disk.documents[_IDENTITY], type=Identity)

    def put_identity(self, changed: Identity) -> None:
        """Keeps it in a transaction of its own, as the real one does."""
        with self.journal() as unit:
            unit.put_document(_IDENTITY, msgspec.json.encode(changed))
            unit.commit()

    def unit(self) -> MemoryCasework:
        return MemoryCasework(self.store, self._author())

    def journal(self) -> MemoryJournal:
        return MemoryJournal(self.store, self.clock)

    def hub_unit(self) -> MemoryHubUnit:
        return MemoryHubUnit(self.store, self.clock)

    def _author(self) -> Authorship:
        return Authorship(
            self.identity, self.keys.signing.sign, self._directory_version, self.clock, self.ids
        )

    def _directory_version(self) -> int:
        with self.journal() as unit:
            state = trust_store.load(unit.document)
        return 0 if state is None else state.version

    def twin(self, seed: str) -> "MemoryVault":
        """A copy of the whole computer, keys and all, that lives on by itself."""
        store = MemoryStore(self.store.fold_scopes, self.store.kinds, self.store.tick)
        store.disk = self.store.disk
        clock = FakeClock(self.clock.instant)
        return MemoryVault(store, self.keys, clock, FakeIds(seed), self.store_key)


def make_vault(
    name: str,
    *,
    role: str = "assistant",
    clock: FakeClock,
    tick: Callable[[str], None] = lambda where: None,
    kinds: dict[str, Kind] | None = None,
    fold_scopes: Callable[[str], bool] = everything,
) -> MemoryVault:
    """A new computer of a new person; the name seeds keys and identifiers."""
    keys = keys_of(name)
    ids = FakeIds(name)
    vault = MemoryVault(MemoryStore(fold_scopes, kinds, tick), keys, clock, ids)
    vault.put_identity(
        Identity(
            person_id=ids.new(),
            name=name,
            title="kierownik zespołu" if role == "head" else "asystentka rodziny",
            role=role,
            device_id=ids.new(),
            device_label="laptop",
            office_id="01930000-0000-7000-8000-00000000000f",
            office_name="Ośrodek Przykładowy",
            enrolled=False,
            demo=False,
        )
    )
    return vault


def keys_of(name: str) -> DeviceKeys:
    """The keys of a device, drawn from its name."""
    return DeviceKeys(SigningKey.from_seed(_seed(name, "sign")), SimSealingKey(_seed(name, "seal")))  # type: ignore[arg-type]


def desk_of(vault: MemoryVault, name: str) -> Desk:
    """A desk with the real rules over a memory vault."""
    return made_of(
        Desk,
        folder=Path("/nowhere") / name,
        identity=vault.identity,
        put_identity=vault.put_identity,
        keys=vault.keys,
        unit_of_work=vault.unit,
        exchange_unit=vault.journal,
        upkeep=MemoryUpkeep(vault.store),
        keeper=MemoryKeeper(vault),
        clock=vault.clock,
        ids=vault.ids,
        rules=_rules(),
        close=lambda: None,
    )


def hub_of(vault: MemoryVault, name: str, archive: Any) -> HubDesk:
    """A hub over a memory vault."""
    return made_of(
        HubDesk,
        folder=Path("/nowhere") / name,
        office=vault.ids.new(),
        keys=vault.keys,
        unit_of_work=vault.hub_unit,
        exchange_unit=vault.hub_unit,
        reading=vault.hub_unit,
        archive=archive,
        clock=vault.clock,
        ids=vault.ids,
        again=lambda job: job(),
        close=lambda: None,
    )


def make_hub_vault(clock: FakeClock, tick: Callable[[str], None]) -> MemoryVault:
    """The hub's computer."""
    return make_vault("hub", role="hub", clock=clock, tick=tick, fold_scopes=office_only)


class MemoryKeeper:
    """Implements `ports.keeper.StoreKeeper`."""

    def __init__(self, vault: MemoryVault) -> None:
        self._vault = vault

    def seal_key(self, public: bytes, info: bytes) -> bytes:
        """As RECOVERY of the simulator opens it; the same each time, so that a seed repeats its history."""
        return Sealer()(public, self._vault.store_key, info)

    def prove(self, transcript: bytes, label: str) -> bytes:
        """As the real keeper."""
        return proofs.prove(self._vault.store_key, transcript, label)

    def change_passphrase(self, present: str, new: str) -> None:
        """There is no file it could be wrapped in."""


class NotSimulated:
    """A port the simulator does not offer: whoever asks it for anything is told so."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *_given: object, **_named: object) -> Any:
        raise LookupError(f"{self._name} is not simulated")

    def __getattr__(self, name: str) -> Any:
        raise LookupError(f"{self._name}.{name} is not simulated")


def made_of(cls: type[Made], **parts: Any) -> Made:
    """The bundle of ports from these parts; a port that is not among them cannot be asked for anything."""
    wanted = [one.name for one in fields(cls)]  # type: ignore[arg-type]
    return cls(**{name: parts[name] if name in parts else NotSimulated(name) for name in wanted})


def restarted(vault: MemoryVault, kinds: dict[str, Kind] | None = None) -> None:
    """The program starts again, perhaps as a version that knows more kinds: the projection follows."""
    if kinds is not None:
        vault.store.kinds = dict(kinds)
    vault.store.rebuild()


def renamed(identity: Identity, device_id: str) -> Identity:
    """The identity on another device."""
    return replace(identity, device_id=device_id)


@cache
def _rules() -> Rules:
    return Rules(
        Holidays.from_table(assets.load_toml("rules/holidays.toml")),
        Limits.from_table(assets.load_toml("rules/limits.toml")),
    )


def _seed(*parts: str) -> bytes:
    return hashlib.sha256("/".join(parts).encode()).digest()
