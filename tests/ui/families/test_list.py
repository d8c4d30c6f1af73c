"""The family list: order, filters, rings, keys, empty states."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import Load
from asystent_desktop.ui.families import FamiliesPage
from asystent_desktop.ui.families.list_rows import Filter, Order
from asystent_desktop.ui.families.presenter import FamilyList
from asystent_desktop.ui.family_form.family_sheet import FamilySheet
from asystent_desktop.ui.masking import masking
from tests.fakes.screens import TODAY


@pytest.fixture
def page(qtbot, desk, tasks, ids):
    made = FamiliesPage(desk, tasks, {})
    qtbot.addWidget(made)
    made.resize(980, 690)
    with qtbot.waitSignal(made.presenter.opened):
        made.show()
    return made


def titles(page):
    return [row.title for row in page.list.list.rows.rows]


def test_most_urgent_first_and_its_file_is_open(page, ids):
    assert titles(page) == ["Lewandowska", "Mazur", "Wiśniewska"]
    assert page.file.family_id == ids["Lewandowska"]
    assert [row.ring for row in page.list.list.rows.rows] == [-2, 2, 4]


def test_filters_count_and_keep(page):
    chips = {wanted: page.list.filters.chip(wanted).text() for wanted in Filter if wanted != Filter.ENDED}
    assert chips == {Filter.ALL: "All", Filter.URGENT: "Urgent 2", Filter.COURT: "Court 1"}
    page.list.filters.chip(Filter.COURT).click()
    assert titles(page) == ["Mazur"]


def test_by_name_is_polish(page, desk, qtbot):
    page.list.set_order(Order.NAME)
    assert titles(page) == ["Lewandowska", "Mazur", "Wiśniewska"]
    page.list.set_order(Order.URGENCY)
    assert titles(page)[0] == "Lewandowska"


def test_load_of_the_limit(page):
    assert page.list._load.text() == "3 of 15"


def test_arrow_opens_the_next_family(page, ids, qtbot):
    page.list.first_focus()
    with qtbot.waitSignal(page.presenter.opened):
        qtbot.keyClick(page.list.list, Qt.Key.Key_Down)
    assert page.file.family_id == ids["Mazur"]


def test_a_letter_jumps(page, ids, qtbot):
    page.list.first_focus()
    with qtbot.waitSignal(page.presenter.opened):
        qtbot.keyClick(page.list.list, Qt.Key.Key_W)
    assert page.file.family_id == ids["Wiśniewska"]


def test_a_row_is_read_whole(page):
    model = page.list.list.rows
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert "Mazur" in spoken
    assert "in 2 working days" in spoken
    assert "obliged by the court" in spoken


def test_masking_hides_names_and_districts(page):
    masking().set_on(True)
    words = " ".join(row.words() for row in page.list.list.rows.rows)
    assert "Mazur" not in words
    assert "Dąb" not in words
    assert "M. · R-03/2026" in words


def test_alone_without_families_one_is_added(qtbot, desk, tasks):
    made = FamiliesPage(desk, tasks, {})
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.presenter.listed):
        made.show()
    assert made.list._stack.currentWidget() is made.list._alone
    with qtbot.waitSignal(tasks.idle):
        made.list._alone.acted.emit()
    sheet = made.findChild(FamilySheet)
    assert sheet.isVisible()
    sheet.put_away()


def test_enrolled_without_families_leads_to_the_exchange(qtbot, desk, tasks):
    desk.put_identity(replace(desk.identity(), enrolled=True))
    made = FamiliesPage(desk, tasks, {})
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.presenter.listed):
        made.show()
    assert made.list._stack.currentWidget() is made.list._waiting
    with qtbot.waitSignal(made.exchange_wanted):
        made.list._waiting.acted.emit()


def test_narrow_window_shows_list_or_file(page, ids, qtbot):
    page.resize(600, 320)
    assert not page.list.isVisible()
    qtbot.keyClick(page.file, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert not page.file.isVisible()
    page.list.list.choose(ids["Mazur"])
    with qtbot.waitSignal(page.presenter.opened):
        qtbot.keyClick(page.list.list, Qt.Key.Key_Return)
    assert page.file.isVisible()
    assert page.file.family_id == ids["Mazur"]


def test_a_list_read_again_keeps_its_place(qtbot, page):
    rows = tuple(replace(page.list.rows[0], family_id=f"F{at}", name=f"Rodzina {at:02}") for at in range(30))
    shown = FamilyList(rows=rows, load=Load(30, 15), enrolled=False)
    page.list.show_list(shown)
    page.list.choose("F29")
    bar = page.list.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    page.list.show_list(shown)
    page.list.layout().activate()  # as a busy turn does before the new chips are shown
    QCoreApplication.processEvents()
    assert bar.value() == bar.maximum()


def test_a_family_whose_service_is_over_is_found_under_ended(qtbot, page, desk, tasks, ids):
    assert "ended" not in page.list.filters._chips
    over = ids["Mazur"]
    with qtbot.waitSignal(page.presenter.listed):
        tasks.write(page, lambda: families.change_family(desk, over, ended_on=TODAY))
    assert "Mazur" not in titles(page)
    page.list.filters.chip(Filter.ENDED).click()
    assert titles(page) == ["Mazur"]
    assert page.list.list.rows.rows[0].subtitle == "ended 17.11.2026"
    with qtbot.waitSignal(page.presenter.opened):
        page.list.list.opened.emit(over)
    assert page.file.family_id == over
