"""A laptop that dies right after its bundle went is not taken for one that was restored from a copy."""

from dataclasses import replace

import pytest

from asystent_desktop.hub import alarms
from tests.exchange_sim.town import make_town, new_family, save, stored


def test_the_number_of_a_bundle_that_went_is_never_given_again(tmp_path, monkeypatch) -> None:
    town = make_town(tmp_path)
    anna = town.laptop("Anna Nowak")
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    save(anna, replace(stored(anna, family.id), phone="32 555 00 00"))
    put = town.carrier.put

    def put_and_die(box: str, name: str, content: bytes) -> None:
        put(box, name, content)
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(town.carrier, "put", put_and_die)
        with pytest.raises(KeyboardInterrupt):
            town.exchange(anna)
    save(anna, replace(stored(anna, family.id), phone="32 555 00 01"))
    town.exchange(anna)
    assert len(town.answer().ingested) == 2
    with town.hub.reading() as unit:
        assert alarms.events(unit) == ()
    assert town.exchange(anna).waiting == 0
    town.close()
