"""What a person is beside the member's record, and strengths beside problems."""

from dataclasses import replace
from datetime import date
from typing import Any

from asystent_desktop.application.entries.entries import InvalidEntry, open_fields
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.reading import changed, family_in, once_in, record_in
from asystent_desktop.domain.kinds.family import FamilyMember, Strength
from asystent_desktop.domain.kinds.household import MemberDetails, StrengthDetails
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


def member_details(desk: Desk, member_id: str) -> MemberDetails:
    """What is known of a person by art. 16; empty fields before somebody wrote them.

    Raises:
        UnknownRecord: The member is not here.
    """
    with desk.unit_of_work() as unit:
        member = record_in(unit, FamilyMember, member_id)
        return unit.get(MemberDetails, member_id) or MemberDetails(id=member.id, scope=member.scope)


def change_member_details(desk: Desk, member_id: str, **given: Any) -> ChangeSet:
    """Writes some of it.

    Raises:
        UnknownRecord: The member is not here.
        NotOnesField: A field `MemberDetails` does not have.
    """
    with desk.unit_of_work() as unit:
        member = record_in(unit, FamilyMember, member_id)
        held = unit.get(MemberDetails, member_id) or MemberDetails(id=member.id, scope=member.scope)
        unit.save(changed(held, open_fields(MemberDetails), given))
        return unit.commit("change-member-details")


def note_strength(
    desk: Desk,
    family_id: str,
    text: str = "",
    *,
    strength: str = "",
    member_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[ChangeSet, str]:
    """Notes a strength by the dictionary, in own words, or both.

    Raises:
        UnknownFamily, UnknownRecord: No such family or person.
        InvalidEntry: Neither words nor a key of the dictionary, or the days are not in order.
    """
    first = since or desk.clock.today()
    _refuse_disorder(first, until)
    known = {one.key: one.pl for one in dictionaries.entries("strengths")}
    words = text.strip() or known.get(strength, "")
    if not words or (strength and strength not in known):
        raise InvalidEntry((FieldProblem("strength", "unknown-word" if strength else "missing"),))
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        if member_id is not None:
            record_in(unit, FamilyMember, member_id)
        made = Strength(
            id=desk.ids.new(),
            scope=scope,
            text=words,
            member_id=member_id,
            noted_on=first,
        )
        unit.save(made)
        if strength or until is not None:
            unit.save(StrengthDetails(id=made.id, scope=scope, strength=strength, until=until))
        return unit.commit("add-strength"), made.id


def end_strength(desk: Desk, strength_id: str, until: date | None) -> ChangeSet:
    """Sets the last day of a strength; None makes it hold again.

    Raises:
        UnknownRecord: It is not here.
        InvalidEntry: The day lies before the first.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, Strength, strength_id)
        _refuse_disorder(held.noted_on, until)
        more = unit.get(StrengthDetails, strength_id) or StrengthDetails(id=held.id, scope=held.scope)
        unit.save(replace(more, until=until))
        return unit.commit("end-strength")


def change_strength(desk: Desk, strength_id: str, **given: Any) -> ChangeSet:
    """Changes words, person or days of a strength.

    Args:
        desk: Where.
        strength_id: Which.
        given: Some of `text`, `strength`, `member_id`, `since`, `until`.

    Raises:
        UnknownRecord: It is not here, or the person is not.
        InvalidEntry: No words are left, a word is not in the dictionary, or the days are not in order.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, Strength, strength_id)
        more = unit.get(StrengthDetails, strength_id) or StrengthDetails(id=held.id, scope=held.scope)
        key = given.get("strength", more.strength) or ""
        known = {one.key: one.pl for one in dictionaries.entries("strengths")}
        text = given.get("text", held.text).strip() or known.get(key, "")
        since, until = given.get("since", held.noted_on), given.get("until", more.until)
        if not text or (key and key not in known):
            raise InvalidEntry((FieldProblem("strength", "unknown-word" if key else "missing"),))
        _refuse_disorder(since, until)
        member_id = given.get("member_id", held.member_id)
        if member_id is not None:
            record_in(unit, FamilyMember, member_id)
        unit.save(replace(held, text=text, member_id=member_id, noted_on=since))
        unit.save(replace(more, strength=key, until=until))
        return unit.commit("change-strength")


def _refuse_disorder(since: date | None, until: date | None) -> None:
    if until is not None and since is not None and until < since:
        raise InvalidEntry((FieldProblem("until", "before-start"),))


def strengths_in_force(unit: UnitOfWork, scope: str, day: date) -> list[Strength]:
    """The strengths that hold on a day: what a card, a plan or a court paper of that day may say."""
    over = {
        one.id for one in unit.find(StrengthDetails, scope=scope) if one.until is not None and one.until < day
    }
    return [one for one in unit.find(Strength, scope=scope) if one.id not in over]


def restore_strength(desk: Desk, strength_id: str) -> ChangeSet:
    """Brings back a strength just removed.

    Raises:
        UnknownRecord: There never was one.
    """
    with desk.unit_of_work() as unit:
        held = once_in(unit, Strength, strength_id)
        unit.save(replace(held, deleted=False))
        return unit.commit("restore-strength")
