"""Runs histories by seed, and cuts a failing one down to the events it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from unittest.mock import patch

from asystent_desktop.exchange import limits
from tests.exchange_sim import (
    absence_events as absence_events,
    attack_events as attack_events,
    compartment_events as compartment_events,
    erasure_events as erasure_events,
    events,
    invariants,
    key_events,
    office_events,
    print_events as print_events,
)
from tests.exchange_sim.events import Event
from tests.exchange_sim.quick_crypto import quick_crypto
from tests.exchange_sim.world import World, found

EVENTS = 40
_CARRIED = ("exchange", "exchange", "answer", "answer")
THEMES: tuple[tuple[str, ...], ...] = (
    (),
    (),
    (),
    (),
    (*_CARRIED, "edit", "back_up", "restore", "clone", "crash_edit"),
    (*_CARRIED, "hub_back_up", "hub_back_up", "hub_restore", "hub_resume", "enrol_colleague", "lose_laptop"),
    (*_CARRIED, "hub_back_up", "change_office_key", "forget_passphrase", "hub_restore", "hub_resume", "edit"),
    (
        *_CARRIED,
        "ordinary_week",
        "begin_letter",
        "write_on",
        "write_on",
        "write_on",
        "take_step",
        "take_step",
    ),
    (
        *_CARRIED,
        "ordinary_week",
        "add_scan",
        "sign_paper",
        "ask_for_scan",
        "give_family",
        "take_family",
        "hub_back_up",
        "fortnight",
    ),
    (*_CARRIED, "write_card", "look_into_compartment", "give_compartment", "take_family", "trespass"),
    (*_CARRIED, "order_erasure", "consent_erasure", "add_record", "add_scan", "hub_back_up", "hub_restore"),
    (*_CARRIED, "give_family", "take_family", "hub_back_up", "fortnight", "days_pass", "decide_held"),
    (*_CARRIED, "ordinary_week", "lose_entry", "lose_entry", "edit", "give_family", "clone", "lose_laptop"),
)
"""What happens more often in a history; none of it for four in thirteen."""


@dataclass(frozen=True)
class Failure:
    """A history that broke a rule: the seed alone repeats it, the events are enough to show it."""

    seed: int
    rule: str
    message: str
    events: tuple[Event, ...]

    def __str__(self) -> str:
        steps = "\n".join(f"    {one.name} {one.seed}" for one in self.events)
        return f"seed {self.seed}: {self.message}\n  {len(self.events)} events are enough:\n{steps}"


def run(seed: int, chosen: Sequence[Event] | None = None) -> World:
    """One history, and all that must hold after it.

    Args:
        chosen: The events; those the seed draws when not given.

    Raises:
        Broken: a rule does not hold.
    """
    random = Random(f"{seed}/office")
    portion = random.choice((limits.PORTION_RAW_BYTES, 6_000, 3_000))
    with quick_crypto(), patch.object(limits, "PORTION_RAW_BYTES", portion):
        world = found(random, random.randrange(1, 6), office_events.MemoryArchive)
        if random.random() < 0.5:
            key_events.prepare_recovery(world, random)
        opened(world)
        for one in drawn(seed) if chosen is None else chosen:
            events.happen(world, one)
        invariants.check(world)
        if seed % 3 == 0:
            invariants.check_repetition(world)
        return world


def opened(world: World) -> None:
    """Everybody has a family of her own and belongs to the office."""
    for laptop in list(world.laptops.values()):
        if laptop.role == "assistant":
            events.own_family(laptop)
        world.invite(laptop, laptop.role)
    world.answer()
    for laptop in list(world.laptops.values()):
        world.exchange(laptop)


def attempt(seed: int, chosen: Sequence[Event] | None = None) -> Failure | None:
    """The failure of a history, None when all held; any other exception counts as one too."""
    try:
        run(seed, chosen)
    except invariants.Broken as broken:
        return Failure(seed, broken.rule, str(broken), tuple(chosen or drawn(seed)))
    except Exception as fault:  # noqa: BLE001 - whatever a history raises is a finding
        rule = f"{type(fault).__name__} was raised"
        return Failure(seed, rule, f"{rule}: {fault}", tuple(chosen or drawn(seed)))
    return None


def drawn(seed: int) -> list[Event]:
    """The events of a seed; two histories of three have a theme, so that rare things meet."""
    return drawn_often(seed, Random(f"{seed}/theme").choice(THEMES))


def drawn_often(seed: int, often: Sequence[str]) -> list[Event]:
    """The events of a seed, every second one replaced by one of these when any are given."""
    random, chosen = Random(f"{seed}/{','.join(often)}"), events.draw(Random(f"{seed}/events"), EVENTS)
    if often:
        chosen[::2] = [Event(random.choice(often), one.seed) for one in chosen[::2]]
    return chosen


def shrink(failure: Failure) -> Failure:
    """The same rule broken by fewer events: halves first, then one by one."""
    size = max(1, len(failure.events) // 2)
    while True:
        start, smaller = 0, False
        while start < len(failure.events):
            rest = failure.events[:start] + failure.events[start + size :]
            found_again = attempt(failure.seed, rest) if rest else None
            if found_again is not None and found_again.rule == failure.rule:
                failure, smaller = found_again, True
            else:
                start += size
        if size == 1 and not smaller:
            return failure
        size = max(1, size // 2)
