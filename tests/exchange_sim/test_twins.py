"""The memory store answers as the real one: the same commits, in any portions, give the same state."""

from random import Random

import pytest

from asystent_desktop.ports.exchange import Incoming, Status
from tests.exchange_sim.histories import run
from tests.exchange_sim.memory_journal import MemoryJournal
from tests.exchange_sim.memory_store import MemoryStore
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_vault


def portions(world, random):
    """Everything the head's laptop holds, shuffled and cut anyhow: gaps, parking and unparking included."""
    held = list(world.laptops["kierownik"].vault.store.disk.commits.values())
    random.shuffle(held)
    while held:
        size = random.randrange(1, 12)
        yield [
            Incoming(kept.commit, kept.receipt, kept.receipt is not None and kept.receipt.status is Status.OK)
            for kept in held[:size]
        ]
        held = held[size:]


@pytest.mark.parametrize("seed", range(1, 9))
def test_memory_and_real_store_agree_step_by_step(tmp_path, seed):
    world, random = run(seed), Random(seed)
    clock = FakeClock()
    real, memory = make_vault(tmp_path, clock=clock), MemoryStore(lambda scope: True)
    try:
        for portion in portions(world, random):
            with real.exchange() as one, MemoryJournal(memory, clock) as other:
                one.admit(portion)
                other.admit(portion)
                one.commit()
                other.commit()
            with real.exchange() as one, MemoryJournal(memory, clock) as other:
                assert one.heads() == other.heads()
                assert {made.hash for made in one.unacknowledged()} == {
                    made.hash for made in other.unacknowledged()
                }
                assert one.alarms() == other.alarms()
                assert {held.commit: held.missing for held in one.parked()} == {
                    held.commit: held.missing for held in other.parked()
                }
                names = [given.commit.hash for given in portion]
                assert one.receipts(names) == other.receipts(names)
                some = {scope: tips[:1] for scope, tips in one.heads().items() if random.random() < 0.5}
                assert {made.hash for made in one.beyond(some)} == {made.hash for made in other.beyond(some)}
        assert real.verify().state_hash == memory.state_hash()
    finally:
        real.close()
