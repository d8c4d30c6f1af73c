"""An entry is lost for good: its writer says so, nobody waits, and it is taken when it turns up after all."""

from pathlib import Path
from random import Random
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from asystent_desktop.application.exchange import absences, memory as exchange_memory
from asystent_desktop.application.exchange.journal_notices import Sort, journal_notices, put_away
from asystent_desktop.domain.kinds import Family
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.exchange import gaps, ledger_store, limits
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.hub import alarms, device_care, gap_notes
from asystent_desktop.hub.backup import back_up
from asystent_desktop.hub.decisions import assign
from asystent_desktop.hub.erasure import carry_out_in
from asystent_desktop.ports.alarms import Absence, AlarmKind
from tests.exchange_sim.events import scopes_of
from tests.exchange_sim.histories import opened
from tests.exchange_sim.office_events import MemoryArchive
from tests.exchange_sim.quick_crypto import quick_crypto
from tests.exchange_sim.test_copies import alarms_of, own_heads, round_of, twin_of, write
from tests.exchange_sim.world import found


@pytest.fixture
def torn():
    """Anna wrote two entries; the first was lost on the way, and Anna's laptop was put back to before both.

    Returns the world, Anna's laptop, a copy of it that has both entries, and the lost entry's hash.
    """
    with quick_crypto():
        world = found(Random(1), 1, MemoryArchive)
        opened(world)
        anna, head = world.laptops["asystentka-0"], world.laptops["kierownik"]
        round_of(world, anna)
        round_of(world, head)
        before = anna.vault.store.disk
        write(anna, "32 1")
        (lost,) = anna.vault.store.disk.commits.keys() - before.commits.keys()
        write(anna, "32 2")
        copy = twin_of(world, anna)
        with patch.object(limits, "PORTION_RAW_BYTES", 1):
            world.exchange(anna)
        del world.carrier.boxes[TO_OFFICE][_first(anna)]
        world.answer()
        anna.vault.store.disk, anna.directory = before, 0
        yield world, anna, copy, lost


def _first(laptop):
    with laptop.desk.exchange_unit() as unit:
        return exchange_memory.memory(unit).outbox[0]


def phone(laptop):
    with laptop.desk.unit_of_work() as unit:
        return next(one.phone for one in unit.find(Family))


def given_up(world):
    with world.hub.reading() as unit:
        return {name for names in gap_notes.given_up(unit).values() for name in names}


def absences_on(laptop):
    with laptop.vault.journal() as unit:
        return [one for one in unit.alarms() if one.kind is AlarmKind.ABSENT]


def test_what_its_writer_has_no_more_is_given_up_at_once(torn):
    world, anna, _copy, lost = torn
    head = world.laptops["kierownik"]
    world.exchange(head)
    assert phone(head) != "32 2", "it waits for the first entry"
    for _ in range(3):
        round_of(world, anna)
    round_of(world, head)
    assert given_up(world) == {lost}
    assert alarms_of(world).count(alarms.ENTRY_LOST) == 1
    for laptop in (anna, head):
        assert phone(laptop) == "32 2"
        assert [(one.absent, one.reason, one.open) for one in absences_on(laptop)] == [
            (lost, Absence.DECLARED, True)
        ]


def test_when_it_is_given_up_nobody_sends_the_scope_again(torn):
    world, anna, _copy, _lost = torn
    head = world.laptops["kierownik"]
    for _ in range(4):
        round_of(world, anna)
        round_of(world, head)
    world.exchange(anna)
    world.exchange(head)
    report = world.answer()
    assert [row for row in report.replies if row.commits or row.receipts] == []
    assert not world.exchange(anna).placed and not world.exchange(head).placed
    assert own_heads(anna) == own_heads(head)


def test_what_turns_up_after_all_is_taken_and_shown_everywhere(torn):
    world, anna, copy, lost = torn
    head = world.laptops["kierownik"]
    for _ in range(3):
        round_of(world, anna)
        round_of(world, head)
    assert given_up(world) == {lost}
    for _ in range(2):
        round_of(world, copy)
    assert lost in world.hub_vault.store.disk.commits
    assert given_up(world) == set()
    world.days(7)
    for _ in range(3):
        round_of(world, anna)
        round_of(world, head)
    for laptop in (anna, head):
        assert lost in laptop.vault.store.disk.commits
        assert not any(one.open for one in absences_on(laptop))
        with laptop.desk.exchange_unit() as unit:
            assert gaps.of_laptop(unit.document) == {}
            assert absences.of_office(unit) == {}


def test_one_computers_gap_hides_no_other_ones_fork(torn):
    """Seed 70030 of commit 2c79dc2: in that family the office looked for no fork while one was missing."""
    world, _anna, _copy, lost = torn
    head = world.laptops["kierownik"]
    round_of(world, head)
    copy = twin_of(world, head)
    for laptop, number in ((head, "32 8"), (copy, "32 9")):
        write(laptop, number)
        round_of(world, laptop)
    with world.hub.reading() as unit:
        assert {lost} == {name for names in gap_notes.missing(unit).values() for name in names}
        noted = {one.device for one in alarms.events(unit) if one.code == alarms.DEVICE_FORKED}
    assert noted == {head.device}, "of whose entry is missing nobody can tell, of the others one can"


def test_nobody_else_can_say_that_it_is_lost(torn):
    """The head lacks it just so, and says so: she did not write what follows it."""
    world, _anna, _copy, lost = torn
    head = world.laptops["kierownik"]
    for _ in range(3):
        round_of(world, head)
    with head.desk.exchange_unit() as unit:
        assert {lost} == {name for names in absences.gap(unit).without.values() for name in names}
    assert given_up(world) == set()
    assert alarms.ENTRY_LOST not in alarms_of(world)


def test_only_what_entries_follow_can_be_given_up(torn):
    world, anna, _copy, lost = torn
    with world.hub.exchange_unit() as unit:
        (scope,) = gap_notes.missing(unit)
        own = device_care.care(unit, anna.device).missing
        for said in ({scope: ("ab" * 32,)}, {"family:other": (lost,)}):
            assert gap_notes.believe(unit, own, said) == 0
        assert gap_notes.believe(unit, own, {scope: (lost,)}) == 1
        assert gap_notes.believe(unit, own, {scope: (lost,)}) == 0, "said again it is no news"


def test_a_laptop_that_is_lost_too_makes_nobody_wait_for_ever(torn):
    world, _anna, _copy, lost = torn
    head = world.laptops["kierownik"]
    round_of(world, head)
    world.days(8)
    with world.hub.reading() as unit:
        assert [one.code for one in alarms.old_gaps(_missing(world, unit), world.clock.instant)] == [
            alarms.GAP_OLD
        ]
    round_of(world, head)
    assert given_up(world) == set()
    world.days(7)
    for _ in range(2):
        round_of(world, head)
    assert given_up(world) == {lost}
    assert phone(head) == "32 2"


def _missing(world, unit):
    return device_care.missing(unit, [one.device for one in world.live()])


def test_who_never_had_the_first_entry_may_let_the_family_go():
    """Seed 4624 of commit ecf8c44: her copy had the first one, so the office sent her the second alone."""
    with quick_crypto():
        world = found(Random(1), 2, MemoryArchive)
        opened(world)
        anna, ewa = world.laptops["asystentka-0"], world.laptops["asystentka-1"]
        round_of(world, anna)
        round_of(world, ewa)
        with anna.desk.unit_of_work() as unit:
            (family,) = unit.find(Family)
        today = world.clock.today()
        assign(world.hub, world.office, family.id, anna.person, AssignmentMode.HOLDER)
        assign(world.hub, world.office, family.id, ewa.person, AssignmentMode.STAND_IN, until_on=today)
        copy = twin_of(world, ewa)
        round_of(world, copy)
        write(anna, "32 1")
        round_of(world, anna)
        world.exchange(ewa)
        with ewa.desk.exchange_unit() as unit:
            assert len(unit.parked()) == 1
        world.days(40)
        back_up(world.hub, Path("/nowhere"))
        for _ in range(4):
            round_of(world, ewa)
        assert family.scope not in own_heads(ewa)
        assert not world.exchange(ewa).placed


def test_of_many_gaps_whole_scopes_are_told():
    many = {f"family:{number:03}": (f"{number:064x}", f"{number + 500:064x}") for number in range(200)}
    told = gaps.told(many)
    assert sum(map(len, told.values())) == limits.WITHOUT_HASHES
    assert all(many[scope] == names for scope, names in told.items())
    assert gaps.open_scopes(many, told) == many.keys() - told.keys()
    assert gaps.open_scopes(many, replace_one(many, "family:000")) == {"family:000"}


def replace_one(missing, scope):
    return {**missing, scope: missing[scope][:1]}


def test_both_see_it_on_their_own_computer_and_put_it_away(torn):
    """In plain words, from the vault alone; what waits says so before it is given up."""
    world, anna, _copy, _lost = torn
    head = world.laptops["kierownik"]
    world.exchange(head)
    (notice,) = journal_notices(head.desk)
    assert (notice.sort, notice.entries, notice.readable) == (Sort.WAITING, 1, False)
    assert notice.family_name == "Nowak" and "asystentka-0" in notice.title
    for _ in range(3):
        round_of(world, anna)
    round_of(world, head)
    seen = {laptop.name: journal_notices(laptop.desk) for laptop in (anna, head)}
    assert [[one.sort for one in row] for row in seen.values()] == [[Sort.LOST], [Sort.LOST]]
    assert seen[anna.name][0].title != seen[head.name][0].title, "one's own, and a colleague's"
    put_away(head.desk, seen[head.name][0].id)
    assert journal_notices(head.desk) == ()
    assert len(journal_notices(anna.desk)) == 1


def test_of_an_erased_family_nothing_is_awaited(torn):
    world, anna, _copy, lost = torn
    for _ in range(3):
        round_of(world, anna)
    assert given_up(world) == {lost}
    scope = next(scope for scope in scopes_of(world) if scope.startswith("family:"))
    with world.hub.exchange_unit() as unit:
        order = SimpleNamespace(whole=True, target=scope, order_id="erasure")
        with (
            patch.object(ledger_store, "kept", lambda _read: SimpleNamespace(due=[order])),
            patch.object(ledger_store, "mark_done", lambda *_facts: None),
        ):
            assert carry_out_in(unit, world.clock.now()) == ("erasure",)
        unit.commit()
    assert given_up(world) == set()
