"""The model of goals and actions, and what is told of a version beside the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt

from asystent_desktop.application.plans import work_plan
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.plan.model import ITEM_ROLE, Column, PlanModel
from asystent_desktop.ui.plan.plan_data import load_plan
from asystent_desktop.ui.plan.table_card import missing_words

TODAY = date(2026, 11, 17)


@pytest.fixture
def data(desk, signed):
    _c, plan = work_plan.new_version(desk, signed.family, "nowa zaległość")
    view = work_plan.plan(desk, signed.family)
    work_plan.change_action(desk, view.goals[0].actions[1].action_id, due_on=date(2026, 12, 4))
    assert plan == view.plan_id
    return load_plan(desk, signed.family, None, TODAY)


@pytest.fixture
def model(qapp, data):
    made = PlanModel()
    made.set_plan(data)
    return made


def test_the_model_keeps_qts_rules(qtmodeltester, model, data):
    qtmodeltester.check(model, force_py=True)
    model.set_plan(replace(data, plan=replace(data.plan, goals=data.plan.goals[:1])))
    qtmodeltester.check(model, force_py=True)


def test_rows_are_read_whole(model, data):
    clinic = model.find(data.plan.goals[0].actions[1].action_id)
    words = clinic.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("1.2 Badanie w poradni, Anna, Fri 04.12, add the effect")
    goal = model.index(0, 0, QModelIndex())
    assert (
        goal.data(Qt.ItemDataRole.AccessibleTextRole)
        == "1. Kacper regularnie w szkole, 1 of 2 tasks · by 04.12"
    )


def test_only_contents_change_while_rows_stay(qtbot, model, data):
    action = data.plan.goals[0].actions[0]
    fresh = replace(action, text="Inne słowa")
    goal = replace(data.plan.goals[0], actions=(fresh, *data.plan.goals[0].actions[1:]))
    changed = replace(data, plan=replace(data.plan, goals=(goal, *data.plan.goals[1:])))
    with qtbot.assertNotEmitted(model.modelReset):
        assert model.set_plan(changed) is False
    assert model.find(action.action_id).data(ITEM_ROLE).text == "Inne słowa"


def test_what_changed_is_told_against_the_version_before(data):
    morning, clinic = data.plan.goals[0].actions
    assert clinic.altered
    assert not morning.altered
    assert data.before(clinic).due_on == date(2026, 11, 30)


def test_masking_hides_words_and_names(model, data):
    masking().set_on(True)
    clinic = data.plan.goals[0].actions[1]
    assert model.cell(clinic, Column.TASK) == "•••"
    assert model.cell(clinic, Column.WHO) == "•••"
    assert model.cell(clinic, Column.EFFECT) == "add the effect"


def test_what_is_missing_for_printing(data):
    assert [action.text for action in data.incomplete()] == ["Badanie w poradni", "Druga rata czynszu"]
    assert missing_words(1, 1) == "Missing for printing: 1 expected effect, 1 deadline"
    assert missing_words(0, 0) == ""
