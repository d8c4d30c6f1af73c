"""The words of the layout language, and how they become rows of lines."""

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from asystent_desktop.documents.layout.fonts import Face, width
from asystent_desktop.documents.layout.lines import Line, Run, lines

_MARKER_GAP = 5.0  # points between a marker and its text
_LOOSEST = 3.0  # natural spaces: a line that would need wider ones stays ragged
_TIGHTEN = 0.2  # of a space: so much closer may the words of a justified line stand


class Align(Enum):
    """How a line stands in its column."""

    LEFT = auto()
    RIGHT = auto()
    CENTER = auto()
    JUSTIFY = auto()


@dataclass(frozen=True)
class Style:
    """How a text looks; lengths in points.

    Attributes:
        leading: From baseline to baseline.
        before: Space above, dropped at the top of a page.
        inset: Free space on both sides.
        keep_next: The page never ends right after this text.
    """

    size: float = 10.5
    leading: float = 14.5
    align: Align = Align.LEFT
    before: float = 0.0
    inset: float = 0.0
    keep_next: bool = False


@dataclass(frozen=True)
class Text:
    """One paragraph, heading or line.

    Attributes:
        marker: A number or dash that hangs left of the text.
    """

    runs: tuple[Run, ...]
    style: Style = field(default_factory=Style)
    marker: str = ""


@dataclass(frozen=True)
class Columns:
    """Two columns side by side that a page break does not part.

    Attributes:
        split: Where the right column begins, as a part of the width; the left one ends before it.
        before: Space above in points.
        keep_previous: The page never ends right before these columns.
    """

    left: tuple[Text, ...]
    right: tuple[Text, ...]
    split: float = 0.5
    gutter: float = 14.0
    before: float = 0.0
    keep_previous: bool = False


Block: TypeAlias = Text | Columns


class Mark(NamedTuple):
    """A line in its place.

    Attributes:
        x: From the left edge of the text area to the first letter, in points.
        baseline: Below the top of its row.
        word_space: Added to each space.
    """

    x: float
    baseline: float
    line: Line
    size: float
    word_space: float


class Row(NamedTuple):
    """What a page break cannot part.

    Attributes:
        height: Without `before`.
        breakable: A page may end right before this row.
    """

    marks: tuple[Mark, ...]
    height: float
    before: float
    breakable: bool


def _mark(line: Line, style: Style, left: float, limit: float) -> Mark:
    slack = limit - line.width
    word_space = 0.0
    x = left
    if style.align is Align.RIGHT:
        x += slack
    elif style.align is Align.CENTER:
        x += slack / 2
    elif style.align is Align.JUSTIFY and line.gaps and (slack < 0 or not line.last):
        stretched = slack / line.gaps
        word_space = stretched if stretched < _LOOSEST * width(" ", Face.REGULAR, style.size) else 0.0
    # The baseline stands where the letters look centred between the lines above and below.
    baseline = (style.leading + style.size * 0.72) / 2
    return Mark(x, baseline, line, style.size, word_space)


def _marks(text: Text, left: float, limit: float) -> list[list[Mark]]:
    """The marks of a text, line by line; a marker shares the first line."""
    style = text.style
    left, limit = left + style.inset, limit - 2 * style.inset
    hang: list[Mark] = []
    if text.marker:
        marker = lines((Run(text.marker),), style.size, limit / 2)[:1]
        hang = [_mark(line, Style(style.size, style.leading), left, limit) for line in marker]
        shift = max((mark.line.width for mark in hang), default=0.0) + _MARKER_GAP
        left, limit = left + shift, limit - shift
    tighten = _TIGHTEN if style.align is Align.JUSTIFY else 0.0
    broken = lines(text.runs, style.size, limit, tighten=tighten)
    rows = [[_mark(line, style, left, limit)] for line in broken]
    if rows and hang:
        rows[0] = hang + rows[0]
    return rows


def _text_rows(text: Text, left: float, limit: float) -> list[Row]:
    """One row a line; neither the first nor the last line is ever alone on its page."""
    found = _marks(text, left, limit)
    count = len(found)
    return [
        Row(
            marks=tuple(marks),
            height=text.style.leading,
            before=0.0 if index else text.style.before,
            breakable=index == 0 or 2 <= index < count - 1,
        )
        for index, marks in enumerate(found)
    ]


def _column(texts: tuple[Text, ...], left: float, limit: float) -> list[tuple[float, float, Row]]:
    """Rows of one column with their top and bottom."""
    placed: list[tuple[float, float, Row]] = []
    bottom = 0.0
    for text in texts:
        for row in _text_rows(text, left, limit):
            top = bottom + row.before
            bottom = top + row.height
            placed.append((top, bottom, row))
    return placed


def _column_rows(block: Columns, limit: float) -> list[Row]:
    """Lines with the same top share a row, so that columns taller than a page can still be parted."""
    right_x = limit * block.split
    placed = _column(block.left, 0.0, right_x - block.gutter)
    placed += _column(block.right, right_x, limit - right_x)
    if not placed:
        return []
    tops = sorted({top for top, _bottom, _row in placed})
    tops.append(max(bottom for _top, bottom, _row in placed))
    found: list[Row] = []
    for top, following in pairwise(tops):
        marks = tuple(mark for at, _bottom, row in placed if at == top for mark in row.marks)
        before = 0.0 if found else block.before + tops[0]
        found.append(Row(marks, following - top, before, not found and not block.keep_previous))
    return found


def rows(blocks: tuple[Block, ...], limit: float) -> list[Row]:
    """Breaks blocks into rows.

    Args:
        limit: Width of the text area in points.
    """
    found: list[Row] = []
    kept = False
    for block in blocks:
        fresh = _column_rows(block, limit) if isinstance(block, Columns) else _text_rows(block, 0.0, limit)
        if not fresh:
            continue  # nothing printed: what is kept with its next goes on waiting for it
        if kept:
            fresh[0] = fresh[0]._replace(breakable=False)
        found += fresh
        kept = isinstance(block, Text) and block.style.keep_next
    return found
