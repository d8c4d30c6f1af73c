"""People, relations, strengths, bases, search, conflicts, letterhead."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from asystent_desktop.application import letterhead as office, search
from asystent_desktop.application.exchange import conflicts
from asystent_desktop.application.family import families, members
from asystent_desktop.application.faults import HeadDecides, OfficeOnly, RelationContradiction, UnknownRecord
from asystent_desktop.application.planner import brief
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.family import (
    Authority,
    Basis,
    Family,
    FamilyMember,
    MemberRole,
    RelationKind,
    Risk,
    Sex,
)
from asystent_desktop.i18n import use
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.exchange import Incoming
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk


def test_people_are_shown_without_their_health_note(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    views = members.members(desk, family_id)
    assert [(view.first_name, view.role_label, view.age) for view in views] == [
        ("Anna", "mother", 34),
        ("Tomasz", "partner", 35),
        ("Oliwia", "daughter", 12),
        ("Zosia", "daughter", 2),
    ]
    assert "astma" not in repr(views)
    form = members.member_form(desk, people["Zosia"])
    assert form.health_note.startswith("astma")
    assert "astma" not in repr(form)


def test_a_person_changes_and_goes_with_the_relations(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    members.change_member(desk, people["Anna"], authority=Authority.LIMITED, surname="Kurek")
    assert members.members(desk, family_id)[0].authority == Authority.LIMITED
    members.relate(desk, family_id, people["Anna"], people["Zosia"], RelationKind.PARENT_OF)
    members.relate(desk, family_id, people["Anna"], people["Tomasz"], RelationKind.COHABITING)
    found = members.relations(desk, family_id)
    assert [(one.first_name, one.label, one.second_name) for one in found] == [
        ("Anna", "parent of", "Zosia"),
        ("Anna", "lives together with", "Tomasz"),
    ]
    members.remove_member(desk, people["Zosia"])
    assert [one.second_name for one in members.relations(desk, family_id)] == ["Tomasz"]
    members.remove_relation(desk, members.relations(desk, family_id)[0].relation_id)
    assert members.relations(desk, family_id) == []
    with pytest.raises(UnknownRecord):
        members.change_member(desk, people["Zosia"], surname="x")


def test_a_contradictory_relation_is_refused(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    with pytest.raises(RelationContradiction) as caught:
        members.relate(desk, family_id, people["Zosia"], people["Anna"], RelationKind.PARENT_OF)
    assert caught.value.values["reason"] == "parent-younger"
    assert members.relations(desk, family_id) == []


def test_strengths_and_bases(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    members.add_strength(desk, family_id, " Tomasz czyta wieczorem ", people["Tomasz"])
    strength = families.overview(desk, family_id).strengths[0]
    assert (strength.text, strength.member_name, strength.noted_on) == (
        "Tomasz czyta wieczorem",
        "Tomasz",
        TODAY,
    )
    members.remove_strength(desk, strength.strength_id)
    page = families.overview(desk, family_id)
    assert page.strengths == ()
    members.change_basis(desk, page.bases[0].basis_id, until=date(2026, 11, 16))
    members.add_basis(desk, family_id, families.BasisForm(Basis.FOR_LIFE, since=date(2026, 1, 1)))
    page = families.overview(desk, family_id)
    assert [(one.basis, one.in_force) for one in page.bases] == [(Basis.FOR_LIFE, True), (Basis.COURT, False)]
    assert (page.court, page.for_life) == (False, True)


def test_search_shows_the_family_and_forgets_replaced_cards(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    _changes, visit_id = cards.save_visit(desk, card(family_id, TODAY, facts="Rozmowa o inhalatorze."))
    rows = search.search(desk, "inhalator")
    assert [(row.kind, row.record_id, row.family_name, row.on) for row in rows] == [
        ("visit", visit_id, "Wiśniewska", TODAY)
    ]
    assert "\x02" in rows[0].snippet
    _changes, second = cards.correct_visit(
        desk, visit_id, card(family_id, TODAY, facts="Rozmowa o inhalatorach."), "liczba"
    )
    assert [row.record_id for row in search.search(desk, "inhalator")] == [second]
    assert {row.title for row in search.search(desk, "Oliwia")} == {"Oliwia Wiśniewska"}
    assert search.search(desk, "  ") == []


def test_two_versions_of_a_field_are_shown_and_decided(tmp_path: Path) -> None:
    use("pl")
    anna, ewa, family_id = _rivals(tmp_path)
    rows = conflicts.conflicts(anna)
    assert [(row.field, row.risk, row.decidable) for row in rows] == [
        ("risk_level", True, True),
        ("phone", False, True),
    ]
    assert [(one.value, one.person_name, one.shown) for one in rows[1].rivals] == [
        ("111", "Anna Nowak", False),
        ("222", "", True),
    ]
    assert families.overview(anna, family_id).conflicts == 2
    conflicts.settle(anna, rows[1].kind, rows[1].record_id, "phone", rows[1].rivals[0].operation)
    assert families.overview(anna, family_id).phone == "111"
    assert [row.field for row in conflicts.conflicts(anna)] == ["risk_level"]
    with pytest.raises(UnknownRecord):
        conflicts.settle(anna, rows[1].kind, rows[1].record_id, "phone", rows[1].rivals[0].operation)
    anna.put_identity(replace(anna.identity(), enrolled=True))
    risk = conflicts.conflicts(anna)[0]
    assert not risk.decidable
    with pytest.raises(HeadDecides):
        conflicts.settle(anna, risk.kind, risk.record_id, risk.field, risk.rivals[0].operation)
    anna.close()
    ewa.close()


def _rivals(folder: Path) -> tuple[Desk, Desk, str]:
    """Two desks that changed the same fields of one family without knowing of each other."""
    anna = make_desk(folder / "anna", name="Anna Nowak")
    later = FakeClock(datetime(2026, 11, 17, 10, tzinfo=UTC))
    ewa = make_desk(folder / "ewa", name="Ewa Maj", clock=later)
    family_id = new_family(anna)
    _carry(anna, ewa)
    families.change_family(anna, family_id, phone="111", risk_level=Risk.LOW)
    families.change_family(ewa, family_id, phone="222", risk_level=Risk.HIGH)
    _carry(ewa, anna)
    return anna, ewa, family_id


def _carry(giver: Desk, taker: Desk) -> None:
    with giver.exchange_unit() as unit:
        commits = unit.beyond({})
    with taker.exchange_unit() as unit:
        unit.admit([Incoming(commit, None) for commit in commits])
        unit.commit()


def test_the_letterhead_is_ones_own_alone_and_the_offices_once_enrolled(desk: Desk) -> None:
    assert office.profile(desk).name == desk.identity().office_name
    office.change_profile(desk, place="Katowice", street="ul. Przykładowa 17")
    assert (office.profile(desk).place, office.profile(desk).name) == (
        "Katowice",
        desk.identity().office_name,
    )
    desk.put_identity(replace(desk.identity(), enrolled=True))
    with pytest.raises(OfficeOnly):
        office.change_profile(desk, place="Chorzów")
    desk.put_identity(replace(desk.identity(), role="head"))
    office.change_profile(desk, place="Chorzów")
    assert office.profile(desk).place == "Chorzów"


def test_view_data_hold_no_record(
    desk: Desk, family_id: str, people: dict[str, str], signed_plan: str
) -> None:
    """Painters need ids and plain values; a record in a view would tie them to the store."""
    cards.save_visit(desk, card(family_id, TODAY))
    seen = (families.overview(desk, family_id), work_plan.plan(desk, family_id), brief.brief(desk, family_id))
    for view in seen:
        for value in vars(view).values():
            assert not isinstance(value, (Family, FamilyMember))


def test_sex_and_role_give_the_word(desk: Desk, family_id: str) -> None:
    for sex in Sex:
        members.add_member(desk, family_id, members.MemberForm("X", "Y", MemberRole.GRANDPARENT, sex))
    labels = [view.role_label for view in members.members(desk, family_id)]
    assert labels == ["grandmother", "grandfather", "grandparent"]
