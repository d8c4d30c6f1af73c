"""Where a court paper says otherwise than the family's file: ages, dates, counts.

Rules:
1. Only what is plainly comparable is compared; a sentence this module does not understand is left alone.
2. A remark names both: what the paper says and what the file says.
"""

import re
from collections.abc import Iterator
from datetime import date

from asystent_desktop.domain.check_codes import CheckCode, CheckWords, KnownFacts

Found = Iterator[tuple[CheckCode, str, str]]
"""The code, what the paper says, what the file says."""

_AGE = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]\w+)(?:[^.;:]{0,45}?),?\s\(?(?:lat|wiek:?)\s(\d{1,2})\b")
_AGED = re.compile(r"\b(\d{1,2})-let\w+\s+([A-ZĄĆĘŁŃÓŚŹŻ]\w+)")
_HAS_YEARS = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ]\w+)[^.;:]{0,20}?\sma\s(\d{1,2})\s(?:lat|lata)\b")
_SHORT_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SINCE = re.compile(r"\bwspółprac\w*[^.;]{0,60}?\b(?:od|rozpocz\w+)\b[^.;\d]{0,20}$", re.I)
_MET = re.compile(
    r"\b(?:wizyt\w*|spotkani\w*)\s(?:\w+\s){0,2}?(?:w dniu|z dnia|(?<!do )(?<!od )dnia)\s$"
    r"|\bwizyta w dniu\s$",
    re.IGNORECASE,
)
_MEETINGS = re.compile(r"\b(\d+)\sspotka(?:nie|nia|ń)\sbezpośredni")
_CHILDREN = r"\b(?:ma|mają|wychowuj\w+|posiada\w*)\s(\d+|{words})\s(?:małoletni\w*\s)?dzieci"


def contradictions(text: str, known: KnownFacts, words: CheckWords) -> Found:
    """Everything in one paragraph that the file contradicts."""
    plain = text.replace("\u00a0", " ")
    yield from _ages(plain, known)
    yield from _dates(plain, known, words)
    yield from _counts(plain, known, words)


def _ages(text: str, known: KnownFacts) -> Found:
    said = [(name, int(years)) for name, years in (*_AGE.findall(text), *_HAS_YEARS.findall(text))]
    said += [(name, int(years)) for years, name in _AGED.findall(text)]
    for name, years in said:
        right = next((age for first, age in known.ages.items() if _same(name, first)), None)
        if right is not None and right != years:
            yield CheckCode.WRONG_AGE, f"{name}: {years}", str(right)


def _same(said: str, first: str) -> bool:
    """Whether a name is a form of a first name: "Oliwii" of "Oliwia"."""
    stem = first.casefold().rstrip("aeiouy")
    return len(stem) > 1 and said.casefold().startswith(stem) and abs(len(said) - len(first)) <= 2


def dates_in(text: str, months: tuple[str, ...]) -> list[tuple[int, date]]:
    """Whole dates with the place where each begins: "17 listopada 2026", "17.11.2026"."""
    found = [(hit.start(), hit[3], hit[2], hit[1]) for hit in _SHORT_DATE.finditer(text)]
    if months:
        named = re.compile(rf"\b(\d{{1,2}})\s({'|'.join(months)})\s(\d{{4}})\b", re.IGNORECASE)
        place = {month: str(number) for number, month in enumerate(months, 1)}
        found += [(hit.start(), hit[3], place[hit[2].lower()], hit[1]) for hit in named.finditer(text)]
    return sorted((at, day) for at, *parts in found if (day := _day(*parts)) is not None)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None  # 31 lutego is for the reader to find, not to compare


def _dates(text: str, known: KnownFacts, words: CheckWords) -> Found:
    for at, day in dates_in(text, words.month_names):
        before = text[:at]
        if _SINCE.search(before) and known.cooperation_from not in (None, day):
            yield CheckCode.WRONG_DATE, f"{day:%d.%m.%Y}", f"{known.cooperation_from:%d.%m.%Y}"
        elif _MET.search(before) and day <= known.on and known.card_days and day not in known.card_days:
            yield CheckCode.WRONG_DATE, f"{day:%d.%m.%Y}", "–"


def _counts(text: str, known: KnownFacts, words: CheckWords) -> Found:
    for count in _MEETINGS.findall(text):
        if known.meetings is not None and int(count) != known.meetings:
            yield CheckCode.WRONG_COUNT, count, str(known.meetings)
    pattern = _CHILDREN.format(words="|".join(words.children) or "–")
    for count in re.findall(pattern, text.casefold()):
        number = int(count) if count.isdigit() else words.children[count]
        if known.children and number not in known.children:
            yield CheckCode.WRONG_COUNT, count, str(max(known.children))
