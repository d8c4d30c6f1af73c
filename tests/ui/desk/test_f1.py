"""F1 opens the guide where it tells of what is on the screen: page, tab, section, sheet."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from asystent_desktop.ui.help import HelpSheet
from asystent_desktop.ui.unlock.entry_window import EntryWindow
from asystent_desktop.ui.unlock.first_run import FirstRunPage
from asystent_desktop.ui.unlock.requests import UnlockFacts
from asystent_desktop.ui.unlock.unlock_page import UnlockPage
from asystent_desktop.ui.visit import VisitCard

BUSY_MS = 30_000
NOW = datetime(2026, 11, 17, 7, 52)
PAGES = {
    "today": "dzis.md",
    "calendar": "kalendarz.md",
    "group-work": "kalendarz.md",
    "time-sheet": "wizyta.md",
    "opinions": "opinie.md",
    "exchange": "wymiana.md",
    "clashes": "wymiana.md",
    "history": "historia.md",
    "settings": "bezpieczenstwo.md",
}
TABS = {
    "overview": "rodziny.md",
    "address": "rodziny.md",
    "ending": "zakonczenie.md",
    "history": "historia.md",
    "people": "osoby.md",
    "plan": "plan.md",
    "timeline": "rodziny.md",
    "assessments": "ocena.md",
    "court": "opinie.md",
    "documents": "dokumenty.md",
    "contacts": "kontakty.md",
}


def helped(qtbot, window) -> str:
    """What F1 opens; Esc puts it away again."""
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
    sheets = [one for one in window.findChildren(HelpSheet) if one.isVisible()]
    assert len(sheets) == 1
    page = sheets[0].current
    with qtbot.waitSignal(sheets[0].closed):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    return page


def test_each_page(qtbot, window, tasks) -> None:
    for key, page in PAGES.items():
        window.navigate(key, by_key=True)
        assert (key, helped(qtbot, window)) == (key, page)
    qtbot.waitUntil(lambda: not tasks.busy, timeout=BUSY_MS)


def test_each_tab_of_a_family(qtbot, window, tasks, family) -> None:
    window.show_family(family)
    qtbot.waitUntil(lambda: window.families.file.family_id == family, timeout=BUSY_MS)
    for tab, page in TABS.items():
        window.show_family(family, tab)
        qtbot.waitUntil(lambda: not tasks.busy, timeout=BUSY_MS)
        window.families.file.bar.setFocus()
        assert (tab, helped(qtbot, window)) == (tab, page)


def test_each_section_of_the_settings(qtbot, window) -> None:
    window.navigate("settings")
    for key, page in (
        ("tables", "tabele.md"),
        ("institutions", "kontakty.md"),
        ("lock", "bezpieczenstwo.md"),
    ):
        window.page("settings").show_section(key)
        assert (key, helped(qtbot, window)) == (key, page)


def test_a_sheet_and_its_keys_rest_below_the_guide(qtbot, window, tasks, family) -> None:
    window.start_visit(family)
    qtbot.waitUntil(lambda: bool(window.findChildren(VisitCard)) and not tasks.busy, timeout=BUSY_MS)
    card = window.findChild(VisitCard)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F1)
    guide = window.findChild(HelpSheet)
    assert guide.current == "wizyta.md"
    with qtbot.assertNotEmitted(card.finish_button.clicked):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.search.isAncestorOf(window.focusWidget()) or guide.search is window.focusWidget()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert card.isVisible()


@pytest.mark.parametrize("first", [True, False])
def test_before_the_work(qtbot, first) -> None:
    page = FirstRunPage() if first else UnlockPage([], UnlockFacts(None, 0, 0), lambda: NOW)
    window = EntryWindow(page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window, timeout=BUSY_MS):
        window.show()
    assert helped(qtbot, window) == ("pierwsze-kroki.md" if first else "bezpieczenstwo.md")
