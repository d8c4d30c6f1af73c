"""Checks of the tables an office may replace: one that passes can be read by the program to its end."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.courts.directory import KINDS as ADDRESSEES
from asystent_desktop.application.courts.forms import FormsFault, read_forms
from asystent_desktop.application.papers import template
from asystent_desktop.application.papers.faults import PaperTemplateFault
from asystent_desktop.application.papers.letter_templates import TABLE as LETTERS, read_letter_templates
from asystent_desktop.application.papers.patterns import names_in
from asystent_desktop.application.papers.registry import TEMPLATES
from asystent_desktop.application.plans.templates import TABLE as GOALS, read_templates
from asystent_desktop.application.tables.defaults import with_defaults, without_gone
from asystent_desktop.domain.assessment_rules import GRADES
from asystent_desktop.domain.calendar import BadRuleTable, Holidays
from asystent_desktop.domain.limits import Limits
from asystent_desktop.errors import UserFixable
from asystent_desktop.i18n import _

SCALE = "dictionaries/assessment_scale"
COURTS = "dictionaries/courts"
COURT_FORMS = "documents/opinia-formy"
COMMON_WORDS = "documents/wspolne"
WORDS = (COMMON_WORDS, "documents/slownik", "documents/opinia", "documents/opinia-zdania")
PAPERS = tuple(f"documents/{template}" for template in TEMPLATES)
_ADDRESS = {"court", "division", "street", "postcode_city", "note", "kind"}


class UnusableTable(UserFixable):
    """A table cannot be used. Values: `table`, `place` (where it goes wrong)."""

    code = "application.unusable-table"


def check_text(name: str, text: str, *, kept: bool = False) -> None:
    """Lets a table pass that the program can read to its end, its own defaults filled in.

    Args:
        name: One that may be replaced. `text`: TOML.
        kept: The office kept it before: what the program no longer asks for is not held against it.

    Raises:
        UnusableTable: It cannot; the place is said.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise UnusableTable(table=name, place=_line_of(fault)) from None
    if not table:
        raise UnusableTable(table=name, place="1")
    try:
        _check(name)(_whole(name, table, kept=kept))
    except BadRuleTable as fault:
        raise UnusableTable(table=name, place=str(fault.values.get("entry", "?"))) from None
    except PaperTemplateFault as fault:
        raise UnusableTable(table=name, place=f"{fault.values['place']} {fault.values['fault']}") from None
    except FormsFault as fault:
        raise UnusableTable(table=name, place=str(fault.values["fault"])) from None
    except (KeyError, TypeError, AttributeError) as fault:
        raise UnusableTable(table=name, place=type(fault).__name__) from None


def _line_of(fault: tomllib.TOMLDecodeError) -> str:
    """Where the text is no TOML, in the language spoken; the reader tells it in English alone."""
    line = re.search(r"line (\d+)", str(fault))
    return _("line {n}").format(n=line[1]) if line else _("end of the text")


def _whole(name: str, table: dict[str, Any], *, kept: bool) -> Mapping[str, Any]:
    """What is judged. Of words being typed nothing is filled in: a misspelt key looks like a missing one."""
    if kept:
        return with_defaults(name, without_gone(name, table)).table
    return table if name in WORDS else with_defaults(name, table).table


def _check(name: str) -> Callable[[Mapping[str, Any]], object]:
    if name in PAPERS:
        kind = TEMPLATES[name.partition("/")[2]]
        return lambda table: template.check(name, template.of(name, table), kind.values, kind.rows)
    if name in WORDS:
        return lambda table: _check_words(table, assets.shipped_toml(f"{name}.toml"))
    return _CHECKS.get(name, _check_dictionary)


def _check_words(table: Mapping[str, Any], shipped: Mapping[str, Any], place: str = "") -> None:
    """The same keys as the shipped table, a text for each text; more keys are welcome."""
    for key, word in shipped.items():
        here, own = f"{place}{key}", table.get(key)
        if type(own) is not type(word):
            raise BadRuleTable(table="words", entry=here)
        if isinstance(word, dict):
            _check_words(table[key], word, f"{here}.")
        elif isinstance(word, list):
            _check_list(table[key], word, here)
        elif isinstance(word, str):
            _check_pattern(table[key], word, here)


def _check_list(own: list[Any], shipped: list[Any], place: str) -> None:
    """As many texts as shipped: the program counts on their places (one, few, many)."""
    if len(own) != len(shipped):
        raise BadRuleTable(table="words", entry=place)
    for one, word in zip(own, shipped, strict=True):
        if type(one) is not type(word):
            raise BadRuleTable(table="words", entry=place)
        if isinstance(word, str):
            _check_pattern(one, word, place)


def _check_pattern(own: str, shipped: str, place: str) -> None:
    """Names in braces only where the program has a value for them."""
    try:
        unknown = names_in(own) - names_in(shipped)
    except ValueError as fault:
        raise BadRuleTable(table="words", entry=place) from fault
    if unknown:
        raise BadRuleTable(table="words", entry=f"{place} {{{min(unknown)}}}")


def _check_dictionary(table: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for place, row in enumerate(table["entry"], 1):
        texts = [row["key"], row["pl"], row["en"], row.get("short", row["pl"])]
        if any(not isinstance(one, str) or not one.strip() for one in texts) or row["key"] in seen:
            raise BadRuleTable(table="dictionary", entry=f"entry {place}")
        seen.add(row["key"])
    if not seen:
        raise BadRuleTable(table="dictionary", entry="entry")


def _check_courts(table: Mapping[str, Any]) -> None:
    """Addressees with a name and a known kind; two are not the same division of the same court."""
    seen: set[tuple[str, str]] = set()
    for place, row in enumerate(table["court"], 1):
        texts = {name: row.get(name, "") for name in _ADDRESS}
        named = (str(row["court"]), str(row["division"]))
        odd = row.keys() - _ADDRESS or any(not isinstance(one, str) for one in texts.values())
        if odd or not named[0].strip() or row.get("kind", "court") not in ADDRESSEES or named in seen:
            raise BadRuleTable(table=COURTS, entry=f"court {place}")
        if "street" not in row or "postcode_city" not in row:
            raise BadRuleTable(table=COURTS, entry=f"court {place}")
        seen.add(named)
    if not seen:
        raise BadRuleTable(table=COURTS, entry="court")


def _check_scale(table: Mapping[str, Any]) -> None:
    for scale in table["scale"]:
        if not isinstance(scale["valid_from"], date):
            raise BadRuleTable(table=SCALE, entry="valid_from")
        words = {one["key"]: one["grades"] for one in scale["area"]} | {"cooperation": scale["cooperation"]}
        for key, grades in words.items():
            if len(grades) != len(GRADES) or any(not isinstance(one, str) for one in grades):
                raise BadRuleTable(table=SCALE, entry=key)


def _check_citations(table: Mapping[str, Any]) -> None:
    acts = {row["key"] for row in table["act"]}
    for row in (*table["act"], *table["citation"]):
        if not isinstance(row["valid_from"], date) or row.get("act", row["key"]) not in acts:
            raise BadRuleTable(table="citations", entry=str(row["key"]))


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "rules/limits": Limits.from_table,
    "rules/holidays": Holidays.from_table,
    "rules/citations": _check_citations,
    SCALE: _check_scale,
    GOALS: read_templates,
    COURTS: _check_courts,
    COURT_FORMS: read_forms,
    LETTERS: read_letter_templates,
}
