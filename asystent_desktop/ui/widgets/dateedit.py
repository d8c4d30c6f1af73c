"""Date and time fields that read what people type.

due = DateEdit(today=clock.today, add_working_days=calendar.add)   # due.value() -> date | None
start = TimeEdit()                                                 # start.value() -> time | None
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_date, relative_day, time_24
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role
from asystent_desktop.ui.theme.tokens import CONTROL_H
from asystent_desktop.ui.widgets.buttons import IconButton
from asystent_desktop.ui.widgets.dates import AddWorkingDays, parse_date, parse_time
from asystent_desktop.ui.widgets.fields import TextField, set_invalid


class DateEdit(TextField):
    """A date: typed in any of the forms of `dates.parse_date`, or picked from a calendar.

    On leaving the field the date is written out with its weekday. ↑ and ↓ move by a day, Page keys by a week.

    Args:
        today: Tells the day to count from.
        add_working_days: For `+10r`.
        name: Accessible name.

    Attributes:
        changed: The person entered another date (or emptied the field).
        refused: The text on leaving was no date; show `REFUSAL`.
    """

    changed = Signal()
    refused = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        add_working_days: AddWorkingDays | None = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, placeholder=_("e.g. 17.11, Fri, +14"), parent=parent)
        self._today, self._add = today, add_working_days
        self._value: date | None = None
        self.setTextMargins(0, 0, 30, 0)
        self._button = IconButton(Icon.CALENDAR, _("Choose from the calendar"), size=28, parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._settle)

    @staticmethod
    def refusal() -> str:
        """What to tell when the text is no date."""
        return _("Enter a day and a month, e.g. 17.11 or 17.11.2026")

    def value(self) -> date | None:
        """The date as last settled or, while typing, as it can be read."""
        return self.read() if self.isModified() else self._value

    def read(self) -> date | None:
        """The date that stands in the text; a field of a kind of its own may read more."""
        return parse_date(self.text(), self._today(), self._add)

    def set_value(self, day: date | None) -> None:
        """Shows a date; nothing is emitted."""
        self._value = day
        self.setText(day_date(day) if day else "")
        self.setModified(False)
        self._echo()

    def is_readable(self) -> bool:
        """Whether the text is empty or a date."""
        return not self.text().strip() or self.value() is not None

    def _settle(self) -> None:
        if not self.isModified():
            return
        day = self.read()
        if day is None and self.text().strip():
            set_invalid(self, True)
            self.refused.emit()
            return
        self._take(day)

    def _take(self, day: date | None) -> None:
        differs = day != self._value
        set_invalid(self, False)
        self.set_value(day)
        if differs:
            self.changed.emit()

    def _echo(self) -> None:
        self.setToolTip(relative_day(self._value, self._today()) if self._value else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by a day, Page keys by a week, Alt+↓ opens the calendar."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in steps and not self.isReadOnly():
            start = self.value() or self._today()
            self._take(date.fromordinal(start.toordinal() + steps[key]))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the calendar button at the right end."""
        super().resizeEvent(event)
        self._button.move(self.width() - 32, (self.height() - 28) // 2)

    def open_calendar(self) -> None:
        """Shows a month under the field, Monday first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFont(theme.font(Role.ROW))
        day = self.value() or self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def pick(chosen: QDate) -> None:
            menu.close()
            self._take(date(chosen.year(), chosen.month(), chosen.day()))

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.setFocus()


class TimeEdit(QLineEdit):
    """A time of day in steps of 15 minutes by ↑ and ↓; any minute may be typed (`930`, `9:05`).

    Attributes:
        changed: The person entered another time.
        refused: The text on leaving was no time.
    """

    changed = Signal()
    refused = Signal()
    STEP_MIN = 15

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: time | None = None
        self.setFont(theme.font(Role.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText("00:00")
        self.setFixedSize(76, CONTROL_H)
        self.editingFinished.connect(self._settle)

    def value(self) -> time | None:
        """The time as last settled or, while typing, as it can be read."""
        if not self.isModified():
            return self._value
        read = parse_time(self.text())
        return time(*read) if read else None

    def set_value(self, moment: time | None) -> None:
        """Shows a time; nothing is emitted."""
        self._value = moment
        self.setText(time_24(moment) if moment else "")
        self.setModified(False)

    def _settle(self) -> None:
        if not self.isModified():
            return
        read = parse_time(self.text())
        if read is None and self.text().strip():
            set_invalid(self, True)
            self.refused.emit()
            return
        self._take(time(*read) if read else None)

    def _take(self, moment: time | None) -> None:
        differs = moment != self._value
        set_invalid(self, False)
        self.set_value(moment)
        if differs:
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ go to the next quarter of an hour."""
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
            return
        now = self.value() or time(9, 0)
        minutes = now.hour * 60 + now.minute
        step = self.STEP_MIN
        moved = (minutes // step + 1) * step if direction > 0 else (minutes - 1) // step * step
        self._take(time(moved // 60 % 24, moved % 60))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Marks the whole time, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
