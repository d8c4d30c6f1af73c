"""A curious colleague names a family she has nothing to do with: the office tells her nothing of it."""

import pytest

from asystent_desktop.exchange import bundle
from asystent_desktop.exchange.boxes import for_device
from asystent_desktop.exchange.directory import HUB
from asystent_desktop.hub import device_care, state
from tests.exchange_sim.town import two_assistants
from tests.unit.hub.test_attacks import craft, drop


def told(town, desk):
    """All the office says to that computer, as its person could read it."""
    device = desk.identity().device_id
    with town.hub.reading() as unit:
        directory = state.directory(unit)
    said = []
    for blob in town.carrier.boxes.get(for_device(device), {}).values():
        opened = bundle.read(
            blob,
            key=desk.keys.sealing,
            office=directory.office,
            recipient=device,
            sender_key=lambda sender: directory.hub.sign if sender == HUB else None,
        )
        said += [repr(opened.manifest).encode(), *opened.lines]
    return b"\n".join(said)


@pytest.fixture
def colleagues(town):
    """Anna, whose family a backup holds already, and Ewa."""
    anna, ewa, family = two_assistants(town)
    town.round(anna, ewa)
    with town.hub.exchange_unit() as unit:
        device_care.put_durable(unit, dict(unit.heads()))
        unit.commit()
    town.round(anna, ewa)
    return anna, ewa, family


@pytest.mark.parametrize("proof", ["a guess", "a hash of another scope"])
def test_who_names_a_family_learns_nothing_of_it(town, colleagues, proof):
    _anna, ewa, family = colleagues
    with town.hub.reading() as unit:
        office = unit.heads(["office"])["office"]  # she has these: they tell who was assigned what
    named = {"office": office, family.scope: office if proof != "a guess" else ("ab" * 32,)}
    drop(town, craft(town, ewa.identity().device_id, ewa.keys.signing, heads=named))
    town.answer()
    answer = told(town, ewa)
    assert b'"type":"hub"' in answer
    assert family.id.encode() not in answer


def test_who_has_it_is_told_that_a_backup_holds_it(town, colleagues):
    """The same question from the one who wrote it is answered, or she could never let it go."""
    anna, _ewa, family = colleagues
    with anna.exchange_unit() as unit:
        heads = unit.heads([family.scope])
        assert unit.not_durable(family.scope) == 0
    drop(town, craft(town, anna.identity().device_id, anna.keys.signing, heads=dict(heads)))
    town.answer()
    assert family.id.encode() in told(town, anna)
