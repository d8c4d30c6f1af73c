"""The Today page: terms by time or by family, one action a row, and the day's visits at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import full_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.today.case_words import Case, Deed, by_family, by_time, free_words
from asystent_desktop.ui.today.cases import CaseList
from asystent_desktop.ui.today.navigation import TodayWidget
from asystent_desktop.ui.today.presenter import Day, TodayPresenter, next_visit
from asystent_desktop.ui.today.visits_column import VisitsColumn

BY_TIME, BY_FAMILY = "time", "family"
RIGHT_W = 440
BAR_W = 10
TWO_COLUMNS_FROM = 1020
NEXT_FROM = 660


class TodayPage(TodayWidget):
    """The page.

    Args:
        presenter: Shared with the dock, so that the day is read once; by default one of its own.

    Attributes:
        time_sheet_wanted: The own time sheet is to be shown.
        assignments_wanted: The head's page of assignments. `families_wanted`: the list of families.
    """

    time_sheet_wanted = Signal()
    families_wanted = Signal()
    assignments_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        presenter: TodayPresenter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(presenter or TodayPresenter(desk, tasks), parent)
        if presenter is None:
            self.presenter.setParent(self)
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._wide: bool | None = None
        self._date = kit.ElidedLabel("", Role.ROW, tone="muted")
        self._views = kit.Segmented(
            _("Arrange"), [kit.Option(BY_TIME, _("By time")), kit.Option(BY_FAMILY, _("By family"))]
        )
        self._views.changed.connect(self._fill)
        self.cases = CaseList()
        self.cases.acted.connect(self._act)
        self.cases.menu_wanted.connect(self._menu_for)
        self.visits = VisitsColumn()
        self.visits.start_wanted.connect(self._start)
        self.visits.open_wanted.connect(self._open)
        self.visits.brief_wanted.connect(self.show_brief)
        self.visits.menu_wanted.connect(self.visit_menu)
        self.visits.opinion_wanted.connect(self.open_opinion)
        self.visits.fill_wanted.connect(self._fill_card)
        self.visits.assignments_wanted.connect(self.assignments_wanted)
        self.setAccessibleName(_("Today"))
        self._free = kit.EmptyState(Icon.DONE, _("Nothing urgent in the next two weeks."))
        self._begin = kit.EmptyState(
            Icon.FAMILIES,
            _("There is no family here yet. Families come with the exchange, or you add them yourself."),
            _("Go to the families"),
        )
        self._begin.acted.connect(self.families_wanted)
        self._free.hide()
        self._begin.hide()
        self._lay_out()
        self._bind_keys()
        self.presenter.shown.connect(self._show)
        self.presenter.ticked.connect(self._fill_visits)
        masking().changed.connect(self._fill)

    def _lay_out(self) -> None:
        self._scroll = kit.ScrollColumn(_("Today"))
        self._grid = QGridLayout()
        self._keep_edge(0, 0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.cases)
        left.addWidget(self._free)
        left.addWidget(self._begin)
        left.addStretch(1)
        self._scroll.column.addLayout(self._grid)
        self._scroll.column.addStretch(1)
        self.cases.reached.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, 40))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head())
        column.addWidget(self._scroll, 1)
        self._place(wide=True)

    def _keep_edge(self, _low: int, high: int) -> None:
        """The right edge stays where it is; the scroll bar takes its room from the margin."""
        self._grid.setContentsMargins(20, 0, 20 - (BAR_W if high else 0), 16)

    def _head(self) -> QWidget:
        self._next = kit.SecondaryButton(_("Next matter"), icon=Icon.NEXT, key="J")
        self._next.clicked.connect(lambda: self.cases.step(1))
        head = QWidget()
        row = QGridLayout(head)
        row.setContentsMargins(20, 0, 20, 0)
        row.setHorizontalSpacing(12)
        row.addWidget(kit.Label(_("Today"), Role.FAMILY), 0, 0)
        row.addWidget(self._date, 0, 1)
        row.addWidget(self._views, 0, 2)
        row.addWidget(self._next, 0, 3)
        sheet = kit.LinkButton(_("Time sheet"))
        sheet.clicked.connect(self.time_sheet_wanted)
        row.addWidget(sheet, 0, 4)
        row.setColumnStretch(1, 1)
        return head

    def _bind_keys(self) -> None:
        for keys, by in (("J", 1), ("K", -1)):
            kit.bind_key(self, keys, partial(self.cases.step, by))
        for keys, act in (("Space", self._done), ("P", self._put_off)):
            kit.bind_key(self.cases, keys, act)
        kit.bind_key(self, "B", self._show_next_brief)

    def _show(self, day: Day) -> None:
        self._date.set_text(full_date(day.view.on))
        self._fill()
        if self.hasFocus():
            self.cases.step(1)

    def _fill(self) -> None:
        day = self.presenter.day
        if day is None:
            return
        groups = by_family(day) if self._views.value() == BY_FAMILY else by_time(day)
        self.cases.show_groups(groups)
        begun = bool(groups) or day.begun
        self._free.setVisible(begun and not groups)
        self._free.set_text(free_words(day))
        self._begin.setVisible(not begun)
        self._next.setEnabled(bool(groups))
        self._fill_visits()

    def _fill_visits(self) -> None:
        if self.presenter.day is not None:
            self.visits.show_day(self.presenter.day, self.presenter.now())

    def _act(self, case: Case) -> None:
        planned = self.presenter.day.planned.get(case.item.family_id) if self.presenter.day else None
        if case.deed == Deed.PLAN:
            self.plan(case.item)
        elif case.deed == Deed.BRIEF and planned is not None:
            self.show_brief(planned)
        else:
            self.follow(case.item)

    def _done(self) -> None:
        if self.cases.current is not None:
            self.settle(self.cases.current.item)

    def _put_off(self) -> None:
        if self.cases.current is not None:
            self.put_off(self.cases.current.item)

    def _menu_for(self, case: Case, where: QPoint) -> None:
        self.term_menu(case.item, where)

    def _show_next_brief(self) -> None:
        day = self.presenter.day
        upcoming = next_visit(day.view.visits, self.presenter.now()) if day else None
        if upcoming is not None:
            self.show_brief(upcoming)

    def _start(self, visit: AppointmentView) -> None:
        self.start_visit.emit(visit.family_id, visit.appointment_id)

    def _open(self, visit: AppointmentView) -> None:
        self.open_family.emit(visit.family_id, "overview")

    def _fill_card(self, visit_id: str) -> None:
        """Opens a finished card to complete, at its kilometres."""
        from asystent_desktop.ui.visit.opening import open_completion  # not needed while the desk comes up

        open_completion(self, self.presenter.desk, self.presenter.tasks, visit_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the day when first shown; a shared presenter may have it already."""
        super().showEvent(event)
        if self.presenter.day is None:
            self.presenter.load()
        else:
            self._show(self.presenter.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Visits at the right, or above the terms in a narrow window, which leaves the next matter to J."""
        super().resizeEvent(event)
        self._next.setVisible(event.size().width() >= NEXT_FROM)
        self._place(wide=event.size().width() >= TWO_COLUMNS_FROM)

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        for part in (self._left, self.visits):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left, 0 if wide else 1, 0)
        self._grid.addWidget(self.visits, 0, 1 if wide else 0)
        self.visits.setFixedWidth(RIGHT_W) if wide else self.visits.setMaximumWidth(16_777_215)
        self.visits.setMinimumWidth(RIGHT_W if wide else 0)
        self._grid.setColumnStretch(0, 1)

    def first_focus(self) -> None:
        """The current term; as long as nothing is read, the page itself, so that its keys work."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cases.step(1)
