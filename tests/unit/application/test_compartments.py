"""The compartment has an assignment of its own: who may look, who may write, whose terms are told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from asystent_desktop.application.assignments import assignments
from asystent_desktop.application.due import cases
from asystent_desktop.application.family import families
from asystent_desktop.application.planner import brief
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.restricted.compartments import CompartmentClosed
from asystent_desktop.application.transfer import exports
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardMeeting
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.ports.desk import Desk

STARTED = date(2026, 11, 12)
TODAY = date(2026, 11, 17)
COLLEAGUE = "01930000-0000-7000-8000-0000000000cc"


@pytest.fixture
def card_id(desk: Desk, family_id: str) -> str:
    """Begun alone, before the office knew of it."""
    return blue_card.start_card(desk, family_id, started_on=STARTED, started_by="asystentka")[1]


def given(
    desk: Desk,
    family_id: str,
    person: str,
    mode: AssignmentMode = AssignmentMode.HOLDER,
    until: date | None = None,
) -> None:
    """The head assigns the compartment; then the desk is an enrolled assistant's."""
    me = desk.identity()
    desk.put_identity(replace(me, role="head", enrolled=True))
    begins = min(TODAY, until or TODAY)
    assignments.assign(desk, family_id, person, mode, begins, until, restricted=True)
    desk.put_identity(replace(me, role="assistant", enrolled=True))


def told(desk: Desk) -> list[DueKind]:
    kinds = (DueKind.BLUE_CARD_HAND_OVER, DueKind.BLUE_CARD_MEETING)
    return [one.kind for one in cases.due(desk) if one.kind in kinds]


def test_alone_and_before_any_assignment_it_is_ones_own(desk: Desk, family_id: str, card_id: str) -> None:
    assert told(desk) == [DueKind.BLUE_CARD_HAND_OVER]
    desk.put_identity(replace(desk.identity(), enrolled=True))
    assert told(desk) == [DueKind.BLUE_CARD_HAND_OVER]
    blue_card.change_card(desk, card_id, handed_on=TODAY)
    assert blue_card.open_compartment(desk, family_id)[1].cards[0].card.handed_on == TODAY


def test_a_colleagues_compartment_is_closed_and_its_terms_are_not_told(
    desk: Desk, family_id: str, card_id: str
) -> None:
    given(desk, family_id, COLLEAGUE)
    assert told(desk) == []
    with desk.unit_of_work() as unit:
        before = unit.find(BlueCard)
    for deed in (
        lambda: blue_card.open_compartment(desk, family_id),
        lambda: blue_card.start_card(desk, family_id, started_on=STARTED, started_by="A"),
        lambda: blue_card.change_card(desk, card_id, handed_on=TODAY),
        lambda: blue_card.add_part(desk, BlueCardMeeting, card_id, on=TODAY),
        lambda: blue_card.remove_from_card(desk, BlueCard, card_id),
        lambda: exports.subject_copy(desk, family_id, restricted=True),
    ):
        with pytest.raises(CompartmentClosed):
            deed()
    with desk.unit_of_work() as unit:
        assert unit.find(BlueCard) == before


def test_the_assignment_of_the_family_does_not_open_it(desk: Desk, family_id: str, card_id: str) -> None:
    me = desk.identity()
    given(desk, family_id, COLLEAGUE)
    desk.put_identity(replace(me, role="head", enrolled=True))
    assignments.assign(desk, family_id, me.person_id)
    desk.put_identity(replace(me, enrolled=True))
    with pytest.raises(CompartmentClosed):
        blue_card.open_compartment(desk, family_id)


def test_an_assignment_that_is_over_opens_nothing(desk: Desk, family_id: str, card_id: str) -> None:
    given(desk, family_id, desk.identity().person_id, until=TODAY - timedelta(days=1))
    assert told(desk) == []
    with pytest.raises(CompartmentClosed):
        blue_card.open_compartment(desk, family_id)


def test_a_reader_looks_and_writes_nothing(desk: Desk, family_id: str, card_id: str) -> None:
    given(desk, family_id, desk.identity().person_id, AssignmentMode.READER)
    assert len(blue_card.open_compartment(desk, family_id)[1].cards) == 1
    with pytest.raises(CompartmentClosed):
        blue_card.change_card(desk, card_id, handed_on=TODAY)


def test_the_head_looks_and_the_administrator_does_not(desk: Desk, family_id: str, card_id: str) -> None:
    given(desk, family_id, COLLEAGUE)
    desk.put_identity(replace(desk.identity(), role="head"))
    assert len(blue_card.open_compartment(desk, family_id)[1].cards) == 1
    desk.put_identity(replace(desk.identity(), role="administrator"))
    with pytest.raises(CompartmentClosed):
        blue_card.open_compartment(desk, family_id)


def test_its_terms_stand_in_today_but_not_on_the_overview_or_in_the_brief(
    desk: Desk, family_id: str, card_id: str
) -> None:
    assert told(desk) == [DueKind.BLUE_CARD_HAND_OVER]
    shown = (*families.overview(desk, family_id).terms, *brief.brief(desk, family_id).terms)
    assert shown, "the family has other terms"
    assert not {one.kind for one in shown} & {DueKind.BLUE_CARD_HAND_OVER, DueKind.BLUE_CARD_MEETING}


def test_what_was_taken_out_comes_back(desk: Desk, family_id: str, card_id: str) -> None:
    blue_card.remove_from_card(desk, BlueCard, card_id)
    assert blue_card.open_compartment(desk, family_id)[1].cards == ()
    blue_card.restore_to_card(desk, BlueCard, card_id)
    _changes, part = blue_card.add_part(desk, BlueCardMeeting, card_id, on=TODAY)
    blue_card.change_part(desk, BlueCardMeeting, part, findings="plan pomocy")
    assert blue_card.open_compartment(desk, family_id)[1].cards[0].meetings[0].findings == "plan pomocy"
