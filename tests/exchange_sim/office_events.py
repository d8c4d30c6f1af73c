"""What the office does: backups, a restored hub, decisions about held entries; and updates of the program."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from asystent_desktop.application.exchange.held import admit_entry, held_entries, reject_entry
from asystent_desktop.hub import epoch, forgotten, readmission, state
from asystent_desktop.hub.backup import back_up
from asystent_desktop.hub.care_faults import DirectoryBehind, NobodyHeard
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.hub.faults import UnknownDevice
from asystent_desktop.ports.backup import Proven
from tests.exchange_sim.events import event, someone
from tests.exchange_sim.key_events import take_key
from tests.exchange_sim.memory_store import Disk
from tests.exchange_sim.memory_vault import MemoryVault, restarted
from tests.exchange_sim.next_version import NextFamily, Pet, next_kinds
from tests.exchange_sim.town import save
from tests.exchange_sim.world import World


@dataclass
class MemoryArchive:
    """Implements `ports.backup.Archive`: a backup is the hub's committed state."""

    vault: MemoryVault
    copies: list[tuple[datetime, Disk]] = field(default_factory=list)

    def write(self, folder: Path) -> Proven:
        self.vault.store.tick("before backup")
        made_at, disk = self.vault.clock.now(), self.vault.store.disk
        self.copies.append((made_at, disk))
        with self.vault.hub_unit() as unit:
            heads = dict(unit.heads())
        return Proven(str(len(self.copies)), made_at, len(disk.commits), 0, "", heads)

    def expire(self, folder: Path, older_than: datetime, keep: str) -> int:
        return 0


@event(4)
def hub_back_up(world: World, random: Random) -> None:
    """A verified backup: what is in it is durable from the next replies on."""
    world.crashing(random.choice((0, 0, 1, 2, 3)), lambda: back_up(world.hub, Path("/nowhere")))


@event(1)
def hub_restore(world: World, random: Random) -> None:
    """The hub's disk dies; its last verified backup is put back and begins a new epoch."""
    if world.archive.copies:
        made_at, disk = world.archive.copies[-1]
        world.hub_vault.store.disk, world.restored = disk, True
        with world.hub.exchange_unit() as unit:
            epoch.begin(unit, world.hub.ids.random_bytes(16).hex(), world.clock.instant, made_at)
            unit.commit()


@event(2)
def hub_resume(world: World, random: Random) -> None:
    """The administrator signs the new epoch, and repeats revocations that the backup did not know."""
    resume(world, anyway=random.random() < 0.3)


def resume(world: World, *, anyway: bool) -> None:
    """As `hub resume`, when there is something to resume."""
    with world.hub.reading() as unit:
        restored = epoch.restored(unit)
    if not restored:
        return
    try:
        if not _knows_key(world):
            take_key(world, world.key_number, anyway=anyway)
        epoch.resume(world.hub, world.office, anyway=anyway)
    except (DirectoryBehind, NobodyHeard):
        return
    for laptop in world.laptops.values():
        if laptop.revoked:
            with suppress(UnknownDevice):  # signed in after the backup, too: revoked once it shows itself
                revoke(world.hub, world.office, laptop.device)


def _knows_key(world: World) -> bool:
    """Whether the hub believes the OFFICE key of today: a backup may be older than its change-over."""
    with world.hub.reading() as unit:
        return state.trust(unit).office_key == world.office.public


@event(2)
def readmit_forgotten(world: World, random: Random) -> None:
    """The administrator decides about computers that a hub put back has forgotten."""
    readmit_all(world)


def readmit_all(world: World) -> int:
    """Revokes the lost ones of those that were shown, takes the others back in; says how many there were."""
    with world.hub.reading() as unit:
        shown = [one.device.id for one in forgotten.waiting(unit)]
    gone = {one.device for one in world.laptops.values() if one.revoked}
    for device in gone.intersection(shown):
        revoke(world.hub, world.office, device)
    if good := [device for device in shown if device not in gone]:
        readmission.readmit(world.hub, world.office, good)
    return len(shown)


def invite_again(world: World) -> None:
    """Who answered an invitation that a hub put back has forgotten is invited anew: her page offers it.

    She proves nothing by an introduction (ADR 49): the office's first reply never reached her.
    """
    with world.hub.reading() as unit:
        directory = state.directory(unit)
    for laptop in world.live():
        if not laptop.vault.identity().enrolled and directory.device(laptop.device) is None:
            world.invite(laptop, laptop.role, laptop.person if directory.person(laptop.person) else "")


@event(3)
def decide_held(world: World, random: Random) -> None:
    """The head decides about an entry that was held."""
    head = someone(world, random, "head")
    if waiting := held_entries(head.desk):
        one = random.choice(waiting)
        if one.admissible and random.random() < 0.6:
            admit_entry(head.desk, one.commit)
        else:
            reject_entry(head.desk, one.commit, "Nie dotyczy tej rodziny")


@event(2)
def update(world: World, random: Random) -> None:
    """A laptop gets the next version of the program."""
    laptop = someone(world, random)
    restarted(laptop.vault, next_kinds())
    laptop.updated = True


@event(3)
def write_next(world: World, random: Random) -> None:
    """Somebody who has it writes what other laptops do not understand yet."""
    updated = [one for one in world.working() if one.updated]
    if not updated:
        return
    laptop = random.choice(updated)
    with laptop.desk.unit_of_work() as unit:
        families = unit.find(NextFamily)
    if not families:
        return
    family = random.choice(families)
    if random.random() < 0.5:
        save(
            laptop.desk,
            Pet(id=laptop.desk.ids.new(), scope=family.scope, name=f"Burek {random.randrange(9)}"),
        )
    else:
        changed = {**vars(family), "pets": f"Dwa koty {random.randrange(9)}"}
        save(laptop.desk, NextFamily(**changed))


@event(2)
def fortnight(world: World, random: Random) -> None:
    """Long enough for parked entries to be taken in, and for stand-ins to end."""
    world.days(15 if random.random() < 0.5 else int(timedelta(days=36).days))
