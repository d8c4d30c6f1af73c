"""The second person of an erasure, at her own screen: what she reads, and what goes with her consent."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from asystent_desktop.application.exchange import erasure
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.ui.computers import ComputersPage
from asystent_desktop.ui.computers.erasure_card import ConsentSheet
from asystent_desktop.ui.masking import masking

BASIS = "B10, zgoda archiwum 12/2026"


@pytest.fixture
def page(qtbot, office, tasks, house, settled):
    jan = office.town.laptop("Jan Kos", role="head")
    office.town.admit(jan, role="head")
    office.town.round(jan, office.head)
    erasure.order(jan, erasure.plan(jan, office.held[1]), BASIS, early=True)
    office.town.round(jan, office.head)
    made = ComputersPage(office.head, tasks, house)
    qtbot.addWidget(made)
    made.resize(1282, 686)
    made.show()
    settled()
    return made


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def opened(page) -> ConsentSheet:
    (row,) = page.orders.rows.rows.rows
    page.orders.open_wanted.emit(row.key)
    return page.window().findChild(ConsentSheet)


def test_the_second_person_reads_the_order_and_the_file_goes(qtbot, page, office, settled) -> None:
    (row,) = page.orders.rows.rows.rows
    assert "Mazur" in row.words() and "Jan Kos" in row.words() and "second person" in row.words()
    sheet = opened(page)
    said = words(sheet)
    for part in (
        "the whole file",
        "Jan Kos",
        BASIS,
        "has not passed yet",
        "cannot be undone",
        "keeps this file longer",
    ):
        assert part in said
    assert sheet.later.hasFocus(), "Enter alone destroys nothing"
    with qtbot.waitSignal(page.presenter.erased):
        sheet.go.click()
    settled()
    assert page.orders.isHidden() and "Confirmed" in words(page.banner)
    with office.head.unit_of_work() as work:
        assert "Mazur" not in {one.name for one in work.find(Family)}


def test_who_ordered_reads_that_somebody_else_is_needed(qtbot, page, office, settled) -> None:
    erasure.order(office.head, erasure.plan(office.head, office.held[0]), BASIS, early=True)
    page.presenter.load()
    settled()
    own = next(row for row in page.orders.rows.rows.rows if "Halina Jarosz" in row.words())
    page.orders.open_wanted.emit(own.key)
    sheet = page.window().findChild(ConsentSheet)
    assert sheet.go.isHidden() and "somebody else has to consent" in words(sheet)


def test_the_rail_counts_orders_of_others_alone(qtbot, page, office, settled) -> None:
    before = len(page._desk.alarms) + len(page._desk.held)
    with qtbot.waitSignal(page.counted) as counted:
        page.presenter.load()
    assert counted.args == [before + 1]
    erasure.order(office.head, erasure.plan(office.head, office.held[0]), BASIS, early=True)
    with qtbot.waitSignal(page.counted) as counted:
        page.presenter.load()
    assert counted.args == [before + 1]


def test_masking_hides_whose_file_it_is(page) -> None:
    masking().set_on(True)
    assert "Mazur" not in page.orders.rows.rows.rows[0].words() + words(opened(page))
