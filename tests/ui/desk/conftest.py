"""A desk window over a real store with two families."""

import pytest

from asystent_desktop.application.vault.settings import settings
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.ports.about import About
from asystent_desktop.ui import theme
from asystent_desktop.ui.desk_window import DeskWindow
from asystent_desktop.ui.opening import Opened
from tests.fakes.screens import TODAY, desk, english, family_of, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    return family_of(desk, "Wiśniewska", TODAY)


@pytest.fixture
def window(qapp, qtbot, desk, tasks, family):
    theme.apply(qapp, theme.Choice.LIGHT)
    opened = Opened(desk, About(name="Anna Nowak", title="asystentka rodziny"), settings(desk))
    made = DeskWindow(opened, tasks, RealHouse(), opened.settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not tasks.busy)
    yield made
    made.idle.stop()
    qtbot.waitUntil(lambda: not tasks.busy)
