"""Ages and relations that cannot be true."""

from datetime import date
from typing import Any

import pytest

from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole, Relation, RelationKind
from asystent_desktop.domain.people import Contradiction, age_on, contradiction, is_child

R = RelationKind


def member(name: str, born: date | None = None, **fields: Any) -> FamilyMember:
    values = {"role": MemberRole.CHILD, "birth_date": born, **fields}
    return FamilyMember(id=name, scope="family:x", first_name=name, surname="X", **values)


def relation(first: str, second: str, kind: RelationKind) -> Relation:
    return Relation(id=first + second, scope="family:x", first_id=first, second_id=second, relation=kind)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2008, 11, 17), 18),
        (date(2008, 11, 18), 17),
        (date(2024, 2, 29), 2),
        (date(2026, 12, 1), None),
        (None, None),
    ],
)
def test_age(born: date | None, age: int | None) -> None:
    assert age_on(born, date(2026, 11, 17)) == age


def test_a_child_is_under_eighteen_or_of_unknown_age() -> None:
    day = date(2026, 11, 17)
    assert is_child(member("a"), day)
    assert is_child(member("a", date(2008, 11, 18)), day)
    assert not is_child(member("a", date(2008, 11, 17)), day)
    assert not is_child(member("a", date(2015, 1, 1), role=MemberRole.OTHER), day)


ANNA, PIOTR, ZOSIA = member("anna", date(1992, 1, 1)), member("piotr"), member("zosia", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("first", "second", "kind", "known", "expected"),
    [
        (ANNA, ANNA, R.SIBLING, [], Contradiction.ITSELF),
        (ANNA, PIOTR, R.MARRIED, [], None),
        (PIOTR, ANNA, R.MARRIED, [relation("anna", "piotr", R.MARRIED)], Contradiction.REPEATED),
        (PIOTR, ANNA, R.DIVORCED, [relation("anna", "piotr", R.MARRIED)], Contradiction.OTHER_COUPLE_STATE),
        (ANNA, ZOSIA, R.PARENT_OF, [], None),
        (ZOSIA, ANNA, R.PARENT_OF, [], Contradiction.PARENT_YOUNGER),
        (PIOTR, ANNA, R.PARENT_OF, [relation("anna", "piotr", R.MARRIED)], Contradiction.PARENT_AND_PARTNER),
        (PIOTR, ANNA, R.MARRIED, [relation("anna", "piotr", R.PARENT_OF)], Contradiction.PARENT_AND_PARTNER),
        (PIOTR, ANNA, R.SUPPORT, [relation("anna", "piotr", R.PARENT_OF)], None),
    ],
)
def test_contradictions(
    first: FamilyMember,
    second: FamilyMember,
    kind: RelationKind,
    known: list[Relation],
    expected: Contradiction | None,
) -> None:
    assert contradiction(first, second, kind, known) == expected


def test_nobody_is_an_ancestor_of_oneself() -> None:
    people = [member(name) for name in "abc"]
    known = [relation("a", "b", R.PARENT_OF), relation("b", "c", R.PARENT_OF)]
    assert contradiction(people[2], people[0], R.PARENT_OF, known) == Contradiction.ANCESTOR_OF_ITSELF
    assert contradiction(people[0], people[2], R.PARENT_OF, known) is None


def test_an_approximate_birth_date_contradicts_nothing() -> None:
    about = member("zosia", date(2020, 1, 1), birth_approximate=True)
    assert contradiction(about, ANNA, R.PARENT_OF, []) is None
