"""One symbol of a picture as something the keyboard, the mouse and a screen reader can hold."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.widgets import painting

STEP = 12
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NodeMark(painting.KeyboardFocus, QAbstractButton):
    """Lies over a symbol; the canvas paints the symbol, this only the ring of the keyboard.

    Attributes:
        chosen: It became the current one.
        walked: (right, down) of an arrow key: -1, 0 or 1 each.
        pushed: (dx, dy) in pixels: Alt and an arrow, or the mouse under way.
        dropped: The mouse was let go after a drag.
        opened: Enter or a double click. `menu_wanted`: where, in global coordinates.
        remove_wanted: Del.
    """

    chosen = Signal()
    walked = Signal(int, int)
    pushed = Signal(QPointF)
    dropped = Signal()
    opened = Signal()
    menu_wanted = Signal(QPoint)
    remove_wanted = Signal()

    def __init__(self, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._from: QPointF | None = None
        self._dragging = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, where the keyboard is here."""
        if self.ring_due:
            painter = painting.start(self)
            painting.box(painter, QRectF(self.rect()), radius=10, border=theme.current().primary, width=2)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Alt they move; Enter opens, Del removes, Space asks for the menu."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pushed.emit(QPointF(way[0] * STEP, way[1] * STEP))
        elif way is not None:
            self.walked.emit(*way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses; a drag may follow."""
        self.chosen.emit()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._from = event.globalPosition() if event.button() is Qt.MouseButton.LeftButton else None
        self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells every step of a drag, once it is clearly one."""
        if self._from is None:
            return
        way = event.globalPosition() - self._from
        if not self._dragging and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._from = event.globalPosition()
        self.pushed.emit(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._dragging:
            self.dropped.emit()
        self._from, self._dragging = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens."""
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu where it was asked for."""
        self.chosen.emit()
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who has the keyboard is the current one."""
        super().focusInEvent(event)
        self.chosen.emit()
