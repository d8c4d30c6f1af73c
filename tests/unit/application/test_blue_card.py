"""The Blue Card compartment: each look journalled, nothing of it elsewhere, form B only to the harmed."""

from datetime import date

import pytest

from asystent_desktop.application import search
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import card as family_card, families
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.domain.kinds.blue_card import (
    BlueCard,
    BlueCardForm,
    BlueCardMeeting,
    CardForm,
    CardState,
)
from asystent_desktop.domain.records import KINDS, restricted_scope
from asystent_desktop.journal.faults import ForeignScope
from asystent_desktop.ports.desk import Desk
from tests.fakes.clock import FakeClock

FRIDAY = date(2026, 11, 6)


def started(desk: Desk, family_id: str, people: dict[str, str]) -> str:
    return blue_card.start_card(
        desk,
        family_id,
        started_on=FRIDAY,
        started_by="asystentka Anna Nowak",
        in_presence_of="Wielopolska",
        harmed=(people["Anna"], people["Zosia"]),
        violent=(people["Tomasz"],),
        note="Szarpanina w kuchni",
    )[1]


def test_each_look_leaves_a_note(
    desk: Desk, family_id: str, people: dict[str, str], clock: FakeClock
) -> None:
    started(desk, family_id, people)
    blue_card.open_compartment(desk, family_id)
    clock.advance(hours=1)
    _changes, found = blue_card.open_compartment(desk, family_id)
    assert found.looks[0].noted_at == clock.now()
    assert len(found.looks) == 2
    assert {one.author_id for one in found.looks} == {desk.identity().person_id}
    assert found.cards[0].card.in_presence_of == "Wielopolska"


def test_nothing_of_it_is_in_the_family_file_or_in_search(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    started(desk, family_id, people)
    for words in ("Szarpanina", "Wielopolska"):
        assert search.search(desk, words) == []
    shown = repr(family_card.card(desk, family_id)) + repr(families.overview(desk, family_id))
    assert "Szarpanina" not in shown
    assert "Wielopolska" not in shown


def test_its_kinds_live_in_the_compartment_only(desk: Desk, family_id: str) -> None:
    assert not any(KINDS[name].searchable for name in ("blue_card", "blue_card_form", "blue_card_meeting"))
    with desk.unit_of_work() as unit, pytest.raises(ForeignScope):
        unit.save(BlueCard(id="x", scope=f"family:{family_id}", started_on=FRIDAY, started_by="A"))


def test_the_terms_count_working_days(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    made = started(desk, family_id, people)
    terms = blue_card.open_compartment(desk, family_id)[1].cards[0].terms
    assert (terms.hand_over_by, terms.first_meeting_by) == (date(2026, 11, 16), None), "11.11 is a holiday"
    blue_card.change_card(desk, made, handed_on=date(2026, 11, 9), received_on=date(2026, 11, 10))
    terms = blue_card.open_compartment(desk, family_id)[1].cards[0].terms
    assert (terms.hand_over_by, terms.first_meeting_by) == (None, date(2026, 11, 18))
    blue_card.change_card(desk, made, first_meeting_on=date(2026, 11, 16))
    with desk.unit_of_work() as unit:
        assert [one.first_meeting_by for one in blue_card.card_terms(desk, unit)] == [None]


@pytest.mark.parametrize(("who", "code"), [("Tomasz", "b-only-harmed"), ("Zosia", "b-only-adult")])
def test_form_b_goes_to_the_harmed_adult_only(
    desk: Desk, family_id: str, people: dict[str, str], who: str, code: str
) -> None:
    made = started(desk, family_id, people)
    with pytest.raises(InvalidEntry) as caught:
        blue_card.add_part(desk, BlueCardForm, made, form=CardForm.B, on=FRIDAY, member_id=people[who])
    assert [one.code for one in caught.value.problems] == [code]
    blue_card.add_part(desk, BlueCardForm, made, form=CardForm.B, on=FRIDAY, member_id=people["Anna"])
    blue_card.add_part(desk, BlueCardMeeting, made, on=FRIDAY, present=("J. Lis, dzielnicowy",))
    view = blue_card.open_compartment(desk, family_id)[1].cards[0]
    assert ([one.form for one in view.forms], len(view.meetings)) == ([CardForm.B], 1)


def test_the_compartment_is_another_scope(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    changes, _made = blue_card.start_card(desk, family_id, started_on=FRIDAY, started_by="A")
    assert {one.scope for one in changes.changes} == {restricted_scope(family_id)}


def test_nobody_is_harmed_and_suspected_at_once_and_an_end_has_its_day(
    desk: Desk, family_id: str, people: dict[str, str]
) -> None:
    card = started(desk, family_id, people)
    for given, told in (
        ({"violent": (people["Anna"],)}, ("violent", "itself")),
        ({"state": CardState.ENDED}, ("ended_on", "missing")),
        ({"ended_on": FRIDAY}, ("state", "not-ended")),
    ):
        with pytest.raises(InvalidEntry) as caught:
            blue_card.change_card(desk, card, **given)
        assert [(one.field, one.code) for one in caught.value.problems] == [told]
    blue_card.change_card(desk, card, state=CardState.ENDED, ended_on=FRIDAY)
