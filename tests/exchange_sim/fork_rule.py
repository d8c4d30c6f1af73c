"""Every fork is alarmed, on every replica that holds both branches and at the hub; and nothing else is."""

from collections.abc import Iterator
from itertools import permutations

from asystent_desktop.hub import alarms
from asystent_desktop.persistence.journal_rows import State
from asystent_desktop.ports.alarms import AlarmKind
from tests.exchange_sim.erasure_events import erased_scopes
from tests.exchange_sim.memory_store import Disk
from tests.exchange_sim.world import World

_AT_THE_HUB = {alarms.DEVICE_FORKED, alarms.ENTRY_LOST, alarms.ENTRY_OVERDUE}
_OUTSIDE = frozenset({State.HELD, State.ERASED})
Place = tuple[str, str]
"""(scope, device)"""


def unalarmed(world: World) -> Iterator[str]:
    """What is forked and not alarmed, or alarmed and not forked.

    Where an entry is missing or awaited nobody can tell whether strands part there: its absence is the
    alarm. One that came late was stepped over by then, and what steps over it looks like a second strand,
    joined at once. The hub's alarms are of whole computers, and stay when a person has seen to the copy.
    """
    for laptop in world.live():
        with laptop.vault.journal() as unit:
            alarmed, parked = unit.alarms(), unit.parked()
        told = {(one.scope, one.device_id) for one in alarmed if one.kind is AlarmKind.FORK}
        torn = {(one.scope, one.device_id) for one in alarmed if one.kind is AlarmKind.ABSENT}
        torn |= {(one.scope, one.device_id) for one in parked} | _gaping(laptop.vault.store.disk)
        torn |= told & _stepped_over(laptop.vault.store.disk)
        for place in sorted((told ^ parted(laptop.vault.store.disk)) - torn):
            yield f"{place} on {laptop.name}: {'no fork' if place in told else 'no alarm'}"
    with world.hub.reading() as unit:
        noted = {one.device for one in alarms.events(unit) if one.code in _AT_THE_HUB}
    erased = erased_scopes(world)  # of these nobody is told anything any more
    for scope, device in sorted(parted(world.hub_vault.store.disk)):
        if device not in noted and scope not in erased:
            yield f"{device} at the hub: no alarm"


def _gaping(disk: Disk) -> set[Place]:
    """Where entries wait for a decision, or were erased, and lack one before them: it never comes.

    Of a family taken away the former holder is sent nothing more, and of an erased one nobody is.
    """
    return {
        (kept.commit.envelope.scope, kept.commit.envelope.device)
        for kept in disk.commits.values()
        if kept.state in _OUTSIDE and not disk.commits.keys() >= set(kept.commit.envelope.prev)
    }


def _stepped_over(disk: Disk) -> set[Place]:
    """Where a computer that was put back wrote on while an entry of its own was missing, which came later.

    It named the last entry it had and the one that waited: a second strand, joined at once, and rightly told.
    """
    found = set[Place]()
    for kept in disk.commits.values():
        made = kept.commit.envelope
        before = [one for one in made.prev if one in disk.commits]
        if any(one in _ancestors(disk, other) for one, other in permutations(before, 2)):
            found.add((made.scope, made.device))
    return found


def parted(disk: Disk) -> set[Place]:
    """Where the commits of one device are no chain: told by their ancestors, not by where they part."""
    groups: dict[Place, list[str]] = {}
    for name, kept in disk.commits.items():
        groups.setdefault((kept.commit.envelope.scope, kept.commit.envelope.device), []).append(name)
    return {place for place, names in groups.items() if not _is_chain(disk, names)}


def _is_chain(disk: Disk, names: list[str]) -> bool:
    """Whether of any two one is an ancestor of the other: then no two have equally many among the others."""
    among = set(names)
    return len({len(_ancestors(disk, name) & among) for name in names}) == len(names)


def _ancestors(disk: Disk, name: str) -> set[str]:
    found: set[str] = set()
    rest = list(disk.commits[name].commit.envelope.prev)
    while rest:
        one = rest.pop()
        if one not in found and one in disk.commits:
            found.add(one)
            rest += disk.commits[one].commit.envelope.prev
    return found
