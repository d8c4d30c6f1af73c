"""Where a Polish word may be parted at the end of a line."""

from functools import cache
from itertools import pairwise

import pyphen

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""What is drawn there: it looks like a hyphen, and a reader of the text knows that the word goes on."""

_SHORTEST = 7  # letters: shorter words stay whole
_LEAST = 3  # letters before and after the hyphen


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="pl_PL", left=_LEAST, right=_LEAST)


@cache
def parts(word: str) -> tuple[str, ...]:
    """The word in parts that may stand on two lines; numbers, short words and abbreviations stay whole.

    Args:
        word: With the punctuation that hangs on it; it stays with its part.
    """
    letters = word.strip("„”\"'.,;:!?()–…")
    if len(letters) < _SHORTEST or not letters.isalpha() or letters.isupper():
        return (word,)
    start = word.index(letters)
    cuts = [start + place for place in _dictionary().positions(letters)]
    edges = [0, *cuts, len(word)]
    return tuple(word[a:b] for a, b in pairwise(edges))
