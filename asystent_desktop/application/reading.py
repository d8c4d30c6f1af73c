"""What every use case does first: find the record it was asked about, group by family, read limits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from asystent_desktop.application.faults import NotOnesField, UnknownFamily, UnknownRecord
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.domain.service_rules import is_waiting
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

R = TypeVar("R", bound=Record)


def record_in(unit: UnitOfWork, cls: type[R], record_id: str) -> R:
    """The record with that id.

    Raises:
        UnknownRecord: It is not here or was deleted.
    """
    found = once_in(unit, cls, record_id)
    if found.deleted:
        raise UnknownRecord(kind=kind_of(cls).name, record_id=record_id)
    return found


def once_in(unit: UnitOfWork, cls: type[R], record_id: str) -> R:
    """The record with that id, a removed one, too.

    Raises:
        UnknownRecord: There never was one.
    """
    found = unit.get(cls, record_id)
    if found is None:
        raise UnknownRecord(kind=kind_of(cls).name, record_id=record_id)
    return found


def family_in(unit: UnitOfWork, family_id: str) -> Family:
    """The family with that id.

    Raises:
        UnknownFamily: It is not here or was deleted.
    """
    found = unit.get(Family, family_id)
    if found is None or found.deleted:
        raise UnknownFamily(family=family_id)
    return found


def family_id_of(scope: str) -> str:
    """The id inside a family's scope; empty for any other scope."""
    kind, _, held = scope.partition(":")
    return held if kind == "family" else ""


def by_scope(
    unit: UnitOfWork, cls: type[R], scope: str | Collection[str] | None = None
) -> Mapping[str, list[R]]:
    """All records of a kind in one query, grouped by scope; a scope without any gives an empty list."""
    found: defaultdict[str, list[R]] = defaultdict(list)
    for record in unit.find(cls, scope=scope):
        found[record.scope].append(record)
    return found


def families_by_id(unit: UnitOfWork) -> dict[str, Family]:
    """Every family in the store."""
    return {family.id: family for family in unit.find(Family)}


def is_open(family: Family, today: date) -> bool:
    """The service runs: it has not ended by that day."""
    return family.ended_on is None or family.ended_on > today


def my_families(desk: Desk, unit: UnitOfWork, today: date) -> list[tuple[Family, bool]]:
    """Open families of the person at this desk, each with whether it counts towards her limit.

    Alone, and for the office's roles: every open family of the store. An enrolled assistant: those assigned
    to her on that day, and those nobody is assigned to yet (made here, not adopted so far). A stand-in's and
    a reader's families do not count towards the limit, the holder's does, and so does one nobody
    is assigned to unless it still waits.
    """
    return assigned_among(desk, unit, [one for one in unit.find(Family) if is_open(one, today)], today)


def assigned_among(
    desk: Desk, unit: UnitOfWork, open_ones: Iterable[Family], today: date
) -> list[tuple[Family, bool]]:
    """Of some families those that are this person's, as `my_families`."""
    identity = desk.identity()
    if not identity.enrolled or identity.role != "assistant":
        return [(family, not is_waiting(family, today)) for family in open_ones]
    assignments = [one for one in unit.find(Assignment) if not one.restricted]
    given = {one.family_id for one in assignments}
    modes = {
        one.family_id: one.mode
        for one in sorted(assignments, key=lambda one: one.mode == AssignmentMode.HOLDER)
        if one.person_id == identity.person_id and in_force(one, today)
    }
    return [
        (
            family,
            modes[family.id] == AssignmentMode.HOLDER
            if family.id in modes
            else not is_waiting(family, today),
        )
        for family in open_ones
        if family.id in modes or family.id not in given
    ]


def in_force(assignment: Assignment, day: date) -> bool:
    """Whether an assignment holds on a day, both ends included."""
    return assignment.from_on <= day and (assignment.until_on is None or day <= assignment.until_on)


def limit_on(desk: Desk, limit: Limit, day: date) -> int:
    """The office's value of a limit on a day."""
    return desk.rules.limits.at(day)[limit]


def changed(record: R, allowed: Iterable[str], fields: Mapping[str, Any]) -> R:
    """The record with fields replaced.

    Raises:
        NotOnesField: A name is not among `allowed`.
    """
    known = set(allowed)
    for name in fields:
        if name not in known:
            raise NotOnesField(kind=kind_of(record).name, field=name)
    return replace(record, **fields)
