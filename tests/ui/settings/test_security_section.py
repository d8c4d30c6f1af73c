"""Security and backups over a real vault: change the passphrase, make a backup, prove it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from asystent_desktop.application.vault import backups
from asystent_desktop.application.vault.passphrase import changed_at
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.ports.desk import Desk, NewPerson
from asystent_desktop.ui.settings.passphrase_sheet import PassphraseSheet
from asystent_desktop.ui.settings.security import SecuritySection
from tests.fakes.caseload import new_family
from tests.fakes.screens import english, tasks

__all__ = ["english", "tasks"]

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
PASSPHRASE = "rower zielony most"


@pytest.fixture
def clock():
    return PutClock(NOW)


@pytest.fixture
def desk(tmp_path, clock):
    house = RealHouse(clock, cost=DEMO_COST)
    made = house.create_vault(tmp_path / "vault", PASSPHRASE, NewPerson("Anna Nowak", "asystentka rodziny"))
    yield made
    made.close()


@pytest.fixture
def section(qtbot, desk: Desk, tasks):
    new_family(desk)
    made = SecuritySection(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1010, 620)
    made.show()
    with qtbot.waitSignal(made.presenter.loaded):
        made.presenter.show()
    return made


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_without_a_backup_it_says_so_and_the_drill_rests(section) -> None:
    assert "none yet" in words(section)
    assert not section.drill.isEnabled() and section.back_up.isEnabled()
    assert "this vault belongs to no office" in words(section)


def test_a_backup_is_made_and_proven_with_a_date(qtbot, section, desk, clock) -> None:
    with qtbot.waitSignals([section.presenter.backed_up, section.presenter.loaded]):
        section.back_up.click()
    assert section.drill.isEnabled()
    with qtbot.waitSignals([section.presenter.drilled, section.presenter.loaded]):
        section.drill.click()
    assert "The restore drill passed" in words(section)
    state = backups.backup_state(desk)
    assert state.drill is not None and state.drill.passed and state.drill.commits >= 1
    assert not state.overdue
    clock.put(NOW + timedelta(days=8))
    assert backups.backup_state(desk).overdue


def test_the_sheet_asks_for_three_good_fields(qtbot, section) -> None:
    sheet = PassphraseSheet(section)
    with qtbot.assertNotEmitted(sheet.accepted):
        sheet.accept()
    assert sheet.present_row.error and sheet.twice.new_row.error
    for field, text in ((sheet.present, "stare"), (sheet.twice.new, "abc"), (sheet.twice.again, "abd")):
        field.findChild(QLineEdit).setText(text)
    with qtbot.assertNotEmitted(sheet.accepted):
        sheet.accept()
    assert "Too easy" in sheet.twice.new_row.error and "not the same" in sheet.twice.again_row.error
    for field in (sheet.twice.new, sheet.twice.again):
        field.findChild(QLineEdit).setText("rower zielony most nad rzeką")
    with qtbot.waitSignal(sheet.accepted) as given:
        sheet.accept()
    assert given.args == ["stare", "rower zielony most nad rzeką"]


def test_a_wrong_present_passphrase_is_told_in_the_sheet(qtbot, section) -> None:
    section.change.click()
    with qtbot.waitSignal(section.presenter.not_changed):
        section.presenter.change_passphrase("nie to", "rower zielony most")
    assert section._sheet is not None and section._sheet.notice.isVisibleTo(section._sheet)
    with qtbot.waitSignal(section.presenter.changed):
        section.presenter.change_passphrase(PASSPHRASE, "kajak żółty las przy drodze")
    assert section._sheet is None and changed_at(section.presenter.desk) is not None
