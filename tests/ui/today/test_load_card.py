"""The load: one's own, the team's for the head; and cards whose way is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from asystent_desktop.application.assignments.assignments import assign
from asystent_desktop.application.planner import time_sheet
from asystent_desktop.application.planner.load import TeamLoad, day_load
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.domain.kinds.visit import Place, VisitKind
from asystent_desktop.ui.today import TodayPage
from asystent_desktop.ui.today.load_card import LoadCard
from asystent_desktop.ui.today.presenter import read_day
from asystent_desktop.ui.visit import VisitCard
from tests.fakes.caseload import TODAY, card
from tests.fakes.offices import office

__all__ = ["office"]


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def test_the_whole_office_is_not_the_heads_own_load(qtbot, office):
    found = day_load(office.head)
    assert found.own is None
    assert found.team == TeamLoad(families=2, people=2, limit=15, over=0, waiting=1)
    made = LoadCard(read_day(office.head))
    qtbot.addWidget(made)
    assert words(made) == ["The team: 2 families of 30", "2 people, limit 15 each · 1 family waits"]
    (link,) = made.findChildren(QPushButton)
    with qtbot.waitSignal(made.assignments_wanted):
        link.click()


def test_a_head_who_carries_families_sees_hers_beside_the_teams(office):
    head = office.head.identity().person_id
    assign(office.head, office.held[0], head, AssignmentMode.HOLDER)
    found = day_load(office.head)
    assert (found.own.current, found.own.limit) == (1, 15)
    assert (found.team.families, found.team.people) == (2, 3)
    assign(office.head, office.held[1], head, AssignmentMode.STAND_IN)
    assert day_load(office.head).own.current == 1, "in somebody's stead counts for the holder"


def test_an_assistants_load_is_her_own_alone(office):
    found = day_load(office.anna)
    assert (found.own.current, found.team) == (2, None)


@pytest.fixture
def met(desk, ids):
    """Three cards of this month, one of them with its way; another is older than two months."""
    family = ids["Wiśniewska"]
    days = (date(2026, 11, 3), date(2026, 11, 10), TODAY - timedelta(days=1), date(2026, 9, 30))
    made = [cards.save_visit(desk, card(family, day))[1] for day in days]
    assert time_sheet.unfilled(desk) == (), "nobody here writes ways down"
    cards.correct_visit(desk, made[2], card(family, days[2], travel_km=12), "dojazd")
    return made


def test_cards_without_a_way_are_asked_for_where_ways_are_written_down(desk, ids, met):
    found = time_sheet.unfilled(desk)
    assert [(one.on.month, one.on.day) for one in found] == [(10, 29), (11, 3), (11, 4), (11, 6), (11, 10)]
    assert found[1].visit_id == met[0]
    assert met[3] not in [one.visit_id for one in found]


def test_nobody_goes_anywhere_for_a_call_or_to_the_office(desk, ids, met):
    before = len(time_sheet.unfilled(desk))
    for fields in ({"place": Place.OFFICE.value}, {"kind": VisitKind.PHONE}):
        cards.save_visit(desk, card(ids["Mazur"], date(2026, 11, 12), **fields))
    assert len(time_sheet.unfilled(desk)) == before
    cards.save_visit(desk, card(ids["Mazur"], date(2026, 11, 13)))
    assert len(time_sheet.unfilled(desk)) == before + 1


def test_fill_in_opens_the_oldest_card_at_its_kilometres(qtbot, desk, tasks, met):
    page = TodayPage(desk, tasks)
    qtbot.addWidget(page)
    page.resize(1282, 700)
    with qtbot.waitSignal(page.presenter.shown):
        page.show()
    oldest, *rest = page.presenter.day.unfilled
    link = next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Fill in"))
    link.click()
    opened = page.findChild(VisitCard)
    qtbot.waitUntil(lambda: opened.presenter.data is not None)
    assert opened.presenter.data.corrects == oldest.visit_id
    assert opened.fields.rows["travel_km"].isVisibleTo(opened)
    assert opened.reason.text() == "Hours and travel completed"
    opened.fields.further.way.km.setText("8")
    with qtbot.waitSignals([opened.finished, page.presenter.shown]):
        opened.finish()
    qtbot.waitUntil(lambda: page.presenter.day.unfilled == tuple(rest))
