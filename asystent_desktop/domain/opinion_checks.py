"""A thin linter for court opinions: points at what a reader in court would stumble over.

Rules:
1. A blocking remark stops finalising, never sending the draft for acceptance: the head sees it as well.
2. Nothing is changed and nothing is judged by figures; words to avoid, names of months and past tenses that
   are none come from resources/dictionaries.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from asystent_desktop.domain.papers import Nature, Paragraph

PARTS = 13
ANSWERS = 12
CONCLUSION = 13


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
    GRADE = "grade"
    OTHER_FAMILY = "other-family"


@dataclass(frozen=True)
class Remark:
    """One finding.

    Attributes:
        part: 1-13.
        paragraph: Its place in the part, from 1; 0 for the whole part.
        question: Number of the court's question; 0 otherwise.
        word: The word found; empty otherwise. Personal text.
    """

    code: CheckCode
    tone: CheckTone
    part: int
    paragraph: int = 0
    question: int = 0
    word: str = ""


@dataclass(frozen=True)
class CheckWords:
    """Words the checks go by.

    Attributes:
        labels: Stems of words that label people ("patologiczn").
        not_past: Words that end like a past tense and are none ("szkoła").
        question: How a question of the court is repeated, e.g. "Pytanie {number}."
        other_surnames: Surnames of other families in the store.
        own_surnames: Surnames of this family and of the office's people.
    """

    labels: tuple[str, ...] = ()
    not_past: frozenset[str] = frozenset()
    question: str = "Pytanie {number}."
    other_surnames: frozenset[str] = frozenset()
    own_surnames: frozenset[str] = frozenset()


Parts = Mapping[int, Sequence[Paragraph]]
