"""Rows of the imported lists in the program's own types, each judged by itself and beside the others."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from asystent_desktop.application.transfer.import_files import (
    FAMILIES,
    PEOPLE,
    SERVICES,
    ListNote,
    RawList,
    RawRow,
    RowFault,
    read_list,
)
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Outcome, Sex

T = TypeVar("T")

ROLES: Mapping[str, tuple[MemberRole, Sex]] = {
    "matka": (MemberRole.MOTHER, Sex.FEMALE),
    "ojciec": (MemberRole.FATHER, Sex.MALE),
    "dziecko": (MemberRole.CHILD, Sex.UNKNOWN),
    "opiekun": (MemberRole.GUARDIAN, Sex.UNKNOWN),
    "inna": (MemberRole.OTHER, Sex.UNKNOWN),
}
OUTCOMES: Mapping[str, Outcome | None] = {
    "": None,
    "zakonczona": Outcome.COMPLETED,
    "przerwana": Outcome.INTERRUPTED,
    "inna": Outcome.OTHER,
}
BASES: Mapping[str, Basis] = {
    "pracownik_socjalny": Basis.SOCIAL_WORKER,
    "sad": Basis.COURT,
    "za_zyciem": Basis.FOR_LIFE,
    "wniosek_rodziny": Basis.OWN_REQUEST,
}
_POLISH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?r\.?)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_EARLIEST = 1900
_UNTYPED = str.maketrans("ąćęłńóśźż", "acelnoszz")


@dataclass(frozen=True)
class FamilyRow:
    """A row of rodziny.csv."""

    line: int
    number: str
    name: str
    address: str
    district: str
    phone: str


@dataclass(frozen=True)
class PersonRow:
    """A row of osoby.csv."""

    line: int
    number: str
    first_name: str
    surname: str
    birth_date: date | None
    role: MemberRole
    sex: Sex


@dataclass(frozen=True)
class ServiceRow:
    """A row of uslugi.csv; `until_on` is None while it runs."""

    line: int
    number: str
    assistant: str
    from_on: date
    until_on: date | None
    outcome: Outcome | None
    bases: tuple[Basis, ...]


@dataclass(frozen=True)
class Lists:
    """The three lists as far as they could be read, and what speaks against them by file and line."""

    families: tuple[FamilyRow, ...]
    people: tuple[PersonRow, ...]
    services: tuple[ServiceRow, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[ListNote, ...]


class _Refused(Exception):
    """A cell cannot be read; ends the reading of its row."""

    def __init__(self, field: str, code: str, **values: str) -> None:
        super().__init__(code)
        self.field, self.code, self.values = field, code, tuple(sorted(values.items()))


def read_lists(files: Mapping[str, bytes], today: date, known_numbers: frozenset[str]) -> Lists:
    """Reads all three lists.

    Args:
        files: Content by name; a name that is not there counts as a missing file.
        today: Nothing may have begun or been born after it.
        known_numbers: Numbers of families of this store, which people and services may name too.
    """
    raw = {name: read_list(name, files.get(name)) for name in (FAMILIES, PEOPLE, SERVICES)}
    faults = [fault for one in raw.values() for fault in one.faults]
    families = _typed(FAMILIES, raw[FAMILIES], _family, faults)
    people = _typed(PEOPLE, raw[PEOPLE], lambda row: _person(row, today), faults)
    services = _typed(SERVICES, raw[SERVICES], lambda row: _service(row, today), faults)
    faults.extend(_repeated(families))
    # A family whose own row is wrong is not unknown on top of it.
    named = {row.cells.get("numer", "") for row in raw[FAMILIES].rows} | known_numbers
    faults.extend(_foreign(PEOPLE, people, named))
    faults.extend(_foreign(SERVICES, services, named))
    faults.extend(_overlapping(services))
    order = (FAMILIES, PEOPLE, SERVICES)
    ordered = sorted(faults, key=lambda one: (order.index(one.file), one.line))
    notes = tuple(one.note for one in raw.values())
    return Lists(tuple(families), tuple(people), tuple(services), tuple(ordered), notes)


def _typed(name: str, raw: RawList, read: Callable[[RawRow], T], faults: list[RowFault]) -> list[T]:
    made = []
    for row in raw.rows:
        try:
            made.append(read(row))
        except _Refused as why:
            faults.append(RowFault(name, row.line, why.field, why.code, why.values))
    return made


def _family(row: RawRow) -> FamilyRow:
    cells = row.cells
    return FamilyRow(
        row.line,
        _filled(row, "numer"),
        _filled(row, "nazwisko"),
        cells["adres"],
        cells["dzielnica"],
        cells["telefon"],
    )


def _person(row: RawRow, today: date) -> PersonRow:
    role, sex = _one_of(row, "rola", ROLES)
    return PersonRow(
        row.line,
        _filled(row, "numer_rodziny"),
        _filled(row, "imie"),
        _filled(row, "nazwisko"),
        _day(row, "data_urodzenia", today),
        role,
        sex,
    )


def _service(row: RawRow, today: date) -> ServiceRow:
    begun, over = _day(row, "poczatek", today), _day(row, "koniec", today)
    outcome = _one_of(row, "wynik", OUTCOMES)
    if begun is None:
        raise _Refused("poczatek", "empty-cell")
    if over is not None and over < begun:
        raise _Refused("koniec", "before-start")
    if outcome is not None and over is None:
        raise _Refused("wynik", "outcome-without-end")
    number = _filled(row, "numer_rodziny")
    return ServiceRow(row.line, number, row.cells["asystent"], begun, over, outcome, _bases(row))


def _bases(row: RawRow) -> tuple[Basis, ...]:
    said = [part.strip() for part in _filled(row, "podstawa").split("|")]
    found = [BASES.get(_plain(part)) for part in said]
    if None in found:
        raise _Refused("podstawa", "not-one-of", allowed=", ".join(BASES))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _filled(row: RawRow, field: str) -> str:
    if not row.cells[field]:
        raise _Refused(field, "empty-cell")
    return row.cells[field]


def _plain(text: str) -> str:
    return text.casefold().translate(_UNTYPED).replace(" ", "_")


def _one_of(row: RawRow, field: str, allowed: Mapping[str, T]) -> T:
    said = _plain(row.cells[field])
    if said not in allowed:
        raise _Refused(field, "not-one-of", allowed=", ".join(filter(None, allowed)))
    return allowed[said]


def _day(row: RawRow, field: str, today: date) -> date | None:
    text = row.cells[field]
    if not text:
        return None
    polish = _POLISH.fullmatch(text)
    if polish is None and not _ISO.fullmatch(text):
        raise _Refused(field, "not-a-date")
    try:
        found = date(int(polish[3]), int(polish[2]), int(polish[1])) if polish else date.fromisoformat(text)
    except ValueError:
        raise _Refused(field, "not-a-date") from None
    if found.year < _EARLIEST:
        raise _Refused(field, "not-a-date")
    if found > today:
        raise _Refused(field, "future")
    return found


def _repeated(families: list[FamilyRow]) -> Iterator[RowFault]:
    first: dict[str, int] = {}
    for one in families:
        key = one.number.casefold()
        if key in first:
            yield RowFault(FAMILIES, one.line, "numer", "repeated", (("first", str(first[key])),))
        first.setdefault(key, one.line)


def _foreign(name: str, rows: list[PersonRow] | list[ServiceRow], named: set[str]) -> Iterator[RowFault]:
    known = {one.casefold() for one in named}
    for one in rows:
        if one.number.casefold() not in known:
            yield RowFault(name, one.line, "numer_rodziny", "unknown-family")


def _overlapping(services: list[ServiceRow]) -> Iterator[RowFault]:
    """A family has one service at a time; a change of assistant may fall on one day."""
    last: dict[str, ServiceRow] = {}
    for one in sorted(services, key=lambda row: (row.number.casefold(), row.from_on, row.line)):
        before = last.get(one.number.casefold())
        if before is not None and before != one and one.from_on < (before.until_on or date.max):
            yield RowFault(SERVICES, one.line, "poczatek", "overlap", (("first", str(before.line)),))
        last[one.number.casefold()] = one
