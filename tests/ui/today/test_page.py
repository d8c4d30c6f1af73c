"""The Today page: groups, keys, actions, and the visit that is next."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from asystent_desktop.application.visits import appointments
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.today import TodayPage
from asystent_desktop.ui.today.plan_sheet import PlanSheet
from asystent_desktop.ui.today.put_off_sheet import PutOffSheet
from asystent_desktop.ui.today.rhythm_sheet import RhythmSheet
from asystent_desktop.ui.visit.brief import BriefSheet
from asystent_desktop.ui.widgets import SectionHeader
from tests.fakes.caseload import new_family
from tests.fakes.vaults import make_desk


@pytest.fixture
def page(qtbot, desk, tasks, ids):
    made = TodayPage(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    with qtbot.waitSignal(made.presenter.shown):
        made.show()
    return made


def cases(page):
    return [row.case for row in page.cases.rows]


def test_by_time_says_the_family_on_every_row(page):
    found = [(case.family, case.item.kind, case.button) for case in cases(page)]
    assert found[0] == ("Lewandowska", "contact", "Schedule")
    assert ("Mazur", "contact", "Open") in found
    assert ("Wiśniewska", "plan_action", "Open the plan") in found


def test_planned_meetings_are_told(page):
    mazur = next(case for case in cases(page) if case.family == "Mazur")
    assert "planned tomorrow, 09:00" in mazur.about
    assert mazur.when == "Thu 19.11"


def test_by_family_groups_and_orders_by_the_nearest(page):
    page._views.chip("family").click()
    assert [case.family for case in cases(page)] == [""] * len(cases(page))
    titles = [one._title.text() for one in page.cases._content.findChildren(SectionHeader)]
    assert titles == ["Lewandowska", "Mazur", "Wiśniewska"]


def test_j_and_k_walk_and_enter_acts(page, ids, qtbot):
    page.first_focus()
    assert page.cases.rows[0].hasFocus()
    qtbot.keyClick(page.cases.rows[0], Qt.Key.Key_J)
    assert page.cases.rows[1].hasFocus()
    with qtbot.waitSignal(page.open_family) as caught:
        qtbot.keyClick(page.cases.rows[1], Qt.Key.Key_Return)
    assert caught.args[0] == cases(page)[1].item.family_id
    qtbot.keyClick(page.cases.rows[1], Qt.Key.Key_K)
    assert page.cases.rows[0].hasFocus()


def test_only_the_current_row_is_a_tab_stop(page):
    page.cases.step(1)
    page.cases.step(1)
    stops = [row for row in page.cases.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [page.cases.rows[1]]


def test_schedule_opens_the_planner(page, qtbot):
    page.first_focus()
    qtbot.keyClick(page.cases.rows[0], Qt.Key.Key_Return)
    sheet = page.findChild(PlanSheet)
    assert sheet.isVisible()
    assert sheet.subtitle.accessibleName() == "Lewandowska"
    sheet.put_away()


def test_start_the_next_visit(page, ids, qtbot):
    start = next(one for one in page.visits.findChildren(QPushButton) if one.text() == "Start the visit")
    with qtbot.waitSignal(page.start_visit) as caught:
        start.click()
    assert caught.args == [ids["Wiśniewska"], page.presenter.day.view.visits[0].appointment_id]


def test_the_current_term_survives_a_reload(page, desk, qtbot):
    page.cases.step(1)
    page.cases.step(1)
    kept = page.cases.current.item
    with qtbot.waitSignal(page.presenter.shown):
        page.presenter.load()
    assert page.cases.current.item == kept
    assert page.cases.rows[1].hasFocus()


def test_narrow_page_needs_no_more_width_than_it_has(page):
    page.resize(599, 320)
    assert page._scroll.widget().minimumSizeHint().width() <= 599
    row = page.cases.rows[0]
    assert row._when_below.isVisibleTo(row)


def test_masked_page_holds_no_names(page):
    masking().set_on(True)
    words = " ".join(row.accessibleName() for row in page.cases.rows)
    for secret in ("Lewandowska", "Mazur", "dodatek", "412/26"):
        assert secret not in words


def test_b_opens_the_brief_of_the_next_visit(page, ids, qtbot):
    page.first_focus()
    qtbot.keyClick(page.cases.rows[0], Qt.Key.Key_B)
    sheet = page.findChild(BriefSheet)
    qtbot.waitUntil(lambda: not page.presenter.tasks.busy)
    assert sheet.isVisible()
    sheet.put_away()


def test_every_tab_stop_has_a_name(page):
    stops = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [type(one) for one in stops if one.isVisible() and not one.accessibleName()] == []


def test_the_first_day_leads_to_the_families(qtbot, tmp_path, tasks):
    empty = TodayPage(make_desk(tmp_path / "empty"), tasks)
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.presenter.shown):
        empty.show()
    assert empty._begin.isVisible()
    assert not empty._free.isVisible()
    assert not empty._next.isEnabled()
    with qtbot.waitSignal(empty.families_wanted):
        empty._begin.acted.emit()


def test_an_empty_fortnight_says_so_and_names_the_next_visit(qtbot, tmp_path, tasks):
    desk = make_desk(tmp_path / "calm")
    family = new_family(desk, cooperation_from=date(2026, 12, 1))
    appointments.plan_visit(desk, family, date(2026, 11, 19), time(9), time(10))
    calm = TodayPage(desk, tasks)
    qtbot.addWidget(calm)
    with qtbot.waitSignal(calm.presenter.shown):
        calm.show()
    assert [row.case.item.kind for row in calm.cases.rows] == []
    words = "Nothing urgent in the next two weeks. Next visit: Thu 19.11, 09:00, Wiśniewska"
    assert calm._free.accessibleName() == words
    assert calm._free.isVisible()


def row_of(page, kind):
    return next(row for row in page.cases.rows if row.case.item.kind == kind)


def test_space_closes_a_plan_action_and_undo_brings_it_back(page, desk, qtbot):
    row = row_of(page, "plan_action")
    row.setFocus()
    with qtbot.waitSignal(page.presenter.shown):
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert "plan_action" not in {case.item.kind for case in cases(page)}
    undo = next(one for one in page.window().findChildren(QPushButton) if one.text() == "Undo")
    with qtbot.waitSignal(page.presenter.shown):
        undo.click()
    assert "plan_action" in {case.item.kind for case in cases(page)}


def test_p_puts_off_with_a_reason_and_the_term_stays(page, qtbot):
    row = row_of(page, "contact")
    due_on = row.case.item.due_on
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_P)
    sheet = page.findChild(PutOffSheet)
    sheet.save()
    assert sheet._reason.error
    sheet._why.setText("szpital")
    with qtbot.waitSignal(page.presenter.shown):
        sheet.save()
    again = row_of(page, "contact").case
    assert again.item.due_on == due_on
    assert "put off to tomorrow: szpital" in again.about


def rhythm_sheet(page, qtbot, item):
    qtbot.waitUntil(lambda: not page.findChildren(RhythmSheet))
    page.rhythm(item)
    qtbot.waitUntil(lambda: bool(page.findChildren(RhythmSheet)))
    return page.findChild(RhythmSheet)


def test_another_rhythm_needs_a_number_and_a_reason(page, qtbot):
    item = next(case.item for case in cases(page) if case.family == "Mazur")
    sheet = rhythm_sheet(page, qtbot, item)
    sheet._days.setText("0")
    sheet.save()
    assert sheet._days_row.error
    assert sheet._reason.error
    sheet._days.setText("1")
    sheet._why.setText("małe dziecko")
    with qtbot.waitSignal(page.presenter.shown):
        sheet.save()
    changed = next(
        case.item for case in cases(page) if case.family == "Mazur" and case.item.kind == "contact"
    )
    assert changed.due_on < item.due_on
    again = rhythm_sheet(page, qtbot, changed)
    assert (again._days.text(), "małe dziecko" in again._days_row._hint) == ("1", True)
    with qtbot.waitSignal(page.presenter.shown):
        again.end_button.click()
    back = next(case.item for case in cases(page) if case.family == "Mazur" and case.item.kind == "contact")
    assert back.due_on == item.due_on
