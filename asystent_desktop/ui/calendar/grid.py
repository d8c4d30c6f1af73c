"""The hours of a week: boxes to drag and stretch, and the same by keyboard.

Up and Down walk from box to box, Enter opens what can be done with one, Delete takes it out. Alt and an arrow
move a box by a quarter of an hour or a day, Shift and Up or Down stretch it.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.calendar.canvas import HOUR_H, STEP, HourCanvas
from asystent_desktop.ui.calendar.drag import Drag
from asystent_desktop.ui.calendar.marks import Mark, clock, minutes
from asystent_desktop.ui.widgets import painting

_EDGE = 7
_SHORTEST = 15


class WeekGrid(HourCanvas):
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
        self.slot: tuple[date, time] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Hours of the week"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

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
