"""What an exchange costs when there is nothing new: nothing, once the office has said that it has it all."""

import pytest

from asystent_desktop.exchange.boxes import TO_OFFICE, for_device
from tests.exchange_sim.town import make_town, new_family, save

QUIET_BYTES = 4096


@pytest.fixture
def town(tmp_path):
    made = make_town(tmp_path)
    yield made
    made.close()


def size(town, desk):
    boxes = (TO_OFFICE, for_device(desk.identity().device_id))
    return sum(len(blob) for box in boxes for blob in town.carrier.boxes.get(box, {}).values())


def test_nothing_new_costs_next_to_nothing(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    for number in range(15):
        new_family(anna, number=f"R-{number:02}/2026")
    for _round in range(2):
        town.round(anna)
    for _round in range(3):
        report = town.exchange(anna)
        cost = size(town, anna)
        town.answer()
        cost += size(town, anna)
        assert cost <= QUIET_BYTES
        assert (report.sent, report.waiting, report.problems) == (0, 0, ())
    assert size(town, anna) == 0


def test_silence_ends_with_the_first_change_on_either_side(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    town.admit(anna)
    town.admit(ewa, "head")
    family = new_family(anna)
    for _round in range(3):
        town.round(anna, ewa)
    with ewa.unit_of_work() as unit:
        seen = unit.get(type(family), family.id)
    from dataclasses import replace

    save(ewa, replace(seen, number="R-77/2026"))
    town.round(ewa)
    assert town.exchange(anna).received == 1
    save(anna, replace(family, name="Mazur"))
    (report,) = town.round(anna)
    assert (report.accepted, report.waiting) == (1, 0)


def test_a_lost_bundle_is_not_taken_for_silence(town):
    """The office never said that it took the last one in: it is made again."""
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    town.round(anna)
    new_family(anna)
    town.exchange(anna)
    town.carrier.boxes[TO_OFFICE].clear()
    (report,) = town.round(anna)
    assert (report.accepted, report.waiting) == (1, 0)


def test_lost_replies_are_made_again(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    town.round(anna)
    new_family(anna)
    town.exchange(anna)
    town.answer()
    town.carrier.boxes[for_device(anna.identity().device_id)].clear()
    (report,) = town.round(anna)
    assert (report.accepted, report.waiting) == (1, 0)
