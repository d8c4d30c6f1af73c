"""What the fields of an entry may hold, in words: people of the family, linked entries, dictionaries.

A form needs no list of its own: `domain.entry_shapes` says which field names what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asystent_desktop.application.entries.entries import health_providers
from asystent_desktop.application.reading import family_in
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.entry_shapes import Shape
from asystent_desktop.domain.kinds.blue_card import BlueCard
from asystent_desktop.domain.kinds.contacts import Contact, Institution
from asystent_desktop.domain.kinds.family import CaseBasis, FamilyMember, MemberRole
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.domain.records import Record, family_scope, restricted_scope
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

Options = tuple[tuple[str, str], ...]
"""Values and their words, in the order they are offered."""

CHILD, ELDERS = "child_id", frozenset({"parent_id", "guardian_id"})
"""Fields that only a child, or only somebody who is none, can be named in."""


@dataclass(frozen=True)
class Offer:
    """What one kind's fields may hold, and the words of every id that its entries may bear.

    Attributes:
        options: By field; a field that is missing holds free text.
        names: Words by id, of people and of linked entries.
    """

    options: Mapping[str, Options]
    names: Mapping[str, str]


def person_name(member: FamilyMember) -> str:
    """First name and surname."""
    return f"{member.first_name} {member.surname}".strip()


def offer(desk: Desk, family_id: str, shape: Shape, held: Sequence[object] = ()) -> Offer:
    """What the fields of a kind may hold in one family.

    Args:
        desk: Where.
        family_id: Whose.
        shape: The kind's joints.
        held: Entries there are: a word of the dictionary that is offered no longer stays where one bears it.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        people = unit.find(FamilyMember, scope=family_in(unit, family_id).scope)
        links = {name: _linked(unit, cls, family_id) for name, cls in shape.links.items()}
    names = {one.id: person_name(one) for one in people}
    names |= {one.id: link_words(one, names) for linked in links.values() for one in linked}
    options: dict[str, Options] = {
        name: tuple((one.id, names[one.id]) for one in _fitting(name, people)) for name in shape.people
    }
    options |= {name: tuple((one.id, names[one.id]) for one in found) for name, found in links.items()}
    for name, dictionary in shape.words.items():
        options[name] = _words(dictionary, {getattr(one, name, None) for one in held})
    return Offer(options, names)


def _linked(unit: UnitOfWork, cls: type[Record], family_id: str) -> list[Record]:
    """Institutions are the office's, a procedure lies in the compartment, everything else in the file."""
    if cls is Institution:
        return list(unit.find(cls))
    return list(
        unit.find(cls, scope=restricted_scope(family_id) if cls is BlueCard else family_scope(family_id))
    )


def _fitting(field: str, people: Sequence[FamilyMember]) -> list[FamilyMember]:
    children = [one for one in people if one.role == MemberRole.CHILD]
    if field == CHILD:
        return children
    return [one for one in people if one not in children] if field in ELDERS else list(people)


def _words(dictionary: str, held: set[object]) -> Options:
    return tuple(
        (one.key, one.label) for one in dictionaries.entries(dictionary) if not one.retired or one.key in held
    )


def institution_options() -> Options:
    """Institutions an authorisation may name; health-care providers are left out (art. 8 ust. 3)."""
    barred = health_providers()
    return tuple(
        (one.key, one.label) for one in dictionaries.offered("institutions") if one.key not in barred
    )


def link_words(record: Record, names: Mapping[str, str]) -> str:
    """Which entry it is, for a list to choose from."""
    match record:
        case CaseBasis():
            return _("{what}, {day}").format(what=_(enum_label(record.basis)), day=numeric_date(record.since))
        case Placement():
            child = names.get(record.child_id, "")
            return _("{what}, {day}").format(what=child, day=numeric_date(record.since))
        case BlueCard():
            return record.number or numeric_date(record.started_on)
        case Contact() | Institution():
            return record.name
        case TeamMinutes():
            return record.number
    return record.id
