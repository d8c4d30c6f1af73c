"""The hours of the card: room for them, and a visit that is said to go on."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.ui.visit import open_visit_card
from tests.fakes.screens import TODAY
from tests.ui.visit.keyboard import Keyboard


@pytest.fixture
def card(qtbot, window, desk, tasks, family):
    """Of the visit planned 11:30 to 12:30, at six past twelve."""
    planned = next(one for one in appointments.appointments(desk, TODAY) if one.family_id == family)
    desk.clock.advance(hours=2, minutes=6)
    made = open_visit_card(window, desk, tasks, family, planned.appointment_id)
    qtbot.waitSignal(made.presenter.loaded).wait()
    return made


def test_the_hours_fit_a_card_at_200_per_cent(card):
    assert card.fields.hours.minimumSizeHint().width() <= 450


def test_a_visit_that_goes_on_is_ended_now(qtbot, desk, card):
    card.fields.facts.setPlainText("Rozmowa w kuchni.")
    card.fields.safety.chip(Safety.NO_CONCERN).click()
    card.finish()
    assert card.fields.rows["on"].error == "It is 12:06: give the hour at which the visit really ended."
    assert QApplication.focusWidget() is card.fields.hours.ended
    Keyboard(card).press(Qt.Key.Key_Return)
    assert card.fields.rows["on"].error == ""
    with qtbot.waitSignal(card.finished) as caught:
        card.finish()
    saved = cards.visit(desk, caught.args[0])
    assert (saved.start, saved.end) == (time(11, 30), time(12, 6))
