"""A restored hub signs no directory before it resumes: a later one of its former life would undo it."""

import pytest

from asystent_desktop.hub import epoch
from asystent_desktop.hub.care_faults import OnlyReceiving
from asystent_desktop.hub.decisions import revoke
from asystent_desktop.hub.enrolment import invite


def test_nobody_is_enrolled_or_revoked_before_it_resumes(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    device = anna.identity().device_id
    with town.hub.exchange_unit() as unit:
        epoch.begin(unit, "e" * 32, town.clock.now(), town.clock.now())
        unit.commit()
    with pytest.raises(OnlyReceiving):
        revoke(town.hub, town.office, device)
    with pytest.raises(OnlyReceiving):
        invite(town.hub, town.office, name="Ewa Lis", title="asystentka rodziny", role="assistant")
    epoch.resume(town.hub, town.office, anyway=True)
    assert revoke(town.hub, town.office, device).device_id == device
