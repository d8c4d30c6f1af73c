"""Passages of a court paper that parents, also violent ones, will read: listed before the paper leaves.

Rules:
1. Listed are a child's words, quoted or reported, who informed, and addresses that not everybody may know.
2. A person decides on each: keep, paraphrase, hide. Paraphrase stays open while the words stand in the text.
3. Hiding prints a mark of omission; the text itself is not changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asystent_desktop.domain.kinds.court import Decision, ReviewKind
from asystent_desktop.domain.opinion_language import beginning, found
from asystent_desktop.domain.papers import Paragraph

_QUOTED = re.compile('[„"“][^”"]{3,}[”"]')
_SENTENCE = re.compile(r"(?<=[^\W_]{3}[.!?”])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„])")
_STREET = re.compile(r"\b(?:ul|al|pl|os)\.\s[^,;.]*?\d+\w?(?:/\d+\w?)?")


@dataclass(frozen=True)
class ReviewWords:
    """What is looked for.

    Attributes:
        children: Stems of the children's first names and of words for a child.
        reported: Stems after which a sentence is somebody's statement.
        spoken: Words of children as cards hold them (*głos dziecka*).
        informants: Stems that name whoever told. `witnesses`: stems of people who did so where somebody
            reports. `informant_names`: names of such people in the file.
        addresses: Addresses that are protected here.
        known_streets: Streets that need no decision.
        titles: Quoted names that are nobody's words („Za życiem”).
    """

    children: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    informant_names: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    known_streets: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """One passage.

    Attributes:
        text: The words as they stand in the paper.
    """

    kind: ReviewKind
    part: int
    paragraph: int
    text: str


def passages(parts: Mapping[int, Sequence[Paragraph]], words: ReviewWords) -> tuple[Passage, ...]:
    """Every passage, in order of the parts; the same words in one paragraph once."""
    listed: dict[tuple[int, int, str], Passage] = {}
    for number in sorted(parts):
        for place, paragraph in enumerate(parts[number], 1):
            for kind, text in _in_text(paragraph.text.replace("\u00a0", " "), words):
                listed.setdefault((number, place, text), Passage(kind, number, place, text))
    return tuple(listed.values())


def _in_text(text: str, words: ReviewWords) -> Iterator[tuple[ReviewKind, str]]:
    for sentence in _SENTENCE.split(text):
        yield from ((ReviewKind.QUOTATION, said) for said in _childs_words(sentence, words))
        yield from ((ReviewKind.INFORMANT, told) for told in _informants(sentence, words))
    yield from ((ReviewKind.ADDRESS, where) for where in _addresses(text, words))


def _childs_words(sentence: str, words: ReviewWords) -> list[str]:
    quoted = [one for one in _QUOTED.findall(sentence) if one.strip('„”"“') not in words.titles]
    said = [one for one in words.spoken if one.strip() and one.strip() in sentence]
    if not found(sentence, words.children):
        return said
    if quoted:
        return quoted
    return said or ([sentence.strip()] if _child_reports(sentence, words) else [])


def _child_reports(sentence: str, words: ReviewWords) -> bool:
    """Whether a child stands before the verb or right behind it; "matka podała, że syn…" is hers."""
    heard = sentence.casefold()
    child, told = beginning(words.children), beginning(words.reported)
    for verb in told.finditer(heard) if told else ():
        behind = re.split(r"[,:;]|\b(?:że|iż|o)\b", heard[verb.end() :], maxsplit=1)[0]
        if child and (child.search(heard[: verb.start()]) or child.search(behind)):
            return True
    return False


def _informants(sentence: str, words: ReviewWords) -> list[str]:
    named = [name for name in words.informant_names if name.strip() and name.strip() in sentence]
    if named:
        return named
    told = found(sentence, words.witnesses) and found(sentence, words.reported)
    return [sentence.strip()] if told or found(sentence, words.informants) else []


def _addresses(text: str, words: ReviewWords) -> list[str]:
    held = [one for one in words.addresses if one.strip() and one.strip() in text]
    streets = [
        hit
        for hit in _STREET.findall(text)
        if not any(hit.strip() in known or known in hit for known in words.known_streets if known)
        and not any(hit in one for one in held)
    ]
    return [*held, *streets]


def still_open(passage: Passage, decided: Mapping[tuple[ReviewKind, str], Decision]) -> bool:
    """Whether somebody still has to do something: decide, or write the passage anew."""
    decision = decided.get((passage.kind, passage.text))
    return decision is None or decision is Decision.PARAPHRASE


def masked(text: str, hidden: Iterable[str], mask: str) -> str:
    """The text with each hidden passage replaced; longer ones first, so that none is left in pieces."""
    plain = text.replace("\u00a0", " ")
    present = sorted({one for one in hidden if one and one in plain}, key=len, reverse=True)
    if not present:
        return text
    for one in present:
        plain = plain.replace(one, mask)
    return plain
