"""Each section does its own part: dates, authority, programme, consents, problems beside strengths."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import card as family_card, families
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    AuthorisedInstitution,
    CooperationConsent,
    ForLifeDocument,
    ForLifeProof,
)
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.family import Authority, Basis, CaseBasis
from asystent_desktop.domain.kinds.household import AddressKind, FamilyAddress, ParentalAuthority
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from tests.fakes.caseload import card

TODAY = date(2026, 11, 17)


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def fields(page):
    return page.form.form.fields


def test_a_new_home_is_taken_over_to_the_card_only_when_asked(shown, qtbot, desk, family):
    page = shown("address")
    where = {"street": "ul. Mała 3", "postcode": "40-002", "city": "Katowice", "district": "TPPS nr 4"}
    entries.add(desk, family, FamilyAddress, address_kind=AddressKind.HOME, since=TODAY, **where)
    with qtbot.waitSignal(page.shown):
        page.show_family(family)
    assert families.family_form(desk, family).street == "ul. Łączna 4/7"
    link = next(one for name, one in page.facts.deeds.items() if name.startswith("Take it over"))
    with qtbot.waitSignal(page.shown):
        link.click()
    form = families.family_form(desk, family)
    assert {name: getattr(form, name) for name in where} == where
    assert not any(name.startswith("Take it over") for name in page.facts.deeds)


def test_several_bases_each_with_its_document(shown, saved, desk, family):
    page = shown("service")
    for basis, since in ((Basis.COURT, date(2026, 2, 24)), (Basis.FOR_LIFE, date(2026, 5, 2))):
        page.begin("case_basis")
        for name, value in {"basis": basis, "since": since, "document": "dokument"}.items():
            fields(page)[name].fill(value)
        saved(page)
    held = entries.entries(desk, family, CaseBasis)
    assert {(one.basis, one.since, one.document) for one in held} == {
        (Basis.COURT, date(2026, 2, 24), "dokument"),
        (Basis.FOR_LIFE, date(2026, 5, 2), "dokument"),
    }


def test_request_and_assignment_are_dated(shown, qtbot, desk, family):
    page = shown("service")
    for deed, given in (
        ("Request or order…", {"requested_on": date(2025, 2, 20)}),
        ("Assignment…", {"assigned_on": date(2025, 3, 1), "assigned_by": "Ewa Maj"}),
    ):
        page.dates.deeds[deed].click()
        sheet = next(one for one in page.window().findChildren(RecordSheet) if one.isVisible())
        for name, value in given.items():
            sheet.fields[name].fill(value)
        with qtbot.waitSignal(page.shown):
            sheet.go.click()
    held = family_card.card(desk, family).family
    assert (held.requested_on, held.assigned_on, held.assigned_by) == (
        date(2025, 2, 20),
        date(2025, 3, 1),
        "Ewa Maj",
    )
    assert held.cooperation_from == date(2025, 3, 12), "the first day of the service stays"
    assert "01.03.2025, by Ewa Maj" in words(page.dates)


def test_an_assignment_before_the_request_is_refused_at_its_field(shown, qtbot, desk, family):
    families.change_family(desk, family, requested_on=date(2025, 2, 20))
    page = shown("service")
    page.dates.deeds["Assignment…"].click()
    sheet = next(one for one in page.window().findChildren(RecordSheet) if one.isVisible())
    sheet.fields["assigned_on"].fill(date(2025, 2, 1))
    sheet.go.click()
    qtbot.waitUntil(lambda: bool(sheet.fields["assigned_on"].row.error))


def test_a_cell_of_the_table_leads_to_its_ruling(shown, saved, desk, family, people):
    page = shown("authority")
    cell = people["Kacper"], people["Piotr"]
    page.table.cells[cell].click()
    assert fields(page)["child_id"].value() == people["Kacper"]
    assert fields(page)["parent_id"].value() == people["Piotr"]
    fields(page)["authority"].fill(Authority.LIMITED)
    fields(page)["since"].fill(date(2025, 3, 12))
    fields(page)["order_on"].fill(date(2025, 3, 1))
    saved(page)
    assert page.table.cells[cell].text() == "limited"
    assert page.table.cells[people["Kacper"], people["Anna"]].text() == "not established"
    held = entries.entries(desk, family, ParentalAuthority)[0]
    page.table.cells[cell].click()
    assert page.form.entry == held


def test_a_limit_without_a_courts_order_is_refused(shown, qtbot, desk, family, people):
    page = shown("authority")
    page.table.cells[people["Kacper"], people["Piotr"]].click()
    fields(page)["authority"].fill(Authority.DEPRIVED)
    fields(page)["since"].fill(date(2025, 3, 12))
    page.form.save()
    qtbot.waitUntil(lambda: "only a court" in fields(page)["order_on"].row.error)
    assert entries.entries(desk, family, ParentalAuthority) == []


def test_an_acknowledgement_needs_a_court(shown, saved, qtbot, desk, family, people):
    page = shown("consents")
    page.begin("cooperation_consent")
    fields(page)["member_id"].fill(people["Anna"])
    fields(page)["form"].fill("acknowledgement")
    page.form.save()
    qtbot.waitUntil(lambda: "a court obliged" in fields(page)["form"].row.error)
    fields(page)["form"].fill("consent")
    saved(page)
    assert [one.signed_on for one in entries.entries(desk, family, CooperationConsent)] == [TODAY]


def test_an_authorisation_names_institutions_but_no_health_care_provider(shown, saved, desk, family, people):
    page = shown("for_life")
    page.begin("authorisation")
    fields(page)["member_id"].fill(people["Anna"])
    pairs = fields(page)["institutions"].widget
    offered = {pairs._rows[0][1].itemData(at) for at in range(pairs._rows[0][1].count())}
    assert "school" in offered and "health_centre" not in offered
    pairs._rows[0][1].set_value("school")
    pairs._rows[0][2].setText("SP nr 17")
    pairs.more.click()
    pairs._rows[1][1].set_value("tpps")
    pairs._rows[1][2].setText("TPPS nr 4")
    saved(page)
    assert entries.entries(desk, family, Authorisation)[0].institutions == (
        AuthorisedInstitution("school", "SP nr 17"),
        AuthorisedInstitution("tpps", "TPPS nr 4"),
    )


def test_what_expires_is_told_by_word_and_tone(shown, desk, family, people):
    for until in (date(2026, 11, 30), date(2026, 11, 1), None):
        entries.add(
            desk,
            family,
            ForLifeDocument,
            member_id=people["Kacper"],
            proof=ForLifeProof.CERTIFICATE,
            issued_on=date(2025, 5, 2),
            valid_until=until,
        )
    rows = shown("for_life").cards["for_life_document"].rows.rows.rows
    assert [row.pill for row in rows] == ["without an end", "until 30.11.2026", "expired 01.11.2026"]


def test_forms_of_support_are_counted_from_the_cards(shown, desk, family):
    for day, forms in ((date(2026, 11, 3), ("budget", "chores")), (date(2026, 11, 10), ("budget",))):
        cards.save_visit(desk, card(family, day, life_support=forms))
    said = words(shown("for_life").support)
    assert "2 times planning the budget" in said
    assert "1 time household chores" in said
    assert "pregnancy" not in said


def test_problems_stand_beside_strengths(shown, saved, desk, family, people):
    page = shown("problems")
    page.begin("problem")
    fields(page)["problem"].fill("unemployment")
    fields(page)["member_id"].fill(people["Anna"])
    saved(page)
    page.begin("strength")
    fields(page)["text"].fill("Anna sama dzwoni w kryzysie")
    saved(page)
    held = family_card.card(desk, family)
    assert [(one.problem, one.member_name, one.since) for one in held.problems] == [
        ("unemployment", "Anna", TODAY)
    ]
    assert [(one.text, one.since) for one in held.strengths] == [("Anna sama dzwoni w kryzysie", TODAY)]
    left, right = (page.cards[name].geometry() for name in ("problem", "strength"))
    assert left.right() < right.left() and left.top() == right.top()


def test_a_strength_is_changed_ended_and_brought_back(shown, saved, qtbot, desk, family, people):
    page = shown("problems")
    page.begin("strength")
    fields(page)["strength"].fill("works")
    saved(page)
    row = family_card.card(desk, family).strengths[0]
    page.open_entry("strength", row.id)
    fields(page)["until"].fill(TODAY)
    fields(page)["member_id"].fill(people["Anna"])
    saved(page)
    changed = family_card.card(desk, family).strengths[0]
    assert (changed.until, changed.member_name, changed.text) == (TODAY, "Anna", row.text)
    with qtbot.waitSignal(page.shown):
        page.remove_entry("strength", row.id)
    assert family_card.card(desk, family).strengths == ()
    with qtbot.waitSignal(page.shown):
        page.presenter.restore(page.cards["strength"].kind, changed)
    assert len(family_card.card(desk, family).strengths) == 1


def test_a_paper_states_its_basis(shown, saved, desk, family):
    _changes, basis = entries.add(desk, family, CaseBasis, basis=Basis.COURT, since=date(2026, 2, 24))
    page = shown("received")
    page.begin("received_document")
    fields(page)["title"].fill("postanowienie")
    fields(page)["basis_id"].fill(basis)
    saved(page)
    held = entries.entries(desk, family, ReceivedDocument)[0]
    assert (held.basis_id, held.received_on) == (basis, TODAY)
    assert "24.02.2026" in page.cards["received_document"].rows.rows.rows[0].subtitle


def test_tab_goes_through_the_institutions_in_the_order_they_stand(shown, people):
    page = shown("for_life")
    page.begin("authorisation")
    held = fields(page)
    pairs = held["institutions"].widget
    pairs.more.click()
    (_row, first, name), (_next, second, other) = pairs._rows
    wanted = [held["valid_until"].widget, first, name, second, other, pairs.more, held["scope_text"].widget]
    reached, at = [], wanted[0]
    while at is not wanted[-1] and len(reached) < 999:
        reached.append(at)
        at = at.nextInFocusChain()
    assert [one for one in reached if one in wanted] == wanted[:-1]
