"""The tab: locked versions, fields that save themselves, adding, moving, removing and back, signing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.family import members
from asystent_desktop.application.plans import work_plan
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.kinds.plan import PlanState
from asystent_desktop.ui.plan.sheets import NewVersionSheet, SignSheet
from asystent_desktop.ui.shell.focus import stops
from asystent_desktop.ui.widgets import Toast
from tests.fakes.caseload import new_family
from tests.ui.kit.hands import type_text

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(show, made):
    return show(made.family)


def after(qtbot, tab, act):
    """Runs an act that writes, and waits for the version read again; a reading under way ends first."""
    qtbot.waitUntil(lambda: not tab.editor._tasks.busy)
    with qtbot.waitSignal(tab.presenter.loaded, timeout=4000):
        act()


def action(desk, family, action_id):
    found = (one for goal in work_plan.plan(desk, family).goals for one in goal.actions)
    return next(one for one in found if one.action_id == action_id)


def texts(desk, family):
    return [[one.text for one in goal.actions] for goal in work_plan.plan(desk, family).goals]


def test_the_first_open_task_is_chosen(tab, made):
    assert tab.table.tree.current_id() == made.clinic
    assert tab.inspector.action.title.text() == "Task 1.2"


def test_words_are_saved_on_leaving_the_field(qtbot, desk, tab, made):
    form = tab.inspector.action
    form.effect.setFocus()
    type_text(form.effect, "szkoła ma opinię")
    after(qtbot, tab, form.who.setFocus)
    assert action(desk, made.family, made.clinic).expected_effect == "szkoła ma opinię"


def test_words_are_saved_after_a_pause_and_typing_goes_on(qtbot, desk, tab, made):
    form = tab.inspector.action
    form.text.setFocus()
    form.text.selectAll()
    after(qtbot, tab, lambda: type_text(form.text, "Badanie Oliwii"))
    type_text(form.text, " w PPP")
    assert form.text.toPlainText() == "Badanie Oliwii w PPP"
    after(qtbot, tab, lambda: None)
    assert action(desk, made.family, made.clinic).text == "Badanie Oliwii w PPP"


def test_a_version_read_again_does_not_overwrite_what_is_being_typed(qtbot, tab):
    form = tab.inspector.action
    form.text.setFocus()
    form.text.selectAll()
    type_text(form.text, "Bada")
    after(qtbot, tab, tab.presenter.reload)
    assert form.text.toPlainText() == "Bada"
    form.who.setFocus()
    form.who.selectAll()
    type_text(form.who, "Tom")
    after(qtbot, tab, tab.presenter.reload)
    assert form.who.text() == "Tom"


def test_choosing_another_task_saves_the_one_left(qtbot, desk, tab, made):
    form = tab.inspector.action
    form.who.setFocus()
    form.who.selectAll()
    type_text(form.who, "Tomasz")
    after(qtbot, tab, lambda: tab.table.tree.choose(made.rent))
    assert action(desk, made.family, made.clinic).who == "Tomasz"
    assert form.who.text() == ""


def test_progress_is_written_at_once(qtbot, desk, tab, made):
    form = tab.inspector.action
    form.progress.setFocus()
    after(qtbot, tab, lambda: QTest.keyClick(form.progress, Qt.Key.Key_3))
    found = action(desk, made.family, made.clinic)
    assert (found.progress, found.previous_progress) == (3, 0)


def test_a_deadline_that_is_no_date_is_refused(tab):
    form = tab.inspector.action
    form.due.setFocus()
    form.due.selectAll()
    type_text(form.due, "kiedyś")
    form.who.setFocus()
    assert form.fields["due_on"].error == "Enter a day and a month, e.g. 17.11 or 17.11.2026"


def test_ctrl_enter_adds_a_task_and_puts_the_cursor_into_it(qtbot, desk, tab, made):
    tab.table.tree.setFocus()
    after(qtbot, tab, lambda: QTest.keyClick(tab.table.tree, Qt.Key.Key_Return, CTRL))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is tab.inspector.action.text)
    assert tab.inspector.action.title.text() == "Task 1.3"
    type_text(tab.inspector.action.text, "Zajęcia w świetlicy")
    after(qtbot, tab, tab.inspector.flush)
    assert texts(desk, made.family)[0] == ["Poranny plan dnia", "Badanie w poradni", "Zajęcia w świetlicy"]


def test_alt_arrows_move_a_task_and_a_goal(qtbot, desk, tab, made):
    tree = tab.table.tree
    tree.setFocus()
    after(qtbot, tab, lambda: QTest.keyClick(tree, Qt.Key.Key_Up, ALT))
    assert texts(desk, made.family)[0] == ["Badanie w poradni", "Poranny plan dnia"]
    assert tree.current_id() == made.clinic
    tree.choose(made.budget)
    after(qtbot, tab, lambda: QTest.keyClick(tree, Qt.Key.Key_Up, ALT))
    assert [goal.goal_id for goal in work_plan.plan(desk, made.family).goals] == [made.budget, made.school]


def test_a_task_removed_comes_back_as_it_was(qtbot, desk, tab, made):
    tree = tab.table.tree
    tree.setFocus()
    tree.choose(made.morning)
    with qtbot.waitSignal(tab.editor.removed):
        QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert texts(desk, made.family)[0] == ["Badanie w poradni"]
    after(qtbot, tab, tab.window().findChild(Toast).acted.emit)
    back = work_plan.plan(desk, made.family).goals[0].actions[0]
    assert (back.text, back.progress, back.previous_progress) == ("Poranny plan dnia", 5, 4)
    assert back.due_on == date(2026, 9, 30)


def test_a_goal_removed_comes_back_with_its_tasks(qtbot, desk, tab, made):
    with qtbot.waitSignal(tab.editor.removed):
        tab.editor.remove(made.school)
    qtbot.waitUntil(lambda: len(tab.presenter.data.plan.goals) == 1)
    after(qtbot, tab, tab.window().findChild(Toast).acted.emit)
    assert texts(desk, made.family) == [["Poranny plan dnia", "Badanie w poradni"], ["Druga rata czynszu"]]


def test_space_marks_reached_and_takes_it_back(qtbot, desk, tab, made):
    tree = tab.table.tree
    tree.setFocus()
    after(qtbot, tab, lambda: QTest.keyClick(tree, Qt.Key.Key_Space))
    assert action(desk, made.family, made.clinic).done
    after(qtbot, tab, lambda: QTest.keyClick(tree, Qt.Key.Key_Space))
    assert action(desk, made.family, made.clinic).progress == 0


def test_show_goes_through_what_is_missing(tab, made):
    assert tab.table.missing.text() == "Missing for printing: 1 expected effect, 1 deadline"
    tab.table.show_missing.click()
    assert tab.table.tree.current_id() == made.rent
    tab.table.show_missing.click()
    assert tab.table.tree.current_id() == made.clinic


def test_the_main_goal_is_written_in_place(qtbot, desk, tab, made):
    field = tab.table.main_goal
    field.pencil.click()
    field.line.selectAll()
    type_text(field.line, "Dzieci w domu")
    after(qtbot, tab, lambda: QTest.keyClick(field.line, Qt.Key.Key_Return))
    assert work_plan.plan(desk, made.family).main_goal == "Dzieci w domu"


def test_signing_asks_the_day_and_locks(qtbot, desk, tab, made):
    tab.strip.sign.click()
    sheet = tab.findChild(SignSheet)
    sheet.day.set_value(date(2026, 11, 18))
    sheet.confirm.click()
    assert "future" in sheet._field.error
    sheet.day.set_value(date(2026, 11, 16))
    after(qtbot, tab, sheet.confirm.click)
    signed = work_plan.plan(desk, made.family)
    assert (signed.state, signed.signed_on) == (PlanState.SIGNED, date(2026, 11, 16))
    assert tab.inspector.action.text.isReadOnly()
    assert not tab.table.add_action.isVisible()
    assert tab.strip.new_version.isVisible()


def test_a_signed_plan_still_takes_progress(qtbot, desk, show, signed):
    tab = show(signed.family)
    form = tab.inspector.action
    assert form.text.isReadOnly() and form.progress.isEnabled()
    after(qtbot, tab, lambda: QTest.keyClick(form.progress, Qt.Key.Key_2))
    assert action(desk, signed.family, signed.clinic).progress == 2


def test_a_version_no_longer_in_force_takes_nothing(qtbot, desk, show, signed):
    _c, second = work_plan.new_version(desk, signed.family, "zmiana")
    work_plan.sign_plan(desk, second, date(2026, 11, 1))
    tab = show(signed.family)
    after(qtbot, tab, tab.strip.versions.chip("1").click)
    assert tab.presenter.data.plan.version == 1
    assert not tab.inspector.action.progress.isEnabled()


def test_a_new_version_needs_a_reason(qtbot, desk, show, signed):
    tab = show(signed.family)
    tab.strip.new_version.click()
    sheet = tab.findChild(NewVersionSheet)
    sheet.confirm.click()
    assert sheet._field.error
    sheet.reason.setText("nowa zaległość czynszowa")
    with qtbot.waitSignal(tab.presenter.loaded, check_params_cb=lambda data: data.plan.version == 2):
        sheet.confirm.click()
    assert work_plan.plan(desk, signed.family).reason == "nowa zaległość czynszowa"
    assert tab.strip.reason.words.accessibleName() == "nowa zaległość czynszowa"
    assert tab.strip.sign.isVisible() and not tab.strip.new_version.isVisible()


def test_an_empty_family_begins_a_plan(qtbot, desk, show):
    family = new_family(desk, "Mazur")
    tab = show(family)
    assert tab.empty.isVisible() and not tab.table.isVisible()
    after(qtbot, tab, tab.empty.acted.emit)
    assert work_plan.plan(desk, family).version == 1
    qtbot.waitUntil(lambda: not tab.empty.isVisible())
    with qtbot.waitSignal(tab.editor.added):
        tab.table.add_action.click()
    assert len(work_plan.plan(desk, family).goals) == 1


def test_two_versions_of_a_field_are_marked_and_lead_to_the_decision(qtbot, tab, made):
    data = tab.presenter.data
    found = replace(data.find(made.clinic), conflicts=("due_on",))
    tab.inspector.show_item(found, data)
    fields = tab.inspector.action.fields
    assert [name for name, field in fields.items() if not field.mark.isHidden()] == ["due_on"]
    with qtbot.waitSignal(tab.conflicts_wanted) as caught:
        fields["due_on"].mark.click()
    assert caught.args == [made.family]


def test_a_narrow_tab_keeps_its_width(qtbot, tab):
    tab.resize(600, 500)
    QApplication.processEvents()
    assert tab._scroll.content.width() <= 600
    assert tab.inspector.y() > tab.table.y()


def test_every_stop_has_a_name(tab):
    assert [stop for stop in stops(tab) if not stop.accessibleName()] == []


def test_who_is_offered_from_the_family(desk, qtbot, tab, made):
    with qtbot.waitSignal(tab.presenter.loaded):
        members.add_member(desk, made.family, members.MemberForm("Anna", "Wiśniewska", MemberRole.MOTHER))
        tab.presenter.reload()
    offered = tab.inspector.action.who.completer().model().stringList()
    assert offered == ["Anna", "asystentka rodziny"]
