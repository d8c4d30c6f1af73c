"""Polish typography of printed text: hard spaces, quotation marks.

All functions may be applied twice without harm and change no letter, only spaces and quotes.
"""

import re

HARD = "\u00a0"

# Each pattern begins with the signs it may begin with, and looks back from there: a paragraph without them is
# then passed over at once. Papers and previews set every paragraph anew.

# A word of one letter never ends a line.
_SHORT_WORD = re.compile(r"(?<![^\s(„\"–-])([aiouwz])[ \t]+(?=\S)", re.IGNORECASE)
_SHORTENED = (
    *("ul", "al", "pl", "os", "art", "ust", "lit", "poz", "str"),
    *("tel", "prof", "inż", "św", "godz", "sygn", "zob", "por", "ur"),
)
_ABBREVIATION = re.compile(
    r"(\.(?:" + "|".join(rf"(?<=(?<!\w){word}\.)" for word in _SHORTENED) + ")"
    r"|n(?<!\wn)r|p(?<!\wp)kt|d(?<!\wd)r|m(?<!\wm)gr|§(?<!\w§)§?)[ \t]+(?=[\w„])",
    re.IGNORECASE,
)
_CASE_REF = re.compile(
    r"(?:(?<=sygn\.\u00a0)(akt)[ \t]+)?\b([IVXL]+)[ \t]+([A-Z][A-Za-z]{1,4})[ \t]+(\d+/\d{2})\b"
)
_UNIT = re.compile(
    r"(\d)[ \t]+(?=(?:r\.|w\.|zł|gr|km|m|cm|kg|g|h|min|godz\.|mies\.|lat|lata|roku|dni|dzień|tys\.|mln|%|"
    r"kB|MB|GB|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|"
    r"grudnia)(?!\w))"
)
# A count stays with what it counts ("3 wizyt"), a number with what it is the number of ("lat 12").
_COUNT = re.compile(r"(?<![\w.,/–-])(?<![.tr§]\u00a0)(\d{1,3})[ \t]+(?=[a-ząćęłńóśźż])")
_BEFORE_NUMBER = re.compile(r"[ \t]\d")
_NUMBERED = re.compile(r"(?<!\w)(lat|wersja|cel|część|pytanie|strona)[ \t]+(?=\d)", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d(?<![\d./]\d)\d{0,2}(?: \d{3})+(?!\d)")
_INITIAL = re.compile(r"([A-ZĄĆĘŁŃÓŚŹŻ](?<!\w.)\.)[ \t]+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_QUOTED = re.compile(r'["„”“](?<!\w.)([^"„”“\n]+)["”“](?!\w)')


def hard_spaces(text: str) -> str:
    """Joins what must not be parted at the end of a line.

    Single-letter words with the next word, numbers with their unit, "r." or what they count, abbreviations
    such as "ul.", "art.", "sygn." with what they introduce, case references, thousands, initials.
    """
    text = _SHORT_WORD.sub(rf"\1{HARD}", text)
    text = _ABBREVIATION.sub(rf"\1{HARD}", text)
    if "/" in text:
        text = _CASE_REF.sub(_joined, text)
    text = _THOUSANDS.sub(_joined, text)
    text = _UNIT.sub(rf"\1{HARD}", text)
    text = _COUNT.sub(rf"\1{HARD}", text)
    if _BEFORE_NUMBER.search(text):
        text = _NUMBERED.sub(rf"\1{HARD}", text)
    return _INITIAL.sub(rf"\1{HARD}", text)


def _joined(found: re.Match[str]) -> str:
    """What was found, with every space in it made hard."""
    return re.sub(r"[ \t]+", HARD, found.group())


def quotes(text: str) -> str:
    """Straight or English quotation marks around words become „Polish” ones; a lone inch mark stays."""
    return _QUOTED.sub("„\\1”", text)
