"""A family of three generations in a real encrypted store, and the tab that shows it."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.diagram import Bond, PersonBond, RelationDetails
from asystent_desktop.domain.kinds.family import FamilyMember, MemberRole, Relation, RelationKind, Sex
from asystent_desktop.domain.kinds.household import MemberDetails
from asystent_desktop.domain.records import Record, family_scope
from asystent_desktop.ui.people import PeopleTab
from tests.fakes.caseload import new_family
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]

R = MemberRole


@dataclass
class Made:
    """Ids of what was made."""

    family: str
    people: dict[str, str] = field(default_factory=dict)
    school: str = ""
    bond: str = ""


@pytest.fixture
def made(desk) -> Made:
    """Written in one commit: making them by use cases takes longer than most tests."""
    held = Made(new_family(desk))
    scope = family_scope(held.family)

    def person(name: str, role: MemberRole, sex: Sex, born: int, home: bool) -> FamilyMember:
        held.people[name] = desk.ids.new()
        values = {"birth_date": date(born, 1, 1), "in_household": home, "role": role, "sex": sex}
        return FamilyMember(id=held.people[name], scope=scope, first_name=name, surname="Wzór", **values)

    people = [
        person("Anna", R.MOTHER, Sex.FEMALE, 1992, True),
        person("Piotr", R.FATHER, Sex.MALE, 1988, False),
        person("Kacper", R.CHILD, Sex.MALE, 2017, True),
        person("Henryk", R.GRANDPARENT, Sex.MALE, 1958, False),
        person("Barbara", R.GRANDPARENT, Sex.FEMALE, 1965, False),
    ]
    with desk.unit_of_work() as unit:
        for one in (*people, *_ties(desk, held, scope), *_refined(desk, held, scope)):
            unit.save(one)
        unit.commit("fill")
    return held


def _ties(desk, held: Made, scope: str) -> list[Record]:
    """Who belongs to whom."""
    ids = held.people
    kinds = [("Anna", "Piotr", RelationKind.DIVORCED), ("Anna", "Kacper", RelationKind.PARENT_OF)]
    kinds += [(one, "Anna", RelationKind.PARENT_OF) for one in ("Henryk", "Barbara")]
    kinds.append(("Piotr", "Kacper", RelationKind.PARENT_OF))
    made = [
        Relation(id=desk.ids.new(), scope=scope, first_id=ids[first], second_id=ids[second], relation=kind)
        for first, second, kind in kinds
    ]
    return [*made, RelationDetails(id=made[0].id, scope=scope, since_year=2015, until_year=2022)]


def _refined(desk, held: Made, scope: str) -> list[Record]:
    """A death, a conflict, a school."""
    ids = held.people
    held.bond, held.school = desk.ids.new(), desk.ids.new()
    ends = {"first_id": ids["Piotr"], "second_id": ids["Kacper"]}
    teacher = {"name": "Ewa Lis", "role": "teacher", "institution": "Szkoła nr 17"}
    return [
        MemberDetails(id=ids["Henryk"], scope=scope, died_on=date(2019, 5, 1)),
        PersonBond(id=held.bond, scope=scope, **ends, bond=Bond.TENSE),
        Contact(id=held.school, scope=scope, **teacher),
    ]


@pytest.fixture
def tab(qtbot, desk, tasks, made):
    shown = PeopleTab(desk, tasks)
    qtbot.addWidget(shown)
    shown.resize(1262, 560)
    with qtbot.waitSignal(shown.shown):
        shown.show()
        shown.show_family(made.family)
    if tasks.busy:
        with qtbot.waitSignal(tasks.idle):
            pass
    return shown
