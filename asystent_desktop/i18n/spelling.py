"""Polish spelling of what is typed; works without the optional package by finding no mistakes.

The dictionary lies in resources/spelling. It takes a while to load, so whoever asks does so off the main
thread; one `Speller` may be asked by one thread at a time.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from asystent_desktop import assets

SUGGESTIONS = 4
"""The first suggestion is often odd, so four are shown."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SHORTEST = 2


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Begin, end and text of every word; numbers, single letters and abbreviations with digits are none."""
    for found in _WORD.finditer(text):
        beside = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        if len(found[0]) >= _SHORTEST and not any(char.isdigit() or char in "/_@{}" for char in beside):
            yield found.start(), found.end(), found[0]


@dataclass(frozen=True)
class Speller:
    """A loaded dictionary with the words a person knows beside it.

    Attributes:
        known: Words no dictionary has, in small letters: surnames of the family, words of the work.
        stems: Beginnings under which every ending passes: surnames are inflected.
    """

    _spell: Callable[[str], bool]
    _suggest: Callable[[str], Iterable[str]]
    known: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    def knowing(self, names: Iterable[str]) -> "Speller":
        """The same dictionary, with names and their inflected forms known."""
        given = {part.casefold() for name in names for part in _WORD.findall(name)}
        stems = tuple(sorted(word[: max(3, len(word) - 2)] for word in given if len(word) > _SHORTEST))
        return Speller(self._spell, self._suggest, self.known | given, stems)

    def is_right(self, word: str) -> bool:
        """Whether a word is known."""
        small = word.casefold()
        if small in self.known or self._spell(word) or self._spell(small):
            return True
        if word[0].isupper() and small.startswith(self.stems):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(len(part) < _SHORTEST or self._spell(part) for part in parts)

    def mistakes(self, text: str) -> tuple[tuple[int, int], ...]:
        """Begin and end of every word that is not known."""
        return tuple((begin, end) for begin, end, word in words(text) if not self.is_right(word))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, best first."""
        return tuple(dict.fromkeys(self._suggest(word)))[:SUGGESTIONS]


def load() -> Speller | None:
    """The Polish speller; None where the package or the dictionary is missing."""
    try:
        package = import_module("hunspell")  # optional: no wheel for every machine
    except ImportError:
        return None
    folder = assets.path("spelling")
    if not (folder / "pl_PL.dic").is_file():
        return None
    loaded: Any = package.Hunspell(lang="pl_PL", hunspell_data_dir=str(folder))
    own = (folder / "wlasne.txt").read_text("utf-8").split()
    return Speller(loaded.spell, loaded.suggest, frozenset(word.casefold() for word in own))
