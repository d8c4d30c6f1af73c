"""A family moves from one laptop to another: streamed whole, then let go, purged and answered for."""

from datetime import timedelta

import pytest

from asystent_desktop.application.exchange import custody, hand_over
from asystent_desktop.application.exchange.hand_over import Phase
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import restricted_scope
from asystent_desktop.exchange import bundle, trust_store
from asystent_desktop.exchange.lines import read_lines
from asystent_desktop.hub import device_care
from asystent_desktop.hub.decisions import assign
from asystent_desktop.ports.store import Draft
from tests.exchange_sim.town import new_family, save, stored, two_assistants
from tests.fakes.sqlcipher_pages import lies_in
from tests.fakes.vaults import RAW_KEY

NAME = "Żółtopuzik"


def back_up(town):
    """What `hub backup` notes once a backup was verified: everything stored now is durable."""
    with town.hub.exchange_unit() as unit:
        device_care.put_durable(unit, dict(unit.heads()))
        unit.commit()


def give(town, family, desk, mode=AssignmentMode.HOLDER, **dates):
    return assign(town.hub, town.office, family.id, desk.identity().person_id, mode, **dates)


def notes(desk, family, count):
    for number in range(count):
        save(desk, Strength(id=desk.ids.new(), scope=family.scope, text=f"{NAME} {number}"))


@pytest.fixture
def moved(town):
    """Anna's family is assigned to Ewa from today; Anna has not exchanged since."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna, NAME)
    notes(anna, family, 5)
    town.admit(anna)
    town.admit(ewa)
    town.round(anna)
    town.clock.advance(days=1)
    give(town, family, ewa)
    return anna, ewa, family


@pytest.fixture
def in_many_bundles(town, moved, monkeypatch):
    """The box of what the office laid out for Ewa, a bundle a line; she has not read it."""
    _, ewa, _ = moved
    monkeypatch.setattr("asystent_desktop.exchange.limits.PORTION_RAW_BYTES", 1)
    town.exchange(ewa)
    town.answer()
    return town.carrier.boxes[f"dla-{ewa.identity().device_id}"]


def phase(desk, family):
    return {row.scope: row.phase for row in hand_over.phases(desk)}.get(family.scope)


def test_a_new_holder_ends_the_former_holders_assignment(town, moved):
    anna, ewa, family = moved
    town.round(anna, ewa)
    assert (phase(anna, family), phase(ewa, family)) == (Phase.HAND_OVER, Phase.ACTIVE)
    assert stored(ewa, family.id).name == NAME


def test_the_family_is_arriving_until_the_office_says_it_is_complete(town, moved, in_many_bundles):
    _, ewa, family = moved
    box = in_many_bundles
    late = dict(box)
    told = [name for name, blob in box.items() if is_last(ewa, blob)]
    assert len(told) == 1
    del box[told[0]]
    town.exchange(ewa)
    (row,) = hand_over.arriving(ewa)
    assert (row.family_id, row.name, row.commits) == (family.id, NAME, 6)
    assert phase(ewa, family) is Phase.ARRIVING
    box.update({told[0]: late[told[0]]})
    town.exchange(ewa)
    assert hand_over.arriving(ewa) == ()


def lines_of(desk, blob):
    """The lines of a bundle as its recipient reads them."""
    with desk.exchange_unit() as unit:
        directory = trust_store.load(unit.document).directory
    return bundle.read(
        blob,
        key=desk.keys.sealing,
        office=directory.office,
        recipient=desk.identity().device_id,
        sender_key=directory.signing_key,
    ).lines


def is_last(desk, blob):
    return bool(read_lines(lines_of(desk, blob)).complete)


def test_a_lost_word_of_completeness_is_asked_for(town, moved, in_many_bundles):
    _, ewa, family = moved
    box = in_many_bundles
    for name in [name for name, blob in box.items() if is_last(ewa, blob)]:
        del box[name]
    town.exchange(ewa)
    assert phase(ewa, family) is Phase.ARRIVING
    town.round(ewa)
    assert phase(ewa, family) is Phase.ACTIVE


def test_heads_without_all_before_them_are_not_complete(town, moved, in_many_bundles):
    _, ewa, family = moved
    box = in_many_bundles
    lost = [name for name, blob in box.items() if NAME.encode() in b"".join(lines_of(ewa, blob))][1]
    del box[lost]
    town.exchange(ewa)
    assert phase(ewa, family) is Phase.ARRIVING
    town.round(ewa)
    assert phase(ewa, family) is Phase.ACTIVE


def test_nothing_is_purged_before_it_is_durable(town, moved):
    anna, ewa, family = moved
    town.round(anna, ewa)
    (again,) = town.round(anna)
    assert again.purged == ()
    assert phase(anna, family) is Phase.HAND_OVER
    back_up(town)
    town.round(anna)
    assert stored(anna, family.id) is None


def test_what_was_written_since_the_backup_delays_the_purge(town, moved):
    anna, ewa, family = moved
    town.round(anna, ewa)
    back_up(town)
    notes(anna, family, 1)
    (report,) = town.round(anna)
    assert report.purged == ()
    back_up(town)
    assert [one.scope for one in town.round(anna)[0].purged] == [family.scope]


def test_the_purged_family_is_nowhere_and_the_office_has_the_receipt(town, moved):
    anna, ewa, family = moved
    head = town.laptop("Maria Zych", "head")
    town.admit(head, role="head")
    anna.upkeep.back_up()
    town.round(anna, ewa, head)
    back_up(town)
    (report,) = town.round(anna)
    assert [(one.scope, one.commits) for one in report.purged] == [(family.scope, 6)]
    assert lies_in(anna.folder, RAW_KEY, (NAME, "zoltopuzik")) == []
    assert stored(ewa, family.id).name == NAME
    town.round(anna, head)
    town.round(head)
    for desk in (anna, head):
        (row,) = hand_over.purge_receipts(desk)
        assert (row.family_id, row.commits, row.device_id) == (family.id, 6, anna.identity().device_id)
        assert row.ended_on == (town.clock.today() - timedelta(days=1))
    assert hand_over.purge_receipts(head)[0].name == NAME
    assert [town.verify(desk).problems for desk in (anna, ewa, head)] == [(), (), ()]


def test_stale_bundles_do_not_bring_it_back_but_a_new_assignment_does(town, moved):
    anna, ewa, family = moved
    box = f"dla-{anna.identity().device_id}"
    town.round(anna, ewa)
    old = dict(town.carrier.boxes["przyjete"])
    back_up(town)
    town.round(anna)
    town.carrier.boxes.setdefault(box, {}).update(old)
    town.exchange(anna)
    assert stored(anna, family.id) is None
    town.clock.advance(days=1)
    give(town, family, anna, AssignmentMode.STAND_IN)
    town.round(anna)
    assert stored(anna, family.id).name == NAME
    assert phase(anna, family) is Phase.STAND_IN
    assert hand_over.arriving(anna) == ()


def test_an_unfinished_card_waits_for_its_person_but_not_for_ever(town, moved):
    anna, ewa, family = moved
    with anna.unit_of_work() as unit:
        unit.put_draft(Draft(f"visit:{family.id}", family.scope, "", {"facts": NAME}, anna.clock.now()))
        unit.commit("draft")
    town.round(anna, ewa)
    back_up(town)
    assert town.round(anna)[0].purged == ()
    town.clock.advance(days=15)
    assert len(town.exchange(anna).purged) == 1
    assert lies_in(anna.folder, RAW_KEY, (NAME,)) == []


@pytest.mark.parametrize("step", ["remove", "scrub", "replace_backups"])
def test_a_kill_inside_the_purge_is_carried_through(town, moved, monkeypatch, step):
    anna, ewa, _ = moved
    anna.upkeep.back_up()
    town.round(anna, ewa)
    back_up(town)
    town.exchange(anna)
    town.answer()

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(type(anna.upkeep), step, killed)
        with pytest.raises(KeyboardInterrupt):
            town.exchange(anna)
    report = town.exchange(anna)
    assert len(report.purged) == 1
    assert lies_in(anna.folder, RAW_KEY, (NAME, "zoltopuzik")) == []
    assert len(hand_over.purge_receipts(anna)) == 1


def test_what_was_written_after_a_kill_inside_the_purge_is_not_lost(town, moved, monkeypatch):
    """Seed 100009 of commit de87184: nobody else has that entry, so the purge waits until the office does."""
    anna, ewa, family = moved
    town.round(anna, ewa)
    back_up(town)
    town.exchange(anna)
    town.answer()

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(type(anna.upkeep), "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            town.exchange(anna)
    save(anna, Strength(id=anna.ids.new(), scope=family.scope, text="Dopisane"))
    with anna.exchange_unit() as unit:
        (late,) = unit.heads([family.scope])[family.scope]
    assert town.exchange(anna).purged == ()
    town.answer()
    with town.hub.reading() as unit:
        assert unit.known([late]) == {late}
    back_up(town)
    for _ in range(3):
        town.round(anna)
    assert len(hand_over.purge_receipts(anna)) == 1, "and then it is let go all the same"


def test_one_purge_has_one_receipt(town, moved, monkeypatch):
    anna, ewa, _ = moved
    town.round(anna, ewa)
    back_up(town)
    town.exchange(anna)
    town.answer()

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(custody, "forget", killed)
        with pytest.raises(KeyboardInterrupt):
            town.exchange(anna)
    assert len(town.exchange(anna).purged) == 1
    assert len(hand_over.purge_receipts(anna)) == 1


def test_a_hub_alone_cannot_make_a_laptop_forget(town):
    """Without an assignment that says so, the hub's word is not enough."""
    from asystent_desktop.application.exchange.custody import Custody, Release

    anna = town.laptop("Anna Nowak")
    family = new_family(anna, NAME)
    town.admit(anna)
    back_up(town)
    town.round(anna)
    back_up(town)
    town.round(anna)
    with anna.exchange_unit() as unit:
        heads = unit.heads([family.scope])[family.scope]
        custody.put(unit, Custody({}, {family.scope: Release(heads, town.clock.now())}, {}, {}))
        unit.put_durable({family.scope: heads})
        unit.commit()
    assert hand_over.purge_released(anna) == ()
    assert stored(anna, family.id).name == NAME


def test_the_heads_desk_forgets_nothing_whatever_the_hub_says(town, moved):
    """She needs no assignment, so that of another says nothing of hers."""
    _, _, family = moved
    maria = town.laptop("Maria Zych", "head")
    town.admit(maria, role="head")
    town.round(maria)
    town.round(maria)
    with maria.exchange_unit() as unit:
        heads = unit.heads([family.scope])[family.scope]
        release = custody.Release(heads, town.clock.now())
        custody.put(unit, custody.Custody({}, {family.scope: release}, {}, {}))
        unit.put_durable({family.scope: heads})
        unit.commit()
    assert hand_over.purge_released(maria) == ()
    assert stored(maria, family.id).name == NAME


def test_a_stand_in_has_it_for_the_period_and_then_lets_it_go(town):
    anna, ewa, family = two_assistants(town, NAME)
    town.round(anna)
    today = town.clock.today()
    give(town, family, ewa, AssignmentMode.STAND_IN, until_on=today + timedelta(days=7))
    town.round(ewa)
    assert phase(ewa, family) is Phase.STAND_IN
    notes(ewa, family, 1)
    assert town.round(ewa)[0].accepted == 1
    town.clock.advance(days=8)
    notes(ewa, family, 1)
    assert town.round(ewa)[0].held == 1
    back_up(town)
    assert len(town.round(ewa)[0].purged) == 1
    town.round(anna)
    assert phase(anna, family) is Phase.ACTIVE


def test_a_reader_reads_and_what_she_writes_is_held(town):
    anna, ewa, family = two_assistants(town, NAME)
    town.round(anna)
    give(town, family, ewa, AssignmentMode.READER)
    town.round(ewa)
    assert phase(ewa, family) is Phase.READER
    notes(ewa, family, 1)
    assert (town.round(ewa)[0].held, phase(ewa, family)) == (1, Phase.READER)


def test_a_compartment_stays_where_it_is_when_the_family_moves(town):
    anna, ewa, family = two_assistants(town, NAME)
    save(anna, Strength(id=anna.ids.new(), scope=restricted_scope(family.id), text="Tajne"))
    town.round(anna)
    town.clock.advance(days=1)
    give(town, family, ewa)
    town.round(anna, ewa)
    with ewa.exchange_unit() as unit:
        assert restricted_scope(family.id) not in unit.scopes()
    back_up(town)
    town.round(anna)
    with anna.exchange_unit() as unit:
        assert restricted_scope(family.id) in unit.scopes()
        assert family.scope not in unit.scopes()
    give(town, family, ewa, restricted=True)
    town.clock.advance(days=1)
    town.round(anna, ewa)
    with ewa.exchange_unit() as unit:
        assert restricted_scope(family.id) in unit.scopes()
