"""The people of a family, their relations and strengths, and why the assistant is there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from asystent_desktop.application.family.views import (
    BasisForm,
    BasisView,
    MemberForm,
    MemberView,
    RelationView,
    StrengthView,
)
from asystent_desktop.application.faults import RelationContradiction
from asystent_desktop.application.reading import changed, family_in, once_in, record_in
from asystent_desktop.application.wording.labels import basis_label, relation_label, role_label
from asystent_desktop.domain.kinds.family import CaseBasis, FamilyMember, Relation, RelationKind, Strength
from asystent_desktop.domain.people import age_on, contradiction
from asystent_desktop.domain.records import family_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

__all__ = [
    "BasisForm",
    "BasisView",
    "MemberForm",
    "MemberView",
    "RelationView",
    "StrengthView",
    "add_basis",
    "add_member",
    "add_strength",
    "change_basis",
    "change_member",
    "member_form",
    "members",
    "relate",
    "relations",
    "remove_member",
    "remove_relation",
    "remove_strength",
    "restore_member",
    "restore_relation",
]


def member_view(member: FamilyMember, day: date) -> MemberView:
    """A member as painters are shown one."""
    return MemberView(
        member_id=member.id,
        first_name=member.first_name,
        surname=member.surname,
        role=member.role,
        role_label=role_label(member.role, member.sex),
        sex=member.sex,
        birth_date=member.birth_date,
        birth_approximate=member.birth_approximate,
        age=age_on(member.birth_date, day),
        in_household=member.in_household,
        school_or_work=member.school_or_work,
        authority=member.authority,
    )


def strength_view(strength: Strength, people: Sequence[FamilyMember]) -> StrengthView:
    """A strength with the first name of the person it belongs to."""
    name = next((one.first_name for one in people if one.id == strength.member_id), "")
    return StrengthView(strength.id, strength.text, name, strength.noted_on)


def basis_view(basis: CaseBasis, day: date) -> BasisView:
    """A basis, judged on a day."""
    return BasisView(
        basis_id=basis.id,
        basis=basis.basis,
        label=basis_label(basis.basis),
        since=basis.since,
        until=basis.until,
        document=basis.document,
        court_case_ref=basis.court_case_ref,
        in_force=basis.since <= day and (basis.until is None or day <= basis.until),
    )


def basis_record(desk: Desk, scope: str, form: BasisForm) -> CaseBasis:
    """A new basis in a family's scope, from what was typed."""
    return CaseBasis(id=desk.ids.new(), scope=scope, **vars(form))


def members(desk: Desk, family_id: str, today: date | None = None) -> list[MemberView]:
    """The people of a family in the order they were entered."""
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        return [member_view(one, day) for one in unit.find(FamilyMember, scope=family_scope(family_id))]


def member_form(desk: Desk, member_id: str) -> MemberForm:
    """The form filled from a stored member, health note included.

    Raises:
        UnknownRecord: The member is not here.
    """
    with desk.unit_of_work() as unit:
        return MemberForm.of(record_in(unit, FamilyMember, member_id))


def add_member(desk: Desk, family_id: str, form: MemberForm) -> tuple[ChangeSet, str]:
    """Adds a person.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        member = FamilyMember(id=desk.ids.new(), scope=scope, **vars(form))
        unit.save(member)
        return unit.commit("add-member"), member.id


def change_member(desk: Desk, member_id: str, **fields: Any) -> ChangeSet:
    """Changes fields of a person: those of `MemberForm`.

    Raises:
        UnknownRecord: The member is not here.
        NotOnesField: Another field.
    """
    with desk.unit_of_work() as unit:
        member = record_in(unit, FamilyMember, member_id)
        unit.save(changed(member, MemberForm.__dataclass_fields__, fields))
        return unit.commit("change-member")


def remove_member(desk: Desk, member_id: str) -> ChangeSet:
    """Removes a person entered by mistake, with the relations; visit cards keep naming the id.

    Raises:
        UnknownRecord: The member is not here.
    """
    with desk.unit_of_work() as unit:
        member = record_in(unit, FamilyMember, member_id)
        for relation in unit.find(Relation, scope=member.scope):
            if member_id in (relation.first_id, relation.second_id):
                unit.delete(relation)
        unit.delete(member)
        return unit.commit("remove-member")


def restore_member(desk: Desk, member_id: str, relation_ids: Sequence[str] = ()) -> ChangeSet:
    """Brings back a person just removed, under the same id, with the relations taken away on that occasion.

    Raises:
        UnknownRecord: There never was such a person.
    """
    with desk.unit_of_work() as unit:
        member = once_in(unit, FamilyMember, member_id)
        unit.save(replace(member, deleted=False))
        for relation_id in relation_ids:
            relation = unit.get(Relation, relation_id)
            if relation is not None:
                unit.save(replace(relation, deleted=False))
        return unit.commit("restore-member")


def relations(desk: Desk, family_id: str) -> list[RelationView]:
    """Relations between people still in the file."""
    scope = family_scope(family_id)
    with desk.unit_of_work() as unit:
        names = {one.id: one.first_name for one in unit.find(FamilyMember, scope=scope)}
        return [
            RelationView(
                relation_id=one.id,
                first_id=one.first_id,
                second_id=one.second_id,
                relation=one.relation,
                label=relation_label(one.relation),
                first_name=names[one.first_id],
                second_name=names[one.second_id],
            )
            for one in unit.find(Relation, scope=scope)
            if one.first_id in names and one.second_id in names
        ]


def relate(desk: Desk, family_id: str, first_id: str, second_id: str, relation: RelationKind) -> ChangeSet:
    """Joins two people: "first is `relation` of second".

    Raises:
        UnknownRecord: One of them is not in this family.
        RelationContradiction: It cannot be true beside what is kept.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        first = record_in(unit, FamilyMember, first_id)
        second = record_in(unit, FamilyMember, second_id)
        why = contradiction(first, second, relation, unit.find(Relation, scope=scope))
        if why is not None:
            raise RelationContradiction(reason=why.value, first_id=first_id, second_id=second_id)
        unit.save(
            Relation(
                id=desk.ids.new(), scope=scope, first_id=first_id, second_id=second_id, relation=relation
            )
        )
        return unit.commit("relate")


def remove_relation(desk: Desk, relation_id: str) -> ChangeSet:
    """Takes a relation back.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, Relation, relation_id))
        return unit.commit("remove-relation")


def restore_relation(desk: Desk, relation_id: str) -> ChangeSet:
    """Brings back a relation just taken back.

    Raises:
        UnknownRecord: There never was one.
    """
    with desk.unit_of_work() as unit:
        held = once_in(unit, Relation, relation_id)
        unit.save(replace(held, deleted=False))
        return unit.commit("restore-relation")


def add_strength(desk: Desk, family_id: str, text: str, member_id: str | None = None) -> ChangeSet:
    """Notes a strength, dated today.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownRecord: The member is not here.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        if member_id is not None:
            record_in(unit, FamilyMember, member_id)
        day = desk.clock.today()
        strength = Strength(
            id=desk.ids.new(), scope=scope, text=text.strip(), member_id=member_id, noted_on=day
        )
        unit.save(strength)
        return unit.commit("add-strength")


def remove_strength(desk: Desk, strength_id: str) -> ChangeSet:
    """Takes a strength off the list.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, Strength, strength_id))
        return unit.commit("remove-strength")


def add_basis(desk: Desk, family_id: str, form: BasisForm) -> ChangeSet:
    """Adds a reason for the service; several may hold at once.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        unit.save(basis_record(desk, family_in(unit, family_id).scope, form))
        return unit.commit("add-basis")


def change_basis(desk: Desk, basis_id: str, **fields: Any) -> ChangeSet:
    """Changes a basis, e.g. its last day.

    Raises:
        UnknownRecord: It is not here.
        NotOnesField: A field that `BasisForm` does not have.
    """
    with desk.unit_of_work() as unit:
        basis = record_in(unit, CaseBasis, basis_id)
        unit.save(changed(basis, BasisForm.__dataclass_fields__, fields))
        return unit.commit("change-basis")
