"""The history of exchanges counts a change once: until its receipt, which comes once."""

import pytest

from asystent_desktop.application.exchange.standing import standing
from asystent_desktop.application.exchange.week import RowState, history
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.hub.decisions import assign
from tests.exchange_sim.town import make_town, new_family, save


@pytest.fixture
def town(tmp_path):
    made = make_town(tmp_path)
    yield made
    made.close()


def test_a_held_entry_that_goes_again_waits_for_no_second_receipt(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna)
    town.admit(anna)
    town.admit(ewa)
    town.round(anna)
    town.clock.advance(days=1)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.HOLDER)
    save(anna, Strength(id="late", scope=family.scope, text="Wspólne śniadania"))
    for _week in range(3):
        town.round(anna)
    rows = history(anna)
    assert sum(row.held for row in rows) == 1
    assert [row for row in rows if row.state is RowState.WAITING] == []
    save(anna, Strength(id="fresh", scope=new_family(anna, "Mazur", "R-04/2026").scope, text="Nowe"))
    assert (standing(anna).total, standing(anna).laid_out) == (2, 0), "not taken out yet, so not called so"
