"""The week between two laptops and a hub, on real encrypted stores."""

from dataclasses import replace

import pytest

from asystent_desktop.application.exchange.week import RowState, exchange_week, history, waiting
from asystent_desktop.domain.kinds import Assignment, Family
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.exchange.trust_faults import NotEnrolled
from asystent_desktop.hub import device_care, state
from asystent_desktop.hub.decisions import assign
from tests.exchange_sim.town import new_family, save, stood_in, stored, two_assistants
from tests.fakes.casework import visit


def test_a_vault_made_alone_is_adopted_with_its_family(town):
    anna = town.laptop("Anna Nowak")
    family = new_family(anna)
    assert waiting(anna).total == 1
    enrolled = town.admit(anna)
    assert enrolled.adopted == (family.id,)
    assert (enrolled.declined, enrolled.taken) == ((), ())
    identity = anna.identity()
    assert (identity.enrolled, identity.role) == (True, "assistant")
    assert identity.office_name == "Ośrodek Przykładowy"
    with town.hub.unit_of_work() as unit:
        (held,) = unit.find(Assignment)
    assert (held.family_id, held.person_id, held.mode) == (
        family.id,
        identity.person_id,
        AssignmentMode.HOLDER,
    )
    report = town.answer()
    assert [(one.taken, one.held, one.refused) for one in report.ingested] == [(1, (), ())]
    with town.hub.reading() as unit:
        assert device_care.care(unit, identity.device_id).waiting == 0, "it brought what it told of"
    confirmed = town.exchange(anna)
    assert (confirmed.accepted, confirmed.held, confirmed.waiting) == (1, 0, 0)
    assert confirmed.problems == ()


def test_nothing_is_called_accepted_before_the_receipt_came(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    new_family(anna)
    report = town.exchange(anna)
    assert (report.sent, report.placed, report.accepted, report.waiting) == (1, True, 0, 1)
    assert history(anna)[0].state is RowState.WAITING
    assert [(row.label, row.count, row.families) for row in waiting(anna).by_kind] == [
        ("Family files", 1, ("Wiśniewska",))
    ]
    again = town.exchange(anna)
    assert (again.sent, again.placed) == (1, False)
    town.answer()
    done = town.exchange(anna)
    assert (done.accepted, done.sent, done.waiting, done.durable) == (1, 0, 0, 0)
    row = history(anna)[0]
    assert (row.sent, row.accepted, row.state) == (1, 1, RowState.ACCEPTED)


def test_a_stand_in_reads_what_the_holder_wrote_and_others_do_not(town):
    anna, ewa, jan = town.laptop("Anna Nowak"), town.laptop("Ewa Lis"), town.laptop("Jan Kot")
    family = new_family(anna)
    save(anna, visit(anna.ids.new(), scope=family.scope), command="save-visit")
    for desk in (anna, ewa, jan):
        town.admit(desk)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.STAND_IN)
    town.round(anna, ewa, jan)
    town.round(ewa)
    assert stored(ewa, family.id) is not None and stored(ewa, family.id).name == "Wiśniewska"
    town.round(jan)
    assert stored(jan, family.id) is None
    with jan.exchange_unit() as unit:
        assert family.scope not in unit.scopes()
    save(ewa, replace(stored(ewa, family.id), phone="32 555 01 01"))
    town.round(ewa)
    town.round(anna)
    assert stored(anna, family.id).phone == "32 555 01 01"


def test_the_head_receives_every_family_and_assigns_through_her_own_vault(town):
    anna, ewa, head = town.laptop("Anna Nowak"), town.laptop("Ewa Lis"), town.laptop("Maria Zych", "head")
    family = new_family(anna)
    town.admit(anna)
    town.admit(ewa)
    town.admit(head, role="head")
    town.round(anna)
    town.round(head)
    assert stored(head, family.id).full_name == "Anna Wiśniewska"
    save(
        head,
        Assignment(
            id=head.ids.new(),
            scope=OFFICE_SCOPE,
            family_id=family.id,
            person_id=ewa.identity().person_id,
            mode=AssignmentMode.READER,
            from_on=head.clock.today(),
        ),
        command="assign-family",
    )
    town.round(head)
    reports = town.round(ewa)
    assert stored(ewa, family.id) is not None
    assert [new.name for report in reports for new in report.new_families] in ([], ["Wiśniewska"])


def test_a_clash_keeps_both_values_on_both_laptops(town):
    anna, ewa, family = stood_in(town)
    save(anna, replace(stored(anna, family.id), phone="32 111 11 11"))
    town.clock.advance(minutes=1)
    save(ewa, replace(stored(ewa, family.id), phone="32 222 22 22"))
    town.round(anna, ewa)
    town.round(anna, ewa)
    for desk in (anna, ewa):
        with desk.unit_of_work() as unit:
            (conflict,) = unit.conflicts()
        assert conflict.field == "phone"
        assert {rival.value for rival in conflict.rivals} == {"32 111 11 11", "32 222 22 22"}
        assert stored(desk, family.id).phone == "32 222 22 22"
    with anna.unit_of_work() as unit:
        unit.settle(stored(anna, family.id), "phone", "32 111 11 11")
        unit.commit("settle")
    town.round(anna)
    town.round(ewa)
    with ewa.unit_of_work() as unit:
        assert unit.conflicts() == []
    assert stored(ewa, family.id).phone == "32 111 11 11"


def test_a_family_entered_in_the_field_belongs_to_whoever_entered_it(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    town.admit(anna)
    town.admit(ewa)
    family = new_family(anna)
    (report,) = town.round(anna)
    assert (report.accepted, report.held) == (1, 0)
    town.round(ewa)
    assert stored(ewa, family.id) is None


def test_replays_change_nothing(town):
    anna = town.laptop("Anna Nowak")
    new_family(anna)
    town.admit(anna)
    town.answer()
    town.exchange(anna)
    before = [desk.verify().state_hash for desk in (anna, town.hub)]
    done = dict(town.carrier.boxes["przyjete"])
    box = f"dla-{anna.identity().device_id}"
    town.carrier.boxes["do-osrodka"] = dict(done)
    report = town.answer()
    assert sum(one.taken for one in report.ingested) == 0
    # The hub's own replies lie in that heap too; they are not for the hub and are set aside by name.
    assert {one.code for one in report.problems} == {"other-recipient-key"}
    town.carrier.boxes[box].update(done)
    again = town.exchange(anna)
    assert (again.received, again.accepted, again.held) == (0, 0, 0)
    assert [desk.verify().state_hash for desk in (anna, town.hub)] == before
    assert anna.verify().commits == town.hub.verify().commits


def test_lost_bundles_are_made_good_by_the_next_exchange(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    new_family(anna)
    town.exchange(anna)
    town.carrier.boxes["do-osrodka"].clear()  # the stick was lost on the way to the office
    town.exchange(anna)
    town.answer()
    town.carrier.boxes[f"dla-{anna.identity().device_id}"].clear()  # and its answer on the way back
    assert town.exchange(anna).waiting == 1
    town.answer()
    report = town.exchange(anna)
    assert (report.accepted, report.waiting) == (1, 0)


def test_a_gap_is_filled_though_the_tip_has_arrived(town, monkeypatch):
    """Two bundles, the first lost: heads must not promise what is missing."""
    anna = town.laptop("Anna Nowak")
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    monkeypatch.setattr("asystent_desktop.exchange.limits.PORTION_RAW_BYTES", 1)
    for number in range(3):
        save(anna, replace(stored(anna, family.id), phone=f"32 000 00 0{number}"))
    town.exchange(anna)
    box = town.carrier.boxes["do-osrodka"]
    assert len(box) == 4  # three changes, and what the laptop tells of itself
    first = sent_first(town, anna)
    del box[first]
    town.answer()
    after = town.exchange(anna)
    assert after.accepted == 2
    town.answer()
    done = town.exchange(anna)
    assert (done.accepted, done.waiting) == (1, 0)
    with town.hub.exchange_unit() as unit:
        assert len(unit.beyond({}, [family.scope])) == 4


def sent_first(town, desk):
    with desk.exchange_unit() as unit:
        from asystent_desktop.application.exchange.memory import memory

        return memory(unit).outbox[0]


def test_an_exchange_without_invitation_says_so(town):
    with pytest.raises(NotEnrolled):
        exchange_week(town.laptop("Anna Nowak"), town.carrier)


def test_the_hub_does_not_repeat_itself(town):
    anna = town.laptop("Anna Nowak")
    town.admit(anna)
    town.answer()
    town.exchange(anna)
    town.answer()
    assert town.answer().replies == ()


def test_a_declined_family_is_held_and_shown_to_nobody(town):
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    kept, declined = new_family(anna), new_family(anna, "Mazur", "R-04/2025")
    enrolled = town.admit(anna, adopt=[kept.id])
    assert (enrolled.adopted, enrolled.declined) == ((kept.id,), (declined.id,))
    report = town.answer()
    assert [one.reason for one in report.ingested[0].held] == ["not-assigned"]
    town.admit(ewa)
    town.round(ewa)
    assert stored(ewa, declined.id) is None
    done = town.exchange(anna)
    assert (done.accepted, done.held, done.waiting) == (1, 1, 0)
    assert stored(anna, declined.id) is not None
    with town.hub.exchange_unit() as unit:
        assert state.makers(unit)[declined.scope] == ""


def test_hub_and_laptops_verify_in_the_end(town):
    anna, ewa, family = two_assistants(town)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.STAND_IN)
    town.round(anna, ewa)
    town.round(anna, ewa)
    with anna.exchange_unit() as first, ewa.exchange_unit() as second:
        assert first.heads() == second.heads()
    assert isinstance(stored(ewa, family.id), Family)
