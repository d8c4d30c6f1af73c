"""The month of the planner: what its days say, its keys, what is remembered."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.ui.calendar import CalendarPage
from asystent_desktop.ui.calendar.head import DAY, MONTH, WEEK
from asystent_desktop.ui.calendar.month_model import DAY_ROLE
from asystent_desktop.ui.calendar.sheets import VisitSheet
from asystent_desktop.ui.masking import masking

TODAY = date(2026, 11, 17)


def shown(qtbot, desk, tasks, width=1282, height=690):
    made = CalendarPage(desk, tasks)
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitSignal(made.presenter.loaded):
        made.show()
    return made


@pytest.fixture
def page(qtbot, desk, tasks, ids):
    made = shown(qtbot, desk, tasks)
    after(made, qtbot, made.head.views.chip(MONTH).click)
    return made


def after(page, qtbot, act):
    """Does something and waits until the planner was read again."""
    with qtbot.waitSignal(page.presenter.loaded):
        act()


def day(page, on):
    return page.month.days.place(on).data(DAY_ROLE)


def spoken(page, on):
    return page.month.days.place(on).data(Qt.ItemDataRole.AccessibleTextRole)


def current(page):
    return page.month.current.day.on


def test_a_day_says_what_is_late_due_planned_and_free(page):
    assert page.month.isVisible()
    assert not page.grid.isVisible()
    assert [line.words for line in day(page, TODAY).lines] == [
        "1 overdue",
        "11:30 Wiśniewska",
    ]
    assert spoken(page, TODAY).startswith("Tuesday, 17 November 2026, today, 1 planned; 1 overdue; ")
    assert [line.words for line in day(page, date(2026, 11, 20)).lines] == ["Wiśniewska – opinion"]
    assert spoken(page, date(2026, 11, 20)).startswith("Friday, 20 November 2026, 1 deadline; Wiśniewska: ")
    assert spoken(page, date(2026, 11, 11)) == "Wednesday, 11 November 2026, Narodowe Święto Niepodległości"
    assert spoken(page, date(2026, 11, 21)) == "Saturday, 21 November 2026, free"


def test_a_held_visit_is_told_from_a_planned_one(page, qtbot, desk, ids, tasks):
    form = cards.VisitForm(
        ids["Wiśniewska"], TODAY, time(8), time(9), facts="Rozmowa.", safety=Safety.NO_CONCERN
    )
    after(page, qtbot, lambda: tasks.write(page, lambda: cards.save_visit(desk, form)))
    assert "held" in spoken(page, TODAY)


def test_arrows_walk_on_into_the_next_month_and_pages_step_by_months(page, qtbot):
    page.first_focus()
    for _step in range(2):
        qtbot.keyClick(page.month, Qt.Key.Key_Down)
    assert current(page) == date(2026, 12, 1) or page.presenter.shown == date(2026, 12, 1)
    qtbot.waitUntil(lambda: page.presenter.loaded_week.month.first == date(2026, 12, 1))
    assert current(page) == date(2026, 12, 1)
    assert spoken(page, date(2026, 12, 24)).endswith("Wigilia Bożego Narodzenia")
    after(page, qtbot, lambda: qtbot.keyClick(page.month, Qt.Key.Key_PageDown))
    assert current(page) == date(2027, 1, 1)
    after(page, qtbot, lambda: qtbot.keyClick(page.month, Qt.Key.Key_PageUp))
    qtbot.keyClick(page.month, Qt.Key.Key_End)
    assert current(page) == date(2026, 12, 6)
    after(page, qtbot, lambda: qtbot.keyClick(page.month, Qt.Key.Key_T))
    assert current(page) == TODAY


def test_enter_opens_the_day_and_esc_goes_back(page, qtbot):
    page.first_focus()
    qtbot.keyClick(page.month, Qt.Key.Key_Right)
    after(page, qtbot, lambda: qtbot.keyClick(page.month, Qt.Key.Key_Return))
    assert (page.head.view, page.grid._days) == (DAY, [date(2026, 11, 18)])
    assert page.grid.hasFocus()
    after(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_Escape))
    assert (page.head.view, current(page)) == (MONTH, date(2026, 11, 18))
    assert page.month.hasFocus()


def test_a_double_click_opens_the_day(page, qtbot):
    area = page.month.visualRect(page.month.days.place(date(2026, 11, 19)))
    where = area.center()
    qtbot.mouseClick(page.month.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.presenter.shown == date(2026, 11, 19)
    after(
        page,
        qtbot,
        lambda: qtbot.mouseDClick(page.month.viewport(), Qt.MouseButton.LeftButton, pos=where),
    )
    assert page.grid._days == [date(2026, 11, 19)]


def test_the_month_stays_chosen_for_the_next_time_a_day_opened_from_it_does_not(page, qtbot, desk, tasks):
    after(page, qtbot, lambda: page.month.opened.emit(TODAY))
    again = shown(qtbot, desk, tasks)
    assert again.head.view == MONTH
    after(again, qtbot, again.head.views.chip(WEEK).click)
    assert shown(qtbot, desk, tasks).head.view == WEEK


def test_n_plans_on_the_current_day(page, qtbot, desk):
    page.first_focus()
    qtbot.keyClick(page.month, Qt.Key.Key_Right)
    qtbot.keyClick(page.month, Qt.Key.Key_N)
    assert page.findChild(VisitSheet)._on.value() == date(2026, 11, 18)


def test_a_proposal_is_shown_in_its_week(page, qtbot):
    with qtbot.waitSignal(page.presenter.proposed):
        page.propose_button.click()
    qtbot.waitUntil(lambda: page.head.view == WEEK)
    assert page.panel.isVisible()


def test_a_masked_month_holds_no_names(page):
    masking().set_on(True)
    said = [spoken(page, cell.on) for cell in page.presenter.loaded_week.month.days]
    for secret in ("Wiśniewska", "Mazur", "Lewandowska", "Zawodzie"):
        assert not any(secret in words for words in said)


def test_a_narrow_month_fits_and_every_stop_has_a_name(page):
    page.resize(599, 266)
    assert page.month.isVisible()
    assert page.minimumSizeHint().width() <= 599
    stops = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [type(one) for one in stops if one.isVisible() and not one.accessibleName()] == []


def test_a_month_without_anything_shows_its_days(qtbot, tasks, desk):
    page = shown(qtbot, desk, tasks)
    after(page, qtbot, page.head.views.chip(MONTH).click)
    assert [len(week) for week in page.presenter.loaded_week.month.weeks] == [7] * 6
    assert not day(page, TODAY).lines
