"""Writing an opinion: what is typed, where it goes, and what is said about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from asystent_desktop.application.opinion import opinions
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.opinion import OpinionPage, presenter as presenting
from asystent_desktop.ui.opinion.panes import Pane
from asystent_desktop.ui.opinion.paragraph import ParagraphBlock
from asystent_desktop.ui.widgets import Banner
from tests.ui.opinion.conftest import Case, housing


def press(widget, key: Qt.Key, text: str = "", modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """One key with its text, as a Polish keyboard sends it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def write(widget, text: str) -> None:
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


@pytest.fixture
def page(qtbot, case: Case, tasks):
    opinions.change_part(case.desk, case.opinion_id, 3, housing(case))
    made = OpinionPage(case.desk, tasks)
    made.resize(1282, 686)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.panes.preview.refreshed):
        made.show_opinion(case.opinion_id)
    made.writing.go_to(3)
    return made


def stored(case: Case, number: int = 3) -> tuple[Paragraph, ...]:
    return opinions.opinion(case.desk, case.opinion_id).parts[number - 1].paragraphs


def settle(qtbot, tasks) -> None:
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass


def test_the_first_unfinished_part_opens_and_the_list_says_why(qtbot, case, tasks) -> None:
    page = OpinionPage(case.desk, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.presenter.opened):
        page.show_opinion(case.opinion_id)
    view = page.presenter.view
    first = next(part for part in view.parts if part.state != "done")
    assert page.writing.number == first.number
    row = page.panes.parts.list.rows.rows[first.number - 1]
    assert row.words().endswith("part empty") and page.header.title.accessibleName().endswith("Wiśniewska")


def test_typing_is_kept_as_a_draft_and_saved_is_said_only_then(qtbot, case, tasks, page) -> None:
    text = page.panes.editor.blocks[2].text
    text.put_caret(-1)
    write(text, " Łódź.")
    assert page.panes.editor.saved.text() == "not saved yet"
    with qtbot.waitSignal(page.presenter.saved):
        pass  # 800 ms after the last key
    assert page.panes.editor.saved.text().startswith("saved ")
    draft = opinions.part_draft(case.desk, case.opinion_id, 3)
    assert draft is not None and draft.paragraphs[2].text.endswith(" Łódź.")
    assert not stored(case)[2].text.endswith("Łódź.")


def test_leaving_the_part_commits_and_drops_the_draft(qtbot, case, tasks, page) -> None:
    write(page.panes.editor.blocks[2].text, "Dziś ")
    with qtbot.waitSignal(page.presenter.saved):
        page.writing.go_to(4)
    assert stored(case)[2].text.startswith("Dziś ")
    assert opinions.part_draft(case.desk, case.opinion_id, 3) is None
    assert page.presenter.typed == {}


def test_the_lock_commits(qtbot, case, tasks, page) -> None:
    write(page.panes.editor.blocks[0].text, "X")
    page.save_drafts()
    tasks.close()  # what the lock does next: it waits for the writes under way
    assert stored(case)[0].text.startswith("X")


def test_twenty_seconds_of_rest_commit(qtbot, case, tasks, page, monkeypatch) -> None:
    assert presenting.COMMIT_MS == 20_000
    page.presenter._rest.setInterval(1)
    write(page.panes.editor.blocks[0].text, "Y")
    with qtbot.waitSignal(page.presenter.saved):
        pass
    assert stored(case)[0].text.startswith("Y")


@pytest.mark.parametrize("meanwhile", ["typed", "committed"])
def test_a_draft_left_behind_comes_back_and_can_be_refused(qtbot, case, tasks, meanwhile) -> None:
    opinions.change_part(case.desk, case.opinion_id, 3, housing(case))
    typed = (*housing(case)[:2], Paragraph("Przerwane zdanie"))
    opinions.keep_part_draft(case.desk, case.opinion_id, 3, typed)
    page = OpinionPage(case.desk, tasks)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.presenter.opened):
        page.show_opinion(case.opinion_id)
    assert page.writing.number == 3
    assert page.panes.editor.paragraphs() == typed
    banner = page.notices.findChildren(Banner)[0]
    assert "Part 3" in banner.accessibleName() and "recovered" in banner.accessibleName()
    if meanwhile == "committed":
        with qtbot.waitSignal(page.presenter.saved):
            page.presenter.commit()
        assert stored(case) == typed
    banner.acted.emit()
    settle(qtbot, tasks)
    assert page.panes.editor.paragraphs() == housing(case)
    assert opinions.part_draft(case.desk, case.opinion_id, 3) is None and stored(case) == housing(case)


def test_enter_splits_backspace_joins(qtbot, page) -> None:
    editor = page.panes.editor
    before = editor.paragraphs()
    text = editor.blocks[1].text
    text.put_caret(len("Matka podała,"))
    press(text, Qt.Key.Key_Return, "\r")
    halves = editor.paragraphs()[1:3]
    assert [one.text for one in halves] == [before[1].text[:13], before[1].text[14:]]
    assert {one.nature for one in halves} == {Nature.REPORTED}
    press(editor.blocks[2].text, Qt.Key.Key_Backspace)
    assert editor.paragraphs() == before


def test_the_nature_is_chosen_by_keyboard(qtbot, page) -> None:
    block: ParagraphBlock = page.panes.editor.blocks[2]
    press(block.text, Qt.Key.Key_3, "3", Qt.KeyboardModifier.AltModifier)
    assert block.paragraph.nature == Nature.ASSESSMENT
    assert block.nature.text() == "assessment" and block.text.words() == housing(None)[2].text
    assert page.presenter.typed[3][2].nature == Nature.ASSESSMENT


def test_a_paragraph_moves_and_is_deleted_with_undo(qtbot, page) -> None:
    editor = page.panes.editor
    first, second = editor.paragraphs()[:2]
    editor.blocks[0].wanted.emit("down")
    assert editor.paragraphs()[:2] == (second, first)
    editor.blocks[0].wanted.emit("delete")
    assert editor.paragraphs()[0] == first
    from asystent_desktop.ui.widgets import Toast

    page.findChild(Toast).acted.emit()
    assert editor.paragraphs()[:2] == (second, first)


def test_a_note_is_inserted_in_two_keys_with_its_source(qtbot, case, tasks, page) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    editor, notes = page.panes.editor, page.panes.side.notes
    editor.focus(1)
    before = len(editor.blocks)
    note = page.presenter.view.sources[3][notes.current]
    qtbot.keyClick(editor.blocks[1].text, Qt.Key.Key_F4)
    card = notes.cards[notes.current]
    press(card, Qt.Key.Key_Return, "\r")
    assert len(editor.blocks) == before + 1
    assert editor.blocks[2].paragraph == note.paragraph
    settle(qtbot, tasks)
    assert page.presenter.view.sources[3][0].used or page.presenter.view.sources[3][1].used


def test_a_source_is_pointed_to(qtbot, case, tasks, page) -> None:
    block = page.panes.editor.blocks[2]
    assert not block.paragraph.sources
    block.link_wanted.emit()
    side = page.panes.side
    assert "paragraph comes from" in side._title.text()
    before = len(page.panes.editor.blocks)
    press(side.notes.cards[side.notes.current], Qt.Key.Key_Return, "\r")
    assert len(page.panes.editor.blocks) == before
    assert page.panes.editor.blocks[2].paragraph.sources[0].kind == "visit"
    settle(qtbot, tasks)
    codes = [(check.code, check.part) for check in page.presenter.view.checks]
    assert ("no-source", 3) not in codes


def test_a_check_leads_to_its_paragraph(qtbot, page) -> None:
    checks = page.presenter.view.checks
    place = next(at for at, one in enumerate(checks) if one.code == "no-source" and one.part == 3)
    page.writing.go_to(1)
    page.panes.side.checks.pressed.emit(place)
    assert page.writing.number == 3
    assert page.panes.editor.blocks[2].text.hasFocus()


def test_blocking_checks_are_counted(qtbot, page) -> None:
    blocking = page.presenter.view.blocking
    assert blocking and page.panes.side._blocking.text() == f"{blocking} block"


def test_what_another_computer_wrote_appears_while_nothing_is_typed(qtbot, case, tasks, page) -> None:
    fresh = (Paragraph("Z innego komputera, 17.11.2026."),)
    tasks.write(page, lambda: opinions.change_part(case.desk, case.opinion_id, 3, fresh))
    with qtbot.waitSignal(page.presenter.shown):
        pass
    assert page.panes.editor.paragraphs() == fresh


def test_masking_hides_text_and_preview(qtbot, page) -> None:
    masking().set_on(True)
    assert not page.panes.isVisible() and "Wiśniewska" not in page.header.title.accessibleName()
    masking().set_on(False)
    assert page.panes.isVisible()


def test_the_papers_fields_are_saved(qtbot, case, tasks, page) -> None:
    from asystent_desktop.ui.opinion.details import DetailsSheet

    page.sheets.ask_details("case_number")
    sheet = page.findChild(DetailsSheet)
    sheet.case_number.setText("PS-11.8120.7.2026.EZ")
    sheet.copies.set_value(3)
    sheet.attachments.setPlainText("Umowa najmu\n\nOpinia szkoły")
    with qtbot.waitSignal(page.presenter.saved):
        sheet.save()
    view = opinions.opinion(case.desk, case.opinion_id)
    assert (view.case_number, view.copies) == ("PS-11.8120.7.2026.EZ", 3)
    assert view.attachments == ("Umowa najmu", "Opinia szkoły")
    settle(qtbot, tasks)
    assert page.panes.parts._doors["copies"].text() == "Copies: 3"


@pytest.mark.parametrize("pane", list(Pane))
def test_at_200_percent_nothing_is_lost(qtbot, page, pane) -> None:
    page.resize(599, 302)
    assert page.panes.small
    page.panes.show_pane(pane)
    QApplication.processEvents()
    page.layout().activate()
    assert page.minimumSizeHint().height() <= 302 and page.minimumSizeHint().width() <= 599
    shown = {
        Pane.PARTS: page.panes.parts,
        Pane.TEXT: page.panes.editor,
        Pane.SIDE: page.panes.side,
        Pane.PREVIEW: page.panes.preview,
    }
    assert [name for name, widget in shown.items() if widget.isVisible()] == [pane]


def test_f9_gives_the_preview_room_and_takes_it_back(qtbot, page) -> None:
    panes = page.panes
    assert panes.preview.isVisible() and panes.editor.isVisible()
    panes.toggle_preview()
    assert panes.preview.isVisible() and not panes.editor.isVisible()
    panes.toggle_preview()
    assert panes.editor.isVisible()
    page.resize(1000, 600)
    assert not panes.preview.isVisible() and page.header.preview.isVisible()
    panes.toggle_preview()
    assert panes.preview.isVisible()


def test_every_focusable_has_a_name(qtbot, page) -> None:
    from PySide6.QtWidgets import QWidget

    unnamed = [
        type(one).__name__
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and not one.accessibleName()
    ]
    assert unnamed == []
