"""Lato: the one family that is embedded in every print, and what happens to signs it lacks."""

import re
import string
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from threading import Lock

import fontpkg
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from asystent_desktop.documents.faults import FontMissing

FALLBACK = "?"
HARD_SPACE = "\N{NO-BREAK SPACE}"

_HARD_SPACES = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"
_WORDS = 8192  # remembered widths
_USUAL = (
    f"{string.ascii_letters}{string.digits}{string.punctuation} {HARD_SPACE}\n–—…„”«»§°€óąćęłńśźżÓĄĆĘŁŃŚŹŻ"
)
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_LOOKALIKES = {"\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-", "\N{REPLACEMENT CHARACTER}": FALLBACK}


class Face(StrEnum):
    """The faces in use, by the names they are registered under."""

    REGULAR = "Lato-Regular"
    BOLD = "Lato-Bold"
    ITALIC = "Lato-Italic"


_FILES = {Face.REGULAR: (400, "normal"), Face.BOLD: (700, "normal"), Face.ITALIC: (400, "italic")}


class _Signs(dict[int, str]):
    """A `str.translate` table that decides about each sign once, when it is first met."""

    def __init__(self, known: frozenset[int]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, code: int) -> str:
        self[code] = shown = self._shown(chr(code))
        return shown

    def _shown(self, sign: str) -> str:
        if sign in _HARD_SPACES:
            return HARD_SPACE
        if sign in _LINE_ENDS:
            return "\n"
        category = unicodedata.category(sign)
        if category == "Zs" or sign == "\t":
            return " "
        if category in ("Cc", "Cf") or unicodedata.name(sign, "").startswith("VARIATION SELECTOR"):
            return ""  # never visible: control codes, soft hyphens, joiners of emoji
        if sign in _LOOKALIKES:
            return _LOOKALIKES[sign]
        return sign if ord(sign) in self._known else FALLBACK


_LOADING = Lock()  # two workers that print first at once must not register two sets of fonts


@cache
def _read() -> Mapping[Face, TTFont]:
    fonts = {}
    for face, (weight, style) in _FILES.items():
        try:
            font = TTFont(face.value, str(fontpkg.path("lato", weight, style)), shapable=False)
        except (fontpkg.FontpkgError, TTFError, OSError) as fault:
            raise FontMissing(font=face.value) from fault
        pdfmetrics.registerFont(font)
        fonts[face] = font
    return fonts


def _loaded() -> Mapping[Face, TTFont]:
    with _LOADING:
        return _read()


@cache
def _signs() -> _Signs:
    known = [frozenset(font.face.charToGlyph) for font in _loaded().values()]
    return _Signs(frozenset.intersection(*known))


@cache
def _widths(face: Face) -> Mapping[int, float]:
    widths: Mapping[int, float] = _loaded()[face].face.charWidths
    return widths


def load() -> None:
    """Reads and registers the faces, once in the life of the program.

    Raises:
        FontMissing: The font package is absent or damaged.
    """
    _loaded()


def printable(text: str) -> str:
    """Leaves only what Lato can show, composed (NFC).

    Spaces become a plain or a no-break space, line ends "\\n"; invisible signs go, a missing one prints "?".
    """
    if _plain().fullmatch(text):
        return text
    return unicodedata.normalize("NFC", text).translate(_signs())


@cache
def _plain() -> re.Pattern[str]:
    """Texts that are printed as they stand, nearly all of them: told much faster than changed."""
    usual = [sign for sign in _USUAL if _signs()[ord(sign)] == sign]
    return re.compile(f"[{re.escape(''.join(usual))}]*")


def width(text: str, face: Face, size: float) -> float:
    """The advance width in points of `printable` text, set in a size in points.

    Raises:
        FontMissing: The package that brings Lato is not installed.
    """
    return _advance(text, face) * size / 1000


@lru_cache(_WORDS)
def _advance(text: str, face: Face) -> float:
    """Width in thousandths of the size; the same few words stand on every page."""
    widths = _widths(face)
    return sum([widths[code] for code in map(ord, text)])
