"""What tests of screens share: a desk over a real store with a small caseload, a task runner, one language.

from tests.fakes.screens import desk, english, tasks   # in a conftest.py
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop import i18n
from asystent_desktop.application.family import families, members
from asystent_desktop.application.family.views import BasisForm, FamilyForm, MemberForm
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import RequestForm
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentState
from asystent_desktop.domain.kinds.family import Basis, MemberRole, Sex
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from tests.fakes.caseload import TODAY, card
from tests.fakes.vaults import make_desk

__all__ = ["TODAY", "desk", "english", "family_of", "small_caseload", "tasks"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with i18n.speaking("en"):
        yield
    masking().set_on(False)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def tasks(qtbot: object, desk: Desk) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def family_of(
    desk: Desk, name: str, met_on: date | None, *, court: bool = False, district: str = "Dąb"
) -> str:
    """A family with a mother and a child, last met on a day."""
    form = FamilyForm(
        name=name,
        full_name=f"Anna {name}",
        street="ul. Łączna 4/7",
        district=district,
        cooperation_from=date(2025, 3, 12),
        diagnosed_on=date(2025, 4, 4),
    )
    basis = BasisForm(Basis.COURT if court else Basis.SOCIAL_WORKER, date(2025, 3, 1))
    _changes, family_id = families.create_family(desk, form, basis)
    members.add_member(
        desk, family_id, MemberForm("Anna", name, MemberRole.MOTHER, Sex.FEMALE, date(1992, 5, 2))
    )
    members.add_member(
        desk, family_id, MemberForm("Kacper", name, MemberRole.CHILD, Sex.MALE, date(2017, 2, 3))
    )
    _assess(desk, family_id)
    if met_on is not None:
        cards.save_visit(desk, card(family_id, met_on, facts="Omówiono poranki przed szkołą."))
    return family_id


def _assess(desk: Desk, family_id: str) -> None:
    """A finished assessment of 11.9.2026, so that the next one is due in half a year."""
    on = date(2026, 9, 11)
    made = Assessment(
        id=desk.ids.new(),
        scope=family_scope(family_id),
        period_from=date(2026, 3, 12),
        period_until=on,
        on=on,
        scale_on=on,
        state=AssessmentState.FINISHED,
        author_id=desk.identity().person_id,
    )
    with desk.unit_of_work() as unit:
        unit.save(made)
        unit.commit("assess")


def small_caseload(desk: Desk) -> dict[str, str]:
    """Three families on 17.11.2026: one overdue, one due soon with a court, one calm; ids by name.

    Wiśniewska (calm) is planned today at 11:30, has an action due on 19.11 in her signed plan and a
    court's letter due on 20.11; Mazur (soon) is planned for 18.11.
    """
    ids = {
        "Wiśniewska": family_of(desk, "Wiśniewska", date(2026, 11, 6), district="Zawodzie"),
        "Lewandowska": family_of(desk, "Lewandowska", date(2026, 10, 29)),
        "Mazur": family_of(desk, "Mazur", date(2026, 11, 4), court=True),
    }
    calm = ids["Wiśniewska"]
    for family_id in ids.values():
        _changes, plan_id = work_plan.start_plan(desk, family_id)
        if family_id == calm:
            _changes, goal_id = work_plan.add_goal(desk, plan_id, "Kacper regularnie w szkole")
            work_plan.add_action(
                desk, goal_id, "Wniosek o dodatek", due_on=date(2026, 11, 19), expected_effect="przyznany"
            )
        work_plan.sign_plan(desk, plan_id, date(2025, 5, 5))
    request = RequestForm(
        "Sąd Rejonowy",
        "III Wydział Rodzinny i Nieletnich",
        "III Nsm 412/26",
        date(2026, 11, 2),
        date(2026, 11, 5),
        due_on=date(2026, 11, 20),
    )
    opinions.add_request(desk, calm, request)
    appointments.plan_visit(desk, calm, TODAY, time(11, 30), time(12, 30))
    appointments.plan_visit(desk, ids["Mazur"], date(2026, 11, 18), time(9, 0), time(10, 0))
    return ids
