"""Draws placed rows: every piece of text inside its mark of structure, everything else as an artifact."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

from PIL.Image import DecompressionBombError
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from asystent_desktop.documents.faults import PictureFault
from asystent_desktop.documents.layout import figure
from asystent_desktop.documents.layout.blocks import Figure, Mark, Row, Shown
from asystent_desktop.documents.layout.fonts import Face
from asystent_desktop.documents.layout.lines import Run, lines
from asystent_desktop.documents.layout.structure import ARTIFACT, Path, Tree

MM = 72 / 25.4
_RULE_GREY = 0.55
_PICTURE_PIXELS = 50_000_000  # unpacked it fits any computer; no logo and no scan of a page needs more


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


class Placed(NamedTuple):
    """A row on its page; `top` is measured down from the top of the text area."""

    top: float
    row: Row


class Ink:
    """Words as the document's fonts encode them: the same few words stand on every page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas: Any = canvas  # its published types leave out what is used here
        self._words: dict[Face, dict[str, str | None]] = {face: {} for face in Face}

    def encoded(self, texts: Sequence[str], face: Face) -> str | None:
        """The operand of a text operator, escaped; None when a text needs a second part of the font."""
        known = self._words[face]
        try:
            return "".join([known[text] for text in texts])  # type: ignore[misc]
        except KeyError:
            known.update({text: self._encoded(text, face) for text in texts if text not in known})
            return self.encoded(texts, face)
        except TypeError:  # a None among them
            return None

    def _encoded(self, text: str, face: Face) -> str | None:
        font: Any = pdfmetrics.getFont(face.value)
        parts = font.splitString(text, self._canvas._doc)
        plain = len(parts) == 1 and parts[0][0] == 0
        escaped: str | None = self._canvas._escape(parts[0][1]) if plain else None
        return escaped


def draw_page(canvas: Canvas, page: Page, placed: Sequence[Placed], tree: Tree, ink: Ink) -> None:
    """Draws the rows of one page and tells the tree what stands there; lengths in points.

    Raises:
        PictureFault: The bytes of a picture are none.
    """
    ceiling = page.height - page.top
    marks = [(mark, ceiling - top) for top, row in placed for mark in row.marks]
    marks.sort(key=lambda item: _reading_order(item[0].path))
    for path, group in groupby(marks, key=lambda item: item[0].path):
        with _tagged(canvas, tree, path):
            pen = _Pen(canvas, ink)
            for mark, top in group:
                pen.draw(mark, page.left + mark.x, top - mark.baseline)
            canvas.drawText(pen.out)
    for top, row in placed:
        if row.shown is not None:
            _draw_picture(canvas, row.shown, page.left, ceiling - top - row.height, tree)
    if any(row.frame for _top, row in placed):
        with _tagged(canvas, tree, ARTIFACT):
            _draw_frames(canvas, page, placed)


def _reading_order(path: Path) -> tuple[bool, tuple[int, ...]]:
    """Artifacts last: a program that copies text without looking at the structure meets them at the end."""
    return not path, tuple(step.order for step in path)


def _code(canvas: Canvas) -> list[str]:
    """The page's operators so far; the published types leave it out."""
    code: list[str] = canvas._code  # type: ignore[attr-defined]
    return code


@contextmanager
def _tagged(canvas: Canvas, tree: Tree, path: Path) -> Iterator[None]:
    """Marked content (ISO 32000-1, 14.6): a leaf of the structure, or an artifact."""
    code = _code(canvas)
    code.append(
        f"/{path[-1].kind.split('/')[0]} <</MCID {tree.piece(path)}>> BDC" if path else "/Artifact BMC"
    )
    yield
    code.append("EMC")


class _Pen:
    """A text object that says each setting once: a page has hundreds of lines in one face and size."""

    def __init__(self, canvas: Canvas, ink: Ink) -> None:
        self.out: Any = canvas.beginText()
        self._ink = ink
        self._font: tuple[Face, float] | None = None
        self._word_space = 0.0

    def draw(self, mark: Mark, x: float, y: float) -> None:
        """Draws one line with a space at its end, so that copied and spoken text does not run together."""
        code = self.out._code
        code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        if mark.word_space != self._word_space:
            self._word_space = mark.word_space
            code.append(f"{mark.word_space:.4f} Tw")
        for face, texts in _faces(mark):
            if self._font != (face, mark.size):
                self._font = face, mark.size
                self.out.setFont(face.value, mark.size)
            self._write(face, texts)

    def _write(self, face: Face, texts: list[str]) -> None:
        """No-break spaces come out as plain ones; what the first part of the font lacks goes the long way."""
        whole = self._ink.encoded(texts, face) if self.out._curSubset == 0 else None
        if whole is not None:
            self.out._code.append(f"({whole}) Tj")
        else:
            self.out._textOut("".join(texts))  # names the font, too


def _faces(mark: Mark) -> Iterator[tuple[Face, list[str]]]:
    """The words of a line, parted where the face changes."""
    held: list[str] = []
    now: Face | None = None
    for word in mark.line.words:
        for text, face in word.pieces:
            if face is not now:
                if now is not None and held:
                    yield now, held
                now, held = face, []
            held.append(text)
        if word.space:
            held.append(" ")
    if now is not None and held:
        yield now, held


def _draw_picture(canvas: Canvas, shown: Shown, left: float, y: float, tree: Tree) -> None:
    picture = shown.picture
    tree.texts[shown.path] = picture.alternative
    if isinstance(picture, Figure):
        with _tagged(canvas, tree, shown.path):
            figure.paint(canvas, picture, left + shown.x, y)
        return
    try:
        image = ImageReader(BytesIO(picture.content))
        across, down = image.getSize()
        if across * down > _PICTURE_PIXELS:
            raise PictureFault()
        with _tagged(canvas, tree, shown.path):
            canvas.drawImage(image, left + shown.x, y, picture.width, picture.height, mask="auto")
    except (OSError, ValueError, SyntaxError, DecompressionBombError) as fault:  # broken, or enormous
        raise PictureFault() from fault


def _draw_frames(canvas: Canvas, page: Page, placed: Sequence[Placed]) -> None:
    """The rules of tables: above each row of cells, beside each cell, and below the last row on a page."""
    canvas.setStrokeGray(_RULE_GREY)
    canvas.setLineWidth(0.5)
    ceiling = page.height - page.top
    for at, (top, row) in enumerate(placed):
        if row.frame is None:
            continue
        following = placed[at + 1].row if at + 1 < len(placed) else None
        edges = [page.left + edge for edge in row.frame.edges]
        upper, lower = ceiling - top, ceiling - top - row.height
        segments = [(edge, upper, edge, lower) for edge in edges]
        if row.frame.top:
            segments.append((edges[0], upper, edges[-1], upper))
        if following is None or following.frame is None or following.before:
            segments.append((edges[0], lower, edges[-1], lower))
        canvas.lines(segments)


def draw_footer(canvas: Canvas, page: Page, texts: tuple[str, str], ink: Ink) -> None:
    """The line at the bottom with its two texts: an artifact, for it repeats on every page."""
    _code(canvas).append("/Artifact <</Type /Pagination /Subtype /Footer>> BDC")
    size = page.footer_size
    canvas.setStrokeGray(0.45)
    canvas.setLineWidth(0.5)
    rule = page.footer + size * 1.5
    canvas.line(page.left, rule, page.width - page.right, rule)
    pen = _Pen(canvas, ink)
    pen.out.setFillGray(0.25)
    limit = page.text_width * 0.75
    for text, at_right in zip(texts, (False, True), strict=True):
        for line in lines((Run(text),), size, limit)[:1]:
            x = page.width - page.right - line.width if at_right else page.left
            pen.draw(Mark(0.0, 0.0, line, size, 0.0), x, page.footer)
    canvas.drawText(pen.out)
    _code(canvas).append("EMC")
