"""Breaks text into lines over the whole paragraph.

The sum of squared gaps is kept small (after Knuth and Plass, "Breaking Paragraphs into Lines", 1981). As with
them words are parted only in a second pass, when without it a line would be loose. A word longer than a line
is parted at once, and cut between letters only where that does not help.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from asystent_desktop.documents.layout.fonts import HARD_SPACE, Face, printable, width
from asystent_desktop.documents.layout.hyphens import SOFT_HYPHEN, parts

_SHORT_LAST = 0.08  # of the width: a shorter last line looks like a lost word
_SHORT_LAST_COST = 16.0
_TIGHT_COST = 3.0  # a narrowed space costs this many times a widened one
_SLACK = 1e-6  # of a point: sums of widths in another order
_FULL = (0.85, 0.6)  # of the width
_KNOWN = 8192  # words remembered with their widths
_LOOSE = 0.8  # of a space added to each: a paragraph with such a line has its words parted
_HYPHEN_COST = 4.0  # of a parted word at the end of a line, in squared points


@dataclass(frozen=True)
class Run:
    """Text in one face; "\\n" in it counts as a space."""

    text: str
    face: Face = Face.REGULAR


class Word(NamedTuple):
    """What stands between two breakable spaces.

    Attributes:
        pieces: Text and face; no-break spaces stay inside.
        width: In points.
        space: Width of the space after it; 0 where a word was cut or parted.
        hard: Number of no-break spaces inside.
        hyphen: Width of the hyphen when a line ends here; 0 for whole words.
    """

    pieces: tuple[tuple[str, Face], ...]
    width: float
    space: float
    hard: int = 0
    hyphen: float = 0.0


class Line(NamedTuple):
    """A finished line.

    Attributes:
        words: In order.
        width: Natural width in points, without the space at its end.
        gaps: Spaces that may stretch, the no-break ones among them.
        last: True on the last line of its text.
    """

    words: tuple[Word, ...]
    width: float
    gaps: int
    last: bool


def _pieces(runs: Sequence[Run]) -> Iterator[list[tuple[str, Face]]]:
    """Words as lists of pieces: "**Źródła**: 38" has two words, the first in two faces."""
    word: list[tuple[str, Face]] = []
    for run in runs:
        for index, part in enumerate(_spaced(run.text)):
            if index and word:
                yield word
                word = []
            if part:
                word.append((part, run.face))
    if word:
        yield word


def _spaced(text: str) -> list[str]:
    return printable(text).replace("\n", " ").split(" ")


def _cut(pieces: Sequence[tuple[str, Face]], size: float, limit: float) -> Iterator[Word]:
    """Parts of a word that is wider than a line; all but the last are glued to the next."""
    taken: list[tuple[str, Face]] = []
    used = 0.0
    for text, face in pieces:
        for sign in text:
            step = width(sign, face, size)
            if taken and used + step > limit:
                yield Word(tuple(taken), used, 0.0)
                taken, used = [], 0.0
            taken.append((sign, face))
            used += step
    yield Word(tuple(taken), used, width(" ", taken[-1][1], size))


def words(runs: Sequence[Run], size: float, limit: float, *, part: bool = False) -> list[Word]:
    """Splits runs at breakable spaces.

    Args:
        size: Of the letters, in points.
        limit: Width of the column in points; no word comes out wider (but a single letter may).
        part: Also where a word may be parted.
    """
    found: list[Word] = []
    if len(runs) == 1:
        face = runs[0].face
        known = _parted if part else _whole
        for text in _spaced(runs[0].text):
            if text:
                fresh, wide = known(text, face, size)
                found += fresh if wide <= limit else _forced(text, face, size, limit)
        return found
    for pieces in _pieces(runs):
        if len(pieces) == 1:
            fresh, wide = (_parted if part else _whole)(*pieces[0], size)
        else:
            wide = sum([width(text, face, size) for text, face in pieces])
            hard = sum([text.count(HARD_SPACE) for text, _face in pieces])
            fresh = (Word(tuple(pieces), wide, width(" ", pieces[-1][1], size), hard),)
        found += fresh if wide <= limit else _cut(pieces, size, limit)
    return found


def _forced(text: str, face: Face, size: float, limit: float) -> Iterator[Word]:
    """A word wider than a line: parted like any other; only a part that is still too wide is cut."""
    for part in _parted(text, face, size)[0]:
        if part.width + part.hyphen <= limit:
            yield part
            continue
        *firsts, last = _cut(part.pieces, size, limit)
        yield from firsts
        hyphen = part.hyphen if last.width + part.hyphen <= limit else 0.0
        yield last._replace(space=part.space, hyphen=hyphen)


def _word(text: str, face: Face, size: float) -> Word:
    return Word(((text, face),), width(text, face, size), width(" ", face, size), text.count(HARD_SPACE))


@lru_cache(_KNOWN)
def _whole(text: str, face: Face, size: float) -> tuple[tuple[Word, ...], float]:
    """The word, and its width."""
    word = _word(text, face, size)
    return (word,), word.width


@lru_cache(_KNOWN)
def _parted(text: str, face: Face, size: float) -> tuple[tuple[Word, ...], float]:
    """The parts of a word, and their width; what hard spaces hold together is not parted."""
    hyphen = width(SOFT_HYPHEN, face, size)
    *firsts, last = (text,) if HARD_SPACE in text else parts(text)
    glued = [
        Word(((one, face),), width(one, face, size), 0.0, 0, 0.0 if one.endswith("-") else hyphen)
        for one in firsts
    ]
    made = (*glued, _word(last, face, size))
    return made, sum([word.width for word in made])


class _Measured(NamedTuple):
    """Words with their sums.

    Attributes:
        edges: Widths of all words and spaces before each word, and after the last.
        gaps: Spaces before each word that may stretch.
    """

    words: Sequence[Word]
    edges: Sequence[float]
    gaps: Sequence[int]


def _measured(items: Sequence[Word]) -> _Measured:
    edges = accumulate([word.width + word.space for word in items], initial=0.0)
    gaps = accumulate([word.hard + (word.space > 0) for word in items], initial=0)
    return _Measured(items, list(edges), list(gaps))


def _breaks(held: _Measured, limit: float, shrink: float) -> list[int]:
    """Indices at which lines begin, and the number of words at the end."""
    came_from = None
    for full in (*_FULL, 0.0):  # lines that are half empty are tried only where nothing else fits
        came_from = _lightest(held, limit, shrink, full)
        if came_from is not None:
            break
    marks = [len(held.words)]
    while came_from and marks[-1]:
        marks.append(came_from[marks[-1]])
    return marks[::-1]


def _lightest(held: _Measured, limit: float, shrink: float, full: float) -> list[int] | None:
    """For each place a line may end at, where that line begins; None when the last one cannot be reached.

    What a line costs whose spaces must take up `slack` points is written out: it is asked for a hundred
    times a paragraph.

    Args:
        full: The least part of the width a line that is not the last one fills.
    """
    items, edges, gaps = held
    count, nowhere = len(items), float("inf")
    spaces = [word.space for word in items]
    hyphens = [word.hyphen for word in items]
    best = [0.0] + [nowhere] * count
    came_from = [0] * (count + 1)
    for start in range(count):
        base, left, passed = best[start], edges[start], gaps[start]
        if base == nowhere:
            continue
        first = bisect_left(edges, left + full * limit, start + 1) if full else start + 1
        for stop in range(min(first, count), count + 1):
            space, hyphen = spaces[stop - 1], hyphens[stop - 1]
            between = gaps[stop] - passed - (space > 0)
            room = limit + between * shrink + _SLACK - edges[stop] + left + space
            if room < 0 and stop > start + 1:
                break
            slack = limit - edges[stop] + left + space - hyphen
            if stop == count and slack >= 0:
                cost = base + (_SHORT_LAST_COST if limit - slack < _SHORT_LAST * limit else 0.0)
            else:
                each = slack / (between or 0.5)
                cost = base + each * each * (_TIGHT_COST if slack < 0 else 1.0)
            if hyphen:
                if room < hyphen:
                    continue
                cost += _HYPHEN_COST
            if cost < best[stop]:
                best[stop], came_from[stop] = cost, start
    return came_from if best[count] < nowhere else None


def lines(
    runs: Sequence[Run], size: float, limit: float, *, tighten: float = 0.0, part: bool = False
) -> list[Line]:
    """Breaks one text; an empty text has no lines.

    Args:
        size: Of the letters, in points.
        limit: Width of the column in points.
        tighten: The part of a space a line may take away to hold one word more; for justified text.
        part: Words may be parted where a line would be loose otherwise.
    """
    space = width(" ", Face.REGULAR, size)
    whole = _broken(words(runs, size, limit), limit, tighten * space)
    if not part or all(line.last or limit - line.width <= line.gaps * _LOOSE * space for line in whole):
        return whole
    return _broken(words(runs, size, limit, part=True), limit, tighten * space)


def _broken(items: Sequence[Word], limit: float, shrink: float) -> list[Line]:
    if not items:
        return []
    held = _measured(items)
    marks = _breaks(held, limit, shrink)
    return [_line(held, start, stop) for start, stop in pairwise(marks)]


def _line(held: _Measured, start: int, stop: int) -> Line:
    """The words from one place to another; the space after them and a hyphen are reckoned in."""
    items, last = tuple(held.words[start:stop]), stop == len(held.words)
    end = items[-1]
    wide = held.edges[stop] - held.edges[start] - end.space
    gaps = held.gaps[stop] - held.gaps[start] - (end.space > 0)
    if end.hyphen and not last:
        hyphen = (SOFT_HYPHEN, end.pieces[-1][1])
        wide += end.hyphen
        end = end._replace(pieces=(*end.pieces, hyphen), width=end.width + end.hyphen)
        items = (*items[:-1], end)
    return Line(items, wide, gaps, last)
