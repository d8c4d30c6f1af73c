"""The exchange page over a real office on a real folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from asystent_desktop.application.exchange.week import ExchangeReport, ExchangeRow, RowState, exchange_week
from asystent_desktop.application.exchange.words import row_text, summary
from asystent_desktop.application.vault import settings
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.exchange.trust_faults import NotEnrolled, RevokedDevice
from asystent_desktop.hub.decisions import assign
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ui.exchange import ExchangePage, folder_watch as thinking
from asystent_desktop.ui.exchange.presenter import Outcome, _BrokenOff
from asystent_desktop.ui.exchange.run_card import RunCard
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.shell.statusbar import Status, StatusBar, exchange_words
from asystent_desktop.ui.status_feed import StatusFeed
from tests.exchange_sim.town import new_family, save
from tests.fakes.casework import visit


def words(widget) -> str:
    """Everything that can be read on a widget, painted rows included."""
    from asystent_desktop.ui.widgets import RowList

    texts = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    for view in widget.findChildren(RowList):
        if view.isVisibleTo(widget):
            texts += [row.words() for row in view.rows.rows]
    return " | ".join(texts)


@pytest.fixture
def anna(town):
    desk = town.laptop("Anna Nowak")
    town.admit(desk)
    return desk


@pytest.fixture
def page(qtbot, town, anna, tasks, house, stick, settled):
    settings.change_settings(anna, exchange_folder=str(stick))
    made = ExchangePage(anna, tasks, house)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.show()
    qtbot.waitUntil(lambda: made.presenter.folder.since is not None)
    settled()
    return made


def test_the_remembered_folder_is_found_by_itself(page, stick) -> None:
    assert page.presenter.folder.present
    assert "OFFICE-3" in words(page.folder)
    assert page.go.isVisible() and not page.join.isVisible()


def test_taking_the_stick_away_and_back_is_noticed(page, stick, settled) -> None:
    stick.rename(stick.with_name("away"))
    page.presenter.watch.look()
    settled()
    assert not page.presenter.folder.present
    assert page.folder._pill.text == "not there"
    stick.with_name("away").rename(stick)
    page.presenter.watch.look()
    settled()
    assert page.presenter.folder.present


def test_what_the_office_lays_out_is_counted_now_and_then(town, anna, page, settled) -> None:
    page.presenter.watch.timer.stop()  # a slow machine would add ticks of its own
    page.presenter.watch._ticks = 0
    new_family(anna)
    town.exchange(anna)
    town.answer()
    for _tick in range(thinking.COUNT_EVERY - 1):
        page.presenter.watch.tick()
        settled()
    assert page.presenter.folder.replies == 0
    page.presenter.watch.tick()
    settled()
    assert page.presenter.folder.replies == 1
    assert page.folder._state.accessibleName().startswith("1 bundle from the office lies there")
    page.exchange()
    settled()
    assert page.presenter.folder.replies == 0


def test_nothing_is_called_accepted_before_the_office_said_so(qtbot, town, anna, page, settled) -> None:
    family = new_family(anna)
    save(anna, visit(anna.ids.new(), scope=family.scope))
    with qtbot.waitSignal(page.presenter.finished):
        qtbot.keyClick(page, Qt.Key.Key_F5)
    settled()
    assert "2 changes lie in the exchange folder. Take a stick to the office" in words(page.run)
    assert "awaits the office's confirmation" in words(page.history)
    assert "taken out" in words(page.outgoing)
    assert "accepted" not in words(page.outgoing)
    town.answer()
    with qtbot.waitSignal(page.presenter.finished):
        qtbot.keyClick(page, Qt.Key.Key_F5)
    settled()
    assert "The office accepted 2 changes." in words(page.run)
    assert "the office accepted 2 of 2" in words(page.history)
    assert "accepted" in words(page.outgoing) and "Wiśniewska" in words(page.outgoing)


def test_f5_pressed_before_the_page_has_read_is_not_lost(
    qtbot, town, anna, tasks, house, stick, settled
) -> None:
    new_family(anna)
    settings.change_settings(anna, exchange_folder=str(stick))
    early = ExchangePage(anna, tasks, house)
    qtbot.addWidget(early)
    early.resize(1280, 690)
    early.show()
    with qtbot.waitSignal(early.presenter.finished):
        early.exchange()
    settled()
    assert "1 change lies in the exchange folder." in words(early.run)


def test_what_came_is_named_and_masked(qtbot, town, anna, page, settled) -> None:
    ewa = town.laptop("Ewa Lis")
    town.admit(ewa)
    family = new_family(ewa, "Sobczak", "R-09/2025")
    town.round(ewa)
    assign(town.hub, town.office, family.id, anna.identity().person_id, AssignmentMode.STAND_IN)
    town.answer()
    with qtbot.waitSignal(page.exchanged):
        page.exchange()
    settled()
    assert "New family in your care, Sobczak" in words(page.incoming)
    masking().set_on(True)
    assert "Sobczak" not in words(page)
    assert "S. · R-09/2025" in words(page.incoming)


def test_a_stick_pulled_out_half_way_is_worded_and_nothing_is_lost(
    qtbot, town, anna, page, stick, settled
) -> None:
    new_family(anna)
    stick.rename(stick.with_name("away"))
    with qtbot.waitSignal(page.presenter.finished):
        page.exchange()
    settled()
    assert page.banner.isVisible()
    assert "Nothing was lost" in words(page.run)
    assert page.go.isEnabled()
    stick.with_name("away").rename(stick)
    with qtbot.waitSignal(page.presenter.finished):
        page.exchange()
    settled()
    assert not page.banner.isVisible()
    assert "1 change lies in the exchange folder" in words(page.run)


def test_a_computer_cut_off_is_promised_no_next_exchange(qtbot) -> None:
    card = RunCard()
    qtbot.addWidget(card)
    card.finish(Outcome(datetime(2026, 11, 17, 9, tzinfo=UTC), fault=RevokedDevice()))
    assert "next exchange goes on" not in words(card._lines) and "office" in words(card._lines)
    card.finish(Outcome(datetime(2026, 11, 17, 9, tzinfo=UTC), fault=NotEnrolled()))
    assert "next exchange goes on" in words(card._lines)


def test_breaking_off_stops_between_two_steps_and_every_view_looks_again(
    qtbot, town, anna, page, tasks, settled
) -> None:
    family = new_family(anna)
    town.round(anna)
    save(anna, visit(anna.ids.new(), scope=family.scope))
    exchange_week(anna, town.carrier)
    town.answer()
    page.presenter.started.connect(page.presenter.interrupt)
    told = []
    tasks.changed.connect(told.append)
    with qtbot.waitSignal(page.presenter.finished) as done:
        page.exchange()
    settled()
    outcome = done.args[0]
    assert outcome.report is None and outcome.fault is None
    assert any(family.scope in changes.scopes and changes.touches("visit") for changes in told)
    assert "Exchange broken off" in words(page.run)
    page.presenter.started.disconnect(page.presenter.interrupt)
    with qtbot.waitSignal(page.presenter.finished) as done:
        page.exchange()
    assert done.args[0].report.waiting == 0


def test_late_cards_lead_to_their_family(qtbot, anna, page, settled) -> None:
    family = new_family(anna)
    late = visit(
        anna.ids.new(), scope=family.scope, author_id=anna.identity().person_id, recorded_at=anna.clock.now()
    )
    save(anna, late)
    page.presenter.load()
    settled()
    assert "Entered late: visit of" in words(page.check)
    with qtbot.waitSignal(page.open_family) as opened:
        page.check.rows.opened.emit(page.check.rows.rows.rows[0].key)
    assert opened.args == [family.id]


def test_the_folder_is_asked_for_once_and_remembered(
    qtbot, town, anna, tasks, house, stick, settled, monkeypatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(stick))
    made = ExchangePage(anna, tasks, house)
    qtbot.addWidget(made)
    made.show()
    settled()
    assert made.presenter.folder.path is None
    with qtbot.waitSignal(made.presenter.finished):
        made.exchange()
    settled()
    assert settings.settings(anna).exchange_folder == str(stick)


def test_the_folder_is_watched_only_while_the_page_is_seen(page) -> None:
    assert (
        page.presenter.watch.timer.isActive()
        and page.presenter.watch.timer.interval() == thinking.LOOK_EVERY_MS
    )
    page.hide()
    assert not page.presenter.watch.timer.isActive()


def test_thousands_are_parted_wherever_changes_are_counted(qtbot) -> None:
    """Beside "1 292" no "1233" stands."""
    numbers = dict.fromkeys(("sent", "accepted", "durable", "received", "held", "waiting"), 1233)
    report = ExchangeReport(
        placed=True,
        replies=1,
        new_families=(),
        conflicts=0,
        enrolled_now=False,
        awaiting_enrolment=False,
        problems=(),
        changes=ChangeSet(),
        **numbers,
    )
    row = ExchangeRow(datetime(2026, 11, 17, 9, tzinfo=UTC), "folder", 1233, 1233, 0, 0, RowState.ACCEPTED)
    quiet = replace(row, state=RowState.QUIET, received=1233)
    card = RunCard()
    qtbot.addWidget(card)
    card.start()
    card.step("apply", 1233, 1292)
    bar = (exchange_words(Status(waiting=1233)), exchange_words(Status(waiting=1233, laid_out=1233)))
    said = " | ".join((*summary(report), row_text(row), row_text(quiet), *bar, words(card)))
    assert said.count("1,233") == 11 and "1,292" in said
    assert "1233" not in said


def test_while_the_server_thinks_nothing_moves_and_breaking_off_works(page) -> None:
    page.run.start()
    page.presenter._piece("wait", 0, 0)
    page.presenter._piece("receive", 1024, 4096)
    assert "1.0\N{NO-BREAK SPACE}kB of 4.0\N{NO-BREAK SPACE}kB" in words(page.run)
    page.presenter.interrupt()
    with pytest.raises(_BrokenOff):
        page.presenter._piece("wait", 0, 0)


def test_the_status_bar_says_nothing_before_it_has_counted(qtbot, anna, tasks, settled) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    feed = StatusFeed(anna, tasks, bar)
    assert bar._exchange.isHidden(), "no “0 changes · no exchange yet” of an office that has exchanged"
    feed.refresh()
    settled()
    assert not bar._exchange.isHidden()


def test_enter_breaks_off_an_exchange_that_enter_began(qtbot, anna, page, settled) -> None:
    """The button of the exchange cannot be pressed meanwhile: the keyboard stands on "Break off"."""
    page.go.setFocus()
    page._started()
    page.run.stop.show()
    assert page.focusWidget() is page.run.stop
    with qtbot.waitSignal(page.run.break_wanted):
        qtbot.keyClick(page.run.stop, Qt.Key.Key_Return)
    page._started()
    page.run.stop.setFocus()
    page._finished(Outcome(datetime(2026, 11, 17, 9, tzinfo=UTC)))
    settled()
    assert page.focusWidget() is page.go
