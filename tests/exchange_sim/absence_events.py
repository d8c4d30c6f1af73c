"""An entry that nobody has any more: part of a week got lost on the way, then its computer was put back."""

from collections.abc import Iterator
from random import Random
from unittest.mock import patch

from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.exchange import limits
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.hub import gap_notes
from asystent_desktop.persistence.journal_rows import State
from tests.exchange_sim.events import add_record, edit, event, someone
from tests.exchange_sim.memory_vault import restarted
from tests.exchange_sim.world import World


@event(1)
def lose_entry(world: World, random: Random) -> None:
    """One of three entries is lost with its part of the week, and the laptop comes back from a copy."""
    laptop = someone(world, random)
    copy = laptop.vault.store.disk
    with patch("tests.exchange_sim.events.someone", lambda *_: laptop):
        for act in (edit, add_record, edit):
            act(world, random)
    with patch.object(limits, "PORTION_RAW_BYTES", 1):
        world.exchange(laptop)
    with laptop.desk.exchange_unit() as unit:
        parts = exchange_memory.memory(unit).outbox
    lying = world.carrier.boxes.get(TO_OFFICE, {})
    for name in random.sample(parts, min(len(parts), random.choice((1, 1, 2)))):
        lying.pop(name, None)
    if random.random() < 0.8:
        world.answer()
    laptop.vault.store.disk = copy
    laptop.undisturbed, laptop.directory = False, 0
    restarted(laptop.vault, laptop.vault.store.kinds)


def awaited(world: World) -> bool:
    """Whether the office waits for an entry still."""
    with world.hub.reading() as unit:
        return bool(gap_notes.open_scopes(unit))


def waited_for(world: World) -> Iterator[str]:
    """Entries nobody has, that somebody waits for all the same; and given up ones that somebody has.

    Of a family that was taken from her an assistant is sent nothing more: it waits to be let go.
    """
    with world.hub.reading() as unit:
        given_up = gap_notes.given_up(unit)
        for scope in sorted(gap_notes.open_scopes(unit)):
            yield f"the hub in {scope}"
    for laptop in world.live():
        held, mine = laptop.vault.store.disk.commits, world.entitled(laptop)
        for scope in sorted(mine):
            for name in sorted(held.keys() & set(given_up.get(scope, ()))):
                yield f"{name} given up, though {laptop.name} has it"
        for name, kept in held.items():
            if kept.state is State.PARKED and kept.commit.envelope.scope in mine:
                yield f"{laptop.name} with {name}"
