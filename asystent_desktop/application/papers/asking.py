"""What a composer is asked, and the pieces every composer uses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.application.papers.filling import PaperData
from asystent_desktop.application.people import person_names, person_titles
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n.citations import citation
from asystent_desktop.i18n.polish import long_date, numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

R = TypeVar("R", bound=Record)

Staff = Mapping[str, tuple[str, str]]
"""Name and title of the office's people by id, as far as this computer knows them."""

_ASSISTANT = "assistant"


@dataclass(frozen=True)
class Ask:
    """One paper that is wanted.

    Attributes:
        unit: An open transaction; composers only read.
        on: The date the paper bears; what was written later is left out.
        subject_id: The record the paper is about (a visit, a version of the plan, an ending); empty when
            the kind needs none or takes the latest.
        draft: Only to be looked at; what is to be frozen must be whole.
        staff: Who may have written what is printed, and who works with the family.
    """

    desk: Desk
    unit: UnitOfWork
    family: Family
    on: date
    subject_id: str = ""
    draft: bool = True
    staff: Staff = field(default_factory=dict)


LAW = (
    "work_plan",
    "work_plan_foster_care",
    "cooperation",
    "periodic_assessment",
    "follow_up",
    "records",
    "assignment",
    "court_obligation",
    "duty_to_notify",
    "court_opinion",
)
"""Entries of the register of citations that templates may name, e.g. {law_work_plan}."""

Composer = Callable[[Ask], PaperData]


def staff_of(desk: Desk) -> Staff:
    """For `Ask.staff`; asked before a transaction is open."""
    titles = person_titles(desk)
    return {person: (name, titles.get(person, "")) for person, name in person_names(desk).items()}


def common(ask: Ask, author_id: str = "") -> dict[str, str]:
    """Values every template may use.

    Args:
        author_id: Who wrote what the paper is about and signs it; empty for the assistant who works with the
            family, whoever prints.
    """
    family = ask.family
    name, title = _assistant(ask, author_id)
    address = ", ".join(
        part for part in (family.street, " ".join((family.postcode, family.city)).strip()) if part.strip()
    )
    return {
        "family_number": family.number,
        "family_name": family.full_name or family.name,
        "family_address": address,
        "family_phone": family.phone,
        "case_number": family.case_number,
        "social_worker": family.social_worker,
        "assistant_name": name,
        "assistant_title": title,
        "office_name": ask.desk.identity().office_name,
        "date": long_date(ask.on),
        **{f"law_{key}": citation(key, ask.on) for key in LAW},
        "cooperation_from": day(family.cooperation_from),
    }


def _assistant(ask: Ask, author_id: str) -> tuple[str, str]:
    """Name and title; a head or a clerk who prints signs nothing in the assistant's place."""
    identity = ask.desk.identity()
    if author_id == identity.person_id or (not author_id and identity.role == _ASSISTANT):
        return identity.name, identity.title
    if author_id:
        return ask.staff.get(author_id, ("", ""))
    held = [
        one
        for one in ask.unit.find(Assignment, family_id=ask.family.id)
        if one.mode is AssignmentMode.HOLDER and not one.restricted and one.person_id in ask.staff
    ]
    running = [one for one in held if one.from_on <= ask.on and (one.until_on or ask.on) >= ask.on]
    last = max(running, key=lambda one: (one.from_on, one.id), default=None)
    return ask.staff[last.person_id] if last else ("", "")


def chosen(ask: Ask, cls: type[R], paper: str, order: Callable[[R], object]) -> R:
    """The record a paper is about: the one that is named, else the last in `order`.

    Args:
        paper: Key of the paper, for the fault.

    Raises:
        UnknownRecord: The named one is not here.
        NothingToPrint: None was named, and there is none.
    """
    if ask.subject_id:
        return record_in(ask.unit, cls, ask.subject_id)
    found = ask.unit.find(cls, scope=ask.family.scope)
    if not found:
        raise NothingToPrint(paper=paper, family=ask.family.number)
    return max(found, key=lambda one: (order(one), one.id))


def day(on: date | None) -> str:
    """A date in words; empty for none."""
    return long_date(on) if on else ""


def short_day(on: date | None) -> str:
    """A date in figures, for the columns of a table; empty for none."""
    return numeric_date(on) if on else ""


def fact_ids(unit: UnitOfWork, records: Iterable[Record]) -> tuple[str, ...]:
    """ "kind/id@version" of the records a paper speaks of, sorted."""
    named = {(kind_of(record).name, record.id) for record in records}
    return tuple(f"{kind}/{held}@{unit.version(held)}" for kind, held in sorted(named))


def names(*rows: str) -> frozenset[str]:
    """Names of the values of one row."""
    return frozenset(rows)


RowNames = Mapping[str, frozenset[str]]

COMMON = names(
    *("family_number", "family_name", "family_address", "family_phone", "case_number", "social_worker"),
    *("assistant_name", "assistant_title", "office_name", "date", "cooperation_from"),
    *(f"law_{key}" for key in LAW),
)
"""Names every template may use."""
