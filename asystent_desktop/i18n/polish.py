"""Dates, times, numbers, sizes and the order of the alphabet, in the language spoken here and now.

Prints call these inside `speaking("pl")`. Relative texts always stand beside an absolute date.
"""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from asystent_desktop.i18n.catalogue import _, language, ngettext

HARD_SPACE = "\u00a0"

_MONTHS = {
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "en": "January February March April May June July August September October November December",
}
_MONTHS_OF = {
    "pl": "stycznia lutego marca kwietnia maja czerwca "
    "lipca sierpnia września października listopada grudnia",
    "en": _MONTHS["en"],
}
_WEEKDAYS = {
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_WEEKDAYS_SHORT = {
    "pl": "pn. wt. śr. czw. pt. sob. niedz.",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}
_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_PLACES = {letter: place for place, letter in enumerate(_ALPHABET)}
_RUNS = re.compile(r"\d+|\D")


def _word(table: dict[str, str], place: int) -> str:
    return table[language()].split()[place]


def month_name(month: int) -> str:
    """Gives "listopad" of 11."""
    return _word(_MONTHS, month - 1)


def month_year(day: date) -> str:
    """Gives "listopad 2026"."""
    return f"{month_name(day.month)} {day.year}"


def weekday_long(day: date) -> str:
    """Gives "wtorek"."""
    return _word(_WEEKDAYS, day.weekday())


def weekday_short(day: date) -> str:
    """Gives "wt."."""
    return _word(_WEEKDAYS_SHORT, day.weekday())


def long_date(day: date) -> str:
    """Gives "17 listopada 2026 r.", with hard spaces before the month and before "r."."""
    text = f"{day.day}{HARD_SPACE}{_word(_MONTHS_OF, day.month - 1)} {day.year}"
    return f"{text}{HARD_SPACE}r." if language() == "pl" else text


def full_date(day: date) -> str:
    """Gives "wtorek, 17 listopada 2026"."""
    return f"{weekday_long(day)}, {day.day} {_word(_MONTHS_OF, day.month - 1)} {day.year}"


def day_date(day: date) -> str:
    """Gives "wt. 17.11.2026": how every date of a screen is written."""
    return f"{weekday_short(day)} {numeric_date(day)}"


def short_date(day: date) -> str:
    """Gives "wt. 17.11", where the year is plain."""
    return f"{weekday_short(day)} {day.day:02}.{day.month:02}"


def numeric_date(day: date) -> str:
    """Gives "17.11.2026"."""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def time_24(moment: time | datetime) -> str:
    """Gives "09:05"; a `datetime` is written as it stands, so make it local first."""
    return f"{moment.hour:02}:{moment.minute:02}"


def time_span(start: time, end: time) -> str:
    """Gives "09:05–10:30"."""
    return f"{time_24(start)}–{time_24(end)}"


def day_time(moment: datetime) -> str:
    """Gives "wt. 17.11.2026, 09:05" of a local moment."""
    return f"{day_date(moment)}, {time_24(moment)}"


def duration(minutes: int) -> str:
    """Gives "1 h 30 min", "45 min", "2 h"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}{HARD_SPACE}h"] if hours else []
    return " ".join([*parts, f"{rest}{HARD_SPACE}min"] if rest or not hours else parts)


def relative_day(day: date, today: date) -> str:
    """Gives "dziś", "jutro", "wczoraj", "za 3 dni", "3 dni temu" (calendar days)."""
    days = (day - today).days
    named = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    if days in named:
        return named[days]
    if days > 0:
        return ngettext("in {n} day", "in {n} days", days).format(n=days)
    return ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)


def relative_working_days(left: int) -> str:
    """Gives "za 4 dni rob.", "dziś", "1 dzień rob. po terminie".

    Args:
        left: Working days left, negative when overdue (`ContactState.working_days_left`).
    """
    if left == 0:
        return _("today")
    if left > 0:
        return ngettext("in {n} working day", "in {n} working days", left).format(n=left)
    return ngettext("{n} working day overdue", "{n} working days overdue", -left).format(n=-left)


def relative_due(due_on: date, today: date) -> str:
    """Gives "za 3 dni", "dziś", "2 dni po terminie": a term counted in calendar days."""
    late = (today - due_on).days
    if late > 0:
        return ngettext("{n} day overdue", "{n} days overdue", late).format(n=late)
    return relative_day(due_on, today)


def number(value: int | Decimal) -> str:
    """Gives "1 237 366,31": a hard space between thousands, a comma before decimals."""
    text = f"{value:,}"
    return text.translate({ord(","): HARD_SPACE, ord("."): ","}) if language() == "pl" else text


def file_size(size_bytes: int) -> str:
    """Gives "312 B", "1,4 MB": powers of 1024, one decimal below ten."""
    size, unit = Decimal(size_bytes), "B"
    for bigger in ("kB", "MB", "GB", "TB"):
        if size < 1000:
            break
        size, unit = size / 1024, bigger
    places = Decimal("0.1") if unit != "B" and size < 10 else Decimal(1)
    return f"{number(size.quantize(places))}{HARD_SPACE}{unit}"


def collation_key(text: str) -> tuple[object, ...]:
    """Sorts as a Polish index does: a ą b c ć …, case last, foreign accents aside, numbers by value.

    Use as `sorted(names, key=collation_key)`.
    """
    runs = _RUNS.findall(unicodedata.normalize("NFC", text).casefold())
    return tuple(map(_rank, runs)), text.swapcase()


def _rank(run: str) -> tuple[int, int]:
    """The place of one letter, number or sign: signs, then numbers, then letters, then other scripts."""
    if run.isdecimal():
        return 1, int(run)
    base = run if run in _PLACES else unicodedata.normalize("NFD", run)[0]
    if base in _PLACES:
        return 2, _PLACES[base]
    return (3, ord(base)) if base.isalpha() else (0, ord(base))


def initials(name: str, *, limit: int = 2) -> str:
    """Gives "AK" of "Anna Maria Kowalska-Nowak": first letters of the first words and the last.

    Args:
        name: First names and surname, a space between.
        limit: At most so many letters; the last word always counts.
    """
    words = [word for word in name.split() if word[0].isalpha()]
    if len(words) > limit:
        words = [*words[: limit - 1], words[-1]]
    return "".join(word[0].upper() for word in words)
