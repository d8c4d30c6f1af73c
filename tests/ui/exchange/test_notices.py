"""An assistant sees on her own page that an entry of a colleague is missing, and what to do about it."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from asystent_desktop import i18n
from asystent_desktop.application.exchange.memory import memory
from asystent_desktop.application.exchange.week import exchange_week
from asystent_desktop.application.vault import settings
from asystent_desktop.domain.kinds.office import AssignmentMode
from asystent_desktop.exchange.boxes import TO_OFFICE
from asystent_desktop.hub.decisions import assign
from asystent_desktop.ui.exchange import ExchangePage
from asystent_desktop.ui.exchange.notice_sheet import NoticeSheet
from asystent_desktop.ui.masking import masking
from tests.exchange_sim.town import new_family, save, stored
from tests.ui.exchange.test_exchange_page import words


@pytest.fixture
def torn(town, monkeypatch):
    """Anna's first change is lost on the way; her second has reached Ewa, who is Anna's stand-in."""
    anna, ewa = town.laptop("Anna Nowak"), town.laptop("Ewa Lis")
    family = new_family(anna)
    town.admit(anna)
    town.round(anna)
    town.admit(ewa)
    assign(town.hub, town.office, family.id, ewa.identity().person_id, AssignmentMode.STAND_IN)
    town.round(anna, ewa)
    with monkeypatch.context() as patch:
        patch.setattr("asystent_desktop.exchange.limits.PORTION_RAW_BYTES", 1)
        for number in range(2):
            save(anna, replace(stored(anna, family.id), phone=f"32 000 00 0{number}"))
        town.exchange(anna)
    with anna.exchange_unit() as unit:
        town.carrier.delete(TO_OFFICE, memory(unit).outbox[0])
    town.answer()
    exchange_week(ewa, town.carrier)
    return anna, ewa


@pytest.fixture(autouse=True)
def english_everywhere():
    """What to look at is worded on the store's thread: the language of the whole program counts."""
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def page(qtbot, torn, tasks, house, stick, settled):
    _anna, ewa = torn
    settings.change_settings(ewa, exchange_folder=str(stick))
    made = ExchangePage(ewa, tasks, house)
    qtbot.addWidget(made)
    made.resize(1280, 690)
    made.show()
    qtbot.waitUntil(lambda: made.presenter.folder.since is not None)
    settled()
    return made


def opened(page):
    key = next(row.key for row in page.check.rows.rows.rows if row.key.startswith("notice:"))
    page.check.rows.opened.emit(key)
    sheet = page.window().findChildren(NoticeSheet)[-1]
    if folder := os.environ.get("ASYSTENT_TEST_PICTURES"):
        page.window().grab().save(f"{folder}/notice-{len(key)}-{sheet.title.text()[:12]}.png")
    return sheet


def test_what_waits_is_named_with_the_next_step(page) -> None:
    assert "Entries wait for an earlier one: Anna Nowak" in words(page.check)
    sheet = opened(page)
    assert "Wiśniewska" in words(sheet)
    assert sheet.next_step.text().startswith("Ask Anna Nowak to exchange.")
    assert not hasattr(sheet, "read"), "it goes by itself"


def test_a_lost_entry_stays_until_somebody_has_read_of_it(torn, page, settled) -> None:
    _anna, ewa = torn
    with ewa.exchange_unit() as unit:
        (parked,) = unit.parked()
        unit.declare_absent({parked.scope: parked.missing})  # as the office's reply says it
        unit.commit()
    page.presenter.load()
    settled()
    assert "A lost entry: Anna Nowak" in words(page.check)
    masking().set_on(True)
    assert "Wiśniewska" not in words(page.check)
    masking().set_on(False)
    sheet = opened(page)
    assert "Ask Anna Nowak to read the history of this file" in sheet.next_step.text()
    sheet.read.click()
    settled()
    assert "A lost entry" not in words(page.check)
