"""Three-way proposal for a long text in two versions, word by word: a person confirms or edits it.

Where only one of the two changed a place, that change stands in the proposal; where both changed it, both
wordings are offered and the place stays open. Nothing is ever joined without a person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.journal.three_way import Part, merge

_WORDS = re.compile(r"\n|[^\S\n]+|\S+")
APART_WORDS = 3
"""So many unchanged words make two places of one."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of the proposal.

    Attributes:
        text: As it stands in the proposal; empty where both changed the place.
        first, second: What either version made of it. `base`: what stood there.
        side: 1 or 2 where only that version changed it, 0 where nothing changed, 3 where both did.
    """

    text: str
    base: str
    first: str
    second: str
    side: int

    @property
    def open(self) -> bool:
        """Whether a person must choose."""
        return self.side == 3 and self.first != self.second


@dataclass(frozen=True)
class Proposal:
    """The whole text in stretches."""

    stretches: tuple[Stretch, ...]

    @property
    def open(self) -> tuple[Stretch, ...]:
        """Places where both versions differ."""
        return tuple(one for one in self.stretches if one.open)

    def text(self, choose: Sequence[str] = ()) -> str | None:
        """The text with a wording for each open place, in order; None while one is missing."""
        rest = iter(choose)
        parts: list[str] = []
        for one in self.stretches:
            if not one.open:
                parts.append(one.text)
                continue
            chosen = next(rest, None)
            if chosen is None:
                return None
            parts.append(chosen)
        return "".join(parts)


def propose(base: str, first: str, second: str) -> Proposal:
    """The proposal; `first` and `second` are the two versions in the order they are shown."""
    merged = merge(_WORDS.findall(base), _WORDS.findall(first), _WORDS.findall(second))
    return Proposal(tuple(_joined([_stretch(one) for one in merged.parts])))


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """One place to choose for a passage both reworded, not one for each of its words.

    Open places with hardly an unchanged word between them become one, but never across a paragraph.
    """
    found: list[Stretch] = []
    for one in stretches:
        start = max((at for at, earlier in enumerate(found) if earlier.open), default=None)
        if one.open and start is not None and _hardly_apart(found[start + 1 :]):
            whole = (*found[start:], one)
            base, first, second = (
                "".join(getattr(x, side) for x in whole) for side in ("base", "first", "second")
            )
            found[start:] = [Stretch("", base, first, second, 3)]
        else:
            found.append(one)
    return found


def _hardly_apart(between: Sequence[Stretch]) -> bool:
    same = "".join(one.base for one in between if one.side == 0)
    return "\n" not in same and len(same.split()) < APART_WORDS


def _stretch(part: Part) -> Stretch:
    base, first, second = ("".join(map(str, side)) for side in (part.base, part.ours, part.theirs))
    if part.merged is None:
        return Stretch("", base, first, second, 3)
    text = "".join(map(str, part.merged))
    if text == base and first == second == base:
        return Stretch(text, base, first, second, 0)
    if first == second:
        return Stretch(text, base, first, second, 3)
    return Stretch(text, base, first, second, 1 if first == text else 2)


def plain(value: object) -> str | None:
    """A field's value as one text; None for a value that is no text."""
    match value:
        case None:
            return ""
        case str():
            return value
        case tuple() if all(isinstance(one, Paragraph) for one in value):
            return "\n".join(one.text for one in value)
        case tuple() if all(isinstance(one, str) for one in value):
            return "\n".join(value)
    return None


def typed(text: str, like: Sequence[object]) -> object:
    """A confirmed text in the type of the field.

    Paragraphs whose words stayed keep their nature and their sources; a reworded one is a fact without a
    source until its writer says otherwise.

    Args:
        text: What the person confirmed.
        like: The values it was made of, the versions first.
    """
    sample = next((one for one in like if one is not None), "")
    if not isinstance(sample, tuple):
        return text
    lines = [line for line in text.split("\n") if line.strip()]
    known = {one.text: one for value in reversed(like) for one in _paragraphs(value)}
    if known or any(isinstance(one, Paragraph) for one in sample):
        return tuple(known.get(line) or Paragraph(line) for line in lines)
    return tuple(lines)


def _paragraphs(value: object) -> tuple[Paragraph, ...]:
    return tuple(one for one in value if isinstance(one, Paragraph)) if isinstance(value, tuple) else ()
