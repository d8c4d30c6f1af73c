"""Names in the cases of Polish, with the dictionary and without it."""

import pytest

from asystent_desktop.i18n.declension import Case, bend, full_name, morfeusz

needs_dictionary = pytest.mark.skipif(morfeusz() is None, reason="morfeusz2 is not installed")


def nothing(_word: str) -> list[tuple[str, str, str, list[str], list[str]]]:
    """A dictionary without a word."""
    return []


@needs_dictionary
@pytest.mark.parametrize(
    ("first", "surname", "female", "case", "expected"),
    [
        ("Anna", "Wiśniewska", True, Case.INSTRUMENTAL, "Anną Wiśniewską"),
        ("Tomasz", "Kurek", False, Case.INSTRUMENTAL, "Tomaszem Kurkiem"),
        ("Katarzyna", "Nowak", True, Case.GENITIVE, "Katarzyny Nowak"),
        ("Jan", "Nowak", False, Case.GENITIVE, "Jana Nowaka"),
        ("Zosia", "Lis", True, Case.DATIVE, "Zosi Lis"),
        ("Kacper", "Duda", False, Case.LOCATIVE, "Kacprze Dudzie"),
        ("Maria", "Kowalska-Duda", True, Case.ACCUSATIVE, "Marię Kowalską-Dudę"),
        ("Anna Maria", "Zielińska", True, Case.GENITIVE, "Anny Marii Zielińskiej"),
    ],
)
def test_names_of_the_dictionary(first: str, surname: str, female: bool, case: Case, expected: str) -> None:
    assert full_name(first, surname, case, female=female) == expected


@pytest.mark.parametrize(
    ("name", "surname", "female", "case", "expected"),
    [
        ("Petrowska", True, True, Case.INSTRUMENTAL, "Petrowską"),
        ("Petrowski", True, False, Case.GENITIVE, "Petrowskiego"),
        ("Oksana", False, True, Case.GENITIVE, "Oksany"),
        ("Oksana", False, True, Case.DATIVE, "Oksanie"),
        ("Natalia", False, True, Case.GENITIVE, "Natalii"),
        ("Zosia", False, True, Case.GENITIVE, "Zosi"),
        ("Zosia", False, True, Case.INSTRUMENTAL, "Zosią"),
        ("Petrenko", True, False, Case.INSTRUMENTAL, "Petrenko"),
        ("Nguyen", True, True, Case.GENITIVE, "Nguyen"),
    ],
)
def test_without_the_dictionary_only_what_is_regular_is_bent(
    name: str, surname: bool, female: bool, case: Case, expected: str
) -> None:
    assert bend(name, case, female=female, surname=surname, generate=nothing) == expected


def test_what_a_person_corrected_stands() -> None:
    corrections = {"Gołąb": "Gołębia"}
    assert bend("Gołąb", Case.GENITIVE, female=False, surname=True, corrections=corrections) == "Gołębia"


def test_the_nominative_is_left_alone() -> None:
    assert full_name("Anna", "Wiśniewska", Case.NOMINATIVE, female=True) == "Anna Wiśniewska"
    assert bend("", Case.GENITIVE, female=True) == ""
