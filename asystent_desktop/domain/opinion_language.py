"""What the wording of a court paper gives away: judgements, diagnoses, verdicts, demands, strangers' names.

The court decides, the assistant says needs, resources and risks. Nothing here blocks: each remark teaches.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from asystent_desktop.domain.check_codes import CheckCode, CheckWords
from asystent_desktop.domain.papers import Nature, Paragraph

_SENTENCE = re.compile(r"(?<=[^\W_]{3}[.!?])\s+")
_CAPITAL = re.compile(r"\b([A-ZĄĆĘŁŃÓŚŹŻ]\w{2,})(?=\s+([A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:-[A-ZĄĆĘŁŃÓŚŹŻ]\w+)?))")
_NAMED_AFTER = re.compile(
    r"\b(?:ul|al|pl|os|im|św)\.\s+(?:(?:gen|ks|dr|prof|św|kard|bł|płk|bp|abp)\.\s+)*"
    r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*|\d+)(?:\s+(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*|\d+\s(?=[A-ZĄĆĘŁŃÓŚŹŻ])))*"
    r"(?:\s+\d+\w?(?:/\d+\w?)?)?"
)
_LONGEST_ENDING = 4


def language(paragraph: Paragraph, words: CheckWords) -> Iterator[tuple[CheckCode, str]]:
    """Everything one paragraph's wording gives away: the code and the words found."""
    if paragraph.nature != Nature.ASSESSMENT:
        yield from ((CheckCode.JUDGEMENT, word) for word in found(paragraph.text, words.judgements))
    for sentence in _SENTENCE.split(paragraph.text):
        if not found(sentence, words.documented):
            yield from ((CheckCode.DIAGNOSIS, word) for word in found(sentence, words.diagnoses))
        if not found(sentence, words.ruled):
            yield from ((CheckCode.VERDICT, word) for word in found(sentence, words.verdicts))
        if found(sentence, words.demands) or paragraph.nature == Nature.ASSESSMENT:
            yield from ((CheckCode.DEMAND, word) for word in _measures(sentence, words.measures))
    yield from ((CheckCode.THIRD_PARTY, name) for name in _strangers(paragraph.text, words))


def found(text: str, stems: Iterable[str]) -> list[str]:
    """The words of a text that begin with one of the stems, each once."""
    pattern = beginning(tuple(stems))
    return sorted(set(pattern.findall(text.casefold()))) if pattern else []


@lru_cache(maxsize=64)
def beginning(stems: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern for words that begin so: an opinion is judged at every pause of its author."""
    if not stems:
        return None
    ordered = sorted(map(str.casefold, stems), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\w*")


def nobody_named(text: str) -> str:
    """The text without streets, and schools, parishes, hospitals called after somebody."""
    return _NAMED_AFTER.sub(" – ", text)


def _measures(sentence: str, patterns: Iterable[str]) -> list[str]:
    folded = sentence.casefold()
    hits = (re.search(pattern, folded) for pattern in patterns)
    return sorted({hit[0] for hit in hits if hit})


def _strangers(text: str, words: CheckWords) -> list[str]:
    """First name and surname of somebody who is neither of this family nor of the office."""
    own = [name.casefold() for name in words.own_surnames]
    named = _CAPITAL.findall(nobody_named(text))
    return sorted(
        {
            f"{first} {surname}"
            for first, surname in named
            if begins(first.casefold(), words.first_names) and not _related(surname.casefold(), own)
        }
    )


def begins(name: str, stems: Iterable[str]) -> bool:
    """Whether a name is one of these with an ending."""
    return any(name.startswith(stem) and len(name) - len(stem) <= _LONGEST_ENDING for stem in stems)


def _related(surname: str, own: Iterable[str]) -> bool:
    """Whether a surname is an inflected form of one of our own."""
    parts = [part for name in own for part in re.findall(r"\w+", name)]
    return begins(surname, (part.rstrip("aeiouyąę") for part in parts if len(part) > 2))
