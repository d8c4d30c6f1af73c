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
_AGED_IN_WORDS = r"\b((?i:{}))letni\w*\s+([A-ZĄĆĘŁŃÓŚŹŻ]\w+)"
_SHORT_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SINCE = re.compile(r"\bwspółprac\w*[^.;]{0,60}?\b(?:od|rozpocz\w+)\b[^.;\d]{0,20}$", re.I)
_MET = re.compile(
    r"\b(?:wizyt\w*|spotkani\w*)\s(?:\w+\s){0,2}?(?:w dniu|z dnia|(?<!do )(?<!od )dnia)\s$"
    r"|\bwizyta w dniu\s$",
    re.IGNORECASE,
)
_MEETINGS = re.compile(r"\b(\d+)\sspotka(?:nie|nia|ń)\sbezpośredni")
_HAPPENED = re.compile(r"(?:\sr\.)?,?\s(?:\w+\s){0,2}?\w{2,}(?:ł|ła|ło|li|ły)\b")
_IN_PART_OF_THE_TIME = re.compile(
    r"\bw (?:\d{4} r|roku \d{4}|styczniu|lutym|marcu|kwietniu|maju|czerwcu|lipcu|sierpniu|wrześniu"
    r"|październiku|listopadzie|grudniu|(?:tym|ostatnim|poprzednim|bieżącym|pierwszym|drugim|kolejnym)\s\w+)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;]\s")
_CHILDREN = r"\b(?:ma|mają|wychowuj\w+|posiada\w*)\s(\d+|{words})\s(?:małoletni\w*\s)?dzieci"


def contradictions(text: str, known: KnownFacts, words: CheckWords) -> Found:
    """Everything in one paragraph that the file contradicts."""
    plain = text.replace("\u00a0", " ")
    yield from _ages(plain, known, words)
    yield from _dates(plain, known, words)
    yield from _counts(plain, known, words)


def _ages(text: str, known: KnownFacts, words: CheckWords) -> Found:
    said = [(name, int(years)) for name, years in (*_AGE.findall(text), *_HAS_YEARS.findall(text))]
    said += [(name, int(years)) for years, name in _AGED.findall(text)]
    worded = _AGED_IN_WORDS.format("|".join(words.ages) or "–")
    said += [(name, words.ages[years.casefold()]) for years, name in re.findall(worded, text)]
    for name, years in said:
        right = next((age for first, age in known.ages.items() if _same(name, first)), None)
        if right is not None and right != years:
            yield CheckCode.WRONG_AGE, f"{name}: {years}", str(right)


def _same(said: str, first: str) -> bool:
    """Whether a name is a form of a first name: "Oliwii" of "Oliwia"."""
    stem = first.casefold().rstrip("aeiouy")
    return len(stem) > 1 and said.casefold().startswith(stem) and abs(len(said) - len(first)) <= 2


def _written(text: str, months: tuple[str, ...]) -> list[tuple[int, str, str, str, str]]:
    """What reads like a date, "17 listopada 2026", "17.11.2026": where, as written, year, month, day."""
    found = [(hit.start(), hit[0], hit[3], hit[2], hit[1]) for hit in _SHORT_DATE.finditer(text)]
    if months:
        named = re.compile(rf"\b(\d{{1,2}})\s({'|'.join(months)})\s(\d{{4}})\b", re.IGNORECASE)
        place = {month: str(number) for number, month in enumerate(months, 1)}
        found += [
            (hit.start(), hit[0], hit[3], place[hit[2].lower()], hit[1]) for hit in named.finditer(text)
        ]
    return found


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _dates(text: str, known: KnownFacts, words: CheckWords) -> Found:
    for at, said, *parts in sorted(_written(text, words.month_names)):
        before, after, day = text[:at], text[at + len(said) :], _day(*parts)
        if day is None:
            yield CheckCode.NO_SUCH_DATE, said, "–"
        elif day > known.on and before.casefold().endswith("w dniu ") and _HAPPENED.match(after):
            yield CheckCode.DATE_AHEAD, said, f"{known.on:%d.%m.%Y}"
        elif _SINCE.search(before) and known.cooperation_from not in (None, day):
            yield CheckCode.WRONG_DATE, f"{day:%d.%m.%Y}", f"{known.cooperation_from:%d.%m.%Y}"
        elif _MET.search(before) and day <= known.on and known.card_days and day not in known.card_days:
            yield CheckCode.WRONG_DATE, f"{day:%d.%m.%Y}", "–"


def _counts(text: str, known: KnownFacts, words: CheckWords) -> Found:
    for clause in _CLAUSE.split(text):
        for count in () if _IN_PART_OF_THE_TIME.search(clause) else _MEETINGS.findall(clause):
            if known.meetings is not None and int(count) != known.meetings:
                yield CheckCode.WRONG_COUNT, count, str(known.meetings)
    pattern = _CHILDREN.format(words="|".join(words.children) or "–")
    for count in re.findall(pattern, text.casefold()):
        number = int(count) if count.isdigit() else words.children[count]
        if known.children and number not in known.children:
            yield CheckCode.WRONG_COUNT, count, str(max(known.children))
