"""A family in a real store, and the pages of what stands around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.family import families
from asystent_desktop.ui import theme
from asystent_desktop.ui.contacts import PAGES
from tests.fakes.screens import desk, english, small_caseload, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    return small_caseload(desk)["Wiśniewska"]


@pytest.fixture
def child(desk, family):
    people = families.overview(desk, family).members
    return next(one.member_id for one in people if one.first_name == "Kacper")


@pytest.fixture
def opened(qapp, qtbot, desk, tasks, family):
    """Opens a section by its key."""
    theme.apply(qapp, theme.Choice.LIGHT)

    def make(key):
        page = PAGES[key](desk, tasks, family)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        page.show()
        qtbot.waitUntil(lambda: not tasks.busy)
        return page

    yield make
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
