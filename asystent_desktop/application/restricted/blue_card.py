"""The Blue Card compartment: a second step to open, each look journalled (domain brief, section 2).

It lives in the scope `restricted:<family>`, which has an assignment of its own. Nothing here is searchable,
shown in the family's own views, printed or exported unless somebody asks for exactly this.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from asystent_desktop.application.entries.entries import (
    InvalidEntry,
    built,
    command,
    open_fields,
    refuse_faults,
)
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.reading import changed, family_in, limit_on, once_in, record_in
from asystent_desktop.application.restricted.compartments import may_look, refuse_strangers, refuse_writers
from asystent_desktop.domain.blue_card_rules import first_meeting_by, form_fault, hand_over_by
from asystent_desktop.domain.kinds.access import AccessKind, AccessNote
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardForm, BlueCardMeeting
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import Record, family_scope, kind_of, restricted_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

P = TypeVar("P", BlueCardForm, BlueCardMeeting)


@dataclass(frozen=True)
class CardTerms:
    """Terms of a procedure without anything of its content, for the list of what is due.

    Attributes:
        hand_over_by: Last day to hand form A to the interdisciplinary team; None when done.
        first_meeting_by: Last day of the group's first meeting; None when done or not begun.
    """

    family_id: str
    card_id: str
    hand_over_by: date | None
    first_meeting_by: date | None


@dataclass(frozen=True)
class CardView:
    """One procedure with its forms, meetings and terms."""

    card: BlueCard
    forms: tuple[BlueCardForm, ...]
    meetings: tuple[BlueCardMeeting, ...]
    terms: CardTerms


@dataclass(frozen=True)
class Compartment:
    """What lies in it.

    Attributes:
        looks: Earlier looks, newest first; the one just made included.
    """

    family_id: str
    cards: tuple[CardView, ...]
    looks: tuple[AccessNote, ...]


def open_compartment(desk: Desk, family_id: str) -> tuple[ChangeSet, Compartment]:
    """Opens the compartment and writes into it that somebody did, in one transaction: no look without a note.

    Raises:
        UnknownFamily: The family is not in this store.
        CompartmentClosed: It is not assigned to the person at this desk.
    """
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        refuse_strangers(desk, unit, family_id)
        unit.save(_look(desk, family_id, AccessKind.OPENED))
        found = _read(desk, unit, family_id)
        return unit.commit("open-blue-card"), found


def compartment(desk: Desk, family_id: str) -> Compartment:
    """What lies in a compartment now, for a screen that opened it by `open_compartment` and still shows it.

    Raises:
        UnknownFamily: The family is not in this store.
        CompartmentClosed: It is not assigned to the person at this desk.
    """
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        refuse_strangers(desk, unit, family_id)
        return _read(desk, unit, family_id)


def _look(desk: Desk, family_id: str, access: AccessKind) -> AccessNote:
    return AccessNote(
        id=desk.ids.new(),
        scope=restricted_scope(family_id),
        access=access,
        about_kind=kind_of(BlueCard).name,
        about_id=family_id,
        noted_at=desk.clock.now(),
        author_id=desk.identity().person_id,
    )


def _read(desk: Desk, unit: UnitOfWork, family_id: str) -> Compartment:
    scope = restricted_scope(family_id)
    forms = unit.find(BlueCardForm, scope=scope)
    meetings = unit.find(BlueCardMeeting, scope=scope)
    views = [
        CardView(
            card=card,
            forms=tuple(sorted((one for one in forms if one.card_id == card.id), key=_day)),
            meetings=tuple(sorted((one for one in meetings if one.card_id == card.id), key=_day)),
            terms=_terms(desk, card),
        )
        for card in unit.find(BlueCard, scope=scope)
    ]
    looks = sorted(unit.find(AccessNote, scope=scope), key=lambda one: (one.noted_at, one.id), reverse=True)
    return Compartment(family_id, tuple(views), tuple(looks))


def _owner(record: Record) -> str:
    """The id of the family behind a record of its compartment."""
    return record.scope.partition(":")[2]


def _day(one: BlueCardForm | BlueCardMeeting) -> tuple[date, str]:
    return one.on, one.id


def _terms(desk: Desk, card: BlueCard) -> CardTerms:
    day, holidays = card.started_on, desk.rules.holidays
    hand_over = limit_on(desk, Limit.BLUE_CARD_HAND_OVER_WORKING_DAYS, day)
    meeting = limit_on(desk, Limit.BLUE_CARD_FIRST_MEETING_WORKING_DAYS, day)
    return CardTerms(
        family_id=_owner(card),
        card_id=card.id,
        hand_over_by=hand_over_by(card, hand_over, holidays),
        first_meeting_by=first_meeting_by(card, meeting, holidays),
    )


def card_terms(desk: Desk, unit: UnitOfWork, families: Iterable[str] | None = None) -> list[CardTerms]:
    """Terms of the procedures of some families or of all, for what is due: no content, no look.

    A compartment that is not this person's has no terms here, since even they would tell of it.
    """
    scopes = None if families is None else [restricted_scope(one) for one in families]
    found = [_terms(desk, card) for card in unit.find(BlueCard, scope=scopes)]
    open_here = {one: may_look(desk, unit, one) for one in {terms.family_id for terms in found}}
    return [terms for terms in found if open_here[terms.family_id]]


def start_card(desk: Desk, family_id: str, **given: Any) -> tuple[ChangeSet, str]:
    """Writes down that a procedure was started by form A: when, by whom, in whose presence.

    Raises:
        UnknownFamily: The family is not in this store.
        CompartmentClosed: It is assigned to somebody else, or only to be read.
        NotOnesField, InvalidEntry: As `entries.add`.
    """
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        refuse_writers(desk, unit, family_id)
        made = built(BlueCard, desk.ids.new(), restricted_scope(family_id), given)
        refuse_faults(desk, unit, made)
        unit.save(made)
        return unit.commit(command("add", BlueCard)), made.id


def change_card(desk: Desk, card_id: str, **given: Any) -> ChangeSet:
    """Changes a procedure: handed to the team, received, first meeting, ended.

    Raises:
        UnknownRecord, NotOnesField, InvalidEntry: As `entries.change`.
        CompartmentClosed: As `start_card`.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, BlueCard, card_id)
        refuse_writers(desk, unit, _owner(held))
        made = changed(held, open_fields(BlueCard), given)
        refuse_faults(desk, unit, made)
        unit.save(made)
        return unit.commit(command("change", BlueCard))


def add_part(desk: Desk, cls: type[P], card_id: str, **given: Any) -> tuple[ChangeSet, str]:
    """Adds a form or a meeting of the group to a procedure.

    Raises:
        UnknownRecord: No such procedure.
        CompartmentClosed: As `start_card`.
        NotOnesField, InvalidEntry: As `entries.add`; form B only to the harmed adult.
    """
    with desk.unit_of_work() as unit:
        card = record_in(unit, BlueCard, card_id)
        refuse_writers(desk, unit, _owner(card))
        made = built(cls, desk.ids.new(), card.scope, {**given, "card_id": card_id})
        _refuse_part(desk, unit, made)
        unit.save(made)
        return unit.commit(command("add", cls)), made.id


def remove_from_card(desk: Desk, cls: type[Record], record_id: str) -> ChangeSet:
    """Takes back a procedure, a form or a meeting written by mistake; the journal keeps it.

    Raises:
        UnknownRecord: It is not here.
        CompartmentClosed: As `start_card`.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, cls, record_id)
        refuse_writers(desk, unit, _owner(held))
        unit.delete(held)
        return unit.commit(command("remove", cls))


def restore_to_card(desk: Desk, cls: type[Record], record_id: str) -> ChangeSet:
    """Brings back what was just taken out of the compartment.

    Raises:
        UnknownRecord: There never was one.
        CompartmentClosed: As `start_card`.
    """
    with desk.unit_of_work() as unit:
        held = once_in(unit, cls, record_id)
        refuse_writers(desk, unit, _owner(held))
        unit.save(replace(held, deleted=False))
        return unit.commit(command("restore", cls))


def change_part(desk: Desk, cls: type[P], part_id: str, **given: Any) -> ChangeSet:
    """Changes a form or a meeting of the group.

    Raises:
        UnknownRecord, NotOnesField, InvalidEntry: As `add_part`.
        CompartmentClosed: As `start_card`.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, cls, part_id)
        refuse_writers(desk, unit, _owner(held))
        made = changed(held, open_fields(cls), given)
        _refuse_part(desk, unit, made)
        unit.save(made)
        return unit.commit(command("change", cls))


def _refuse_part(desk: Desk, unit: UnitOfWork, made: BlueCardForm | BlueCardMeeting) -> None:
    """What the entry rules refuse, and form B to anybody but the harmed adult."""
    refuse_faults(desk, unit, made)
    if isinstance(made, BlueCardForm):
        card = record_in(unit, BlueCard, made.card_id)
        people = unit.find(FamilyMember, scope=family_scope(_owner(card)))
        fault = form_fault(made, card, {one.id: one for one in people})
        if fault is not None:
            raise InvalidEntry((FieldProblem(*fault),))
