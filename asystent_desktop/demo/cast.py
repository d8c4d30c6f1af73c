"""Invents families from the lists in resources/demo; the same seed invents the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from asystent_desktop import assets
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Sex

T = TypeVar("T")


@dataclass(frozen=True)
class Person:
    """An invented member."""

    first_name: str
    surname: str
    role: MemberRole
    sex: Sex
    birth_date: date
    in_household: bool = True
    school_or_work: str = ""


@dataclass(frozen=True)
class Household:
    """An invented family.

    Attributes:
        father: Left out of some families; lives elsewhere in others.
        apart: The parents are divorced.
    """

    surname: str
    street: str
    district: str
    phone: str
    basis: Basis
    mother: Person
    father: Person | None
    children: tuple[Person, ...]
    grandmother: Person | None
    apart: bool


def texts() -> dict[str, Any]:
    """The lists and sentences the demo is made of."""
    return assets.load_toml("demo/caseload.toml")


class Cast:
    """Deals out households; no surname twice while the list lasts.

    Args:
        first: Which surname of the list is dealt first.
    """

    def __init__(self, random: Random, today: date, first: int = 0) -> None:
        self._random = random
        self._today = today
        self._texts = texts()
        self._surnames = list(self._texts["surnames"])
        self._dealt = first

    def household(self) -> Household:
        """The next invented family."""
        female, male = self._surnames[self._dealt % len(self._surnames)]
        number = self._dealt
        self._dealt += 1
        mother = self._person(self._texts["mothers"], female, MemberRole.MOTHER, Sex.FEMALE, (23, 44), "jobs")
        apart = self._random.random() < 0.35
        return Household(
            surname=female,
            street=f"ul. {self._one('streets')} {self._random.randint(1, 60)}/{self._random.randint(1, 24)}",
            district=self._texts["districts"][number % len(self._texts["districts"])],
            phone=f"500 000 {number + 100:03d}",
            basis=(Basis.SOCIAL_WORKER, Basis.COURT, Basis.SOCIAL_WORKER, Basis.COURT, Basis.FOR_LIFE)[
                number % 5
            ],
            mother=mother,
            father=self._father(male, self._age(mother), apart),
            children=self._children(female, male, mother),
            grandmother=self._grandmother(female),
            apart=apart,
        )

    def _father(self, surname: str, mother_age: int, apart: bool) -> Person | None:
        if self._random.random() < 0.2:
            return None
        made = self._person(
            self._texts["fathers"], surname, MemberRole.FATHER, Sex.MALE, (mother_age, mother_age + 8), "jobs"
        )
        return made if not apart else Person(**{**vars(made), "in_household": False})

    def _children(self, female: str, male: str, mother: Person) -> tuple[Person, ...]:
        eldest = max(1, min(16, self._age(mother) - 20))
        ages = sorted(
            {self._random.randint(0, eldest) for _ in range(self._random.randint(1, 4))}, reverse=True
        )
        names = {
            Sex.FEMALE: self._random.sample(self._texts["girls"], 4),
            Sex.MALE: self._random.sample(self._texts["boys"], 4),
        }
        return tuple(
            self._child(names[sex][index], female if sex is Sex.FEMALE else male, sex, age)
            for index, age in enumerate(ages)
            for sex in (self._random.choice((Sex.FEMALE, Sex.MALE)),)
        )

    def _child(self, name: str, surname: str, sex: Sex, age: int) -> Person:
        school = self._texts["schools"][0 if age >= 7 else 2 if age >= 3 else 3]
        return Person(name, surname, MemberRole.CHILD, sex, self._born(age), school_or_work=school)

    def _grandmother(self, surname: str) -> Person | None:
        if self._random.random() < 0.6:
            return None
        names = self._texts["grandmothers"]
        made = self._person(names, surname, MemberRole.GRANDPARENT, Sex.FEMALE, (64, 78), None)
        return Person(**{**vars(made), "in_household": False})

    def _person(
        self,
        names: Sequence[str],
        surname: str,
        role: MemberRole,
        sex: Sex,
        ages: tuple[int, int],
        work: str | None,
    ) -> Person:
        born = self._born(self._random.randint(*ages))
        return Person(
            self._random.choice(names), surname, role, sex, born, True, self._one(work) if work else ""
        )

    def _born(self, age: int) -> date:
        return self._today - timedelta(days=age * 365 + age // 4 + self._random.randint(1, 360))

    def _age(self, person: Person) -> int:
        return (self._today - person.birth_date).days // 365

    def _one(self, name: str) -> Any:
        return self._random.choice(self._texts[name])
