"""Text snippets: a slash and a short word become a sentence; `{…}` are places to fill in."""

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{[^{}\n]*\}")
_TYPED = re.compile(r"(?:^|(?<=[\s(„]))/(?P<short>[^\W_]{1,12})$")
SHORT = re.compile(r"[^\W_]{1,12}")
"""What may be typed after the slash."""


def typed(before_cursor: str) -> str:
    """The short word that ends a text, e.g. "szk" of "Omówiono: /szk"; "" without one."""
    found = _TYPED.search(before_cursor)
    return found["short"].casefold() if found else ""


def expansion(before_cursor: str, snippets: Mapping[str, str]) -> tuple[int, str] | None:
    """What a space after a short word writes instead of it.

    Returns:
        How many characters it replaces, and the text; None where no snippet of that name is known.
    """
    short = typed(before_cursor)
    text = snippets.get(short) if short else None
    return None if text is None else (len(short) + 1, text)


def places(text: str) -> tuple[tuple[int, int], ...]:
    """Begin and end of every place to fill in."""
    return tuple(found.span() for found in _PLACE.finditer(text))


def next_place(text: str, position: int) -> tuple[int, int] | None:
    """The first place at or after a position, else the first of all; None without any."""
    found = places(text)
    return next((one for one in found if one[0] >= position), found[0] if found else None)
