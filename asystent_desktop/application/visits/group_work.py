"""Group classes, group method and community work: planned once, written down once for every family.

Rules:
1. The plan lives in the assistant's own planner and holds ids; what a family did is a visit card of its own.
2. An entry names no other family: a text with a surname of another family taking part is refused.
3. All entries of one meeting are written in one transaction.
4. Whether such a meeting resets the Director's order is said by dictionaries/visit_kinds.toml.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from asystent_desktop.application.entries.entries import open_fields
from asystent_desktop.application.faults import FieldProblem, InvalidForm
from asystent_desktop.application.reading import changed, families_by_id, family_in, record_in
from asystent_desktop.domain.kinds.family import Family, FamilyMember
from asystent_desktop.domain.kinds.group_work import GroupMeeting, GroupMethod
from asystent_desktop.domain.kinds.visit import Visit, VisitKind
from asystent_desktop.domain.people import is_child
from asystent_desktop.domain.records import family_scope, person_scope
from asystent_desktop.i18n import dictionaries
from asystent_desktop.i18n.folding import fold
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_OPEN = tuple(name for name in open_fields(GroupMeeting) if name != "recorded_on")
_STEM_LETTERS = 4
_NO_CARD_OF = {GroupMethod.COMMUNITY: VisitKind.COMMUNITY}


class InvalidGroup(InvalidForm):
    """A group meeting cannot be kept like that. `problems` says why."""

    code = "application.invalid-group"


@dataclass(frozen=True)
class GroupEntry:
    """What is written about one family.

    Attributes:
        came: False writes a meeting that did not happen for this family.
        facts: Beside the text common to all.
    """

    family_id: str
    came: bool = True
    present: tuple[str, ...] = ()
    children_seen: tuple[str, ...] = ()
    facts: str = ""


@dataclass(frozen=True)
class GroupView:
    """A group meeting with the names of its families, for the assistant's own screen."""

    meeting: GroupMeeting
    families: tuple[tuple[str, str, str], ...]
    """Id, number and name of each."""


@dataclass(frozen=True)
class Invited:
    """A family of a meeting with its people, for the entry about it.

    Attributes:
        people: Id and first name of everybody. `children`: ids of those under 18 on the day.
    """

    family_id: str
    number: str
    name: str
    people: tuple[tuple[str, str], ...]
    children: frozenset[str]


def plan_group(desk: Desk, **given: Any) -> tuple[ChangeSet, str]:
    """Plans a meeting for several families.

    Raises:
        InvalidGroup: No subject, no family, hours in the wrong order, an unknown word, or a surname in the
            subject.
        UnknownFamily: One of them is not in this store.
    """
    made = GroupMeeting(id=desk.ids.new(), scope=person_scope(desk.identity().person_id), **given)
    with desk.unit_of_work() as unit:
        _refuse_faults(unit, made)
        unit.save(made)
        return unit.commit("plan-group"), made.id


def change_group(desk: Desk, group_id: str, **fields: Any) -> ChangeSet:
    """Changes the plan; raises as `plan_group`, `UnknownRecord`, `NotOnesField`."""
    with desk.unit_of_work() as unit:
        made = changed(record_in(unit, GroupMeeting, group_id), _OPEN, fields)
        _refuse_faults(unit, made)
        unit.save(made)
        return unit.commit("change-group")


def cancel_group(desk: Desk, group_id: str) -> ChangeSet:
    """Takes a planned meeting out; entries already written stay.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, GroupMeeting, group_id))
        return unit.commit("cancel-group")


def group_meetings(desk: Desk, since: date | None = None, until: date | None = None) -> list[GroupView]:
    """This person's group meetings between two days, both included, in order of time."""
    with desk.unit_of_work() as unit:
        held = unit.find(GroupMeeting, scope=person_scope(desk.identity().person_id))
        known = families_by_id(unit) if held else {}
    inside = [
        one for one in held if (since is None or one.on >= since) and (until is None or one.on <= until)
    ]
    return [
        GroupView(one, tuple((held.id, held.number, held.name) for held in _of(one, known)))
        for one in sorted(inside, key=lambda one: (one.on, one.start, one.id))
    ]


def invited(desk: Desk, group_id: str) -> tuple[Invited, ...]:
    """The families of a meeting that are in this store, with their people.

    Raises:
        UnknownRecord: The meeting is not here.
    """
    with desk.unit_of_work() as unit:
        meeting = record_in(unit, GroupMeeting, group_id)
        known = families_by_id(unit)
        return tuple(
            Invited(
                one.id,
                one.number,
                one.name,
                tuple((person.id, person.first_name) for person in people),
                frozenset(person.id for person in people if is_child(person, meeting.on)),
            )
            for one in _of(meeting, known)
            for people in [unit.find(FamilyMember, scope=one.scope)]
        )


def _of(one: GroupMeeting, known: Mapping[str, Family]) -> list[Family]:
    return [known[family_id] for family_id in one.families if family_id in known]


def record_group(
    desk: Desk, group_id: str, facts: str, entries: Iterable[GroupEntry]
) -> tuple[ChangeSet, tuple[str, ...]]:
    """Writes one entry into the file of each family.

    Args:
        desk: Where.
        group_id: The planned meeting.
        facts: What was done, the same in every file; names nobody of the families.
        entries: One a family.

    Returns:
        What changed, and the ids of the cards.

    Raises:
        UnknownRecord: The meeting is not here.
        InvalidGroup: Written already, lies ahead, no text, a family that was not invited, or a text that
            names another family.
    """
    given = tuple(entries)
    with desk.unit_of_work() as unit:
        meeting = record_in(unit, GroupMeeting, group_id)
        _refuse_entries(desk, unit, meeting, facts, given)
        cards = [_card(desk, meeting, facts, entry) for entry in given]
        for card in cards:
            unit.save(card)
        unit.save(replace(meeting, recorded_on=desk.clock.today()))
        return unit.commit("record-group"), tuple(card.id for card in cards)


def _card(desk: Desk, meeting: GroupMeeting, facts: str, entry: GroupEntry) -> Visit:
    text = "\n".join(part.strip() for part in (meeting.topic, facts, entry.facts) if part.strip())
    card = Visit(
        id=desk.ids.new(),
        scope=family_scope(entry.family_id),
        on=meeting.on,
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        kind=_NO_CARD_OF.get(meeting.method, VisitKind.GROUP),
        recorded_at=desk.clock.now(),
        author_id=desk.identity().person_id,
        planned=True,
        group_id=meeting.id,
    )
    if not entry.came:
        return replace(card, held=False, missed_reason="absent", attempts=meeting.topic)
    return replace(
        card,
        facts=text,
        present=entry.present,
        children_seen=entry.children_seen,
        statutory_tasks=meeting.statutory_tasks,
    )


def _refuse_faults(unit: UnitOfWork, made: GroupMeeting) -> None:
    found = []
    if not made.topic.strip():
        found.append(FieldProblem("topic", "missing"))
    if not made.families:
        found.append(FieldProblem("families", "missing"))
    if made.end <= made.start:
        found.append(FieldProblem("end", "before-start"))
    chosen = (
        ("place", "places", (made.place,)),
        ("statutory_tasks", "statutory_tasks", made.statutory_tasks),
    )
    for name, dictionary, keys in chosen:
        if not {entry.key for entry in dictionaries.entries(dictionary)}.issuperset(keys):
            found.append(FieldProblem(name, "unknown-word"))
    if any(_names(made.topic, stems) for stems in _surnames(unit, made.families).values()):
        found.append(FieldProblem("topic", "names-family"))
    if found:
        raise InvalidGroup(tuple(found))


def _refuse_entries(
    desk: Desk, unit: UnitOfWork, meeting: GroupMeeting, facts: str, entries: tuple[GroupEntry, ...]
) -> None:
    found = []
    if meeting.recorded_on is not None:
        found.append(FieldProblem("recorded_on", "already-recorded"))
    if meeting.on > desk.clock.today():
        found.append(FieldProblem("on", "future"))
    if not facts.strip() and any(entry.came for entry in entries):
        found.append(FieldProblem("facts", "missing"))
    ids = [entry.family_id for entry in entries]
    if not ids or len(set(ids)) != len(ids) or not set(ids) <= set(meeting.families):
        found.append(FieldProblem("families", "unknown-record"))
    surnames = _surnames(unit, meeting.families)
    if any(_names(facts, stems) for stems in surnames.values()):
        found.append(FieldProblem("facts", "names-family"))
    for entry in entries:
        others = frozenset().union(*(stems for one, stems in surnames.items() if one != entry.family_id))
        if _names(entry.facts, others - surnames.get(entry.family_id, frozenset())):
            found.append(FieldProblem("facts", "names-family"))
            break
    if found:
        raise InvalidGroup(tuple(dict.fromkeys(found)))


def _surnames(unit: UnitOfWork, families: Iterable[str]) -> dict[str, frozenset[str]]:
    """Beginnings of the surnames of each family, in small letters, so that inflected forms are found too."""
    found = {}
    for family_id in families:
        family = family_in(unit, family_id)
        people = unit.find(FamilyMember, scope=family.scope)
        words = {family.name, *(one.surname for one in people)}
        found[family_id] = frozenset(_stem(word) for word in words if len(word) >= _STEM_LETTERS)
    return found


def _stem(surname: str) -> str:
    word = fold(surname)
    return word[: max(_STEM_LETTERS, len(word) - 2)]


def _names(text: str, stems: Iterable[str]) -> bool:
    """Whether a capitalised word begins like one of the surnames, typed with Polish letters or without."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()]
    return any(word.startswith(stem) for word in words for stem in stems)
