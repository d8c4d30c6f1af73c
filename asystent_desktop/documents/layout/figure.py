"""A drawing as a figure of a print: vector lines and real letters, tagged with words of its own."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from asystent_desktop.documents.layout.blocks import Figure
from asystent_desktop.documents.layout.fonts import Face, printable, width
from asystent_desktop.domain.drawing import Form, Ink, Point, Shape

_INKS = {
    Ink.PLAIN: (0.12, 0.14, 0.13),
    Ink.QUIET: (0.37, 0.41, 0.39),
    Ink.STRONG: (0.04, 0.36, 0.34),
    Ink.TENSE: (0.64, 0.15, 0.11),
    Ink.HOME: (0.04, 0.36, 0.34),
}
_PALE = {Ink.TENSE: (0.98, 0.9, 0.88), Ink.HOME: (0.93, 0.97, 0.96)}
_TINT = (0.86, 0.93, 0.91)
_WHITE = (1.0, 1.0, 1.0)
_DASHES = (4.0, 3.0)
_CORNER = 12
_DOTS = "…"


def paint(canvas: Canvas, figure: Figure, x: float, y: float) -> None:
    """Draws a figure.

    Args:
        x, y: Its left bottom corner in points; the canvas counts upwards, the drawing downwards.
    """
    canvas.saveState()
    canvas.translate(x, y + figure.height)
    canvas.scale(figure.scale, figure.scale)
    for shape in figure.drawing.shapes:
        if shape.form is Form.WORDS:
            _words(canvas, shape)
        else:
            _outline(canvas, shape)
    canvas.restoreState()


def _outline(canvas: Canvas, shape: Shape) -> None:
    canvas.setStrokeColorRGB(*_INKS[shape.ink])
    canvas.setFillColorRGB(*_fill(shape))
    canvas.setLineWidth(1.3)
    canvas.setDash(*(_DASHES if shape.dashed else ()))
    match shape.form:
        case Form.ROUND:
            (x, y), (radius, _same) = shape.points
            canvas.circle(x, -y, radius, stroke=1, fill=1)
        case Form.BOX:
            (left, top), (right, bottom) = shape.points
            canvas.rect(left, -bottom, right - left, bottom - top, stroke=1, fill=1)
        case Form.LINE:
            canvas.drawPath(_path(canvas, shape.points), stroke=1, fill=0)
        case _ if shape.ink is Ink.HOME:
            canvas.drawPath(_rounded(canvas, shape.points), stroke=1, fill=1)
        case _:
            path = _path(canvas, shape.points)
            path.close()
            canvas.drawPath(path, stroke=1, fill=1)


def _fill(shape: Shape) -> tuple[float, float, float]:
    if shape.form is Form.HEAD:
        return _INKS[shape.ink]
    return _PALE.get(shape.ink, _TINT) if shape.tinted else _WHITE


def _path(canvas: Canvas, points: tuple[Point, ...]) -> Any:
    path = canvas.beginPath()
    for at, (x, y) in enumerate(points):
        if at:
            path.lineTo(x, -y)
        else:
            path.moveTo(x, -y)
    return path


def _rounded(canvas: Canvas, points: tuple[Point, ...]) -> Any:
    """A closed chain of level and upright sides with round corners."""
    path = canvas.beginPath()
    for at, corner in enumerate(points):
        start = _near(corner, points[at - 1])
        end = _near(corner, points[(at + 1) % len(points)])
        if at:
            path.lineTo(start[0], -start[1])
        else:
            path.moveTo(start[0], -start[1])
        path.curveTo(corner[0], -corner[1], corner[0], -corner[1], end[0], -end[1])
    path.close()
    return path


def _near(corner: Point, other: Point) -> Point:
    def step(here: int, there: int) -> int:
        way = max(-_CORNER, min(_CORNER, (there - here) // 2))
        return here + way

    return step(corner[0], other[0]), step(corner[1], other[1])


def _words(canvas: Canvas, shape: Shape) -> None:
    (x, y), (room, _none) = shape.points
    face = Face.BOLD if shape.bold else Face.REGULAR
    text = _shortened(printable(shape.words).replace("\n", " "), face, shape.size, room)
    left = x if shape.left else x - width(text, face, shape.size) / 2
    canvas.setFillColorRGB(*_INKS[shape.ink])
    canvas.setFont(face.value, shape.size)
    canvas.drawString(left, -y - shape.size * 0.36, text)


def _shortened(text: str, face: Face, size: int, room: int) -> str:
    if width(text, face, size) <= room:
        return text
    kept = text
    while kept and width(kept + _DOTS, face, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + _DOTS
