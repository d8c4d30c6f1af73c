"""Bringing in a caseload from three lists: preview, then all or nothing (`asystent import`).

Rules:
1. One row in error and nothing at all is written.
2. What is here already is left alone: a family by its number, a person by names and birth date, a service by
   its first day. So a second run adds nothing, and nothing typed here is overwritten.
3. The last service of a family stands in its record, former ones as periods; an imported ending needs no
   minutes of the family team.
4. An import is how an existing caseload is taken over, so it is not stopped by the limit of families.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from asystent_desktop.application.reading import by_scope
from asystent_desktop.application.transfer.import_files import SERVICES, ListNote, RowFault
from asystent_desktop.application.transfer.import_rows import (
    FamilyRow,
    Lists,
    PersonRow,
    ServiceRow,
    read_lists,
)
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember
from asystent_desktop.domain.kinds.household import ServicePeriod
from asystent_desktop.domain.records import Record, family_scope
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork
from asystent_desktop.ports.upkeep import CopyFor

Progress = Callable[[int, int], None]
"""Told how many of how many families are done; may raise `ImportStopped`."""

_POSTCODE = re.compile(r"(.*?)[,;]?\s*(\d{2}-\d{3})\s+(.+)", re.DOTALL)


class ImportRefused(UserFixable):
    """The lists hold errors; nothing was written. Values: `count`.

    Attributes:
        faults: Every bad row.
    """

    code = "application.import-refused"

    def __init__(self, faults: tuple[RowFault, ...]) -> None:
        self.faults = faults
        super().__init__(count=len(faults))


class ImportStopped(UserFixable):
    """Whoever watched the import stopped it; nothing was written."""

    code = "application.import-stopped"


@dataclass(frozen=True)
class ImportPreview:
    """What an import would do.

    Attributes:
        faults: What has to be put right first; then the counts are of the readable rows only.
        notes: How each list was read.
    """

    new_families: int
    known_families: int
    new_people: int
    known_people: int
    new_services: int
    known_services: int
    faults: tuple[RowFault, ...]
    notes: tuple[ListNote, ...] = ()

    @property
    def adds(self) -> bool:
        """Whether there is anything that is not here already."""
        return bool(self.new_families or self.new_people or self.new_services)


@dataclass
class _Case:
    """One family of the lists beside what is kept of it."""

    row: FamilyRow | None
    family: Family | None
    people: list[PersonRow]
    known_people: int
    services: list[ServiceRow]
    known_services: int
    periods: Sequence[ServicePeriod] = ()


def preview(desk: Desk, files: Mapping[str, bytes]) -> ImportPreview:
    """What an import would do; writes nothing.

    Args:
        desk: Where to.
        files: Content of rodziny.csv, osoby.csv, uslugi.csv by name.
    """
    with desk.unit_of_work() as unit:
        cases, lists = _compared(desk, unit, files)
    return _counted(cases, lists)


def run(
    desk: Desk, files: Mapping[str, bytes], progress: Progress | None = None
) -> tuple[ChangeSet, ImportPreview]:
    """Imports everything in one transaction, or nothing.

    Raises:
        ImportRefused: A row is in error; nothing was written.
        ImportStopped: By `progress`; nothing was written.
        NoRoomForCopy: There is no room for the copy made first; nothing was written.
    """
    with desk.unit_of_work() as unit:
        cases, lists = _compared(desk, unit, files)
        if lists.faults:
            raise ImportRefused(lists.faults)
        if _counted(cases, lists).adds:
            desk.upkeep.back_up(CopyFor.IMPORT)
        for done, case in enumerate(cases, 1):
            for record in _records(desk, case):
                unit.save(record)
            if progress is not None:
                progress(done, len(cases))
        return unit.commit("import"), _counted(cases, lists)


def _counted(cases: Sequence[_Case], lists: Lists) -> ImportPreview:
    return ImportPreview(
        new_families=sum(case.family is None for case in cases),
        known_families=sum(case.family is not None and case.row is not None for case in cases),
        new_people=sum(len(case.people) for case in cases),
        known_people=sum(case.known_people for case in cases),
        new_services=sum(len(case.services) for case in cases),
        known_services=sum(case.known_services for case in cases),
        faults=lists.faults,
        notes=lists.notes,
    )


def _compared(desk: Desk, unit: UnitOfWork, files: Mapping[str, bytes]) -> tuple[list[_Case], Lists]:
    kept = {one.number.casefold(): one for one in unit.find(Family)}
    numbers = frozenset(one.number for one in kept.values())
    lists = read_lists(files, desk.clock.today(), numbers)
    people, periods = by_scope(unit, FamilyMember), by_scope(unit, ServicePeriod)
    cases = _cases(lists, kept)
    faults = list(lists.faults)
    for case in cases:
        scope = case.family.scope if case.family else ""
        _leave_known_people(case, people.get(scope, []))
        case.periods = periods.get(scope, [])
        faults.extend(_leave_known_services(case))
    return cases, replace(lists, faults=tuple(faults))


def _cases(lists: Lists, kept: Mapping[str, Family]) -> list[_Case]:
    """One case for each number, in the order of the lists."""
    rows = {row.number.casefold(): row for row in reversed(lists.families)}
    people: defaultdict[str, list[PersonRow]] = defaultdict(list)
    services: defaultdict[str, list[ServiceRow]] = defaultdict(list)
    for person in lists.people:
        people[person.number.casefold()].append(person)
    for service in lists.services:
        services[service.number.casefold()].append(service)
    named = [*(row.number.casefold() for row in lists.families), *people, *services]
    return [
        _Case(rows.get(key), kept.get(key), people[key], 0, services[key], 0)
        for key in dict.fromkeys(named)
        if key in rows or key in kept
    ]


def _leave_known_people(case: _Case, kept: Sequence[FamilyMember]) -> None:
    seen = {_person_key(one.first_name, one.surname, one.birth_date) for one in kept}
    fresh = []
    for row in case.people:
        key = _person_key(row.first_name, row.surname, row.birth_date)
        if key in seen:
            case.known_people += 1
        else:
            fresh.append(row)
        seen.add(key)
    case.people = fresh


def _person_key(first_name: str, surname: str, born: date | None) -> tuple[str, str, date | None]:
    return first_name.casefold(), surname.casefold(), born


def _leave_known_services(case: _Case) -> Iterator[RowFault]:
    family = case.family
    seen = {one.from_on for one in case.periods}
    if family is not None and family.cooperation_from is not None:
        seen.add(family.cooperation_from)
    fresh = []
    for row in sorted(case.services, key=lambda one: one.from_on):
        if row.from_on in seen:
            case.known_services += 1
            continue
        seen.add(row.from_on)
        fresh.append(row)
        if family is not None and _clashes(row, family):
            yield RowFault(SERVICES, row.line, "poczatek", "service-here")
    case.services = fresh


def _clashes(row: ServiceRow, family: Family) -> bool:
    """Whether a service of the list cannot stand beside the one of a family that is here already."""
    begun = family.cooperation_from
    if begun is None:
        return False
    if row.from_on < begun:
        return row.until_on is None or row.until_on > begun
    return family.ended_on is None or row.from_on < family.ended_on


def _records(desk: Desk, case: _Case) -> Iterator[Record]:
    family = case.family or _new_family(desk, case.row)
    begun = family.cooperation_from or date.min
    newest = max(case.services, key=lambda one: one.from_on, default=None)
    if newest is not None and newest.from_on > begun:
        if family.cooperation_from is not None:
            yield _period_of(desk, family, family.cooperation_from, case.periods)
        family = replace(
            family,
            cooperation_from=newest.from_on,
            assigned_on=newest.from_on,
            ended_on=newest.until_on,
            outcome=newest.outcome,
        )
    if family is not case.family:
        yield family
    for row in case.people:
        yield _member(desk, family, row)
    for service in case.services:
        yield from _service(desk, family.scope, service)


def _new_family(desk: Desk, row: FamilyRow | None) -> Family:
    assert row is not None  # a case without a kept family comes from a row of the list
    family_id = desk.ids.new()
    found = _POSTCODE.fullmatch(row.address)
    street, postcode, city = found.groups() if found else (row.address, "", "")
    return Family(
        id=family_id,
        scope=family_scope(family_id),
        number=row.number,
        name=row.name,
        full_name=row.name,
        street=street,
        postcode=postcode,
        city=city,
        district=row.district,
        phone=row.phone,
    )


def _period_of(desk: Desk, family: Family, begun: date, kept: Sequence[ServicePeriod]) -> ServicePeriod:
    """The service that stood in the record until now."""
    fresh = ServicePeriod(id=desk.ids.new(), scope=family.scope, from_on=begun)
    known = next((one for one in kept if one.from_on == begun), fresh)
    return replace(known, until_on=family.ended_on, outcome=family.outcome)


def _member(desk: Desk, family: Family, row: PersonRow) -> FamilyMember:
    return FamilyMember(
        id=desk.ids.new(),
        scope=family.scope,
        first_name=row.first_name,
        surname=row.surname,
        role=row.role,
        sex=row.sex,
        birth_date=row.birth_date,
    )


def _service(desk: Desk, scope: str, row: ServiceRow) -> Iterator[Record]:
    yield ServicePeriod(
        id=desk.ids.new(),
        scope=scope,
        from_on=row.from_on,
        until_on=row.until_on,
        outcome=row.outcome,
        bases=tuple(one.value for one in row.bases),
        assistant=row.assistant,
        imported=True,
    )
    for basis in row.bases:
        yield CaseBasis(id=desk.ids.new(), scope=scope, basis=basis, since=row.from_on, until=row.until_on)
