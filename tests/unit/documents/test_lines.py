"""Lines: whole paragraphs, cut words, signs Lato lacks."""

import pytest
from hypothesis import given, strategies as st

from asystent_desktop.documents.layout import Face, Run, hyphens, printable
from asystent_desktop.documents.layout.fonts import HARD_SPACE, width
from asystent_desktop.documents.layout.lines import Line, lines

LIMIT = 200.0
SIZE = 10.0


def shown(line: Line) -> str:
    return "".join(
        "".join(text for text, _face in word.pieces) + (" " if word.space else "") for word in line.words
    ).rstrip(" ")


def broken(text: str, **options: float) -> list[str]:
    return [shown(line) for line in lines((Run(text),), SIZE, LIMIT, **options)]


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("zażółć gęślą jaźń", "zażółć gęślą jaźń"),
        ("zaz\u0307o\u0301łc\u0301", "zażółć"),  # as some systems paste it
        ("mama 👩\u200d👧\ufe0f!", "mama ??!"),
        ("dzwonek\a i\u00adłą\u00adcznik\ufeff", "dzwonek iłącznik"),
        ("1\u202f840\u2007zł", f"1{HARD_SPACE}840{HARD_SPACE}zł"),
        ("raz\tdwa\u2003trzy", "raz dwa trzy"),
        ("raz\r\ndwa\u2028trzy", "raz\n\ndwa\ntrzy"),
        ("opiekuńczo\u2011wychowawczy", "opiekuńczo-wychowawczy"),
        ("漢字 \ud800", "?? ?"),
    ],
)
def test_only_what_lato_can_show_is_printed(given_text: str, printed: str) -> None:
    assert printable(given_text) == printed


def test_every_face_has_every_polish_sign() -> None:
    signs = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”’«»–—…§°²½×•€"
    assert printable(signs) == signs
    for face in Face:
        assert all(width(sign, face, SIZE) > 0 for sign in signs)


def test_a_paragraph_keeps_its_words_in_order() -> None:
    text = "Matka pracuje od września jako pomoc kuchenna w szkole podstawowej na pół etatu. " * 4
    found = broken(text)
    assert len(found) > 4
    assert " ".join(found) == text.strip()


def test_no_line_is_wider_than_its_column() -> None:
    for line in lines((Run("Rodzina zajmuje mieszkanie komunalne, dwa pokoje. " * 5),), SIZE, LIMIT):
        assert line.width <= LIMIT + 1e-6


def test_a_tightened_line_takes_no_more_than_it_may_from_its_spaces() -> None:
    text = "Rodzina zajmuje mieszkanie komunalne: dwa pokoje, kuchnia i łazienka, ogrzewanie miejskie. " * 5
    space = width(" ", Face.REGULAR, SIZE)
    tightened = 0
    for limit in range(200, 500, 20):
        for line in lines((Run(text),), SIZE, limit, tighten=0.2):
            assert line.width <= limit + 0.2 * space * line.gaps + 1e-6
            tightened += line.width > limit
    assert tightened


def test_hard_spaces_hold_their_words_together() -> None:
    filler = "rodzina " * 3
    for shift in range(8):
        for line in broken("x" * shift + filler + f"w{HARD_SPACE}domu{HARD_SPACE}przy{HARD_SPACE}lesie"):
            assert ("domu" in line) == ("w" + HARD_SPACE in line) == ("lesie" in line)


def test_a_word_longer_than_the_line_is_cut_and_stays_whole_in_the_text() -> None:
    found = broken("słowo " + "ż" * 300 + " koniec")
    assert len(found) > 5
    assert "".join(found).replace(" ", "") == "słowo" + "ż" * 300 + "koniec"


def test_the_last_line_is_not_one_lost_word_where_that_can_be_helped() -> None:
    for count in range(1, 60):
        found = broken("dom " * count + "a")
        assert found[-1] != "a"


def test_runs_of_two_faces_may_share_a_word() -> None:
    (line,) = lines((Run("Źród", Face.BOLD), Run("ła: wizyty")), SIZE, LIMIT)
    assert [word.pieces for word in line.words] == [
        (("Źród", Face.BOLD), ("ła:", Face.REGULAR)),
        (("wizyty", Face.REGULAR),),
    ]


def test_blank_text_has_no_lines() -> None:
    assert lines((Run(" \n\t\u200b"),), SIZE, LIMIT) == []


@given(st.text(), st.floats(1, 400))
def test_any_text_in_any_width_comes_out_whole(text: str, limit: float) -> None:
    found = lines((Run(text),), SIZE, limit)
    whole = "".join(piece for line in found for word in line.words for piece, _face in word.pieces)
    assert whole == printable(text).replace("\n", "").replace(" ", "")
    assert [line.last for line in found] == [False] * (len(found) - 1) + [True] * bool(found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("przedszkola,", "przed-szkola,"),
        ("(wychowawczyni)", "(wycho-waw-czyni)"),
        ("praca", "praca"),
        ("MOPS-u", "MOPS-u"),
        ("KATOWICE", "KATOWICE"),
        ("2026-11-17", "2026-11-17"),
    ],
)
def test_words_are_parted_as_polish_parts_them(word: str, expected: str) -> None:
    assert "-".join(hyphens.parts(word)) == expected


def test_a_loose_paragraph_is_tightened_by_parting_words() -> None:
    text = (Run("Postanowieniem opiekuńczym zobowiązano rodziców do współpracy z asystentką rodzinną."),)
    loose, tight = lines(text, 10.5, 130), lines(text, 10.5, 130, part=True)
    assert not any(shown(line).endswith(hyphens.SOFT_HYPHEN) for line in loose)
    assert any(shown(line).endswith(hyphens.SOFT_HYPHEN) for line in tight)
    assert max(130 - line.width for line in tight[:-1]) < max(130 - line.width for line in loose[:-1])
    assert all(line.width <= 130 + 1e-6 for line in tight)
    assert "".join(shown(line) for line in tight).replace(hyphens.SOFT_HYPHEN, "").replace(" ", "") == (
        text[0].text.replace(" ", "")
    )


@pytest.mark.parametrize("limit", [254.0, 256.0, 258.0])
def test_of_two_ways_nearly_as_even_the_one_that_parts_fewer_words_is_taken(limit: float) -> None:
    """At these widths a parted word that cost nothing, or brought something, would be there."""
    text = (
        "Do następnego spotkania matka przygotuje zaświadczenie o zatrudnieniu i umówi wizytę w poradni "
        "rodzinnej dla obojga dzieci."
    )
    found = lines((Run(text),), SIZE, limit, tighten=0.2, part=True)
    assert not any(shown(line).endswith(hyphens.SOFT_HYPHEN) for line in found)


@pytest.mark.parametrize(
    ("word", "where"),
    [
        ("psychologiczno-pedagogicznej.", ("psy", "cho", "lo", "giczno-", "peda", "go", "gicz", "nej.")),
        ("Kowalska-Nowak", ("Kowal", "ska-", "Nowak")),
        ("Szkolno-Przedszkolny", ("Szkolno-", "Przed", "szkolny")),
        ("2-letni", ("2-letni",)),
        ("R-03/2026", ("R-03/2026",)),
    ],
)
def test_a_compound_may_end_its_line_with_its_own_hyphen(word: str, where: tuple[str, ...]) -> None:
    assert hyphens.parts(word) == where


def test_a_surname_wider_than_its_column_is_parted_like_a_word_and_never_between_any_two_letters() -> None:
    name = "Konstantynopolitańczykowianeczkowska-Brzęczyszczykiewicz"
    found = [shown(line) for line in lines((Run(f"Anna {name}"),), SIZE, 100.0)]
    assert len(found) > 2
    assert all(line.endswith((hyphens.SOFT_HYPHEN, "-")) for line in found[1:-1])
    assert "".join(found).replace(hyphens.SOFT_HYPHEN, "").replace("Anna", "").strip() == name
    assert all(line.width <= 100.0 + 1e-6 for line in lines((Run(name),), SIZE, 100.0))


def test_a_compound_that_ends_its_line_has_one_hyphen() -> None:
    found = [shown(line) for line in lines((Run("Zespół Szkolno-Przedszkolny"),), 9.5, 70.0)]
    assert found == ["Zespół Szkolno-", "Przedszkolny"]
