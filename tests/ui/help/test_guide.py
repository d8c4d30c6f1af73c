"""The guide: every screen has a page, every link leads somewhere, everything is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget

from asystent_desktop import assets, i18n, ui
from asystent_desktop.ui.help import HelpSheet, open_help, pages

_LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture(autouse=True)
def english():
    with i18n.speaking("en"):
        yield


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def test_every_page_of_the_list_exists_and_no_file_is_left_out() -> None:
    assert {path.name for path in assets.guide().glob("*.md")} == set(pages.ORDER)


def test_every_room_has_a_page_of_the_list_or_belongs_to_the_kit() -> None:
    assert set(pages.ROOMS.values()) <= set(pages.ORDER)
    packages = {path.parent.name for path in Path(ui.__file__).parent.glob("*/__init__.py")}
    assert packages == {room for room in pages.ROOMS if "." not in room} | pages.KIT


def test_the_nearest_room_counts() -> None:
    assert pages.page_of("settings.tables") == "tabele.md"
    assert pages.page_of("settings.page") == pages.page_of("settings") == "bezpieczenstwo.md"
    assert pages.page_of("widgets.sheet") == ""


@pytest.mark.parametrize("name", pages.ORDER)
def test_every_link_leads_to_a_page(name) -> None:
    assert set(_LINK.findall(pages.page(name).text)) <= set(pages.ORDER)


@pytest.mark.parametrize("name", pages.ORDER)
def test_a_page_has_one_title_and_is_short(name) -> None:
    page = pages.page(name)
    outside_code = re.sub(r"```.*?```", "", page.text, flags=re.S)
    assert [line for line in outside_code.splitlines() if line.startswith("# ")] == [f"# {page.title}"]
    assert len(page.text.splitlines()) <= 90


def test_every_page_can_be_reached_from_the_contents() -> None:
    assert set(_LINK.findall(pages.page(pages.INDEX).text)) == set(pages.ORDER) - {pages.INDEX}


def test_search_finds_inflected_words_and_says_where() -> None:
    found = pages.search("zaproszenia")
    assert ("wymiana.md", "Przyłączenie do ośrodka") in {(hit.page, hit.heading) for hit in found}
    assert all("*" not in hit.snippet and "](" not in hit.snippet for hit in found)
    assert pages.search("   ") == ()
    assert pages.search("hipopotam") == ()


def test_the_guide_stands_in_the_list_beside_its_page(window) -> None:
    sheet = HelpSheet(window, "wymiana.md")
    assert sheet.current == sheet.list.current_key() == "wymiana.md"
    assert "Raz w tygodniu" in sheet.reader.toPlainText()


def test_a_window_without_a_room_gets_the_contents_and_one_guide(window) -> None:
    first = open_help(window)
    assert first.isVisible() and first.current == pages.INDEX
    assert open_help(window) is first


def test_no_page_is_read_sideways(window) -> None:
    sheet = open_help(window)
    wide = []
    for name in pages.ORDER:
        sheet.go_to(name)
        if sheet.reader.horizontalScrollBar().maximum():
            wide.append(name)
    assert wide == []


def test_a_link_is_followed_and_back_returns(qtbot, window) -> None:
    sheet = HelpSheet(window, "dzis.md")
    sheet.reader.anchorClicked.emit(QUrl("plan.md"))
    assert sheet.current == "plan.md"
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    assert sheet.current == "dzis.md"
    sheet.reader.anchorClicked.emit(QUrl("../../secret.md"))
    assert sheet.current == "dzis.md"


def test_typing_searches_and_a_hit_opens_at_the_word(qtbot, window) -> None:
    sheet = open_help(window)
    sheet.search.setText("pendrive")
    keys = [row.key for row in sheet.list.rows.rows]
    assert any(key.startswith("wymiana.md#") for key in keys)
    sheet.list.opened.emit(next(key for key in keys if key.startswith("wymiana.md#")))
    assert sheet.current == "wymiana.md"
    assert sheet.reader.textCursor().selectedText().casefold() == "pendrive"
    sheet.search.setText("hipopotam")
    assert sheet._none.isVisible() and not sheet.list.rows.rows
    sheet.search.clear()
    assert len(sheet.list.rows.rows) == len(pages.ORDER)


def test_esc_gives_the_window_back(qtbot, window) -> None:
    sheet = HelpSheet(window, "dzis.md")
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
