"""After acceptance: review list, final version, variants, delivery, correction, and the head's remarks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from asystent_desktop.application.opinion import name_forms, opinions
from asystent_desktop.domain.kinds.court import Decision, OpinionState
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.i18n.declension import Case
from asystent_desktop.ui.opinion import OpinionPage
from asystent_desktop.ui.opinion.final_sheet import FinalSheet
from asystent_desktop.ui.opinion.masked_sheet import MaskedSheet
from asystent_desktop.ui.opinion.names_sheet import NamesSheet
from asystent_desktop.ui.opinion.outgoing_sheet import OutgoingSheet
from asystent_desktop.ui.opinion.reason_sheet import ReasonSheet
from asystent_desktop.ui.opinion.remarks_sheet import RemarksSheet
from asystent_desktop.ui.opinion.review_sheet import ReviewSheet
from asystent_desktop.ui.papers.delivery_sheet import DeliverySheet
from asystent_desktop.ui.printing import PrintSheet
from asystent_desktop.ui.widgets import Button, Label

HEAD_ID = "01930000-0000-7000-8000-0000000000aa"
SOURCE = (Source("visit", "", "wizyta 06.11"),)
PLAIN = Paragraph("Rodzina współpracuje od 12 marca 2025 r.", Nature.ASSESSMENT, SOURCE)
SAID = Paragraph("W dniu 6 listopada 2026 r. Oliwia powiedziała: „Boję się, kiedy krzyczą”.", sources=SOURCE)
QUESTION = Paragraph("Pytanie 1. Jak przebiegają kontakty dzieci z ojcem?")


def write(case, *, said: bool = False) -> None:
    for number in range(1, 14):
        paragraphs = (QUESTION, PLAIN) if number == 12 else (PLAIN,)
        if number == 6 and said:
            paragraphs = (PLAIN, SAID)
        opinions.change_part(case.desk, case.opinion_id, number, paragraphs)


def decide_as_head(case, decision) -> None:
    author = replace(case.desk.identity(), enrolled=True)
    case.desk.put_identity(replace(author, person_id=HEAD_ID, name="Halina Jarosz", role="head"))
    decision(opinions.acceptance_queue(case.desk)[0])
    case.desk.put_identity(author)


def approve(case) -> None:
    opinions.submit(case.desk, case.opinion_id)
    decide_as_head(case, lambda row: opinions.approve(case.desk, case.opinion_id, row.content_sha256))


def state(case) -> OpinionState:
    return opinions.opinion(case.desk, case.opinion_id).state


@pytest.fixture
def opened(qtbot, case, tasks):
    def show() -> OpinionPage:
        made = OpinionPage(case.desk, tasks)
        made.resize(1282, 686)
        qtbot.addWidget(made)
        made.show()
        with qtbot.waitSignal(made.panes.preview.refreshed):
            made.show_opinion(case.opinion_id)
        return made

    return show


def sheet_of(qtbot, page: OpinionPage, kind: type):
    """The sheet that is open now."""
    found = []

    def there() -> bool:
        found[:] = [one for one in page.window().findChildren(kind) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    return found[-1]


def button(sheet, text: str) -> Button:
    return next(one for one in sheet.findChildren(Button) if one.text() == text and one.isEnabled())


def test_a_passage_is_decided_once_and_the_check_goes(qtbot, case, opened) -> None:
    write(case, said=True)
    page = opened()
    before = [check.code for check in page.presenter.view.checks]
    assert "review-open" in before
    page.deeds.ask_review()
    sheet = sheet_of(qtbot, page, ReviewSheet)
    card = next(one for one in sheet.cards if "Boję się" in one.accessibleName())
    assert card.choice.value() is None
    with qtbot.waitSignal(page.presenter.tasks.idle):
        card.choice.chip(Decision.HIDE.value).click()
    decided = {one.text: one.decision for one in opinions.review(case.desk, case.opinion_id)}
    assert Decision.HIDE in decided.values()
    again = next(one for one in sheet.cards if "Boję się" in one.accessibleName())
    assert again.choice.value() == Decision.HIDE.value
    with qtbot.waitSignal(page.presenter.shown):
        sheet.close_button.click()


def test_the_review_leads_to_its_passage(qtbot, case, opened) -> None:
    write(case, said=True)
    page = opened()
    page.deeds.ask_review()
    sheet = sheet_of(qtbot, page, ReviewSheet)
    button(next(one for one in sheet.cards if "Boję się" in one.accessibleName()), "Go there").click()
    assert page.writing.number == 6 and not sheet.isVisible()


def finish(qtbot, case, page: OpinionPage) -> OutgoingSheet:
    page.header.submit.click()
    sheet = sheet_of(qtbot, page, FinalSheet)
    sheet.case_number.setText("PS-11.8120.70.2026.HJ")
    with qtbot.waitSignal(page.deeds.steps.finalised):
        qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    return sheet_of(qtbot, page, OutgoingSheet)


def test_the_case_number_is_asked_and_never_made_up(qtbot, case, opened) -> None:
    write(case)
    approve(case)
    page = opened()
    assert page.header.submit.text() == "Final version…"
    page.header.submit.click()
    sheet = sheet_of(qtbot, page, FinalSheet)
    assert sheet.case_number.text() == "" and sheet.go.isEnabled()
    sheet.go.click()
    assert sheet.isVisible() and sheet._field.error
    assert state(case) == OpinionState.APPROVED


def test_what_blocks_is_said_before_sealing(qtbot, case, opened) -> None:
    write(case)
    opinions.change_part(case.desk, case.opinion_id, 3, ())
    approve(case)
    page = opened()
    page.header.submit.click()
    assert not sheet_of(qtbot, page, FinalSheet).go.isEnabled()


def test_sealing_then_posting_closes_the_deadline(qtbot, case, opened) -> None:
    write(case)
    approve(case)
    page = opened()
    sheet = finish(qtbot, case, page)
    (paper,) = opinions.final_papers(case.desk, case.opinion_id)
    words = " ".join(label.text() for label in sheet.findChildren(Label))
    assert paper.code in words and paper.number in words and paper.case_number == "PS-11.8120.70.2026.HJ"
    button(sheet, "It left the office").click()
    how = sheet_of(qtbot, page, DeliverySheet)
    how.channel.set_values([Channel.REGISTRY_DESK.value])
    how.posted_on.set_value(date(2026, 11, 17))
    with qtbot.waitSignal(page.deeds.steps.delivered):
        how.go.click()
    assert state(case) == OpinionState.SENT
    (request,) = opinions.requests(case.desk, case.family_id)
    assert request.closed_on == date(2026, 11, 17)


def test_the_preview_turns_to_the_sealed_pages(qtbot, case, opened) -> None:
    write(case)
    approve(case)
    page = opened()
    pages: list[bytes] = []
    page.presenter.preview.frozen.connect(pages.append)
    finish(qtbot, case, page)
    (paper,) = opinions.final_papers(case.desk, case.opinion_id)
    sealed = opinions.print_final(case.desk, paper.document_id)
    qtbot.waitUntil(lambda: bool(pages) and pages[-1] == sealed)


def test_the_sealed_bytes_are_printed(qtbot, case, opened) -> None:
    write(case)
    approve(case)
    page = opened()
    sheet = finish(qtbot, case, page)
    button(sheet, "Print").click()
    printing = sheet_of(qtbot, page, PrintSheet)
    (paper,) = opinions.final_papers(case.desk, case.opinion_id)
    assert printing._content == opinions.print_final(case.desk, paper.document_id)


def test_a_variant_is_sealed_only_after_what_it_hides_was_seen(qtbot, case, opened) -> None:
    write(case)
    approve(case)
    page = opened()
    finish(qtbot, case, page).put_away()
    page.deeds.ask_masked()
    sheet = sheet_of(qtbot, page, MaskedSheet)
    sheet.go.click()
    assert sheet._whom.error
    sheet.recipient.setText("kurator zawodowy")
    sheet.more.setPlainText("12 marca 2025 r.")
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet.go.text() == "Seal this copy")
    assert sheet.hidden_title.text().endswith("places are left out:")
    sheet.more.setPlainText("12 marca 2025 r.\nRodzina")
    assert sheet.go.text() == "Show what is hidden"
    sheet.go.click()
    qtbot.waitUntil(lambda: sheet.go.text() == "Seal this copy")
    with qtbot.waitSignal(page.deeds.steps.variant_made):
        sheet.go.click()
    papers = opinions.final_papers(case.desk, case.opinion_id)
    assert [one.copy_for for one in papers] == ["", "kurator zawodowy"]
    assert sheet_of(qtbot, page, PrintSheet)


def test_a_correction_is_a_new_paper_with_a_reason(qtbot, case, opened) -> None:
    write(case)
    approve(case)
    page = opened()
    finish(qtbot, case, page).put_away()
    page.deeds.ask_correction()
    sheet = sheet_of(qtbot, page, ReasonSheet)
    sheet.go.click()
    assert sheet._field.error
    sheet.reason.setText("Błędna data wizyty")
    with qtbot.waitSignal(page.deeds.open_opinion) as told:
        sheet.go.click()
    row = opinions.opinion(case.desk, told.args[0]).row
    assert row.corrects == case.opinion_id and row.state == OpinionState.DRAFT


def test_a_returned_paper_says_why_and_its_remarks_are_answered(qtbot, case, opened) -> None:
    write(case)
    opinions.submit(case.desk, case.opinion_id)

    def give_back(row) -> None:
        opinions.comment(case.desk, case.opinion_id, 6, "Ile dni?")
        opinions.give_back(case.desk, case.opinion_id, row.content_sha256, "Proszę o liczby")

    decide_as_head(case, give_back)
    page = opened()
    assert not page.presenter.read_only
    told = [one.accessibleName() for one in page.notices.findChildren(type(page.notices._frozen))]
    assert any("Proszę o liczby" in words for words in told)
    page.deeds.ask_remarks()
    sheet = sheet_of(qtbot, page, RemarksSheet)
    qtbot.waitUntil(lambda: any(one.text() == "Ile dni?" for one in sheet.findChildren(Label)))
    with qtbot.waitSignal(page.presenter.tasks.idle):
        button(sheet, "Dealt with").click()
    assert [one.answered for one in opinions.comments(case.desk, case.opinion_id)] == [True]


def test_a_form_of_a_name_is_corrected_and_the_text_put_right(qtbot, case, opened) -> None:
    said = Paragraph("Podstawy pracy z Anną Wiśniewską nie zmieniono.", sources=SOURCE)
    opinions.change_part(case.desk, case.opinion_id, 2, (said,))
    page = opened()
    page.deeds.names.ask()
    sheet = sheet_of(qtbot, page, NamesSheet)
    assert sheet.fields[Case.INSTRUMENTAL].text() == "Anną Wiśniewską"
    sheet.fields[Case.INSTRUMENTAL].setText("Anną Wiśniewską-Kos")
    sheet.person.setCurrentIndex(1)
    sheet.person.activated.emit(1)
    assert sheet.fields[Case.INSTRUMENTAL].text() == "Oliwią Wiśniewską"
    with qtbot.waitSignal(page.presenter.shown):
        sheet.go.click()
    held = opinions.opinion(case.desk, case.opinion_id)
    assert held.parts[1].paragraphs[0].text == "Podstawy pracy z Anną Wiśniewską-Kos nie zmieniono."
    (row,) = [one for one in name_forms.name_forms(case.desk, case.family_id) if one.corrected]
    assert (row.case, row.form) == (Case.INSTRUMENTAL, "Anną Wiśniewską-Kos")
