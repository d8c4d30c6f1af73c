"""Two versions of a long text as one readable text: taken out is struck through, put in is underlined.

Words are compared, not letters: a reader sees whole words change, as in a corrected letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from asystent_desktop.ui.theme import Tone

_WORDS = re.compile(r"\s+|[^\s]+")
COMPARED_WORDS = 6_000
"""Beyond this the two texts are shown whole, one after the other: comparing would hold the window up."""


class Piece(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words with the same fate; `tone` where it is not the one of the whole text."""

    piece: Piece
    text: str
    tone: Tone | None = None


def difference(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches in reading order; joined without OUT they give `after`, without IN `before`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > COMPARED_WORDS:
        whole = (Stretch(Piece.OUT, before), Stretch(Piece.IN, after))
        return tuple(one for one in whole if one.text)
    found: list[Stretch] = []
    out = into = gap = ""
    for tag, from_old, to_old, from_new, to_new in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        left, put = "".join(old[from_old:to_old]), "".join(new[from_new:to_new])
        if tag != "equal":
            out, into, gap = out + gap + left, into + gap + put, ""
        elif (out or into) and not left.strip() and not gap:
            gap = left  # a space alone between two changes: one passage was reworded, not word by word
        else:
            found += [*_changed(out, into), Stretch(Piece.SAME, gap + left)]
            out = into = gap = ""
    found += _changed(out, into)
    return (*found, Stretch(Piece.SAME, gap)) if gap else tuple(found)


def _changed(out: str, into: str) -> list[Stretch]:
    return [one for one in (Stretch(Piece.OUT, out), Stretch(Piece.IN, into)) if one.text]


def spoken(stretches: tuple[Stretch, ...], out: str, into: str) -> str:
    """The difference for a screen reader.

    Args:
        stretches: From `difference`.
        out: A phrase with `{text}` for what was taken out. `into`: for what was put in.
    """
    parts = []
    for one in stretches:
        text = one.text.strip()
        if text:
            phrase = {Piece.SAME: "{text}", Piece.OUT: out, Piece.IN: into}[one.piece]
            parts.append(phrase.format(text=text))
    return ", ".join(parts)
