"""The demo's caseload: the same seed tells the same story, and everybody in it is possible."""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from asystent_desktop.application.due import due
from asystent_desktop.application.family import families, members
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import plans
from asystent_desktop.application.visits import visits
from asystent_desktop.application.wording.case_states import CaseState, case_states
from asystent_desktop.bootstrap.clock import PutClock
from asystent_desktop.bootstrap.house import DEMO_COST, RealHouse
from asystent_desktop.demo import caseload
from asystent_desktop.demo.cast import Cast, Household
from asystent_desktop.domain.kinds.family import MemberRole
from asystent_desktop.domain.records import KINDS
from asystent_desktop.ports.desk import Desk, NewPerson

NOW = datetime(2026, 11, 17, 9, 42, tzinfo=UTC)
TODAY = date(2026, 11, 17)


def households(seed: int, count: int = 15) -> list[Household]:
    cast = Cast(Random(seed), TODAY)
    return [cast.household() for _number in range(count)]


def filled(folder: Path, seed: int, count: int = 3) -> Desk:
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
        told += [(one.on, one.start, one.place, one.first_line) for one in visits.visits(desk, row.family_id)]
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


def test_the_story_has_what_the_screens_show(tmp_path: Path) -> None:
    desk = filled(tmp_path / "a", 1, 5)
    kinds = {item.kind for item in due.due(desk)}
    assert {"contact", "plan_action", "court_opinion"} <= kinds
    rows = families.list_families(desk)
    assert any(row.contact.overdue for row in rows)
    assert not all(row.contact.overdue for row in rows)
    for row in rows:
        plan = plans.plan(desk, row.family_id)
        assert plan is not None
        assert plan.goals
        days = [visit.on for visit in visits.visits(desk, row.family_id)]
        assert days == sorted(days, reverse=True)
        assert all(desk.rules.holidays.is_working_day(day) and day <= TODAY for day in days)
    assert opinions.requests(desk)
    assert desk.clock.now() == NOW, "the clock stands where it stood"
    assert desk.verify().problems == ()
    desk.close()


def test_a_whole_caseload_has_every_turn_of_a_familys_life(tmp_path: Path) -> None:
    desk = filled(tmp_path / "a", 1, caseload.FOR_TURNS)
    with desk.unit_of_work() as unit:
        there = {name for name, kind in KINDS.items() if unit.find(kind.cls)}
    assert there >= {
        *("contact", "contact_entry", "referral", "problem", "received_document", "team_work"),
        *("placement", "placement_contact", "guardianship", "parental_authority", "court_report_schedule"),
        *("for_life_document", "authorisation", "intervention", "contact_cadence", "group_meeting"),
        *("service_ending", "ending_notice", "follow_up", "follow_up_contact", "visit_signature"),
        *(
            "postponement",
            "snippet",
            "work_entry",
            "family_address",
            "family_phone",
            "team_task",
            "team_minutes",
        ),
    }
    states = {row.state for row in case_states(desk)}
    assert states == {CaseState.RUNNING, CaseState.TO_CLOSE, CaseState.FOLLOW_UP}
    assert len(families.list_families(desk)) == caseload.FOR_TURNS, "the ended family is not among them"
    kinds = {item.kind for item in due.due(desk)}
    assert {"to_close", "follow_up", "referral", "team_task", "help_plan", "court_report"} <= kinds
    assert desk.verify().problems == ()
    desk.close()
