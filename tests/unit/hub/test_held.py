"""What was held back reaches the head, is decided once, and is folded alike on every replica."""

from datetime import date, time, timedelta

import pytest

from asystent_desktop.application.assignments import views as assignment_views
from asystent_desktop.application.exchange import held
from asystent_desktop.application.exchange.hand_over import refuse_write
from asystent_desktop.application.faults import NotAdmissible, OfficeOnly, ReadOnlyFamily, ReasonMissing
from asystent_desktop.application.wording.labels import place_label
from asystent_desktop.domain.kinds import Strength
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.hub import held as at_hub
from asystent_desktop.hub.decisions import assign, revoke
from asystent_desktop.hub.faults import UnknownEntry
from asystent_desktop.i18n import _
from asystent_desktop.ports.store import Draft
from tests.exchange_sim.town import make_town, new_family, save


@pytest.fixture
def town(tmp_path):
    made = make_town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def late(town):
    """Anna wrote about a family a day after it had gone to Ewa."""
    anna, ewa, head = town.laptop("Anna Nowak"), town.laptop("Ewa Lis"), town.laptop("Maria Zych", "head")
    family = new_family(anna)
    for desk, role in ((anna, "assistant"), (ewa, "assistant"), (head, "head")):
        town.admit(desk, role=role)
    town.round(anna)
    town.clock.advance(days=1)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.HOLDER)
    save(anna, Strength(id="late", scope=family.scope, text="Wspólne śniadania"))
    town.round(anna, ewa, head)
    town.round(ewa, head)
    return anna, ewa, head, family


def texts(desk):
    with desk.unit_of_work() as unit:
        return [one.text for one in unit.find(Strength)]


def test_a_late_entry_reaches_the_head_with_its_reason_and_nobody_sees_it_yet(town, late):
    anna, ewa, head, family = late
    (row,) = held.held_entries(head)
    assert (row.reason, row.family_id, row.admissible) == ("former-holder", family.id, True)
    assert (row.person_name, row.kinds) == ("Anna Nowak", ("strength",))
    assert [one.reason for one in at_hub.held(town.hub)] == ["former-holder"]
    assert texts(head) == texts(ewa) == []
    assert "Wspólne śniadania" in {one.text for one in held.held_fields(head, row.commit[:10])}
    with pytest.raises(OfficeOnly):
        held.held_entries(anna)


def test_a_held_meeting_says_its_place_in_words(town, late):
    anna, _ewa, head, family = late
    meeting = Intervention(
        id="meeting", scope=family.scope, on=date(2026, 11, 17), began_at=time(9), place="health"
    )
    save(anna, meeting)
    town.round(anna, head)
    (row,) = (one for one in held.held_entries(head) if one.kinds == ("intervention",))
    told = {one.text for one in held.held_fields(head, row.commit)}
    assert _(place_label("health")) in told
    assert "health" not in told


def test_what_the_head_admits_is_folded_by_everybody(town, late):
    _, ewa, head, _ = late
    held.admit_entry(head, held.held_entries(head)[0].commit)
    assert texts(head) == ["Wspólne śniadania"]
    town.round(head)
    town.round(ewa)
    assert texts(ewa) == ["Wspólne śniadania"]
    assert held.held_entries(head) == ()
    assert at_hub.held(town.hub) == ()
    assert {town.verify(desk).problems for desk in (ewa, head)} == {()}


def test_what_is_rejected_stays_stored_and_a_later_admission_still_counts(town, late):
    _, ewa, head, family = late
    (row,) = held.held_entries(head)
    with pytest.raises(ReasonMissing):
        held.reject_entry(head, row.commit, " ")
    held.reject_entry(head, row.commit, "Wpis powtórzony")
    assert held.held_entries(head) == ()
    town.round(head)
    town.round(ewa)
    assert texts(ewa) == []
    with ewa.exchange_unit() as unit:
        assert row.commit in {commit.hash for commit in unit.beyond({}, [family.scope])}
    with pytest.raises(UnknownEntry):
        at_hub.decide(town.hub, town.office, row.commit, admit=True)


def test_the_office_key_decides_at_the_hub(town, late):
    _, ewa, head, _ = late
    (row,) = at_hub.held(town.hub)
    assert at_hub.decide(town.hub, town.office, row.commit[:8], admit=True) == row.commit
    town.round(ewa, head)
    assert texts(ewa) == texts(head) == ["Wspólne śniadania"]


@pytest.mark.parametrize("at_the_hub", [False, True])
def test_the_hub_folds_an_office_entry_that_is_admitted(town, late, at_the_hub):
    """An assignment that came from a head's lost laptop: the hub must route by what every laptop shows."""
    anna, _, head, family = late
    lost = town.laptop("Jan Kos", "head")
    town.admit(lost, role="head")
    town.round(lost)
    made = Assignment(
        id="from-lost", scope="office", family_id=family.id, person_id=anna.identity().person_id,
        mode=AssignmentMode.READER, from_on=town.clock.today(),
    )  # fmt: skip
    save(lost, made)
    revoke(town.hub, town.office, lost.identity().device_id)
    town.round(lost)
    town.round(head)
    with town.hub.reading() as unit:
        assert unit.get(Assignment, made.id) is None
    (row,) = [one for one in held.held_entries(head) if one.reason == "revoked-device"]
    if at_the_hub:
        at_hub.decide(town.hub, town.office, row.commit, admit=True)
    else:
        held.admit_entry(head, row.commit)
        town.round(head)
    with town.hub.reading() as unit:
        assert unit.get(Assignment, made.id) == made
    assert town.hub.verify().problems == ()


def test_nobody_admits_what_nobody_may_write(town, late):
    anna, _, head, family = late
    forbidden = Assignment(
        id="own", scope="office", family_id=family.id, person_id=anna.identity().person_id,
        mode=AssignmentMode.HOLDER, from_on=town.clock.today(),
    )  # fmt: skip
    with anna.unit_of_work() as unit:
        unit.save(forbidden)
        unit.commit("test")
    town.round(anna)
    town.round(head)
    (row,) = [one for one in held.held_entries(head) if one.reason == "office-only"]
    assert not row.admissible
    with pytest.raises(NotAdmissible):
        held.admit_entry(head, row.commit)
    held.reject_entry(head, row.commit, "Nie wolno")


def test_a_lost_laptop_is_revoked_from_the_heads_desk(town, late):
    anna, ewa, head, family = late
    save(ewa, Strength(id="unseen", scope=family.scope, text="Sprzed zgubienia"))
    done = assignment_views.revoke_computer(head, ewa.identity().device_id, "Zgubiony w tramwaju")
    assert [one.name for one in done.families] == ["Wiśniewska"]
    town.round(head)
    town.exchange(ewa)
    report = town.answer()
    assert [one.reason for taken in report.ingested for one in taken.held] == ["revoked-device"]
    assert ewa.identity().device_id not in {row.device for row in report.replies}
    town.exchange(head)
    reasons = {one.reason for one in held.held_entries(head)}
    assert reasons == {"former-holder", "revoked-device"}
    computer = {one.device_id: one for one in assignment_views.computers(head)}[ewa.identity().device_id]
    assert computer.revoked_at is not None
    signed = revoke(town.hub, town.office, ewa.identity().device_id)
    assert signed.families == (family.id,)
    assert anna.identity().device_id in {one.device_id for one in assignment_views.computers(head)}


def test_a_handed_over_family_refuses_to_be_written_but_a_begun_card_is_finished(town, late):
    anna, ewa, _, family = late
    town.round(anna)
    day = town.clock.today()
    with anna.unit_of_work() as unit:
        with pytest.raises(ReadOnlyFamily) as told:
            refuse_write(anna.identity(), unit, family.scope, day)
        assert told.value.values["reason"] == "handed-over"
        unit.put_draft(Draft("visit:x", family.scope, "", {}, anna.clock.now()))
        refuse_write(anna.identity(), unit, family.scope, day)
    with ewa.unit_of_work() as unit:
        refuse_write(ewa.identity(), unit, family.scope, day)


def test_a_reader_is_told_so_before_she_writes(town, late):
    anna, _, _, family = late
    person = anna.identity().person_id
    assign(town.hub, town.office, family.id, person, AssignmentMode.READER)
    town.round(anna)
    with anna.unit_of_work() as unit, pytest.raises(ReadOnlyFamily) as told:
        refuse_write(anna.identity(), unit, family.scope, town.clock.today() + timedelta(days=1))
    assert told.value.values["reason"] == "reader"
