"""A laptop's clock decades off stops no exchange, no hand-over and no decision (found by the simulator)."""

from datetime import timedelta

import pytest

from asystent_desktop.application.exchange import custody
from asystent_desktop.application.exchange.held import held_entries
from asystent_desktop.application.exchange.week import exchange_week
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.exchange.custody import Released
from tests.exchange_sim.town import new_family, save, two_assistants
from tests.fakes.clock import FakeClock

DECADES = (timedelta(days=-365 * 30), timedelta(days=365 * 30))


def off(skew):
    clock = FakeClock()
    clock.instant += skew
    return clock


@pytest.mark.parametrize("skew", DECADES)
def test_what_was_let_go_is_stale_by_the_offices_clock(town, skew):
    """Had the laptop's own clock counted, a family assigned anew would be left out for thirty years."""
    anna = town.laptop("Anna Nowak", clock=off(skew))
    family = new_family(anna)
    town.admit(anna)
    said_at = town.clock.now()
    with anna.exchange_unit() as unit:
        heads = unit.heads([family.scope])[family.scope]
        custody.note(unit, (), (), (Released(family.scope, heads),), said_at)
        custody.forget(unit, family.scope)
        assert custody.custody(unit).purged == {family.scope: said_at}


@pytest.mark.parametrize("skew", DECADES)
def test_a_released_family_stops_no_exchange(town, skew):
    anna = town.laptop("Anna Nowak", clock=off(skew))
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    with anna.exchange_unit() as unit:
        heads = unit.heads([family.scope])[family.scope]
        unit.put_durable({family.scope: heads})
        custody.note(unit, (), (), (Released(family.scope, heads),), town.clock.now())
        unit.commit()
    assert exchange_week(anna, town.carrier).purged == (), "it is still hers: she lets nothing go"


@pytest.mark.parametrize("skew", DECADES)
def test_a_head_whose_clock_is_off_sees_what_waits_for_her(town, skew):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    head = town.laptop("Maria Zych", "head", clock=off(skew))
    family = new_family(anna)
    for desk, role in ((anna, "assistant"), (ewa, "assistant"), (head, "head")):
        town.admit(desk, role)
    town.round(anna, ewa)
    save(ewa, Strength(id=ewa.ids.new(), scope=family.scope, text="Podrzucone"))
    town.round(ewa, head)
    assert [one.reason for one in held_entries(head)] == ["not-assigned"]


def test_what_leaves_a_person_is_not_sent_again_and_again(town):
    """The office tells no heads of that family; her laptop must not take that for "has nothing"."""
    anna, ewa, family = two_assistants(town)
    town.round(anna, ewa)
    save(ewa, Strength(id=ewa.ids.new(), scope=family.scope, text="Podrzucone"))
    for _ in range(3):
        town.round(ewa)
    assert town.exchange(ewa).sent == 0


@pytest.mark.parametrize("skew", DECADES)
def test_an_office_whose_own_clock_is_off_exchanges(town, skew):
    """Before 2012 no limit has a value: the first one holds then."""
    town.clock.instant += skew
    anna, ewa = town.laptop("Anna Nowak", clock=off(-skew)), town.laptop("Ewa Lis", clock=FakeClock())
    head = town.laptop("Maria Zych", "head", clock=FakeClock())
    family = new_family(anna)
    for desk, role in ((anna, "assistant"), (ewa, "assistant"), (head, "head")):
        town.admit(desk, role)
    save(ewa, Strength(id=ewa.ids.new(), scope=family.scope, text="Podrzucone"))
    reports = town.round(anna, ewa, head)
    assert [one.problems for one in reports] == [(), (), ()]
    assert town.exchange(anna).waiting == 0
    town.round(head)
    assert len(held_entries(head)) == 1
