"""Two versions of a field: one person decides, each field is saved at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from asystent_desktop.application.exchange.conflicts import conflicts
from asystent_desktop.application.history.listing import history
from asystent_desktop.application.plans import work_plan
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.ui.exchange import ClashPage
from asystent_desktop.ui.masking import masking
from tests.exchange_sim.town import save, stood_in, stored
from tests.ui.exchange.test_exchange_page import words


@pytest.fixture
def clash(town):
    """Anna and Ewa changed telephone and risk of one family; returns the family."""
    anna, ewa, family = stood_in(town)
    save(anna, replace(stored(anna, family.id), phone="32 111 11 11", risk_level=Risk.MEDIUM))
    town.clock.advance(minutes=1)
    save(ewa, replace(stored(ewa, family.id), phone="32 222 22 22", risk_level=Risk.HIGH))
    town.round(anna, ewa)
    town.round(anna, ewa)
    return family


def shown(qtbot, town, tasks, settled):
    made = ClashPage(town.laptops["Anna Nowak"], tasks)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.show()
    settled()
    return made


@pytest.fixture
def page(qtbot, town, clash, tasks, settled):
    return shown(qtbot, town, tasks, settled)


def field(page, name):
    return next(one for one in page.fields if one.row.field == name)


def test_both_values_stand_with_author_and_time(page) -> None:
    phone = field(page, "phone")
    spoken = [box.accessibleName() for box in phone.boxes]
    assert "32 111 11 11" in spoken[0] and "Anna Nowak" in spoken[0]
    assert "32 222 22 22" in spoken[1] and "Ewa Lis" in spoken[1]
    assert not any(box.isChecked() for box in phone.boxes)
    assert "version 2 is shown meanwhile" in words(phone)


def test_key_1_decides_and_saves_at_once(qtbot, page, town, clash, settled) -> None:
    anna = town.laptops["Anna Nowak"]
    field(page, "phone").focus_first()
    with qtbot.waitSignal(page.presenter.saved):
        qtbot.keyClick(field(page, "phone").boxes[0], Qt.Key.Key_1)
    settled()
    assert stored(anna, clash.id).phone == "32 111 11 11"
    assert [row.field for row in conflicts(anna)] == ["risk_level"]
    assert field(page, "phone").boxes[0].isChecked() and not field(page, "phone").boxes[0].isEnabled()
    assert "1 of 2 fields ready" in words(page)


def test_key_1_decides_while_the_list_of_families_has_the_focus(qtbot, page, town, clash, settled) -> None:
    page.families.list.setFocus()
    with qtbot.waitSignal(page.presenter.saved):
        qtbot.keyClick(page.families.list, Qt.Key.Key_1)
    settled()
    assert stored(town.laptops["Anna Nowak"], clash.id).phone == "32 111 11 11"


def test_a_risk_field_waits_for_the_head(qtbot, page, town, clash, settled) -> None:
    risk = field(page, "risk_level")
    assert not any(box.isEnabled() for box in risk.boxes)
    assert "The head of the team decides" in words(risk)
    page.presenter.decide(risk.row, 1)
    settled()
    assert {row.field for row in conflicts(town.laptops["Anna Nowak"])} == {"phone", "risk_level"}


def test_masking_hides_values_and_names(page) -> None:
    masking().set_on(True)
    seen = words(page) + " ".join(box.accessibleName() for one in page.fields for box in one.boxes)
    assert "Wiśniewska" not in seen and "32 111" not in seen


def test_a_clash_somebody_else_settled_meanwhile_is_told(qtbot, page, town, clash, settled) -> None:
    anna = town.laptops["Anna Nowak"]
    row = field(page, "phone").row
    with anna.unit_of_work() as unit:
        unit.settle(stored(anna, clash.id), "phone", "32 222 22 22")
        unit.commit("settle-conflict")
    with qtbot.waitSignal(page.presenter.refused):
        page.presenter.decide(row, 1)
    settled()
    assert page.banner.isVisible()
    assert [one.row.field for one in page.fields] == ["risk_level"]
    assert stored(anna, clash.id).phone == "32 222 22 22"


def test_the_family_behind_the_clash_can_be_opened(qtbot, page, clash) -> None:
    with qtbot.waitSignal(page.open_family) as opened:
        page.file.click()
    assert opened.args == [clash.id]


def test_a_narrow_window_keeps_every_family_within_reach(page) -> None:
    page.resize(600, 340)
    assert page.families.pick.isVisible() and page.families.pick.count() == 1


@pytest.fixture
def plan_clash(town):
    """Anna and Ewa reworded one plan's main goal, Ewa also where Anna did; returns the family."""
    anna, ewa, family = stood_in(town)
    _changes, plan_id = work_plan.start_plan(anna, family.id)
    work_plan.change_plan(anna, plan_id, main_goal="Trzy zasady na kartce. Kolacja o 18:00 razem.")
    town.round(anna)
    town.round(ewa)
    work_plan.change_plan(anna, plan_id, main_goal="Cztery zasady na kartce. Kolacja o 18:30 razem.")
    town.clock.advance(minutes=1)
    work_plan.change_plan(ewa, plan_id, main_goal="Trzy zasady na kartce. Kolacja o 19:00 razem z tatą.")
    town.round(anna, ewa)
    town.round(anna, ewa)
    return family


@pytest.fixture
def text_page(qtbot, town, plan_clash, tasks, settled):
    return shown(qtbot, town, tasks, settled)


def goal(town, family):
    return work_plan.plan(town.laptops["Anna Nowak"], family.id).main_goal


def test_a_long_text_offers_a_proposal_and_waits_for_the_open_place(
    qtbot, text_page, town, plan_clash, settled
) -> None:
    (text,) = text_page.fields
    assert "Trzy zasady na kartce. Kolacja o 18:00 razem." in text._base.text()
    assert len(text._choices) == 1 and not text.take.isEnabled()
    text.focus_first()
    qtbot.keyClick(text.proposal.radio, Qt.Key.Key_3)
    settled()
    assert conflicts(town.laptops["Anna Nowak"])  # nothing joins itself
    text._choices[0].set_values(["2"])
    text._judge()
    with qtbot.waitSignal(text_page.presenter.saved):
        text.take_proposal()
    settled()
    assert goal(town, plan_clash) == "Cztery zasady na kartce. Kolacja o 19:00 razem z tatą."
    assert not conflicts(town.laptops["Anna Nowak"])
    assert "proposal of both" in words(text)
    kept = [row.summary for row in history(town.laptops["Anna Nowak"], plan_clash.id).rows]
    assert len(kept) >= 4 and "decided" in " ".join(kept)


def test_own_wording_is_saved_as_it_was_typed(qtbot, text_page, town, plan_clash, settled) -> None:
    (text,) = text_page.fields
    text.focus_first()
    qtbot.keyClick(text.proposal.radio, Qt.Key.Key_E)
    assert text.editor.isVisible() and text.editor.toPlainText().startswith("Cztery zasady")
    text.editor.setPlainText("Kolacja razem.")
    with qtbot.waitSignal(text_page.presenter.saved):
        text.keep.click()
    settled()
    assert goal(town, plan_clash) == "Kolacja razem."
