"""The words of the layout language, and how they become rows of lines."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import NamedTuple, TypeAlias

from asystent_desktop.documents.layout.fonts import Face, width
from asystent_desktop.documents.layout.lines import Line, Run, lines
from asystent_desktop.documents.layout.structure import ARTIFACT, Path, Step
from asystent_desktop.domain.drawing import Drawing

_LARGEST = 0.75  # points a unit of a drawing: a pixel of 96 dpi
_MARKER_GAP = 5.0  # points between a marker and its text
_LOOSEST = 3.0  # natural spaces: a line that would need wider ones stays ragged
_TIGHTEN = 0.2  # of a space: so much closer may the words of a justified line stand


class Align(Enum):
    """How a line stands in its column."""

    LEFT = auto()
    RIGHT = auto()
    CENTER = auto()
    JUSTIFY = auto()


class Role(StrEnum):
    """What a text is to a reader who cannot see the page: standard structure types."""

    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    DECORATION = ""  # dotted lines: nothing to read


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
        marker: A number or dash that hangs left of the text; such texts in a row are a list.
    """

    runs: tuple[Run, ...]
    style: Style = field(default_factory=Style)
    marker: str = ""
    role: Role = Role.PARAGRAPH


@dataclass(frozen=True)
class Columns:
    """Two columns side by side that a page break does not part.

    Attributes:
        split: Where the right column begins, as a part of the width; the left one ends before it.
        before: Space above in points.
        keep_previous: The page never ends right before these columns.
        keep_next: The page never ends right after them.
    """

    left: tuple[Text, ...]
    right: tuple[Text, ...]
    split: float = 0.5
    gutter: float = 14.0
    before: float = 0.0
    keep_previous: bool = False
    keep_next: bool = False


@dataclass(frozen=True)
class Table:
    """Cells in columns with thin rules; its header is printed again on every page it reaches.

    Attributes:
        widths: Parts of the text width, one a column, together 1.
        header: One text a column; empty for a table without header cells above.
        body: Rows of cells; a cell holds any number of texts.
        side_headers: The first cell of each row names the row.
        before: Space above in points.
        padding: Between rule and text, in points.
    """

    widths: tuple[float, ...]
    header: tuple[Text, ...]
    body: tuple[tuple[tuple[Text, ...], ...], ...]
    side_headers: bool = False
    before: float = 6.0
    padding: float = 3.5


@dataclass(frozen=True)
class Picture:
    """An image with words for those who cannot see it; lengths in points.

    Attributes:
        content: PNG or JPEG bytes.
        alternative: What it shows, in words.
    """

    content: bytes
    width: float
    height: float
    alternative: str
    align: Align = Align.LEFT
    before: float = 6.0


@dataclass(frozen=True)
class Figure:
    """A drawing with words for those who cannot see it.

    Attributes:
        room_width, room_height: The space it may take, in points; it is never drawn larger than on screen.
        alternative: What it shows, in words.
    """

    drawing: Drawing
    room_width: float
    room_height: float
    alternative: str
    align: Align = Align.CENTER
    before: float = 6.0

    @property
    def scale(self) -> float:
        """Points a unit."""
        across = self.room_width / max(1, self.drawing.width)
        return min(_LARGEST, across, self.room_height / max(1, self.drawing.height))

    @property
    def width(self) -> float:
        """In points."""
        return self.drawing.width * self.scale

    @property
    def height(self) -> float:
        """In points."""
        return self.drawing.height * self.scale


Block: TypeAlias = Text | Columns | Table | Picture | Figure


class Mark(NamedTuple):
    """A line in its place.

    Attributes:
        x: From the left edge of the text area to the first letter, in points.
        baseline: Below the top of its row.
        word_space: Added to each space.
        path: The leaf of the structure it belongs to.
    """

    x: float
    baseline: float
    line: Line
    size: float
    word_space: float
    path: Path = ARTIFACT


class Frame(NamedTuple):
    """Rules of a table's row.

    Attributes:
        edges: Where the upright rules stand, in points from the left edge of the text area.
        top: Whether a rule lies above.
    """

    edges: tuple[float, ...]
    top: bool


class Shown(NamedTuple):
    """A picture in its row; `x` from the left edge of the text area."""

    picture: Picture | Figure
    x: float
    path: Path


class Row(NamedTuple):
    """What a page break cannot part.

    Attributes:
        height: Without `before`.
        breakable: A page may end right before this row.
        repeat: Rows that come first when this one begins a page: the header of its table.
    """

    marks: tuple[Mark, ...]
    height: float
    before: float
    breakable: bool
    frame: Frame | None = None
    repeat: "tuple[Row, ...]" = ()
    shown: Shown | None = None


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


def _marks(text: Text, left: float, limit: float, path: Path) -> list[list[Mark]]:
    """The marks of a text, line by line; a marker shares the first line."""
    style = text.style
    left, limit = left + style.inset, limit - 2 * style.inset
    label, body = leaves(text, path)
    hang: list[Mark] = []
    if text.marker:
        marker = lines((Run(text.marker),), style.size, limit / 2)[:1]
        hang = [
            _mark(line, Style(style.size, style.leading), left, limit)._replace(path=label) for line in marker
        ]
        shift = max((mark.line.width for mark in hang), default=0.0) + _MARKER_GAP
        left, limit = left + shift, limit - shift
    justify = style.align is Align.JUSTIFY
    broken = lines(text.runs, style.size, limit, tighten=_TIGHTEN if justify else 0.0, part=justify)
    rows = [[_mark(line, style, left, limit)._replace(path=body)] for line in broken]
    if rows and hang:
        rows[0] = hang + rows[0]
    return rows


def leaves(text: Text, path: Path) -> tuple[Path, Path]:
    """Paths of a text's marker and of its words, below `path`, which ends with the text's own step."""
    if text.role is Role.DECORATION:
        return ARTIFACT, ARTIFACT
    if text.marker:
        return (*path, Step("Lbl", 0)), (*path, Step("LBody", 1))
    return ARTIFACT, path


def step(text: Text, order: int) -> Step:
    """The step of a text among its siblings."""
    return Step("LI" if text.marker else text.role.value, order)


def text_rows(text: Text, left: float, limit: float, path: Path) -> list[Row]:
    """One row a line; neither the first nor the last line is ever alone on its page."""
    found = _marks(text, left, limit, path)
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
