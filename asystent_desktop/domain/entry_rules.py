"""What an entry of the family file must say before it is kept; whoever words it knows the codes.

Rules:
1. A person or record that an entry names belongs to the same family.
2. A key comes from its dictionary, retired ones included, so that old entries can still be corrected.
3. Days are in order, and what already happened did not happen in the future.
4. What the law asks of one kind (court order, end date, no health-care provider) is refused with its reason.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from asystent_desktop.domain.entry_shapes import Shape, shape_of
from asystent_desktop.domain.kinds.blue_card import BlueCard, CardState
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    ConsentForm,
    CooperationConsent,
    ForLifeDocument,
    ForLifeProof,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import ContactEntry
from asystent_desktop.domain.kinds.diagram import PersonBond
from asystent_desktop.domain.kinds.family import Authority, Basis, CaseBasis, FamilyMember
from asystent_desktop.domain.kinds.household import Guardianship, ParentalAuthority
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.domain.people import is_child
from asystent_desktop.domain.records import Record

Fault = tuple[str, str]
"""Field and stable code."""


@dataclass(frozen=True)
class Surroundings:
    """What an entry is judged beside.

    Attributes:
        people: Members of the family by id, removed ones left out.
        known: Ids of the records each linking field may name.
        words: Keys of each dictionary by its name.
        bases: Why the service is given.
        providers: Keys of institutions that are health-care providers.
    """

    today: date
    people: Mapping[str, FamilyMember]
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bases: tuple[CaseBasis, ...] = ()
    providers: frozenset[str] = frozenset()


def faults(entry: Record, beside: Surroundings) -> list[Fault]:
    """Everything that speaks against keeping an entry, in the order of its fields."""
    shape = shape_of(type(entry))
    found = [*_general(entry, shape, beside), *_SPECIAL.get(type(entry), _nothing)(entry, beside)]
    return list(dict.fromkeys(found))


def _general(entry: Record, shape: Shape, beside: Surroundings) -> Iterator[Fault]:
    for name in shape.needed:
        if not getattr(entry, name):
            yield name, "missing"
    for name in shape.people:
        if any(one not in beside.people for one in _all(getattr(entry, name))):
            yield name, "unknown-person"
    for name in shape.links:
        if any(one not in beside.known.get(name, frozenset()) for one in _all(getattr(entry, name))):
            yield name, "unknown-record"
    for name, dictionary in shape.words.items():
        if any(one not in beside.words[dictionary] for one in _all(getattr(entry, name))):
            yield name, "unknown-word"
    for first, last in shape.periods:
        begun, over = getattr(entry, first), getattr(entry, last)
        if begun is not None and over is not None and over < begun:
            yield last, "before-start"
    for name in shape.past:
        day = getattr(entry, name)
        if day is not None and day > beside.today:
            yield name, "future"


def _all(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _nothing(entry: Any, beside: Surroundings) -> Iterator[Fault]:
    yield from ()


def _guardianship(entry: Guardianship, beside: Surroundings) -> Iterator[Fault]:
    if not entry.guardian_id and not entry.guardian.strip():
        yield "guardian", "missing"
    if entry.guardian_id == entry.child_id:
        yield "guardian_id", "itself"


def _authority(entry: ParentalAuthority, beside: Surroundings) -> Iterator[Fault]:
    """KRO art. 107, 109-111: only a court limits, suspends or takes parental authority away."""
    if entry.parent_id == entry.child_id:
        yield "parent_id", "itself"
    ruled = entry.authority not in (Authority.FULL, Authority.UNKNOWN)
    if ruled and entry.order_on is None:
        yield "order_on", "order-missing"


def _consent(entry: CooperationConsent, beside: Surroundings) -> Iterator[Fault]:
    obliged = any(
        one.basis == Basis.COURT
        and one.since <= entry.signed_on
        and (one.until is None or entry.signed_on <= one.until)
        for one in beside.bases
    )
    if entry.form == ConsentForm.ACKNOWLEDGEMENT and not obliged:
        yield "form", "no-court"
    if entry.form == ConsentForm.ACKNOWLEDGEMENT and entry.withdrawn_on is not None:
        yield "withdrawn_on", "obliged"


def _clause(entry: InformationClause, beside: Surroundings) -> Iterator[Fault]:
    if not entry.member_id and not entry.receiver.strip():
        yield "receiver", "missing"


def _for_life(entry: ForLifeDocument, beside: Surroundings) -> Iterator[Fault]:
    pregnancy = entry.proof == ForLifeProof.PREGNANCY
    if pregnancy and entry.valid_until is None:
        yield "valid_until", "pregnancy-end"
    if entry.complicated and not pregnancy:
        yield "complicated", "only-pregnancy"


def _authorisation(entry: Authorisation, beside: Surroundings) -> Iterator[Fault]:
    """Ustawa "Za życiem", art. 8 ust. 3: before institutions, health-care providers excluded."""
    kinds = {one.institution for one in entry.institutions}
    if kinds & beside.providers:
        yield "institutions", "health-provider"
    if kinds - beside.words["institutions"]:
        yield "institutions", "unknown-word"


def _placement(entry: Placement, beside: Surroundings) -> Iterator[Fault]:
    child = beside.people.get(entry.child_id)
    if child is not None and not is_child(child, entry.since):
        yield "child_id", "not-a-child"
    if entry.end is not None and entry.until is None:
        yield "until", "missing"


def _bond(entry: PersonBond, beside: Surroundings) -> Iterator[Fault]:
    if entry.first_id == entry.second_id:
        yield "second_id", "itself"


def _log(entry: ContactEntry, beside: Surroundings) -> Iterator[Fault]:
    if not entry.contact_id and not entry.with_whom.strip():
        yield "with_whom", "missing"


def _reports(entry: CourtReportSchedule, beside: Surroundings) -> Iterator[Fault]:
    if entry.every_months is not None and entry.every_months < 1:
        yield "every_months", "not-positive"


def _blue_card(entry: BlueCard, beside: Surroundings) -> Iterator[Fault]:
    """Who is harmed is never suspected in the same procedure, and an ended one has its day."""
    if set(entry.harmed) & set(entry.violent):
        yield "violent", "itself"
    if entry.state == CardState.ENDED and entry.ended_on is None:
        yield "ended_on", "missing"
    if entry.state != CardState.ENDED and entry.ended_on is not None:
        yield "state", "not-ended"


_SPECIAL: Mapping[type[Record], Callable[[Any, Surroundings], Iterator[Fault]]] = {
    Guardianship: _guardianship,
    ParentalAuthority: _authority,
    CooperationConsent: _consent,
    InformationClause: _clause,
    ForLifeDocument: _for_life,
    Authorisation: _authorisation,
    Placement: _placement,
    ContactEntry: _log,
    CourtReportSchedule: _reports,
    PersonBond: _bond,
    BlueCard: _blue_card,
}


def in_force(entry: Any, day: date) -> bool:
    """Whether an entry with `since` and `until` holds on a day, both ends included; None means open."""
    return (entry.since is None or entry.since <= day) and (entry.until is None or day <= entry.until)
