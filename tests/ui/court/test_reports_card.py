"""Report days of a court: noted, answered one after the other, changed, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton

from asystent_desktop.application.due.cases import terms_of
from asystent_desktop.application.entries import entries
from asystent_desktop.application.reading import families_by_id
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.record_sheet import RecordSheet
from asystent_desktop.ui.court.reports_card import ReportsCard
from tests.fakes.caseload import new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    return new_family(desk)


@pytest.fixture
def card(qtbot, desk, tasks, family):
    made = ReportsCard(desk, tasks)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    with qtbot.waitSignal(made.presenter.loaded):
        made.presenter.open(family)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(card) -> str:
    return " | ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def next_day(desk, family):
    with desk.unit_of_work() as unit:
        record = families_by_id(unit)[family]
    return [
        one.due_on for one in terms_of(desk, record, desk.clock.today()) if one.kind == DueKind.COURT_REPORT
    ]


def noted(qtbot, card, **values):
    card.ask()
    sheet = next(one for one in card.window().findChildren(RecordSheet) if one.isVisible())
    for name, value in values.items():
        sheet.fields[name].fill(value)
    return sheet


def test_noted_days_are_due_and_answering_moves_to_the_next(qtbot, card, desk, family):
    sheet = noted(qtbot, card, court="SR w Bytomiu", first_on=date(2027, 1, 6), every_months=6)
    with qtbot.waitSignal(card.presenter.loaded):
        sheet.go.click()
    assert "06.01.2027, then every 6 months" in words(card)
    assert next_day(desk, family) == [date(2027, 1, 7)]  # Epiphany is free
    sent = next(link for name, link in card.deeds.items() if name.startswith("Report sent"))
    with qtbot.waitSignal(card.presenter.loaded):
        sent.click()
    assert next_day(desk, family) == [date(2027, 7, 6)]
    with qtbot.waitSignal(card.presenter.loaded):
        card.window().findChild(kit.Toast).findChild(QPushButton).click()
    assert next_day(desk, family) == [date(2027, 1, 7)]


def test_a_number_that_is_none_is_told_at_its_field(qtbot, card, desk, family):
    sheet = noted(qtbot, card, court="SR w Bytomiu", first_on=date(2027, 1, 6))
    sheet.fields["every_months"].widget.setText("pół roku")
    sheet.go.click()
    assert "whole number" in sheet.fields["every_months"].row.error
    sheet.fields["every_months"].widget.setText("0")
    sheet.go.click()
    qtbot.waitUntil(lambda: "from 1 on" in sheet.fields["every_months"].row.error)
    assert entries.entries(desk, family, CourtReportSchedule) == []


def test_taking_back_can_be_undone(qtbot, card, desk, family):
    with qtbot.waitSignal(card.presenter.loaded):
        noted(qtbot, card, court="SR w Bytomiu", first_on=date(2027, 1, 6)).go.click()
    gone = next(link for name, link in card.deeds.items() if name.startswith("Remove"))
    with qtbot.waitSignal(card.presenter.loaded):
        gone.click()
    assert next_day(desk, family) == []
    with qtbot.waitSignal(card.presenter.loaded):
        card.window().findChild(kit.Toast).findChild(QPushButton).click()
    assert next_day(desk, family) == [date(2027, 1, 7)]
