"""The tab "Dokumenty": live preview, finishing, printing, delivery, checking a sheet."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton

from asystent_desktop.application.family import families
from asystent_desktop.application.papers import making, shelf
from asystent_desktop.domain.kinds.access import AccessNote
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.papers import PapersTab
from asystent_desktop.ui.papers.delivery_sheet import DeliverySheet
from asystent_desktop.ui.papers.list_pane import FINISHED, NEW
from asystent_desktop.ui.papers.verify_sheet import VerifySheet
from asystent_desktop.ui.printing import Outcome, PrintResult, PrintSheet


@pytest.fixture
def tab(qtbot, case, tasks) -> PapersTab:
    made = PapersTab(case.desk, tasks)
    made.resize(1040, 560)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.shown):
        made.show_family(case.family_id)
        made.show()
    return made


def choose(qtbot, tab: PapersTab, kind: str) -> None:
    with qtbot.waitSignals([tab.presenter.previewed, tab.presenter.subjects_read]):
        tab.list.kinds.setCurrentIndex(tab.list.kinds.model().index(tab.list.kinds.rows.row_of(kind), 0))


def finish(qtbot, tab: PapersTab) -> str:
    choose(qtbot, tab, "family-card")
    with qtbot.waitSignals([tab.presenter.finished, tab.shown, tab.presenter.previewed]):
        tab.pane.finish.click()
    return tab.pane.paper.document_id


def test_without_a_finished_paper_the_kinds_are_offered(tab) -> None:
    assert tab.list.view.value() == NEW
    assert tab.list.kinds.rows.row_of("family-card") == 0


def test_choosing_a_kind_shows_its_pages_and_what_it_may_be_about(qtbot, tab) -> None:
    choose(qtbot, tab, "visit-card")
    pane = tab.pane
    assert pane.preview.pages >= 1 and pane.finish.isEnabled()
    assert pane.subject.count() == 3 and pane.subject.value() == ""
    latest = tab.presenter.content
    pane.subject.setCurrentIndex(2)
    with qtbot.waitSignal(tab.presenter.previewed):
        pane.subject.activated.emit(2)
    assert tab.presenter.wanted.subject_id and tab.presenter.content != latest


def test_what_cannot_be_made_says_why_and_cannot_be_finished(qtbot, tab) -> None:
    with qtbot.waitSignal(tab.presenter.preview_failed):
        tab.list.kinds.setCurrentIndex(
            tab.list.kinds.model().index(tab.list.kinds.rows.row_of("follow-up"), 0)
        )
    assert tab.pane.preview.trouble.isVisible() and not tab.pane.finish.isEnabled()
    assert tab.presenter.content is None


def test_finishing_numbers_the_paper_and_shows_the_sealed_bytes(qtbot, case, tab) -> None:
    document_id = finish(qtbot, tab)
    row = shelf.papers(case.desk, case.family_id)[0]
    assert row.document_id == document_id == tab.pane.paper.document_id
    assert tab.list.view.value() == FINISHED and row.code in tab.pane.line.accessibleName()
    assert tab.presenter.content == making.stored_paper(case.desk, document_id)


def test_a_delivery_needs_its_way_and_is_shown(qtbot, case, tab) -> None:
    document_id = finish(qtbot, tab)
    tab.deeds.ask_delivery()
    sheet = tab.window().findChild(DeliverySheet)
    sheet.go.click()
    assert sheet.isVisible() and sheet._way.error
    sheet.channel.set_values([Channel.REGISTERED_POST.value])
    sheet.proof.setText("RR 12 PL")
    sheet.addressee.setText("Sąd Rejonowy")
    sheet.posted_on.set_value(date(2026, 11, 18))
    sheet.go.click()
    assert sheet.isVisible() and sheet._day.error
    sheet.posted_on.set_value(date(2026, 11, 17))
    with qtbot.waitSignals([tab.presenter.delivered, tab.shown]):
        sheet.go.click()
    (sent,) = shelf.papers(case.desk, case.family_id)[0].deliveries
    assert (sent.paper_id, sent.channel, sent.proof) == (document_id, Channel.REGISTERED_POST, "RR 12 PL")
    assert "RR 12 PL" in tab.pane.left.text() and "Registered post" in tab.pane.left.text()


def test_a_print_is_journalled_with_its_copies(qtbot, case, tab) -> None:
    document_id = finish(qtbot, tab)
    tab.deeds.ask_print()
    sheet = tab.window().findChild(PrintSheet)
    sheet.copies.set_value(3)
    with qtbot.waitSignal(tab.presenter.tasks.idle):
        sheet.printed.emit(PrintResult(Outcome.ACCEPTED, "drukarka", 1))
    with case.desk.unit_of_work() as unit:
        (note,) = unit.find(AccessNote, about_id=document_id)
    assert note.copies == 3


def test_a_refused_print_is_not_journalled(qtbot, case, tab) -> None:
    finish(qtbot, tab)
    tab.deeds.ask_print()
    tab.window().findChild(PrintSheet).printed.emit(PrintResult(Outcome.REFUSED, "drukarka"))
    with case.desk.unit_of_work() as unit:
        assert not unit.find(AccessNote)


def test_a_code_and_a_file_lead_to_the_record(qtbot, case, tab, tmp_path) -> None:
    document_id = finish(qtbot, tab)
    code = shelf.papers(case.desk, case.family_id)[0].code
    tab.deeds.ask_verify()
    sheet = tab.window().findChild(VerifySheet)
    sheet.code.setText(code.lower().replace("-", " "))
    with qtbot.waitSignal(tab.presenter.verified):
        sheet.go.click()
    assert "matches the record" in sheet.answer.accessibleName()
    good = making.stored_paper(case.desk, document_id)
    for name, content, words in (("a.pdf", good, "matches"), ("b.pdf", good + b"x", "altered")):
        (tmp_path / name).write_bytes(content)
        with qtbot.waitSignal(tab.presenter.verified):
            sheet.read(str(tmp_path / name))
        assert words in sheet.answer.accessibleName()
    sheet.read(str(tmp_path / "none.pdf"))
    assert "cannot be read" in sheet.answer.accessibleName()


def test_the_pages_are_hidden_while_masked(qtbot, tab) -> None:
    choose(qtbot, tab, "family-card")
    masking().set_on(True)
    assert tab.pane.stack.currentWidget() is tab.pane.masked
    tab.deeds.ask_print()
    assert tab.window().findChild(PrintSheet) is None
    masking().set_on(False)
    assert tab.pane.stack.currentWidget() is tab.pane.preview


def test_a_narrow_tab_shows_one_pane_and_leads_back(qtbot, tab) -> None:
    tab.resize(560, 520)
    assert tab.list.isVisible() and not tab.pane.isVisible()
    choose(qtbot, tab, "family-card")
    tab.list.opened.emit()
    assert tab.pane.isVisible() and not tab.list.isVisible()
    tab.pane.back_button.click()
    assert tab.list.isVisible() and not tab.pane.isVisible()


def test_a_write_of_the_file_refreshes_the_draft(qtbot, case, tab) -> None:
    choose(qtbot, tab, "family-card")
    before = tab.presenter.content
    with qtbot.waitSignal(tab.presenter.previewed):
        tab.presenter.write(lambda: families.change_family(case.desk, case.family_id, phone="600 100 200"))
    assert tab.presenter.content != before


def test_every_button_has_a_name(tab) -> None:
    buttons = [one for one in tab.findChildren(QAbstractButton) if one.isVisible()]
    assert len(buttons) >= 3 and all(one.accessibleName() or one.text() for one in buttons)
