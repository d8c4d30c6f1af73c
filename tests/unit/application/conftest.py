"""A desk over a real encrypted store, and a family in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from asystent_desktop.application.family import families, members
from asystent_desktop.application.plans import work_plan
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Sex
from asystent_desktop.i18n import use
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import new_family
from tests.fakes.clock import FakeClock
from tests.fakes.rendering import FakeRenderer
from tests.fakes.vaults import make_desk


@pytest.fixture(autouse=True)
def _polish() -> None:
    use("pl")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def renderer() -> FakeRenderer:
    return FakeRenderer()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock, renderer: FakeRenderer) -> Iterator[Desk]:
    made = make_desk(tmp_path / "vault", clock=clock, renderer=renderer)
    yield made
    made.close()


@pytest.fixture
def family_id(desk: Desk) -> str:
    """A court's family: mother, partner, two children."""
    made = new_family(desk)
    basis = families.BasisForm(
        Basis.COURT,
        since=date(2025, 2, 24),
        document="postanowienie z dnia 24 lutego 2025 r.",
        court_case_ref="V Nsm 100/25",
    )
    members.add_basis(desk, made, basis)
    return made


@pytest.fixture
def people(desk: Desk, family_id: str) -> dict[str, str]:
    """Ids by first name."""
    forms = (
        members.MemberForm(
            "Anna",
            "Wiśniewska",
            MemberRole.MOTHER,
            Sex.FEMALE,
            birth_date=date(1992, 5, 1),
            school_or_work="pomoc kuchenna",
        ),
        members.MemberForm("Tomasz", "Kurek", MemberRole.PARTNER, Sex.MALE, birth_date=date(1991, 2, 3)),
        members.MemberForm(
            "Oliwia",
            "Wiśniewska",
            MemberRole.CHILD,
            Sex.FEMALE,
            birth_date=date(2014, 9, 9),
            school_or_work="SP nr 117, kl. 6b",
        ),
        members.MemberForm(
            "Zosia",
            "Kurek",
            MemberRole.CHILD,
            Sex.FEMALE,
            birth_date=date(2024, 3, 3),
            health_note="astma, pod opieką poradni alergologicznej",
        ),
    )
    return {form.first_name: members.add_member(desk, family_id, form)[1] for form in forms}


@pytest.fixture
def signed_plan(desk: Desk, family_id: str) -> str:
    """One goal, two actions, one of them done; signed."""
    _changes, plan_id = work_plan.start_plan(desk, family_id)
    work_plan.change_plan(desk, plan_id, main_goal="Dzieci pozostają w domu")
    _changes, goal_id = work_plan.add_goal(desk, plan_id, "Dzieci regularnie w szkole", "school", "Szkoła")
    _changes, first = work_plan.add_action(
        desk, goal_id, "Poranny plan dnia", due_on=date(2026, 9, 30), expected_effect="Bez spóźnień"
    )
    work_plan.add_action(desk, goal_id, "Badanie w poradni", who="Anna", due_on=date(2026, 11, 30))
    work_plan.change_action(desk, first, progress=5)
    work_plan.sign_plan(desk, plan_id, date(2026, 10, 8))
    return plan_id
