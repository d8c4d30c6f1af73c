"""The dock: what it lists, where it leads, and that it follows the clock and the writes."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon
from asystent_desktop.ui.today import TodayDock, visit_words
from tests.fakes.caseload import card
from tests.fakes.screens import TODAY


@pytest.fixture
def dock(qtbot, desk, tasks, ids):
    made = TodayDock(desk, tasks)
    qtbot.addWidget(made)
    made.resize(304, 690)
    with qtbot.waitSignal(made.presenter.shown):
        made.show()
    return made


def rows(dock, *, headings=False):
    return [row for row in dock.list.rows.rows if row.heading == headings]


def named(dock, words):
    return next(row for row in rows(dock) if words in row.words())


def test_groups_with_counts(dock):
    groups = [(row.title, row.right) for row in rows(dock, headings=True)]
    assert groups == [("Overdue", "1"), ("Today · visits", "1"), ("Until Fri 20.11", "3")]


def test_overdue_counts_working_days(dock, qtbot):
    row = named(dock, "Lewandowska")
    assert (row.title, row.subtitle, row.right) == (
        "Meeting · Lewandowska",
        "was due Fri 13.11",
        "2 working days",
    )


def test_the_next_visit_is_framed_and_counts_minutes(dock, desk):
    # FakeClock: 09:00 UTC is 10:00 in Poland.
    row = named(dock, "11:30")
    assert row.framed
    assert row.right == "in 1\u00a0h 30\u00a0min"
    desk.clock.advance(minutes=50)
    dock.presenter.ticked.emit()
    assert named(dock, "11:30").right == "in 40\u00a0min"
    desk.clock.advance(hours=2)
    dock.presenter.ticked.emit()
    assert named(dock, "11:30").right == "no card yet"


def test_midnight_reads_the_new_day(dock, desk, qtbot):
    desk.clock.advance(days=1)
    with qtbot.waitSignal(dock.presenter.shown):
        dock.presenter._tick()
    assert named(dock, "09:00").title == "Mazur"


def test_terms_lead_to_their_tabs(dock, ids, qtbot):
    for words, tab in (("Wniosek o dodatek", "plan"), ("III Nsm 412/26", "court")):
        with qtbot.waitSignal(dock.open_family) as caught:
            dock.list.opened.emit(named(dock, words).key)
        assert caught.args == [ids["Wiśniewska"], tab]


def test_a_begun_opinion_is_opened_itself(dock, desk, ids, tasks, qtbot):
    request = opinions.requests(desk)[0]
    with qtbot.waitSignal(dock.presenter.shown):
        tasks.write(dock, lambda: opinions.start_opinion(desk, request.request_id))
    row = named(dock, "III Nsm 412/26")
    assert "of 13" in row.subtitle
    with qtbot.waitSignal(dock.open_opinion) as caught:
        dock.list.opened.emit(row.key)
    assert caught.args == [opinions.opinions(desk)[0].opinion_id]


def test_a_place_the_office_added_has_words_and_a_picture(desk, ids):
    appointments.plan_visit(desk, ids["Mazur"], TODAY, time(16), time(17), "health")
    (planned,) = (one for one in appointments.appointments(desk, TODAY) if one.start == time(16))
    assert visit_words.icon(planned.place) is Icon.PLACE
    assert visit_words.icon("added_by_the_office") is Icon.PLACE
    assert visit_words.where(planned) == "Health facility"


def test_a_finished_card_marks_the_visit(dock, desk, ids, tasks, qtbot):
    form = card(ids["Wiśniewska"], TODAY, start=time(9, 0), end=time(9, 45))
    with qtbot.waitSignal(dock.presenter.shown):
        tasks.write(dock, lambda: cards.save_visit(desk, form))
    row = named(dock, "11:30")
    assert row.done
    assert row.right == "held"
    assert dock._done.text() == "1 of 1 visit"


def test_badge_counts_the_overdue(qtbot, desk, tasks, ids):
    made = TodayDock(desk, tasks)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.counted) as caught:
        made.show()
    assert caught.args == [1]


def test_masked_rows_hold_no_names(dock):
    masking().set_on(True)
    words = " ".join(row.words() for row in rows(dock))
    for secret in ("Lewandowska", "Wiśniewska", "Łączna", "dodatek"):
        assert secret not in words


def test_enter_opens_a_visit_and_a_cancelled_one_can_come_back(dock, desk, ids, qtbot):
    dock.list.choose(named(dock, "11:30").key)
    with qtbot.waitSignal(dock.open_family) as caught:
        qtbot.keyClick(dock.list, Qt.Key.Key_Return)
    assert caught.args == [ids["Wiśniewska"], "overview"]
    visit = dock.presenter.day.view.visits[0]
    with qtbot.waitSignal(dock.presenter.shown):
        dock._cancel(visit)
    assert appointments.appointments(desk, TODAY) == []
    from asystent_desktop.ui.widgets import Toast

    with qtbot.waitSignal(dock.presenter.shown):
        dock.findChild(Toast).acted.emit()
    assert len(appointments.appointments(desk, TODAY)) == 1


def test_nothing_to_do(qtbot, desk, tasks):
    made = TodayDock(desk, tasks)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.presenter.shown):
        made.show()
    assert made._free.isVisible()
