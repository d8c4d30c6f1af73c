"""Own time sheet and monthly work record: visits, hours, kilometres, by family and by statutory task.

Everything comes from the visit cards this person wrote; only work that is no meeting is typed beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from asystent_desktop.application.entries.entries import open_fields
from asystent_desktop.application.faults import FieldProblem, InvalidForm
from asystent_desktop.application.reading import changed, families_by_id, my_families, record_in
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.kinds.work_entry import WorkEntry
from asystent_desktop.domain.records import person_scope
from asystent_desktop.domain.time_sheet import Share, SheetLine, WorkMonth, lacks_way, month_of
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "MonthView",
    "Share",
    "SheetLine",
    "WorkMonth",
    "add_work",
    "change_work",
    "remove_work",
    "unfilled",
    "work_month",
]

_AT_ONCE = 64
"""Cards of a family read at first; more only where a month holds more."""


class InvalidWork(InvalidForm):
    """An entry of the time sheet cannot be kept like that. `problems` says why."""

    code = "application.invalid-work"


@dataclass(frozen=True)
class MonthView:
    """A month with what its ids stand for.

    Attributes:
        families: Number and name by family id.
        entries: Ids of the work entries by (day, start), to change them.
    """

    work: WorkMonth
    person_name: str
    families: Mapping[str, tuple[str, str]]
    entries: Mapping[tuple[date, time], str]

    def family_number(self, family_id: str) -> str:
        """The number papers print; "–" for a family no longer here."""
        return self.families.get(family_id, ("–", ""))[0]


def work_month(desk: Desk, month: date | None = None) -> MonthView:
    """One month of the person at this desk; this month unless another day of one is given."""
    first = (month or desk.clock.today()).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
        cards = [
            card
            for family in families.values()
            for card in _cards_between(unit, family, first, last)
            if card.author_id == identity.person_id
        ]
        work = [
            one
            for one in unit.find(WorkEntry, scope=person_scope(identity.person_id))
            if first <= one.on <= last
        ]
    names = {one.id: (one.number, one.name) for one in families.values()}
    entries = {(one.on, one.start): one.id for one in work}
    return MonthView(month_of(first, cards, work), identity.name, names, entries)


def _cards_between(unit: UnitOfWork, family: Family, first: date, last: date) -> Iterator[Visit]:
    """Cards that count, without reading the years before."""
    limit = _AT_ONCE
    while True:
        found = unit.newest(Visit, "on", limit, scope=family.scope)
        if len(found) < limit or found[-1].on < first:
            break
        limit *= 2
    for card in found:
        # A correction may have moved to another day, so each card is asked for its own successor.
        if first <= card.on <= last and not unit.find(Visit, scope=family.scope, corrects=card.id):
            yield card


@dataclass(frozen=True)
class Unfilled:
    """A finished card whose hours or way are missing in the time sheet."""

    visit_id: str
    family_name: str
    family_number: str
    on: date


def unfilled(desk: Desk, today: date | None = None) -> tuple[Unfilled, ...]:
    """This person's cards of this month and the one before that say nothing of the way, oldest first.

    Who never wrote one down in that time is not asked for any: not every office keeps them.
    """
    last = today or desk.clock.today()
    first = (last.replace(day=1) - timedelta(days=1)).replace(day=1)
    mine = desk.identity().person_id
    with desk.unit_of_work() as unit:
        held = [
            (card, family)
            for family, _counted in my_families(desk, unit, last)
            for card in unit.newest(Visit, "on", _AT_ONCE, scope=family.scope, author_id=mine)
            if first <= card.on <= last
        ]
        if not any(card.travel_km or card.travel_minutes for card, _family in held):
            return ()
        known = {card.group_id for card, _family in held if card.group_id and not lacks_way(card)}
        asked = [
            (card, family)
            for card, family in held
            if lacks_way(card)
            and card.group_id not in known
            and not unit.find(Visit, scope=card.scope, corrects=card.id)
        ]
    rows = [Unfilled(card.id, family.name, family.number, card.on) for card, family in asked]
    return tuple(sorted(rows, key=lambda row: (row.on, row.visit_id)))


def add_work(desk: Desk, **given: Any) -> tuple[ChangeSet, str]:
    """Adds work that is no meeting.

    Raises:
        InvalidWork: Hours in the wrong order, or an unknown kind of work.
    """
    made = WorkEntry(id=desk.ids.new(), scope=person_scope(desk.identity().person_id), **given)
    with desk.unit_of_work() as unit:
        _refuse_faults(made)
        unit.save(made)
        return unit.commit("add-work"), made.id


def change_work(desk: Desk, work_id: str, **fields: Any) -> ChangeSet:
    """Changes it; raises `UnknownRecord`, `NotOnesField`, `InvalidWork`."""
    with desk.unit_of_work() as unit:
        made = changed(record_in(unit, WorkEntry, work_id), open_fields(WorkEntry), fields)
        _refuse_faults(made)
        unit.save(made)
        return unit.commit("change-work")


def remove_work(desk: Desk, work_id: str) -> ChangeSet:
    """Takes back what was entered by mistake; raises `UnknownRecord`."""
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, WorkEntry, work_id))
        return unit.commit("remove-work")


def _refuse_faults(made: WorkEntry) -> None:
    found = []
    if made.end <= made.start:
        found.append(FieldProblem("end", "before-start"))
    if made.work not in {entry.key for entry in dictionaries.entries("work_kinds")}:
        found.append(FieldProblem("work", "unknown-word"))
    if found:
        raise InvalidWork(tuple(found))
