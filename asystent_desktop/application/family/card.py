"""The whole family card in one read: this family only, one query a kind, never the compartment."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from asystent_desktop.application.family.card_gaps import gaps
from asystent_desktop.application.family.card_views import (
    AuthorityCell,
    FamilyCard,
    PersonCard,
    ProblemView,
    StrengthRow,
)
from asystent_desktop.application.family.services import services_in
from asystent_desktop.application.reading import family_in
from asystent_desktop.application.wording.labels import role_label
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact, Referral
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.family import CaseBasis, FamilyMember, MemberRole, Strength
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    MemberDetails,
    ParentalAuthority,
    Problem,
    StrengthDetails,
)
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.people import age_on
from asystent_desktop.domain.records import Record, family_scope
from asystent_desktop.domain.service_rules import is_waiting
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

R = TypeVar("R", bound=Record)

PARENTS = frozenset({MemberRole.MOTHER, MemberRole.FATHER})


def card(desk: Desk, family_id: str, today: date | None = None) -> FamilyCard:
    """Everything of a family but visits, plans, papers for courts, and the Blue Card.

    Raises:
        UnknownFamily: It is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        scope = family.scope
        people = unit.find(FamilyMember, scope=scope)
        placements = _of(unit, scope, Placement, day)
        found = FamilyCard(
            family=family,
            waiting=is_waiting(family, day),
            addresses=_of(unit, scope, FamilyAddress, day),
            phones=_of(unit, scope, FamilyPhone, day),
            people=_people(unit, scope, people, placements, day),
            authority=authority_cells(people, unit.find(ParentalAuthority, scope=scope), day),
            bases=_of(unit, scope, CaseBasis, day),
            problems=_problems(unit.find(Problem, scope=scope), people, day),
            strengths=_strengths(unit, scope, people, day),
            consents=tuple(unit.find(CooperationConsent, scope=scope)),
            clauses=tuple(unit.find(InformationClause, scope=scope)),
            for_life=tuple(unit.find(ForLifeDocument, scope=scope)),
            authorisations=tuple(unit.find(Authorisation, scope=scope)),
            documents=tuple(unit.find(ReceivedDocument, scope=scope)),
            placements=placements,
            contacts=_of(unit, scope, Contact, day),
            referrals=tuple(unit.find(Referral, scope=scope)),
            services=services_in(unit, family, day),
            gaps=(),
        )
    return gaps(found, day)


def authority_on(desk: Desk, family_id: str, today: date | None = None) -> tuple[AuthorityCell, ...]:
    """Who has which parental authority over which child on a day."""
    day = today or desk.clock.today()
    scope = family_scope(family_id)
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        return authority_cells(
            unit.find(FamilyMember, scope=scope), unit.find(ParentalAuthority, scope=scope), day
        )


def _of(unit: UnitOfWork, scope: str, cls: type[R], day: date) -> tuple[R, ...]:
    """Dated entries: in force first, in order of their first day, then the former ones."""

    def place(one: Any) -> tuple[object, ...]:
        return not in_force(one, day), one.since or date.min, one.id

    return tuple(sorted(unit.find(cls, scope=scope), key=place))


def _people(
    unit: UnitOfWork,
    scope: str,
    people: Sequence[FamilyMember],
    placements: Sequence[Placement],
    day: date,
) -> tuple[PersonCard, ...]:
    details = {one.id: one for one in unit.find(MemberDetails, scope=scope)}
    guardians = [one for one in unit.find(Guardianship, scope=scope) if in_force(one, day)]
    problems = [one for one in unit.find(Problem, scope=scope) if in_force(one, day)]
    away = {one.child_id: one for one in placements if in_force(one, day)}
    return tuple(
        PersonCard(
            member=one,
            age=age_on(one.birth_date, day),
            role_label=role_label(one.role, one.sex),
            details=details.get(one.id),
            guardians=tuple(held for held in guardians if held.child_id == one.id),
            problems=tuple(held for held in problems if held.member_id == one.id),
            placement=away.get(one.id),
        )
        for one in people
    )


def authority_cells(
    people: Sequence[FamilyMember], rulings: Sequence[ParentalAuthority], day: date
) -> tuple[AuthorityCell, ...]:
    """A cell for each child and parent; of several rulings the latest that has begun."""
    held: dict[tuple[str, str], ParentalAuthority] = {}
    for one in sorted(rulings, key=lambda ruling: (ruling.since, ruling.id)):
        if in_force(one, day):
            held[one.child_id, one.parent_id] = one
    ruled = {parent for _child, parent in held}
    parents = [one for one in people if one.role in PARENTS or one.id in ruled]
    children = [one for one in people if one.role == MemberRole.CHILD]
    return tuple(
        AuthorityCell(
            child_id=child.id,
            child=child.first_name,
            parent_id=parent.id,
            parent=parent.first_name,
            authority=ruling.authority if ruling else parent.authority,
            ruling=ruling,
        )
        for child in children
        for parent in parents
        if parent.id != child.id
        for ruling in [held.get((child.id, parent.id))]
    )


def _problems(held: Sequence[Problem], people: Sequence[FamilyMember], day: date) -> tuple[ProblemView, ...]:
    names = {one.id: one.first_name for one in people}
    rows = [
        ProblemView(
            problem_id=one.id,
            problem=one.problem,
            label=dictionaries.label("problems", one.problem),
            member_id=one.member_id,
            member_name=names.get(one.member_id or "", ""),
            since=one.since,
            until=one.until,
            note=one.note,
            in_force=in_force(one, day),
        )
        for one in held
    ]
    return tuple(sorted(rows, key=lambda row: (not row.in_force, row.since, row.problem_id)))


def _strengths(
    unit: UnitOfWork, scope: str, people: Sequence[FamilyMember], day: date
) -> tuple[StrengthRow, ...]:
    names = {one.id: one.first_name for one in people}
    details = {one.id: one for one in unit.find(StrengthDetails, scope=scope)}
    rows = []
    for one in unit.find(Strength, scope=scope):
        more = details.get(one.id)
        until = more.until if more else None
        rows.append(
            StrengthRow(
                strength_id=one.id,
                text=one.text,
                strength=more.strength if more else "",
                member_id=one.member_id,
                member_name=names.get(one.member_id or "", ""),
                since=one.noted_on,
                until=until,
                in_force=until is None or day <= until,
            )
        )
    return tuple(sorted(rows, key=lambda row: not row.in_force))
