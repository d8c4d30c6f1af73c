"""A family of three generations in a real encrypted store, and the tab that shows it."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from asystent_desktop.application import diagrams, entries, household, members
from asystent_desktop.application.family_views import MemberForm
from asystent_desktop.domain.kinds.contacts import Contact
from asystent_desktop.domain.kinds.diagram import Bond, PersonBond
from asystent_desktop.domain.kinds.family import MemberRole, RelationKind, Sex
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
    held = Made(new_family(desk))
    for name, role, sex, born, home in (
        ("Anna", R.MOTHER, Sex.FEMALE, 1992, True),
        ("Piotr", R.FATHER, Sex.MALE, 1988, False),
        ("Kacper", R.CHILD, Sex.MALE, 2017, True),
        ("Henryk", R.GRANDPARENT, Sex.MALE, 1958, False),
        ("Barbara", R.GRANDPARENT, Sex.FEMALE, 1965, False),
    ):
        form = MemberForm(name, "Wzór", role, sex=sex, birth_date=date(born, 1, 1), in_household=home)
        held.people[name] = members.add_member(desk, held.family, form)[1]
    ids = held.people
    diagrams.relate(desk, held.family, ids["Anna"], ids["Piotr"], RelationKind.DIVORCED, 2015, 2022)
    for parent, child in (("Anna", "Kacper"), ("Piotr", "Kacper"), ("Henryk", "Anna"), ("Barbara", "Anna")):
        members.relate(desk, held.family, ids[parent], ids[child], RelationKind.PARENT_OF)
    household.change_member_details(desk, ids["Henryk"], died_on=date(2019, 5, 1))
    ends = {"first_id": ids["Piotr"], "second_id": ids["Kacper"]}
    held.bond = entries.add(desk, held.family, PersonBond, **ends, bond=Bond.TENSE)[1]
    school = {"name": "Ewa Lis", "role": "teacher", "institution": "Szkoła nr 17"}
    held.school = entries.add(desk, held.family, Contact, **school)[1]
    return held


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
