"""A hub that serves again before anybody told it what was signed after its backup."""

from dataclasses import replace

from asystent_desktop.application.exchange.outbox import trust
from asystent_desktop.hub import epoch
from asystent_desktop.hub.backup import back_up
from tests.exchange_sim.town import new_family, save, stored
from tests.unit.hub.test_durability import backups, restored_from

__all__ = ["backups"]


def test_what_it_signs_then_is_newer_than_what_it_forgot(town, backups) -> None:
    """Two directories of one number would part the office for good: nobody could believe the later one."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna)
    town.admit(anna)
    back_up(town.hub, backups)
    town.admit(ewa)
    town.round(anna)
    with anna.exchange_unit() as unit:
        forgotten = trust(unit).version
    hub = restored_from(town, next(backups.glob("*.kopia")))
    epoch.resume(hub, town.office, anyway=True)
    save(anna, replace(stored(anna, family.id), phone="32 000 00 03"))
    for _round in range(2):
        town.round(anna)
    with anna.exchange_unit() as unit:
        assert trust(unit).version > forgotten
    assert (town.exchange(anna).sent, town.exchange(anna).waiting) == (0, 0)
