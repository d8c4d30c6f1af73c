"""An entry before others never comes: after the term those are shown, and it is taken when it does come."""

from dataclasses import replace
from datetime import date

import pytest

from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange import gaps
from asystent_desktop.hub.decisions import assign
from asystent_desktop.ports.alarms import Absence, AlarmKind
from tests.exchange_sim.town import new_family, save, stored
from tests.unit.hub.test_exchange import sent_first


@pytest.fixture
def torn(town, monkeypatch):
    """Anna's first change is lost on the way, her second and third have reached Ewa, who cannot show them."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    town.admit(ewa)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.STAND_IN)
    town.round(anna, ewa)
    with monkeypatch.context() as patch:
        patch.setattr("asystent_desktop.exchange.limits.PORTION_RAW_BYTES", 1)
        for number in range(3):
            save(anna, replace(stored(anna, family.id), phone=f"32 000 00 0{number}"))
        town.exchange(anna)
    del town.carrier.boxes["do-osrodka"][sent_first(town, anna)]
    town.answer()
    town.exchange(ewa)
    with ewa.exchange_unit() as unit:
        assert len(unit.parked()) == 2
    assert stored(ewa, family.id).phone == family.phone
    return anna, ewa, family


def heard(town, desk):
    """One more exchange that brings a reply."""
    town.answer()
    town.exchange(desk)
    town.answer()
    town.exchange(desk)


def test_after_the_term_what_waited_is_shown_with_an_alarm(town, torn):
    _anna, ewa, family = torn
    days = ewa.rules.limits.at(ewa.clock.today())[Limit.PARKED_COMMIT_DAYS]
    town.clock.advance(days=days - 1)
    heard(town, ewa)
    assert stored(ewa, family.id).phone == family.phone, "not before the term"
    town.clock.advance(days=1)
    heard(town, ewa)
    assert stored(ewa, family.id).phone == "32 000 00 02"
    with ewa.exchange_unit() as unit:
        (alarm,) = [one for one in unit.alarms() if one.kind is AlarmKind.ABSENT]
        assert (alarm.reason, alarm.open) == (Absence.OVERDUE, True)
        assert unit.parked() == [] and gaps.of_laptop(unit.document), "a gap all the same: no heads over it"


def test_what_comes_after_all_is_taken_and_closes_the_gap(town, torn):
    anna, ewa, family = torn
    town.clock.advance(days=30)
    heard(town, ewa)
    town.round(anna)
    town.round(anna, ewa)
    heard(town, ewa)
    with anna.exchange_unit() as first, ewa.exchange_unit() as second:
        scope = [family.scope]
        assert {one.hash for one in first.beyond({}, scope)} == {one.hash for one in second.beyond({}, scope)}
        assert not gaps.of_laptop(second.document)
        assert [one.open for one in second.alarms() if one.kind is AlarmKind.ABSENT] == [False]
    found = ewa.verify().problems
    assert all(one.startswith("unknown-device:") for one in found), "the fake knows no keys of others"
    assert stored(ewa, family.id) == stored(anna, family.id)


def test_a_clock_put_back_ten_years_makes_nothing_overdue(town, torn):
    _anna, ewa, family = torn
    town.clock.advance(days=-3650)
    heard(town, ewa)
    with ewa.exchange_unit() as unit:
        assert len(unit.parked()) == 2, "they go on waiting"
    assert stored(ewa, family.id).phone == family.phone


def test_an_office_that_went_on_without_an_entry_is_whole_and_can_be_backed_up(town, monkeypatch):
    """Of the head's two entries in the office's own scope the first never came; the check knows why."""
    head = town.laptop("Maria Zych", "head")
    town.admit(head, "head")
    family = new_family(head)
    town.round(head)
    with monkeypatch.context() as patch:
        patch.setattr("asystent_desktop.exchange.limits.PORTION_RAW_BYTES", 1)
        for day in (1, 2):
            save(head, assignment(head, family, day))
        town.exchange(head)
    del town.carrier.boxes["do-osrodka"][sent_first(town, head)]
    town.answer()
    town.clock.advance(days=15)
    made = town.laptop("Anna Nowak")
    new_family(made)
    town.admit(made)
    town.round(made)
    with town.hub.reading() as unit:
        assert unit.parked() == []
        assert [one.kind for one in unit.alarms()] == [AlarmKind.ABSENT]
    assert town.hub.verify().problems == ()


def assignment(desk, family, day):
    return Assignment(
        id=desk.ids.new(),
        scope=OFFICE_SCOPE,
        family_id=family.id,
        person_id=desk.identity().person_id,
        mode=AssignmentMode.READER,
        from_on=date(2026, 12, day),
    )
