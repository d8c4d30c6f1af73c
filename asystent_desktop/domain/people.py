"""Ages, children, and relations that cannot be true together."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole, Relation, RelationKind

ADULT_YEARS = 18
_COUPLE = frozenset(
    {RelationKind.MARRIED, RelationKind.COHABITING, RelationKind.SEPARATED, RelationKind.DIVORCED}
)
_SYMMETRIC = _COUPLE | {RelationKind.SIBLING}


def age_on(birth_date: date | None, day: date) -> int | None:
    """Whole years on a day; None without a birth date or before it."""
    if birth_date is None or birth_date > day:
        return None
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def is_child(member: FamilyMember, day: date) -> bool:
    """A child of the file under 18, or of unknown age (KC art. 10)."""
    age = age_on(member.birth_date, day)
    return member.role == MemberRole.CHILD and (age is None or age < ADULT_YEARS)


class Contradiction(StrEnum):
    """Why a relation cannot be true; the value is a stable code."""

    ITSELF = "itself"
    REPEATED = "repeated"
    OTHER_COUPLE_STATE = "other-couple-state"
    PARENT_YOUNGER = "parent-younger"
    ANCESTOR_OF_ITSELF = "ancestor-of-itself"
    PARENT_AND_PARTNER = "parent-and-partner"


def contradiction(
    first: FamilyMember, second: FamilyMember, relation: RelationKind, known: Iterable[Relation]
) -> Contradiction | None:
    """What speaks against "first is `relation` of second" beside the relations kept; None when nothing."""
    held = list(known)
    if first.id == second.id:
        return Contradiction.ITSELF
    between = [one for one in held if {one.first_id, one.second_id} == {first.id, second.id}]
    if any(_same(one, first.id, relation) for one in between):
        return Contradiction.REPEATED
    if relation in _COUPLE and any(one.relation in _COUPLE for one in between):
        return Contradiction.OTHER_COUPLE_STATE
    lineal = {RelationKind.PARENT_OF}
    if relation in _SYMMETRIC and any(one.relation in lineal for one in between):
        return Contradiction.PARENT_AND_PARTNER
    if relation != RelationKind.PARENT_OF:
        return None
    if any(one.relation in _SYMMETRIC for one in between):
        return Contradiction.PARENT_AND_PARTNER
    return _against_parent(first, second, held)


def _same(held: Relation, first_id: str, relation: RelationKind) -> bool:
    return held.relation == relation and (relation in _SYMMETRIC or held.first_id == first_id)


def _against_parent(
    parent: FamilyMember, child: FamilyMember, known: Sequence[Relation]
) -> Contradiction | None:
    certain = not (parent.birth_approximate or child.birth_approximate)
    if certain and parent.birth_date and child.birth_date and parent.birth_date >= child.birth_date:
        return Contradiction.PARENT_YOUNGER
    if parent.id in _descendants(child.id, known):
        return Contradiction.ANCESTOR_OF_ITSELF
    return None


def _descendants(person_id: str, known: Sequence[Relation]) -> set[str]:
    found: set[str] = set()
    waiting = [person_id]
    while waiting:
        parent_id = waiting.pop()
        for one in known:
            is_step = one.relation == RelationKind.PARENT_OF and one.first_id == parent_id
            if is_step and one.second_id not in found:
                found.add(one.second_id)
                waiting.append(one.second_id)
    return found
