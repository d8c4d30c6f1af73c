"""The board of assignments over a real office: who waits, what it brings, giving by mouse and by keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from asystent_desktop.application.assignments.assignments import assign
from asystent_desktop.application.assignments.board import board, consequences
from asystent_desktop.application.faults import OfficeOnly
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.ui.assignments import AssignmentsPage
from asystent_desktop.ui.assignments.presenter import Wish
from asystent_desktop.ui.assignments.sheets import EVERY, GiveSheet


def person(desk):
    return desk.identity().person_id


def worker(desk, who):
    return next(one for one in board(desk).workers if one.person_id == person(who))


@pytest.fixture
def page(qtbot, office, tasks, settled):
    made = AssignmentsPage(office.head, tasks)
    qtbot.addWidget(made)
    made.resize(1282, 686)
    made.show()
    settled()
    return made


def test_the_board_counts_every_family_once(office) -> None:
    shown = board(office.head)
    assert (shown.families, len(shown.waiting), shown.limit) == (3, 1, 15)
    assert worker(office.head, office.anna).load == 2 and worker(office.head, office.ewa).load == 0
    assign(office.head, office.held[0], person(office.ewa), AssignmentMode.STAND_IN)
    shown = board(office.head)
    assert shown.families == 3
    anna, ewa = worker(office.head, office.anna), worker(office.head, office.ewa)
    assert (anna.load, anna.own, anna.carried) == (2, 2, 1)
    assert (ewa.load, ewa.own, ewa.carried) == (1, 0, 1)
    assert ewa.held[0].stand_in and ewa.held[0].other == "Anna Nowak"


def test_consequences_name_load_holder_term_and_computer(office) -> None:
    found = consequences(office.head, office.held[0], person(office.ewa))
    assert (found.before, found.after, found.over, found.former) == (0, 1, False, "Anna Nowak")
    assert found.first_meeting_by > office.head.clock.today() + timedelta(days=9)
    assert found.computers == ("laptop",)


def test_an_assistant_has_no_board(office) -> None:
    with pytest.raises(OfficeOnly):
        board(office.anna)


def test_keys_alone_give_a_waiting_family(qtbot, page, office, settled) -> None:
    page.first_focus()
    qtbot.keyClick(page.waiting.cards[0], Qt.Key.Key_Return)
    settled()
    assert page.table.current == person(office.ewa)  # the one with most room
    assert "1, at most 15" in page.result.accessibleName() or page.result.shown.after == 1
    assert board(office.head).waiting  # nothing is written yet
    with qtbot.waitSignal(page.presenter.given):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        qtbot.keyClick(page.result.go, Qt.Key.Key_Space)
    settled()
    assert not board(office.head).waiting
    assert worker(office.head, office.ewa).load == 1
    assert page.result.shown is None and not page.waiting.cards


def test_esc_gives_nothing(qtbot, page, office, settled) -> None:
    page._drop(office.waiting, person(office.anna))
    settled()
    assert page.result.shown.after == 3 and page.table.would_take == person(office.anna)
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.result.shown is None and page.table.would_take == ""
    assert board(office.head).waiting


def test_above_the_limit_a_reason_is_asked_for(qtbot, page, office, settled) -> None:
    from dataclasses import replace

    page._drop(office.waiting, person(office.anna))
    settled()
    page.result.show_consequences(replace(page.result.shown, over=True, before=15, after=16))
    with qtbot.assertNotEmitted(page.result.accepted):
        page.result.accept()
    assert "Write why" in page.result.reason_field.error
    page.result.reason.setText("zastępstwo")
    with qtbot.waitSignal(page.result.accepted) as given:
        page.result.accept()
    assert given.args[0].reason == "zastępstwo"


def test_a_stand_in_for_a_sick_colleague_takes_every_family(qtbot, page, office, settled) -> None:
    sheet = GiveSheet(page, page._board, AssignmentMode.STAND_IN, person(office.anna))
    sheet.family.set_value(EVERY)
    sheet.taker.set_value(person(office.ewa))
    until = office.head.clock.today() + timedelta(days=14)
    sheet.until.set_value(until)
    with qtbot.waitSignal(sheet.accepted) as wish:
        sheet.accept()
    assert wish.args[0] == Wish(wish.args[0].families, person(office.ewa), AssignmentMode.STAND_IN, until, "")
    with qtbot.waitSignal(page.presenter.given):
        page.presenter.give(wish.args[0])
    settled()
    anna = worker(office.head, office.anna)
    assert anna.carried == 0 and {one.until_on for one in worker(office.head, office.ewa).held} == {until}
