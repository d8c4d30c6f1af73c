"""A computer signed in after the backup, on real stores; more in tests/exchange_sim/test_forgotten.py."""

from dataclasses import replace

from asystent_desktop.hub import alarms, epoch, forgotten, report
from asystent_desktop.hub.backup import back_up
from asystent_desktop.hub.readmission import readmit
from tests.exchange_sim.town import new_family, save, stored
from tests.unit.hub.test_durability import backups, restored_from

__all__ = ["backups"]


def test_whom_a_hub_resumed_too_soon_forgot_is_heard_once_an_officer_says_so(town, backups):
    ewa = town.laptop("Ewa Lis")
    family = new_family(ewa)
    back_up(town.hub, backups)
    town.admit(ewa)
    hub = restored_from(town, next(backups.glob("*.kopia")))
    epoch.resume(hub, town.office, anyway=True)
    save(ewa, replace(stored(ewa, family.id), phone="32 000 00 07"))
    town.round(ewa)
    town.round(ewa)
    (alarm,) = [one for one in report.report(hub).alarms if one.code == alarms.DEVICE_FORGOTTEN]
    assert (alarm.device, alarm.values["person"]) == (ewa.identity().device_id, "Ewa Lis")
    assert [one.person.name for one in readmit(hub, town.office, []).computers] == ["Ewa Lis"]
    for _ in range(3):
        town.round(ewa)
    assert (town.exchange(ewa).waiting, town.exchange(ewa).problems) == (0, ())
    with hub.reading() as unit:
        assert forgotten.waiting(unit) == ()
        assert len(unit.beyond({}, [family.scope])) == 2
