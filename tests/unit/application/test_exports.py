"""The subject-access copy: whole, others masked and listed, the Blue Card only when asked for."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asystent_desktop.application.entries import entries
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.transfer import exports
from asystent_desktop.application.visits import cards
from asystent_desktop.application.wording.entry_words import field_label
from asystent_desktop.application.wording.kind_words import KIND_LABELS
from asystent_desktop.domain.kinds.contacts import Contact, Referral
from asystent_desktop.domain.records import KINDS
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card

People = dict[str, str]


def filled(desk: Desk, family_id: str, people: People) -> None:
    entries.add(
        desk, family_id, Contact, name="Bogumiła Zawadzka", role="neighbour", phone="555 666", note="sąsiadka"
    )
    note = "Zosia była u Bogumiły. Przemysław nie otworzył <drzwi>."
    cards.save_visit(desk, card(family_id, date(2026, 11, 6), facts=note))
    entries.add(desk, family_id, Referral, specialist="mediator", on=TODAY, member_id=people["Anna"])
    blue_card.start_card(
        desk, family_id, started_on=date(2026, 11, 6), started_by="A. Nowak", note="tajne słowo Grom"
    )


def copied(desk: Desk, family_id: str, **options: bool) -> tuple[dict[str, Any], str, Any]:
    made = exports.subject_copy(desk, family_id, **options)
    by_ending = {name.rpartition(".")[2]: content.decode() for name, content in made.files.items()}
    return json.loads(by_ending["json"]), by_ending["html"], made


def test_everything_of_the_family_is_there_and_nothing_of_others(
    desk: Desk, family_id: str, people: People
) -> None:
    filled(desk, family_id, people)
    data, html, _made = copied(desk, family_id)
    kinds = {one["kind"] for one in data["records"]}
    assert {"family", "family_member", "visit", "referral", "contact", "case_basis"} <= kinds
    for text in (json.dumps(data, ensure_ascii=False), html):
        assert "Oliwia" in text
        assert "Zawadzk" not in text
        assert "555 666" not in text
        assert "u Bogumił" not in text, "masked in the notes as well"
        assert "Grom" not in text
    assert "&lt;drzwi&gt;" in html
    assert "<drzwi>" not in html


def test_the_readable_copy_says_places_in_words(desk: Desk, family_id: str) -> None:
    cards.save_visit(desk, replace(card(family_id, date(2026, 11, 6)), place="health"))
    data, html, _made = copied(desk, family_id)
    (visit,) = (one for one in data["records"] if one["kind"] == "visit")
    assert visit["fields"]["place"] == "health", "a machine reads the key"
    assert "placówka ochrony zdrowia" in html
    assert ">health<" not in html


def test_what_was_masked_is_listed_by_place(desk: Desk, family_id: str, people: People) -> None:
    filled(desk, family_id, people)
    data, _html, made = copied(desk, family_id)
    places = {(one.kind, one.field) for one in made.masked}
    assert places == {("contact", "name"), ("contact", "phone"), ("visit", "facts")}
    assert {(one["kind"], one["field"]) for one in data["masked"]} == places


def test_the_compartment_comes_only_when_asked_for_and_leaves_a_note(
    desk: Desk, family_id: str, people: People
) -> None:
    filled(desk, family_id, people)
    copied(desk, family_id)
    assert len(blue_card.open_compartment(desk, family_id)[1].looks) == 1, "only this one"
    data, html, _made = copied(desk, family_id, restricted=True)
    assert "Grom" in html
    assert "blue_card" in {one["kind"] for one in data["records"]}
    assert len(blue_card.open_compartment(desk, family_id)[1].looks) == 3


def test_removed_records_stay_out(desk: Desk, family_id: str, people: People) -> None:
    _changes, made = entries.add(desk, family_id, Contact, name="Jan Nikt", role="other", note="pomyłka")
    entries.remove(desk, Contact, made)
    data, html, _made = copied(desk, family_id)
    assert "contact" not in {one["kind"] for one in data["records"]}
    assert "pomyłka" not in html


OFFICE_KINDS = frozenset(
    {
        *("access_note", "institution", "assignment", "office_profile", "office_logo", "office_table"),
        *("planner_block", "held_decision", "purge_receipt", "revocation", "erasure_order"),
        *("erasure_consent", "appointment"),
    }
)
"""Kinds that never lie in a family's file."""


@pytest.mark.parametrize("name", sorted(set(KINDS) - OFFICE_KINDS))
def test_the_readable_half_has_words_for_every_kind_and_field(name: str) -> None:
    assert name in KIND_LABELS
    shown = [field for field in KINDS[name].fields if field not in exports._ONLY_DATA]
    wordless = [one for one in shown if field_label(one) == one and not one.endswith("_id")]
    assert wordless == []
