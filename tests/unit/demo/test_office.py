"""The demo's office: what a newcomer finds in it, on each of its computers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from asystent_desktop.application.diagrams import diagrams
from asystent_desktop.application.due import cases
from asystent_desktop.application.exchange import conflicts, held
from asystent_desktop.application.family import families
from asystent_desktop.application.opinion import opinions, signing
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.application.wording.case_states import CaseState, case_states
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.demo import caseload, kin, office
from asystent_desktop.domain.kinds.diagram import Bond
from asystent_desktop.domain.kinds.paper import PaperDocument, SignedPaper
from asystent_desktop.domain.records import KINDS
from asystent_desktop.ports.desk import Desk

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
TODAY = date(2026, 11, 17)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[office.Office]:
    """The smallest office that has everything, read by every test here and changed by none."""
    folder = tmp_path_factory.mktemp("demo")
    house, clock = RealHouse(PutClock(NOW)).demo_house()
    order = office.Order(folder, families=caseload.FOR_TURNS)
    office.build(order, house, clock, lambda _step: None)
    assert clock.now() == NOW, "the clock stands where it stood"
    with office.Office(house, folder) as opened:
        yield opened


@pytest.fixture
def first(built: office.Office) -> Desk:
    return built.desks[office.LAPTOP_1]


@pytest.fixture
def head(built: office.Office) -> Desk:
    return built.desks[office.HEAD]


def test_the_story_has_what_the_screens_show(first: Desk) -> None:
    kinds = {item.kind for item in cases.due(first)}
    assert {"contact", "plan_action", "court_opinion"} <= kinds
    rows = families.list_families(first)
    assert any(row.contact.overdue for row in rows)
    assert not all(row.contact.overdue for row in rows)
    for row in rows:
        plan = work_plan.plan(first, row.family_id)
        assert plan is not None
        assert plan.goals
        days = [visit.on for visit in cards.visits(first, row.family_id)]
        assert days == sorted(days, reverse=True)
        assert all(first.rules.holidays.is_working_day(day) and day <= TODAY for day in days)
    assert opinions.requests(first)


def test_a_whole_caseload_has_every_turn_of_a_familys_life(first: Desk) -> None:
    with first.unit_of_work() as unit:
        there = {name for name, kind in KINDS.items() if unit.find(kind.cls)}
    assert there >= {
        *("contact", "contact_entry", "referral", "problem", "received_document", "team_work"),
        *("placement", "placement_contact", "guardianship", "parental_authority", "court_report_schedule"),
        *("for_life_document", "authorisation", "intervention", "contact_cadence", "group_meeting"),
        *("service_ending", "ending_notice", "follow_up", "follow_up_contact", "visit_signature"),
        *("postponement", "snippet", "work_entry", "family_address", "family_phone", "team_task"),
        *("team_minutes", "member_details", "relation_details", "person_bond", "genogram_mark"),
        *("ecomap_link", "letter", "attachment", "paper_document", "blue_card", "court_opinion"),
    }
    states = {row.state for row in case_states(first)}
    assert states == {CaseState.RUNNING, CaseState.TO_CLOSE, CaseState.FOLLOW_UP}
    assert len(families.list_families(first)) == caseload.FOR_TURNS, "the ended family is not among them"
    kinds = {item.kind for item in cases.due(first)}
    assert {"to_close", "follow_up", "referral", "team_task", "help_plan", "court_report"} <= kinds


def test_a_certificate_has_expired_and_an_authorisation_is_about_to(first: Desk) -> None:
    papers = {
        one.kind: one.due_on for one in cases.due(first) if one.kind in ("certificate", "authorisation")
    }
    assert papers["certificate"] < TODAY < papers["authorisation"]


def test_the_families_opened_first_are_drawn_to_their_grandparents(built: office.Office, first: Desk) -> None:
    drawn = [diagrams.read(first, one.family_id) for one in families.list_families(first)]
    whole = [file for file in drawn if file.bonds]
    assert len(whole) == len(kin.FAMILIES)
    for file in whole:
        grandparents = [one for one in file.kin.people.values() if one.role == "grandparent"]
        assert len(grandparents) >= 2
        assert {one.bond for one in file.bonds} == {Bond.STRONG, Bond.TENSE}
        assert any(mark.index_person for mark in file.marks.values())
        assert any(mark.dx for mark in file.marks.values())
        assert {circle.name for circle in file.circles} >= {"Sąsiadka z parteru", "Parafia, grupa wsparcia"}
    assert any(file.dead for file in whole)


def test_two_versions_of_a_field_and_of_a_text_wait_on_both_laptops(built: office.Office) -> None:
    for name in (office.LAPTOP_1, office.LAPTOP_2):
        rows = {(row.kind, row.field): row for row in conflicts.conflicts(built.desks[name])}
        assert set(rows) == {("family", "phone"), ("letter", "text")}
        assert not rows["family", "phone"].long
        text = rows["letter", "text"]
        assert text.long and text.proposal is not None
        assert {rival.person_name for rival in text.rivals} == {"Katarzyna Lis", "Tomasz Bednarz"}


def test_a_late_entry_waits_at_the_heads(head: Desk) -> None:
    (row,) = held.held_entries(head)
    assert (row.reason, row.kinds, row.admissible) == ("former-holder", ("contact_entry",), True)
    assert row.person_name == "Tomasz Bednarz"
    assert row.family_name


def test_a_letter_is_finished_and_signed_where_signing_is_installed(first: Desk, head: Desk) -> None:
    with first.unit_of_work() as unit:
        (paper,) = unit.find(PaperDocument)
        signed = unit.find(SignedPaper)
    assert paper.kind == "letter"
    assert paper.content.addressee[0] == "Szkoła Podstawowa nr 101"
    pytest.importorskip("pyhanko", reason='the extra "sign" is not installed')
    assert [one.document_id for one in signed] == [paper.id]
    content = signing.signed_bytes(first, signed[0].id)
    assert content.startswith(signing.frozen_bytes(first, paper)) and b"/ByteRange" in content
    (there,) = signing.signatures(head, signing.find_finished(head, paper.id))
    assert there.signer.startswith("Katarzyna Lis")


def test_papers_on_their_way_stand_in_every_state_the_head_decides_on(head: Desk) -> None:
    states = {one.state for one in opinions.opinions(head)}
    assert len(states) >= 3, states


def test_what_came_together_at_the_heads_verifies(head: Desk) -> None:
    found = head.verify()
    assert found.problems == () and found.commits > 0
