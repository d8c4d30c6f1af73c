"""A real encrypted store in a temporary folder, ready in a few milliseconds: no passphrase, no header.

vault = make_vault(tmp_path)
with vault.unit() as unit:
    unit.save(Family(id=..., scope=family_scope(...), ...))
    unit.commit("create-family")
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asystent_desktop import assets
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SigningKey
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.limits import Limits
from asystent_desktop.persistence.journal_unit import JournalUnit
from asystent_desktop.persistence.keeper import VaultKeeper
from asystent_desktop.persistence.store import Store, create_store, everything, open_store
from asystent_desktop.persistence.unit_of_work import Authorship, StoreUnit
from asystent_desktop.persistence.verify import Verified
from asystent_desktop.ports.desk import Desk, DeviceKeys, Identity, Rules
from tests.fakes.clock import FakeClock, FakeIds

RAW_KEY = bytes(range(32))


@dataclass
class FakeVault:
    """A store with the person and device that write into it."""

    folder: Path
    store: Store
    identity: Identity
    keys: DeviceKeys
    clock: FakeClock
    ids: FakeIds
    raw_key: bytes = RAW_KEY
    known: dict[str, bytes] = field(default_factory=dict)

    def unit(self) -> StoreUnit:
        return self.store.unit_of_work(self.author)

    def exchange(self) -> JournalUnit:
        return self.store.exchange_unit()

    @property
    def author(self) -> Authorship:
        return Authorship(lambda: self.identity, self.keys.signing.sign, lambda: 0, self.clock, self.ids)

    def verify(self) -> Verified:
        """Verifies with this device's key and those in `known` (device id to public key)."""
        return self.store.verify(self.public_keys())

    def public_keys(self) -> Callable[[str], bytes | None]:
        return {self.identity.device_id: self.keys.signing.public, **self.known}.get

    def reopen(self, **options: Any) -> "FakeVault":
        """Closes the store and opens it again."""
        self.store.close()
        self.store = open_store(self.folder, self.raw_key, self.clock, **options)
        return self

    def close(self) -> None:
        self.store.close()


def make_vault(
    folder: Path,
    *,
    name: str = "Anna Nowak",
    role: str = "assistant",
    clock: FakeClock | None = None,
    fold_scopes: Callable[[str], bool] = everything,
    **options: Any,
) -> FakeVault:
    """A new vault; the name seeds keys and identifiers, so two names never share one."""
    folder.mkdir(parents=True, exist_ok=True)
    clock = clock or FakeClock()
    ids = FakeIds(name)
    keys = DeviceKeys(SigningKey.from_seed(_seed(name, "sign")), SealingKey.from_bytes(_seed(name, "seal")))
    title = "kierownik zespołu" if role == "head" else "asystentka rodziny"
    identity = Identity(
        person_id=ids.new(),
        name=name,
        title=title,
        role=role,
        device_id=ids.new(),
        device_label="laptop",
        office_id="01930000-0000-7000-8000-00000000000f",
        office_name="Ośrodek Przykładowy",
        enrolled=False,
        demo=False,
    )
    store = create_store(folder, RAW_KEY, clock, fold_scopes=fold_scopes, **options)
    return FakeVault(folder, store, identity, keys, clock, ids)


def make_desk(folder: Path, *, renderer: Any = None, signer: Any = None, **options: Any) -> Desk:
    """A `Desk` over a new vault, with the real rules; `renderer` and `signer` as given."""
    vault = make_vault(folder, **options)

    def put_identity(changed: Identity) -> None:
        vault.identity = changed

    return Desk(
        folder=folder,
        identity=lambda: vault.identity,
        put_identity=put_identity,
        keys=vault.keys,
        unit_of_work=vault.unit,
        exchange_unit=vault.exchange,
        verify=vault.verify,
        upkeep=vault.store.upkeep(vault.public_keys, kept=3),
        keeper=VaultKeeper(folder, vault.raw_key, Purpose.VAULT, Cost.MINIMAL),
        clock=vault.clock,
        ids=vault.ids,
        rules=Rules(
            Holidays.from_table(assets.load_toml("rules/holidays.toml")),
            Limits.from_table(assets.load_toml("rules/limits.toml")),
        ),
        renderer=renderer,
        signer=signer,
        close=vault.close,
    )


def _seed(*parts: str) -> bytes:
    return hashlib.sha256("/".join(parts).encode()).digest()
