"""A family's first plan on the screen: what to do first, and a consultation that is not lost by a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.plans import work_plan
from asystent_desktop.ui.plan import PlanTab
from asystent_desktop.ui.plan.consultations import ConsultationSheet
from asystent_desktop.ui.plan.goal_sheet import GoalSheet
from tests.fakes.caseload import new_family


def test_a_plan_without_goals_says_where_to_begin(qtbot, desk, show):
    tab = show(new_family(desk, "Nowa"))
    with qtbot.waitSignal(tab.presenter.loaded):
        tab.empty.acted.emit()
    assert tab.table.begin.isVisible()
    assert tab.table.tree.isHidden()
    assert tab.inspector.isHidden(), "nothing to look at yet"
    assert tab.table.begin.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert tab.window().findChild(GoalSheet).isVisible()


def test_a_consultation_that_was_begun_is_not_lost_by_one_esc(qtbot, desk, tasks, show, made):
    tab = show(made.family)
    tab.questions.consultations()
    sheet = tab.window().findChild(ConsultationSheet)
    sheet.name.setText("Ewa Maj")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.notice.isVisible()
    sheet.whom.chip("social_worker").click()
    with qtbot.waitSignal(tab.presenter.loaded):
        sheet.add.click()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert [one.name for one in work_plan.plan(desk, made.family).consultations] == ["Ewa Maj"]


def test_opened_by_key_before_it_is_read_the_tab_takes_the_keys_then(qtbot, desk, tasks):
    tab = PlanTab(desk, tasks)
    qtbot.addWidget(tab)
    tab.resize(1240, 600)
    tab.show()
    with qtbot.waitSignal(tab.presenter.loaded):
        tab.show_family(new_family(desk, "Nowa"))
        tab.first_focus()
    assert tab.empty.isAncestorOf(tab.focusWidget())
