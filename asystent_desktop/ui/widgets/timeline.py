"""A column of steps joined by a line: the visits of a day, the stations of an exchange.

steps = Timeline(_("Exchange"))
steps.add(StepState.DONE, content_widget)
steps.add(StepState.CURRENT, other, time="11:30")
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Icon, Role, Tokens, icons
from asystent_desktop.ui.widgets import painting
from asystent_desktop.ui.widgets.layouts import clear

DISC = 20


class StepState(Enum):
    """Where a step stands; FAILED is told by a × as well as by colour."""

    DONE = "done"
    CURRENT = "current"
    NEXT = "next"
    FAILED = "failed"


class _Marker(QWidget):
    """Time, disc and the line to the neighbours."""

    def __init__(self, state: StepState, time: str, middle: int) -> None:
        super().__init__()
        self.state = state
        self.first = self.last = False
        self._time, self._middle = time, middle
        self.setFixedWidth(DISC + 8 + (44 if time else 0))
        painting.follow_look(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line below, disc above."""
        look = theme.current()
        painter = painting.start(self)
        centre = QPointF(self.width() - 4 - DISC / 2, float(self._middle))
        painter.setPen(QPen(QColor(look.ring_empty), 2))
        if not self.first:
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if not self.last:
            painter.drawLine(centre, QPointF(centre.x(), self.height()))
        self._paint_time(painter, QRectF(0, centre.y() - 10, self.width() - DISC - 12, 20), look)
        self._paint_disc(painter, QRectF(centre.x() - DISC / 2, centre.y() - DISC / 2, DISC, DISC), look)
        painter.end()

    def _paint_time(self, painter: QPainter, room: QRectF, look: Tokens) -> None:
        strong = self.state is StepState.CURRENT
        ink, role = (look.text, Role.ROW_STRONG) if strong else (look.text2, Role.ROW)
        painting.text(painter, room, self._time, ink, role, align=painting.RIGHT)

    def _paint_disc(self, painter: QPainter, disc: QRectF, look: Tokens) -> None:
        half = DISC / 2
        if self.state is StepState.DONE:
            painting.box(painter, disc, radius=half, fill=look.primary)
            icons.paint(painter, disc, Icon.CHECK, look.on_primary, size=13)
        elif self.state is StepState.FAILED:
            painting.box(painter, disc, radius=half, fill=look.overdue)
            icons.paint(painter, disc, Icon.CLOSE, look.on_overdue, size=13)
        elif self.state is StepState.CURRENT:
            painting.box(painter, disc, radius=half, fill=look.surface, border=look.primary, width=2)
            painting.box(painter, disc.adjusted(6, 6, -6, -6), radius=4, fill=look.primary)
        else:
            painting.box(painter, disc, radius=half, fill=look.surface, border=look.input_border, width=1.5)


class Timeline(QWidget):
    """The column; every step carries a widget of the screen's own."""

    def __init__(self, name: str, *, gap: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self._markers: list[_Marker] = []

    def add(self, state: StepState, content: QWidget, *, time: str = "", middle: int = 19) -> None:
        """Appends a step.

        Args:
            state: Done, current, next or failed.
            content: What stands beside the disc.
            time: Before the disc; give one to all steps or to none.
            middle: Distance of the disc's centre from the upper edge of the step.
        """
        marker = _Marker(state, time, middle)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(marker)
        row.addWidget(content, 1)
        self._column.addLayout(row)
        self._markers.append(marker)
        for at, each in enumerate(self._markers):
            each.first, each.last = at == 0, at == len(self._markers) - 1

    def set_state(self, at: int, state: StepState) -> None:
        """Moves one step on."""
        self._markers[at].state = state
        self._markers[at].update()

    def clear(self) -> None:
        """Removes all steps."""
        self._markers = []
        clear(self._column)
