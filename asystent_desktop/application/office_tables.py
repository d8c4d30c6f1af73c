"""Tables the office replaced: deadlines, limits, citations, dictionaries, words and templates of papers.

A shipped table stays what it is; the office keeps the whole text of its own beside it, in force from a day.
It is checked before it is kept, and again when a vault is opened: one that cannot be used any more is passed
over and told, and the shipped one holds. A replaced table takes effect with the next unlocking of the vault.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.office import own_or_office_scope
from asystent_desktop.application.papers import template
from asystent_desktop.application.papers.faults import PaperTemplateFault
from asystent_desktop.application.papers.registry import TEMPLATES
from asystent_desktop.application.plan_templates import TABLE as GOALS
from asystent_desktop.application.plan_templates import read_templates
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.assessment_rules import GRADES
from asystent_desktop.domain.calendar import BadRuleTable, Holidays
from asystent_desktop.domain.kinds.office_table import OfficeTable
from asystent_desktop.domain.limits import Limits
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

RULES = ("rules/limits", "rules/holidays", "rules/citations")
DICTIONARIES = (
    *("areas", "contact_roles", "court_bases", "for_life_support", "institutions", "places", "problems"),
    *("methods", "specialists", "statutory_tasks", "strengths", "visit_kinds"),
    *(
        "attempt_ways",
        "missed_reasons",
        "notices",
        "notified",
        "intervention_checks",
        "work_kinds",
        "snippets",
    ),
)
SCALE = "dictionaries/assessment_scale"
WORDS = ("documents/wspolne", "documents/slownik")
PAPERS = tuple(f"documents/{template}" for template in TEMPLATES)
NAMES = (*RULES, *(f"dictionaries/{name}" for name in DICTIONARIES), SCALE, GOALS, *WORDS, *PAPERS)


class UnusableTable(UserFixable):
    """A table cannot be used. Values: `table`, `place` (where it goes wrong)."""

    code = "application.unusable-table"


@dataclass(frozen=True)
class TableRow:
    """One table.

    Attributes:
        valid_from: First day of the office's own; None where the shipped one holds.
        usable: False when the office's own cannot be used and the shipped one holds instead.
    """

    name: str
    valid_from: date | None
    source: str
    usable: bool
    table_id: str


def tables(desk: Desk, on: date | None = None) -> list[TableRow]:
    """Every table that may be replaced, with what the office put in its place."""
    held = _chosen(desk, on or desk.clock.today())
    rows = []
    for name in NAMES:
        own = held.get(name)
        if own is None:
            rows.append(TableRow(name, None, "", True, ""))
        else:
            rows.append(TableRow(name, own.valid_from, own.source, _usable(own), own.id))
    return rows


def table_text(desk: Desk, name: str, on: date | None = None) -> str:
    """The text of a table in force: the office's own, else the shipped one.

    Raises:
        UnusableTable: There is no such table.
    """
    _refuse_unknown(name)
    own = _chosen(desk, on or desk.clock.today()).get(name)
    return own.text if own is not None else assets.path(f"{name}.toml").read_text("utf-8")


def set_table(desk: Desk, name: str, text: str, valid_from: date, source: str = "") -> tuple[ChangeSet, str]:
    """Puts the office's own table in the place of a shipped one from a day on.

    Raises:
        OfficeOnly: An enrolled assistant.
        UnusableTable: There is no such table, or the text cannot be used.
    """
    scope = own_or_office_scope(desk.identity())
    check_table(name, text)
    with desk.unit_of_work() as unit:
        made = OfficeTable(
            id=desk.ids.new(), scope=scope, name=name, text=text, valid_from=valid_from, source=source
        )
        unit.save(made)
        return unit.commit("set-table"), made.id


def drop_table(desk: Desk, table_id: str) -> ChangeSet:
    """Takes the office's own table back; the one before it, or the shipped one, holds again.

    Raises:
        OfficeOnly: An enrolled assistant.
        UnknownRecord: It is not here.
    """
    own_or_office_scope(desk.identity())
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, OfficeTable, table_id))
        return unit.commit("drop-table")


def in_force(desk: Desk, on: date | None = None) -> dict[str, dict[str, Any]]:
    """The office's own tables that can be used, by file name: what `assets.lay_over` takes."""
    held = _chosen(desk, on or desk.clock.today()).values()
    return {f"{one.name}.toml": tomllib.loads(one.text) for one in held if _usable(one)}


def _chosen(desk: Desk, day: date) -> dict[str, OfficeTable]:
    """Of each name the latest that has begun; the office's before one's own."""
    with desk.unit_of_work() as unit:
        held = unit.find(OfficeTable)
    begun = [one for one in held if one.valid_from <= day]
    ordered = sorted(begun, key=lambda one: (one.scope == OFFICE_SCOPE, one.valid_from, one.id))
    return {one.name: one for one in ordered}


def _usable(own: OfficeTable) -> bool:
    try:
        check_table(own.name, own.text)
    except UnusableTable:
        return False
    return True


def _refuse_unknown(name: str) -> None:
    if name not in NAMES:
        raise UnusableTable(table=name, place="-")


def check_table(name: str, text: str) -> None:
    """Lets a table pass that the program can read to its end.

    Raises:
        UnusableTable: It cannot; the place is said.
    """
    _refuse_unknown(name)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise UnusableTable(table=name, place=str(fault).rpartition("(")[2].rstrip(")")) from None
    try:
        _check(name)(table)
    except BadRuleTable as fault:
        raise UnusableTable(table=name, place=str(fault.values.get("entry", "?"))) from None
    except PaperTemplateFault as fault:
        raise UnusableTable(table=name, place=f"{fault.values['place']} {fault.values['fault']}") from None
    except (KeyError, TypeError, AttributeError) as fault:
        raise UnusableTable(table=name, place=type(fault).__name__) from None


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
        here = f"{place}{key}"
        if type(table.get(key)) is not type(word):
            raise BadRuleTable(table="words", entry=here)
        if isinstance(word, dict):
            _check_words(table[key], word, f"{here}.")


def _check_dictionary(table: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for place, row in enumerate(table["entry"], 1):
        texts = [row["key"], row["pl"], row["en"], row.get("short", row["pl"])]
        if any(not isinstance(one, str) or not one.strip() for one in texts) or row["key"] in seen:
            raise BadRuleTable(table="dictionary", entry=f"entry {place}")
        seen.add(row["key"])
    if not seen:
        raise BadRuleTable(table="dictionary", entry="entry")


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
}
