"""The demo's caseload: the same seed tells the same story, and everybody in it is possible."""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from asystent_desktop.application.family import families, members
from asystent_desktop.application.visits import cards
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.demo import caseload
from asystent_desktop.demo.cast import Cast, Household
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.ports.desk import Desk, NewPerson

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
TODAY = date(2026, 11, 17)


def households(seed: int, count: int = 15) -> list[Household]:
    cast = Cast(Random(seed), TODAY)
    return [cast.household() for _number in range(count)]


def filled(folder: Path, seed: int, count: int = 2) -> Desk:
    clock = PutClock(NOW)
    desk = RealHouse(clock, cost=DEMO_COST).create_vault(
        folder, "x", NewPerson("Ewa Lis", "asystentka rodziny")
    )
    random = Random(seed)
    caseload.fill(desk, clock, Cast(random, TODAY), random, families=count, years=1)
    return desk


def story(desk: Desk) -> list[object]:
    """What was written, without ids."""
    told: list[object] = []
    for row in sorted(families.list_families(desk), key=lambda row: row.number):
        told.append((row.number, row.name, row.district, row.contact.due_on, row.children))
        told += [(one.on, one.start, one.place, one.first_line) for one in cards.visits(desk, row.family_id)]
        told += [(one.first_name, one.role, one.birth_date) for one in members.members(desk, row.family_id)]
    return told


def test_a_seed_is_a_cast() -> None:
    assert households(1) == households(1)
    assert households(1) != households(2)
    assert len({home.surname for home in households(1)}) == 15


@pytest.mark.parametrize("seed", range(1, 30))
def test_everybody_is_possible(seed: int) -> None:
    for home in households(seed):
        assert home.mother.role is MemberRole.MOTHER
        assert home.children
        names = [child.first_name for child in home.children]
        assert len(set(names)) == len(names), "no two siblings share a name"
        for child in home.children:
            assert TODAY.year - child.birth_date.year < 19
            assert child.birth_date <= TODAY
            assert child.birth_date.year - home.mother.birth_date.year >= 16
        if home.grandmother:
            assert home.mother.birth_date.year - home.grandmother.birth_date.year >= 14


def test_a_seed_is_a_story(tmp_path: Path) -> None:
    first, again, other = (filled(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert story(first) == story(again) != story(other)
    for desk in (first, again, other):
        desk.close()
