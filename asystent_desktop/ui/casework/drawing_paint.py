"""Paints a `domain.drawing.Drawing` in the look in force."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from asystent_desktop.domain.drawing import Form, Ink, Shape
from asystent_desktop.ui import theme
from asystent_desktop.ui.theme import Tokens
from asystent_desktop.ui.widgets import painting

_DASHES = (5.0, 4.0)
_CORNER = 16.0


def paint(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Paints shapes in their own units; the painter may be scaled."""
    look = theme.current()
    for shape in shapes:
        if shape.form is Form.WORDS:
            _words(painter, shape, look)
        else:
            painter.setPen(_pen(shape, look))
            painter.setBrush(_brush(shape, look))
            _outline(painter, shape)


def colour(ink: Ink, look: Tokens) -> str:
    """Colour of a line."""
    return {
        Ink.PLAIN: look.text2,
        Ink.QUIET: look.text3,
        Ink.STRONG: look.primary,
        Ink.TENSE: look.overdue,
        Ink.HOME: look.primary,
    }[ink]


def _ground(shape: Shape, look: Tokens) -> QColor:
    tints = {Ink.TENSE: look.overdue_ground}
    made = QColor(tints.get(shape.ink, look.tint) if shape.tinted else look.surface)
    if shape.ink is Ink.HOME:
        made.setAlphaF(0.55)
    return made


def _pen(shape: Shape, look: Tokens) -> QPen:
    closed = shape.form is not Form.LINE
    plain = shape.ink is Ink.PLAIN and (closed or bool(shape.owner))
    pen = QPen(QColor(look.text if plain else colour(shape.ink, look)), 1.6 if plain else 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dashed:
        pen.setDashPattern(_DASHES)
    return pen


def _brush(shape: Shape, look: Tokens) -> QColor | Qt.BrushStyle:
    if shape.form is Form.LINE:
        return Qt.BrushStyle.NoBrush
    return QColor(colour(shape.ink, look)) if shape.form is Form.HEAD else _ground(shape, look)


def _outline(painter: QPainter, shape: Shape) -> None:
    points = [QPointF(x, y) for x, y in shape.points]
    match shape.form:
        case Form.LINE:
            painter.drawPolyline(points)
        case Form.ROUND:
            painter.drawEllipse(points[0], points[1].x(), points[1].y())
        case Form.BOX:
            painter.drawRect(QRectF(points[0], points[1]))
        case _ if shape.ink is Ink.HOME:
            painter.drawPath(rounded(points, _CORNER))
        case _:
            painter.drawPolygon(QPolygonF(points))


def rounded(points: list[QPointF], radius: float) -> QPainterPath:
    """A closed chain with round corners."""
    path = QPainterPath()
    count = len(points)
    for at, corner in enumerate(points):
        before, after = points[at - 1], points[(at + 1) % count]
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        path.lineTo(start) if at else path.moveTo(start)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _towards(start: QPointF, end: QPointF, radius: float) -> QPointF:
    way = end - start
    length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
    part = min(radius, length / 2) / length
    return QPointF(start.x() + way.x() * part, start.y() + way.y() * part)


def _words(painter: QPainter, shape: Shape, look: Tokens) -> None:
    (x, y), (width, _none) = shape.points
    font = QFont(theme.font(theme.Role.ROW_STRONG if shape.bold else theme.Role.ROW))
    font.setPixelSize(shape.size)
    place = QRectF(x if shape.left else x - width / 2, y - shape.size, width, 2 * shape.size)
    align = painting.LEFT if shape.left else painting.CENTRE
    ink = look.text if shape.ink is Ink.PLAIN else colour(shape.ink, look)
    painting.text(painter, place, shape.words, ink, font, align=align)
