"""Pages made when they are first wanted, or one by one in the quiet after the desk has come up.

Their rooms are imported here and not above, so that Today need not wait for the print preview.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.letterhead import is_office
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk, House
from asystent_desktop.ui.sections import (
    ACCEPTANCE,
    ASSIGNMENTS,
    CALENDAR,
    CLASHES,
    COMPUTERS,
    EXCHANGE,
    GROUP_WORK,
    HISTORY,
    OPINION,
    OPINIONS,
    SECTION_OF,
    SETTINGS,
    TIME_SHEET,
)
from asystent_desktop.ui.shell.window import MainShell
from asystent_desktop.ui.status_feed import StatusFeed
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.widgets.toasts import toast

if TYPE_CHECKING:
    from asystent_desktop.application.exchange.ways import Way
    from asystent_desktop.ui.exchange import ClashPage, ExchangePage
    from asystent_desktop.ui.opinion import OpinionPage

_PAUSE_MS = 120


class LaterPages(QObject):
    """Makes and joins them; each once.

    Attributes:
        opinion_wanted, family_wanted, clash_wanted: Id of what a page leads to.
        file_wanted: Id of a family and key of a tab of its file.
        visit_wanted: Id of a family and of a planned meeting. `term_wanted`: a DueItem to work on.
        look_chosen, language_chosen, lock_minutes_chosen: From the settings.
        identity_changed: The office took this computer in.
        editor: The opinion editor, once the page OPINION was needed.
        clash_desk: The desk of two versions, once the page CLASHES was needed.
    """

    opinion_wanted = Signal(str)
    family_wanted = Signal(str)
    file_wanted = Signal(str, str)
    clash_wanted = Signal(str)
    visit_wanted = Signal(str, str)
    term_wanted = Signal(object)
    look_chosen = Signal(str)
    language_chosen = Signal(str)
    lock_minutes_chosen = Signal(int)
    identity_changed = Signal()

    editor: OpinionPage
    clash_desk: ClashPage

    def __init__(self, window: MainShell, feed: StatusFeed, desk: Desk, tasks: Tasks, house: House) -> None:
        super().__init__(window)
        self._window, self._feed = window, feed
        self._desk, self._tasks, self._house = desk, tasks, house
        self._makers: dict[str, Callable[[], QWidget]] = {
            CALENDAR: self._calendar,
            GROUP_WORK: self._group_work,
            OPINIONS: self._opinions,
            OPINION: self._opinion,
            EXCHANGE: self._exchange,
            CLASHES: self._clashes,
            HISTORY: self._history,
            TIME_SHEET: self._time_sheet,
            SETTINGS: self._settings,
        }
        if is_office(desk.identity()):
            self._makers |= {
                ACCEPTANCE: self._acceptance,
                ASSIGNMENTS: self._assignments,
                COMPUTERS: self._computers,
            }
        self._quiet = QTimer(self, interval=_PAUSE_MS)
        self._quiet.timeout.connect(self._make_next)

    def need(self, key: str) -> None:
        """Makes the page of that key unless it stands already."""
        maker = self._makers.pop(key, None)
        if maker is not None:
            self._window.add_page(key, maker(), rail=SECTION_OF.get(key, key))

    @Slot()
    def begin(self) -> None:
        """From now on makes one after each pause."""
        self._quiet.start()

    def _make_next(self) -> None:
        if not self._makers:
            self._quiet.stop()
        elif not self._tasks.busy:
            self.need(next(iter(self._makers)))

    def _calendar(self) -> QWidget:
        from asystent_desktop.ui.calendar import CalendarPage

        page = CalendarPage(self._desk, self._tasks)
        page.start_visit.connect(self.visit_wanted)
        page.open_family.connect(self.file_wanted)
        page.term_wanted.connect(self.term_wanted)
        page.groups_wanted.connect(lambda: self._window.navigate(GROUP_WORK, by_key=True))
        return page

    def _group_work(self) -> QWidget:
        from asystent_desktop.ui.group_work import GroupPage

        page = GroupPage(self._desk, self._tasks)
        page.back.connect(lambda: self._window.navigate(CALENDAR, by_key=True))
        page.open_family.connect(self.file_wanted)
        return page

    def _opinions(self) -> QWidget:
        from asystent_desktop.ui.opinion import OpinionsPage

        window = self._window
        page = OpinionsPage(self._desk, self._tasks)
        page.open_opinion.connect(self.opinion_wanted)
        page.counted.connect(lambda count: window.rail.set_badge(OPINIONS, count))
        return page

    def _opinion(self) -> QWidget:
        from asystent_desktop.ui.opinion import OpinionPage

        window = self._window
        self.editor = page = OpinionPage(self._desk, self._tasks)
        page.back.connect(lambda: window.navigate(OPINIONS, by_key=True))
        return page

    def _exchange(self) -> QWidget:
        from asystent_desktop.ui.exchange import ExchangePage

        page = ExchangePage(self._desk, self._tasks, self._house)
        page.open_family.connect(self.family_wanted)
        page.open_clash.connect(self.clash_wanted)
        page.exchanged.connect(self._feed.refresh)
        page.identity_changed.connect(self.identity_changed)
        page.running_changed.connect(self._feed.exchange_runs)
        page.network_changed.connect(self._feed.network_seen)
        page.offered.connect(lambda way: self._offer_exchange(page, way))
        page.presenter.ways.start()
        return page

    def _offer_exchange(self, page: ExchangePage, way: Way) -> None:
        """A stick was plugged in, or the office answers, while something else is on the screen: one click."""
        from asystent_desktop.application.exchange.ways import WayKind

        def go() -> None:
            self._window.navigate(EXCHANGE, by_key=True)
            page.presenter.exchange(way)

        found = _("The office answers.") if way.kind is WayKind.NETWORK else _("The office's stick is here.")
        toast(
            self._window,
            found,
            action=_("Exchange data"),
            on_action=go,
        )

    def _clashes(self) -> QWidget:
        from asystent_desktop.ui.exchange import ClashPage

        window = self._window
        self.clash_desk = page = ClashPage(self._desk, self._tasks)
        page.back_wanted.connect(lambda: window.navigate(EXCHANGE, by_key=True))
        page.open_family.connect(self.family_wanted)
        return page

    def _history(self) -> QWidget:
        from asystent_desktop.ui.history import HistoryPage

        page = HistoryPage(self._desk, self._tasks)
        page.open_family.connect(self.file_wanted)
        return page

    def _time_sheet(self) -> QWidget:
        from asystent_desktop.ui.time_sheet import TimeSheetPage

        return TimeSheetPage(self._desk, self._tasks, self._house)

    def _assignments(self) -> QWidget:
        from asystent_desktop.ui.assignments import AssignmentsPage

        return AssignmentsPage(self._desk, self._tasks)

    def _acceptance(self) -> QWidget:
        from asystent_desktop.ui.acceptance import AcceptancePage

        page = AcceptancePage(self._desk, self._tasks)
        page.open_family.connect(self.file_wanted)
        page.counted.connect(lambda count: self._window.rail.set_badge(ACCEPTANCE, count))
        page.presenter.load()
        return page

    def _computers(self) -> QWidget:
        from asystent_desktop.ui.computers import ComputersPage

        page = ComputersPage(self._desk, self._tasks, self._house)
        page.counted.connect(lambda count: self._window.rail.set_badge(COMPUTERS, count))
        page.presenter.load()
        return page

    def _settings(self) -> QWidget:
        from asystent_desktop.ui.settings import SettingsPage

        page = SettingsPage(self._desk, self._tasks)
        page.history_wanted.connect(lambda: self._window.navigate(HISTORY, by_key=True))
        page.theme_chosen.connect(self.look_chosen)
        page.language_chosen.connect(self.language_chosen)
        page.lock_minutes_chosen.connect(self.lock_minutes_chosen)
        return page
