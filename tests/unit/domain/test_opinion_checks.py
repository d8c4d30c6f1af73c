"""The linter of opinions."""

import pytest

from asystent_desktop import assets
from asystent_desktop.application.dictionaries import check_words
from asystent_desktop.domain.opinion_checks import (
    PARTS,
    CheckCode,
    CheckTone,
    CheckWords,
    PartState,
    other_surnames,
    part_state,
    pesels,
    remarks,
    undated,
)
from asystent_desktop.domain.papers import Nature, Paragraph, Source

WORDS = check_words()
SOURCE = (Source("visit", "v", "wizyta 06.11"),)


def full(**parts: list[Paragraph]) -> dict[int, list[Paragraph]]:
    """Parts nothing is to be said about, with some replaced: `p3=[…]`."""
    made = {n: [Paragraph("Rodzina mieszka w Katowicach.", sources=SOURCE)] for n in range(1, PARTS + 1)}
    made[13] = [Paragraph("Wsparcie pozostaje potrzebne.", Nature.ASSESSMENT, SOURCE)]
    return made | {int(name[1:]): held for name, held in parts.items()}


def codes(parts: dict[int, list[Paragraph]], questions: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    return [(one.code.value, one.part) for one in remarks(parts, questions, WORDS)]


def test_a_clean_opinion_has_no_remarks() -> None:
    assert codes(full()) == []


def test_an_empty_part_blocks_and_blank_paragraphs_are_empty() -> None:
    found = remarks(full(p4=[Paragraph("  ")]), (), WORDS)
    assert [(one.code, one.tone, one.part) for one in found] == [(CheckCode.EMPTY_PART, CheckTone.BLOCK, 4)]


QUESTIONS = ("Czy rodzice współpracują?", "Jakie są warunki?")


def asked(*answers: str) -> list[Paragraph]:
    lines = []
    for number, (question, answer) in enumerate(zip(QUESTIONS, answers, strict=True), 1):
        lines += [Paragraph(f"Pytanie {number}. {question}", sources=SOURCE), Paragraph(answer)]
    return lines


def test_each_unanswered_question_blocks() -> None:
    assert codes(full(p12=asked("Tak.", "Dobre.")), QUESTIONS) == []
    found = remarks(full(p12=asked("Tak.", " ")), QUESTIONS, WORDS)
    assert [(one.code, one.tone, one.question) for one in found] == [
        (CheckCode.UNANSWERED, CheckTone.BLOCK, 2)
    ]
    assert len(codes(full(p12=[]), QUESTIONS)) == 2  # named one by one, not as an empty part


def test_an_answer_behind_the_question_in_one_paragraph_counts() -> None:
    whole = [Paragraph(f"Pytanie {n}. {text} Tak.", sources=SOURCE) for n, text in enumerate(QUESTIONS, 1)]
    assert codes(full(p12=whole), QUESTIONS) == []


def test_question_ten_is_not_question_one() -> None:
    questions = tuple(f"Pytanie o sprawę {n}?" for n in range(1, 11))
    lines = []
    for number, question in enumerate(questions, 1):
        lines.append(Paragraph(f"Pytanie {number}. {question}", sources=SOURCE))
        if number != 1:
            lines.append(Paragraph("Tak."))
    found = remarks(full(p12=lines), questions, WORDS)
    assert [one.question for one in found] == [1]


def test_a_conclusion_needs_an_assessment() -> None:
    assert codes(full(p13=[Paragraph("Odbyło się 38 spotkań w 2026 r.", sources=SOURCE)])) == [
        ("no-conclusion", 13)
    ]


@pytest.mark.parametrize(("text", "found"), [("44051401359", 1), ("44051401358", 0), ("1440514013590", 0)])
def test_a_pesel_is_told_by_its_check_digit(text: str, found: int) -> None:
    assert len(pesels(f"PESEL {text}.")) == found


def test_a_pesel_blocks() -> None:
    found = remarks(full(p1=[Paragraph("Anna, 44051401359.", sources=SOURCE)]), (), WORDS)
    assert [(one.code, one.tone, one.word) for one in found] == [
        (CheckCode.PESEL, CheckTone.BLOCK, "44051401359")
    ]


def test_a_paragraph_without_a_source_warns_but_not_answers_or_conclusion() -> None:
    assert codes(full(p3=[Paragraph("Mieszkanie komunalne.")])) == [("no-source", 3)]
    assert codes(full(p13=[Paragraph("Wsparcie jest potrzebne.", Nature.ASSESSMENT)])) == []


@pytest.mark.parametrize(
    ("text", "is_undated"),
    [
        ("Matka podjęła pracę.", True),
        ("Matka podjęła pracę 1 września 2026 r.", False),
        ("Matka podjęła pracę w listopadzie.", False),
        ("Matka podjęła pracę 01.09.", False),
        ("Dzieci uczyły się z matką.", True),
        ("Szkoła jest blisko, stół stoi w kuchni, cała rodzina je razem.", False),
        ("Rodzina zajmuje mieszkanie komunalne.", False),
    ],
)
def test_a_past_claim_needs_a_date(text: str, is_undated: bool) -> None:
    assert undated(text, WORDS) is is_undated


def test_assessments_need_no_date() -> None:
    assert codes(full(p7=[Paragraph("Matka poprawiła wiele.", Nature.ASSESSMENT, SOURCE)])) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("To rodzina patologiczna.", "label-word"),
        ("Kompetencje: 3/5.", "grade"),
        ("Współpraca na 4 na 5.", "grade"),
        ("Uzyskano ocenę 2 za współpracę.", "grade"),
    ],
)
def test_labels_and_grades_warn(text: str, code: str) -> None:
    assert codes(full(p3=[Paragraph(text, sources=SOURCE)])) == [(code, 3)]


@pytest.mark.parametrize(
    "text",
    ["Adres: ul. Łączna 4/5, Katowice.", "Sygnatura 3/56.", "Cel zrealizowano w 2 z 5 działań.", "2,5/5"],
)
def test_addresses_and_counts_are_no_grades(text: str) -> None:
    assert codes(full(p3=[Paragraph(text, sources=SOURCE)])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Widziano się z Nowakową.", ["Nowakową"]),
        ("Pani Lewandowskiej nie było.", ["Lewandowskiej"]),
        ("Anna Wiśniewska i pan Nowakowski.", []),
        ("Mieszka przy ul. Nowaka 4, Katowice.", []),
        ("nowak pisany małą literą", []),
    ],
)
def test_surnames_of_other_families(text: str, found: list[str]) -> None:
    words = CheckWords(
        other_surnames=frozenset({"Nowak", "Lewandowska", "Wiśniewska"}),
        own_surnames=frozenset({"Wiśniewska"}),
    )
    assert other_surnames(text, words) == found


def test_the_state_of_a_part() -> None:
    held = [Paragraph("Pytanie 1. Czy?", sources=SOURCE)]
    found = remarks(full(p12=held), ("Czy?",), WORDS)
    assert part_state(12, held, found) == PartState.ATTENTION
    assert part_state(3, [Paragraph(" ")], found) == PartState.EMPTY
    assert part_state(3, held, found) == PartState.DONE


def test_blocking_remarks_come_first() -> None:
    parts = full(p1=[Paragraph("To rodzina patologiczna.", sources=SOURCE)], p9=[])
    assert codes(parts) == [("empty-part", 9), ("label-word", 1)]


def test_no_sentence_of_the_program_trips_over_its_own_checks() -> None:
    sentences = assets.load_toml("documents/opinia-zdania.toml")
    days = {"n": 2, "date": "17 listopada 2026 r.", "last": "6 listopada 2026 r."}
    for name in ("no_meetings", "calls"):
        held = sentences["cooperation"][name]
        for text in [held] if isinstance(held, str) else held:
            assert not undated(
                text.format(**days, period="W okresie współpracy do dnia 17 listopada 2026 r."), WORDS
            )
