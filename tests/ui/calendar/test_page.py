"""The planner: terms above the hours, drag and keyboard, a proposed week, undo, masking."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from asystent_desktop.application.planner import week
from asystent_desktop.application.visits import appointments, group_work
from asystent_desktop.domain.kinds.planning import BlockKind
from asystent_desktop.ui.calendar import CalendarPage
from asystent_desktop.ui.calendar.marks import Sort
from asystent_desktop.ui.calendar.sheets import VisitSheet
from asystent_desktop.ui.masking import masking

TODAY, TOMORROW = date(2026, 11, 17), date(2026, 11, 18)


def shown(qtbot, desk, tasks, width=1282, height=690):
    made = CalendarPage(desk, tasks)
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitSignal(made.presenter.loaded):
        made.show()
    return made


@pytest.fixture
def page(qtbot, desk, tasks, ids):
    return shown(qtbot, desk, tasks)


def mark(page, title):
    return next(one for one in page.grid.marks if one.title == title)


def settled(page, qtbot, act):
    """Does something and waits until the week was read again."""
    with qtbot.waitSignal(page.presenter.loaded):
        act()


def test_terms_stand_above_their_days_and_the_office_order_is_dashed(page):
    chips = {chip.text(): chip for chip in page.strip.chips}
    assert chips["1 overdue"]._dashed is False
    assert chips["Mazur – meeting"]._dashed is True
    assert chips["Wiśniewska – opinion"]._dashed is False
    assert chips["Wiśniewska – plan action"]._dashed is False


def test_visits_lie_in_their_hours(page):
    box = mark(page, "Wiśniewska")
    assert (box.on, box.start, box.end, box.sort) == (TODAY, time(11, 30), time(12, 30), Sort.NEXT)
    assert page.grid.area(box).height() == pytest.approx(58, abs=1)


def test_dragging_moves_a_visit_but_not_its_term_and_ctrl_z_brings_it_back(page, qtbot, desk):
    due_before = {one.family: one.due_on for one in page.presenter.loaded_week.week.terms}
    area = page.grid.area(mark(page, "Wiśniewska"))
    start = area.center().toPoint()
    goal = start + QPoint(int(page.grid._column), 60)
    qtbot.mousePress(page.grid, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page.grid, goal)
    settled(page, qtbot, lambda: qtbot.mouseRelease(page.grid, Qt.MouseButton.LeftButton, pos=goal))
    moved = appointments.appointments(desk, TOMORROW)[-1]
    assert (moved.family_name, moved.start, moved.end) == ("Wiśniewska", time(12, 30), time(13, 30))
    assert {one.family: one.due_on for one in page.presenter.loaded_week.week.terms} == due_before
    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert appointments.appointments(desk, TODAY)[0].start == time(11, 30)


def test_the_lower_edge_stretches(page, qtbot, desk):
    area = page.grid.area(mark(page, "Wiśniewska"))
    edge = QPoint(int(area.center().x()), int(area.bottom()) - 2)
    qtbot.mousePress(page.grid, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(page.grid, edge + QPoint(0, 30))
    settled(page, qtbot, lambda: qtbot.mouseRelease(page.grid, Qt.MouseButton.LeftButton))
    assert appointments.appointments(desk, TODAY)[0].end == time(13)


def test_the_keyboard_moves_stretches_and_takes_out(page, qtbot, desk):
    page.first_focus()
    grid = page.grid
    assert grid.current.title == "Wiśniewska"
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    settled(page, qtbot, lambda: qtbot.keyClick(grid, Qt.Key.Key_Down, alt))
    settled(page, qtbot, lambda: qtbot.keyClick(grid, Qt.Key.Key_Down, shift))
    settled(page, qtbot, lambda: qtbot.keyClick(grid, Qt.Key.Key_Right, alt))
    moved = appointments.appointments(desk, TOMORROW)[-1]
    assert (moved.start, moved.end) == (time(11, 45), time(13))
    assert grid.current.title == "Wiśniewska"
    settled(page, qtbot, lambda: qtbot.keyClick(grid, Qt.Key.Key_Delete))
    assert [one.family_name for one in appointments.appointments(desk, TOMORROW)] == ["Mazur"]
    settled(page, qtbot, page.presenter.undo)
    assert len(appointments.appointments(desk, TOMORROW)) == 2


def test_overlaps_are_allowed_and_stand_side_by_side(qtbot, desk, tasks, ids):
    week.add_block(desk, BlockKind.OFFICE, TODAY, time(12), time(13))
    page = shown(qtbot, desk, tasks)
    first, second = mark(page, "Wiśniewska"), mark(page, "Office")
    assert (first.lanes, second.lanes) == (2, 2)
    assert not page.grid.area(first).intersects(page.grid.area(second))
    assert "overlaps another" in first.words


def test_weeks_by_arrows_and_back_by_t(page, qtbot):
    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_Right))
    assert page.presenter.loaded_week.week.monday == date(2026, 11, 23)
    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_T))
    assert page.presenter.loaded_week.week.monday == date(2026, 11, 16)


def test_christmas_eve_is_named_since_2025(page, qtbot):
    settled(page, qtbot, lambda: page.presenter.go(date(2026, 12, 24)))
    days = page.presenter.loaded_week.week.days
    assert [(day.working, bool(day.holiday)) for day in days[2:]] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_n_plans_with_a_family_or_hours_without_one(page, qtbot, desk, ids):
    page.first_focus()
    qtbot.keyClick(page.grid, Qt.Key.Key_N)
    sheet = page.findChild(VisitSheet)
    assert sheet.isVisible()
    sheet.save()
    assert sheet._from.error
    sheet._start.set_value(time(14))
    sheet._follow_start()
    sheet.save()
    assert sheet._whom_row.error
    sheet._whom.set_value(ids["Lewandowska"])
    settled(page, qtbot, sheet.save)
    assert [one.family_name for one in appointments.appointments(desk, TODAY)] == [
        "Wiśniewska",
        "Lewandowska",
    ]
    settled(page, qtbot, page.presenter.undo)
    assert len(appointments.appointments(desk, TODAY)) == 1


def test_a_proposal_is_saved_by_insert_only(page, qtbot, desk):
    with qtbot.waitSignal(page.presenter.proposed):
        page.propose_button.click()
    assert [one.family for one in page.presenter.proposal.visits] == ["Lewandowska"]
    assert mark(page, "Lewandowska").sort is Sort.PROPOSED
    assert page.panel.isVisible()
    assert len(appointments.appointments_between(desk, TODAY, date(2026, 11, 20))) == 2
    with qtbot.waitSignal(page.presenter.proposed):
        page.panel.dropped.emit()
    assert page.panel.isHidden()
    assert len(appointments.appointments_between(desk, TODAY, date(2026, 11, 20))) == 2


class Clicks:
    """Clicks buttons and counts."""

    count = 0

    def on(self, button: QAbstractButton) -> None:
        self.count += 1
        button.click()


def test_a_week_of_eight_visits_takes_at_most_twenty_clicks(qtbot, desk, tasks, due_families):
    page, clicks = shown(qtbot, desk, tasks), Clicks()
    with qtbot.waitSignal(page.presenter.proposed):
        clicks.on(page.propose_button)
    chosen = page.panel.chosen()
    assert len(chosen) == 8
    clicks.on(page.panel._boxes[0][0])  # one is unticked and ticked again: a person looks first
    clicks.on(page.panel._boxes[0][0])
    settled(page, qtbot, lambda: clicks.on(page.panel.insert_button))
    assert len(appointments.appointments_between(desk, TODAY, date(2026, 11, 20))) == 8
    assert clicks.count <= 20
    settled(page, qtbot, page.presenter.undo)
    assert appointments.appointments_between(desk, TODAY, date(2026, 11, 20)) == []


def test_masked_planner_holds_no_names(page):
    masking().set_on(True)
    words = [one.words for one in page.grid.marks] + [chip.text() for chip in page.strip.chips]
    for secret in ("Wiśniewska", "Mazur", "Zawodzie", "dodatek"):
        assert not any(secret in said for said in words)


def test_narrow_page_shows_one_day_and_fits(page):
    page.resize(599, 266)
    assert len(page.grid._days) == 1
    assert page.minimumSizeHint().width() <= 599


def test_every_tab_stop_has_a_name(page, qtbot):
    with qtbot.waitSignal(page.presenter.proposed):
        page.presenter.propose()
    stops = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [type(one) for one in stops if one.isVisible() and not one.accessibleName()] == []


def test_a_term_leads_to_where_it_is_worked_on(page, qtbot):
    chip = next(one for one in page.strip.chips if one.text() == "Mazur – meeting")
    with qtbot.waitSignal(page.term_wanted) as caught:
        chip.click()
    assert caught.args[0].family == "Mazur"


def test_a_group_meeting_stands_in_the_week_and_can_be_moved_back(qtbot, desk, tasks, ids):
    made = group_work.plan_group(
        desk,
        topic="Warsztat o budżecie",
        on=date(2026, 11, 18),
        start=time(15, 0),
        end=time(16, 0),
        families=tuple(ids.values()),
    )[1]
    page = shown(qtbot, desk, tasks)
    key = f"group:{made}"
    box = next(one for one in page.grid.marks if one.key == key)
    assert (box.title, box.about) == ("Warsztat o budżecie", "15:00 · 3 families")
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.move(key, date(2026, 11, 19), time(9, 0), time(10, 0))
    assert group_work.group_meetings(desk)[0].meeting.on == date(2026, 11, 19)
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.undo()
    assert group_work.group_meetings(desk)[0].meeting.on == date(2026, 11, 18)


def test_esc_drops_a_proposed_week_and_the_keys_go_back_to_the_hours(qtbot, desk, tasks, due_families):
    page = shown(qtbot, desk, tasks)
    with qtbot.waitSignal(page.presenter.proposed):
        page.propose_button.click()
    assert page.panel.isVisible()
    with qtbot.waitSignal(page.presenter.proposed):
        qtbot.keyClick(page.panel.insert_button, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.presenter.proposal is None
    assert page.grid.hasFocus()


def test_a_proposed_visit_moved_by_keys_keeps_the_focus(qtbot, desk, tasks, due_families):
    page = shown(qtbot, desk, tasks)
    with qtbot.waitSignal(page.presenter.proposed):
        page.propose_button.click()
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    chosen = page.presenter.proposal.visits
    with qtbot.waitSignal(page.presenter.proposed):
        qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.presenter.proposal.visits != chosen
    assert page.grid.hasFocus()
