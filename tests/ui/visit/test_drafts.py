"""Drafts of the card: kept while typing, found again, compared, thrown away and brought back."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.persistence.faults import StoreFull
from asystent_desktop.ui.visit import open_correction, open_visit_card
from tests.ui.kit.hands import type_text
from tests.ui.visit.keyboard import Keyboard


@pytest.fixture
def opened(qtbot, window, desk, tasks, family):
    def make():
        card = open_visit_card(window, desk, tasks, family)
        qtbot.waitSignal(card.presenter.loaded).wait()
        return card

    return make


def keep(desk, family, facts, **changes):
    form = cards.blank_visit(desk, family)
    cards.keep_draft(desk, cards.VisitForm(**{**vars(form), "facts": facts}), **changes)


def test_typing_is_kept_after_a_pause_and_told_only_then(qtbot, desk, opened, family):
    card = opened()
    before = card._saved.accessibleName()
    type_text(card.fields.facts, "Zosia śpi.")
    assert card._saved.accessibleName() == before
    with qtbot.waitSignal(card.presenter.kept, timeout=3000):
        pass
    assert cards.visit_draft(desk, family).form.facts == "Zosia śpi."
    assert card._saved.accessibleName() == "The working version saves itself · 10:00:00"


def test_typing_without_a_pause_is_kept_too(qtbot, desk, opened, family):
    card = opened()
    typing = QTimer(card, interval=150)
    typing.timeout.connect(lambda: type_text(card.fields.facts, "x"))
    typing.start()
    with qtbot.waitSignal(card.presenter.kept, timeout=4000):
        pass
    assert typing.isActive()
    assert cards.visit_draft(desk, family).form.facts.startswith("x")


def test_esc_keeps_the_draft_before_it_closes(qtbot, desk, opened, family):
    card = opened()
    type_text(card.fields.facts, "Zosia")
    with qtbot.waitSignal(card.put_aside) as caught:
        Keyboard(card).press(Qt.Key.Key_Escape)
    assert caught.args == [family]
    assert cards.visit_draft(desk, family).form.facts == "Zosia"


def test_an_untouched_card_leaves_no_draft(qtbot, desk, opened, family):
    card = opened()
    with qtbot.waitSignal(card.put_aside):
        card.dismiss()
    assert cards.visit_draft(desk, family) is None


def test_a_draft_that_cannot_be_kept_keeps_the_card_open(qtbot, opened, monkeypatch):
    def full(*_args: object) -> None:
        raise StoreFull()

    card = opened()
    monkeypatch.setattr(cards, "keep_draft", full)
    type_text(card.fields.facts, "Zosia")
    with qtbot.waitSignal(card.presenter.failed):
        card.dismiss()
    assert card.isVisible()
    assert card.fault.isVisible()
    assert card.fields.facts.toPlainText() == "Zosia"
    monkeypatch.undo()
    with qtbot.waitSignal(card.put_aside):
        card.dismiss()


def test_the_lock_keeps_the_draft_at_once(qtbot, desk, tasks, opened, family):
    card = opened()
    type_text(card.fields.facts, "Zosia")
    card.save_drafts()
    with qtbot.waitSignal(tasks.idle):
        pass
    assert cards.visit_draft(desk, family).form.facts == "Zosia"


def test_a_draft_comes_back_with_its_time_and_differences(desk, opened, family):
    keep(desk, family, "Zosia bawi się.")
    card = opened()
    assert card.fields.facts.toPlainText() == "Zosia bawi się."
    assert card.recovery.isVisible()
    assert "10:00" in card.recovery._banner.accessibleName()
    assert ("Observations and statements", "–", "Zosia bawi się.") in card.recovery.differences()
    card.recovery.compare.click()
    assert card.recovery._table.isVisible()


def test_a_draft_thrown_away_can_be_brought_back(qtbot, desk, opened, family):
    keep(desk, family, "Zosia bawi się.")
    card = opened()
    with qtbot.waitSignal(card.presenter.loaded):
        card.recovery.discard.click()
    assert cards.visit_draft(desk, family) is None
    assert card.fields.facts.toPlainText() == ""
    assert not card.recovery.isVisible()
    with qtbot.waitSignal(card.presenter.kept, timeout=3000):
        card.undo.acted.emit()
    assert cards.visit_draft(desk, family).form.facts == "Zosia bawi się."


def test_what_is_typed_before_the_draft_arrives_stays(qtbot, window, desk, tasks, family):
    keep(desk, family, "Zosia bawi się.")
    card = open_visit_card(window, desk, tasks, family)
    type_text(QApplication.focusWidget(), "Nowe zdanie.")
    assert card.presenter.data is None
    with qtbot.waitSignal(card.presenter.kept, timeout=3000):
        pass
    assert cards.visit_draft(desk, family).form.facts == "Zosia bawi się.\nNowe zdanie."


def test_typing_taken_back_leaves_no_draft(qtbot, desk, opened, family):
    card = opened()
    type_text(card.fields.facts, "Z")
    with qtbot.waitSignal(card.presenter.kept, timeout=3000):
        pass
    assert cards.visit_draft(desk, family) is not None
    card.fields.facts.setPlainText("")
    with qtbot.waitSignal(card.presenter.kept, timeout=3000):
        pass
    assert cards.visit_draft(desk, family) is None


def finished_card(desk, family):
    form = cards.VisitForm(
        family_id=family,
        on=date(2026, 11, 6),
        start=time(10, 0),
        end=time(11, 0),
        facts="Rozmowa w kuchni.",
        safety=Safety.NO_CONCERN,
    )
    return cards.save_visit(desk, form)[1]


def test_an_unfinished_card_comes_before_a_correction(qtbot, window, desk, tasks, family):
    visit_id = finished_card(desk, family)
    keep(desk, family, "Niedokończone")
    card = open_correction(window, desk, tasks, visit_id)
    qtbot.waitSignal(card.presenter.loaded).wait()
    assert card.presenter.data.corrects is None
    assert card.fields.facts.toPlainText() == "Niedokończone"
    assert not card.reason_row.isVisible()


def test_an_unfinished_correction_comes_back_as_one(desk, opened, family):
    visit_id = finished_card(desk, family)
    keep(desk, family, "Poprawiane", corrects=visit_id)
    card = opened()
    assert card.presenter.data.corrects == visit_id
    assert card.reason_row.isVisible()
    assert card.fields.facts.toPlainText() == "Poprawiane"
