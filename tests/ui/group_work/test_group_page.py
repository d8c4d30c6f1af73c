"""Group work on the screen: one plan, one entry in each family's file, none naming another family."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from asystent_desktop.application.visits import cards, group_work
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.group_work.plan_sheet import GroupPlanSheet
from asystent_desktop.ui.group_work.record_sheet import GroupRecordSheet
from asystent_desktop.ui.masking import masking
from tests.fakes.caseload import TODAY


def sheet_of(page, kind):
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def opened(qtbot, page, deed, kind):
    """A sheet that a button of the meeting opened."""
    page.detail.deeds[deed].click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(kind)))
    return sheet_of(page, kind)


def words(page) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def held_cards(desk, family_id):
    return [one for one in cards.visits(desk, family_id) if one.kind == VisitKind.GROUP]


def test_an_empty_page_offers_to_plan(page):
    assert page.nothing.isVisible()
    assert "Plan a group meeting" in page.nothing.accessibleName() or page.plan_button.isEnabled()


def test_planning_puts_one_meeting_for_both_families_into_the_planner(qtbot, page, desk, ids):
    page.plan()
    sheet = sheet_of(page, GroupPlanSheet)
    sheet.topic.setText("Warsztat o budżecie")
    sheet.on.set_value(date(2026, 11, 19))
    sheet.start.set_value(time(15, 0))
    sheet.end.set_value(time(16, 30))
    sheet.families.set_values([ids["Wiśniewska"], ids["Mazur"]])
    with qtbot.waitSignal(page.presenter.loaded):
        sheet.save_button.click()
    held = group_work.group_meetings(desk)
    assert [(one.meeting.topic, len(one.families)) for one in held] == [("Warsztat o budżecie", 2)]
    assert "Warsztat o budżecie" in words(page)


def test_a_surname_in_the_subject_is_refused_at_its_field(qtbot, page, desk, ids):
    page.plan()
    sheet = sheet_of(page, GroupPlanSheet)
    sheet.topic.setText("Rozmowa z Mazurem")
    sheet.on.set_value(TODAY)
    sheet.start.set_value(time(15, 0))
    sheet.end.set_value(time(16, 0))
    sheet.families.set_values([ids["Mazur"]])
    sheet.save_button.click()
    qtbot.waitUntil(lambda: bool(sheet._rows["topic"].error))
    assert "surname" in sheet._rows["topic"].error
    assert group_work.group_meetings(desk) == []


def test_each_family_gets_its_own_entry(qtbot, page, desk, ids, meeting):
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.load()
    sheet = opened(qtbot, page, "Write the entries…", GroupRecordSheet)
    sheet.facts.setPlainText("Ćwiczono rozmowę o ocenach.")
    first, second = sheet.parts[ids["Wiśniewska"]], sheet.parts[ids["Mazur"]]
    first.came.chip("came").click()
    first.present.set_values([first.invited.people[0][0]])
    first.own.setPlainText("Kacper przyniósł zeszyt.")
    sheet.save_button.click()
    assert "each family" in sheet.notice.accessibleName()
    second.came.chip("absent").click()
    with qtbot.waitSignal(page.presenter.loaded):
        sheet.save_button.click()
    came, missed = held_cards(desk, ids["Wiśniewska"]), held_cards(desk, ids["Mazur"])
    assert [one.held for one in (*came, *missed)] == [True, False]
    told = cards.visit(desk, came[0].visit_id)
    assert "Ćwiczono" in told.facts
    assert "zeszyt" in told.facts
    assert "Mazur" not in told.facts
    assert told.present_names == ("Anna",)
    assert "Write the entries…" not in page.detail.deeds


def test_a_text_with_another_familys_name_is_refused(qtbot, page, desk, ids, meeting):
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.load()
    sheet = opened(qtbot, page, "Write the entries…", GroupRecordSheet)
    sheet.facts.setPlainText("Rozmowa z Mazur i innymi.")
    for part in sheet.parts.values():
        part.came.chip("came").click()
    sheet.save_button.click()
    qtbot.waitUntil(lambda: bool(sheet._facts_row.error))
    assert held_cards(desk, ids["Wiśniewska"]) == []


def test_what_was_typed_comes_back_after_a_lock(qtbot, page, desk, tasks, ids, meeting):
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.load()
    sheet = opened(qtbot, page, "Write the entries…", GroupRecordSheet)
    sheet.facts.setPlainText("Połowa zdania")
    sheet.parts[ids["Mazur"]].came.chip("came").click()
    sheet.facts.flush()
    with qtbot.waitSignal(tasks.idle):
        pass
    sheet.put_away()
    again = opened(qtbot, page, "Write the entries…", GroupRecordSheet)
    qtbot.waitUntil(lambda: again.facts.toPlainText() == "Połowa zdania")
    assert again.parts[ids["Mazur"]].came.value() == "came"


def test_taking_out_can_be_undone(qtbot, page, desk, ids, meeting):
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.load()
    with qtbot.waitSignals([page.presenter.removed, page.presenter.loaded]):
        page.detail.deeds["Take out of the planner"].click()
    assert group_work.group_meetings(desk) == []
    with qtbot.waitSignal(page.presenter.loaded):
        page.findChild(kit.Toast).findChild(QPushButton).click()
    assert len(group_work.group_meetings(desk)) == 1


def test_masking_hides_the_families(qtbot, page, ids, meeting):
    with qtbot.waitSignal(page.presenter.loaded):
        page.presenter.load()
    assert "Wiśniewska" in words(page)
    masking().set_on(True)
    assert "Wiśniewska" not in words(page)


def test_enter_writes_down_what_is_over_and_an_empty_text_is_asked_for_by_its_name(qtbot, meeting, page):
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.window().findChildren(GroupRecordSheet)))
    sheet = sheet_of(page, GroupRecordSheet)
    for part in sheet.parts.values():
        part.came.chip("came").click()
        part.present.set_values(list(part.present._chips)[:1])
    sheet.save_button.click()
    qtbot.waitUntil(lambda: bool(sheet._facts_row.error))
    assert sheet._facts_row.error.startswith("Write what was done")
    assert page.window().focusWidget() is sheet.facts
