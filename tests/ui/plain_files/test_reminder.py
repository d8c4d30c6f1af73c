"""The reminder: told once, asked before anything is deleted, honest about files that are not there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.attachments import plain_files
from asystent_desktop.bootstrap.house import RealHouse
from asystent_desktop.ui.plain_files import PlainFilesReminder
from asystent_desktop.ui.plain_files.sheet import PlainFilesSheet
from asystent_desktop.ui.shell.notice import Notice
from asystent_desktop.ui.widgets import Label

CONTENT = b"%PDF-1.7 fictional"


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def reminded(qtbot, desk, tasks, window) -> list:
    told = []
    with qtbot.waitSignal(tasks.idle):
        PlainFilesReminder(window, desk, tasks, RealHouse(), lambda *args: told.append(args)).look()
    return told


def test_nothing_is_told_while_nothing_is_due(qtbot, desk, tasks, window, tmp_path) -> None:
    plain_files.note_plain_file(desk, str(tmp_path / "a.pdf"), CONTENT)
    assert reminded(qtbot, desk, tasks, window) == []


def test_files_are_deleted_after_asking_and_missing_ones_are_told(
    qtbot, desk, tasks, window, tmp_path
) -> None:
    here, moved = tmp_path / "a.pdf", tmp_path / "b.pdf"
    here.write_bytes(CONTENT)
    for path in (here, moved):
        plain_files.note_plain_file(desk, str(path), CONTENT)
    desk.clock.advance(days=8)
    ((words, deed),) = reminded(qtbot, desk, tasks, window)
    assert words.startswith("2 papers have lain outside the vault")
    deed()
    sheet = window.findChild(PlainFilesSheet)
    assert sheet.isVisible() and sheet.go.text() == "Delete 2 files" and here.exists()
    with qtbot.waitSignal(tasks.idle):
        sheet.go.click()
    shown = " ".join(label.text() for label in sheet.findChildren(Label))
    assert not here.exists() and "deleted" in shown and "no longer in this place" in shown
    assert plain_files.plain_files(desk) == ()


def test_the_notice_offers_a_deed_and_never_hides_a_warning(qtbot, window) -> None:
    notice, done = Notice(window), []
    notice.tell("The clock was set back.")
    notice.tell("Files.", "Show the files", lambda: done.append(1))
    assert notice.accessibleName() == "The clock was set back." and notice.action.isHidden()
    notice.hide()
    notice.tell("Files.", "Show the files", lambda: done.append(1))
    notice.action.click()
    assert done == [1] and notice.isHidden()
