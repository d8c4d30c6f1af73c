"""Two families in a real store, a group meeting today for both, and the page."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.visits import group_work
from asystent_desktop.ui import theme
from asystent_desktop.ui.group_work import GroupPage
from tests.fakes.caseload import TODAY
from tests.fakes.screens import desk, english, small_caseload, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def ids(desk):
    return small_caseload(desk)


@pytest.fixture
def meeting(desk, ids):
    _changes, made = group_work.plan_group(
        desk,
        topic="Rozmowa o odrabianiu lekcji",
        on=TODAY,
        start=time(8, 0),
        end=time(9, 30),
        families=(ids["Wiśniewska"], ids["Mazur"]),
    )
    return made


@pytest.fixture
def page(qapp, qtbot, desk, tasks, ids):
    theme.apply(qapp, theme.Choice.LIGHT)
    made = GroupPage(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1240, 690)
    with qtbot.waitSignal(made.presenter.loaded):
        made.show()
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
