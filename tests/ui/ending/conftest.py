"""A family whose service runs, in a real encrypted store, and the tab about its end."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.entries import entries
from asystent_desktop.domain.kinds.family import Basis, CaseBasis
from asystent_desktop.ui import theme
from asystent_desktop.ui.ending import EndingTab
from tests.fakes.caseload import new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    made = new_family(desk)
    entries.add(
        desk, made, CaseBasis, basis=Basis.COURT, since=date(2026, 1, 5), court="Sąd Rejonowy w Gliwicach"
    )
    return made


@pytest.fixture
def tab(qapp, qtbot, desk, tasks, family):
    theme.apply(qapp, theme.Choice.LIGHT)
    made = EndingTab(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1240, 640)
    made.show()
    with qtbot.waitSignal(made.shown):
        made.show_family(family)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
