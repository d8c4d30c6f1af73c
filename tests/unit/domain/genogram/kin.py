"""Fictional families for the genogram."""

from datetime import date
from typing import Any

from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole, Relation, RelationKind, Sex

R = RelationKind


def person(name: str, born: int | None = None, sex: Sex = Sex.UNKNOWN, **fields: Any) -> FamilyMember:
    values = {"role": MemberRole.OTHER, "in_household": False, **fields}
    day = date(born, 1, 1) if born else None
    return FamilyMember(
        id=name, scope="family:x", first_name=name.title(), surname="Wzór", sex=sex, birth_date=day, **values
    )


def tie(first: str, second: str, kind: RelationKind, number: int = 0) -> Relation:
    made = f"r{number:03}-{first}-{kind.value}-{second}"
    return Relation(id=made, scope="family:x", first_id=first, second_id=second, relation=kind)


def parents(child: str, *names: str) -> list[Relation]:
    return [tie(name, child, R.PARENT_OF) for name in names]


def of_the_picture() -> tuple[list[FamilyMember], list[Relation]]:
    """Eleven people, three generations: a divorce, a new partner, half-siblings."""
    people = [
        person("anna", 1992, Sex.FEMALE, role=MemberRole.MOTHER, in_household=True),
        person("piotr", 1988, Sex.MALE, role=MemberRole.FATHER),
        person("tomasz", 1991, Sex.MALE, role=MemberRole.PARTNER, in_household=True),
        person("oliwia", 2014, Sex.FEMALE, role=MemberRole.CHILD, in_household=True),
        person("kacper", 2017, Sex.MALE, role=MemberRole.CHILD, in_household=True),
        person("zosia", 2024, Sex.FEMALE, role=MemberRole.CHILD, in_household=True),
        person("jerzy", 1960, Sex.MALE, role=MemberRole.GRANDPARENT),
        person("urszula", 1962, Sex.FEMALE, role=MemberRole.GRANDPARENT),
        person("henryk", 1958, Sex.MALE, role=MemberRole.GRANDPARENT),
        person("barbara", 1965, Sex.FEMALE, role=MemberRole.GRANDPARENT),
        person("irena", 1967, Sex.FEMALE, role=MemberRole.GRANDPARENT),
    ]
    ties = [
        tie("anna", "piotr", R.DIVORCED),
        tie("anna", "tomasz", R.COHABITING),
        tie("jerzy", "urszula", R.MARRIED),
        tie("henryk", "barbara", R.MARRIED),
        *parents("oliwia", "anna", "piotr"),
        *parents("kacper", "anna", "piotr"),
        *parents("zosia", "anna", "tomasz"),
        *parents("piotr", "jerzy", "urszula"),
        *parents("anna", "henryk", "barbara"),
        *parents("tomasz", "irena"),
    ]
    return people, ties
