"""Ten families of different shape, written through the use cases: what court papers are tried on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.application.entries import entries
from asystent_desktop.application.family import endings, families, members
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.visits import cards
from asystent_desktop.domain.kinds.consent import (
    ConsentForm,
    CooperationConsent,
    ForLifeDocument,
    ForLifeProof,
)
from asystent_desktop.domain.kinds.contacts import Contact, Referral, ReferralState
from asystent_desktop.domain.kinds.ending import EndingCause
from asystent_desktop.domain.kinds.family import Authority, Basis, MemberRole, Outcome, Risk, Sex
from asystent_desktop.domain.kinds.household import ParentalAuthority, Problem
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact, PlacementForm
from asystent_desktop.domain.kinds.teams import TeamDecision, TeamMinutes
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.ports.desk import Desk
from tests.fakes.caseload import TODAY, card, new_family

COURT = "Sąd Rejonowy w Sosnowcu"
_CHILD, _MOTHER, _FATHER = MemberRole.CHILD, MemberRole.MOTHER, MemberRole.FATHER


def person(
    desk: Desk, family: str, first: str, surname: str, role: MemberRole, sex: Sex, born: date, **more: object
) -> str:
    form = members.MemberForm(first, surname, role, sex, birth_date=born, **more)  # type: ignore[arg-type]
    return members.add_member(desk, family, form)[1]


def ask(desk: Desk, family: str, *questions: str, due_on: date = date(2026, 12, 1)) -> str:
    form = opinions.RequestForm(
        court=COURT,
        division="IV Wydział Rodzinny i Nieletnich",
        case_ref="IV Nsm 7/26",
        letter_on=date(2026, 11, 12),
        received_on=date(2026, 11, 16),
        street="ul. Kaliska 7",
        postcode_city="41-200 Sosnowiec",
        due_on=due_on,
        questions=questions,
    )
    return opinions.add_request(desk, family, form)[1]


def _bearer(name: str, sex: Sex) -> str:
    """The surname as a son bears it."""
    return f"{name[:-1]}i" if sex is Sex.MALE and name.endswith(("ska", "ńska")) else name


def _household(desk: Desk, name: str, *children: tuple[str, Sex, date]) -> tuple[str, str, list[str]]:
    """A mother and her children; ids of family, mother, children."""
    family = new_family(desk, name, postcode="40-282")
    mother = person(
        desk, family, "Anna", name, _MOTHER, Sex.FEMALE, date(1990, 5, 1), school_or_work="sprzedawczyni"
    )
    made = [
        person(desk, family, first, _bearer(name, sex), _CHILD, sex, born) for first, sex, born in children
    ]
    return family, mother, made


AT_HOME = (
    "W mieszkaniu było ciepło i czysto.",
    "Matka pokazała opłacony rachunek za czynsz.",
    "Matka podała, że zapisała się do poradni rodzinnej.",
)


def _met(
    desk: Desk, family: str, seen: list[str], times: int = 3, facts: Sequence[str] = AT_HOME, **more: object
) -> None:
    for n in range(times):
        on = TODAY - timedelta(days=7 + 9 * n)
        fields = {"children_seen": tuple(seen), "facts": facts[n % len(facts)], **more}
        cards.save_visit(desk, card(family, on, **fields))


def court_obligation(desk: Desk) -> str:
    """A court obliged the family; authority limited by an order, a signed plan, an assessment."""
    family, mother, (child,) = _household(desk, "Zielińska", ("Kacper", Sex.MALE, date(2015, 3, 2)))
    basis = families.BasisForm(
        Basis.COURT,
        since=date(2025, 3, 12),
        document="postanowienie z dnia 3 marca 2025 r.",
        court_case_ref="IV Nsm 100/25",
    )
    members.add_basis(desk, family, basis)
    entries.add(
        desk,
        family,
        ParentalAuthority,
        child_id=child,
        parent_id=mother,
        authority=Authority.LIMITED,
        since=date(2025, 3, 3),
        order_on=date(2025, 3, 3),
        court=COURT,
        court_case_ref="IV Nsm 100/25",
        scope_text="nadzór kuratora sądowego",
    )
    entries.add(
        desk,
        family,
        CooperationConsent,
        member_id=mother,
        form=ConsentForm.ACKNOWLEDGEMENT,
        signed_on=date(2025, 3, 12),
        withdrawal_explained=True,
    )
    _around(desk, family, child)
    _planned(desk, family)
    school = ("Kacper pokazał zeszyt z matematyki, lekcje były odrobione.", *AT_HOME)
    _met(desk, family, [child], 4, school, assessment="Matka sama pilnuje porannego planu")
    members.change_member(desk, child, school_or_work="Szkoła Podstawowa nr 17, klasa 5b")
    _assessed(desk, family)
    return family


def _around(desk: Desk, family: str, child: str) -> None:
    """A probation officer, a need, a specialist."""
    entries.add(
        desk, family, Contact, name="Piotr Kos", role="probation_officer", institution="SR w Sosnowcu"
    )
    entries.add(desk, family, Problem, problem="care_upbringing", since=date(2025, 3, 12))
    entries.add(
        desk,
        family,
        Referral,
        specialist="psychologist",
        member_id=child,
        to="Poradnia nr 1",
        on=date(2026, 2, 2),
        state=ReferralState.ATTENDING,
    )


def _planned(desk: Desk, family: str) -> None:
    _changes, plan = work_plan.start_plan(desk, family)
    _changes, goal = work_plan.add_goal(desk, plan, "Kacper regularnie w szkole", "school", "Szkoła")
    work_plan.add_action(desk, goal, "Poranny plan dnia", due_on=date(2026, 9, 30))
    effect = "Nauczyciele i matka znają te same zasady"
    _changes, done = work_plan.add_action(
        desk, goal, "Rozmowa matki z wychowawczynią", due_on=date(2026, 5, 29), expected_effect=effect
    )
    work_plan.sign_plan(desk, plan, date(2026, 3, 1))
    work_plan.change_action(desk, done, progress=5, done_on=date(2026, 5, 20))


def _assessed(desk: Desk, family: str) -> None:
    _changes, held = half_yearly.start_assessment(desk, family, on=date(2026, 10, 1))
    for area in half_yearly.assessment(desk, held).areas:
        half_yearly.grade_area(desk, held, area.area, grade=3, state="Stan opisano z matką")
    half_yearly.change_assessment(
        desk,
        held,
        cooperation=3,
        recommendation="continue",
        informed_on=date(2026, 10, 2),
        informed="matka",
        risk_level=Risk.LOW,
    )
    half_yearly.finish_assessment(desk, held)


def for_life(desk: Desk) -> str:
    """The “Za życiem” programme: an infant with a certificate."""
    family, mother, (child,) = _household(desk, "Wójcik", ("Lena", Sex.FEMALE, date(2026, 5, 20)))
    families.change_family(desk, family, cooperation_from=date(2026, 6, 1), diagnosed_on=None)
    members.change_member(desk, mother, school_or_work="urlop macierzyński do 19 maja 2027 r.")
    members.add_basis(desk, family, families.BasisForm(Basis.FOR_LIFE, since=date(2026, 6, 1)))
    entries.add(
        desk,
        family,
        ForLifeDocument,
        member_id=child,
        proof=ForLifeProof.CERTIFICATE,
        issued_on=date(2026, 5, 28),
    )
    members.change_member(
        desk, child, health_note="pod opieką poradni kardiologicznej, według karty informacyjnej"
    )
    _met(desk, family, [child], facts=("Lena spała w swoim łóżeczku.", *AT_HOME))
    return family


def placed_child(desk: Desk) -> str:
    """A child in foster care: contacts, help plan, the way back."""
    family, _mother, (child,) = _household(desk, "Kaczmarek", ("Ola", Sex.FEMALE, date(2017, 1, 9)))
    members.change_member(desk, child, in_household=False)
    _changes, placement = entries.add(
        desk,
        family,
        Placement,
        child_id=child,
        form=PlacementForm.FOSTER_FAMILY,
        place="Maria i Jan Sowa",
        address="ul. Cicha 4, Mysłowice",
        since=date(2026, 2, 2),
        order_on=date(2026, 1, 20),
        court=COURT,
        court_case_ref="IV Nsm 12/26",
        help_plan_on=date(2026, 3, 1),
        return_plan="stałe mieszkanie i terapia",
        return_planned_on=date(2027, 2, 1),
    )
    for month, held in ((3, True), (5, True), (7, False), (9, True), (10, True)):
        entries.add(
            desk, family, PlacementContact, placement_id=placement, on=date(2026, month, 7), held=held
        )
    _met(desk, family, [])
    return family


def interrupted(desk: Desk) -> str:
    """Cooperation broke off: the last meetings did not happen, and the team closed the service."""
    family, _mother, children = _household(desk, "Dąbrowska", ("Jakub", Sex.MALE, date(2013, 8, 1)))
    cards.save_visit(desk, card(family, date(2026, 6, 1), children_seen=tuple(children)))
    for on in (date(2026, 9, 3), date(2026, 9, 17), date(2026, 10, 1)):
        cards.save_visit(
            desk, card(family, on, held=False, safety=None, attempts="Dzwonek, telefon, kartka w drzwiach")
        )
    members.add_basis(desk, family, families.BasisForm(Basis.SOCIAL_WORKER, since=date(2025, 3, 12)))
    _close(desk, family)
    return family


def _close(desk: Desk, family: str) -> None:
    last = date(2026, 10, 30)
    _changes, minutes = entries.add(
        desk, family, TeamMinutes, number="Z-12/2026", on=last, members=("Halina Jarosz, kierowniczka",),
        decision=TeamDecision.INTERRUPT, findings="Rodzina nie podejmuje kontaktu od września 2026 r.",
    )  # fmt: skip
    _changes, ending = endings.prepare_ending(
        desk, family, outcome=Outcome.INTERRUPTED, cause=EndingCause.FAMILY_STOPPED, ends_on=last,
        reason="Matka nie otwiera drzwi i nie odbiera telefonu",
        recommendations="Rozmowa pracownika socjalnego z matką i pedagogiem szkolnym",
    )  # fmt: skip
    endings.close_ending(desk, ending, minutes)


def no_contact(desk: Desk) -> str:
    """Nobody has been met so far."""
    family, *_rest = _household(desk, "Pawlak", ("Iga", Sex.FEMALE, date(2019, 8, 1)))
    for on in (date(2026, 10, 20), date(2026, 11, 3)):
        cards.save_visit(
            desk, card(family, on, held=False, safety=None, attempts="Nikt nie otworzył, zostawiono kartkę")
        )
    return family


def many_children(desk: Desk) -> str:
    """Eight children, twins among them."""
    names = ("Adam", "Bartek", "Celina", "Dawid", "Ewa", "Filip", "Gabriela", "Hanna")
    children = [
        (name, Sex.FEMALE if name.endswith("a") else Sex.MALE, date(2010 + n, 4, 1))
        for n, name in enumerate(names)
    ]
    family, _mother, made = _household(desk, "Szymańska", *children)
    for number, child in enumerate(made, 1):
        members.change_member(desk, child, school_or_work=f"Szkoła Podstawowa nr 5, klasa {number}a")
    _met(desk, family, made, 5, ("Dzieci odrabiały lekcje przy dwóch stołach.", *AT_HOME))
    return family


def long_history(desk: Desk) -> str:
    """Nearly two years of weekly visits."""
    family, _mother, made = _household(desk, "Woźniak", ("Nina", Sex.FEMALE, date(2016, 4, 1)))
    told = ("Nina czytała na głos.", *AT_HOME, "Matka podała, że Nina ma dobre oceny z języka polskiego.")
    for week in range(86):
        on = date(2025, 3, 17) + timedelta(days=7 * week)
        fields = {"children_seen": tuple(made), "facts": told[week % len(told)]}
        cards.save_visit(desk, card(family, on, **fields))
    return family


def ukrainian_names(desk: Desk) -> str:
    """Names and a note in Cyrillic, a father abroad."""
    family = new_family(desk, "Шевченко", full_name="Oksana Shevchenko", postcode="40-282")
    mother = person(desk, family, "Oksana", "Shevchenko", _MOTHER, Sex.FEMALE, date(1993, 1, 2))
    child = person(desk, family, "Ярослав", "Шевченко", _CHILD, Sex.MALE, date(2018, 1, 2))
    person(desk, family, "Олексій", "Шевченко", _FATHER, Sex.MALE, date(1991, 1, 2), in_household=False)
    entries.add(
        desk,
        family,
        ParentalAuthority,
        child_id=child,
        parent_id=mother,
        authority=Authority.FULL,
        since=date(2018, 1, 2),
    )
    _met(desk, family, [child], facts=("Matka podała, że syn chodzi do szkoły („Добре”).",))
    return family


def urgent(desk: Desk) -> str:
    """Three days to answer; an intervention last week."""
    family, _mother, made = _household(desk, "Lis", ("Tymon", Sex.MALE, date(2021, 4, 1)))
    cards.save_visit(
        desk,
        card(
            family,
            date(2026, 11, 10),
            start=time(18, 0),
            end=time(20, 0),
            safety=Safety.CONCERN,
            children_seen=tuple(made),
            facts="Tymon powiedział, że boi się zostać sam. Matka oświadczyła, że wyszła na godzinę.",
        ),
    )
    return family


FAMILIES: Mapping[str, Callable[[Desk], str]] = {
    "court-obligation": court_obligation,
    "for-life": for_life,
    "placed-child": placed_child,
    "interrupted": interrupted,
    "no-contact": no_contact,
    "many-children": many_children,
    "long-history": long_history,
    "ukrainian-names": ukrainian_names,
    "urgent": urgent,
}
"""By name; each writes a family and gives its id. The tenth, a correction after sending, is no family."""

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "court-obligation": (
        "Czy matka współpracuje z asystentem?",
        "Jakie są postępy w nauce?",
    ),
    "for-life": ("Jakiego wsparcia potrzebuje rodzina?",),
    "placed-child": ("Czy możliwy jest powrót dziecka?",),
    "interrupted": ("Czy rodzina współpracuje?",),
    "no-contact": ("Jaka jest sytuacja dziecka?",),
    "many-children": ("Jak matka organizuje opiekę?",),
    "long-history": ("Jak zmieniła się sytuacja?",),
    "ukrainian-names": ("Czy dziecko uczęszcza do szkoły?",),
    "urgent": ("Czy dziecko jest bezpieczne?",),
}
URGENT = date(2026, 11, 19)


def _asked(name: str) -> Callable[[Desk], str]:
    due = {"due_on": URGENT} if name == "urgent" else {}
    return lambda desk: ask(desk, FAMILIES[name](desk), *QUESTIONS[name], **due)


CASES: Mapping[str, Callable[[Desk], str]] = {name: _asked(name) for name in FAMILIES}
"""By name; each writes a family with its letter and gives the letter's id."""
