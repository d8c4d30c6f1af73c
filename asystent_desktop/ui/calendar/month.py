"""The month: a table of days, one tab stop.

Arrows walk from day to day and on into the next month, Page Up and Page Down step by months, Home and End go
to the ends of the week, Enter or a double click opens the day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from asystent_desktop.application.planner.month import MonthView
from asystent_desktop.domain.due_rules import add_months
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.calendar.month_model import DAY_ROLE, MonthDay, MonthModel
from asystent_desktop.ui.calendar.month_paint import DayDelegate
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

LEAST_H = 46
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthTable(QTableView):
    """The table.

    Attributes:
        day_wanted: A day that is not shown yet: of another month.
        chosen: The day that became current.
        opened: A day to be shown alone.
    """

    day_wanted = Signal(object)
    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.days = MonthModel(self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self))
        self.setAccessibleName(_("Days of the month"))
        self.setAccessibleDescription(_("Enter opens the day, Page Up and Page Down change the month"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("surface", "clear")
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setFont(theme.font(Role.CAPTION_MEDIUM))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFixedHeight(28)
        across.setMinimumSectionSize(30)
        down.hide()
        down.setMinimumSectionSize(LEAST_H)
        self.setMinimumHeight(28 + 6 * LEAST_H)
        self.doubleClicked.connect(self._open)
        painting.follow_look(self.viewport())
        self._at: date | None = None

    def show_month(self, found: MonthView, on: date, now: datetime) -> None:
        """Shows a month; `on` is its current day."""
        self._at = on
        self.days.show_month(found, now)
        self.setCurrentIndex(self.days.place(on))
        self.viewport().update()

    @property
    def current(self) -> MonthDay | None:
        """The current day."""
        cell = self.currentIndex().data(DAY_ROLE)
        return cell if isinstance(cell, MonthDay) else None

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tells which day became current; quiet while a month is being shown."""
        super().currentChanged(current, previous)
        self.viewport().update()
        cell = self.current
        if cell is not None and cell.day.on != self._at:
            self._at = cell.day.on
            self.chosen.emit(cell.day.on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module."""
        key, cell = Qt.Key(event.key()), self.current
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if cell is None or not plain:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(cell.day.on + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.day_wanted.emit(add_months(cell.day.on, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at = cell.day.on.weekday()
            self._go(cell.day.on + timedelta(days=-at if key == Qt.Key.Key_Home else 6 - at))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _go(self, on: date) -> None:
        """To a day; one of another month brings that month."""
        place = self.days.place(on)
        cell = place.data(DAY_ROLE)
        if isinstance(cell, MonthDay) and cell.inside:
            self.setCurrentIndex(place)
        else:
            self.day_wanted.emit(on)

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current.day.on)
