"""Puts rows on pages and writes the pages as a PDF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from asystent_desktop.documents.layout import fonts
from asystent_desktop.documents.layout.archive import LANGUAGE, Info, finish, information
from asystent_desktop.documents.layout.blocks import Block, Row
from asystent_desktop.documents.layout.drawing import Ink, Page, Placed, draw_footer, draw_page
from asystent_desktop.documents.layout.fonts import Face
from asystent_desktop.documents.layout.rows import rows
from asystent_desktop.documents.layout.structure import Document, Tree

rl_config.useA85 = 0  # streams as plain bytes: a fifth shorter, and nobody reads them by eye
_EPSILON = 1e-6

# A font object of reportlab must not serve two documents at once (docstring of TTFont): the two workers that
# print take turns; a letter takes some hundredths of a second.
_ONE_AT_A_TIME = Lock()


Footer = Callable[[int, int], tuple[str, str]]
"""Takes the page and the number of pages; gives the text at the left and at the right."""


def paginate(items: Sequence[Row], height: float) -> list[list[Placed]]:
    """Fills pages; where no break is allowed on a whole page, it breaks at the last row that fits.

    Args:
        height: Of the text area in points.
    """
    pages: list[list[Placed]] = []
    start = 0
    while start < len(items):
        repeated = items[start].repeat if start else ()
        page = _fill([*repeated, *items[start:]] if repeated else items[start:], height)
        again = len(repeated) if len(page) > len(repeated) else 0
        if repeated and not again:
            page = _fill(items[start:], height)  # a header as tall as the page is not printed again
        stop = start + len(page) - again
        if stop < len(items):
            allowed = [index for index in range(start + 1, stop + 1) if items[index].breakable]
            stop = allowed[-1] if allowed else stop
        pages.append(page[: stop - start + again])
        start = stop
    return pages or [[]]


def _fill(items: Sequence[Row], height: float) -> list[Placed]:
    page: list[Placed] = []
    bottom = 0.0
    for row in items:
        top = bottom + row.before if page else 0.0
        if page and top + row.height > height + _EPSILON:
            break
        page.append(Placed(top, row))
        bottom = top + row.height
    return page


def print_sheet(blocks: tuple[Block, ...], page: Page, info: Info, footer: Footer) -> tuple[bytes, int]:
    """Prints blocks into memory: PDF/UA-1 and PDF/A-2a.

    Returns:
        PDF bytes, the same for the same input, and the number of pages.

    Raises:
        FontMissing: The font package is absent or damaged.
        PictureFault: A picture cannot be read.
    """
    with _ONE_AT_A_TIME:
        fonts.load()
        pages = paginate(rows(blocks, page.text_width), page.text_height)
        buffer = BytesIO()
        shown = replace(info, author=fonts.printable(info.author).replace("\n", " "))
        canvas = _canvas(buffer, page, shown)
        tree, ink = Tree(), Ink(canvas)
        for number, placed in enumerate(pages, 1):
            tree.begin_page()
            draw_page(canvas, page, placed, tree, ink)
            draw_footer(canvas, page, footer(number, len(pages)), ink)
            canvas.showPage()
        finish(_document(canvas), tree, shown)
        canvas.save()
        return buffer.getvalue(), len(pages)


def _canvas(buffer: BytesIO, page: Page, info: Info) -> Canvas:
    canvas = Canvas(
        buffer,
        pagesize=(page.width, page.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        # Otherwise Helvetica is named and not embedded; the stubs take the name for a number.
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]
        lang=LANGUAGE,
    )
    _document(canvas).info = information(info)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _document(canvas: Canvas) -> Document:
    return canvas._doc  # type: ignore[attr-defined]
