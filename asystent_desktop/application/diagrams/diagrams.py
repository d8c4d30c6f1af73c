"""The genogram and the ecomap of a family: read from its file, moved and marked by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from asystent_desktop.application.diagrams.views import Circle, FamilyDiagrams, Stands
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family import members
from asystent_desktop.application.faults import FieldProblem, UnknownRecord
from asystent_desktop.application.reading import family_in, record_in
from asystent_desktop.application.wording.labels import role_label
from asystent_desktop.domain import genogram
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.genogram import Kinship
from asystent_desktop.domain.kinds.contacts import Contact, Referral, ReferralState
from asystent_desktop.domain.kinds.diagram import (
    Bond,
    EcomapLink,
    Flow,
    GenogramMark,
    PersonBond,
    RelationDetails,
)
from asystent_desktop.domain.kinds.family import FamilyMember, Relation, RelationKind
from asystent_desktop.domain.kinds.household import MemberDetails
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

KINDS = (
    "family_member",
    "member_details",
    "relation",
    "relation_details",
    "person_bond",
    "genogram_mark",
    "ecomap_link",
    "contact",
    "referral",
)
"""Records either picture is made of."""

_FIRST_YEAR = 1900
_REFERRALS = {ReferralState.GIVEN: Bond.PLANNED, ReferralState.ATTENDING: Bond.ORDINARY}
_BY_WEIGHT = (Bond.TENSE, Bond.STRONG, Bond.BROKEN, Bond.WEAK, Bond.ORDINARY)


def read(desk: Desk, family_id: str, on: date | None = None) -> FamilyDiagrams:
    """Everything both pictures need, as of a day.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        return read_in(unit, family_id, on or desk.clock.today())


def read_in(unit: UnitOfWork, family_id: str, day: date) -> FamilyDiagrams:
    """As `read`, in a transaction that is open.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    scope = family_in(unit, family_id).scope
    kin = genogram.read(unit.find(FamilyMember, scope=scope), unit.find(Relation, scope=scope))
    bonds = tuple(
        one
        for one in unit.find(PersonBond, scope=scope)
        if one.first_id in kin.people and one.second_id in kin.people
    )
    found = FamilyDiagrams(
        family_id=family_id,
        day=day,
        kin=kin,
        details={one.id: one for one in unit.find(MemberDetails, scope=scope) if one.id in kin.people},
        marks={one.id: one for one in unit.find(GenogramMark, scope=scope) if one.id in kin.people},
        years={one.id: one for one in unit.find(RelationDetails, scope=scope)},
        bonds=bonds,
        circles=(),
    )
    return replace(found, circles=_circles(unit, scope, found))


def _circles(unit: UnitOfWork, scope: str, file: FamilyDiagrams) -> tuple[Circle, ...]:
    links = {one.id: one for one in unit.find(EcomapLink, scope=scope)}
    contacts = [one for one in unit.find(Contact, scope=scope) if in_force(one, file.day)]
    referrals = [
        one for one in unit.find(Referral, scope=scope) if one.state in _REFERRALS and one.on <= file.day
    ]
    found = [*_members(file), *map(_contact, contacts), *map(_referral, referrals)]
    known = {one.key for one in found}
    found += [
        Circle(one.id, Stands.OWN, one.name) for one in links.values() if one.name and one.id not in known
    ]
    return tuple(_linked(one, links.get(one.key)) for one in found)


def _linked(circle: Circle, link: EcomapLink | None) -> Circle:
    """The circle as it was set by hand; what the file says where nobody did."""
    if link is None:
        return circle
    return replace(
        circle,
        bond=link.bond or circle.bond,
        flow=link.flow or circle.flow,
        note=link.note,
        moved=(link.dx, link.dy),
        hidden=link.hidden,
    )


def _members(file: FamilyDiagrams) -> list[Circle]:
    """People outside the home who live."""
    kin = file.kin
    outside = [one for one in kin.people.values() if one.id not in file.home and one.id not in file.dead]
    return [_member(one, kin, file.bonds, frozenset(file.home)) for one in outside]


def _member(one: FamilyMember, kin: Kinship, bonds: Sequence[PersonBond], home: frozenset[str]) -> Circle:
    helps = any(first == one.id and second in home for first, second in kin.supports)
    held = [
        bond.bond
        for bond in bonds
        if one.id in (bond.first_id, bond.second_id) and home & {bond.first_id, bond.second_id}
    ]
    told = next((bond for bond in _BY_WEIGHT if bond in held), Bond.STRONG if helps else Bond.ORDINARY)
    flow = Flow.TO_HOME if helps else Flow.NONE
    return Circle(one.id, Stands.MEMBER, one.first_name, role_label(one.role, one.sex), told, flow)


def _contact(one: Contact) -> Circle:
    role = dictionaries.label("contact_roles", one.role)
    name, what = (one.institution, one.name) if one.institution else (one.name, role)
    return Circle(one.id, Stands.CONTACT, name, what or role)


def _referral(one: Referral) -> Circle:
    specialist = dictionaries.label("specialists", one.specialist)
    name, what = (one.to, specialist) if one.to else (specialist, "")
    return Circle(one.id, Stands.REFERRAL, name, what, _REFERRALS[one.state], on=one.first_meeting_on)


def mark_person(desk: Desk, member_id: str, **given: Any) -> ChangeSet:
    """Moves a symbol (`dx`, `dy`) or marks whom the case is about (`index_person`).

    Raises:
        UnknownRecord: The member is not here.
    """
    with desk.unit_of_work() as unit:
        member = record_in(unit, FamilyMember, member_id)
        held = unit.get(GenogramMark, member_id) or GenogramMark(id=member.id, scope=member.scope)
        unit.save(replace(held, **given))
        return unit.commit("mark-person")


def set_circle(desk: Desk, family_id: str, key: str, **given: Any) -> ChangeSet:
    """Sets the link of a circle, or its place; the record it stands for is untouched.

    Args:
        given: Fields of `EcomapLink`.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownRecord: No circle of this family has that key.
        InvalidEntry: A circle of its own would lose its name.
    """
    with desk.unit_of_work() as unit:
        file = read_in(unit, family_id, desk.clock.today())
        circle = next((one for one in file.circles if one.key == key), None)
        if circle is None:
            raise UnknownRecord(kind="ecomap_link", record_id=key)
        scope = family_in(unit, family_id).scope
        held = unit.get(EcomapLink, key) or EcomapLink(id=key, scope=scope)
        made = replace(held, deleted=False, **given)
        if circle.stands is Stands.OWN and not made.name.strip():
            raise InvalidEntry((FieldProblem("name", "missing"),))
        unit.save(made)
        return unit.commit("set-circle")


def add_circle(
    desk: Desk,
    family_id: str,
    name: str,
    bond: Bond = Bond.ORDINARY,
    flow: Flow = Flow.NONE,
    note: str = "",
) -> tuple[ChangeSet, str]:
    """Adds a circle that stands for no record of the file: a neighbour, a job, a church.

    Raises:
        UnknownFamily: The family is not in this store.
        InvalidEntry: It has no name.
    """
    if not name.strip():
        raise InvalidEntry((FieldProblem("name", "missing"),))
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        made = EcomapLink(id=desk.ids.new(), scope=scope, name=name.strip(), bond=bond, flow=flow, note=note)
        unit.save(made)
        return unit.commit("add-circle"), made.id


def arrange(desk: Desk, family_id: str, *, ecomap: bool = False) -> ChangeSet:
    """Puts every symbol (or circle) back where the program would place it.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        held = unit.find(EcomapLink, scope=scope) if ecomap else unit.find(GenogramMark, scope=scope)
        for one in held:
            if one.dx or one.dy:
                unit.save(replace(one, dx=0, dy=0))
        return unit.commit("arrange-diagram")


def put_back(desk: Desk, family_id: str, places: Mapping[str, tuple[int, int]], *, ecomap: bool) -> ChangeSet:
    """Gives symbols (or circles) the places they had: the way back from `arrange`.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        held = unit.find(EcomapLink, scope=scope) if ecomap else unit.find(GenogramMark, scope=scope)
        for one in held:
            if one.id in places and places[one.id] != (one.dx, one.dy):
                dx, dy = places[one.id]
                unit.save(replace(one, dx=dx, dy=dy))
        return unit.commit("arrange-diagram")


def relate(
    desk: Desk,
    family_id: str,
    first_id: str,
    second_id: str,
    relation: RelationKind,
    since: int | None = None,
    until: int | None = None,
) -> tuple[ChangeSet, str]:
    """Joins two people, with the years of a couple.

    Raises:
        UnknownRecord, RelationContradiction: As `members.relate`.
        InvalidEntry: As `set_years`; then nothing was written.
    """
    _refuse_years(desk, since, until)
    changes = members.relate(desk, family_id, first_id, second_id, relation)
    made = next(
        one.relation_id
        for one in members.relations(desk, family_id)
        if (one.first_id, one.second_id, one.relation) == (first_id, second_id, relation)
    )
    if since is not None or until is not None:
        set_years(desk, made, since, until)
    return changes, made


def _refuse_years(desk: Desk, since: int | None, until: int | None) -> None:
    today = desk.clock.today().year
    problems = [
        FieldProblem(name, "not-a-year", (("most", str(today)),))
        for name, year in (("since_year", since), ("until_year", until))
        if year is not None and not _FIRST_YEAR <= year <= today
    ]
    if not problems and since is not None and until is not None and until < since:
        problems = [FieldProblem("until_year", "before-start")]
    if problems:
        raise InvalidEntry(tuple(problems))


def set_years(desk: Desk, relation_id: str, since: int | None, until: int | None) -> ChangeSet:
    """Writes the years of a couple.

    Raises:
        UnknownRecord: The relation is not here.
        InvalidEntry: A year lies in the future, before 1900, or the second before the first.
    """
    _refuse_years(desk, since, until)
    with desk.unit_of_work() as unit:
        relation = record_in(unit, Relation, relation_id)
        unit.save(RelationDetails(id=relation.id, scope=relation.scope, since_year=since, until_year=until))
        return unit.commit("set-relation-years")
