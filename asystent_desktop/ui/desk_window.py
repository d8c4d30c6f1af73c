"""The opened desk: every page in its place in the shell, and the roads between them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot

from asystent_desktop.application.letterhead import is_office
from asystent_desktop.application.vault.clock_check import ClockBehind, clock_behind, word_clock
from asystent_desktop.application.vault.settings import Settings
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import House
from asystent_desktop.ui import visit
from asystent_desktop.ui.families import FamiliesPage
from asystent_desktop.ui.file_tabs import FileTabs
from asystent_desktop.ui.help import open_help
from asystent_desktop.ui.later_pages import LaterPages
from asystent_desktop.ui.opening import Opened
from asystent_desktop.ui.plain_files import PlainFilesReminder
from asystent_desktop.ui.search import SearchPanel
from asystent_desktop.ui.sections import (
    ASSIGNMENTS,
    CLASHES,
    EXCHANGE,
    FAMILIES,
    HISTORY,
    OPINION,
    TIME_SHEET,
    TODAY,
    rail_entries,
)
from asystent_desktop.ui.shell.window import MainShell
from asystent_desktop.ui.status_feed import StatusFeed
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.today import TodayDock, TodayPage
from asystent_desktop.ui.unfinished import UnfinishedReminder
from asystent_desktop.ui.widgets.toasts import toast


class DeskWindow(MainShell):
    """The window of an opened vault.

    Attributes:
        left: The vault is to be closed; True when the program ends, False for the unlock page.
        look_chosen: Name of the chosen look, a `theme.Choice` value.
    """

    left = Signal(bool)
    look_chosen = Signal(str)

    def __init__(self, opened: Opened, tasks: Tasks, house: House, chosen: Settings) -> None:
        office = is_office(opened.desk.identity())
        super().__init__(
            rail_entries(office=office),
            demo=opened.about.demo,
            lock_after_s=chosen.lock_minutes * 60,
        )
        self.opened = opened
        self._office = office
        self._desk, self._tasks = opened.desk, tasks
        self._feed = StatusFeed(opened.desk, tasks, self.status)
        self._later = LaterPages(self, self._feed, opened.desk, tasks, house)
        self._add_pages()
        self._join_families(house)
        self._join_later()
        self._join_frame()
        self.navigate(EXCHANGE if opened.answered else TODAY, by_key=True)
        self._feed.refresh()
        tasks.read(self, lambda: clock_behind(opened.desk), done=self._tell_clock)
        UnfinishedReminder(self, opened.desk, tasks, self.show_family, self.start_visit).look()
        PlainFilesReminder(
            self,
            opened.desk,
            tasks,
            house,
            lambda words, deed: self.notice.tell(words, _("Show the files"), deed),
        ).look()
        tasks.idle.connect(self._later.begin, Qt.ConnectionType.SingleShotConnection)

    def _add_pages(self) -> None:
        desk, tasks = self._desk, self._tasks
        self.dock = TodayDock(desk, tasks)
        self.today = TodayPage(desk, tasks, self.dock.presenter)
        tabs = FileTabs(desk, tasks, self.show_opinion, self._show_clash, self.show_family)
        self.families = FamiliesPage(desk, tasks, tabs.factories())
        self.search = SearchPanel(desk, tasks, self)
        self.add_page(TODAY, self.today)
        self.add_page(FAMILIES, self.families, dock=True)
        self.set_dock(self.dock, _("Today"))

    def navigate(self, key: str, *, by_key: bool = False) -> None:
        """Shows a page, made now if this is its first time."""
        self._later.need(key)
        super().navigate(key, by_key=by_key)

    def _tell_clock(self, behind: ClockBehind | None) -> None:
        if behind is not None:
            self.notice.tell(word_clock(behind))

    def _join_families(self, house: House) -> None:
        page = self.families
        page.new_visit.connect(self.start_visit)
        page.correct_visit.connect(
            lambda visit_id: visit.open_correction(self, self._desk, self._tasks, visit_id)
        )
        page.open_opinion.connect(self.show_opinion)
        page.dock_wanted.connect(self._allow_dock)
        page.exchange_wanted.connect(lambda: self.navigate(EXCHANGE))
        page.import_wanted.connect(partial(_transfer, self, house))
        page.copy_wanted.connect(partial(_transfer, self, house))
        for day in (self.today, self.dock):
            day.start_visit.connect(self.start_visit)
            day.open_family.connect(self.show_family)
            day.open_opinion.connect(self.show_opinion)
        self.today.time_sheet_wanted.connect(lambda: self.navigate(TIME_SHEET, by_key=True))
        self.today.families_wanted.connect(lambda: self.navigate(FAMILIES, by_key=True))
        self.today.assignments_wanted.connect(lambda: self.navigate(ASSIGNMENTS))
        self.dock.counted.connect(self._count_today)
        self.dock.fold_wanted.connect(self.stage.toggle_dock)
        self.new_visit_wanted.connect(self._new_visit)
        self.search.open_family.connect(self.show_family)
        self.search.open_visit.connect(self._show_visit)
        self.search.open_opinion.connect(self.show_opinion)
        self.search.new_visit.connect(self.start_visit)

    def _join_later(self) -> None:
        later = self._later
        later.opinion_wanted.connect(self.show_opinion)
        later.family_wanted.connect(self.show_family)
        later.clash_wanted.connect(self._show_clash)
        later.file_wanted.connect(self.show_family)
        later.visit_wanted.connect(self.start_visit)
        later.term_wanted.connect(self.today.follow)
        later.look_chosen.connect(self.look_chosen)
        later.language_chosen.connect(
            lambda _language: toast(self, _("The language changes when you unlock next time."))
        )
        later.lock_minutes_chosen.connect(self._lock_after)
        later.identity_changed.connect(self._tell_sections)

    def _join_frame(self) -> None:
        self._key("Ctrl+I", self._intervene)
        self._key("Ctrl+M", lambda: self.navigate(TIME_SHEET, by_key=True))
        self._key("Ctrl+H", lambda: self.navigate(HISTORY, by_key=True))
        self.searched.connect(self._search)
        self.search_entered.connect(self._search)
        self.help_wanted.connect(lambda: open_help(self))
        self.lock_requested.connect(lambda _reason: self.left.emit(False))
        self.closing.connect(lambda: self.left.emit(True))

    @Slot(str, str)
    def start_visit(self, family_id: str, appointment_id: str = "") -> None:
        """Opens the visit card of a family, on a planned meeting when there is one."""
        visit.open_visit_card(self, self._desk, self._tasks, family_id, appointment_id or None)

    def show_family(self, family_id: str, tab: str = "") -> None:
        """Shows a family's file."""
        self.navigate(FAMILIES)
        self.families.show_family(family_id, tab or "overview")

    @Slot(str)
    def show_opinion(self, opinion_id: str) -> None:
        """Shows an opinion in the editor."""
        self.navigate(OPINION)
        self._later.editor.show_opinion(opinion_id)

    def _show_visit(self, family_id: str, visit_id: str) -> None:
        self.show_family(family_id, "timeline")
        visit.open_visit_view(self, self._desk, self._tasks, visit_id)

    def _show_clash(self, family_id: str) -> None:
        self.navigate(CLASHES, by_key=True)
        self._later.clash_desk.choose(family_id)

    def _new_visit(self) -> None:
        """Ctrl+N: the family that is open, else the list to choose one from."""
        if self.current != FAMILIES:
            self.navigate(FAMILIES, by_key=True)
        self.families.start_new_visit()

    def _intervene(self) -> None:
        """Ctrl+I: the family that is open, else the list to choose one from; its visit card comes next."""
        from asystent_desktop.ui.intervention import open_intervention  # not needed while the desk comes up

        if self.current != FAMILIES:
            self.navigate(FAMILIES, by_key=True)
        if family_id := self.families.presenter.family_id:
            open_intervention(self, self._desk, self._tasks, family_id).ended.connect(self._write_it_down)

    @Slot(str, object)
    def _write_it_down(self, family_id: str, began: datetime) -> None:
        """The card of an intervention, from the hour it began."""
        kind = VisitKind.INTERVENTION
        visit.open_visit_card(self, self._desk, self._tasks, family_id, started_at=began, kind=kind)

    def _search(self, words: str) -> None:
        if words.strip():
            self.search.open(self, words)
            with QSignalBlocker(self.top.search):
                self.top.search.clear()

    def _count_today(self, overdue: int) -> None:
        self.rail.set_badge(TODAY, overdue)
        self.set_dock_count(_("Today"), overdue)

    @Slot(bool)
    def _allow_dock(self, allowed: bool) -> None:
        if self.current == FAMILIES:
            self.stage.allow_dock(allowed)

    @Slot(int)
    def _lock_after(self, minutes: int) -> None:
        self.idle.lock_after_s = minutes * 60

    @Slot()
    def _tell_sections(self) -> None:
        """The office took this computer in as the head's: her sections stand there after unlocking again."""
        if is_office(self._desk.identity()) and not self._office:
            words = _(
                "This computer belongs to the head of the team now. Unlock again to see the head's sections."
            )
            self.notice.tell(words, _("Lock"), lambda: self.left.emit(False))


def _transfer(window: DeskWindow, house: House, family_id: str = "") -> None:
    """The copy of a family's data; without a family the import of many."""
    from asystent_desktop.ui import transfer  # not needed while the desk comes up

    parts = window, window.opened.desk, window._tasks, house
    if family_id:
        transfer.open_subject_copy(*parts, family_id)
    else:
        transfer.open_import(*parts)
