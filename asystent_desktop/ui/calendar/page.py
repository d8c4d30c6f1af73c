"""The planner: a week of hours with the terms above, its month, and the proposed week beside it.

N plans a visit, T shows today, left and right step through the weeks, Ctrl+Z takes the last change back.
Enter on a day of the month opens that day, Esc goes back to the month.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from asystent_desktop.application.planner.planning import Proposal
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.calendar import menus
from asystent_desktop.ui.calendar.head import DAY, MONTH, WEEK, WEEK_FROM, PlannerHead
from asystent_desktop.ui.calendar.hours import HoursPaper
from asystent_desktop.ui.calendar.legend import legend
from asystent_desktop.ui.calendar.marks import marks
from asystent_desktop.ui.calendar.month import MonthTable
from asystent_desktop.ui.calendar.presenter import CalendarPresenter, Loaded
from asystent_desktop.ui.calendar.proposal_panel import PANEL_W, ProposalPanel
from asystent_desktop.ui.calendar.sheets import RulesSheet, VisitSheet
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks

PANEL_BESIDE_FROM = 900
_MINUTE_MS = 60_000


class CalendarPage(menus.PlannerWidget):
    """The page."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = CalendarPresenter(desk, tasks, self)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head, self.month, self.panel = PlannerHead(), MonthTable(), ProposalPanel()
        self._hours, self._month_paper = HoursPaper(), kit.Frame()
        self.grid, self.strip = self._hours.grid, self._hours.strip
        self.propose_button = self.head.propose_button
        self._lay_out()
        self._join()
        self._bind_keys()

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self._month_paper)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self.month)
        self._left = kit.ScrollColumn(_("Calendar"), gap=8)
        left = self._left.column
        left.setContentsMargins(20, 10, 16, 12)
        left.addWidget(self.head)
        left.addWidget(self._hours, 1)
        left.addWidget(self._month_paper, 1)
        self._month_paper.hide()
        self._legend = legend()
        left.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self.panel)
        self.panel.hide()

    def _join(self) -> None:
        shown = self.presenter
        shown.loaded.connect(self._take)
        shown.proposed.connect(self._show_proposal)
        shown.refused.connect(lambda words: kit.toast(self, words))
        shown.done.connect(partial(menus.say, self))
        masking().changed.connect(self.fill)
        self.head.stepped.connect(self._step)
        self.head.today_wanted.connect(self._to_today)
        self.head.viewed.connect(partial(self._show_as, keep=True))
        self.head.groups_button.clicked.connect(self.groups_wanted)
        self.head.propose_button.clicked.connect(shown.propose)
        self.head.plan_button.clicked.connect(lambda: self.plan())
        self.grid.moved.connect(shown.move)
        self.grid.removed.connect(shown.remove)
        self.grid.wanted.connect(self.plan)
        self.grid.opened.connect(partial(menus.open_menu, self))
        self.month.chosen.connect(shown.choose)
        self.month.day_wanted.connect(shown.go)
        self.month.opened.connect(self._open_day)
        self.strip.term_opened.connect(self.term_wanted)
        self.strip.many_opened.connect(partial(menus.choose_term, self))
        self.panel.inserted.connect(shown.insert)
        self.panel.dropped.connect(lambda: shown.set_proposal(None))
        self.panel.rules_wanted.connect(self._change_rules)
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self.fill)

    def _bind_keys(self) -> None:
        keys: tuple[tuple[QWidget, str, Callable[[], object]], ...] = (
            (self, "N", self.plan),
            (self, "T", self._to_today),
            (self, "Ctrl+Z", self.presenter.undo),
            (self.panel, "Return", self.panel.insert_button.click),
            (self.panel, "Enter", self.panel.insert_button.click),
        )
        for where, key, act in keys:
            kit.bind_key(where, key, act)
        steps = (("Left", -1), ("Right", 1))
        self._arrows = [kit.bind_key(self, key, partial(self._step, by)) for key, by in steps]
        self._back_key = kit.bind_key(self, "Escape", self._back)
        self._back_key.setEnabled(False)

    def _to_today(self) -> None:
        self.presenter.go(self.presenter.desk.clock.today())

    def _step(self, by: int) -> None:
        self.presenter.step(by, self.head.view)

    def _show_as(self, view: str, *, keep: bool = False) -> None:
        self._from_month = False
        self._back_key.setEnabled(self.presenter.proposal is not None)
        self.presenter.show_as(view, keep=keep)

    _from_month = False

    def _open_day(self, day: date) -> None:
        """A day of the month alone, until Esc."""
        self.presenter.shown = day
        self._show_as(DAY)
        self._from_month = True
        self._back_key.setEnabled(True)

    def _back(self) -> None:
        """Esc: the proposal goes first, then the day that was opened out of the month."""
        if self.presenter.proposal is not None:
            self.panel.dropped.emit()
        elif self._from_month:
            self._show_as(MONTH)

    def _take(self, found: Loaded) -> None:
        """Shows what was read; another view takes the focus along."""
        focus = QApplication.focusWidget()
        inside = focus is not None and (self._hours.isAncestorOf(focus) or focus is self.month)
        self.head.choose(found.view)
        monthly = found.month is not None
        turned = monthly is self._month_paper.isHidden()
        self._month_paper.setVisible(monthly)
        self._hours.setHidden(monthly)
        for key in self._arrows:  # in the month they walk from day to day
            key.setEnabled(not monthly)
        self._legend.setHidden(monthly or self.width() < WEEK_FROM)
        self.fill()
        if turned and inside:
            self.first_focus()

    def fill(self) -> None:
        """Shows what was read, or the same under another mask or at another hour."""
        found, now = self.presenter.loaded_week, self.presenter.now()
        if found is None:
            return
        monday = found.week.monday
        if found.month is not None:
            self.month.show_month(found.month, self.presenter.shown, now)
            self.head.tell(found.month.first, found.month.first, monday.isocalendar().week)
            return
        days, proposal = list(found.week.days), self.presenter.proposal
        boxes = marks(days, proposal.visits if proposal else (), now)
        if self.head.view == DAY:
            days = [one for one in days if one.on == self.presenter.shown] or days[:1]
        self._hours.show_days(found.week, days, boxes, found.rules, now)
        self.head.tell(days[0].on, days[-1].on, monday.isocalendar().week)

    def plan(self, on: date | None = None, start: time | None = None) -> None:
        """Asks with whom; on the slot that was clicked last where none is given."""
        found, shown = self.presenter.loaded_week, self.presenter
        if found is None:
            return
        if on is None:
            slot = None if found.month else self.grid.slot
            on, start = slot or (max(shown.shown, shown.desk.clock.today()), None)
        sheet = VisitSheet(self, shown.desk, shown.tasks, found.families, on, start)
        sheet.saved.connect(self._planned)
        sheet.open()

    def _planned(self, result: object) -> None:
        if isinstance(result, tuple):
            self.presenter.planned(result)

    def _change_rules(self) -> None:
        found, shown = self.presenter.loaded_week, self.presenter
        if found is not None:
            sheet = RulesSheet(self, shown.desk, shown.tasks, found.rules)
            sheet.saved.connect(lambda _result: shown.propose_anew())
            sheet.open()

    def _show_proposal(self, proposal: Proposal | None) -> None:
        found = self.presenter.loaded_week
        begun, focus = self.panel.isHidden(), QApplication.focusWidget()
        left = focus is not None and self.panel.isAncestorOf(focus)
        if proposal is not None and found is not None and found.month is not None:
            self._show_as(WEEK)
        self.fill()
        self.panel.setVisible(proposal is not None)
        self._back_key.setEnabled(proposal is not None or self._from_month)
        self.propose_button.setVisible(proposal is None)
        self._place()
        if proposal is not None and found is not None:
            self.panel.show_proposal(proposal, found.rules, found.week.today)
            if begun:  # afterwards a proposed visit that is moved by keys keeps the focus
                self.panel.insert_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif left:
            self.first_focus()

    def _place(self) -> None:
        """In a narrow window the proposal takes the place of the hours."""
        beside = self.width() >= PANEL_BESIDE_FROM
        self._left.setVisible(self.panel.isHidden() or beside)
        self.panel.setFixedWidth(PANEL_W if beside else self.width())
        self.head.fit(self.width(), self.width() - (0 if self.panel.isHidden() else PANEL_W))
        self._legend.setHidden(self._hours.isHidden() or self.width() < WEEK_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One day in a narrow window."""
        super().resizeEvent(event)
        self._place()
        self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the week."""
        super().showEvent(event)
        self._clock.start()
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reads afresh when it comes back."""
        super().hideEvent(event)
        self._clock.stop()
        self.presenter.hide()

    def first_focus(self) -> None:
        """The boxes, or the days."""
        where = self.grid if self._month_paper.isHidden() else self.month
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)
