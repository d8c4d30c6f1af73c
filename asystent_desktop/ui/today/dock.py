"""The Today dock beside a family file: overdue, today's visits, the rest of the week."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.today.dock_rows import VISIT, rows, term_key
from asystent_desktop.ui.today.navigation import TodayWidget
from asystent_desktop.ui.today.presenter import Day, TodayPresenter


class TodayDock(TodayWidget):
    """The dock, 304 wide.

    Attributes:
        counted: How many terms are overdue, for badges.
        fold_wanted: The dock is to be folded away.
    """

    counted = Signal(int)
    fold_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(TodayPresenter(desk, tasks), parent)
        self.presenter.setParent(self)
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._loaded = False
        self._date = kit.ElidedLabel("", Role.ROW, tone="muted")
        self.list = kit.RowList(_("Today"))
        self.list.setViewportMargins(8, 0, 4, 0)
        self.list.opened.connect(self._opened)
        self.list.menu_wanted.connect(self._menu_for)
        self._free = kit.EmptyState(Icon.DONE, _("Nothing urgent this week."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 10)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.list, 1)
        column.addWidget(self._free, 1)
        column.addLayout(self._foot())
        self._free.hide()
        self.presenter.shown.connect(self._show)
        self.presenter.ticked.connect(self._fill)
        masking().changed.connect(self._fill)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(9)
        fold = kit.IconButton(Icon.COLLAPSE, _("Fold the panel away"), key="F6")
        fold.clicked.connect(self.fold_wanted)
        row.addWidget(kit.Label(_("Today"), Role.PANE))
        row.addWidget(self._date, 1)
        row.addWidget(fold)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 16, 0)
        row.setSpacing(12)
        self._done = kit.Label("", Role.CAPTION_MEDIUM)
        self._bar = kit.Bar(_("Visits held today"))
        row.addWidget(self._done)
        row.addWidget(self._bar, 1)
        return row

    def _show(self, day: Day) -> None:
        view = day.view
        self._date.set_text(day_date(view.on))
        total = view.visits_total
        words = ngettext("{done} of {n} visit", "{done} of {n} visits", total)
        self._done.setText(words.format(done=view.done_visits, n=total))
        self._bar.set_share(view.done_visits / total if total else 0.0)
        self._done.setVisible(total > 0)
        self._bar.setVisible(total > 0)
        self._fill()
        self.counted.emit(len(view.overdue))

    def _fill(self) -> None:
        day = self.presenter.day
        if day is None:
            return
        view = day.view
        some = bool(view.overdue or view.visits or view.this_week)
        self.list.setVisible(some)
        self._free.setVisible(not some)
        self.list.set_rows(rows(day, self.presenter.now()))

    def _term(self, key: str) -> DueItem | None:
        view = self.presenter.day.view if self.presenter.day else None
        terms = (*view.overdue, *view.this_week) if view else ()
        return next((item for item in terms if term_key(item) == key), None)

    def _visit(self, key: str) -> AppointmentView | None:
        view = self.presenter.day.view if self.presenter.day else None
        visits = view.visits if view else ()
        return next((one for one in visits if key == f"{VISIT}:{one.appointment_id}"), None)

    def _opened(self, key: str) -> None:
        self.list.choose("")
        term, visit = self._term(key), self._visit(key)
        if term is not None:
            self.follow(term)
        elif visit is not None:
            self.open_family.emit(visit.family_id, "overview")

    def _menu_for(self, key: str, where: QPoint) -> None:
        term, visit = self._term(key), self._visit(key)
        if term is not None:
            self.term_menu(term, where)
        elif visit is not None:
            self.visit_menu(visit, where)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the day when first shown; later the changes keep it fresh."""
        super().showEvent(event)
        if not self._loaded:
            self._loaded = True
            self.presenter.load()
