"""A family with a signed plan of two goals, in a real encrypted store, and the tab that shows it."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop.application.plans import work_plan
from asystent_desktop.ui import theme
from asystent_desktop.ui.plan import PlanTab
from tests.fakes.caseload import new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@dataclass(frozen=True)
class Made:
    """Ids of what was made."""

    family: str
    plan: str
    school: str
    budget: str
    morning: str
    clinic: str
    rent: str


@pytest.fixture
def made(desk):
    family = new_family(desk)
    _c, plan = work_plan.start_plan(desk, family)
    work_plan.change_plan(desk, plan, main_goal="Dzieci pozostają w domu.")
    _c, school = work_plan.add_goal(desk, plan, "Kacper regularnie w szkole", short="Szkoła")
    _c, morning = work_plan.add_action(
        desk,
        school,
        "Poranny plan dnia",
        who="Anna",
        due_on=date(2026, 9, 30),
        expected_effect="bez spóźnień",
    )
    work_plan.change_action(desk, morning, progress=4)
    work_plan.change_action(desk, morning, progress=5)
    _c, clinic = work_plan.add_action(
        desk, school, "Badanie w poradni", who="Anna", due_on=date(2026, 11, 30)
    )
    _c, budget = work_plan.add_goal(desk, plan, "Budżet bez nowych długów")
    _c, rent = work_plan.add_action(desk, budget, "Druga rata czynszu", expected_effect="rata zapłacona")
    return Made(family, plan, school, budget, morning, clinic, rent)


@pytest.fixture
def signed(desk, made):
    work_plan.sign_plan(desk, made.plan, date(2026, 10, 8))
    return made


@pytest.fixture
def show(qapp, qtbot, desk, tasks):
    theme.apply(qapp, theme.Choice.LIGHT)

    def shown(family_id):
        tab = PlanTab(desk, tasks)
        qtbot.addWidget(tab)
        tab.resize(1240, 600)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        qtbot.waitExposed(tab)
        with qtbot.waitSignal(tab.presenter.loaded):
            tab.show_family(family_id)
        return tab

    yield shown
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
