"""Opens and makes vaults and hubs out of the real parts (`ports.desk.House`)."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

import msgspec

from asystent_desktop import assets
from asystent_desktop.application.exchange import hand_over, laptop_care
from asystent_desktop.application.papers import numbers
from asystent_desktop.bootstrap import about, hubs, network, vault_care
from asystent_desktop.bootstrap.clock import PutClock, SystemClock, SystemIds
from asystent_desktop.bootstrap.closed_folders import ClosedFolders
from asystent_desktop.bootstrap.files import NamedFiles
from asystent_desktop.bootstrap.local_copies import copies_kept, public_keys
from asystent_desktop.bootstrap.office_rules import with_tables
from asystent_desktop.crypto import envelope, store_keys
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.crypto.faults import WrongPurpose
from asystent_desktop.crypto.sealing import SealingKey
from asystent_desktop.crypto.signing import SEED_BYTES, SigningKey
from asystent_desktop.documents.signing import PadesSigner
from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.domain.limits import Limits
from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.papers import OpinionContent
from asystent_desktop.exchange import trust_store
from asystent_desktop.persistence import store as stores
from asystent_desktop.persistence.keeper import VaultKeeper
from asystent_desktop.persistence.store import Store
from asystent_desktop.persistence.trace import Trace
from asystent_desktop.persistence.unit_of_work import Authorship
from asystent_desktop.persistence.vault_files import VaultFolder, VaultLock, write_whole
from asystent_desktop.ports.about import About
from asystent_desktop.ports.carrier import ByteProgress, Carrier, OfficeAddress
from asystent_desktop.ports.clock import Clock, Ids, SteppedClock
from asystent_desktop.ports.desk import Desk, DeviceKeys, House, HubDesk, Identity, NewPerson, Rules
from asystent_desktop.ports.enrolling import Enroller
from asystent_desktop.ports.exchange import ExchangeUnit
from asystent_desktop.ports.render import NO_PICTURES, Rendered
from asystent_desktop.ports.renewal import UNWATCHED, RenewalWatch
from asystent_desktop.ports.store import UnitOfWork
from asystent_desktop.transport.folder import FolderCarrier

_DEVICE, _IDENTITY = vault_care.DEVICE, vault_care.IDENTITY
DEMO_COST = Cost(memory_kib=19 * 1024, iterations=2, lanes=1)
"""The demo's passphrase is printed on the screen, so its files need not resist guessing."""


class _KeptIdentity:
    """Who works here, kept in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = msgspec.json.decode(store.document(_IDENTITY) or b"", type=Identity)

    def get(self) -> Identity:
        return self._known

    def put(self, changed: Identity) -> None:
        self._store.put_document(_IDENTITY, msgspec.json.encode(asdict(changed)))
        self._known = changed


class _DirectoryVersion:
    """The version every commit names; read again after each exchange, the only one who changes it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: int | None = None

    def get(self) -> int:
        if self._known is None:
            state = trust_store.load(self._store.document)
            self._known = state.version if state else 0
        return self._known

    def exchange_unit(self) -> ExchangeUnit:
        self._known = None
        return self._store.exchange_unit()


class _LateRenderer:
    """The PDF renderer; what it prints with is imported with the first paper, not with every start."""

    def opinion(self, content: OpinionContent, pictures: Mapping[str, bytes] = NO_PICTURES) -> Rendered:
        from asystent_desktop.documents.renderer import PdfRenderer

        return PdfRenderer().opinion(content, pictures)

    def paper(self, content: PaperContent, pictures: Mapping[str, bytes]) -> Rendered:
        from asystent_desktop.documents.renderer import PdfRenderer

        return PdfRenderer().paper(content, pictures)


class RealHouse(ClosedFolders, NamedFiles):
    """The house of a real computer.

    Args:
        cost: What the passphrase of a new file costs to derive; only demos and tests take
            less than the default.
    """

    def __init__(self, clock: Clock | None = None, ids: Ids | None = None, cost: Cost = Cost.DEFAULT) -> None:
        self._clock = clock or SystemClock()
        self._ids = ids or SystemIds()
        self.cost = cost

    def create_vault(self, folder: Path, passphrase: str, person: NewPerson) -> Desk:
        """Makes a vault in an absent or empty folder and opens it."""
        identity = Identity(
            person_id=self._ids.new(),
            name=person.name,
            title=person.title,
            role=person.role,
            device_id=self._ids.new(),
            device_label=person.device_label,
            office_id=self._ids.new(),
            office_name=person.office_name,
            enrolled=False,
            demo=person.demo,
        )
        opened = self._create(
            folder, passphrase, Purpose.VAULT, {_IDENTITY: msgspec.json.encode(asdict(identity))}
        )
        return self._desk(folder, *opened)

    def open_vault(self, folder: Path, passphrase: str, watch: RenewalWatch = UNWATCHED) -> Desk:
        """Opens a vault."""
        vault_care.settle(folder)
        return with_tables(self._desk(folder, *self._open(folder, passphrase, watch)))

    def create_hub(self, folder: Path, passphrase: str, database: str = "") -> HubDesk:
        """Makes an empty hub and opens it."""
        return hubs.create(folder, passphrase, self.cost, self._clock, self._ids, database)

    def open_hub(self, folder: Path, passphrase: str) -> HubDesk:
        """Opens a hub."""
        return hubs.open_(folder, passphrase, self._clock, self._ids)

    def open_any(self, folder: Path, passphrase: str, watch: RenewalWatch = UNWATCHED) -> Desk | HubDesk:
        """Opens whichever of the two lies there."""
        try:
            VaultFolder(folder).read_header(Purpose.VAULT)
        except WrongPurpose:
            return self.open_hub(folder, passphrase)
        return self.open_vault(folder, passphrase, watch)

    def demo_house(self) -> tuple[House, SteppedClock]:
        """A house whose clock can be put back; it starts at the present."""
        clock = PutClock(self._clock.now())
        return RealHouse(clock, self._ids, DEMO_COST), clock

    def about(self, folder: Path) -> About | None:
        """What the vault shows before it is unlocked; None when there is no vault."""
        return about.read(folder)

    def put_about(self, folder: Path, shown: About) -> None:
        """Keeps it beside the header."""
        write_whole(folder / about.FILE, msgspec.json.encode(shown))

    def carrier(self, folder: Path | str) -> Carrier:
        """A carrier over a folder or a stick."""
        return FolderCarrier(Path(folder))

    def connect(self, desk: Desk, address: OfficeAddress, watch: ByteProgress | None = None) -> Carrier:
        """The office's server as carrier."""
        return network.carrier(desk, address, watch)

    def answers(self, address: OfficeAddress) -> bool:
        """Whether the office's server answers."""
        return network.answers(address)

    def on_sticks(self, box: str) -> Sequence[str]:
        """Exchange folders on removable disks."""
        return network.on_sticks(box)

    def serve(self, hub: HubDesk, host: str, port: int, log: TextIO, announce: Callable[[str], None]) -> None:
        """Serves the hub."""
        network.serve(hub, host, port, log, announce)

    def enroller(self) -> Enroller:
        """Enrols computers at the office's server."""
        from asystent_desktop.bootstrap.server_enroller import ServerEnroller

        return ServerEnroller(self)

    def _create(
        self, folder: Path, passphrase: str, purpose: Purpose, documents: dict[str, bytes]
    ) -> tuple[Store, DeviceKeys, VaultLock, bytes]:
        """The header goes last: a folder without one is no vault, whatever else a crash left in it."""
        place = VaultFolder(folder)
        key = store_keys.new_store_key()
        header = envelope.wrap(key, passphrase, purpose, self.cost)
        keys = DeviceKeys(SigningKey.generate(), SealingKey.generate())
        with ExitStack() as undo:
            place.prepare()
            lock = place.lock()
            undo.callback(lock.release)
            store = stores.create_store(folder, key, self._clock)
            undo.callback(store.close)
            for name, content in {_DEVICE: keys.signing.seed + keys.sealing.to_bytes(), **documents}.items():
                store.put_document(name, content)
            place.write_header(header)
            undo.pop_all()
        return store, keys, lock, key

    def _open(
        self, folder: Path, passphrase: str, watch: RenewalWatch
    ) -> tuple[Store, DeviceKeys, VaultLock, bytes]:
        place = VaultFolder(folder)
        key = envelope.unwrap(place.read_header(Purpose.VAULT), passphrase, Purpose.VAULT)
        with ExitStack() as undo:
            lock = place.lock()
            undo.callback(lock.release)
            kept = copies_kept(self._clock)
            store = stores.open_store(folder, key, self._clock, watch=watch, copies_kept=kept)
            undo.callback(store.close)
            seeds = store.document(_DEVICE) or b""
            signing, sealing = seeds[:SEED_BYTES], seeds[SEED_BYTES:]
            keys = DeviceKeys(SigningKey.from_seed(signing), SealingKey.from_bytes(sealing))
            undo.pop_all()
        return store, keys, lock, key

    def _desk(self, folder: Path, store: Store, keys: DeviceKeys, lock: VaultLock, key: bytes) -> Desk:
        who = _KeptIdentity(store)
        _watch(folder, store, key, self._clock)
        directory = _DirectoryVersion(store)

        def may_write(unit: UnitOfWork, scope: str) -> None:
            hand_over.refuse_write(who.get(), unit, scope, self._clock.today())

        author = Authorship(
            who.get, keys.signing.sign, directory.get, self._clock, self._ids, may_write=may_write
        )
        own = {who.get().device_id: keys.signing.public}
        return Desk(
            folder=folder,
            identity=who.get,
            put_identity=who.put,
            keys=keys,
            unit_of_work=lambda: store.unit_of_work(author),
            exchange_unit=directory.exchange_unit,
            verify=lambda: store.verify(public_keys(store, own)),
            upkeep=store.upkeep(lambda: public_keys(store, own), copies_kept(self._clock)),
            keeper=VaultKeeper(folder, key, Purpose.VAULT, self.cost),
            clock=self._clock,
            ids=self._ids,
            rules=load_rules(),
            renderer=_LateRenderer(),
            signer=PadesSigner(),
            close=_closing(store, lock),
        )


def _watch(folder: Path, store: Store, key: bytes, clock: Clock) -> None:
    """Notices a store that is older than the mark beside it says, and keeps the news in it."""
    lost = store.watch(Trace(folder, key))
    if lost:
        noticed = laptop_care.WentBack(clock.now(), lost)
        store.put_document(laptop_care.WENT_BACK, msgspec.json.encode(noticed))
        store.put_setting(numbers.BLOCK, "")  # its last numbers may stand on papers already


def load_rules() -> Rules:
    """The dated law and parameters of resources/rules."""
    return Rules(
        Holidays.from_table(assets.load_toml("rules/holidays.toml")),
        Limits.from_table(assets.load_toml("rules/limits.toml")),
    )


def _closing(store: Store, lock: VaultLock) -> Callable[[], None]:
    def close() -> None:
        store.close()
        lock.release()

    return close
