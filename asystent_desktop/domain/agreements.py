"""Agreements of a visit (*ustalenia*), one a line, and which of them are still open.

Rules:
1. The lines are those of the last meeting that noted any; earlier ones left open are carried for a few
   meetings and then give way: a brief is read in thirty seconds.
2. A line is closed only by being ticked on a later card, never by time.
3. "Anna: rozmowa z wychowawczynią do 20.11" names who and by when; a line without either is kept as it is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from asystent_desktop.domain.cards import is_meeting
from asystent_desktop.domain.kinds.visit import Visit

CARRIED_MEETINGS = 3
"""Of how many meetings open agreements are carried along."""

_WHO = re.compile(r"^(?P<who>[^\W\d_][\w-]{1,30})\s*[:–]\s+(?P<rest>\S.*)$")
_UNTIL = re.compile(
    r"[\s,;(–-]*\bdo\s+(?:(?:pn|wt|śr|czw|cz|pt|sob|sb|niedz|nd)\.?\s+)?"
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}))?\.?\)?\s*$"
)
_HALF_YEAR_DAYS = 183


@dataclass(frozen=True)
class Agreement:
    """One line.

    Attributes:
        line: As it was written; what a later card ticks.
        text: The same without who and by when.
        agreed_on: Day of the meeting. `visit_id`: its card.
    """

    line: str
    text: str
    who: str
    until: date | None
    agreed_on: date
    visit_id: str

    def late_on(self, day: date) -> bool:
        """Whether its term has passed."""
        return self.until is not None and self.until < day


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_agreement(line: str, card: Visit, names: Iterable[str]) -> Agreement:
    """Reads one line.

    Args:
        line: As written.
        card: Its card; a term without a year is the one nearest to its day.
        names: First names of the family; another word before a colon is part of the text.
    """
    text, who, until = line, "", None
    if (found := _WHO.match(line)) and found["who"].casefold() in {name.casefold() for name in names}:
        who, text = found["who"], found["rest"]
    if (term := _UNTIL.search(text)) and (day := _day(term, card.on)) is not None:
        until, text = day, text[: term.start()].rstrip(" ,;")
    return Agreement(line, text or line, who, until, card.on, card.id)


def _day(term: re.Match[str], near: date) -> date | None:
    day, month = int(term["day"]), int(term["month"])
    years = [int(term["year"])] if term["year"] else [near.year, near.year + 1, near.year - 1]
    try:
        days = [date(year, month, day) for year in years]
    except ValueError:
        return None
    return next((one for one in days if abs((one - near).days) <= _HALF_YEAR_DAYS), days[0])


def open_agreements(cards: Sequence[Visit], names: Iterable[str]) -> tuple[Agreement, ...]:
    """What is still open, the latest meeting's first.

    Args:
        cards: Cards that count (`domain.cards.latest_versions`), newest first.
        names: First names of the family.
    """
    known = tuple(names)
    settled: set[str] = set()
    found: dict[str, Agreement] = {}
    carried = 0
    for card in cards:
        if not is_meeting(card):
            continue
        settled.update(card.settled)
        noted = lines(card.agreements)
        for line in noted:
            if line not in settled:
                found.setdefault(line, read_agreement(line, card, known))
        carried += bool(noted)
        if carried == CARRIED_MEETINGS:
            break
    return tuple(found.values())
