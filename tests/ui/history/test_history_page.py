"""The history screen over a real store: entries, before and after, masking, a narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from asystent_desktop.application.family import families
from asystent_desktop.application.history.views import Group
from asystent_desktop.ui.history import HistoryPage, HistoryTab
from asystent_desktop.ui.history.difference import Piece, difference
from asystent_desktop.ui.masking import masking
from tests.fakes.caseload import new_family
from tests.fakes.vaults import make_desk


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "vault", name="Anna Nowak")
    yield made
    made.close()


@pytest.fixture
def family(desk):
    made = new_family(desk)
    desk.clock.advance(minutes=1)
    families.change_family(desk, made, phone="600 100 118")
    desk.clock.advance(minutes=1)
    families.change_family(desk, made, phone="600 100 254")
    return made


@pytest.fixture
def page(qtbot, desk, family, tasks, settled):
    made = HistoryPage(desk, tasks)
    qtbot.addWidget(made)
    made.resize(1282, 686)
    made.show()
    settled()
    return made


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_latest_entry_is_shown_whole(page) -> None:
    shown = words(page.panel.detail)
    assert "600 100 118" in shown and "600 100 254" in shown
    assert "Anna Nowak" in shown and "not at the office yet" in shown
    assert "Before" in shown and "After" in shown


def test_masking_hides_values_in_list_and_entry(page) -> None:
    masking().set_on(True)
    spoken = " ".join(row.words() for row in page.panel.list.rows.rows)
    assert "600 100" not in spoken + words(page.panel.detail)
    assert "Wiśniewska" not in spoken + words(page.panel.detail)


def test_the_filter_reads_anew_and_can_be_cleared(qtbot, page, settled) -> None:
    page.panel.filters.groups.set_values([Group.VISITS.value])
    page.panel.filters._group()
    settled()
    assert page.panel._left.currentWidget() is page.panel._none
    page.panel._none.acted.emit()
    settled()
    assert page.panel._left.currentWidget() is page.panel._paper and page.panel.list.rows.rows


def test_a_write_elsewhere_appears_at_once(qtbot, page, desk, family, tasks, settled) -> None:
    desk.clock.advance(minutes=1)
    tasks.write(page, lambda: families.change_family(desk, family, city="Katowice Ligota"))
    settled()
    assert any("Katowice Ligota" in row.subtitle for row in page.panel.list.rows.rows)


def test_a_narrow_window_shows_the_entry_in_place_of_the_list(qtbot, page) -> None:
    page.resize(599, 330)
    rows = [row for row in page.panel.list.rows.rows if not row.heading]
    assert page.panel.detail.isHidden()
    page.panel.list.opened.emit(rows[0].key)
    assert page.panel.detail.isVisible() and page.panel._left.isHidden()
    page.panel.detail.back.click()
    assert page.panel.detail.isHidden() and page.panel._left.isVisible()


def test_a_tab_shows_one_family_alone(qtbot, desk, family, tasks, settled) -> None:
    new_family(desk, "Mazur")
    tab = HistoryTab(desk, tasks, family)
    qtbot.addWidget(tab)
    tab.show()
    settled()
    assert {row.family_id for row in tab.panel._shown.rows} == {family}
    assert tab.banner.isHidden()
    tab.presenter.refused.emit("The store is busy.")
    assert tab.banner.isVisible()


def test_a_difference_gives_both_texts_back() -> None:
    before, after = "Pies na podwórku. Dzwonić.", "Pies na smyczy, podwórze. Dzwonić."
    found = difference(before, after)
    assert "".join(one.text for one in found if one.piece is not Piece.OUT) == after
    assert "".join(one.text for one in found if one.piece is not Piece.IN) == before


def test_a_reworded_passage_is_struck_through_whole() -> None:
    shown = difference("Adres rodziny: ul. Zmyślona 4 r. stoi", "Mieszkanie ma dwa pokoje r. stoi")
    assert [one.piece for one in shown] == [Piece.OUT, Piece.IN, Piece.SAME]
    for dropped, whole in (
        (Piece.IN, "Adres rodziny: ul. Zmyślona 4 r. stoi"),
        (Piece.OUT, "Mieszkanie ma dwa pokoje r. stoi"),
    ):
        assert "".join(one.text for one in shown if one.piece is not dropped) == whole
