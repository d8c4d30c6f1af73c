"""Search that forgives: case, accents, ł, and Polish endings.

Rules:
1. The index holds `fold(text)`: every word whole, folded; nothing is stemmed there, so a hit can be shown
   where it stands.
2. A query word is folded the same way, its likely ending is cut off, and what remains is sought as a prefix:
   "szkole", "szkolnej" and "szkoła" all seek "szkol". Consonants that change before an ending are sought in
   both shapes ("matce" finds "matka", "noga" finds "nodze").
3. A word with a digit (a family's number, a case reference) is sought as it is.
4. Whatever is typed, the result is a valid FTS5 expression: only letters and digits reach it, inside quotes.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_POLISH = str.maketrans("ąćęłńóśźż", "acelnoszz")
_RUN = re.compile(r"\S+")
_MIN_STEM = 3

# Endings of Polish inflection after folding, longest first.
# fmt: off
_ENDINGS = (
    "iejszych", "iejszym", "iejszy", "ownych", "iami", "iach", "iego", "iemu", "ymi", "imi", "ami", "ach",
    "ego", "emu", "owi", "iej", "iom", "iow", "ych", "ich", "iem", "ie", "ia", "io", "iu", "ii", "ej", "om",
    "ow", "em", "ym", "im", "y", "i", "a", "e", "o", "u",
)
# fmt: on

# Adjectives are built on nouns by -n- ("szkolny"): cut too, when a consonant stands before it.
_CONSONANTS = frozenset("bcdfghjklmnprstwz")

# Soft ends of a stem: (end, endings it is soft before, hard ends of the same stem).
_SOFT = (
    ("dz", ("e",), "g"),  # nodze, noga
    ("dz", ("ie", "i"), "d"),
    ("rz", ("e", "y"), "r"),  # siostrze, siostra
    ("sz", ("e",), "ch"),
    ("c", ("e", "y"), "k"),  # matce, matka; wisniewscy, wisniewski
    ("c", ("ie", "i"), "t"),  # asystencie, asystent
)
_HARD = (("ch", "sz"), ("k", "c"), ("g", "dz"), ("t", "c"))

# Words of this work that no rule catches.
_IRREGULAR = {
    "dzieck": ("dziec",),  # dziecko, dzieci, dziećmi
    "dziecm": ("dziec",),
    "ojciec": ("ojciec", "ojc"),
    "ojc": ("ojc", "ojciec"),
    "urzad": ("urzad", "urzed"),
    "urzed": ("urzed", "urzad"),
    "maz": ("maz", "mez"),
    "mez": ("mez", "maz"),
    "miesiac": ("miesiac", "miesiec"),
    "miesiec": ("miesiec", "miesiac"),
}


def fold(text: str) -> str:
    """Text as the index holds it: lower case, without accents; the words stay whole."""
    quick = text.casefold().translate(_POLISH)
    return quick if quick.isascii() else _folded(text)


def _folded(text: str) -> str:
    """As `fold`, for every alphabet; the Polish one takes the short way."""
    # Taken apart first and last: folding case can make new accents, taking apart can make capitals.
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", lowered)))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: runs of letters and digits."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())


@lru_cache(maxsize=4096)
def stems(word: str) -> tuple[str, ...]:
    """Prefixes that find the inflected forms of one folded word, the plain stem first."""
    if any(c.isdigit() for c in word):
        return (word,)
    stem, ending = _parted(word)
    shapes = [stem]
    shapes += [
        stem.removesuffix(soft) + hard
        for soft, before, hard in _SOFT
        if ending in before and stem.endswith(soft)
    ]
    shapes += [stem.removesuffix(hard) + soft for hard, soft in _HARD if stem.endswith(hard)]
    found = [one for shape in shapes for one in _IRREGULAR.get(shape, (shape, *_fleeting(shape)))]
    return tuple(dict.fromkeys(one for one in found if len(one) >= _MIN_STEM or one == stem))


def _fleeting(stem: str) -> tuple[str, ...]:
    """The stem whose e comes or goes: "dziadek" and "dziadkiem"; nothing for other stems."""
    if stem.endswith("ek"):
        return stem[:-2] + "k", stem[:-2] + "c"
    if stem.endswith("k") and stem[-2:-1] in _CONSONANTS:
        return (stem[:-1] + "ek",)
    return ()


def query_terms(text: str) -> tuple[str, ...]:
    """The terms of a query, each a valid FTS5 expression; a hit must match all of them.

    A run with digits such as "R-03/2025" becomes one phrase, another word an OR of its prefixes.
    """
    terms = []
    for run in _RUN.findall(text):
        parts = words(run)
        if any(c.isdigit() for c in "".join(parts)):
            terms.append('"' + " ".join(parts) + '"*')
        else:
            terms += [_either(stems(part)) for part in parts]
    return tuple(dict.fromkeys(terms))


def match_expression(text: str) -> str:
    """What stands after MATCH: all terms joined; `""`, which matches nothing, when there are none."""
    return " AND ".join(query_terms(text)) or '""'


def matches(query: str, text: str) -> bool:
    """Whether a text in memory holds every word of a query; an empty query matches all."""
    held = words(text)
    return all(any(word.startswith(stems(sought)) for word in held) for sought in words(query))


def hit_spans(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a query stand in the original text, as (start, end), to draw attention to them."""
    sought = tuple(stem for word in words(query) for stem in stems(word))
    if not sought:
        return ()
    quick = text.lower().translate(_POLISH)
    if quick.isascii() and len(quick) == len(text) and "_" not in quick:
        return tuple(found.span() for found in _starting(sought).finditer(quick))
    runs = re.finditer(r"\w+", text)
    return tuple(
        run.span() for run in runs if any(word.startswith(sought) for word in _words_of(run.group()))
    )


@lru_cache(maxsize=256)
def _starting(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words of a folded text that start with one of these."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, prefixes))})\w*", re.ASCII)


def _words_of(run: str) -> tuple[str, ...]:
    """As `words` of a run of letters; the Polish alphabet takes a short way, for every hit is read."""
    quick = run.lower().translate(_POLISH)
    return (quick,) if quick.isascii() and quick.isalnum() else words(run)


def _parted(word: str) -> tuple[str, str]:
    """A word's stem, never shorter than three letters, and the ending that was cut off."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _MIN_STEM:
            break
    else:
        return word, ""
    if stem.endswith("n") and len(stem) > 5 and stem[-2] in _CONSONANTS:
        return stem[:-1], ending
    return stem, ending


def _either(prefixes: tuple[str, ...]) -> str:
    quoted = [f'"{prefix}"*' for prefix in prefixes]
    return quoted[0] if len(quoted) == 1 else "(" + " OR ".join(quoted) + ")"
