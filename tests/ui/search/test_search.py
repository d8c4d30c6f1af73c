"""The search panel: finding while typing, narrowing, keys, and where results lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.entries import entries
from asystent_desktop.domain.kinds.contacts import Contact, ContactEntry
from asystent_desktop.domain.records import KINDS
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ui import theme
from asystent_desktop.ui.families.binder_sections import SECTIONS
from asystent_desktop.ui.families.file import TABS
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.search import SearchPanel
from asystent_desktop.ui.search.places import _PLACES, Group
from asystent_desktop.ui.search.results import CLOSE, OPEN, beyond, parts, plain
from tests.fakes.screens import TODAY


@pytest.fixture
def panel(qtbot, desk, tasks, ids):
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    made = SearchPanel(desk, tasks, window)
    made.open(window)
    return made


def find(qtbot, panel, words):
    sheet = panel.sheet
    sheet.set_words(words)
    qtbot.waitUntil(
        lambda: sheet._count.text() != "" and not panel._tasks.busy and not sheet._pause.isActive()
    )
    return [row for row in sheet.list.rows.rows if not row.heading]


def test_inflected_words_find_and_group(qtbot, panel):
    rows = find(qtbot, panel, "szkoła")
    assert {row.title for row in rows} >= {"Visit card · Wiśniewska", "Kacper regularnie w szkole"}
    headings = [row.title for row in panel.sheet.list.rows.rows if row.heading]
    assert headings == ["Visit cards", "Work plans"]


def test_narrowing_to_a_group(qtbot, panel):
    find(qtbot, panel, "szkoła")
    panel.sheet.chips.chip(Group.PLANS).click()
    titles = [row.title for row in panel.sheet.list.rows.rows if not row.heading]
    assert titles == ["Kacper regularnie w szkole"]


def test_enter_in_the_field_opens_the_first(qtbot, panel, ids):
    find(qtbot, panel, "Mazur Anna")
    with qtbot.waitSignal(panel.open_family) as caught:
        qtbot.keyClick(panel.sheet.field, Qt.Key.Key_Return)
    assert caught.args[0] == ids["Mazur"]
    assert panel.sheet is None


def test_a_card_is_opened_as_a_card(qtbot, panel, ids):
    find(qtbot, panel, "poranki")
    with qtbot.waitSignal(panel.open_visit) as caught:
        panel.sheet.list.opened.emit("0")
    assert caught.args[0] in ids.values()


def test_ctrl_enter_begins_a_visit(qtbot, panel, ids):
    find(qtbot, panel, "Lewandowska")
    with qtbot.waitSignal(panel.new_visit) as caught:
        qtbot.keyClick(panel.sheet.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [ids["Lewandowska"], ""]


def test_arrows_move_from_the_field(qtbot, panel):
    find(qtbot, panel, "szkoła")
    first = panel.sheet.list.current_key()
    qtbot.keyClick(panel.sheet.field, Qt.Key.Key_Down)
    assert panel.sheet.list.current_key() != first
    assert panel.sheet.field.hasFocus()


def test_nothing_found_says_what_to_do(qtbot, panel):
    assert find(qtbot, panel, "hipopotam") == []
    assert panel.sheet._stack.currentWidget() is panel.sheet._nothing


def test_emptied_field_shows_the_start(qtbot, panel):
    find(qtbot, panel, "szkoła")
    panel.sheet.set_words("")
    qtbot.waitUntil(lambda: panel.sheet._stack.currentWidget() is panel.sheet._start)


def test_masked_results_hold_no_names(qtbot, panel):
    masking().set_on(True)
    words = " ".join(row.words() for row in find(qtbot, panel, "szkoła"))
    for secret in ("Wiśniewska", "Kacper", "poranki"):
        assert secret not in words


def test_opening_twice_keeps_one_panel(qtbot, panel):
    sheet = panel.sheet
    panel.open(sheet.parentWidget(), "Ma")
    assert panel.sheet is sheet
    assert sheet.field.text() == "Ma"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert panel.sheet is None


def test_snippets_are_taken_apart():
    snippet = f"…ustalono: {OPEN}Kacper{CLOSE} we {OPEN}wtorki{CLOSE}…"
    assert [piece for piece in parts(snippet) if piece[0]] == [
        ("…ustalono: ", False),
        ("Kacper", True),
        (" we ", False),
        ("wtorki", True),
        ("…", False),
    ]
    assert plain(snippet) == "…ustalono: Kacper we wtorki…"


def test_a_snippet_does_not_repeat_the_title_above_it():
    hit = f"{OPEN}Zeszyt{CLOSE}"
    assert beyond(f"{hit} wydatków {hit} pełny", "Zeszyt wydatków") == f"{hit} pełny"
    assert beyond(f"{hit} wydatków", "Zeszyt wydatków") == ""
    assert beyond(f"{hit} wydatkówka", "Zeszyt wydatków") == f"{hit} wydatkówka"
    assert beyond("inne słowa", "Zeszyt") == "inne słowa"


def test_a_contact_is_named_stands_with_contacts_and_opens_its_section(qtbot, panel, desk, ids):
    entries.add(
        desk,
        ids["Mazur"],
        Contact,
        role="probation_officer",
        name="Leon Rybak",
        institution="Zespół Kuratorski nr 3",
    )
    entries.add(desk, ids["Mazur"], ContactEntry, on=TODAY, with_whom="Leon Rybak", subject="opinia Rybaka")
    rows = find(qtbot, panel, "Rybak")
    assert {(row.title, row.right) for row in rows} == {
        ("Leon Rybak", "Person or institution around the family"),
        ("opinia Rybaka", day_date(TODAY)),
    }
    assert all("Mazur" in row.extra for row in rows)
    headings = [row.title for row in panel.sheet.list.rows.rows if row.heading]
    assert headings == ["Contacts and teams"]
    with qtbot.waitSignal(panel.open_family) as caught:
        panel.sheet.list.opened.emit(rows[0].key)
    assert caught.args == [ids["Mazur"], "contacts"]


def test_every_searchable_kind_has_its_place_and_every_place_its_tab() -> None:
    searchable = {name for name, kind in KINDS.items() if kind.searchable}
    assert searchable - set(_PLACES) == {"contact_cadence", "postponement"}, "these stand with the family"
    known = {*TABS, *SECTIONS}
    assert {place.tab for place in _PLACES.values()} <= known


def test_the_panel_opens_in_a_window_with_its_look(qapp, qtbot, desk, tasks):
    """With a style sheet events reach the panel's filter before its search field is there."""
    theme.apply(qapp, theme.Choice.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = SearchPanel(desk, tasks, window)
    made.open(window, "Mazur")
    assert made.sheet is not None and made.sheet.words == "Mazur"
