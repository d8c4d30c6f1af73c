"""The planner: a week of hours with the terms above, and the proposed week beside it.

N plans a visit, T shows today, left and right step through the weeks, Ctrl+Z takes the last change back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asystent_desktop.application.planner.planning import Proposal
from asystent_desktop.application.planner.week import WeekDay
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import long_date, short_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.calendar import menus
from asystent_desktop.ui.calendar.grid import WeekGrid
from asystent_desktop.ui.calendar.legend import legend
from asystent_desktop.ui.calendar.marks import marks, ways
from asystent_desktop.ui.calendar.presenter import CalendarPresenter, Loaded
from asystent_desktop.ui.calendar.proposal_panel import PANEL_W, ProposalPanel
from asystent_desktop.ui.calendar.sheets import RulesSheet, VisitSheet
from asystent_desktop.ui.calendar.strip import TermStrip
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role

DAY, WEEK = "day", "week"
PANEL_BESIDE_FROM = 900
HEAD_ONE_LINE_FROM = 860
WEEK_FROM = 620
PAPER_LEAST = 360
"""Days, terms and some hours; a lower page scrolls."""
_MINUTE_MS = 60_000
_FIRST_SHOWN = time(7, 50)


class CalendarPage(menus.PlannerWidget):
    """The page."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = CalendarPresenter(desk, tasks, self)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.grid, self.strip, self.panel = WeekGrid(), TermStrip(), ProposalPanel()
        self._scrolled = False
        self._lay_out()
        self._join()
        self._bind_keys()

    def _lay_out(self) -> None:
        self._title = kit.ElidedLabel("", Role.ROW, tone="muted")
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.grid)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._align())
        self._paper = kit.Frame()
        inside = QVBoxLayout(self._paper)
        inside.setContentsMargins(2, 0, 2, 2)
        inside.setSpacing(0)
        self._above = QHBoxLayout()
        self._above.addWidget(self.strip)
        inside.addLayout(self._above)
        inside.addWidget(kit.Line())
        inside.addWidget(self._scroll, 1)
        self._paper.setMinimumHeight(PAPER_LEAST)
        self._left = kit.ScrollColumn(_("Calendar"), gap=8)
        left = self._left.column
        left.setContentsMargins(20, 10, 16, 12)
        left.addWidget(self._head())
        left.addWidget(self._paper, 1)
        self._legend = legend()
        left.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self.panel)
        self.panel.hide()

    def _head(self) -> QWidget:
        self._back = kit.IconButton(Icon.CARET_LEFT, _("Week before"), bordered=True, size=36)
        self._on = kit.IconButton(Icon.CARET_RIGHT, _("Week after"), bordered=True, size=36)
        self._today = kit.SecondaryButton(_("Today"), key="T")
        self._views = kit.Segmented(_("Show"), [kit.Option(DAY, _("Day")), kit.Option(WEEK, _("Week"))])
        self._views.set_values([WEEK])
        self.groups_button = kit.SecondaryButton(_("Group work"), icon=Icon.MEETING)
        self.propose_button = kit.SecondaryButton(_("Propose a week"))
        self.plan_button = kit.PrimaryButton(_("Plan a visit"), key="N")
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.setSpacing(8)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(kit.Label(_("Calendar"), Role.FAMILY))
        title.addWidget(self._title, 1)
        deeds = kit.FlowRow(spacing=8)
        ways = (self._back, self._today, self._on, self._views)
        for part in (*ways, self.groups_button, self.propose_button, self.plan_button):
            deeds.add(part)
        self._head_row.addLayout(title, 1)
        self._head_row.addWidget(deeds)
        head = QWidget()
        head.setLayout(self._head_row)
        return head

    def _join(self) -> None:
        shown = self.presenter
        shown.loaded.connect(lambda _found: self.fill())
        shown.proposed.connect(self._show_proposal)
        shown.refused.connect(lambda words: kit.toast(self, words))
        shown.done.connect(partial(menus.say, self))
        masking().changed.connect(self.fill)
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        self._today.clicked.connect(lambda: shown.go(shown.desk.clock.today()))
        self._views.changed.connect(self.fill)
        self.groups_button.clicked.connect(self.groups_wanted)
        self.propose_button.clicked.connect(shown.propose)
        self.plan_button.clicked.connect(lambda: self.plan())
        self.grid.moved.connect(shown.move)
        self.grid.removed.connect(shown.remove)
        self.grid.wanted.connect(self.plan)
        self.grid.opened.connect(partial(menus.open_menu, self))
        self.grid.reached.connect(
            lambda area: self._scroll.ensureVisible(0, int(area.center().y()), 0, int(area.height()))
        )
        self.strip.term_opened.connect(self.term_wanted)
        self.strip.many_opened.connect(partial(menus.choose_term, self))
        self.panel.inserted.connect(shown.insert)
        self.panel.dropped.connect(lambda: shown.set_proposal(None))
        self.panel.rules_wanted.connect(self._change_rules)
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self.fill)

    def _bind_keys(self) -> None:
        today = lambda: self.presenter.go(self.presenter.desk.clock.today())  # noqa: E731
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("N", self.plan),
            ("T", today),
            ("Left", lambda: self._step(-1)),
            ("Right", lambda: self._step(1)),
            ("Ctrl+Z", self.presenter.undo),
        )
        for key, act in keys:
            kit.bind_key(self, key, act)
        for key in ("Return", "Enter"):
            kit.bind_key(self.panel, key, self.panel.insert_button.click)
        self._drop_key = kit.bind_key(self, "Escape", self.panel.dropped.emit)
        self._drop_key.setEnabled(False)

    @property
    def _by_day(self) -> bool:
        return self._views.value() == DAY or self.width() < WEEK_FROM

    def _step(self, by: int) -> None:
        if self._by_day:
            self.presenter.go(self.presenter.shown + timedelta(days=by))
        else:
            self.presenter.step(by)

    def fill(self) -> None:
        """Shows what was read, or the same under another mask or at another hour."""
        found = self.presenter.loaded_week
        if found is None:
            return
        days = self._days(found)
        proposal = self.presenter.proposal
        boxes = marks(found.week, proposal.visits if proposal else (), self.presenter.now())
        shown = [day.on for day in days]
        self.grid.show_marks(shown, boxes, ways(boxes, found.rules), self.presenter.now())
        self.strip.show_week(found.week, days)
        number = found.week.monday.isocalendar().week
        self._title.set_text(_("{span} · week {n}").format(span=_span(shown[0], shown[-1]), n=number))
        if not self._scrolled:
            self._scrolled = True
            QTimer.singleShot(0, self, self._scroll_to_morning)

    def _days(self, found: Loaded) -> list[WeekDay]:
        if not self._by_day:
            return list(found.week.days)
        wanted = self.presenter.shown
        return [one for one in found.week.days if one.on == wanted] or [found.week.days[0]]

    def _scroll_to_morning(self) -> None:
        self._scroll.verticalScrollBar().setValue(int(self.grid.y_of(_FIRST_SHOWN)))

    def _align(self) -> None:
        """The scroll bar takes its room beside the hours alone; days and terms keep to their columns."""
        bar = self._scroll.verticalScrollBar()
        self._above.setContentsMargins(0, 0, bar.sizeHint().width() if bar.maximum() else 0, 0)

    def plan(self, on: date | None = None, start: time | None = None) -> None:
        """Asks with whom; on the slot that was clicked last where none is given."""
        found, shown = self.presenter.loaded_week, self.presenter
        if found is None:
            return
        if on is None:
            on, start = self.grid.slot or (max(shown.shown, shown.desk.clock.today()), None)
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
        self.fill()
        self.panel.setVisible(proposal is not None)
        self._drop_key.setEnabled(proposal is not None)
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
        wide = self.width() - (0 if self.panel.isHidden() else PANEL_W) >= HEAD_ONE_LINE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head_row.setDirection(across if wide else down)
        for part in (self._legend, self._views):
            part.setVisible(self.width() >= WEEK_FROM)

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
        """The boxes."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _span(first: date, last: date) -> str:
    """ "16–20 listopada 2026", a day alone in full."""
    if first == last:
        return long_date(first)
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day}–{long_date(last)}"
    return f"{short_date(first)} – {short_date(last)}.{last.year}"
