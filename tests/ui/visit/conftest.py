"""A family on 17.11.2026 in a real encrypted store, and a window to open sheets over."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMainWindow

from asystent_desktop.application.family import members
from asystent_desktop.ui import theme
from tests.fakes.screens import desk, english, small_caseload, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    return small_caseload(desk)["Wiśniewska"]


@pytest.fixture
def people(desk, family):
    return {one.first_name: one.member_id for one in members.members(desk, family)}


@pytest.fixture
def window(qapp, qtbot):
    theme.apply(qapp, theme.Choice.LIGHT)
    made = QMainWindow()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
