"""Names in the cases of Polish: "współpraca z Anną Wiśniewską".

Rules, in this order:
1. What a person corrected stands.
2. A name the dictionary of Morfeusz knows takes the form it gives, by the sex of its bearer.
3. Adjectival surnames (-ski, -cki, -dzki and their -ska) and first names in -a follow the regular pattern.
4. Everything else stays in the nominative: a name left alone is no mistake, a name bent wrongly is one.

Morfeusz is optional (no wheel for every machine); without it rules 3 and 4 carry on.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

_FIRST, _SURNAME = "imię", "nazwisko"


class Case(StrEnum):
    """The cases papers use; values are Morfeusz' own marks."""

    NOMINATIVE = "nom"
    GENITIVE = "gen"
    DATIVE = "dat"
    ACCUSATIVE = "acc"
    INSTRUMENTAL = "inst"
    LOCATIVE = "loc"


Generate = Callable[[str], Iterable[tuple[str, str, str, list[str], list[str]]]]

_ADJECTIVAL_FEMALE = {
    Case.GENITIVE: "iej",
    Case.DATIVE: "iej",
    Case.ACCUSATIVE: "ą",
    Case.INSTRUMENTAL: "ą",
    Case.LOCATIVE: "iej",
}
_ADJECTIVAL_MALE = {
    Case.GENITIVE: "iego",
    Case.DATIVE: "iemu",
    Case.ACCUSATIVE: "iego",
    Case.INSTRUMENTAL: "im",
    Case.LOCATIVE: "im",
}
_HARD_A = {Case.GENITIVE: "y", Case.ACCUSATIVE: "ę", Case.INSTRUMENTAL: "ą"}
_SOFT_A = {
    Case.GENITIVE: "i",
    Case.DATIVE: "i",
    Case.ACCUSATIVE: "ę",
    Case.INSTRUMENTAL: "ą",
    Case.LOCATIVE: "i",
}
_ALTERED = {"n": "nie", "m": "mie", "w": "wie", "b": "bie", "p": "pie", "t": "cie", "d": "dzie", "r": "rze"}
"""Dative and locative of first names in -a after a hard consonant: Oksana, Oksanie."""


@cache
def morfeusz() -> Generate | None:
    """The dictionary's generator; None where the optional package is absent."""
    try:
        import morfeusz2  # optional, 0.2 s: only papers that bend a name pay for it
    except ImportError:
        return None
    engine: Any = morfeusz2.Morfeusz(generate=True, analyse=False)
    generate: Generate = engine.generate
    return generate


def bend(
    name: str,
    case: Case,
    *,
    female: bool,
    surname: bool = False,
    corrections: Mapping[str, str] | None = None,
    generate: Generate | None = None,
) -> str:
    """One name in one case.

    Args:
        name: One or several names, nominative; each word and each part around a hyphen is bent by itself.
        corrections: Forms a person gave for this name and case, by nominative.
        generate: Another dictionary than Morfeusz; for tests.
    """
    if case is Case.NOMINATIVE or not name.strip():
        return name
    if corrections and name in corrections:
        return corrections[name]
    words = [
        "-".join(_bend_word(part, case, female, surname, generate) for part in word.split("-"))
        for word in name.split(" ")
    ]
    return " ".join(words)


def full_name(
    first: str, surname: str, case: Case, *, female: bool, corrections: Mapping[str, str] | None = None
) -> str:
    """First name and surname in one case."""
    bent = (
        bend(first, case, female=female, corrections=corrections),
        bend(surname, case, female=female, surname=True, corrections=corrections),
    )
    return " ".join(part for part in bent if part)


def _bend_word(word: str, case: Case, female: bool, surname: bool, generate: Generate | None) -> str:
    known = generate or morfeusz()
    if known is not None:
        found = _from_dictionary(known, word, case, female, surname)
        if found:
            return found
    return _by_pattern(word, case, female, surname)


def _from_dictionary(known: Generate, word: str, case: Case, female: bool, surname: bool) -> str:
    wanted, gender = (_SURNAME if surname else _FIRST), ("f" if female else "m1")
    for form, lemma, tag, labels, _qualifiers in known(word):
        parts = tag.split(":")
        if lemma.split(":")[0] != word or wanted not in labels or parts[0] != "subst":
            continue
        if (
            "sg" in parts[1].split(".")
            and case.value in parts[2].split(".")
            and gender in parts[3].split(".")
        ):
            return form
    return ""


def _by_pattern(word: str, case: Case, female: bool, surname: bool) -> str:
    lower = word.lower()
    if surname and female and lower.endswith(("ska", "cka", "dzka")):
        return word[:-1] + _ADJECTIVAL_FEMALE[case]
    if surname and not female and lower.endswith(("ski", "cki", "dzki")):
        return word[:-1] + _ADJECTIVAL_MALE[case]
    if not surname and female and lower.endswith("a"):
        return _first_name_in_a(word, case)
    return word


def _first_name_in_a(word: str, case: Case) -> str:
    stem = word[:-1]
    if stem.endswith(("i", "j", "l")):
        ending = _SOFT_A[case]
        softened = stem.lower().endswith(("si", "ci", "zi", "ni"))  # Zosia, Zosi; but Natalia, Natalii
        return (stem[:-1] if softened and ending == "i" else stem) + ending
    if case in _HARD_A:
        return stem + _HARD_A[case]
    altered = _ALTERED.get(stem[-1:].lower())
    return stem[:-1] + altered if altered else word
