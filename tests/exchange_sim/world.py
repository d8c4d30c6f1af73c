"""One simulated office: its hub, people's laptops, one carrier, and a memory of what must not be lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from asystent_desktop.application.exchange.enrolment import answer_invitation
from asystent_desktop.application.exchange.week import ExchangeReport, exchange_week
from asystent_desktop.errors import AppError
from asystent_desktop.exchange import trust_store
from asystent_desktop.exchange.routing import entitled
from asystent_desktop.hub import state
from asystent_desktop.hub.answering import AnswerReport, answer
from asystent_desktop.hub.enrolment import enrol, invite
from asystent_desktop.hub.founding import init_hub
from asystent_desktop.hub.office_key import OfficeKey
from asystent_desktop.journal.commit import Commit
from asystent_desktop.ports.desk import Desk, HubDesk
from tests.exchange_sim.memory_store import Disk
from tests.exchange_sim.memory_vault import MemoryVault, desk_of, hub_of, make_hub_vault, make_vault
from tests.exchange_sim.town import MemoryCarrier
from tests.fakes.clock import FakeClock

SKEWS = (timedelta(0), timedelta(days=-365 * 30), timedelta(days=365 * 30), timedelta(minutes=7))


class Crashed(Exception):
    """The power went at a call of a port."""


class Broken(AssertionError):
    """A rule does not hold; `rule` is its name."""

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{rule}: {what}")
        self.rule = rule


@dataclass
class Fuse:
    """Counts calls of ports and blows at one of them; 0 means never."""

    left: int = 0

    def tick(self, where: str) -> None:
        if self.left:
            self.left -= 1
            if not self.left:
                raise Crashed(where)


class FusedCarrier(MemoryCarrier):
    """A carrier at whose every writing call the power may go, before or after."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self._fuse = fuse

    def put(self, box: str, name: str, content: bytes) -> None:
        self._fuse.tick("before put")
        super().put(box, name, content)
        self._fuse.tick("after put")

    def move(self, box: str, name: str, to: str) -> None:
        self._fuse.tick("before move")
        super().move(box, name, to)
        self._fuse.tick("after move")

    def delete(self, box: str, name: str) -> None:
        self._fuse.tick("before delete")
        super().delete(box, name)
        self._fuse.tick("after delete")


@dataclass
class Laptop:
    """A computer and how it fares.

    Attributes:
        snapshots: Earlier states it may be put back to.
        revoked_at: Since then the office does not trust it. `retired`: nobody switches it on any more.
        twin_of: Name of the laptop it was cloned from.
        undisturbed: It was never cloned nor put back.
        directory: Version of the directory it was last seen to believe.
        updated: It runs the next version of the program.
    """

    name: str
    vault: MemoryVault
    desk: Desk
    snapshots: list[Disk] = field(default_factory=list)
    revoked_at: datetime | None = None
    retired: bool = False
    twin_of: str = ""
    undisturbed: bool = True
    directory: int = 0
    updated: bool = False

    @property
    def revoked(self) -> bool:
        return self.revoked_at is not None

    @property
    def person(self) -> str:
        return self.vault.identity().person_id

    @property
    def device(self) -> str:
        return self.vault.identity().device_id

    @property
    def role(self) -> str:
        return self.vault.identity().role


@dataclass
class World:
    """Everything of one history.

    Attributes:
        written: Every commit that was ever durable anywhere.
        durable: Commits that a receipt called durable.
        let_go: Commits a laptop purged, trusting the office.
        grabbed: Ids of assignments that assistants made for themselves.
        carried: Every file that ever lay in a box, with its box.
        restored: The hub was put back to a backup at some time.
        cheated: Ids of steps of papers that were not theirs to take.
        key_number: Of the OFFICE key the administrator has in hand.
    """

    clock: FakeClock
    fuse: Fuse
    carrier: FusedCarrier
    hub_vault: MemoryVault
    hub: HubDesk
    office: OfficeKey
    archive: Any
    laptops: dict[str, Laptop] = field(default_factory=dict)
    hub_snapshots: list[Disk] = field(default_factory=list)
    written: dict[str, Commit] = field(default_factory=dict)
    durable: set[str] = field(default_factory=set)
    let_go: set[str] = field(default_factory=set)
    grabbed: set[str] = field(default_factory=set)
    carried: dict[bytes, str] = field(default_factory=dict)
    taken_away: list[tuple[str, bytes]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    restored: bool = False
    cheated: set[str] = field(default_factory=set)
    key_number: int = 1

    def working(self) -> Iterator[Laptop]:
        """Laptops somebody still works at, clones among them."""
        return (one for one in self.laptops.values() if not one.retired)

    def live(self) -> list[Laptop]:
        """Laptops that must converge: working, trusted, no clones."""
        return [one for one in self.working() if not one.revoked and not one.twin_of]

    def entitled(self, laptop: Laptop) -> frozenset[str]:
        """Scopes the hub has that it sends to this laptop today."""
        scopes = {kept.commit.envelope.scope for kept in self.hub_vault.store.disk.commits.values()}
        return entitled(state.standing(self.hub), laptop.person, scopes)

    def add(self, name: str, role: str, skew: timedelta) -> Laptop:
        """A vault made alone."""
        vault = make_vault(name, role=role, clock=FakeClock(self.clock.instant + skew), tick=self.fuse.tick)
        self.laptops[name] = Laptop(name, vault, desk_of(vault, name))
        return self.laptops[name]

    def admit(self, laptop: Laptop, role: str, person_id: str = "") -> None:
        """Invitation, answer, enrolment and the first replies: it belongs to the office.

        Raises:
            AppError: the office takes nobody in now; the laptop is gone again.
        """
        try:
            self.invite(laptop, role, person_id)
        except AppError:
            del self.laptops[laptop.name]
            raise
        self.answer()
        self.exchange(laptop)

    def invite(self, laptop: Laptop, role: str, person_id: str = "") -> None:
        """Invitation, answer and enrolment; the laptop learns of it with its next exchange."""
        identity = laptop.vault.identity()
        if person_id:
            invited = invite(self.hub, self.office, person_id=person_id)
        else:
            invited = invite(self.hub, self.office, name=identity.name, title=identity.title, role=role)
        answered = answer_invitation(laptop.desk, invited.file)
        enrol(self.hub, self.office, answered.file)

    def exchange(self, laptop: Laptop) -> ExchangeReport:
        """One exchange from that laptop."""
        self._pass(1)
        before = laptop.vault.store.disk.commits.keys()
        try:
            return exchange_week(laptop.desk, self.carrier)
        finally:
            self.let_go |= before - laptop.vault.store.disk.commits.keys()
            self.look()

    def answer(self) -> AnswerReport:
        """The hub reads its box and replies."""
        self._pass(1)
        try:
            return answer(self.hub, self.carrier)
        finally:
            self.look()

    def _pass(self, seconds: float) -> None:
        self.clock.advance(seconds=seconds)
        for one in self.laptops.values():
            one.vault.clock.advance(seconds=seconds)

    def days(self, days: int) -> None:
        """Days go by for everybody."""
        self._pass(days * 86_400)

    def crashing(self, left: int, act: Callable[[], object]) -> bool:
        """Does something with the fuse lit; says whether the power went."""
        self.fuse.left = left
        try:
            act()
        except Crashed as fault:
            self.log.append(f"  power went {fault}")
            return True
        finally:
            self.fuse.left = 0
        return False

    def look(self) -> None:
        """Remembers what is durable and carried now, and what routing allows."""
        for vault in (self.hub_vault, *(one.vault for one in self.laptops.values())):
            for name, kept in vault.store.disk.commits.items():
                if name not in self.written:
                    self.written[name] = kept.commit
                if kept.receipt is not None and kept.receipt.durable:
                    self.durable.add(name)
        self._directories()
        for box, blobs in self.carrier.boxes.items():
            for blob in blobs.values():
                self.carried.setdefault(blob, box)

    def _directories(self) -> None:
        for one in self.laptops.values():
            body = one.vault.store.disk.documents.get(trust_store.DIRECTORY)
            version = 0 if body is None else trust_store.decode(body).version
            if version < one.directory:
                raise Broken(
                    "the directory never goes back", f"{version} after {one.directory} on {one.name}"
                )
            one.directory = version


def found(random: Random, assistants: int, archive_of: Callable[[MemoryVault], Any]) -> World:
    """An office with a head and some assistants, enrolled, each with families of her own."""
    clock, fuse = FakeClock(), Fuse()
    vault = make_hub_vault(clock, fuse.tick)
    archive = archive_of(vault)
    hub = hub_of(vault, "hub", archive)
    founded = init_hub(hub, "Ośrodek Przykładowy", "klucz ośrodka", lambda key, following: None)
    world = World(clock, fuse, FusedCarrier(fuse), vault, hub, founded.office, archive)
    for number in range(assistants):
        world.add(f"asystentka-{number}", "assistant", random.choice(SKEWS))
    world.add("kierownik", "head", random.choice(SKEWS))
    return world


def directory_version(world: World) -> int:
    """Version of the directory at the hub."""
    with world.hub.exchange_unit() as unit:
        return state.directory(unit).version
