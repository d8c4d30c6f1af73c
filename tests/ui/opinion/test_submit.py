"""Handing over: what is frozen, what can be read and printed afterwards, and the list."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import RequestForm
from asystent_desktop.application.wording import labels
from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion import OpinionPage, OpinionsPage
from asystent_desktop.ui.opinion.details import DetailsSheet
from asystent_desktop.ui.opinion.final_sheet import FinalSheet
from asystent_desktop.ui.opinion.submit import SubmitSheet
from asystent_desktop.ui.printing import PrintSheet
from asystent_desktop.ui.widgets import Banner, Label, LinkButton


@pytest.fixture
def page(qtbot, case, tasks):
    made = OpinionPage(case.desk, tasks)
    made.resize(1282, 686)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.panes.preview.refreshed):
        made.show_opinion(case.opinion_id)
    return made


def hand_over(qtbot, page) -> None:
    page.sheets.ask_submit()
    sheet = page.findChild(SubmitSheet)
    with qtbot.waitSignals([page.presenter.submitted, page.presenter.preview.frozen]):
        sheet.go.click()


def test_the_sheet_shows_addressee_reference_and_what_blocks(qtbot, page) -> None:
    page.sheets.ask_submit()
    sheet = page.findChild(SubmitSheet)
    words = " ".join(label.text() for label in sheet.findChildren(Label))
    for expected in ("Katowice-Zachód", "ul. Warszawska 45", "V Nsm 412/26", "dotted line"):
        assert expected in words
    assert "Question 1 of the court has no answer" in words
    assert "does not stop" in words or "do not stop" in words
    assert sheet.go.isEnabled()


def test_submitting_commits_what_is_typed_and_freezes(qtbot, case, tasks, page) -> None:
    page.writing.go_to(1)
    page.panes.editor.blocks[0].text.setPlainText("Ostatnie słowo przed przekazaniem.")
    hand_over(qtbot, page)
    view = opinions.opinion(case.desk, case.opinion_id)
    assert view.state == OpinionState.SUBMITTED
    assert view.parts[0].paragraphs[0].text == "Ostatnie słowo przed przekazaniem."
    assert hashlib.sha256(opinions.stored_pdf(case.desk, case.opinion_id)).hexdigest() == (
        view.row.document_sha256
    )
    assert page.header.state.text == labels.opinion_state_label(
        view.state
    )  # this vault belongs to no office: nothing is exchanged
    assert not page.header.submit.isVisible()


def test_a_frozen_opinion_is_read_only_and_shows_its_stored_bytes(qtbot, case, tasks, page) -> None:
    hand_over(qtbot, page)
    editor = page.panes.editor
    assert editor.read_only and all(block.text.isReadOnly() for block in editor.blocks)
    digest = page.presenter.view.row.document_sha256[:12]
    assert any(digest in banner.accessibleName() for banner in page.notices.findChildren(Banner))
    page.presenter.edit(1, ())
    assert page.presenter.typed == {}
    with qtbot.waitSignal(page.presenter.printable) as first:
        page.presenter.read_pdf()
    with qtbot.waitSignal(page.presenter.printable) as second:
        page.presenter.read_pdf()
    assert first.args[0] == second.args[0] == opinions.stored_pdf(case.desk, case.opinion_id)
    assert hashlib.sha256(first.args[0]).hexdigest().startswith(digest)


def test_the_head_reads_and_does_not_write(qtbot, case, tasks, page) -> None:
    identity = case.desk.identity()
    head = replace(identity, person_id="01930000-0000-7000-8000-0000000000aa", role="head")
    case.desk.put_identity(head)
    with qtbot.waitSignal(page.presenter.shown):
        page.presenter.judge()
    assert page.panes.editor.read_only and not page.header.submit.isVisible()
    page.presenter.edit(1, ())
    assert page.presenter.typed == {}
    case.desk.put_identity(identity)
    opinions.submit(case.desk, case.opinion_id)
    case.desk.put_identity(head)
    with qtbot.waitSignal(page.presenter.preview.frozen):
        page.presenter.judge()
    assert not any(
        button.text() == "Take back for changes" and button.isVisible()
        for button in page.notices.findChildren(LinkButton)
    )


def test_what_waits_is_counted_for_the_rail(qtbot, case, tasks, listed) -> None:
    with qtbot.waitSignal(listed.counted) as told:
        listed.presenter.load()
    assert told.args == [1]
    case.desk.put_identity(replace(case.desk.identity(), role="head"))
    with qtbot.waitSignal(listed.counted) as told:
        listed.presenter.load()
    assert told.args == [0]
    with qtbot.waitSignal(listed.counted) as told:
        tasks.write(listed, lambda: opinions.submit(case.desk, case.opinion_id))
    assert told.args == [1]


def test_its_author_takes_it_back(qtbot, case, tasks, page) -> None:
    hand_over(qtbot, page)
    banner = next(one for one in page.notices.findChildren(Banner) if "SHA-256" in one.accessibleName())
    with qtbot.waitSignal(page.presenter.shown, check_params_cb=lambda view: view.state == "draft"):
        banner.acted.emit()
    assert not page.panes.editor.read_only and page.header.submit.isVisible()


def test_a_missing_case_reference_is_refused_in_words(qtbot, case, tasks, page) -> None:
    opinions.change_request(case.desk, case.request_id, case_ref="")
    page.sheets.ask_submit()
    with qtbot.waitSignal(page.presenter.refused):
        page.findChild(SubmitSheet).go.click()
    assert opinions.opinion(case.desk, case.opinion_id).state == OpinionState.DRAFT
    assert any(banner.isVisible() for banner in page.notices.findChildren(Banner))


def test_ctrl_p_opens_the_print_sheet_with_the_copies(qtbot, case, tasks, page) -> None:
    opinions.change_opinion(case.desk, case.opinion_id, copies=3)
    with qtbot.waitSignal(page.presenter.shown):
        page.presenter.judge()
    with qtbot.waitSignal(page.presenter.printable):
        page.presenter.read_pdf()
    assert page.findChild(PrintSheet).copies.value() == 3


@pytest.fixture
def listed(qtbot, case, tasks):
    made = OpinionsPage(case.desk, tasks)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.presenter.listed):
        pass
    return made


def test_the_list_groups_and_opens(qtbot, case, tasks, listed) -> None:
    rows = listed.list.rows.rows
    assert [row.key for row in rows] == ["drafts", case.opinion_id]
    assert rows[1].title == "Wiśniewska" and rows[1].extra == "V Nsm 412/26"
    with qtbot.waitSignal(listed.open_opinion) as told:
        listed.list.opened.emit(case.opinion_id)
    assert told.args == [case.opinion_id]


def test_submitted_ones_stand_apart(qtbot, case, tasks, listed) -> None:
    with qtbot.waitSignal(listed.presenter.listed):
        tasks.write(listed, lambda: opinions.submit(case.desk, case.opinion_id))
    rows = listed.list.rows.rows
    assert [row.key for row in rows] == ["handed", case.opinion_id]
    assert rows[1].subtitle == "Opinia dla sądu"
    assert rows[1].pill == labels.opinion_state_label(OpinionState.SUBMITTED)


def test_a_letter_without_an_opinion_starts_one(qtbot, case, tasks, listed) -> None:
    from datetime import date

    form = RequestForm("Sąd Rejonowy w Bytomiu", "IX", "IX RC 7/26", date(2026, 11, 2), date(2026, 11, 4))
    with qtbot.waitSignal(listed.presenter.listed):
        tasks.write(listed, lambda: opinions.add_request(case.desk, case.family_id, form))
    letter = next(row for row in listed.list.rows.rows if row.key.startswith("request:"))
    with qtbot.waitSignal(listed.open_opinion) as told:
        listed.list.opened.emit(letter.key)
    assert told.args[0] in {row.opinion_id for row in opinions.opinions(case.desk)}
    assert len(opinions.opinions(case.desk)) == 2


def test_the_list_is_masked(qtbot, listed) -> None:
    masking().set_on(True)
    words = " ".join(row.words() for row in listed.list.rows.rows)
    assert "Wiśniewska" not in words and "412/26" not in words and "W. · R-03/2025" in words


def test_submitting_writes_what_was_never_committed(qtbot, case, tasks, page) -> None:
    page.writing.go_to(1)
    page.panes.editor.blocks[0].text.setPlainText("Bez pytania o zapis, 17.11.2026.")
    with qtbot.waitSignal(page.presenter.submitted):
        page.presenter.submit()
    text = opinions.opinion(case.desk, case.opinion_id).parts[0].paragraphs[0].text
    assert text == "Bez pytania o zapis, 17.11.2026."


def test_copies_are_counted_along_with_the_recipients(qtbot, case, tasks) -> None:
    page = OpinionPage(case.desk, tasks)
    qtbot.addWidget(page)
    page.show()
    view = opinions.opinion(case.desk, case.opinion_id)
    sheet = DetailsSheet(page, view, case.desk.clock.today)
    assert sheet.copies.value() == 2
    sheet.recipients.setPlainText("adresat\nmatka\nojciec\na/a")
    assert sheet.copies.value() == 4
    sheet.copies.set_value(7)
    sheet.recipients.setPlainText("adresat\na/a")
    assert sheet.copies.value() == 7
    sheet.put_away()


def test_half_an_address_is_said_before_the_paper_leaves(qtbot, page) -> None:
    view = replace(
        page.presenter.view,
        checks=(
            CheckView("half-address", CheckTone.WARN, 0, (("word", "Sąd Rejonowy w Chorzowie, Chorzów"),)),
        ),
    )
    for sheet in (SubmitSheet(page, view, date(2026, 11, 17)), FinalSheet(page, view, undecided=0)):
        qtbot.addWidget(sheet)
        said = [banner.accessibleName() for banner in sheet.findChildren(Banner)]
        assert len([one for one in said if "Sąd Rejonowy w Chorzowie, Chorzów" in one]) == 1
