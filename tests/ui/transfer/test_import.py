"""Import on the screen: the preview writes nothing, a bad row stops everything, a second run adds nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from asystent_desktop.application.family import families
from asystent_desktop.application.transfer import imports
from asystent_desktop.ui.transfer import open_import


@pytest.fixture
def sheet(window, desk, tasks, house):
    return open_import(window, desk, tasks, house)


def words(sheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet))


def taken(qtbot, sheet, folder):
    with qtbot.waitSignal(sheet.presenter.previewed):
        sheet.take(folder)
    return words(sheet)


def test_the_preview_names_encoding_and_counts_and_writes_nothing(qtbot, sheet, desk, lists):
    told = taken(qtbot, sheet, lists("cp1250"))
    assert "rodziny.csv: 1 row, Windows-1250" in told
    assert "1 new family, 1 new person, 1 new service" in told
    assert sheet.go.isEnabled()
    assert families.list_families(desk) == []


def test_a_bad_row_is_named_with_its_cure_and_stops_everything(qtbot, sheet, desk, lists):
    bad = "numer_rodziny;imie;nazwisko;data_urodzenia;rola\nR-01/2024;Ewa;Gołąb;31.02.1990;matka\n"
    told = taken(qtbot, sheet, lists(osoby=bad))
    assert "osoby.csv, line 2, data_urodzenia" in told
    assert "write the date as 2026-11-17 or 17.11.2026" in told
    assert "Nothing was imported: 1 row needs correcting." in told
    assert not sheet.go.isEnabled()
    assert families.list_families(desk) == []


def test_importing_tells_its_progress_and_a_second_run_has_nothing_to_add(qtbot, sheet, desk, lists):
    folder = lists()
    taken(qtbot, sheet, folder)
    with qtbot.waitSignals([sheet.presenter.went_on, sheet.presenter.imported]):
        sheet.go.click()
    assert "Imported: 1 new family" in words(sheet)
    assert [row.number for row in families.list_families(desk)] == ["R-01/2024"]
    told = taken(qtbot, sheet, folder)
    assert "Everything in these lists is here already." in told
    assert "3 rows are here already and stay as they are." in told
    assert not sheet.go.isEnabled()


def test_stopping_undoes_the_whole_import(qtbot, sheet, desk, lists, monkeypatch):
    taken(qtbot, sheet, lists())
    real = imports.run

    def stopped_meanwhile(*given):
        sheet.presenter.stop()
        return real(*given)

    monkeypatch.setattr(imports, "run", stopped_meanwhile)
    with qtbot.waitSignal(sheet.presenter.refused) as told:
        sheet.go.click()
    assert told.args == ["The import was stopped. Nothing was imported."]
    assert families.list_families(desk) == []
    assert sheet.choose.isEnabled()


def test_a_folder_without_lists_says_what_is_missing(qtbot, sheet, tmp_path):
    told = taken(qtbot, sheet, tmp_path)
    assert "rodziny.csv: not read" in told
    assert "the file is missing" in told
