"""The intervention: ticked, told, written, taken up again, ended."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel

from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.visits import interventions
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.ui.intervention import open_intervention
from asystent_desktop.ui.visit.card_data import load_new


@pytest.fixture
def sheet(qtbot, window, desk, tasks, family):
    made = open_intervention(window, desk, tasks, family)
    qtbot.waitSignal(made.presenter.loaded).wait()
    return made


def held(desk, family):
    return interventions.interventions(desk, family)[0]


def test_ticks_and_calls_are_kept_at_once(qtbot, desk, family, sheet):
    box = next(one for one in sheet.findChildren(QCheckBox) if "children seen" in one.text())
    with qtbot.waitSignal(sheet.presenter.loaded):
        box.click()
    sheet.who.set_value("police")
    sheet.name.setText("dyżurny")
    with qtbot.waitSignal(sheet.presenter.loaded):
        sheet.notify_button.click()
    kept = held(desk, family)
    assert kept.done == ("children_seen",)
    assert [(one.who, one.name) for one in kept.notified] == [("police", "dyżurny")]
    assert any("112" in sheet.who.itemText(at) for at in range(sheet.who.count()))


def test_text_typed_before_a_crash_is_brought_back(qtbot, window, desk, tasks, family, sheet):
    sheet.facts.setPlainText("Dzieci same w domu")
    with qtbot.waitSignal(sheet.presenter.kept):
        sheet.facts.flush()
    assert held(desk, family).facts == "", "typing makes no entry of its own"
    again = open_intervention(window, desk, tasks, family)
    qtbot.waitSignal(again.presenter.loaded).wait()
    assert again.facts.toPlainText() == "Dzieci same w domu"
    assert again.found.isVisible()
    assert len(interventions.interventions(desk, family)) == 1


def test_it_ends_with_its_text_and_not_without(qtbot, desk, family, sheet):
    with qtbot.waitSignal(sheet.presenter.failed):
        sheet.end_button.click()
    assert held(desk, family).closed_on is None
    sheet.facts.setPlainText("Dzieci u babci.")
    with qtbot.waitSignal(sheet.ended) as caught:
        sheet.end_button.click()
    began = datetime.combine(held(desk, family).on, held(desk, family).began_at)
    assert caught.args == [family, began]
    data = load_new(desk, family, started_at=began, kind=VisitKind.INTERVENTION)
    assert (data.form.kind, data.form.start) == (VisitKind.INTERVENTION, began.time())
    assert (held(desk, family).facts, held(desk, family).closed_on) == (
        "Dzieci u babci.",
        held(desk, family).on,
    )


def test_a_blue_card_leaves_no_trace_on_the_sheet(qtbot, desk, family, people, sheet):
    sheet.blue_card.link.click()
    sheet.blue_card.presence.setText("policjant")
    sheet.blue_card.harmed.chip(people["Anna"]).click()
    with qtbot.waitSignal(sheet.presenter.card_started):
        sheet.blue_card.start_button.click()
    assert sheet.blue_card.presence.text() == ""
    assert sheet.blue_card.link.isHidden(), "twice started would be two cards"
    assert not any("policjant" in label.text() for label in sheet.findChildren(QLabel))
    _changes, found = blue_card.open_compartment(desk, family)
    assert found.cards[0].card.harmed == (people["Anna"],)
