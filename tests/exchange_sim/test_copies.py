"""Computers that were put back or copied: the hub hears each of them again, and each gets what it lacks."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from asystent_desktop.application.exchange import memory as exchange_memory
from asystent_desktop.domain.kinds import Family, Strength
from asystent_desktop.domain.kinds.office import Assignment
from asystent_desktop.exchange import limits
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.hub import alarms, device_care, epoch, state
from asystent_desktop.hub.backup import back_up
from tests.exchange_sim.events import own_family, restore, take_family
from tests.exchange_sim.histories import opened
from tests.exchange_sim.invariants import settle
from tests.exchange_sim.key_events import take_key
from tests.exchange_sim.memory_vault import desk_of, restarted
from tests.exchange_sim.next_version import next_kinds
from tests.exchange_sim.office_events import MemoryArchive
from tests.exchange_sim.quick_crypto import quick_crypto
from tests.exchange_sim.town import name_of, save
from tests.exchange_sim.world import Laptop, found


@pytest.fixture
def world():
    with quick_crypto():
        made = found(Random(1), 1, MemoryArchive)
        opened(made)
        round_of(made, made.laptops["asystentka-0"])
        yield made


def round_of(world, laptop):
    world.exchange(laptop)
    world.answer()
    return world.exchange(laptop)


def write(laptop, phone):
    with laptop.desk.unit_of_work() as unit:
        (family, *_others) = unit.find(Family)
    save(laptop.desk, type(family)(**{**vars(family), "phone": phone}))


def own_heads(laptop):
    with laptop.desk.exchange_unit() as unit:
        return dict(unit.heads())


def twin_of(world, laptop):
    vault = laptop.vault.twin("kopia")
    return Laptop("kopia", vault, desk_of(vault, "kopia"), twin_of=laptop.name)


def test_a_laptop_put_back_with_its_clock_is_heard_with_its_second_exchange(world):
    anna = world.laptops["asystentka-0"]
    image, hour = anna.vault.store.disk, anna.vault.clock.instant
    for number in range(5):
        write(anna, f"32 {number}")
        round_of(world, anna)
    anna.vault.store.disk, anna.vault.clock.instant = image, hour - timedelta(days=1)
    anna.directory = 0
    write(anna, "32 9")
    round_of(world, anna)
    round_of(world, anna)
    assert len(anna.vault.store.disk.commits) == len(world.hub_vault.store.disk.commits)


def test_a_hub_cannot_make_a_laptop_count_beyond_all_bounds(world):
    """A number near the end of what 64 bits hold would stop its exchange for good."""
    anna = world.laptops["asystentka-0"]
    with world.hub.exchange_unit() as unit:
        known = device_care.care(unit, anna.device)
        device_care.put_care(unit, anna.device, replace(known, number=2**63 - 1))
        unit.commit()
    write(anna, "32 1")
    assert round_of(world, anna).waiting == 0
    write(anna, "32 2")
    assert round_of(world, anna).waiting == 0


def test_who_reads_the_reply_to_her_copy_speaks_up(world):
    """Both gave their bundle the same number; the office's heads name what she does not have."""
    anna = world.laptops["asystentka-0"]
    copy = twin_of(world, anna)
    world.days(7)
    assert world.exchange(anna).placed
    world.carrier.boxes[TO_OFFICE].clear()
    write(copy, "32 7")
    world.exchange(copy)
    world.answer()
    world.exchange(anna)
    assert round_of(world, anna).received == 1
    assert own_heads(anna) == own_heads(copy)


def test_who_never_sees_a_reply_hears_of_her_copy_within_a_week(world):
    anna = world.laptops["asystentka-0"]
    copy = twin_of(world, anna)
    world.laptops["kopia"] = copy
    write(copy, "32 7")
    round_of(world, copy)
    assert world.exchange(anna).received == 0
    settle(world)
    assert own_heads(anna) == own_heads(copy)


def test_who_is_invited_after_two_changes_of_the_office_key_belongs_to_it(world):
    """She pinned the third key: what led from the first to the second she cannot check, and need not."""
    for number in (2, 3):
        take_key(world, number)
    ewa = world.add("Ewa Lis", "assistant", timedelta(0))
    own_family(ewa)
    world.admit(ewa, "assistant")
    assert ewa.vault.identity().enrolled
    assert round_of(world, ewa).waiting == 0


def alarms_of(world):
    with world.hub.reading() as unit:
        return [one.code for one in alarms.events(unit)]


def test_a_stick_from_before_a_clock_was_set_back_is_no_sign_of_a_copy(world):
    """Its number is lower and its time is later than the last ones: late on its way, or brought twice."""
    anna = world.laptops["asystentka-0"]
    write(anna, "32 1")
    world.exchange(anna)
    (early,) = world.carrier.boxes[TO_OFFICE].values()
    world.answer()
    world.exchange(anna)
    anna.vault.clock.advance(days=-30)
    for phone in ("32 2", "32 3"):
        write(anna, phone)
        round_of(world, anna)
    world.carrier.boxes[TO_OFFICE][name_of(early)] = early
    world.answer()
    assert alarms.LAPTOP_RESTORED not in alarms_of(world)


def test_two_bundles_made_before_and_after_a_clock_was_set_back_are_no_sign_of_a_copy(world):
    """Seed 321 of commit 1e49bd4: by their times the later is read first, and the earlier declares less."""
    anna = world.laptops["asystentka-0"]
    anna.vault.clock.advance(days=9_000)
    for phone in ("32 0", "32 1"):  # the first of them is lost, so the next one lists all its heads
        world.carrier.boxes[TO_OFFICE].clear()
        write(anna, phone)
        world.exchange(anna)
    early = dict(world.carrier.boxes[TO_OFFICE])
    anna.vault.clock.advance(days=-9_000)
    write(anna, "32 2")
    world.exchange(anna)
    world.carrier.boxes[TO_OFFICE] |= early
    assert len(world.answer().ingested) == 2
    assert alarms.LAPTOP_RESTORED not in alarms_of(world)
    assert round_of(world, anna).waiting == 0


def test_a_week_in_parts_of_which_one_is_lost_is_no_sign_of_a_copy(world):
    """The last part names heads that lie in a lost one: nobody can tell what they follow."""
    anna = world.laptops["asystentka-0"]
    for number in range(6):
        write(anna, f"32 {number}")
    with patch.object(limits, "PORTION_RAW_BYTES", 1_500):
        world.exchange(anna)
    with anna.desk.exchange_unit() as unit:
        *others, last = exchange_memory.memory(unit).outbox
    assert others
    for name in others:
        del world.carrier.boxes[TO_OFFICE][name]
    assert [one.name for one in world.answer().ingested] == [last]
    assert alarms.LAPTOP_RESTORED not in alarms_of(world)


def test_a_laptop_put_back_gives_a_number_twice(world):
    anna = world.laptops["asystentka-0"]
    image = anna.vault.store.disk
    write(anna, "32 1")
    round_of(world, anna)
    anna.vault.store.disk, anna.directory = image, 0
    write(anna, "32 2")
    world.exchange(anna)
    world.answer()
    assert alarms.LAPTOP_RESTORED in alarms_of(world)


def test_a_computer_that_let_a_family_go_and_writes_in_it_anew_is_no_copy(world):
    """Seed 994 of commit ecf8c44: the office never heard the bundle in between, without that family."""
    anna, head = world.laptops["asystentka-0"], world.laptops["kierownik"]
    with anna.desk.unit_of_work() as unit:
        (family,) = unit.find(Family)
    round_of(world, head)
    take_family(world, Random(0))
    round_of(world, head)
    back_up(world.hub, Path("/nowhere"))
    world.answer()
    world.exchange(anna)
    assert family.scope not in own_heads(anna)
    world.exchange(anna)
    save(anna.desk, Strength(id=anna.desk.ids.new(), scope=family.scope, text="Podrzucone"))
    round_of(world, anna)
    assert own_heads(anna)[family.scope]
    assert alarms.LAPTOP_RESTORED not in alarms_of(world)


def test_a_computer_with_an_earlier_clock_than_its_copy_is_heard(world):
    """Seed 3007 of commit ecf8c44: of two bundles with one number the copy's was taken for the later one."""
    head = world.laptops["kierownik"]
    round_of(world, head)
    copy = twin_of(world, head)
    copy.vault.clock.advance(days=9_000)
    with copy.desk.unit_of_work() as unit:
        (running,) = unit.find(Assignment)
    save(copy.desk, replace(running, until_on=world.clock.today()))
    round_of(world, copy)
    world.days(7)
    assert world.exchange(head).placed
    world.answer()
    for _ in range(2):
        round_of(world, head)
    assert own_heads(head) == own_heads(copy)


def lived(world, backup, drawn):
    """The number a life of the hub signs that begins with this backup and hears nobody before it resumes."""
    world.hub_vault.store.disk, world.restored = backup, True
    with world.hub.exchange_unit() as unit:
        epoch.begin(unit, drawn, world.clock.instant, world.clock.instant)
        unit.commit()
    return epoch.resume(world.hub, world.office, anyway=True).directory_version


@pytest.mark.parametrize("first, second", [("a" * 32, "b" * 32), ("b" * 32, "a" * 32)])
def test_two_lives_of_one_minute_give_no_number_twice(world, first, second):
    """Seed 200051 of commit da2159e: who believed the first could never believe the second.

    The second number is higher once and lower once; in both cases everybody believes the hub in the end.
    """
    back_up(world.hub, Path("/nowhere"))
    backup = world.archive.copies[-1][1]
    before = lived(world, backup, first)
    round_of(world, world.laptops["asystentka-0"])
    assert lived(world, backup, second) != before
    settle(world)
    with world.hub.reading() as unit:
        assert (epoch.own(unit), epoch.restored(unit)) == (second, False)
        version = state.directory(unit).version
    assert {one.directory for one in world.laptops.values()} == {version}


def test_rows_of_a_copy_from_before_an_update_are_made_anew(world):
    """Seed 239 of commit 3f59b7b: the program opens a store put back as the version it is now."""
    anna, head = world.laptops["asystentka-0"], world.laptops["kierownik"]
    anna.snapshots.append(anna.vault.store.disk)
    restarted(anna.vault, next_kinds())
    anna.updated = True
    restore(world, Random(0))
    restarted(head.vault, next_kinds())
    shown = anna.vault.store.disk.rows
    assert {folded.values.get("pets") for (_, kind, _), folded in shown.items() if kind == "family"} == {""}
    settle(world)
    assert anna.vault.store.state_hash(of_family) == head.vault.store.state_hash(of_family)


def of_family(scope):
    return scope.startswith("family:")
