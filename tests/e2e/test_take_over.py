"""A family is taken over by keyboard alone: its card, a person, the consent, the first goal of a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import families, members
from asystent_desktop.application.plans import work_plan
from asystent_desktop.domain.kinds.consent import ConsentForm, CooperationConsent
from asystent_desktop.domain.kinds.family import Basis, MemberRole
from asystent_desktop.ui.casework.records import RecordsPage
from asystent_desktop.ui.family_form.family_sheet import FamilySheet
from asystent_desktop.ui.family_form.member_sheet import MemberSheet
from asystent_desktop.ui.people import PeopleTab
from asystent_desktop.ui.plan import PlanTab
from asystent_desktop.ui.widgets import Sheet
from asystent_desktop.ui.widgets.chips import Chip
from tests.e2e.test_budgets import PATIENCE_MS, Hands, left_alone, opened
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "left_alone", "tasks"]

W = TypeVar("W", bound=QWidget)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, desk, tasks, left_alone):
    made = opened(qtbot, desk, tasks)
    left_alone.append(made)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE_MS)
    return made


@pytest.fixture
def until(qtbot) -> Callable[[Callable[[], object]], None]:
    return lambda holds: qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)


def shown(window, kind: type[W], until) -> W:
    """Waits for a sheet or tab and for the focus to be where it begins."""
    until(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def typed(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_a_family_is_taken_over_without_a_mouse(window, desk, tasks, until) -> None:
    hands = Hands(window)
    family_id = enter_family(window, hands, desk, until)
    until(lambda: window.families.file.family_id == family_id and not tasks.busy)
    enter_mother(window, hands, desk, family_id, until)
    enter_consent(window, hands, desk, family_id, until)
    begin_plan(window, hands, desk, family_id, until)
    assert hands.clicks == 0


def enter_family(window, hands: Hands, desk, until) -> str:
    """Leaves out since when the basis holds: the keyboard stands there after the first try."""
    hands.press(Qt.Key.Key_2, CTRL)
    window.families.list._add.setFocus()
    hands.press(Qt.Key.Key_Space)
    sheet = shown(window, FamilySheet, until)
    typed("Agnieszka Zmyslona")
    sheet.basis._kinds.set_values([Basis.SOCIAL_WORKER])
    sheet.basis._reflect()
    hands.press(Qt.Key.Key_Return, CTRL)
    since = sheet.basis.rows[1]
    until(lambda: since.error)
    assert since.field.hasFocus()
    typed("17.11")
    hands.press(Qt.Key.Key_Return, CTRL)
    until(lambda: families.list_families(desk))
    (row,) = families.list_families(desk)
    return row.family_id


def enter_mother(window, hands: Hands, desk, family_id: str, until) -> None:
    hands.press(Qt.Key.Key_3, ALT)
    tab = shown(window, PeopleTab, until)
    until(lambda: not window._tasks.busy)
    tab.first_focus()
    hands.press(Qt.Key.Key_Insert)
    sheet = shown(window, MemberSheet, until)
    typed("Agnieszka")
    sheet._roles.set_values([MemberRole.MOTHER])
    hands.press(Qt.Key.Key_Return, CTRL)
    until(lambda: members.members(desk, family_id))
    until(lambda: not Sheet.is_open(window))


def enter_consent(window, hands: Hands, desk, family_id: str, until) -> None:
    """Ins on the list of sections begins an entry of the section chosen there."""
    hands.press(Qt.Key.Key_2, ALT)
    binder = window.families.file.binder("card")
    binder.first_focus()
    for _step in range(binder.keys.index("consents")):
        hands.press(Qt.Key.Key_Down)
    assert binder.section == "consents"
    page = binder.page("consents")
    assert isinstance(page, RecordsPage)
    until(lambda: page.file is not None)
    hands.press(Qt.Key.Key_Insert)
    until(lambda: page.form.is_open)
    who = QApplication.focusWidget()
    assert isinstance(who, Chip) and page.form.isAncestorOf(who)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return, CTRL)
    until(lambda: entries.entries(desk, family_id, CooperationConsent))
    (consent,) = entries.entries(desk, family_id, CooperationConsent)
    assert consent.form is ConsentForm.CONSENT


def begin_plan(window, hands: Hands, desk, family_id: str, until) -> None:
    """After "Begin the plan" the keyboard stays in the plan."""
    hands.press(Qt.Key.Key_4, ALT)
    until(lambda: window.findChild(PlanTab) is not None and window.findChild(PlanTab).empty.isVisible())
    tab = window.findChild(PlanTab)
    until(lambda: not window._tasks.busy)
    tab.empty.findChild(QPushButton).setFocus()
    hands.press(Qt.Key.Key_Space)
    until(lambda: tab.table.isVisible())
    assert tab.table.begin.isAncestorOf(window.focusWidget()), "where to begin"
    assert work_plan.plan(desk, family_id) is not None
