"""A family of two parents and a child in a real encrypted store, and the sections of its card."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.family import members
from asystent_desktop.application.family.views import MemberForm
from asystent_desktop.domain.kinds.family import MemberRole, Sex
from asystent_desktop.ui import theme
from asystent_desktop.ui.family_card import PAGES
from tests.fakes.caseload import new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def family(desk):
    return new_family(desk)


@pytest.fixture
def people(desk, family):
    """Ids by first name."""
    forms = (
        MemberForm("Anna", "Wiśniewska", MemberRole.MOTHER, Sex.FEMALE, date(1992, 5, 2)),
        MemberForm("Piotr", "Zieliński", MemberRole.FATHER, Sex.MALE, date(1988, 3, 9), in_household=False),
        MemberForm("Kacper", "Wiśniewski", MemberRole.CHILD, Sex.MALE, date(2017, 2, 3)),
    )
    return {form.first_name: members.add_member(desk, family, form)[1] for form in forms}


@pytest.fixture
def shown(qapp, qtbot, desk, tasks, family, people):
    """Makes and shows a section by its key."""
    theme.apply(qapp, theme.Choice.LIGHT)

    def show(key, width=1100):
        page = PAGES[key](desk, tasks)
        qtbot.addWidget(page)
        page.resize(width, 620)
        page.show()
        with qtbot.waitSignal(page.shown):
            page.show_family(family)
        return page

    yield show
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def saved(qtbot, tasks):
    """Saves the form of a page and waits until the lists show it."""

    def save(page):
        page.form.foot.go.click()
        qtbot.waitUntil(lambda: not page.form.is_open and not tasks.busy)

    return save
