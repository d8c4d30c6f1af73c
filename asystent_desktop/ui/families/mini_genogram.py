"""The genogram in small, on the overview: only to be read; one press leads to the people."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from asystent_desktop.application.diagrams.views import Pictured
from asystent_desktop.domain.drawing import Drawing, Form, Shape
from asystent_desktop.i18n import _
from asystent_desktop.ui import theme
from asystent_desktop.ui.casework.drawing_paint import paint
from asystent_desktop.ui.theme.tokens import RADIUS_CONTROL
from asystent_desktop.ui.widgets import painting

LEAST, MOST = 0.5, 0.6
"""Below the least, ages can no longer be read; above the most, it would be no small picture."""
MOST_H = 216
LETTERS = 11


class MiniGenogram(painting.KeyboardFocus, QAbstractButton):
    """The picture as one button; lines and symbols shrink, names and ages stay readable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing(1, 1, ())
        self.setAccessibleName(_("Genogram: open the people"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

    def show_picture(self, picture: Pictured) -> None:
        """Shows another family; a screen reader hears the same in words."""
        self._drawing = picture.drawing
        told = (line.whole for part in picture.twin for line in part.lines)
        self.setAccessibleDescription(" ".join(told))
        self._fit()
        self.update()

    def scale(self, width: int) -> float:
        """How far the picture shrinks in a width of so many pixels."""
        drawing = self._drawing
        return min(MOST, width / max(1, drawing.width), MOST_H / max(1, drawing.height))

    def _fit(self) -> None:
        self.setFixedHeight(round(self._drawing.height * self.scale(max(1, self.width()))))

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(round(self._drawing.width * LEAST), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Symbols, lines, first names; the ring where the keyboard is here."""
        scale = self.scale(self.width())
        start = QPointF((self.width() - self._drawing.width * scale) / 2, 0)
        painter = painting.start(self)
        painter.save()
        painter.translate(start)
        painter.scale(scale, scale)
        paint(painter, (one for one in self._drawing.shapes if one.form is not Form.WORDS))
        painter.restore()
        names = (one for one in self._drawing.shapes if one.form is Form.WORDS and one.owner)
        paint(painter, (_small(one, scale, start) for one in names))
        if self.ring_due:
            painting.box(
                painter,
                QRectF(self.rect()),
                radius=RADIUS_CONTROL,
                border=theme.current().primary,
                width=2,
            )
        painter.end()


def _small(shape: Shape, scale: float, start: QPointF) -> Shape:
    (x, y), (width, _none) = shape.points
    place = (round(start.x() + x * scale), round(start.y() + y * scale))
    return replace(shape, points=(place, (round(width * scale) + 10, 0)), size=LETTERS)
