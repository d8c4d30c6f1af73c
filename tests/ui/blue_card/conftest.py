"""A family with a procedure in its compartment, and the section that shows it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.restricted import blue_card
from asystent_desktop.ui import theme
from asystent_desktop.ui.blue_card import BlueCardSection
from tests.fakes.screens import desk, english, family_of, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    made = family_of(desk, "Wiśniewska", date(2026, 11, 6))
    blue_card.start_card(
        desk, made, started_on=date(2026, 11, 12), started_by="asystentka Anna Nowak", number="NK 14/2026"
    )
    return made


@pytest.fixture
def section(qapp, qtbot, desk, tasks, family):
    theme.apply(qapp, theme.Choice.LIGHT)
    made = BlueCardSection(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1100, 620)
    made.show()
    made.show_family(family)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
