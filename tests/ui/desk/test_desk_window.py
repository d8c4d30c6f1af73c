"""The opened desk: every section has a page, the roads between them lead, leaving tells whether to quit."""

from datetime import timedelta

from PySide6.QtCore import QPoint

from asystent_desktop.application.vault.clock_check import ClockBehind
from asystent_desktop.application.visits.cards import VisitForm
from asystent_desktop.application.visits.drafts import keep_draft
from asystent_desktop.ui import sections
from asystent_desktop.ui.transfer.copy_sheet import CopySheet
from asystent_desktop.ui.transfer.import_sheet import ImportSheet
from asystent_desktop.ui.unfinished import UnfinishedReminder
from asystent_desktop.ui.visit import VisitCard, open_brief
from tests.fakes.screens import TODAY

PAGES = (
    *("today", "families", "calendar", "opinions", "opinion"),
    *("exchange", "clashes", "history", "time-sheet", "group-work", "settings"),
)


def test_every_page_is_made_when_it_is_wanted(window) -> None:
    for key in PAGES:
        window.navigate(key)
        assert window.current == key and window.stage.pages.currentWidget() is window.page(key)
    assert {entry.key for entry in sections.rail_entries()} <= set(PAGES)


def test_the_rest_is_made_in_the_quiet(qtbot, window) -> None:
    qtbot.waitUntil(lambda: set(window._pages) == set(PAGES), timeout=10_000)


def test_the_plan_takes_the_docks_room_and_gives_it_back(qtbot, window, tasks, family) -> None:
    window.show_family(family, "overview")
    qtbot.waitUntil(lambda: not tasks.busy)
    assert window.stage.dock_shown
    window.show_family(family, "plan")
    qtbot.waitUntil(lambda: not window.stage.dock_shown)
    window.show_family(family, "timeline")
    qtbot.waitUntil(lambda: window.stage.dock_shown)


def test_a_visit_begins_from_the_open_family(qtbot, window, tasks, family) -> None:
    window.show_family(family)
    qtbot.waitUntil(lambda: window.families.file.family_id == family)
    window.new_visit_wanted.emit()
    qtbot.waitUntil(lambda: bool(window.findChildren(VisitCard)))
    qtbot.waitUntil(lambda: not tasks.busy)


def test_after_unlocking_the_keys_belong_to_today(window) -> None:
    assert window.today.isAncestorOf(window.focusWidget())


def test_what_was_being_typed_is_told_after_unlocking_and_goes_on(qtbot, window, tasks, desk, family) -> None:
    form = VisitForm(family_id=family, on=TODAY, facts="Lena odrabia lekcje i prosi o")
    keep_draft(desk, form)
    UnfinishedReminder(window, desk, tasks, window.show_family, window.start_visit).look()
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert "Visit card" in window.notice.accessibleName()
    assert "Wiśniewska" not in window.notice.accessibleName()
    window.notice.action.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(VisitCard)))
    card = window.findChildren(VisitCard)[0]
    qtbot.waitUntil(lambda: card.presenter.data is not None)
    assert card.fields.form().facts == "Lena odrabia lekcje i prosi o"
    qtbot.waitUntil(lambda: not tasks.busy, timeout=30_000)


def test_leaving_says_whether_to_quit(qtbot, window) -> None:
    with qtbot.waitSignal(window.left) as locked:
        window.lock()
    with qtbot.waitSignal(window.left) as closed:
        window.close()
    assert (locked.args, closed.args) == ([False], [True])


def test_a_clock_set_back_is_told_above_the_pages(window, desk) -> None:
    assert not window.notice.isVisible()
    now = desk.clock.now()
    window._tell_clock(ClockBehind(now - timedelta(days=400), now))
    assert window.notice.isVisible()


def test_the_status_follows_a_write(qtbot, window, tasks, desk, family) -> None:
    from asystent_desktop.application.family import families

    before = window._feed._status
    tasks.write(window, lambda: families.change_family(desk, family, phone="500 000 001"))
    qtbot.waitUntil(lambda: window._feed._status.saved_at is not None)
    qtbot.waitUntil(lambda: window._feed._status.waiting == before.waiting + 1)


def test_the_brief_stands_in_the_place_of_the_page_until_another_is_wanted(
    qtbot, window, desk, tasks, family
) -> None:
    brief = open_brief(window, desk, tasks, family)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert brief.size() == window.stage.size()
    assert brief.mapToGlobal(brief.rect().topLeft()) == window.stage.mapToGlobal(QPoint(0, 0))
    window.navigate("families")
    assert not brief.isVisible()


def test_import_and_copy_are_reached_from_the_families(qtbot, window, tasks, family) -> None:
    window.families.import_wanted.emit()
    sheet = window.findChild(ImportSheet)
    assert sheet.isVisible()
    sheet.put_away()
    window.families.copy_wanted.emit(family)
    assert window.findChild(CopySheet).isVisible()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_group_work_is_reached_from_the_calendar(qtbot, window, tasks) -> None:
    window.navigate("calendar")
    window.page("calendar").head.groups_button.click()
    assert window.current == "group-work"
    qtbot.waitUntil(lambda: not tasks.busy)
