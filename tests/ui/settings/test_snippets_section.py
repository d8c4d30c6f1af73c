"""Own snippets in the settings: added, tried, changed, taken out and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from asystent_desktop.application.tables import snippets
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.settings.snippets import SnippetsSection, marked
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


@pytest.fixture
def section(qtbot, desk, tasks):
    made = SnippetsSection(desk, tasks)
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitSignal(made.presenter.loaded):
        made.show()
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def added(qtbot, section, short="poran", text="Poranek: {imię} wstaje o {godzina}."):
    section.begin()
    section.short.setText(short)
    section.text.setPlainText(text)
    with qtbot.waitSignals([section.presenter.kept, section.presenter.loaded]):
        section.save.click()


def own(desk):
    return {one.short: one.text for one in snippets.snippets(desk) if one.snippet_id}


def test_a_new_one_is_kept_and_expands_in_the_trial_field(qtbot, section, desk):
    added(qtbot, section)
    assert own(desk) == {"poran": "Poranek: {imię} wstaje o {godzina}."}
    qtbot.keyClicks(section.trial, "/poran ")
    assert section.trial.toPlainText() == "Poranek: {imię} wstaje o {godzina}."
    assert section.trial.textCursor().selectedText() == "{imię}"
    qtbot.keyClick(section.trial, Qt.Key.Key_Tab)
    assert section.trial.textCursor().selectedText() == "{godzina}"


def test_the_menu_lists_all_and_writes_one(qtbot, section):
    added(qtbot, section)
    menu = section.keys.menu(section.trial)
    entry = next(one for one in menu.actions() if one.text().endswith("/poran"))
    entry.trigger()
    assert section.trial.toPlainText().startswith("Poranek:")


def test_a_name_that_cannot_be_typed_is_told_at_its_field(qtbot, section, desk):
    section.begin()
    section.short.setText("dwa słowa")
    section.text.setPlainText("Tekst.")
    with qtbot.waitSignal(section.presenter.invalid):
        section.save.click()
    assert "letters or digits" in section._short_row.error
    assert own(desk) == {}


def test_a_snippet_of_the_office_becomes_ones_own(qtbot, section, desk):
    section.open("ust")
    assert not section.remove.isVisibleTo(section)
    section.text.setPlainText("Ustalono z {kto}: {co}.")
    with qtbot.waitSignals([section.presenter.kept, section.presenter.loaded]):
        section.save.click()
    assert own(desk) == {"ust": "Ustalono z {kto}: {co}."}
    section.open("ust")
    assert section.remove.isVisibleTo(section)


def test_removing_can_be_undone(qtbot, section, desk):
    added(qtbot, section)
    section.open("poran")
    with qtbot.waitSignals([section.presenter.removed, section.presenter.loaded]):
        section.remove.click()
    assert own(desk) == {}
    undo = section.findChild(kit.Toast).findChild(QPushButton)
    with qtbot.waitSignal(section.presenter.kept):
        undo.click()
    assert "poran" in own(desk)


def test_places_stand_out_in_the_sample(section):
    assert "&nbsp;imię&nbsp;" in marked("Rozmowa: {imię} & {kto}")
    assert "&amp;" in marked("a & b")
