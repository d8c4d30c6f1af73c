"""A drawing as plain shapes: made once, painted by the window and by the prints from the same numbers.

Units: whole drawing units, one logical pixel on screen at 100 %; y grows downwards. No floats: a drawing is
frozen into papers as text (`rows_of`, `drawing_of`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import hypot
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]
_ZIG = 7


class Ink(StrEnum):
    """What a shape says; painters choose colours. Never the only sign: lines differ in form, too."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    TENSE = "tense"
    HOME = "home"


class Form(StrEnum):
    """What the points of a shape mean."""

    LINE = "line"  # a chain of points
    AREA = "area"  # a closed chain, filled with the ground
    HEAD = "head"  # a closed chain, filled with its own ink: the head of an arrow
    BOX = "box"  # left top and right bottom, filled with the ground
    ROUND = "round"  # centre, then (radius, radius), filled with the ground
    WORDS = "words"  # middle (or left end) of one line, then (greatest width, 0)


@dataclass(frozen=True)
class Shape:
    """One shape.

    Attributes:
        dashed: The line is broken. `tinted`: filled with the pale colour of its ink instead of the ground.
        words: Of a `WORDS` shape. `size`: its letters, in units. `bold`: heavy letters.
        left: The words begin at their point instead of standing around it.
        owner: Id of the person or circle it belongs to; empty for lines between them. Not printed.
    """

    form: Form
    points: tuple[Point, ...]
    ink: Ink = Ink.PLAIN
    dashed: bool = False
    tinted: bool = False
    words: str = ""
    size: int = 0
    bold: bool = False
    left: bool = False
    owner: str = ""


@dataclass(frozen=True)
class Node:
    """What can be chosen and moved: its middle, half its width and height.

    Attributes:
        below: Height of its name under it.
        off: How far it stands from where the program would have placed it.
    """

    key: str
    x: int
    y: int
    half_width: int
    half_height: int
    below: int = 0
    off: Point = (0, 0)


@dataclass(frozen=True)
class Drawing:
    """A whole picture; (0, 0) is its left top corner."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    nodes: tuple[Node, ...] = ()

    def node(self, key: str) -> Node | None:
        """The node of that key."""
        return next((one for one in self.nodes if one.key == key), None)


def line(*points: Point, ink: Ink = Ink.PLAIN, dashed: bool = False) -> Shape:
    """A chain of straight lines."""
    return Shape(Form.LINE, points, ink, dashed)


def words(text: str, x: int, y: int, width: int, size: int = 12, **more: bool | str | Ink) -> Shape:
    """One line of text around its middle."""
    made = Shape(Form.WORDS, ((x, y), (width, 0)), words=text, size=size)
    return replace(made, **more)  # type: ignore[arg-type]


def doubled(start: Point, end: Point, ink: Ink = Ink.STRONG) -> tuple[Shape, Shape]:
    """Two parallel lines: a strong bond."""
    across_x, across_y = _across(start, end, 3)
    (ax, ay), (bx, by) = start, end
    return (
        line((ax + across_x, ay + across_y), (bx + across_x, by + across_y), ink=ink),
        line((ax - across_x, ay - across_y), (bx - across_x, by - across_y), ink=ink),
    )


def zigzag(start: Point, end: Point) -> Shape:
    """A saw line: tension."""
    steps = max(4, round(hypot(end[0] - start[0], end[1] - start[1]) / _ZIG))
    across_x, across_y = _across(start, end, _ZIG - 2)
    points = [start]
    for at in range(1, steps):
        side = 1 if at % 2 else -1
        x, y = along(start, end, at, steps)
        points.append((x + side * across_x, y + side * across_y))
    return line(*points, end, ink=Ink.TENSE)


def dotted(start: Point, end: Point, ink: Ink = Ink.QUIET) -> Iterable[Shape]:
    """Short strokes far apart: a weak bond."""
    steps = max(3, round(hypot(end[0] - start[0], end[1] - start[1]) / 9))
    for at in range(steps):
        yield line(along(start, end, 3 * at, 3 * steps), along(start, end, 3 * at + 1, 3 * steps), ink=ink)


def slashes(start: Point, end: Point, count: int, ink: Ink = Ink.PLAIN) -> Iterable[Shape]:
    """Short strokes across the middle of a line: one parts, two divorce."""
    middle_x, middle_y = along(start, end, 1, 2)
    for at in range(count):
        x = middle_x + (at * 7 - (count - 1) * 4)
        yield line((x - 4, middle_y + 11), (x + 4, middle_y - 11), ink=ink)


def arrow(tip: Point, tail: Point, ink: Ink) -> Shape:
    """A filled head at `tip`, pointing away from `tail`."""
    length = max(1.0, hypot(tip[0] - tail[0], tip[1] - tail[1]))
    back_x = round(tip[0] + (tail[0] - tip[0]) * 9 / length)
    back_y = round(tip[1] + (tail[1] - tip[1]) * 9 / length)
    across_x, across_y = _across(tip, tail, 4)
    wings = ((back_x + across_x, back_y + across_y), (back_x - across_x, back_y - across_y))
    return Shape(Form.HEAD, (tip, *wings), ink)


def along(start: Point, end: Point, part: int, whole: int) -> Point:
    """The point `part`/`whole` of the way."""
    return (
        start[0] + round((end[0] - start[0]) * part / whole),
        start[1] + round((end[1] - start[1]) * part / whole),
    )


def towards(start: Point, end: Point, distance: int) -> Point:
    """The point that lies `distance` units from `start` on the way to `end`."""
    length = max(1.0, hypot(end[0] - start[0], end[1] - start[1]))
    return (
        start[0] + round((end[0] - start[0]) * distance / length),
        start[1] + round((end[1] - start[1]) * distance / length),
    )


def _across(start: Point, end: Point, size: int) -> Point:
    """A step of that many units at a right angle to the line."""
    length = max(1.0, hypot(end[0] - start[0], end[1] - start[1]))
    return round(-(end[1] - start[1]) * size / length), round((end[0] - start[0]) * size / length)


def framed(shapes: Sequence[Shape], nodes: Sequence[Node], margin: int = 16) -> Drawing:
    """The drawing with its left top corner moved to (0, 0)."""
    boxes = [box for shape in shapes for box in _box(shape)] or [(0, 0)]
    left, top = min(x for x, _y in boxes) - margin, min(y for _x, y in boxes) - margin
    right, bottom = max(x for x, _y in boxes) + margin, max(y for _x, y in boxes) + margin
    moved = tuple(moved_by(shape, -left, -top) for shape in shapes)
    placed = tuple(replace(one, x=one.x - left, y=one.y - top) for one in nodes)
    return Drawing(right - left, bottom - top, moved, placed)


def moved_by(shape: Shape, dx: int, dy: int) -> Shape:
    """The shape elsewhere; the second point of words and rounds is a measure, not a place."""
    (first, *rest) = shape.points
    start = (first[0] + dx, first[1] + dy)
    if shape.form in (Form.WORDS, Form.ROUND):
        return replace(shape, points=(start, *rest))
    return replace(shape, points=(start, *((x + dx, y + dy) for x, y in rest)))


def _box(shape: Shape) -> tuple[Point, ...]:
    if shape.form is Form.ROUND:
        (x, y), (radius, _same) = shape.points
        return (x - radius, y - radius), (x + radius, y + radius)
    if shape.form is Form.WORDS:
        (x, y), (width, _none) = shape.points
        start = x if shape.left else x - width // 2
        return (start, y - shape.size), (start + width, y + shape.size)
    return shape.points


def rows_of(drawing: Drawing) -> tuple[tuple[str, ...], ...]:
    """The shapes as rows of text, to be frozen into a paper; nodes and owners stay behind."""
    return tuple(
        (
            one.form.value,
            one.ink.value,
            "".join(letter for letter, on in zip("dtbl", _marks(one), strict=True) if on),
            str(one.size),
            " ".join(f"{x},{y}" for x, y in one.points),
            one.words,
        )
        for one in drawing.shapes
    )


def _marks(shape: Shape) -> tuple[bool, bool, bool, bool]:
    return shape.dashed, shape.tinted, shape.bold, shape.left


def drawing_of(size: tuple[int, ...], rows: Sequence[tuple[str, ...]]) -> Drawing:
    """The drawing that `rows_of` wrote.

    Raises:
        ValueError: The rows were written by nobody of this program.
    """
    shapes = []
    for form, ink, marks, letters, points, text in rows:
        pairs = (pair.split(",") for pair in points.split())
        placed = tuple((int(x), int(y)) for x, y in pairs)
        dashed, tinted, bold, left = (letter in marks for letter in "dtbl")
        shapes.append(Shape(Form(form), placed, Ink(ink), dashed, tinted, text, int(letters), bold, left))
    return Drawing(size[0], size[1], tuple(shapes))
