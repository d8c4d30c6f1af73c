"""The legend of a diagram: a small sample of each sign beside its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from asystent_desktop.domain.bonds import bond_lines
from asystent_desktop.domain.drawing import (
    Drawing,
    Form,
    Ink,
    Shape,
    arrow,
    line,
    moved_by,
    slashes,
    words,
)
from asystent_desktop.domain.kinds.diagram import Bond

_AIR, _LETTER = 18, 56  # units, and tenths of a unit a letter: what words need, taken over a line
_ROW = 24
_SAMPLE = 34
_GAP = 14


@dataclass(frozen=True)
class Entry:
    """One line of the legend.

    Attributes:
        sample: Name of the sign: "male", "female", "unknown", "index", "dead", "cohabiting", "separated",
            "divorced", "co-parents", "doubt", "flow", or a value of `Bond`.
    """

    sample: str
    words: str


def draw(entries: Sequence[Entry], width: int) -> Drawing:
    """Entries one after the other, in as many rows as the width asks for."""
    shapes: list[Shape] = []
    x, y, widest = 0, _ROW // 2, 0
    for entry in entries:
        room = _AIR + len(entry.words) * _LETTER // 10
        if x and x + _SAMPLE + 8 + room > width:
            x, y = 0, y + _ROW
        shapes += [moved_by(one, x, y) for one in _sample(entry.sample)]
        shapes.append(replace(words(entry.words, x + _SAMPLE + 8, y, room, 12, ink=Ink.QUIET), left=True))
        x += _SAMPLE + room + 16
        widest = max(widest, x)
    return Drawing(widest, y + _ROW // 2 if entries else 0, tuple(shapes))


def _sample(name: str) -> Iterator[Shape]:
    """The sign, 34 units wide, around height 0."""
    start, end = (0, 0), (_SAMPLE, 0)
    match name:
        case "male" | "female" | "unknown" | "index" | "dead":
            yield from _symbol(name)
        case "cohabiting":
            yield line(start, end, dashed=True)
        case "separated" | "divorced":
            yield line(start, end)
            yield from slashes(start, end, 2 if name == "divorced" else 1)
        case "co-parents":
            yield line(start, end, ink=Ink.QUIET, dashed=True)
        case "doubt":
            yield line(start, end, ink=Ink.TENSE, dashed=True)
            yield words("?", _SAMPLE // 2, 0, 16, 12, bold=True, ink=Ink.TENSE)
        case "flow":
            yield line(start, end)
            yield arrow(end, start, Ink.PLAIN)
        case _:
            yield from bond_lines(Bond(name), start, end)


def _symbol(name: str) -> Iterator[Shape]:
    middle, half = _SAMPLE // 2, 7
    if name == "female":
        yield Shape(Form.ROUND, ((middle, 0), (half, half)))
    elif name == "unknown":
        tips = ((middle, -half), (middle + half, 0), (middle, half), (middle - half, 0))
        yield Shape(Form.AREA, tips)
    else:
        yield Shape(Form.BOX, ((middle - half, -half), (middle + half, half)))
    if name == "index":
        yield Shape(Form.BOX, ((middle - half + 3, -half + 3), (middle + half - 3, half - 3)))
    if name == "dead":
        yield line((middle - half, -half), (middle + half, half))
        yield line((middle - half, half), (middle + half, -half))


def stacked(above: Drawing, below: Drawing) -> Drawing:
    """Two drawings, one below the other, both in the middle."""
    down, wide = above.height + _GAP, max(above.width, below.width)
    aside = (wide - above.width) // 2
    shapes = [moved_by(one, aside, 0) for one in above.shapes]
    shapes += [moved_by(one, (wide - below.width) // 2, down) for one in below.shapes]
    nodes = tuple(replace(one, x=one.x + aside) for one in above.nodes)
    return Drawing(wide, down + below.height, tuple(shapes), nodes)
