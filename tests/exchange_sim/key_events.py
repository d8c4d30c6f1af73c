"""Forgotten passphrases that two officers help with, and the change-over of the OFFICE key."""

from dataclasses import replace
from random import Random

from asystent_desktop.application.exchange import recovery
from asystent_desktop.crypto import envelope
from asystent_desktop.crypto.envelope import Cost, Purpose
from asystent_desktop.exchange import trust_store, unlock
from asystent_desktop.hub import escrow, succession
from asystent_desktop.hub.enrolment import enrol
from tests.exchange_sim.events import event
from tests.exchange_sim.memory_vault import desk_of, keys_of
from tests.exchange_sim.quick_crypto import RECOVERY, office_key
from tests.exchange_sim.world import Broken, Laptop, World


@event(2)
def prepare_recovery(world: World, random: Random) -> None:
    """The office makes its RECOVERY key: from then on each computer hands in an escrow."""
    escrow.init_recovery(
        world.hub, world.office, ("pierwsza", "druga"), lambda one, other: None, cost=Cost.MINIMAL
    )


@event(2)
def forget_passphrase(world: World, random: Random) -> None:
    """Two officers open a forgotten computer; it comes back under new keys, the former ones revoked."""
    good = [one for one in world.live() if one.role == "assistant" and one.vault.identity().enrolled]
    good = [one for one in good if _follows(world, one)]
    if not good:
        return
    laptop = random.choice(good)
    former = laptop.device
    made = escrow.make_unlock(world.hub, world.office, RECOVERY, former, Cost.MINIMAL)  # type: ignore[arg-type]
    for one in world.laptops.values():
        if one.device == former and one is not laptop:
            one.revoked_at = one.revoked_at or world.clock.instant
    _come_back(laptop, made.file, made.code)
    answered = recovery.recovery_answer(laptop.desk)
    assert answered is not None
    enrol(world.hub, world.office, answered.file)
    world.answer()
    world.exchange(laptop)


def _follows(world: World, laptop: Laptop) -> bool:
    """Whether it missed one change of the OFFICE key at most: two it cannot check (docs/proof.md)."""
    held = laptop.vault.store.disk.documents[trust_store.OFFICE_KEY]
    return held in (world.office.public, office_key(world.key_number - 1).public)


def _come_back(laptop: Laptop, file: bytes, code: str) -> None:
    """As `bootstrap.vault_care.recover`: new device keys and store key; copies of before open no more."""
    vault = laptop.vault
    said = unlock.read(file)
    if envelope.unwrap(said.key, unlock.plain_code(code), Purpose.UNLOCK) != vault.store_key:
        raise Broken("two officers open a forgotten computer", laptop.name)
    renewed = replace(vault.identity(), device_id=vault.ids.new(), enrolled=False)
    vault.keys, vault.store_key = keys_of(f"{laptop.name}/{renewed.device_id}"), vault.ids.random_bytes(32)
    vault.put_identity(renewed)
    with vault.journal() as unit:
        unit.put_document(recovery.INVITATION, said.invitation)
        unit.commit()
    laptop.desk = desk_of(vault, laptop.name)
    laptop.snapshots, laptop.undisturbed = [], False


@event(1)
def change_office_key(world: World, random: Random) -> None:
    """The OFFICE key is changed over; another time not before a backup knows of it."""
    copies = world.archive.copies
    if not copies or copies[-1][1].documents[trust_store.OFFICE_KEY] == world.office.public:
        take_key(world, world.key_number + 1)


def take_key(world: World, number: int, *, anyway: bool = False) -> None:
    """The OFFICE key of that number becomes the one in force.

    Raises:
        AppError: the hub does not take it.
    """
    following = f"klucz {number + 1}"
    succession.change_over(
        world.hub, office_key(number), following, lambda file: None, Cost.MINIMAL, anyway=anyway
    )
    world.office, world.key_number = office_key(number), number
