"""A vault that stays shut, from the unlock page: recovery through the office, and a copy put back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from asystent_desktop.bootstrap import about
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.hub import escrow
from asystent_desktop.hub.enrolment import enrol
from asystent_desktop.ports.desk import NewPerson
from asystent_desktop.ports.upkeep import CopyFor
from asystent_desktop.ui import theme
from asystent_desktop.ui.program import Parts, Program
from tests.exchange_sim.town import new_family
from tests.fakes.screens import english
from tests.unit.bootstrap.test_vault_care import OLD, Office, families

__all__ = ["english"]
NEW = "rower zielony most"


@pytest.fixture
def house() -> RealHouse:
    return RealHouse(cost=Cost.MINIMAL)


@pytest.fixture
def folder(house, tmp_path):
    desk = house.create_vault(tmp_path / "sejf", OLD, NewPerson("Anna Nowak", "asystentka rodziny"))
    new_family(desk)
    desk.upkeep.back_up(CopyFor.IMPORT)
    desk.close()
    return tmp_path / "sejf"


@pytest.fixture
def office(house, folder, tmp_path):
    """An office whose recovery is prepared, and the unlock file it made for this computer."""
    made = Office(house, folder, tmp_path)
    made.prepare()
    unlock = escrow.make_unlock(made.hub, made.key, made.joined(), made.device)
    (tmp_path / "unlock.asystent").write_bytes(unlock.file)
    (tmp_path / "other.asystent").write_bytes(b"no unlock file")
    yield SimpleNamespace(hub=made.hub, key=made.key, code=unlock.code, files=tmp_path)
    made.hub.close()


@pytest.fixture
def program(qapp, qtbot, house, folder, tmp_path):
    """The program at its unlock page; the window alone is under test, no desk is opened."""
    theme.apply(qapp, theme.Choice.LIGHT)
    made = Program(Parts(lambda: house, about.read, folder, tmp_path / "demo", "en"), qapp)
    made.start()
    made._entry.activateWindow()
    qtbot.waitUntil(made._entry.isActiveWindow)
    yield made
    made._tasks.close()
    made._entry.hide()
    made._entry.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said(part) -> str:
    return " ".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


def work(qtbot, program, deed) -> None:
    with qtbot.waitSignal(program._tasks.idle, timeout=20_000):
        deed()


def forgotten(qtbot, program):
    """The sheet, opened with the keyboard."""
    program._page.recovery.setFocus()
    qtbot.keyClick(program._page.recovery, Qt.Key.Key_Space)
    return program._sheet


def fill(sheet, office, *, file="unlock.asystent", code=None, new=NEW) -> None:
    sheet.file.edit.setText(str(office.files / file))
    sheet.code.setText(office.code if code is None else code)
    sheet.twice.new.edit.setText(new)
    sheet.twice.again.edit.setText(new)


def test_a_forgotten_passphrase_is_set_anew_and_its_answer_is_what_the_office_takes(
    qtbot, program, office, house, folder, monkeypatch
):
    sheet = forgotten(qtbot, program)
    assert QApplication.focusWidget() is sheet.file.edit
    fill(sheet, office)
    work(qtbot, program, lambda: qtbot.keyClick(sheet.twice.again.edit, Qt.Key.Key_Return))
    assert "opens with the new passphrase" in said(sheet) and "1 family is aboard" in said(sheet)
    assert sheet.asked.isHidden() and QApplication.focusWidget() is sheet.save
    assert not any(one.text() for one in (sheet.code, sheet.twice.new, sheet.twice.again)), (
        "no secret stays in a field"
    )
    out = office.files / "answer.asystent"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    work(qtbot, program, lambda: qtbot.keyClick(sheet.save, Qt.Key.Key_Space))
    assert "answer.asystent" in said(sheet)
    enrol(office.hub, office.key, out.read_bytes())
    desk = house.open_vault(folder, NEW)
    assert families(desk) == ["Wiśniewska"]
    desk.close()


def test_a_refusal_is_told_and_the_former_passphrase_still_opens(qtbot, program, office, house, folder):
    sheet = forgotten(qtbot, program)
    for wrong, words in (
        ({"code": "0" * 24}, "does not fit the unlock file"),
        ({"file": "other.asystent"}, "is not an unlock file"),
        ({"file": "gone.asystent"}, "cannot be read"),
    ):
        fill(sheet, office, **wrong)
        work(qtbot, program, sheet.accept)
        assert words in said(sheet.notice) and sheet.go.isEnabled() and sheet.twice.new.text() == NEW
    house.open_vault(folder, OLD).close()


def test_what_is_missing_or_weak_is_told_before_anything_is_asked(qtbot, program):
    sheet = forgotten(qtbot, program)
    with qtbot.assertNotEmitted(sheet.wanted):
        sheet.accept()
        assert QApplication.focusWidget() is sheet.file.edit
        sheet.twice.new.edit.setText("hasło")
        sheet.accept()
    assert [one.error for one in (sheet._file, sheet._code, sheet.twice.new_row, sheet.twice.again_row)] == [
        "Choose the unlock file from the office.",
        "Type the code the office told you.",
        "Too easy to guess: add a few words.",
        "The two are not the same.",
    ]


def test_esc_puts_the_sheet_away_but_not_in_the_middle_of_the_work(qtbot, program):
    sheet = forgotten(qtbot, program)
    sheet.set_busy(True)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    sheet.set_busy(False)
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet.file.edit, Qt.Key.Key_Escape)


def test_a_fault_of_the_program_is_told_on_the_sheet(qtbot, program, capsys):
    sheet = forgotten(qtbot, program)
    sheet.set_busy(True)
    program.crashed(ValueError, ValueError("x"), None)
    assert "made a mistake" in said(sheet.notice) and sheet.go.isEnabled()


def damaged(folder) -> None:
    store = folder / "store.db"
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def refused(qtbot, program, phrase=OLD) -> None:
    program._page.passphrase.edit.setText(phrase)
    work(qtbot, program, program._page.button.click)


def test_a_damaged_store_is_put_back_from_its_copy(qtbot, program, house, folder):
    damaged(folder)
    refused(qtbot, program)
    assert program._page.restore.isVisible() and "damaged" in said(program._page)
    work(qtbot, program, program._page.restore.click)
    sheet = program._sheet
    assert "before an import" in sheet.copies.currentText() and sheet.passphrase.text() == OLD
    work(qtbot, program, lambda: qtbot.keyClick(sheet.passphrase.edit, Qt.Key.Key_Return))
    assert "again as it was" in said(sheet) and not sheet.passphrase.text()
    assert not program._page.restore.isVisible() and "damaged" not in said(program._page)
    desk = house.open_vault(folder, OLD)
    assert families(desk) == ["Wiśniewska"]
    desk.close()
    assert CopyFor.DAMAGED in [row.reason for row in house.vault_copies(folder)], "what was there is kept"


def test_a_wrong_passphrase_offers_no_copy_and_restores_none(qtbot, program, folder):
    refused(qtbot, program, "inne hasło")
    assert not program._page.restore.isVisible()
    damaged(folder)
    before = (folder / "store.db").read_bytes()
    refused(qtbot, program)
    work(qtbot, program, program._page.restore.click)
    sheet = program._sheet
    sheet.passphrase.edit.setText("inne hasło")
    work(qtbot, program, sheet.accept)
    assert "passphrase" in said(sheet.notice) and (folder / "store.db").read_bytes() == before


def test_without_a_copy_the_sheet_says_so(qtbot, program, house, folder):
    for row in house.vault_copies(folder):
        (folder / "backups" / row.name).rename(folder / "backups" / "away")
    damaged(folder)
    refused(qtbot, program)
    work(qtbot, program, program._page.restore.click)
    assert "There is no copy on this computer" in said(program._sheet) and not program._sheet.go.isEnabled()
