"""Erasure by order and consent, in the middle of everything else; and that nothing of it comes back."""

from collections.abc import Iterator
from random import Random

from asystent_desktop.application.exchange import erasure
from asystent_desktop.domain.kinds import Family, Strength, Visit
from asystent_desktop.exchange import ledger_store
from asystent_desktop.hub import erasure as hub_erasure
from tests.exchange_sim.events import event, someone
from tests.exchange_sim.world import World

BASIS = "art. 17 RODO"


@event(1)
def order_erasure(world: World, random: Random) -> None:
    """The head orders that some records, or a whole file, be erased before their term."""
    head = someone(world, random, "head")
    with head.desk.unit_of_work() as unit:
        families = unit.find(Family)
        if not families:
            return
        family = random.choice(families)
        records = [one.id for kind in (Strength, Visit) for one in unit.find(kind, scope=family.scope)]
    named = [random.choice(records)] if records and random.random() < 0.7 else []
    planned = erasure.plan(head.desk, family.id, named)
    erasure.order(head.desk, planned, BASIS, early=True, along=True)


@event(2)
def consent_erasure(world: World, random: Random) -> None:
    """The administrator consents at the hub to an order that came there."""
    waiting = [one.order_id for one in hub_erasure.orders(world.hub) if not one.consented_by]
    if waiting:
        hub_erasure.consent(world.hub, world.office, random.choice(waiting))


def erased_scopes(world: World) -> frozenset[str]:
    """Scopes the hub let go as a whole."""
    with world.hub.reading() as unit:
        return ledger_store.kept(unit.document).ledger.scopes


def readable(world: World) -> Iterator[str]:
    """Content that an order in force covers and that somebody could still read."""
    with world.hub.reading() as unit:
        ledger = ledger_store.kept(unit.document).ledger
    for name, vault in (("hub", world.hub_vault), *((one.name, one.vault) for one in world.live())):
        for kept in vault.store.disk.commits.values():
            if kept.commit.payload_bytes and ledger.covers(kept.commit):
                yield f"{kept.commit.hash} on {name}"
