"""Texts as assistants write them: what the checks must find, and what they must leave alone."""

from dataclasses import replace
from datetime import date

import pytest

from asystent_desktop.application.dictionaries import check_words
from asystent_desktop.domain.check_codes import CheckCode, KnownFacts, Shape
from asystent_desktop.domain.opinion_checks import remarks
from asystent_desktop.domain.opinion_review import ReviewWords, passages
from asystent_desktop.domain.papers import Nature, Paragraph

OTHERS = frozenset({"Nowak", "Wilk", "Kowalska"})
WORDS = replace(check_words(), other_surnames=OTHERS, own_surnames=frozenset({"Zielińska", "Ewa Maj"}))
KNOWN = KnownFacts(
    on=date(2026, 11, 17),
    ages={"Kacper": 11, "Kacpra": 11, "Lena": 4},
    cooperation_from=date(2025, 3, 12),
    card_days=frozenset({date(2026, 11, 10)}),
    meetings=4,
    children=frozenset({2}),
)
SHAPE = Shape(parts=1, answers=0, conclusion=0)
DAY = "W dniu 10 listopada 2026 r."


def found(text: str, nature: Nature = Nature.FACT) -> list[tuple[str, str]]:
    made = remarks({1: [Paragraph(text, nature)]}, (), WORDS, SHAPE, KNOWN)
    return [(one.code.value, one.word) for one in made if one.code is not CheckCode.NO_SOURCE]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Sześcioletnia Lena chodzi do przedszkola.", [("contradiction-age", "Lena: 6")]),
        (
            "Opiekę nad 12-letnim synem sprawuje babcia 12-letniego Kacpra.",
            [("contradiction-age", "Kacpra: 12")],
        ),
        ("W dniu 31 kwietnia 2026 r. matka złożyła wniosek.", [("no-such-date", "31 kwietnia 2026")]),
        ("W dniu 12 grudnia 2026 r. matka podjęła pracę.", [("date-ahead", "12 grudnia 2026")]),
        (f"{DAY} sąsiadka Teresa Bąk widziała dzieci.", [("third-party", "Teresa Bąk")]),
        ("Sąsiadka Teresa Bąk zna rodzinę.", [("third-party", "Teresa Bąk")]),
        (f"{DAY} w domu panował straszny hałas.", [("judgement", "straszny")]),
        (f"{DAY} kompetencje oceniono na 3/5.", [("grade", "3/5")]),
        ("Współpraca oceniona jest jako ocena 4.", [("grade", "ocena 4")]),
        ("Ojciec jest alkoholikiem.", [("label-word", "alkoholikiem")]),
        ("W okresie współpracy odbyło się 6 spotkań bezpośrednich.", [("contradiction-count", "6")]),
    ],
)
def test_what_a_reader_in_court_would_stumble_over_is_found(text: str, what: list[tuple[str, str]]) -> None:
    assert [one for one in found(text) if one[0] != "undated-claim"] == what


@pytest.mark.parametrize(
    "text",
    [
        "Czteroletnia Lena i jedenastoletni Kacper mieszkają z matką.",
        "W dniu 1 grudnia 2026 r. upływa termin złożenia sprawozdania.",
        "Kacper uczęszcza do Szkoły Podstawowej nr 17 im. Stanisława Moniuszki.",
        "Rodzina mieszka przy ul. Stefana Batorego 5, a babcia przy pl. Jana Pawła II 3/5 w Katowicach.",
        "Dzieci należą do parafii św. Jana Chrzciciela; świetlica im. ks. Jana Kowalskiego jest obok.",
        f"{DAY} Kacper otrzymał ocenę 5 z przyrody i oceny 3, 4 i 5 z matematyki.",
        "Matka pracuje na 4/5 etatu; zrealizowano 3 na 5 działań.",
        "Rodzina zajmuje mieszkanie 3/5 na drugim piętrze.",
        "Rafał i Michał mieszkają z matką.",
        "Ojciec uczęszcza na spotkania Anonimowych Alkoholików.",
        "Matka należy do grupy Dorosłych Dzieci Alkoholików.",
        "W 2025 r. odbyły się 2 spotkania bezpośrednie, w październiku 1 spotkanie bezpośrednie.",
    ],
)
def test_what_is_in_order_is_left_alone(text: str) -> None:
    assert found(text) == []


REVIEWED = ReviewWords(
    children=("kacper", "kacpra", "dzieci"), reported=("podał", "powiedzia"), titles=("Za życiem",)
)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Dzieci powiedziały, że boją się wieczorów.", True),
        ("Jak powiedział Kacper, wieczory spędza sam.", True),
        ("Wychowawczyni przekazała słowa Kacpra: „boję się”.", True),
        ("Matka podała, że Kacper powiedział o kłótniach.", True),
        ("Matka podała, że dzieci chodzą do szkoły.", False),
        ("Matka podała, że zapisała Kacpra na basen.", False),
    ],
)
def test_a_childs_words_are_listed_and_its_mothers_are_not(text: str, listed: bool) -> None:
    assert bool(passages({1: [Paragraph(text)]}, REVIEWED)) is listed
