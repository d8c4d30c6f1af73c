"""Words of one entry for its row: names and own words masked with F7, days the way papers write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from asystent_desktop.application.wording import entry_words
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui.masking import masking


class Wording:
    """Words of the moment.

    Args:
        names: Of people and linked entries, by id.
        today: The desk's day.
    """

    def __init__(self, names: Mapping[str, str], today: date) -> None:
        self._names, self.today = names, today

    def person(self, person_id: str | None) -> str:
        """A person's name; empty for nobody."""
        return masking().person(self._names.get(person_id or "", ""))

    def people(self, ids: Iterable[str]) -> str:
        """Several, parted by commas."""
        return ", ".join(filter(None, map(self.person, ids)))

    def entry(self, entry_id: str | None) -> str:
        """A linked entry."""
        return masking().text(self._names.get(entry_id or "", ""))

    @staticmethod
    def hide(words: str) -> str:
        """Own words, an address, a number."""
        return masking().text(words)

    @staticmethod
    def word(value: StrEnum) -> str:
        """One of few."""
        return _(entry_words.enum_label(value))

    @staticmethod
    def key(dictionary: str, key: str) -> str:
        """A word of a dictionary."""
        return dictionaries.label(dictionary, key)

    @staticmethod
    def day(day: date | None) -> str:
        """A date; empty without one."""
        return numeric_date(day) if day else ""

    @staticmethod
    def span(since: date | None, until: date | None) -> str:
        """ "od 1.03.2025", "do 31.05.2026", or both ends."""
        if since and until:
            return f"{numeric_date(since)} – {numeric_date(until)}"
        if since:
            return _("since {day}").format(day=numeric_date(since))
        return _("until {day}").format(day=numeric_date(until)) if until else ""

    def is_over(self, until: date | None) -> bool:
        """Whether that last day lies behind."""
        return until is not None and until < self.today

    @staticmethod
    def joined(*parts: str) -> str:
        """Parts that say something, parted by middle dots."""
        return " · ".join(part for part in parts if part)
