"""Layouts that give way when the width ends: one wraps, one becomes a column; and how any is emptied."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Lays items out like words of a text; height follows from width."""

    def __init__(self, *, spacing: int = 8, line_spacing: int = 8, wraps: bool = True) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = spacing, line_spacing
        self._wraps = wraps
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Appends an item."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Removes and returns the item at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Lines depend on the width."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Places the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        if not self._wraps:
            return self.sizeHint()
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not lines or (self._wraps and used + wide > width):
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._gap
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Items of a line stand on its middle, as a low switch beside a button."""
        y = rect.y()
        for line in self._lines(rect.width()):
            x, high = rect.x(), max(item.sizeHint().height() for item in line)
            for item in line:
                hint = item.sizeHint()
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (high - hint.height()) // 2), hint))
                x += hint.width() + self._gap
            y += high + self._line_gap
        return max(0, y - self._line_gap - rect.y())


class FlowRow(QWidget):
    """A widget with a wrapping row."""

    def __init__(self, *, spacing: int = 8, wraps: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(spacing=spacing, wraps=wraps)
        self.setLayout(self._flow)
        wide = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(wide, QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Appends a child."""
        self._flow.addWidget(widget)
        self.updateGeometry()

    def clear(self) -> None:
        """Removes all children."""
        clear(self._flow)
        self.updateGeometry()


class Abreast(QBoxLayout):
    """Parts side by side where its owner finds room for them, else one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent)

    def set_abreast(self, abreast: bool) -> None:
        """Side by side, or below each other."""
        directions = QBoxLayout.Direction
        self.setDirection(directions.LeftToRight if abreast else directions.TopToBottom)


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout, layouts within it too, to be deleted."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
