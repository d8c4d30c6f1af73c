"""Sentences of visit cards as notes for the parts of an opinion ("Wstaw z notatek")."""

import re
from collections.abc import Iterator, Mapping, Sequence

from asystent_desktop.application.courts.forms import CourtForm
from asystent_desktop.application.courts.sentences import day, ended, sentences
from asystent_desktop.application.opinion.file import OpinionFile, source
from asystent_desktop.application.opinion.views import SourceNote
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.papers import Nature, Paragraph

NOTES_PER_PART = 20
CARDS_READ = 60

# A full stop ends a sentence only after three letters or digits, so that "ul. Łączna" stays whole.
_SENTENCE_END = re.compile(r"(?<=[^\W_]{3}[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„])")


def sentences_of(text: str) -> list[str]:
    """The sentences of a note, line by line."""
    lines = (line.strip() for line in text.splitlines())
    return [one.strip() for line in lines if line for one in _SENTENCE_END.split(line) if one.strip()]


def note_paragraph(file: OpinionFile, card: Visit, text: str) -> Paragraph:
    """A sentence of a card as a dated paragraph, reported when the sentence says that somebody said it."""
    words = sentences()["notes"]
    folded = text.casefold()
    reported = any(word in folded for word in words["reported"]) or "„" in text
    line = words["line"].format(date=day(card.on), text=ended(text))
    return Paragraph(line, Nature.REPORTED if reported else Nature.FACT, (source(card, file.on),))


def matched(file: OpinionFile, key: str, limit: int) -> list[tuple[Visit, str]]:
    """Newest sentences that a part's stems find; of any held card for a part without stems.

    What was written word for word on several cards is taken once, from the newest.
    """
    words = sentences()["notes"]
    stems: Sequence[str] | None = words["stems"].get(key)
    others = [stem for other in words["gives_way"].get(key, ()) for stem in words["stems"][other]]
    found: dict[str, Visit] = {}
    for card, text in _all(file):
        fits = stems is None or (_names(text, stems) and not _names(text, others))
        if text not in found and fits:
            found[text] = card
        if len(found) >= limit:
            break
    return [(card, text) for text, card in found.items()]


def _all(file: OpinionFile) -> Iterator[tuple[Visit, str]]:
    for card in [card for card in file.cards if card.held][:CARDS_READ]:
        for text in sentences_of(card.facts):
            yield card, text


def _names(text: str, stems: Sequence[str]) -> bool:
    """Whether a word of the text begins with one of the stems."""
    folded = f" {text.casefold()}"
    return any(f" {stem}" in folded or f"„{stem}" in folded for stem in stems)


def notes(
    file: OpinionFile, form: CourtForm, parts: Mapping[int, Sequence[Paragraph]]
) -> dict[int, tuple[SourceNote, ...]]:
    """Notes for every part, newest first; those whose sentence stands in the part are marked as used."""
    return {
        number: tuple(_notes(file, part.key, parts.get(number, ())))
        for number, part in enumerate(form.parts, 1)
    }


def _notes(file: OpinionFile, key: str, paragraphs: Sequence[Paragraph]) -> Iterator[SourceNote]:
    written = "\n".join(paragraph.text for paragraph in paragraphs)
    for card, text in matched(file, key, NOTES_PER_PART):
        paragraph = note_paragraph(file, card, text)
        held = paragraph.sources[0]
        used = text.rstrip(".") in written
        yield SourceNote(held.kind, held.record_id, held.label, text, used, paragraph)
