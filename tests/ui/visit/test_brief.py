"""Before the visit: what is read, and that "I am here" writes down the hour."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from asystent_desktop.application.family import families
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.visit import open_brief
from tests.fakes.caseload import card
from tests.fakes.screens import TODAY
from tests.ui.visit.keyboard import Keyboard


@pytest.fixture
def brief(qtbot, window, desk, tasks, family):
    families.change_family(desk, family, safety_note="Duży pies na podwórzu")
    planned = next(one for one in appointments.appointments(desk, TODAY) if one.family_id == family)
    sheet = open_brief(window, desk, tasks, family, planned.appointment_id)
    qtbot.waitSignal(sheet.presenter.loaded).wait()
    return sheet


def words(sheet):
    return " | ".join(label.accessibleName() or label.text() for label in sheet.findChildren(QLabel))


def shown(sheet):
    visible = [label for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet)]
    return " | ".join(label.accessibleName() or label.text() for label in visible)


def test_it_names_people_warnings_and_terms(brief):
    text = words(brief)
    assert "Anna Wiśniewska" in text
    assert "Kacper" in text
    assert "Duży pies na podwórzu" in text
    assert "11:30" in text


def test_masking_hides_them(qtbot, brief):
    masking().set_on(True)
    qtbot.waitUntil(lambda: "•••" in shown(brief))
    assert "Wiśniewska" not in shown(brief)
    assert "pies" not in shown(brief)


def test_enter_begins_the_card_with_the_hour_of_now(qtbot, brief):
    with qtbot.waitSignal(brief.card_opened) as caught:
        Keyboard(brief).press(Qt.Key.Key_Return)
    card = caught.args[0]
    qtbot.waitSignal(card.presenter.loaded).wait()
    form = card.fields.form()
    assert (form.start, form.end) == (time(10, 0), time(11, 0))
    assert form.held


def test_nobody_was_there_begins_the_other_card(qtbot, brief):
    with qtbot.waitSignal(brief.card_opened) as caught:
        brief.missed_button.click()
    card = caught.args[0]
    qtbot.waitSignal(card.presenter.loaded).wait()
    assert not card.fields.form().held
    assert card.fields.form().start == time(11, 30)
    assert card.fields.attempts.isVisible()


def test_agreements_ticked_before_the_door_go_onto_the_card(qtbot, window, desk, tasks, family):
    met = card(family, date(2026, 11, 10), agreements="Anna: rata do 16.11\nPPP")
    cards.save_visit(desk, met)
    sheet = open_brief(window, desk, tasks, family)
    qtbot.waitSignal(sheet.presenter.loaded).wait()
    assert "passed" in words(sheet)
    boxes = {one.accessibleName(): one for one in sheet.findChildren(QCheckBox)}
    boxes["Settled: rata"].click()
    with qtbot.waitSignal(sheet.card_opened) as caught:
        sheet.begin_button.click()
    made = caught.args[0]
    qtbot.waitSignal(made.presenter.loaded).wait()
    assert made.fields.form().settled == ("Anna: rata do 16.11",)
