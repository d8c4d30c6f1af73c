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

    A compound ("Kowalska-Nowak") may also end its line with its own hyphen.

    Args:
        word: With the punctuation that hangs on it; it stays with its part.
    """
    letters = word.strip("„”\"'.,;:!?()–…")
    members = letters.split("-")
    if len(letters) < _SHORTEST or letters.isupper() or not all(one.isalpha() for one in members):
        return (word,)
    cuts, start = [], word.index(letters)
    for member in members:
        cuts += [start + place for place in _places(member)]
        start += len(member) + 1
        cuts.append(start)
    edges = [0, *cuts[:-1], len(word)]
    return tuple(word[a:b] for a, b in pairwise(edges))


def _places(member: str) -> list[int]:
    return list(_dictionary().positions(member)) if len(member) >= _SHORTEST else []
