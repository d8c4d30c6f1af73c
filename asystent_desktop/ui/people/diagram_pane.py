"""A picture with heading and legend; it fits its room, and scrolls where fitting would make it unreadable."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from asystent_desktop.domain.drawing import Drawing
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.drawing_paint import paint
from asystent_desktop.ui.people.canvas import DiagramCanvas
from asystent_desktop.ui.theme import Role
from asystent_desktop.ui.widgets import painting

LEAST_FIT, MOST_FIT = 0.7, 1.25
STEPS = (0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0)


class LegendView(QWidget):
    """What the signs mean; it breaks into as many rows as the width needs."""

    def __init__(self) -> None:
        super().__init__()
        self._make: Callable[[int], Drawing] | None = None
        self._drawing = Drawing(0, 0, ())
        painting.follow_look(self)

    def show_legend(self, make: Callable[[int], Drawing]) -> None:
        """Shows another legend.

        Args:
            make: Gives it for a width in units.
        """
        self._make = make
        self._fit()

    def _fit(self) -> None:
        if self._make is not None:
            self._drawing = self._make(max(120, self.width()))
            self.setFixedHeight(self._drawing.height)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other rows."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The samples and their words."""
        painter = painting.start(self)
        paint(painter, self._drawing.shapes)
        painter.end()


class _Room(QScrollArea):
    """Where the picture lies.

    Attributes:
        resized: There is more or less room.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells it."""
        super().resizeEvent(event)
        self.resized.emit()


class DiagramPane(kit.Frame):
    """One picture.

    Attributes:
        canvas: The picture itself.
        legend: Below it.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.canvas = DiagramCanvas(title)
        self.legend = LegendView()
        self._hint = kit.Label("", Role.CAPTION, tone="muted")
        self._fixed: float | None = None
        self._scroll = _Room()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(title)
        self._scroll.setProperty("surface", "clear")
        self._scroll.viewport().setAutoFillBackground(False)
        self.canvas.setAutoFillBackground(False)
        self._scroll.setWidget(self.canvas)
        self.canvas.chosen.connect(self._reveal)
        self._scroll.resized.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(kit.Label(title, Role.BODY_STRONG))
        head.addStretch(1)
        head.addWidget(self._hint)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(kit.Line())
        column.addWidget(self.legend)

    @property
    def zoom(self) -> float:
        """What is in force: chosen, or found by fitting."""
        return self._fixed or self._fitting()

    def show_picture(
        self, drawing: Drawing, words: Mapping[str, str], hint: str, legend: Callable[[int], Drawing]
    ) -> None:
        """Shows another picture."""
        self.canvas.show_drawing(drawing, words)
        self._hint.setText(hint)
        self.legend.show_legend(legend)
        self._fit()

    def set_zoom(self, zoom: float | None) -> None:
        """Takes a zoom of its own; None fits the picture into its room."""
        self._fixed = zoom
        self._fit()

    def step_zoom(self, steps: int) -> None:
        """The next larger or smaller zoom."""
        now = self.zoom
        wider = [one for one in STEPS if one > now + 0.01] if steps > 0 else []
        closer = [one for one in STEPS if one < now - 0.01] if steps < 0 else []
        self.set_zoom((wider[:1] or closer[-1:] or [now])[0])

    def _fitting(self) -> float:
        drawing, room = self.canvas.drawing, self._scroll.maximumViewportSize()
        wish = min(room.width() / max(1, drawing.width), room.height() / max(1, drawing.height))
        return max(LEAST_FIT, min(MOST_FIT, wish))

    def _fit(self) -> None:
        self.canvas.set_zoom(self.zoom)
        need, room = self.canvas.sizeHint(), self._scroll.maximumViewportSize()
        self.canvas.resize(QSize(max(need.width(), room.width()), max(need.height(), room.height())))

    def _reveal(self, key: str) -> None:
        self._scroll.ensureWidgetVisible(self.canvas.mark(key), 24, 24)

    def reveal(self, key: str) -> None:
        """Brings a symbol into view, where there is one of that key."""
        if self.canvas.drawing.node(key) is not None:
            self._reveal(key)
