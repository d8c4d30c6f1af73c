"""The linter of court papers: points at what a reader in court would stumble over.

Rules:
1. A blocking remark stops finalising, never sending the draft for acceptance: the head sees it as well.
2. Nothing is changed, and no figure judges anybody; words to avoid, names of months and past tenses that
   are none come from resources/dictionaries.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from asystent_desktop.domain.check_codes import (
    CheckCode,
    CheckTone,
    CheckWords,
    KnownFacts,
    PartState,
    Remark,
    Shape,
)
from asystent_desktop.domain.opinion_contradictions import contradictions
from asystent_desktop.domain.opinion_language import begins, found, language, nobody_named
from asystent_desktop.domain.papers import Nature, Paragraph

__all__ = [
    "ANSWERS",
    "CONCLUSION",
    "PARTS",
    "CheckCode",
    "CheckTone",
    "CheckWords",
    "KnownFacts",
    "PartState",
    "Parts",
    "Remark",
    "Shape",
    "part_state",
    "pesels",
    "remarks",
]

OPINION_SHAPE = Shape()
PARTS = OPINION_SHAPE.parts
ANSWERS = OPINION_SHAPE.answers
CONCLUSION = OPINION_SHAPE.conclusion

Parts = Mapping[int, Sequence[Paragraph]]


def remarks(
    parts: Parts,
    questions: Sequence[str],
    words: CheckWords,
    shape: Shape = OPINION_SHAPE,
    known: KnownFacts | None = None,
) -> tuple[Remark, ...]:
    """Everything there is to say about a draft: blocking remarks first, then in order of the parts.

    Args:
        parts: Paragraphs by number.
        questions: The court's, in its order.
        words: What the checks go by.
        shape: The form's parts.
        known: What the file says; None compares nothing.
    """
    found = [
        *_unanswered(parts.get(shape.answers, ()), questions, words.question, shape),
        *_empty_parts(parts, questions, shape),
        *(
            remark
            for number in sorted(parts)
            for remark in _in_part(number, parts[number], words, shape, known)
        ),
    ]
    return tuple(sorted(found, key=lambda one: (one.tone != CheckTone.BLOCK, one.part, one.paragraph)))


def part_state(number: int, paragraphs: Sequence[Paragraph], found: Iterable[Remark]) -> PartState:
    """Empty without text, attention with a blocking remark, done otherwise."""
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        return PartState.EMPTY
    blocked = any(one.part == number and one.tone == CheckTone.BLOCK for one in found)
    return PartState.ATTENTION if blocked else PartState.DONE


def question_line(template: str, number: int) -> str:
    """How the beginning of a repeated question reads, e.g. "Pytanie 1."."""
    return template.format(number=number)


def _unanswered(
    paragraphs: Sequence[Paragraph], questions: Sequence[str], template: str, shape: Shape
) -> list[Remark]:
    """A question is answered when text stands behind its repetition, before the next one's."""
    if not shape.answers:
        return []
    open_question = 0
    answered: set[int] = set()
    heads = {question_line(template, number): number for number in range(1, len(questions) + 1)}
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        head = next((number for line, number in heads.items() if text.startswith(line)), 0)
        if head:
            open_question = head
            asked = f"{question_line(template, head)} {questions[head - 1].strip()}"
            if text.startswith(asked) and text != asked:
                answered.add(head)
        elif text:
            answered.add(open_question)
    return [
        Remark(CheckCode.UNANSWERED, CheckTone.BLOCK, shape.answers, question=number)
        for number in range(1, len(questions) + 1)
        if number not in answered
    ]


def _empty_parts(parts: Parts, questions: Sequence[str], shape: Shape) -> Iterable[Remark]:
    for number in range(1, shape.parts + 1):
        paragraphs = [one for one in parts.get(number, ()) if one.text.strip()]
        if not paragraphs:
            # Unanswered questions are named one by one; an empty part of answers says nothing more.
            if number not in shape.optional and not (number == shape.answers and questions):
                yield Remark(CheckCode.EMPTY_PART, CheckTone.BLOCK, number)
        elif number == shape.conclusion and all(one.nature != Nature.ASSESSMENT for one in paragraphs):
            yield Remark(CheckCode.NO_CONCLUSION, CheckTone.BLOCK, number)


def _in_part(
    number: int, paragraphs: Sequence[Paragraph], words: CheckWords, shape: Shape, known: KnownFacts | None
) -> Iterable[Remark]:
    for place, paragraph in enumerate(paragraphs, 1):
        text = paragraph.text.strip()
        if not text:
            continue
        for pesel in pesels(text):
            yield Remark(CheckCode.PESEL, CheckTone.BLOCK, number, place, word=pesel)
        if unsourced(number, paragraph, shape):
            yield Remark(CheckCode.NO_SOURCE, CheckTone.WARN, number, place)
        for code, word in _words_found(text, words):
            tone = CheckTone.BLOCK if code is CheckCode.GRADE else CheckTone.WARN
            yield Remark(code, tone, number, place, word=word)
        if not _is_question(number, text, words, shape):
            if paragraph.nature != Nature.ASSESSMENT and undated(text, words):
                yield Remark(CheckCode.UNDATED, CheckTone.WARN, number, place)
            for code, word in language(paragraph, words):
                yield Remark(code, CheckTone.WARN, number, place, word=word)
            for code, said, held in contradictions(text, known, words) if known else ():
                yield Remark(code, CheckTone.WARN, number, place, word=said, known=held)


def unsourced(number: int, paragraph: Paragraph, shape: Shape = OPINION_SHAPE) -> bool:
    """Whether a statement should name where it comes from and does not; answers and conclusion need not."""
    return (
        bool(paragraph.text.strip())
        and not paragraph.sources
        and number not in (shape.answers, shape.conclusion)
    )


def _is_question(number: int, text: str, words: CheckWords, shape: Shape) -> bool:
    """The court's own words, repeated: nobody teaches the court."""
    return number == shape.answers and bool(
        re.match(re.escape(words.question).replace(r"\{number\}", r"\d+"), text)
    )


def _words_found(text: str, words: CheckWords) -> Iterable[tuple[CheckCode, str]]:
    for word in found(_harmed(text, words.harmless), words.labels):
        yield CheckCode.LABEL, word
    if grade := _GRADE.search(_HOUSE.sub(" ", nobody_named(text))):
        yield CheckCode.GRADE, grade[0]
    for word in other_surnames(text, words):
        yield CheckCode.OTHER_FAMILY, word


def _harmed(text: str, harmless: Iterable[str]) -> str:
    for name in harmless:
        text = re.sub(name, " ", text, flags=re.IGNORECASE)
    return text


# "3/5", "3 na 5", "ocena 3": a figure where the court needs a sentence; no mark at school, no part of a post,
# no count of what was done.
_GRADE = re.compile(
    r"(?<![\d/.,])[0-5]\s?/\s?5(?!\d|[/.]\d|\s*etatu)"
    r"|(?<!\d)[0-5] na 5(?!\d|\s+(?:działa|spotka|wizyt|godzin|dni|zada|cel))"
    r"|\bocen\w+ [0-5]\b(?![\d ,i+-]*\s(?:z|ze|w klasie|na świadectwie|na semestr|na koniec)\s)"
)
_HOUSE = re.compile(
    r"(?:(?<=[\w,] )[A-ZĄĆĘŁŃÓŚŹŻ]\w+|\b(?:mieszkani\w+|lokal\w*|m\.|lok\.|nr)) \d+\w?/\d+\w?\b"
)
_ELEVEN = re.compile(r"(?<!\d)\d{11}(?!\d)")
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_WORD = re.compile(r"\w+")
_PAST = re.compile(r"\b\w{2,}(?:ł|ła|ło|li|ły)\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\b\d{1,2}\.\d{1,2}\b")


def pesels(text: str) -> list[str]:
    """Eleven digits whose check digit makes them a PESEL (ustawa o ewidencji ludności, art. 15)."""
    return [number for number in _ELEVEN.findall(text) if _is_pesel(number)]


def _is_pesel(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return (10 - total % 10) % 10 == int(number[10])


def undated(text: str, words: CheckWords) -> bool:
    """A sentence in the past tense without any date; present states need none."""
    past = [word for word in _PAST.findall(text) if word.casefold() not in words.not_past]
    if all(word[0].isupper() and begins(word.casefold(), words.first_names) for word in past):
        return False  # Rafał and Michał, and nothing else in the past
    return not _YEAR.search(text) and not found(text, words.months)


def other_surnames(text: str, words: CheckWords) -> list[str]:
    """Words of the text that look like a surname of another family, inflected or not."""
    others = {stem for name in words.other_surnames for stem in _surname_stems(name)}
    own = {stem for name in words.own_surnames for stem in _surname_stems(name)}
    capital = {word for word in _WORD.findall(nobody_named(text)) if word[0].isupper()}
    return sorted(word for word in capital if _is_form(word, others) and not _is_form(word, own))


_MIN_STEM = 3
_MAX_ENDING = 4


def _surname_stems(surname: str) -> list[str]:
    """What stays when a surname is inflected: "Wiśniewska" -> "Wiśniewsk", "Nowak" -> "Nowak"."""
    names = [name for name in _WORD.findall(surname) if name[0].isupper()]
    return [stem for name in names if len(stem := name.rstrip("aeiouyąę")) >= _MIN_STEM]


def _is_form(word: str, stems: Iterable[str]) -> bool:
    return any(word.startswith(stem) and len(word) - len(stem) <= _MAX_ENDING for stem in stems)
