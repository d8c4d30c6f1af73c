"""The family card: entries, authority per child and parent, problems beside strengths, gaps of the file."""

from datetime import date

import pytest

from asystent_desktop.application import institutions
from asystent_desktop.application.entries import entries
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import card as family_card, families, household, services
from asystent_desktop.application.family.card_views import Gap
from asystent_desktop.application.faults import NotOnesField, UnknownRecord
from asystent_desktop.application.opinion.file import read_file
from asystent_desktop.application.planner.brief import brief
from asystent_desktop.application.wording.entry_words import word_problem
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    AuthorisedInstitution,
    CooperationConsent,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact, ContactEntry, Referral
from asystent_desktop.domain.kinds.family import Authority
from asystent_desktop.domain.kinds.household import FamilyAddress, FamilyPhone, ParentalAuthority
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact, PlacementForm
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes, TeamTask
from asystent_desktop.i18n import speaking
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, new_family

People = dict[str, str]


def codes(caught: pytest.ExceptionInfo[InvalidEntry]) -> list[tuple[str, str]]:
    return [(one.field, one.code) for one in caught.value.problems]


def test_addresses_and_telephones_keep_their_days(desk: Desk, family_id: str) -> None:
    entries.add(desk, family_id, FamilyAddress, street="ul. Nowa 1", since=date(2026, 9, 1))
    _changes, old = entries.add(desk, family_id, FamilyAddress, street="ul. Stara 2", since=date(2020, 1, 1))
    entries.change(desk, FamilyAddress, old, until=date(2026, 8, 31))
    for number in ("600 100 200", "32 111 22 33"):
        entries.add(desk, family_id, FamilyPhone, number=number)
    found = family_card.card(desk, family_id)
    assert [one.street for one in found.addresses] == ["ul. Nowa 1", "ul. Stara 2"], "in force first"
    assert [one.number for one in found.phones] == ["600 100 200", "32 111 22 33"]
    with pytest.raises(InvalidEntry) as caught:
        entries.change(desk, FamilyAddress, old, until=date(2019, 1, 1))
    assert codes(caught) == [("until", "before-start")]


def test_authority_is_told_per_child_and_parent_by_the_latest_order(
    desk: Desk, family_id: str, people: People
) -> None:
    ruling = {"child_id": people["Oliwia"], "parent_id": people["Anna"]}
    entries.add(
        desk, family_id, ParentalAuthority, authority=Authority.FULL, since=date(2014, 9, 9), **ruling
    )
    entries.add(
        desk,
        family_id,
        ParentalAuthority,
        authority=Authority.LIMITED,
        since=date(2025, 2, 24),
        order_on=date(2025, 2, 24),
        court_case_ref="V Nsm 100/25",
        **ruling,
    )
    cells = {(one.child, one.parent): one for one in family_card.authority_on(desk, family_id)}
    assert cells["Oliwia", "Anna"].authority == Authority.LIMITED
    assert cells["Zosia", "Anna"].authority == Authority.UNKNOWN
    before = family_card.authority_on(desk, family_id, date(2025, 2, 23))
    assert next(one for one in before if one.child == "Oliwia").authority == Authority.FULL
    assert ("Oliwia", "Tomasz") not in cells, "a partner has no authority until a ruling says so"


def test_a_strength_by_the_dictionary_by_own_words_and_its_end(
    desk: Desk, family_id: str, people: People
) -> None:
    _changes, first = household.note_strength(desk, family_id, strength="works", member_id=people["Anna"])
    household.note_strength(desk, family_id, "Babcia odbiera dzieci")
    household.end_strength(desk, first, date(2026, 11, 17))
    rows = {one.strength_id: one for one in family_card.card(desk, family_id, date(2026, 11, 18)).strengths}
    assert rows[first].text == "rodzic pracuje lub szuka pracy"
    assert (rows[first].strength, rows[first].in_force, rows[first].member_name) == ("works", False, "Anna")
    with pytest.raises(InvalidEntry):
        household.note_strength(desk, family_id, "  ")
    with pytest.raises(InvalidEntry):
        household.end_strength(desk, first, date(2020, 1, 1))


def test_details_of_a_person_are_one_record_however_often_written(
    desk: Desk, family_id: str, people: People
) -> None:
    household.change_member_details(desk, people["Anna"], citizenship="ukraińskie", language="ukraiński")
    household.change_member_details(desk, people["Anna"], profession="krawcowa")
    held = family_card.card(desk, family_id).people
    found = next(one for one in held if one.member.id == people["Anna"])
    assert found.details is not None
    assert (found.details.language, found.details.profession) == ("ukraiński", "krawcowa")
    with pytest.raises(NotOnesField):
        household.change_member_details(desk, people["Anna"], pesel="1")


def test_an_authorisation_before_health_care_providers_is_refused_with_its_reason(
    desk: Desk, family_id: str, people: People
) -> None:
    given = {"member_id": people["Anna"], "given_on": TODAY}
    clinic = (AuthorisedInstitution("health_facility", "Przychodnia"),)
    with pytest.raises(InvalidEntry) as caught:
        entries.add(desk, family_id, Authorisation, institutions=clinic, **given)
    assert codes(caught) == [("institutions", "health-provider")]
    with speaking("en"):
        assert "health-care providers" in word_problem(caught.value.problems[0])
    entries.add(desk, family_id, Authorisation, institutions=(AuthorisedInstitution("zus", "ZUS"),), **given)
    assert len(family_card.card(desk, family_id).authorisations) == 1


def test_a_placed_child_and_its_contacts(desk: Desk, family_id: str, people: People) -> None:
    _changes, placed = entries.add(
        desk,
        family_id,
        Placement,
        child_id=people["Zosia"],
        form=PlacementForm.FOSTER_KIN,
        since=date(2026, 5, 4),
        coordinator="Maria Zając",
        return_plan="mieszkanie i abstynencja",
    )
    entries.add(desk, family_id, PlacementContact, placement_id=placed, on=TODAY, members=(people["Anna"],))
    found = {one.member.first_name: one for one in family_card.card(desk, family_id).people}
    assert found["Zosia"].placement is not None
    assert found["Oliwia"].placement is None
    assert Gap.NO_HELP_PLAN in family_card.card(desk, family_id).gaps
    with pytest.raises(InvalidEntry) as caught:
        entries.add(desk, family_id, PlacementContact, placement_id="gone", on=TODAY)
    assert codes(caught) == [("placement_id", "unknown-record")]


def test_nothing_of_another_family_can_be_named(desk: Desk, family_id: str, people: People) -> None:
    other = new_family(desk, "Obca")
    with pytest.raises(InvalidEntry) as caught:
        entries.add(desk, other, Referral, specialist="mediator", on=TODAY, member_id=people["Anna"])
    assert codes(caught) == [("member_id", "unknown-person")]
    _changes, contact = entries.add(desk, family_id, Contact, name="Jan Kurator", role="probation_officer")
    with pytest.raises(InvalidEntry):
        entries.add(desk, other, ContactEntry, on=TODAY, contact_id=contact, subject="rozmowa")
    entries.add(desk, family_id, ContactEntry, on=TODAY, contact_id=contact, subject="rozmowa")
    assert family_card.card(desk, other).contacts == ()


def test_the_gaps_close_as_the_papers_come(desk: Desk, family_id: str, people: People) -> None:
    assert set(family_card.card(desk, family_id).gaps) == {Gap.NO_CONSENT, Gap.NO_CLAUSE, Gap.NO_AUTHORITY}
    entries.add(desk, family_id, CooperationConsent, member_id=people["Anna"], signed_on=TODAY)
    entries.add(desk, family_id, InformationClause, member_id=people["Anna"], given_on=TODAY)
    for child in ("Oliwia", "Zosia"):
        ids = {"child_id": people[child], "parent_id": people["Anna"]}
        entries.add(desk, family_id, ParentalAuthority, authority=Authority.FULL, since=TODAY, **ids)
    assert family_card.card(desk, family_id).gaps == ()


def test_an_entry_is_removed_and_brought_back(desk: Desk, family_id: str) -> None:
    _changes, made = entries.add(desk, family_id, FamilyPhone, number="600")
    entries.remove(desk, FamilyPhone, made)
    assert entries.entries(desk, family_id, FamilyPhone) == []
    with pytest.raises(UnknownRecord):
        entries.entry(desk, FamilyPhone, made)
    entries.restore(desk, FamilyPhone, made)
    assert [one.id for one in entries.entries(desk, family_id, FamilyPhone)] == [made]


def test_missing_and_foreign_fields_are_named(desk: Desk, family_id: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        entries.add(desk, family_id, TeamMinutes, number="Z-1/2026")
    assert codes(caught) == [("decision", "missing"), ("members", "missing"), ("on", "missing")]
    with pytest.raises(NotOnesField):
        entries.add(desk, family_id, FamilyPhone, number="1", scope="office")


def test_minutes_give_tasks(desk: Desk, family_id: str) -> None:
    given = {"number": "Z-1/2026", "on": TODAY, "members": ("J. Lis",), "decision": TeamDecision.MODIFY}
    _changes, minutes = entries.add(desk, family_id, TeamMinutes, **given)
    entries.add(desk, family_id, TeamTask, minutes_id=minutes, text="nowy plan", due_on=date(2026, 12, 1))
    assert entries.entries(desk, family_id, TeamTask, minutes_id=minutes)[0].text == "nowy plan"


def test_a_waiting_family_does_not_count_until_the_head_assigns_it(desk: Desk) -> None:
    waiting = new_family(desk, "Czekająca", cooperation_from=None, diagnosed_on=None)
    families.change_family(desk, waiting, requested_on=date(2026, 11, 10))
    assert families.load(desk).current == 0
    with pytest.raises(InvalidEntry):
        services.assign_family(desk, waiting, date(2026, 11, 9), "Maria Kierownik")
    services.assign_family(desk, waiting, date(2026, 11, 12), "Maria Kierownik", date(2026, 11, 16))
    assert families.load(desk).current == 1
    assert families.overview(desk, waiting).cooperation_from == date(2026, 11, 16)


def test_the_directory_of_institutions_is_edited_and_an_old_entry_only_closed(
    desk: Desk, family_id: str
) -> None:
    _changes, made = institutions.add_institution(desk, institution="school", name="SP nr 117")
    entries.add(desk, family_id, Contact, name="Ewa", role="teacher", institution_id=made)
    institutions.change_institution(desk, made, closed=True)
    assert institutions.institutions(desk) == []
    assert [one.id for one in institutions.institutions(desk, closed=True)] == [made]
    with pytest.raises(InvalidEntry):
        institutions.add_institution(desk, institution="castle", name="X")


def test_a_strength_with_days_out_of_order_is_refused_whole(desk: Desk, family_id: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        household.note_strength(
            desk, family_id, "Sama dzwoni", since=date(2026, 11, 17), until=date(2026, 11, 16)
        )
    assert codes(caught) == [("until", "before-start")]
    assert family_card.card(desk, family_id).strengths == (), "the next try would make it double"


def test_a_strength_that_is_over_is_no_longer_said_of_the_family(desk: Desk, family_id: str) -> None:
    household.note_strength(desk, family_id, "Sama dzwoni")
    household.note_strength(
        desk, family_id, "Babcia odbiera dzieci", since=date(2026, 1, 5), until=date(2026, 3, 31)
    )
    assert [one.text for one in families.overview(desk, family_id).strengths] == ["Sama dzwoni"]
    assert [one.text for one in brief(desk, family_id).strengths] == ["Sama dzwoni"]
    with desk.unit_of_work() as unit:
        held = read_file(unit, family_id, "asystentka rodziny", TODAY).strengths
        then = read_file(unit, family_id, "asystentka rodziny", date(2026, 3, 31)).strengths
    assert ([one.text for one in held], len(then)) == (["Sama dzwoni"], 2)


def test_the_very_same_entry_is_not_kept_twice(desk: Desk, family_id: str) -> None:
    given = {"street": "ul. Nowa 1", "since": date(2026, 9, 1)}
    entries.add(desk, family_id, FamilyAddress, **given)
    with pytest.raises(InvalidEntry) as caught:
        entries.add(desk, family_id, FamilyAddress, **given)
    assert codes(caught) == [("street", "double")]
    entries.add(desk, family_id, FamilyAddress, **given, note="od podwórza")
    assert len(family_card.card(desk, family_id).addresses) == 2


def test_all_that_is_empty_is_told_at_once(desk: Desk, family_id: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        entries.add(desk, family_id, Authorisation, given_on=TODAY, institutions=())
    assert codes(caught) == [("institutions", "missing"), ("member_id", "missing")]
