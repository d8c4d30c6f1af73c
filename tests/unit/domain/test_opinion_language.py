"""What wording gives away: each rule with what it finds and what it leaves alone."""

import pytest

from asystent_desktop.application.dictionaries import check_words
from asystent_desktop.domain.opinion_language import language
from asystent_desktop.domain.papers import Nature, Paragraph

WORDS = check_words()


def codes(text: str, nature: Nature = Nature.FACT) -> set[str]:
    return {code.value for code, _word in language(Paragraph(text, nature), WORDS)}


@pytest.mark.parametrize(
    ("text", "nature", "found"),
    [
        ("Matka ma depresję.", Nature.ASSESSMENT, {"diagnosis"}),
        ("Matka choruje na depresję według zaświadczenia lekarskiego.", Nature.FACT, set()),
        ("Ojciec jest winny.", Nature.FACT, {"verdict"}),
        ("Sąd uznał ojca za winnego wyrokiem z dnia 3 marca 2026 r.", Nature.FACT, set()),
        ("Wnoszę o ograniczenie władzy rodzicielskiej matki.", Nature.FACT, {"demand"}),
        ("Należy umieścić dziecko w pieczy zastępczej.", Nature.FACT, {"demand"}),
        ("Ograniczenie władzy rodzicielskiej orzeczono 3 marca 2026 r.", Nature.FACT, set()),
        ("Matka zachowuje się skandalicznie.", Nature.FACT, {"judgement"}),
        ("Rozmawiano z Janem Kowalskim.", Nature.FACT, {"third-party"}),
        ("Rodzina potrzebuje wsparcia w opiece.", Nature.ASSESSMENT, set()),
    ],
)
def test_a_rule_finds_and_leaves_alone(text: str, nature: Nature, found: set[str]) -> None:
    assert codes(text, nature) == found
