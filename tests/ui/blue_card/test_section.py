"""The compartment on the screen: a second step, each look noted, closed when it is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from asystent_desktop.application.assignments import assignments
from asystent_desktop.application.entries import drafts as entry_drafts
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.domain.kinds.access import AccessNote
from asystent_desktop.domain.kinds.blue_card import CardForm, CardState
from asystent_desktop.domain.records import restricted_scope
from asystent_desktop.ui.masking import masking

TODAY = date(2026, 11, 17)


def looks(desk, family):
    with desk.unit_of_work() as unit:
        return unit.find(AccessNote, scope=restricted_scope(family))


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def opened(qtbot, section, tasks):
    with qtbot.waitSignal(section.opened):
        section.locked.open.click()
    qtbot.waitUntil(lambda: not tasks.busy)
    return section.page


def test_before_the_second_step_nothing_is_read_and_nothing_shown(section, desk, family):
    assert section.page is None
    assert "NK 14/2026" not in words(section)
    assert looks(desk, family) == []


def test_the_second_step_opens_it_and_leaves_one_note(opened, section, qtbot, desk, family, tasks):
    assert [row.title for row in opened.cards["blue_card"].rows.rows.rows] == ["NK 14/2026"]
    assert len(looks(desk, family)) == 1
    with qtbot.waitSignal(opened.shown):
        tasks.write(opened, lambda: blue_card.start_card(desk, family, started_on=TODAY, started_by="A"))
    assert len(looks(desk, family)) == 1, "reading again after a write is no further look"


def test_leaving_closes_it_and_the_next_look_is_noted_anew(opened, section, qtbot, desk, family):
    section.hide()
    assert section.page is None
    section.show()
    assert "NK 14/2026" not in words(section)
    with qtbot.waitSignal(section.opened):
        section.unlock()
    assert len(looks(desk, family)) == 2


def test_an_answer_that_comes_after_leaving_opens_nothing(section, qtbot, tasks):
    section.unlock()
    section.hide()
    with qtbot.waitSignal(tasks.idle):
        pass
    assert section.page is None


def test_a_colleagues_compartment_says_why_it_stays_closed(section, qtbot, desk, family):
    me = desk.identity()
    desk.put_identity(replace(me, role="head", enrolled=True))
    assignments.assign(desk, family, "01930000-0000-7000-8000-0000000000cc", restricted=True)
    desk.put_identity(replace(me, enrolled=True))
    section.unlock()
    qtbot.waitUntil(section.locked.fault.isVisible)
    assert "assignment of its own" in words(section.locked)
    assert section.page is None and looks(desk, family) == []


def test_a_form_belongs_to_the_only_procedure(opened, qtbot, desk, family):
    opened.begin("blue_card_form")
    opened.form.form.fields["form"].fill(CardForm.A)
    with qtbot.waitSignal(opened.shown):
        opened.form.foot.go.click()
    card = blue_card.compartment(desk, family).cards[0]
    assert [(one.form, one.on) for one in card.forms] == [(CardForm.A, TODAY)]


def test_terms_stand_above_until_they_are_met(opened, qtbot, desk, family):
    assert "Form A to the interdisciplinary team by" in words(opened.terms)
    held = blue_card.compartment(desk, family).cards[0].card
    opened.open_entry("blue_card", held.id)
    opened.form.form.fields["handed_on"].fill(TODAY)
    opened.form.form.fields["first_meeting_on"].fill(TODAY)
    opened.form.form.fields["state"].fill(CardState.RUNNING)
    with qtbot.waitSignal(opened.shown):
        opened.form.foot.go.click()
    assert not opened.terms.isVisible()


def test_what_was_removed_comes_back(opened, qtbot, desk, family):
    held = blue_card.compartment(desk, family).cards[0].card
    with qtbot.waitSignal(opened.shown):
        opened.remove_entry("blue_card", held.id)
    assert blue_card.compartment(desk, family).cards == ()
    with qtbot.waitSignal(opened.shown):
        opened.presenter.restore(opened.cards["blue_card"].kind, held)
    assert len(blue_card.compartment(desk, family).cards) == 1


def test_a_draft_stays_in_the_compartment(opened, section, qtbot, desk, tasks, family):
    opened.begin("blue_card_meeting")
    opened.form.form.fields["findings"].widget.setPlainText("plan pomo")
    section.hide()
    qtbot.waitUntil(lambda: entry_drafts.kept(desk, family, "blue_card_meeting") is not None)
    with desk.unit_of_work() as unit:
        assert {draft.scope for draft in unit.drafts()} == {restricted_scope(family)}
    section.show()
    with qtbot.waitSignal(section.opened):
        section.unlock()
    assert section.page.form.form.raw()["findings"] == "plan pomo"


def test_masking_hides_it(opened, qtbot):
    with qtbot.waitSignal(opened.shown):
        masking().set_on(True)
    said = words(opened) + opened.cards["blue_card"].rows.rows.rows[0].words()
    for secret in ("NK 14", "Anna", "Nowak"):
        assert secret not in said


def test_every_focusable_has_a_name(opened):
    for name in opened.cards:
        opened.begin(name)
        for widget in opened.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), (name, type(widget))
        opened.form.drop()
