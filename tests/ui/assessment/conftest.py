"""A family with cards, a plan and a finished assessment, in a real encrypted store, and the tab."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.assessment import Recommendation
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.ui import theme
from asystent_desktop.ui.assessment import AssessmentTab
from tests.fakes.caseload import card, new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]

FACTS = ("Poranki, e-dziennik", "Frekwencja, rozmowa z Kacprem", "Zajęcia wyrównawcze")


@pytest.fixture
def family(desk):
    made = new_family(desk)
    for day, facts in zip((date(2026, 10, 9), date(2026, 10, 23), date(2026, 11, 6)), FACTS, strict=True):
        cards.save_visit(desk, card(made, day, facts=facts))
    _c, plan = work_plan.start_plan(desk, made)
    _c, goal = work_plan.add_goal(desk, plan, "Dzieci regularnie w szkole", "school", "Szkoła")
    work_plan.add_action(
        desk, goal, "Poranny plan dnia", due_on=date(2026, 12, 1), expected_effect="bez spóźnień"
    )
    work_plan.sign_plan(desk, plan, date(2026, 6, 1))
    return made


@pytest.fixture
def former(desk, family):
    """An assessment of 11 June with every grade 2, finished."""
    _c, made = half_yearly.start_assessment(desk, family, date(2026, 6, 11))
    for area in half_yearly.assessment(desk, made).areas:
        half_yearly.grade_area(desk, made, area.area, grade=2, state="Tak było.")
    half_yearly.change_assessment(
        desk, made, cooperation=3, risk_level=Risk.LOW, recommendation=Recommendation.CONTINUE
    )
    half_yearly.finish_assessment(desk, made)
    return made


@pytest.fixture
def draft(desk, family, former):
    """A draft beside the finished one."""
    return half_yearly.start_assessment(desk, family)[1]


@pytest.fixture
def show(qapp, qtbot, desk, tasks):
    theme.apply(qapp, theme.Choice.LIGHT)

    def shown(family_id):
        tab = AssessmentTab(desk, tasks)
        qtbot.addWidget(tab)
        tab.resize(1240, 600)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        with qtbot.waitSignal(tab.shown):
            tab.show_family(family_id)
        tab.first_focus()
        return tab

    yield shown
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
