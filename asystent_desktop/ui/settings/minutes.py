"""The slider for the minutes until the lock: a thick line, a knob, arrow keys by Qt."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.widgets import painting

KNOB = 18
THICK = 6


class MinutesSlider(painting.KeyboardFocus, QSlider):
    """A whole number of minutes, painted from the tokens.

    Args:
        name: What is set, spoken.
        lowest: First minute. `highest`: last minute.
    """

    def __init__(self, name: str, lowest: int, highest: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setPageStep(5)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """A target of 32 px."""
        return QSize(220, 32)

    def minimumSizeHint(self) -> QSize:
        """Still usable."""
        return QSize(120, 32)

    def _knob_x(self) -> float:
        span = max(1, self.maximum() - self.minimum())
        return KNOB / 2 + 2 + (self.width() - KNOB - 4) * (self.value() - self.minimum()) / span

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes straight there."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """So does a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag ended."""
        self.setSliderDown(False)

    def _follow(self, event: QMouseEvent) -> None:
        self.setSliderDown(True)
        share = (event.position().x() - KNOB / 2) / max(1.0, self.width() - KNOB)
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line and knob."""
        look = theme.current()
        painter = painting.start(self)
        middle, x = self.height() / 2, self._knob_x()
        line = QRectF(2, middle - THICK / 2, self.width() - 4, THICK)
        painting.box(painter, line, radius=THICK / 2, fill=look.ring_empty)
        line.setRight(x)
        painting.box(painter, line, radius=THICK / 2, fill=look.primary)
        knob = QRectF(x - KNOB / 2, middle - KNOB / 2, KNOB, KNOB)
        painting.box(painter, knob, radius=KNOB / 2, fill=look.surface, border=look.primary, width=5)
        if self.ring_due:
            painting.box(painter, QRectF(self.rect()), radius=6, border=look.primary, width=2)
        painter.end()
