"""The hours of a week: boxes to drag and stretch, and the same by keyboard.

Up and Down walk from box to box, Enter opens what can be done with one, Delete takes it out. Alt and an arrow
move a box by a quarter of an hour or a day, Shift and Up or Down stretch it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ui import theme
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.calendar import box_paint
from asystent_desktop.ui.calendar.drag import Drag
from asystent_desktop.ui.calendar.marks import Mark, clock, minutes
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

HOUR_H = 60
GUTTER = 46
STEP = 15
FIRST_HOUR, LAST_HOUR = 7, 19
_EDGE = 7
_SHORTEST = 15


class WeekGrid(QWidget):
    """The boxes.

    Attributes:
        moved: Key, day, start and end of a box that was dragged, stretched or moved by key.
        opened: Key of a box and a global position: what can be done with it is wanted.
        removed: Key of a box. `wanted`: a day and an hour a visit is wanted at.
        reached: A box became current: its rectangle, to scroll to.
    """

    moved = Signal(str, object, object, object)
    opened = Signal(str, QPoint)
    removed = Signal(str)
    wanted = Signal(object, object)
    reached = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._days: list[date] = []
        self._marks: list[Mark] = []
        self._ways: list[tuple[date, int, str]] = []
        self._now = datetime.min
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._at = -1
        self._drag: Drag | None = None
        self.slot: tuple[date, time] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Hours of the week"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

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
                y = self.y_of(clock(minute)) - 9
                place = QRectF(self._left(self._days.index(on)), y, self._column, 18)
                painting.text(painter, place, words, look.text3, Role.CAPTION, align=painting.CENTRE)
        for mark in self._marks:
            shown = self._drag.shown(mark) if self._drag else mark
            if shown.on in self._days:
                current = mark is self.current
                box_paint.box(painter, self.area(shown), shown, current=current, focused=self.hasFocus())

    def _mark_at(self, where: QPointF) -> int:
        hits = [at for at, one in enumerate(self._marks) if self.area(one).contains(where)]
        return hits[-1] if hits else -1

    def _slot_at(self, where: QPointF) -> tuple[date, time] | None:
        place = int((where.x() - GUTTER) // self._column)
        if where.x() < GUTTER or not 0 <= place < len(self._days):
            return None
        total = self._hours[0] * 60 + int(where.y() * 60 / HOUR_H)
        return self._days[place], clock(total // STEP * STEP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes a box, at its lower edge to stretch it."""
        where = event.position()
        self._choose(self._mark_at(where))
        self.slot = self._slot_at(where)
        mark = self.current
        if mark is not None and mark.movable and event.button() == Qt.MouseButton.LeftButton:
            stretch = where.y() > self.area(mark).bottom() - _EDGE
            self._drag = Drag(mark, where, stretch=stretch)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries it along."""
        at = self._mark_at(event.position())
        edge = at >= 0 and event.position().y() > self.area(self._marks[at]).bottom() - _EDGE
        self.setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)
        if self._drag is not None:
            self._drag.carry(event.position(), self._days, self._column, HOUR_H / 60, STEP)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Puts it down."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.changed:
            put = drag.shown(drag.mark)
            self.moved.emit(put.key, put.on, put.start, put.end)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a box: what can be done with it. On free hours: a visit there."""
        self._drag = None
        mark, slot = self.current, self._slot_at(event.position())
        if mark is not None:
            self.opened.emit(mark.key, event.globalPosition().toPoint())
        elif slot is not None:
            self.wanted.emit(*slot)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a box."""
        self._open(event.globalPos())

    def _open(self, where: QPoint | None = None) -> None:
        if self.current is not None:
            middle = self.area(self.current).center().toPoint()
            self.opened.emit(self.current.key, where or self.mapToGlobal(middle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module."""
        key, mark = event.key(), self.current
        moves: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if alt and mark is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._shift(mark, days=-1 if key == Qt.Key.Key_Left else 1)
        elif key in moves and mark is not None and (alt or shift):
            self._shift(mark, start=0 if shift else moves[key] * STEP, end=moves[key] * STEP)
        elif key in moves:
            self.step(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu) and mark is not None:
            self._open()
        elif key == Qt.Key.Key_Delete and mark is not None and mark.movable:
            self.removed.emit(mark.key)
        else:
            super().keyPressEvent(event)

    def _shift(self, mark: Mark, *, days: int = 0, start: int = 0, end: int = 0) -> None:
        if not mark.movable:
            return
        begins, ends = minutes(mark.start) + start, minutes(mark.end) + end
        if begins < 0 or ends > 24 * 60 - 1 or ends - begins < _SHORTEST:
            return
        self.moved.emit(mark.key, mark.on + timedelta(days=days), clock(begins), clock(ends))

    def step(self, by: int) -> None:
        """To the next box (1) or the one before (-1)."""
        if self._marks:
            self._choose(min(max(self._at + by, 0), len(self._marks) - 1))
            self._tell()

    def _choose(self, at: int) -> None:
        self._at = at
        self.update()

    def _tell(self) -> None:
        mark = self.current
        if mark is not None:
            self.setAccessibleDescription(mark.words)
            kit.announce(self, mark.words)
            self.reached.emit(self.area(mark))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring; with the keyboard the first box becomes current."""
        super().focusInEvent(event)
        if self._at < 0 and event.reason() != Qt.FocusReason.MouseFocusReason and self._marks:
            self._choose(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Repaints without the ring."""
        super().focusOutEvent(event)
        self.update()
