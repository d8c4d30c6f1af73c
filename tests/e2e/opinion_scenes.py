"""What an assistant writes into ten opinions of different shape, about the families of `opinion_cases`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from asystent_desktop.domain.papers import Nature
from asystent_desktop.ports.desk import Desk
from tests.fakes.opinion_cases import FAMILIES, QUESTIONS, URGENT

Typed = tuple[str, Nature]
FACT, REPORTED, ASSESSMENT = Nature.FACT, Nature.REPORTED, Nature.ASSESSMENT

USUAL: Mapping[str, Typed] = {
    "legal": (
        "Według dokumentacji na dzień 17 listopada 2026 r. sąd nie orzekał o władzy rodzicielskiej.",
        FACT,
    ),
    "work": ("Matka podała w dniu 10 listopada 2026 r., że pracuje w piekarni na umowę o pracę.", REPORTED),
    "health": (
        "W dniu 10 listopada 2026 r. matka podała, że nikt z rodziny nie choruje przewlekle.",
        REPORTED,
    ),
    "competence": (
        "W ocenie asystentki rodziny z dnia 10 listopada 2026 r. matka rozpoznaje potrzeby dzieci.",
        ASSESSMENT,
    ),
    "institutions": (
        "W dniu 9 listopada 2026 r. pracownik socjalny potwierdził przyznanie zasiłku okresowego.",
        FACT,
    ),
    "resources": (
        "W dniu 10 listopada 2026 r. matka sama ułożyła plan tygodnia; rodzina nie ma wsparcia krewnych.",
        FACT,
    ),
}
UNKNOWN: Mapping[str, Typed] = {
    **USUAL,
    "health": ("Do dnia 17 listopada 2026 r. nie uzyskano informacji o stanie zdrowia rodziny.", FACT),
    "competence": (
        "Brak spotkań od dnia 1 października 2026 r. nie pozwala ocenić kompetencji rodzicielskich.",
        ASSESSMENT,
    ),
    "institutions": (
        "W dniu 9 listopada 2026 r. pedagog szkolny potwierdził, że dziecko chodzi do szkoły.",
        FACT,
    ),
    "resources": ("Ryzykiem na dzień 17 listopada 2026 r. jest brak kontaktu z rodziną.", ASSESSMENT),
}


@dataclass(frozen=True)
class Scene:
    """One opinion.

    Attributes:
        family: Writes the family, gives its id.
        empty: What is typed into parts the file says nothing about, by key of the part.
        answers: One for each question of the court.
        corrected: Why the sent opinion is corrected; empty for the nine that are right at once.
    """

    family: Callable[[Desk], str]
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    conclusion: str
    due_on: date = date(2026, 12, 1)
    empty: Mapping[str, Typed] = field(default_factory=lambda: USUAL)
    corrected: str = ""


_WRITTEN: Mapping[str, tuple[tuple[str, ...], str]] = {
    "court-obligation": (
        (
            "Tak. Od 12 marca 2025 r. matka odbyła wszystkie umówione spotkania.",
            "Kacper poprawił oceny z matematyki, co wychowawczyni potwierdziła w dniu 5 listopada 2026 r.",
        ),
        "Rodzina potrzebuje dalszej pracy nad porannym planem dnia; zasobem jest kontakt matki ze szkołą.",
    ),
    "for-life": (
        ("Rodzina potrzebuje pomocy w dojazdach do poradni kardiologicznej i w sprawach urzędowych.",),
        "Matka korzysta ze wsparcia; potrzebą na najbliższe miesiące jest opieka wytchnieniowa.",
    ),
    "placed-child": (
        ("Warunkiem powrotu pozostaje stałe mieszkanie; matka złożyła wniosek 5 października 2026 r.",),
        "Matka utrzymuje kontakt z dzieckiem; potrzebą jest mieszkanie, ryzykiem utrata pracy.",
    ),
    "interrupted": (
        ("Do 30 października 2026 r. rodzina nie podjęła współpracy mimo trzech prób kontaktu.",),
        "Potrzebą pozostaje rozmowa z matką; zasobem jest regularna nauka syna w szkole.",
    ),
    "no-contact": (
        ("Do dnia 17 listopada 2026 r. nie udało się zobaczyć dziecka; szkoła potwierdza obecność.",),
        "Brak kontaktu nie pozwala ocenić sytuacji dziecka; potrzebą jest wspólna wizyta z kuratorem.",
    ),
    "many-children": (
        ("Matka dzieli obowiązki według tygodniowego planu; starsze dzieci odrabiają lekcje z młodszymi.",),
        "Zasobem rodziny jest dobra organizacja dnia, potrzebą większe mieszkanie.",
    ),
    "long-history": (
        ("Od marca 2025 r. Nina czyta samodzielnie, a matka sama kontaktuje się ze szkołą.",),
        "Zmiana jest trwała; rodzina potrzebuje jedynie wsparcia w sprawach urzędowych.",
    ),
    "ukrainian-names": (
        ("Tak. Matka pokazała w dniu 10 listopada 2026 r. zaświadczenie ze szkoły.",),
        "Zasobem jest szybka nauka języka polskiego, potrzebą pomoc w legalizacji pobytu.",
    ),
    "urgent": (
        ("W dniu 10 listopada 2026 r. dziecko było samo około godziny; ustalono opiekę sąsiedzką.",),
        "Potrzebą jest stała opieka nad dzieckiem po godzinie 18; zasobem gotowość matki do zmiany.",
    ),
}


def _scene(name: str) -> Scene:
    answers, conclusion = _WRITTEN[name]
    return Scene(
        family=FAMILIES[name],
        questions=QUESTIONS[name],
        answers=answers,
        conclusion=conclusion,
        due_on=URGENT if name == "urgent" else date(2026, 12, 1),
        empty=UNKNOWN if name in ("interrupted", "no-contact") else USUAL,
    )


SCENES: Mapping[str, Scene] = {
    **{name: _scene(name) for name in FAMILIES},
    "correction": Scene(
        family=FAMILIES["for-life"],
        questions=QUESTIONS["for-life"],
        answers=_WRITTEN["for-life"][0],
        conclusion=_WRITTEN["for-life"][1],
        corrected="Błędnie podano rodzaj poradni",
    ),
}
"""By name."""
