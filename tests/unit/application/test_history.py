"""The history of changes over a real store: who, when, from what to what, and what was printed or seen."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from asystent_desktop.application.family import families, members
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.history.listing import Group, HistoryFilter, Mark, history, history_of
from asystent_desktop.application.history.words import _KINDS
from asystent_desktop.application.restricted import access, blue_card
from asystent_desktop.application.visits import cards
from asystent_desktop.application.wording.wording import field_words
from asystent_desktop.domain.kinds.family import MemberRole, Risk, Sex
from asystent_desktop.domain.kinds.household import ServicePeriod
from asystent_desktop.domain.records import KINDS, family_scope
from asystent_desktop.i18n import speaking
from tests.fakes.caseload import TODAY, card, new_family
from tests.fakes.vaults import make_desk


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault", name="Anna Nowak")
    yield made
    made.close()


@pytest.fixture
def family(desk):
    made = new_family(desk)
    desk.clock.advance(minutes=5)
    return made


def latest(desk, family):
    return history(desk, family).rows[0]


def test_a_change_names_person_computer_time_and_what_it_was(desk, family) -> None:
    families.change_family(desk, family, phone="600 100 118")
    desk.clock.advance(minutes=1)
    families.change_family(desk, family, phone="600 100 254")
    row = latest(desk, family)
    assert (row.person_name, row.device_label, row.at) == ("Anna Nowak", "laptop", desk.clock.now())
    assert row.title == "Telephone"
    assert row.summary.endswith("600 100 118 → 600 100 254")
    assert "600" not in row.summary_masked
    (field,) = row.records[0].fields
    assert (field.before, field.after, field.personal) == ("600 100 118", "600 100 254", True)
    assert row.received_at is None and row.family_name == "Wiśniewska"


def test_a_risk_field_a_print_and_a_late_card_are_marked(desk, family) -> None:
    families.change_family(desk, family, risk_level=Risk.HIGH)
    assert latest(desk, family).mark is Mark.RISK
    desk.clock.advance(minutes=1)
    scope = family_scope(family)
    access.note_print(desk, scope, "family", family, 2)
    printed = latest(desk, family)
    assert printed.mark is Mark.PRINT and "2 copies" in printed.summary and printed.group is Group.ACCESS
    cards.save_visit(desk, card(family, TODAY - timedelta(days=20)))
    assert latest(desk, family).mark is Mark.LATE
    cards.save_visit(desk, card(family, TODAY))
    assert latest(desk, family).mark is Mark.NONE


def test_a_correction_tells_its_reason(desk, family) -> None:
    _changes, visit_id = cards.save_visit(desk, card(family, TODAY))
    desk.clock.advance(minutes=1)
    cards.correct_visit(desk, visit_id, card(family, TODAY, facts="Inaczej."), "pomyłka w godzinie")
    row = latest(desk, family)
    assert row.mark is Mark.CORRECTION and row.reason == "pomyłka w godzinie"


def test_ids_give_way_to_names(desk, family) -> None:
    form = members.MemberForm("Kacper", "Wiśniewski", MemberRole.CHILD, Sex.MALE, date(2017, 2, 3))
    _changes, child = members.add_member(desk, family, form)
    cards.save_visit(desk, card(family, TODAY, present=(child,)))
    fields = {one.name: one.after for one in latest(desk, family).records[0].fields}
    assert fields["present"] == "Kacper"
    assert "author_id" not in fields or "-" not in fields["author_id"]
    everything = [one.after for row in history(desk, family).rows for r in row.records for one in r.fields]
    assert not [text for text in everything if child in text or family in text]


def test_filters_by_sort_person_period_and_inflected_words(desk, family) -> None:
    cards.save_visit(desk, card(family, TODAY, facts="Rozmowa o szkole."))
    desk.clock.advance(days=3)
    families.change_family(desk, family, phone="1")
    assert [row.group for row in history(desk, family, HistoryFilter(group=Group.VISITS)).rows] == [
        Group.VISITS
    ]
    me = desk.identity().person_id
    assert len(history(desk, family, HistoryFilter(person_id=me)).rows) == 3
    assert history(desk, family, HistoryFilter(person_id="x")).rows == ()
    later = HistoryFilter(since=TODAY + timedelta(days=1))
    assert [row.title for row in history(desk, family, later).rows] == ["Telephone"]
    assert len(history(desk, family, HistoryFilter(until=TODAY)).rows) == 2
    found = history(desk, family, HistoryFilter(text="szkoła")).rows
    assert [row.group for row in found] == [Group.VISITS]


def test_a_family_is_found_by_number_a_record_by_id_and_nothing_else(desk, family) -> None:
    other = new_family(desk, "Mazur")
    number = families.overview(desk, family).number
    assert {row.family_id for row in history_of(desk, number).rows} == {family}
    _changes, visit_id = cards.save_visit(desk, card(other, TODAY))
    assert len(history_of(desk, visit_id).rows) == 1
    with pytest.raises(UnknownRecord):
        history_of(desk, "R-99/1999")


def test_thousands_of_entries_come_page_by_page_and_quickly(desk, family) -> None:
    for number in range(300):
        desk.clock.advance(seconds=1)
        families.change_family(desk, family, phone=str(number))
    began = time.perf_counter()
    first = history(desk, family)
    took = time.perf_counter() - began
    assert len(first.rows) == 50 and first.total == 301 and first.following
    assert took < 1.0
    second = history(desk, family, after=first.following)
    assert {row.commit for row in first.rows}.isdisjoint(row.commit for row in second.rows)
    assert second.rows[0].at < first.rows[-1].at


def test_every_kind_has_a_name_of_its_own() -> None:
    assert not set(KINDS) - set(_KINDS)
    assert all(field_words(name) for kind in KINDS.values() for name in kind.fields)


def test_of_a_blue_card_the_history_tells_only_that_somebody_wrote_and_looked(desk, family) -> None:
    blue_card.start_card(desk, family, started_on=TODAY, started_by="Sąsiadka Halina")
    blue_card.open_compartment(desk, family)
    looked, written = history(desk).rows[:2]
    assert looked.mark is Mark.LOOK and not looked.withheld
    assert (written.title, written.summary, written.withheld) == ("Blue Card", "new entry", True)
    assert [(one.subject, one.fields) for one in written.records] == [("", ())]
    assert written.family_name == ""
    assert history(desk, kept=HistoryFilter(text="Halina")).rows == ()


def test_a_former_service_tells_its_bases_in_words(desk, family) -> None:
    period = {"from_on": date(2025, 1, 7), "until_on": date(2025, 6, 30), "bases": ("social_worker", "court")}
    with desk.unit_of_work() as unit:
        unit.save(ServicePeriod(id=desk.ids.new(), scope=family_scope(family), **period))
        unit.commit("import-service")
    (record,) = latest(desk, family).records
    (bases,) = [one for one in record.fields if one.name == "bases"]
    assert "social_worker" not in bases.after and "court" not in bases.after.split(", ")
    assert bases.label == "Bases of the service"


def test_the_last_day_of_a_service_is_no_answer(desk, family) -> None:
    assert field_words("closed_on") == "Closed on"
