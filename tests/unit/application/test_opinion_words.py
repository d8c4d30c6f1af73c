"""Words of the composed opinion."""

from datetime import date

import pytest

from asystent_desktop.application.courts.forms import form_named
from asystent_desktop.application.courts.sentences import (
    assistant_forms,
    counted,
    day_label,
    ended,
    sentences,
    tidy,
)
from asystent_desktop.application.opinion.notes import sentences_of


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "1 karta"),
        (2, "2 karty"),
        (4, "4 karty"),
        (5, "5 kart"),
        (11, "11 kart"),
        (12, "12 kart"),
        (14, "14 kart"),
        (21, "21 kart"),
        (22, "22 karty"),
        (112, "112 kart"),
        (122, "122 karty"),
    ],
)
def test_polish_counts(n: int, text: str) -> None:
    assert counted(["{n} karta", "{n} karty", "{n} kart"], n) == text


def test_labels_name_the_year_only_when_it_is_another() -> None:
    assert day_label(date(2026, 11, 6), date(2026, 11, 17)) == "06.11"
    assert day_label(date(2025, 11, 6), date(2026, 11, 17)) == "06.11.2025"


@pytest.mark.parametrize(
    ("text", "expected"), [(" a ", "a."), ("a.", "a."), ("a?", "a?"), ("„a”", "„a”"), ("", "")]
)
def test_sentences_end_once(text: str, expected: str) -> None:
    assert ended(text) == expected


def test_a_date_at_the_end_takes_no_second_stop() -> None:
    assert tidy("w dniu 6 listopada 2026 r..") == "w dniu 6 listopada 2026 r."


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("asystentka rodziny", "asystentką rodziny"),
        ("Asystentka rodziny", "asystentką rodziny"),
        ("asystent rodziny", "asystentem rodziny"),
    ],
)
def test_the_title_decides_the_gender(title: str, form: str) -> None:
    assert assistant_forms(title).with_ == form


def test_notes_are_split_into_sentences_but_not_at_abbreviations() -> None:
    text = "Mieszkają przy ul. Łącznej. W kuchni porządek!\n\n Rata zapłacona 13.11. Anna zadzwoni."
    assert sentences_of(text) == [
        "Mieszkają przy ul. Łącznej.",
        "W kuchni porządek!",
        "Rata zapłacona 13.11. Anna zadzwoni.",
    ]


def test_there_are_thirteen_titles_and_every_triple_has_three_forms() -> None:
    assert len(form_named().parts) == 13
    table = sentences()
    for section, name in (
        ("sources", "visits"),
        ("housing", "people"),
        ("children", "seen"),
        ("cooperation", "meetings"),
        ("cooperation", "calls"),
        ("cooperation", "failed"),
        ("goals", "worked"),
    ):
        assert len(table[section][name]) == 3
