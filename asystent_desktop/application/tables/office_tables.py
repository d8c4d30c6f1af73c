"""Tables the office replaced: deadlines, limits, citations, dictionaries, words and templates of papers.

A shipped table stays what it is; the office keeps the whole text of its own beside it, in force from a day.
It is checked before it is kept, and again when a vault is opened: one that cannot be used any more is passed
over and told, and the shipped one holds. A replaced table takes effect with the next unlocking of the vault.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.letterhead import own_or_office_scope
from asystent_desktop.application.papers.letter_templates import TABLE as LETTERS
from asystent_desktop.application.plans.templates import TABLE as GOALS
from asystent_desktop.application.reading import record_in
from asystent_desktop.application.tables.checks import (
    COURT_FORMS,
    COURTS,
    PAPERS,
    SCALE,
    WORDS,
    UnusableTable,
    check_text,
)
from asystent_desktop.application.tables.defaults import with_defaults, without_gone
from asystent_desktop.domain.kinds.office_table import OfficeTable
from asystent_desktop.domain.records import OFFICE_SCOPE
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
NAMES = (
    *RULES,
    *(f"dictionaries/{name}" for name in DICTIONARIES),
    *(COURTS, SCALE, GOALS, *WORDS, COURT_FORMS, LETTERS, *PAPERS),
)


@dataclass(frozen=True)
class TableRow:
    """One table.

    Attributes:
        valid_from: First day of the office's own; None where the shipped one holds.
        usable: False when the office's own cannot be used and the shipped one holds instead.
        added: What the program asks for and the office's text does not know; shipped values stand in.
    """

    name: str
    valid_from: date | None
    source: str
    usable: bool
    table_id: str
    added: tuple[str, ...] = ()


def tables(desk: Desk, on: date | None = None) -> list[TableRow]:
    """Every table that may be replaced, with what the office put in its place."""
    held = _chosen(desk, on or desk.clock.today())
    rows = []
    for name in NAMES:
        own = held.get(name)
        if own is None:
            rows.append(TableRow(name, None, "", True, ""))
        else:
            rows.append(_row(own))
    return rows


def _row(own: OfficeTable) -> TableRow:
    usable = _usable(own)
    added = with_defaults(own.name, tomllib.loads(own.text)).added if usable else ()
    return TableRow(own.name, own.valid_from, own.source, usable, own.id, added)


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
    return {f"{one.name}.toml": _table(one) for one in held if _usable(one)}


def _table(own: OfficeTable) -> dict[str, Any]:
    """The office's values, the program's defaults for what it added since."""
    return with_defaults(own.name, without_gone(own.name, tomllib.loads(own.text))).table


def _chosen(desk: Desk, day: date) -> dict[str, OfficeTable]:
    """Of each name the latest that has begun; the office's before one's own."""
    with desk.unit_of_work() as unit:
        held = unit.find(OfficeTable)
    begun = [one for one in held if one.valid_from <= day]
    ordered = sorted(begun, key=lambda one: (one.scope == OFFICE_SCOPE, one.valid_from, one.id))
    return {one.name: one for one in ordered}


def _usable(own: OfficeTable) -> bool:
    try:
        check_text(own.name, own.text, kept=True)
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
    check_text(name, text)
