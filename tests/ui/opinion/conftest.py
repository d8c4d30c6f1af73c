"""A fictional family with a court's letter and an opinion begun, in a real encrypted store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from asystent_desktop import i18n
from asystent_desktop.application import letterhead as office
from asystent_desktop.application.family import families, members
from asystent_desktop.application.family.views import BasisForm, FamilyForm, MemberForm
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import RequestForm
from asystent_desktop.application.visits import cards
from asystent_desktop.application.visits.forms import VisitForm
from asystent_desktop.documents.renderer import PdfRenderer
from asystent_desktop.domain.kinds.family import Authority, Basis, MemberRole, Sex
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from tests.fakes.clock import FakeClock
from tests.fakes.vaults import make_desk

HOME = (
    "Oglądano pokój dzieci, biurko Kacpra stoi przy oknie. Mieszkanie jest ogrzane i czyste.",
    "Przegląd rachunków: zaległość czynszowa 1 840 zł, raty po 350 zł. Czynsz za październik zapłacono.",
)


@dataclass(frozen=True)
class Case:
    """What the tests name."""

    desk: Desk
    family_id: str
    request_id: str
    opinion_id: str


def family_file(folder: Path) -> tuple[Desk, str]:
    """Writes the family through the use cases: the desk, and the family's id."""
    clock = FakeClock(datetime(2026, 11, 17, 9, 42, 7, tzinfo=UTC))
    desk = make_desk(folder, name="Ewa Zarzycka", clock=clock, renderer=PdfRenderer())
    office.change_profile(
        desk,
        name="Miejski Ośrodek Pomocy Społecznej w Katowicach",
        unit="Zespół Asysty Rodzinnej",
        street="ul. Jagiellońska 17",
        postcode_city="40-032 Katowice",
        place="Katowice",
    )
    form = FamilyForm(
        name="Wiśniewska",
        full_name="Anna Wiśniewska",
        number="R-03/2025",
        street="ul. Łączna 4/7",
        postcode="40-001",
        district="Zawodzie",
        cooperation_from=date(2025, 3, 12),
    )
    basis = BasisForm(Basis.COURT, date(2025, 2, 24), document="postanowienie", court_case_ref="V Nsm 98/25")
    _changes, family_id = families.create_family(desk, form, basis)
    people = _people(desk, family_id)
    _visits(desk, family_id, people)
    return desk, family_id


def fill(folder: Path) -> Case:
    """The family, a letter about it, and an opinion begun."""
    desk, family_id = family_file(folder)
    request = RequestForm(
        court="Sąd Rejonowy Katowice-Zachód w Katowicach",
        division="V Wydział Rodzinny i Nieletnich",
        street="ul. Warszawska 45",
        postcode_city="40-010 Katowice",
        case_ref="V Nsm 412/26",
        letter_on=date(2026, 11, 3),
        received_on=date(2026, 11, 5),
        due_on=date(2026, 11, 20),
        questions=("Jak przebiegają kontakty dzieci z ojcem?",),
    )
    _changes, request_id = opinions.add_request(desk, family_id, request)
    _changes, opinion_id = opinions.start_opinion(desk, request_id)
    return Case(desk, family_id, request_id, opinion_id)


def _people(desk: Desk, family_id: str) -> dict[str, str]:
    made = {}
    for form in (
        MemberForm("Anna", "Wiśniewska", MemberRole.MOTHER, Sex.FEMALE, date(1992, 5, 2),
                   school_or_work="pomoc kuchenna w szkole", authority=Authority.FULL),
        MemberForm("Oliwia", "Wiśniewska", MemberRole.CHILD, Sex.FEMALE, date(2014, 4, 1)),
        MemberForm("Kacper", "Wiśniewski", MemberRole.CHILD, Sex.MALE, date(2017, 8, 8)),
        MemberForm("Zosia", "Kurek", MemberRole.CHILD, Sex.FEMALE, date(2024, 6, 3), health_note="astma"),
    ):  # fmt: skip
        _changes, made[form.first_name] = members.add_member(desk, family_id, form)
    return made


def _visits(desk: Desk, family_id: str, people: dict[str, str]) -> None:
    children = tuple(people[name] for name in ("Oliwia", "Kacper", "Zosia"))
    for on, facts in zip((date(2026, 11, 6), date(2026, 10, 23)), HOME, strict=True):
        form = VisitForm(
            family_id=family_id, on=on, start=time(11, 30), end=time(12, 25), present=(people["Anna"],),
            children_seen=children, facts=facts, safety=Safety.NO_CONCERN,
            assessment="Matka dba o stałe pory snu dzieci",
        )  # fmt: skip
        cards.save_visit(desk, form)


def housing(case: Case) -> tuple[Paragraph, ...]:
    """Part 3 as the design shows it."""
    visit = Source("visit", "v", "wizyta 06.11")
    return (
        Paragraph(
            "Rodzina zajmuje mieszkanie komunalne przy ul. Łącznej 4/7 w Katowicach: dwa pokoje, kuchnia "
            "i łazienka, 48 m², ogrzewanie miejskie.",
            Nature.FACT,
            (Source("document", "", "umowa najmu, s. 1"), visit),
        ),
        Paragraph(
            "Matka podała, że zaległość czynszowa powstała po utracie pracy partnera w sierpniu 2026 r.",
            Nature.REPORTED,
            (Source("visit", "w", "wizyta 09.10"),),
        ),
        Paragraph("Zaległość wynosi 1 840 zł i jest spłacana w ratach po 350 zł."),
        Paragraph(
            "W ocenie asystentki warunki mieszkaniowe zaspokajają potrzeby dzieci.",
            Nature.ASSESSMENT,
            (Source("assessment", "a", "ocena okresowa 11.06"),),
        ),
    )


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = fill(tmp_path / "vault")
    yield made
    made.desk.close()


@pytest.fixture
def tasks(qtbot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    """English source texts, unmasked."""
    with i18n.speaking("en"):
        yield
    masking().set_on(False)


@pytest.fixture(autouse=True)
def no_leftovers(qapp) -> Iterator[None]:
    """Deleted widgets go before the store is closed."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
