"""The days of a month as a table of weeks, and each of them in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from asystent_desktop.application.planner.month import DAYS_A_WEEK, MonthView
from asystent_desktop.application.planner.week import WeekDay
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import full_date, time_24, weekday_long, weekday_short
from asystent_desktop.ui.calendar import term_words
from asystent_desktop.ui.calendar.marks import Mark, Sort, marks
from asystent_desktop.ui.theme import Icon, Tone

DAY_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Weight(Enum):
    """How a line of a day stands out."""

    LATE = auto()
    TERM = auto()
    PLANNED = auto()
    QUIET = auto()


@dataclass(frozen=True)
class DayLine:
    """One line of a day: a term, a visit, hours; `spoken`: the whole of it."""

    words: str
    spoken: str
    icon: Icon | None
    tone: Tone
    weight: Weight


@dataclass(frozen=True)
class MonthDay:
    """One cell.

    Attributes:
        inside: Of the month itself, not of the week that reaches into it.
        lines: What has passed, terms, then the hours in order of time.
    """

    day: WeekDay
    inside: bool
    today: bool
    lines: tuple[DayLine, ...]

    @property
    def week(self) -> str:
        """ "tydzień 47" on a Monday, else empty."""
        on = self.day.on
        return "" if on.weekday() else _("week {n}").format(n=on.isocalendar().week)

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        planned = sum(line.weight in (Weight.PLANNED, Weight.QUIET) for line in self.lines)
        terms = sum(line.weight is Weight.TERM for line in self.lines)
        counted = (
            ngettext("{n} planned", "{n} planned", planned).format(n=planned) if planned else "",
            ngettext("{n} deadline", "{n} deadlines", terms).format(n=terms) if terms else "",
        )
        free = self.day.holiday or ("" if self.day.working else _("free"))
        parts = (full_date(self.day.on), _("today") if self.today else "", self.week, free, *counted)
        said = ", ".join(part for part in parts if part)
        return "; ".join([said, *(line.spoken for line in self.lines)])


def day_lines(day: WeekDay, boxes: Sequence[Mark], overdue: int) -> tuple[DayLine, ...]:
    """Everything of a day: what is late and terms of a court or the law, then the hours, then other terms.

    Args:
        boxes: What stands in its hours.
        overdue: How many terms have passed; 0 but on today.
    """
    lines = []
    if overdue:
        words = term_words.overdue_words(overdue)
        lines.append(DayLine(words, words, Icon.ATTENTION, Tone.OVERDUE, Weight.LATE))
    told = [term_words.told(item) for item in day.terms]
    terms = [(one.tone, DayLine(one.words, one.about, one.icon, one.tone, Weight.TERM)) for one in told]
    lines += [line for tone, line in terms if tone is Tone.COURT]
    for box in boxes:
        words = f"{time_24(box.start)} {box.title}"
        weight = Weight.QUIET if box.sort in (Sort.DONE, Sort.BLOCK) else Weight.PLANNED
        icon = box.icon if box.sort is Sort.DONE else None
        spoken = ", ".join(part for part in (box.title, box.about) if part)
        lines.append(DayLine(words, spoken, icon, Tone.DONE, weight))
    lines += [line for tone, line in terms if tone is not Tone.COURT]
    return tuple(lines)


class MonthModel(QAbstractTableModel):
    """Weeks by weekdays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: list[list[MonthDay]] = []

    def show_month(self, found: MonthView, now: datetime) -> None:
        """Shows another month, or the same under another mask."""
        days = [day for week in found.weeks for day in week]
        boxes = marks(days, (), now)
        shape = len(found.weeks)
        cells = [[self._cell(found, day, boxes) for day in week] for week in found.weeks]
        if shape != len(self._cells):
            self.beginResetModel()
            self._cells = cells
            self.endResetModel()
        else:
            self._cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(shape - 1, DAYS_A_WEEK - 1))

    @staticmethod
    def _cell(found: MonthView, day: WeekDay, boxes: Sequence[Mark]) -> MonthDay:
        today = day.on == found.today
        mine = [one for one in boxes if one.on == day.on]
        lines = day_lines(day, mine, len(found.overdue) if today else 0)
        return MonthDay(day, day.on.month == found.first.month, today, lines)

    def place(self, on: date) -> QModelIndex:
        """Where a day stands; invalid when it is not shown."""
        for row, week in enumerate(self._cells):
            for column, cell in enumerate(week):
                if cell.day.on == on:
                    return self.index(row, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Weeks."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Monday to Sunday."""
        return 0 if parent.isValid() else DAYS_A_WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, its number, its words."""
        if not index.isValid():
            return None
        cell = self._cells[index.row()][index.column()]
        if role == DAY_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.on.day)
        return cell.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Weekdays above."""
        if not self._cells or orientation == Qt.Orientation.Vertical:
            return None
        day = self._cells[0][section].day.on
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return weekday_long(day)
        return weekday_short(day) if role == Qt.ItemDataRole.DisplayRole else None
