"""A person as a genogram draws one: square, circle or diamond with the age inside."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from asystent_desktop.domain.kinds.family import Sex
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Role, Tokens
from asystent_desktop.ui.widgets import painting

SIZE = 26


def paint(painter: QPainter, area: QRectF, sex: Sex, age: int | None, look: Tokens) -> None:
    """Paints the shape into the square `area`; an unknown age shows as a question mark."""
    painter.setPen(QPen(QColor(look.text), 1.4))
    painter.setBrush(QColor(look.surface))
    shape = area.adjusted(1, 1, -1, -1)
    if sex == Sex.FEMALE:
        painter.drawEllipse(shape)
    elif sex == Sex.MALE:
        painter.drawRect(shape)
    else:
        middle = shape.center()
        tips = [
            QPointF(middle.x(), shape.top()),
            QPointF(shape.right(), middle.y()),
            QPointF(middle.x(), shape.bottom()),
            QPointF(shape.left(), middle.y()),
        ]
        painter.drawPolygon(QPolygonF(tips))
    inside = "?" if age is None else str(age)
    painting.text(painter, area, inside, look.text, Role.BADGE, align=painting.CENTRE)


class PersonMark(QWidget):
    """The shape as a widget; decoration beside words that say the same, so it is not spoken."""

    def __init__(self, sex: Sex, age: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sex, self._age = sex, age
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        painting.follow_look(self)

    def sizeHint(self) -> QSize:
        """26 x 26."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape in the look in force."""
        painter = painting.start(self)
        paint(painter, QRectF(0, 0, SIZE, SIZE), self._sex, self._age, theme.current())
        painter.end()
