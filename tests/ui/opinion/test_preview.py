"""The live preview: from memory, in time, at its place, and honest about failures."""

from __future__ import annotations

import io
import time

import pytest
from pypdf import PdfReader

from asystent_desktop.application.opinion import opinions
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.errors import UserFixable
from asystent_desktop.ui.opinion import OpinionPage
from asystent_desktop.ui.opinion.preview_feed import PAUSE_MS, broken_part


def opened(qtbot, desk, tasks, opinion_id) -> OpinionPage:
    page = OpinionPage(desk, tasks)
    page.resize(1282, 686)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.panes.preview.refreshed):
        page.show_opinion(opinion_id)
    return page


def test_typing_reaches_the_preview_unsaved(qtbot, case, tasks) -> None:
    page = opened(qtbot, case.desk, tasks, case.opinion_id)
    page.writing.go_to(1)
    block = page.panes.editor.blocks[0]
    with qtbot.waitSignal(page.presenter.preview.rendered) as told:
        block.text.setPlainText("Zdanie jeszcze niezapisane.")
        assert page.panes.preview.place.text().endswith("refreshing…")
    text = "".join(one.extract_text() for one in PdfReader(io.BytesIO(told.args[0])).pages)
    assert "Zdanie jeszcze niezapisane." in text
    assert page.panes.preview.place.text().endswith("refreshed")


def test_it_is_refreshed_soon_after_a_pause(qtbot, case, tasks) -> None:
    assert PAUSE_MS <= 150
    page = opened(qtbot, case.desk, tasks, case.opinion_id)
    started = time.monotonic()
    with qtbot.waitSignal(page.panes.preview.refreshed):
        page.presenter.preview.ask({})
    assert time.monotonic() - started < 1.0  # 0.1 s here; a loaded machine may stall


def test_the_page_stays_where_the_reader_is(qtbot, case, tasks) -> None:
    page = opened(qtbot, case.desk, tasks, case.opinion_id)
    preview = page.panes.preview
    bar = preview.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    place = bar.maximum() - 9
    bar.setValue(place)
    assert preview.place.text().startswith("page 2 of")
    with qtbot.waitSignal(preview.refreshed):
        page.presenter.preview.ask({})
    assert bar.value() == place and preview.place.text().startswith("page 2 of")


class Breaks:
    """A renderer that cannot print one word."""

    def __init__(self) -> None:
        self._real = PdfRenderer()

    def opinion(self, content, pictures):
        if any("☃" in one.text for section in content.sections for one in section.paragraphs):
            raise UserFixable()
        return self._real.opinion(content, pictures)


def test_a_failure_keeps_the_last_good_pages_and_names_the_part(qtbot, case, tasks) -> None:
    from dataclasses import replace

    desk = replace(case.desk, renderer=Breaks())
    page = opened(qtbot, desk, tasks, case.opinion_id)
    pages = page.panes.preview.pages
    page.writing.go_to(4)
    with qtbot.waitSignal(page.presenter.preview.failed):
        page.panes.editor.blocks[0].text.setPlainText("☃")
    preview = page.panes.preview
    assert preview.pages == pages and preview.trouble.isVisible()
    assert preview.trouble.accessibleName().startswith("Part 4 cannot be printed")
    assert preview.place.text().endswith("not refreshed")
    with qtbot.waitSignal(page.presenter.preview.rendered):
        page.panes.editor.blocks[0].text.setPlainText("Znowu dobrze.")
    assert not preview.trouble.isVisible()


def test_bytes_that_are_no_pdf_leave_the_pages(qtbot, case, tasks) -> None:
    page = opened(qtbot, case.desk, tasks, case.opinion_id)
    preview = page.panes.preview
    pages = preview.pages
    preview.show_pdf(b"garbage")
    assert preview.pages == pages > 0 and preview.trouble.isVisible()


def test_the_part_that_breaks_is_found(case) -> None:
    content = opinions.compose(case.desk, case.opinion_id)
    assert broken_part(PdfRenderer(), content) == 0


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_paper_is_white_in_both_looks(qtbot, qapp, case, tasks, choice) -> None:
    from PySide6.QtGui import QColor

    from asystent_desktop.ui import theme

    theme.apply(qapp, theme.Choice(choice))
    try:
        page = opened(qtbot, case.desk, tasks, case.opinion_id)
        port = page.panes.preview.view.viewport()

        def corner() -> QColor:
            return QColor(port.grab().toImage().pixel(20, 20))

        qtbot.waitUntil(lambda: corner() == QColor("white"), timeout=3000)
    finally:
        theme.apply(qapp, theme.Choice.LIGHT)


def test_nothing_of_the_preview_reaches_the_disk(qtbot, case, tasks, tmp_path, monkeypatch) -> None:
    import tempfile

    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)
    opened(qtbot, case.desk, tasks, case.opinion_id)
    assert list((tmp_path / "tmp").iterdir()) == []
    for file in (tmp_path / "vault").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"%PDF" not in content and "Wiśniewska".encode() not in content
