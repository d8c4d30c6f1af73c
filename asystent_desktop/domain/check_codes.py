"""What the checks of a court paper find, and the words they go by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class CheckTone(StrEnum):
    """What a remark does."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class PartState(StrEnum):
    """How far a part is."""

    DONE = "done"
    ATTENTION = "attention"
    EMPTY = "empty"


class CheckCode(StrEnum):
    """What was found."""

    UNANSWERED = "unanswered-question"
    EMPTY_PART = "empty-part"
    NO_CONCLUSION = "no-conclusion"
    PESEL = "pesel"
    NO_SOURCE = "no-source"
    UNDATED = "undated-claim"
    LABEL = "label-word"
    JUDGEMENT = "judgement"
    GRADE = "grade"
    OTHER_FAMILY = "other-family"
    THIRD_PARTY = "third-party"
    DIAGNOSIS = "diagnosis"
    VERDICT = "verdict"
    DEMAND = "demand"
    WRONG_AGE = "contradiction-age"
    WRONG_DATE = "contradiction-date"
    WRONG_COUNT = "contradiction-count"
    NO_SUCH_DATE = "no-such-date"
    DATE_AHEAD = "date-ahead"
    REVIEW_OPEN = "review-open"
    HALF_ADDRESS = "half-address"


@dataclass(frozen=True)
class Remark:
    """One finding.

    Attributes:
        part: From 1; 0 for the whole paper.
        paragraph: Its place in the part, from 1; 0 for the whole part.
        question: Number of the court's question; 0 otherwise.
        word: The word found; empty otherwise. Personal text.
        known: What the file says instead; empty otherwise. Personal text.
    """

    code: CheckCode
    tone: CheckTone
    part: int
    paragraph: int = 0
    question: int = 0
    word: str = ""
    known: str = ""


@dataclass(frozen=True)
class CheckWords:
    """Words the checks go by: data of resources/dictionaries, and names of this store.

    Attributes:
        labels: Stems of words that label people ("patologiczn"). `harmless`: patterns of names that hold such
            a word ("Anonimowych Alkoholików").
        not_past: Words that end like a past tense and are none ("szkoła").
        months: Stems of the months' names ("stycz", "lut").
        question: How a question of the court is repeated, e.g. "Pytanie {number}."
        other_surnames: Surnames of other families in the store.
        own_surnames: Surnames of this family and of the office's people.
        judgements: Stems of words that judge instead of telling what was seen.
        diagnoses: Stems of diagnoses. `documented`: stems of what may state one ("zaświadczen").
        verdicts: Stems of legal verdicts. `ruled`: stems of who may give one ("wyrok").
        demands: Stems that ask. `measures`: patterns of what only a court decides on.
        first_names: Stems of first names; one before a strange surname names a third party.
        month_names: Genitives of the twelve months.
        children: Collective numerals by number ("dwoje"). `ages`: beginnings of "dwuletni" by number.
    """

    labels: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    not_past: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    question: str = "Pytanie {number}."
    other_surnames: frozenset[str] = frozenset()
    own_surnames: frozenset[str] = frozenset()
    judgements: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()
    documented: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    first_names: tuple[str, ...] = ()
    month_names: tuple[str, ...] = ()
    children: Mapping[str, int] = field(default_factory=dict)
    ages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Shape:
    """The parts of a form as the checks need them.

    Attributes:
        parts: How many.
        answers: The part with the court's questions; 0 for none.
        conclusion: The part that needs the author's own assessment.
        optional: Parts that may stay empty.
    """

    parts: int = 13
    answers: int = 12
    conclusion: int = 13
    optional: frozenset[int] = frozenset()


@dataclass(frozen=True)
class KnownFacts:
    """What the family's file says, for comparing.

    Attributes:
        on: The date the paper bears.
        ages: Years by first name, in every case of it, of people whose birth date is known exactly.
        cooperation_from: First day of the service; None when it is not known.
        card_days: Days of visit cards, meetings that failed included; empty compares nothing.
        meetings: Held meetings up to `on`, by the day from which they are counted.
        children: Numbers of children that would be right (all, those at home).
    """

    on: date
    ages: Mapping[str, int] = field(default_factory=dict)
    cooperation_from: date | None = None
    card_days: frozenset[date] = frozenset()
    meetings: int | None = None
    children: frozenset[int] = frozenset()
