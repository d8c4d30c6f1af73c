"""The hours of a week as they are painted, and where everything lies on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ui import theme
from asystent_desktop.ui.calendar import box_paint
from asystent_desktop.ui.calendar.drag import Drag
from asystent_desktop.ui.calendar.marks import Mark, clock, minutes
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

HOUR_H = 60
GUTTER = 46
STEP = 15
FIRST_HOUR, LAST_HOUR = 7, 19


class HourCanvas(QWidget):
    """Columns of days, boxes in their hours; a drag under way is painted where it would be put down."""

    def __init__(self) -> None:
        super().__init__()
        self._days: list[date] = []
        self._marks: list[Mark] = []
        self._ways: list[tuple[date, int, str]] = []
        self._now = datetime.min
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._at = -1
        self._drag: Drag | None = None

    @property
    def current(self) -> Mark | None:
        """The box the keys speak of."""
        return self._marks[self._at] if 0 <= self._at < len(self._marks) else None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All boxes in order of time."""
        return tuple(self._marks)

    def show_marks(
        self,
        days: Sequence[date],
        found: Sequence[Mark],
        ways: Sequence[tuple[date, int, str]],
        now: datetime,
    ) -> None:
        """Shows other boxes; the current one stays current."""
        kept = self.current.key if self.current else ""
        self._days, self._ways, self._now = list(days), list(ways), now
        self._marks = [one for one in found if one.on in self._days]
        first = min((one.start.hour for one in self._marks), default=FIRST_HOUR)
        last = max((-(-minutes(one.end) // 60) for one in self._marks), default=LAST_HOUR)
        self._hours = (min(first, FIRST_HOUR), max(last, LAST_HOUR))
        self._at = next((at for at, one in enumerate(self._marks) if one.key == kept), -1)
        self.setFixedHeight((self._hours[1] - self._hours[0]) * HOUR_H + 8)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to read names; the height is that of the hours."""
        return QSize(GUTTER + 120 * max(1, len(self._days)), self.height())

    def y_of(self, at: time) -> float:
        """Where an hour lies."""
        return (minutes(at) - self._hours[0] * 60) * HOUR_H / 60

    def area(self, mark: Mark) -> QRectF:
        """Where a box lies."""
        left = self._left(self._days.index(mark.on))
        width = self._column / mark.lanes
        top = self.y_of(mark.start)
        high = max(18.0, self.y_of(mark.end) - top)
        return QRectF(left + mark.lane * width + 4, top + 1, width - 9, high - 2)

    @property
    def _column(self) -> float:
        return (self.width() - GUTTER) / max(1, len(self._days))

    def _left(self, place: int) -> float:
        return GUTTER + place * self._column

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines, hours, today's column, ways, boxes, the present."""
        look = theme.current()
        painter = painting.start(self)
        today = self._now.date()
        if today in self._days:
            column = QRectF(self._left(self._days.index(today)), 0, self._column, self.height())
            painter.setOpacity(0.35)
            painting.box(painter, column, radius=0, fill=look.tint)
            painter.setOpacity(1.0)
        for hour in range(*self._hours):
            y = (hour - self._hours[0]) * HOUR_H + 0.5
            painting.line(painter, QPointF(GUTTER, y), QPointF(self.width(), y), look.border)
            hours = QRectF(0, y + 1, GUTTER - 8, 16)
            painting.text(painter, hours, f"{hour}:00", look.text3, Role.CAPTION, align=painting.RIGHT)
        for place in range(len(self._days) + 1):
            x = self._left(place) - 0.5
            painting.line(painter, QPointF(x, 0), QPointF(x, self.height()), look.border)
        self._paint_marks(painter)
        if today in self._days:
            left = self._left(self._days.index(today))
            y = self.y_of(self._now.time())
            box_paint.now_line(painter, left, left + self._column, y, time_24(self._now))
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        look = theme.current()
        for on, minute, words in self._ways:
            if on in self._days:
                y = self._beside_now(on, self.y_of(clock(minute)) - 9)
                place = QRectF(self._left(self._days.index(on)), y, self._column, 18)
                painting.text(painter, place, words, look.text3, Role.CAPTION, align=painting.CENTRE)
        for mark in self._marks:
            shown = self._drag.shown(mark) if self._drag else mark
            if shown.on in self._days:
                current = mark is self.current
                box_paint.box(painter, self.area(shown), shown, current=current, focused=self.hasFocus())

    def _beside_now(self, on: date, y: float) -> float:
        """Below the line of the present where words would lie on it."""
        now = self.y_of(self._now.time())
        return now + 2 if on == self._now.date() and y - 2 < now < y + 20 else y

    def _mark_at(self, where: QPointF) -> int:
        hits = [at for at, one in enumerate(self._marks) if self.area(one).contains(where)]
        return hits[-1] if hits else -1

    def _slot_at(self, where: QPointF) -> tuple[date, time] | None:
        place = int((where.x() - GUTTER) // self._column)
        if where.x() < GUTTER or not 0 <= place < len(self._days):
            return None
        total = self._hours[0] * 60 + int(where.y() * 60 / HOUR_H)
        return self._days[place], clock(total // STEP * STEP)
