"""Puts rows on pages and writes the pages as a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import groupby
from threading import Lock
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from asystent_desktop.documents.layout import fonts
from asystent_desktop.documents.layout.blocks import Block, Mark, Row, rows
from asystent_desktop.documents.layout.fonts import Face
from asystent_desktop.documents.layout.lines import Run, lines

MM = 72 / 25.4
_EPSILON = 1e-6

# A font object of reportlab must not serve two documents at once (docstring of TTFont): the two workers that
# print take turns; a letter takes some hundredths of a second.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Page:
    """The sheet; lengths in points. The defaults are A4 with a margin for the file's binding."""

    width: float = 210 * MM
    height: float = 297 * MM
    left: float = 25 * MM
    right: float = 22 * MM
    top: float = 20 * MM
    bottom: float = 24 * MM
    footer: float = 14 * MM
    footer_size: float = 8.0

    @property
    def text_width(self) -> float:
        """Width of the text area."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the text area."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True)
class Info:
    """What a viewer shows about the document: never a person's or a family's name."""

    title: str
    author: str
    created_on: date


Footer = Callable[[int, int], tuple[str, str]]
"""Takes the page and the number of pages; gives the text at the left and at the right."""


class Placed(NamedTuple):
    """A row on its page; `top` is measured down from the top of the text area."""

    top: float
    row: Row


def paginate(items: Sequence[Row], height: float) -> list[list[Placed]]:
    """Fills pages; where no break is allowed on a whole page, it breaks at the last row that fits.

    Args:
        height: Of the text area in points.
    """
    pages: list[list[Placed]] = []
    start = 0
    while start < len(items):
        page = _fill(items, start, height)
        stop = start + len(page)
        if stop < len(items):
            allowed = [index for index in range(start + 1, stop + 1) if items[index].breakable]
            stop = allowed[-1] if allowed else stop
        pages.append(page[: stop - start])
        start = stop
    return pages or [[]]


def _fill(items: Sequence[Row], start: int, height: float) -> list[Placed]:
    page: list[Placed] = []
    bottom = 0.0
    for row in items[start:]:
        top = bottom + row.before if page else 0.0
        if page and top + row.height > height + _EPSILON:
            break
        page.append(Placed(top, row))
        bottom = top + row.height
    return page


def _draw_mark(out: PDFTextObject, mark: Mark, x: float, y: float) -> None:
    """Draws one line with a space at its end, so that copied and spoken text does not run together."""
    out.setTextOrigin(x, y)
    out.setWordSpace(mark.word_space)
    pieces = [
        (text + " " if last and word.space else text, face)
        for word in mark.line.words
        for last, (text, face) in _flagged(word.pieces)
    ]
    for face, run in groupby(pieces, key=lambda piece: piece[1]):
        out.setFont(face.value, mark.size)
        out.textOut("".join(text for text, _face in run))  # no-break spaces come out as plain ones


def _flagged(pieces: tuple[tuple[str, Face], ...]) -> list[tuple[bool, tuple[str, Face]]]:
    return [(index == len(pieces), piece) for index, piece in enumerate(pieces, 1)]


def _draw_page(canvas: Canvas, page: Page, placed: Sequence[Placed]) -> None:
    out = canvas.beginText()
    ceiling = page.height - page.top
    for top, row in placed:
        for mark in row.marks:
            _draw_mark(out, mark, page.left + mark.x, ceiling - top - mark.baseline)
    canvas.drawText(out)


def _draw_footer(canvas: Canvas, page: Page, texts: tuple[str, str]) -> None:
    size = page.footer_size
    canvas.setStrokeGray(0.45)
    canvas.setLineWidth(0.5)
    rule = page.footer + size * 1.5
    canvas.line(page.left, rule, page.width - page.right, rule)
    out = canvas.beginText()
    out.setFillGray(0.25)
    limit = page.text_width * 0.75
    for text, at_right in zip(texts, (False, True), strict=True):
        for line in lines((Run(text),), size, limit)[:1]:
            x = page.width - page.right - line.width if at_right else page.left
            _draw_mark(out, Mark(0.0, 0.0, line, size, 0.0), x, page.footer)
    canvas.drawText(out)


def _canvas(buffer: BytesIO, page: Page, info: Info) -> Canvas:
    canvas = Canvas(
        buffer,
        pagesize=(page.width, page.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        # Otherwise Helvetica is named and not embedded; the stubs take the name for a number.
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]
        lang="pl-PL",
    )
    canvas.setTitle(info.title)
    canvas.setAuthor(fonts.printable(info.author).replace("\n", " "))
    canvas.setSubject("")
    canvas.setCreator("Asystent")
    day = info.created_on.isoformat().replace("-", "")
    canvas.setDateFormatter(lambda *_clock: f"D:{day}000000Z")  # the paper's date: the same bytes on any day
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def print_sheet(blocks: tuple[Block, ...], page: Page, info: Info, footer: Footer) -> tuple[bytes, int]:
    """Prints blocks into memory.

    Returns:
        PDF bytes, the same for the same input, and the number of pages.

    Raises:
        FontMissing: The font package is absent or damaged.
    """
    with _ONE_AT_A_TIME:
        fonts.load()
        pages = paginate(rows(blocks, page.text_width), page.text_height)
        buffer = BytesIO()
        canvas = _canvas(buffer, page, info)
        for number, placed in enumerate(pages, 1):
            _draw_page(canvas, page, placed)
            _draw_footer(canvas, page, footer(number, len(pages)))
            canvas.showPage()
        canvas.save()
        return buffer.getvalue(), len(pages)
