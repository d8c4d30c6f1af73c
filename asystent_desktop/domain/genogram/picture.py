"""The genogram as a drawing: symbols, lines between them, names below.

Symbols: square man, circle woman, diamond not known; X deceased; a double outline for the person the case is
about; // divorce, / separation, a dashed line for partners without marriage, a grey one where the state is
not known; a saw line conflict, a double one a strong bond.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import dist

from asystent_desktop.domain.bonds import bond_lines
from asystent_desktop.domain.drawing import (
    Drawing,
    Form,
    Ink,
    Node,
    Point,
    Shape,
    framed,
    towards,
    words,
)
from asystent_desktop.domain.genogram import household, lines, places
from asystent_desktop.domain.genogram.kinship import Kinship
from asystent_desktop.domain.genogram.lines import Ground
from asystent_desktop.domain.genogram.ordering import ordered
from asystent_desktop.domain.genogram.places import RADIUS, Place
from asystent_desktop.domain.kinds.diagram import Bond
from asystent_desktop.domain.kinds.family import Sex

_INNER = 5
_CROSS = 0.68
_ROW = 90
_BESIDE = 64
_NAME_H = 18
_LETTER_W, _LETTER_H = 11, 10
"""Room of a letter to each side of its line, as large as the small picture of the overview writes it."""
_HOME_W = 144


@dataclass(frozen=True)
class Marks:
    """What the file knows beside people and relations.

    Attributes:
        moved: (dx, dy) by id. `index`: people the case is about. `dead`: who died.
        bonds: (first, second, bond).
    """

    moved: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    index: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    bonds: tuple[tuple[str, str, Bond], ...] = ()


@dataclass(frozen=True)
class Lettering:
    """Every word of the picture, by id; the picture composes none.

    Attributes:
        names: Below the symbol. `notes`: a second line, e.g. the year of death. `inside`: the age.
        couples: Above the line of a couple, by the relation's id. `home`: in the outline of the household.
    """

    names: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)
    couples: Mapping[str, str] = field(default_factory=dict)
    home: str = ""


def laid_out(
    kin: Kinship, moved: Mapping[str, tuple[int, int]], rows: Sequence[tuple[str, ...]] | None = None
) -> Ground:
    """Gives every symbol its place.

    Args:
        rows: What `ordered` gave for these people, where somebody has it already.
    """
    rows = ordered(kin) if rows is None else rows
    x = places.across(kin, rows)
    heights = places.levels(*lines.lanes_needed(kin, rows, x))
    auto = {one: (x[one], heights[level]) for level, row in enumerate(rows) for one in row}
    return Ground(kin, tuple(rows), tuple(heights), places.by_hand(auto, moved), auto)


def draw(
    kin: Kinship, marks: Marks, lettering: Lettering, rows: Sequence[tuple[str, ...]] | None = None
) -> Drawing:
    """The whole picture; `rows` as in `laid_out`."""
    ground = laid_out(kin, marks.moved, rows)
    home = frozenset(one.id for one in kin.people.values() if one.in_household and one.id not in marks.dead)
    shapes: list[Shape] = [*_home(ground, home, lettering)]
    shapes += lines.family_lines(ground, lettering.couples)
    shapes += _bonds(ground, marks, lettering)
    for one in kin.people:
        shapes += _symbol(one, ground.places[one], kin.people[one].sex, marks, lettering.inside.get(one, ""))
        shapes += _label(one, ground, lettering)
    nodes = [
        Node(one, *ground.places[one], RADIUS + 8, RADIUS + 8, _NAME_H, _off(ground, one))
        for row in ground.rows
        for one in sorted(row, key=lambda one: ground.places[one])
    ]
    return framed(shapes, nodes)


def _off(ground: Ground, one: str) -> Point:
    (x, y), (auto_x, auto_y) = ground.places[one], ground.auto[one]
    return x - auto_x, y - auto_y


def _home(ground: Ground, home: frozenset[str], lettering: Lettering) -> Iterator[Shape]:
    chains = household.outlines(ground.rows, ground.places, home, ground.alone)
    for chain in chains:
        yield Shape(Form.AREA, chain, Ink.HOME, dashed=True, tinted=True)
    if chains and lettering.home:
        lowest = max(chains, key=lambda chain: max(y for _x, y in chain))
        left, right = min(x for x, _y in lowest), max(x for x, _y in lowest)
        low = max(y for _x, y in lowest)
        middle = (left + right) // 2 if right - left < _HOME_W else right - _HOME_W // 2
        yield words(lettering.home, middle, low + 12, _HOME_W, 11, ink=Ink.HOME)


def _bonds(ground: Ground, marks: Marks, lettering: Lettering) -> Iterator[Shape]:
    where = ground.places
    supports = [(first, second, Bond.STRONG) for first, second in ground.kin.supports]
    for first, second, bond in (*marks.bonds, *supports):
        if first in where and second in where and first != second:
            start = _outside(ground, first, where[second], lettering)
            end = _outside(ground, second, where[first], lettering)
            yield from bond_lines(bond, start, end)


def _outside(ground: Ground, one: str, other: Place, lettering: Lettering) -> Point:
    """Where a line from a person to another place begins: at the symbol, or past the name it would cross."""
    start = ground.places[one]
    way = range(RADIUS + 3, round(dist(start, other)) // 2, 2)
    named = [_room(shape) for shape in _label(one, ground, lettering)]
    crossed = [far for far in way for room in named if _within(towards(start, other, far), room)]
    return towards(start, other, max(crossed, default=RADIUS - 1) + 4)


def _room(label: Shape) -> tuple[int, int, int, int]:
    """Left, right, top and bottom of a name."""
    (x, y), (width, _none) = label.points
    wide = min(width, len(label.words) * _LETTER_W)
    left = x if label.left else x - wide // 2
    return left, left + wide, y - _LETTER_H, y + _LETTER_H


def _within(point: Point, room: tuple[int, int, int, int]) -> bool:
    left, right, top, bottom = room
    return left <= point[0] <= right and top <= point[1] <= bottom


def _symbol(one: str, place: Place, sex: Sex, marks: Marks, inside: str) -> Iterator[Shape]:
    yield _outline(place, sex, RADIUS, one)
    if one in marks.index:
        yield _outline(place, sex, RADIUS - _INNER, one)
    if one in marks.dead:
        reach = round(RADIUS * (1 if sex is Sex.MALE else _CROSS if sex is Sex.FEMALE else 0.5))
        for side in (1, -1):
            ends = ((place[0] - reach, place[1] - side * reach), (place[0] + reach, place[1] + side * reach))
            yield Shape(Form.LINE, ends, owner=one)
    elif inside:
        yield words(inside, *place, 2 * RADIUS - 8, 14, bold=True, owner=one)


def _outline(place: Place, sex: Sex, radius: int, owner: str) -> Shape:
    x, y = place
    if sex is Sex.FEMALE:
        return Shape(Form.ROUND, (place, (radius, radius)), owner=owner)
    if sex is Sex.MALE:
        return Shape(Form.BOX, ((x - radius, y - radius), (x + radius, y + radius)), owner=owner)
    tips: tuple[Point, ...] = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return Shape(Form.AREA, tips, owner=owner)


def _label(one: str, ground: Ground, lettering: Lettering) -> Iterator[Shape]:
    """Name and note; beside the line to the children of somebody without a partner."""
    x, y = ground.places[one]
    beside = one in ground.alone
    start, width = (x + 6, _BESIDE) if beside else (x, _ROW)
    for at, text in enumerate(part for part in (lettering.names[one], lettering.notes.get(one, "")) if part):
        ink = Ink.QUIET if at else Ink.PLAIN
        size = 11 if at else 12
        yield words(text, start, y + RADIUS + 12 + 14 * at, width, size, ink=ink, owner=one, left=beside)
