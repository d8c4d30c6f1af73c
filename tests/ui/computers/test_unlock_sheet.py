"""A forgotten computer opened from the screen: two officers' files at a real hub, refusals in words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.crypto.envelope import Cost
from asystent_desktop.hub import state
from asystent_desktop.ports.desk import NewPerson
from asystent_desktop.ui.computers.presenter import Machine
from asystent_desktop.ui.computers.unlock_sheet import UnlockSheet
from asystent_desktop.ui.widgets import LabeledField
from tests.exchange_sim.town import new_family
from tests.fakes.screens import english, tasks
from tests.unit.bootstrap.test_vault_care import NEW, OLD, Office, families

__all__ = ["english", "tasks"]
PHRASES = ("jeden", "dwa")


@pytest.fixture
def desk() -> None:
    """The runner of tasks needs none."""


@pytest.fixture
def place(tmp_path):
    """An office whose recovery is prepared, with its files on the disk and its hub closed."""
    house = RealHouse(cost=Cost.MINIMAL)
    vault = house.create_vault(tmp_path / "sejf", OLD, NewPerson("Anna Nowak", "asystentka rodziny"))
    new_family(vault)
    vault.close()
    office = Office(house, tmp_path / "sejf", tmp_path)
    office.prepare()
    with office.hub.reading() as unit:
        (device,) = state.directory(unit).recipients()
    office.hub.close()
    (tmp_path / "office.key").write_bytes(office.files[0])
    for name, half in zip(PHRASES, office.halves, strict=True):
        (tmp_path / name).write_bytes(half)
    return SimpleNamespace(house=house, folder=tmp_path, device=device.id, out=tmp_path / "out.asystent")


@pytest.fixture
def sheet(qtbot, place, tasks, monkeypatch):
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    machine = Machine(
        **{**dict.fromkeys(Machine.__dataclass_fields__), "device_id": place.device, "label": "L-1"}
    )
    made = UnlockSheet(window, machine, place.house, tasks)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place.out), ""))
    return made


def fill(sheet: UnlockSheet, place, files=PHRASES, phrases=PHRASES) -> None:
    sheet.server.hub.edit.setText(str(place.folder / "hub"))
    sheet.server.key.edit.setText(str(place.folder / "office.key"))
    sheet.server.hub_passphrase.edit.setText("hasło huba")
    sheet.server.key_passphrase.edit.setText("klucz")
    for field, name in zip(sheet.files, files, strict=True):
        field.edit.setText(str(place.folder / name))
    for field, phrase in zip(sheet.phrases, phrases, strict=True):
        field.edit.setText(phrase)


def said(sheet: UnlockSheet) -> str:
    return " ".join(one.text() for one in sheet.notice.findChildren(QLabel))


def test_two_people_open_a_forgotten_computer(qtbot, sheet, place):
    fill(sheet, place)
    with qtbot.waitSignal(sheet.deeds.opened, timeout=20_000) as told:
        sheet.ask_file()
    (code,) = told.args
    assert sheet.code.text() == code and len("".join(filter(str.isdigit, code))) == 24
    assert sheet.go.isHidden() and sheet.asked.isHidden() and not sheet.steps.isHidden()
    assert not any(one.text() for one in sheet.phrases), "no passphrase stays in a field"
    place.house.recover_vault(place.folder / "sejf", place.out.read_bytes(), code, NEW)
    desk = place.house.open_vault(place.folder / "sejf", NEW)
    assert len(families(desk)) == 1
    desk.close()


def test_what_is_missing_is_said_before_anything_is_asked(sheet, place):
    sheet.ask_file()
    assert "both passphrases" in said(sheet)
    fill(sheet, place, phrases=("jeden", ""))
    sheet.ask_file()
    assert "both people" in said(sheet)
    fill(sheet, place, files=("jeden", "jeden"))
    sheet.ask_file()
    assert "One person alone opens nothing" in said(sheet)
    assert not place.out.exists()


def test_each_of_four_passphrases_is_named_when_it_is_wrong(qtbot, sheet, place):
    """And the keyboard stands in its field, where the fault is written."""
    sheet.window().show()
    sheet.open()
    fill(sheet, place)
    asked = [sheet.server.hub_passphrase, sheet.server.key_passphrase, *sheet.phrases]
    words = ("office's server", "office key", "first person", "second person")
    for field, name in zip(asked, words, strict=True):
        good = field.text()
        field.edit.setText("nie to")
        with qtbot.waitSignal(sheet.deeds.refused, timeout=20_000) as refused:
            sheet.ask_file()
        assert name in refused.args[0]
        faults = {one.field: one.error for one in sheet.findChildren(LabeledField) if one.error}
        assert faults == {field: refused.args[0]}
        qtbot.waitUntil(field.edit.hasFocus)
        field.edit.setText(good)
    with qtbot.waitSignal(sheet.deeds.opened, timeout=20_000):
        sheet.ask_file()


@pytest.mark.parametrize("harm", ["copy", "file"])
def test_a_refusal_writes_nothing_and_revokes_nothing(qtbot, sheet, place, harm):
    if harm == "copy":  # one officer with a second copy of the own file
        (place.folder / "kopia").write_bytes((place.folder / "jeden").read_bytes())
        fill(sheet, place, files=("jeden", "kopia"), phrases=("jeden", "jeden"))
    if harm == "file":
        fill(sheet, place, files=("jeden", "office.key"), phrases=("jeden", "klucz"))
    with qtbot.waitSignal(sheet.deeds.refused, timeout=20_000):
        sheet.ask_file()
    expected = {"copy": "two halves", "file": "file"}[harm]
    assert expected in said(sheet).lower() or expected in said(sheet)
    assert sheet.go.isEnabled() and not place.out.exists()
    hub = place.house.open_hub(place.folder / "hub", "hasło huba")
    with hub.reading() as unit:
        assert [one.id for one in state.directory(unit).recipients()] == [place.device]
    hub.close()
