"""The ecomap as a drawing: the home in the middle, people and institutions around it, a line to each.

Places are automatic (a circle that grows with the number of its members, the first at the top, clockwise) and
then moved by hand; a circle that would cover another one steps outwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from asystent_desktop.domain.bonds import bond_lines
from asystent_desktop.domain.drawing import Drawing, Form, Ink, Node, Point, Shape, framed, towards, words
from asystent_desktop.domain.kinds.diagram import Bond, Flow

HOME = 66
CIRCLE = 46
HOME_KEY = "home"
_NEAREST = 2 * CIRCLE + 12
_NEAREST_HOME = HOME + CIRCLE + 34
_STEP = 16
_LINE_H = 14
_TONES = {Bond.STRONG: Ink.STRONG, Bond.TENSE: Ink.TENSE}


@dataclass(frozen=True)
class Around:
    """One circle around the home.

    Attributes:
        key: Id of what it stands for.
        lines: Its words, two or three short lines.
        moved: (dx, dy) by hand.
    """

    key: str
    lines: tuple[str, ...]
    bond: Bond = Bond.ORDINARY
    flow: Flow = Flow.NONE
    moved: tuple[int, int] = (0, 0)


def draw(title: str, home: Sequence[str], around: Sequence[Around]) -> Drawing:
    """The whole picture.

    Args:
        title: Above the names in the middle.
        home: Lines of names of those who live together.
        around: In the order they are placed, clockwise from the top.
    """
    auto = _circle(around)
    places = _settled(around, auto)
    shapes: list[Shape] = []
    for one in around:
        place = places[one.key]
        ends = towards((0, 0), place, HOME + 2), towards(place, (0, 0), CIRCLE + 2)
        shapes += bond_lines(one.bond, *ends, one.flow)
    shapes.append(Shape(Form.ROUND, ((0, 0), (HOME, HOME)), owner=HOME_KEY))
    shapes += _lettered((title, *home), (0, 0), HOME_KEY, 15, HOME)
    for one in around:
        ink = _TONES.get(one.bond, Ink.PLAIN)
        spot = (places[one.key], (CIRCLE, CIRCLE))
        shapes.append(Shape(Form.ROUND, spot, ink, tinted=one.bond in _TONES, owner=one.key))
        shapes += _lettered(one.lines, places[one.key], one.key, 12, CIRCLE, ink)
    nodes = [Node(HOME_KEY, 0, 0, HOME, HOME)]
    for one in around:
        (x, y), (auto_x, auto_y) = places[one.key], auto[one.key]
        nodes.append(Node(one.key, x, y, CIRCLE, CIRCLE, 0, (x - auto_x, y - auto_y)))
    return framed(shapes, nodes)


def _circle(around: Sequence[Around]) -> Mapping[str, Point]:
    """Places before moves by hand: evenly around the home."""
    count = max(1, len(around))
    radius = max(180, round(_NEAREST / (2 * sin(pi / count)) + 1) if count > 2 else 0)
    return {
        one.key: (round(radius * sin(2 * pi * at / count)), round(-radius * cos(2 * pi * at / count)))
        for at, one in enumerate(around)
    }


def _settled(around: Sequence[Around], auto: Mapping[str, Point]) -> Mapping[str, Point]:
    """Places after moves by hand."""
    found = {one.key: auto[one.key] for one in around if not any(one.moved)}
    for one in sorted(around, key=lambda one: one.key):
        if any(one.moved):
            wish = (auto[one.key][0] + one.moved[0], auto[one.key][1] + one.moved[1])
            found[one.key] = _free(wish, list(found.values()))
    return found


def _free(wish: Point, taken: Sequence[Point]) -> Point:
    """The nearest free place outwards from the home."""
    place = wish if any(wish) else (0, 1)
    far = max(_NEAREST_HOME, round(hypot(*place)))
    while True:
        spot = towards((0, 0), place, far)
        clear = all(hypot(spot[0] - x, spot[1] - y) >= _NEAREST for x, y in taken)
        if clear and hypot(*spot) >= _NEAREST_HOME - 1:
            return spot
        far += _STEP


def _lettered(
    lines: Sequence[str], middle: Point, owner: str, size: int, radius: int, ink: Ink = Ink.PLAIN
) -> Iterator[Shape]:
    """Lines of text in a circle, the first one heavy; each as wide as the circle is there."""
    step = _LINE_H if len(lines) < 4 else _LINE_H - 1  # closer together the outer ones find more room
    top = middle[1] - (len(lines) - 1) * step // 2
    for at, text in enumerate(lines):
        y = top + at * step
        half = (radius - 5) ** 2 - (abs(y - middle[1]) + 4) ** 2
        width = 2 * round(max(half, 100) ** 0.5)
        yield words(text, middle[0], y, width, 12 if at else size, bold=not at, ink=ink, owner=owner)
