"""Reading a date as people type it; pure, no Qt.

Accepted, spaces and case aside:
    17 · 17.11 · 17.11.2026 · 17.11.26 · 171126 · 17112026 · 1711 · 2026-11-17 · 17 listopada [2026] · 17 nov
    dziś/dzis/today · jutro/tomorrow · pojutrze · wczoraj/yesterday
    pn wt śr czw pt sob nd (also whole words and English): the next such day after today
    +14 (calendar days) · -3 · +10r or +10w (working days)

A day without month or year means the next such day from today on; without a year alone, the year in
which the day lies nearest to today.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

AddWorkingDays = Callable[[date, int], date]
"""(day, count) -> the working day `count` working days after `day`."""

_WORDS = {
    "dziś": 0, "dzis": 0, "dzisiaj": 0, "today": 0,
    "jutro": 1, "tomorrow": 1, "pojutrze": 2, "wczoraj": -1, "yesterday": -1,
}  # fmt: skip

_WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("pn", "pon", "poniedziałek", "poniedzialek", "mon", "monday"),
    ("wt", "wto", "wtorek", "tue", "tuesday"),
    ("śr", "sr", "śro", "środa", "sroda", "środę", "wed", "wednesday"),
    ("cz", "czw", "czwartek", "thu", "thursday"),
    ("pt", "pią", "piątek", "piatek", "fri", "friday"),
    ("so", "sob", "sobota", "sobotę", "sat", "saturday"),
    ("nd", "nie", "ndz", "niedziela", "niedzielę", "sun", "sunday"),
)

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("sty", "jan"), ("lut", "feb"), ("mar",), ("kwi", "apr"), ("maj", "may"), ("cze", "jun"),
    ("lip", "jul"), ("sie", "aug"), ("wrz", "sep"), ("paź", "paz", "oct"), ("lis", "nov"), ("gru", "dec"),
)  # fmt: skip


def parse_date(text: str, today: date, add_working_days: AddWorkingDays | None = None) -> date | None:
    """Reads a typed date.

    Args:
        text: What was typed.
        today: The day to count from.
        add_working_days: Counts working days for `+10r`; without it that form is not understood.

    Returns:
        The date, or None when the text is no date (31.02 included).
    """
    typed = re.sub(r"\s+", " ", text.strip().casefold()).rstrip(".")
    if not typed:
        return None
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    for reader in (_weekday, _offset):
        found = reader(typed, today, add_working_days)
        if found is not None:
            return found
    return _calendar_date(typed, today)


def _weekday(typed: str, today: date, _add: AddWorkingDays | None) -> date | None:
    for number, names in enumerate(_WEEKDAYS):
        if typed in names:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _offset(typed: str, today: date, add: AddWorkingDays | None) -> date | None:
    match = re.fullmatch(r"([+-])\s?(\d{1,4})\s?([rwd]?)", typed)
    if match is None:
        return None
    count = int(match[2]) * (-1 if match[1] == "-" else 1)
    if match[3] in ("r", "w"):
        return add(today, count) if add is not None and count > 0 else None
    return today + timedelta(days=count)


def _calendar_date(typed: str, today: date) -> date | None:
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed):
        return _make(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(?:\w+\.? )?(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?: ?r\.?)?", typed):
        return _day_month(int(match[1]), int(match[2]), match[3], today)
    if match := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})?", typed):
        return _day_month(int(match[1]), int(match[2]), match[3], today)
    if match := re.fullmatch(r"(\d{1,2})\.? ([^\W\d]{3,})(?: (\d{4}))?(?: ?r\.?)?", typed):
        month = next((n for n, stems in enumerate(_MONTHS, 1) if match[2].startswith(stems)), None)
        return None if month is None else _day_month(int(match[1]), month, match[3], today)
    if re.fullmatch(r"\d{1,2}", typed):
        return _next_day(int(typed), today)
    return None


def _day_month(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _make(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = [made for y in (today.year - 1, today.year, today.year + 1) if (made := _make(y, month, day))]
    return min(near, key=lambda made: abs((made - today).days), default=None)


def _next_day(day: int, today: date) -> date | None:
    year, month = today.year, today.month
    for _step in range(12):
        made = _make(year, month, day)
        if made is not None and made >= today:
            return made
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_time(text: str) -> tuple[int, int] | None:
    """Reads a typed time of day: `9`, `930`, `9:30`, `9.30`, `0930`, `17:05`.

    Returns:
        (hour, minute), or None when the text is no time.
    """
    match = re.fullmatch(r"(\d{1,2})(?:[:.,]?(\d{2}))?", text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
