"""The page "Do akceptacji": queue, differences, remarks, and the two decisions in few keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.opinion import acceptance as opinion_acceptance, opinions
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.ui.acceptance.part_block import Remark
from asystent_desktop.ui.acceptance.sheets import ApproveSheet, RemarkSheet, ReturnSheet
from asystent_desktop.ui.acceptance.text_pane import CHANGES, PAGES, WHOLE
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.widgets import Sheet


def state(office) -> OpinionState:
    return opinions.opinion(office.desk, office.case.opinion_id).state


def press(page, keys: str) -> None:
    """What the shortcut does; an offscreen window has no focus to send the key to."""
    next(one for one in page.findChildren(QShortcut) if one.key().toString() == keys).activated.emit()


def test_the_queue_names_version_and_deadline(page) -> None:
    (row,) = page.queue.list.rows.rows
    assert row.rest == "version 2" and row.right == "Fri 20.11"
    assert page.line.accessibleName().startswith("1 text waits")


def test_the_bar_names_exactly_the_version_and_hash(office, page) -> None:
    sha256 = opinion_acceptance.acceptance_queue(office.desk)[0].content_sha256.upper()
    assert "version 2" in page.text.bound.text()
    assert sha256[:4] in page.text.bound.text() and sha256[-4:] in page.text.bound.text()


def test_what_changed_since_the_version_before_is_marked(page) -> None:
    assert page.text.view.value() == CHANGES
    (passage,) = page.text.changed
    spoken = passage.text.accessibleName()
    assert "taken out: często opuszczają" in spoken and "put in: opuściły we wrześniu 11 dni" in spoken
    assert page.text.place.text() == "1 difference"
    press(page, "N")
    assert page.text.place.text() == f"difference 1 of {len(page.text.changed)}"
    assert page.text.current_part() == 6


def test_the_whole_text_and_the_pages_can_be_read(qtbot, page) -> None:
    page.text.view.set_values([WHOLE])
    page.text.view.changed.emit()
    assert len(page.text.blocks) == 13 and not page.text.changed
    with qtbot.waitSignal(page.presenter.printable):
        page.text.view.set_values([PAGES])
        page.text.view.changed.emit()
    assert page.text.preview.pages >= 1


def test_the_earlier_remark_stands_beside_its_part(page) -> None:
    (remark,) = page.text.findChildren(Remark)
    assert "Ile dni?" in remark.accessibleName() and "waits for an answer" in remark.accessibleName()


def test_two_keys_accept_exactly_what_is_shown(qtbot, office, page) -> None:
    press(page, "A")
    sheet = page.window().findChild(ApproveSheet)
    assert sheet.isVisible()
    with qtbot.waitSignals([page.presenter.approved, page.counted]):
        qtbot.keyClick(sheet.go, Qt.Key.Key_Space)
    assert state(office) == OpinionState.APPROVED
    assert page.empty.isVisible() and not page.approve.isEnabled()


def test_a_return_needs_a_reason_and_proposes_the_remarks(qtbot, office, page) -> None:
    press(page, "R")
    sheet = page.window().findChild(ReturnSheet)
    assert "1 remark" in sheet.reason.toPlainText()
    sheet.reason.setPlainText("  ")
    sheet.go.click()
    assert sheet.isVisible() and state(office) == OpinionState.SUBMITTED
    sheet.reason.setPlainText("Proszę o źródło")
    with qtbot.waitSignal(page.presenter.returned):
        sheet.go.click()
    view = opinions.opinion(office.desk, office.case.opinion_id)
    assert view.state == OpinionState.RETURNED and view.returned_reason == "Proszę o źródło"


def test_a_remark_is_kept_on_the_part_in_view(qtbot, office, page) -> None:
    press(page, "N")
    press(page, "K")
    sheet = page.window().findChild(RemarkSheet)
    assert sheet.part.value() == "6"
    sheet.text.setPlainText("Skąd to wiemy?")
    with qtbot.waitSignal(page.presenter.read_text):
        sheet.go.click()
    assert "Skąd to wiemy?" in [
        one.text for one in opinion_acceptance.comments(office.desk, office.case.opinion_id)
    ]
    assert len(page.text.findChildren(Remark)) >= 2


def test_another_version_meanwhile_refuses_the_decision(qtbot, office, page) -> None:
    press(page, "A")
    sheet = page.window().findChild(ApproveSheet)
    office.sit(office.author)
    opinions.withdraw(office.desk, office.case.opinion_id)
    office.write("Dzieci chodzą do szkoły codziennie.")
    opinions.submit(office.desk, office.case.opinion_id)
    office.sit(office.head)
    with qtbot.waitSignal(page.presenter.refused):
        sheet.go.click()
    assert page.banner.isVisible() and state(office) == OpinionState.SUBMITTED


def test_a_chosen_source_leads_to_the_file(qtbot, office, page) -> None:
    kinds = [one.source.kind for one in page.side._sources]
    with qtbot.waitSignal(page.open_family) as told:
        page.side.cards.pressed.emit(kinds.index("visit"))
    assert told.args == [office.case.family_id, "timeline"]


def test_nothing_personal_is_seen_while_masked(page) -> None:
    masking().set_on(True)
    assert page.text.stack.currentWidget() is page.text.masked
    assert "Wiśniewska" not in page.queue.list.rows.rows[0].words()
    press(page, "K")
    assert not Sheet.is_open(page)


def test_a_narrow_page_puts_one_below_the_other(page) -> None:
    page.resize(600, 500)
    QApplication.processEvents()
    assert page.queue.y() < page.text.y() < page.side.y()
    assert page.minimumSizeHint().width() <= 600


def test_every_source_card_can_be_seen(page) -> None:
    QApplication.processEvents()
    assert page.side.cards.cards and all(card.height() > 20 for card in page.side.cards.cards)


def test_the_page_needs_no_more_height_than_its_window(page) -> None:
    QApplication.processEvents()
    assert page._scroll.verticalScrollBar().maximum() == 0
