"""The person's own planner: appointments hold ids, names come from the family files beside them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from asystent_desktop.application.reading import changed, family_in, record_in
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.application.wording.labels import place_label
from asystent_desktop.domain.cards import minutes
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.visit import Appointment, Place, Visit
from asystent_desktop.domain.records import family_scope, person_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = ["AppointmentView", "appointments", "cancel", "move", "plan_visit"]

_MOVABLE = ("on", "start", "end", "place")
_LAST_MINUTE = time(23, 59)
_USUAL_MINUTES = 60


def appointments(desk: Desk, on: date) -> list[AppointmentView]:
    """This person's appointments of a day in order of time, without families that are no longer here."""
    return appointments_between(desk, on, on)


def appointments_between(desk: Desk, first: date, last: date) -> list[AppointmentView]:
    """As `appointments`, of every day from the first to the last."""
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    with desk.unit_of_work() as unit:
        planned = [one for on in days for one in unit.find(Appointment, scope=own_scope(desk), on=on)]
        cards = {one.visit_id: unit.get(Visit, one.visit_id) for one in planned if one.visit_id}
        families = _families_of(unit, planned)
    found = [(one, families[one.family_id]) for one in planned if one.family_id in families]
    views = [_view(one, family, cards.get(one.visit_id or "")) for one, family in found]
    return sorted(views, key=_order)


def met_between(desk: Desk, first: date, last: date) -> list[AppointmentView]:
    """This person's finished cards that were not planned, as they stand in the planner: by their own hours.

    Meetings with several families are left out: they stand there as one.
    """
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    mine = desk.identity().person_id
    with desk.unit_of_work() as unit:
        written = [one for on in days for one in unit.find(Visit, on=on, author_id=mine) if not one.group_id]
        cards = [
            one
            for one in written
            if not unit.find(Visit, scope=one.scope, corrects=one.id)
            and not unit.find(Appointment, scope=own_scope(desk), visit_id=_first_version(unit, one).id)
        ]
        scopes = {one.scope for one in cards}
        families = {one.scope: one for one in unit.find(Family, scope=scopes)} if scopes else {}
    found = [(one, families[one.scope]) for one in cards if one.scope in families]
    return sorted((_met(card, family) for card, family in found), key=_order)


def _first_version(unit: UnitOfWork, card: Visit) -> Visit:
    while card.corrects and (former := unit.get(Visit, card.corrects)) is not None:
        card = former
    return card


def _met(card: Visit, family: Family) -> AppointmentView:
    return AppointmentView(
        appointment_id="",
        family_id=family.id,
        family_name=family.name,
        on=card.on,
        start=card.start,
        end=card.end,
        place_label=place_label(card.place),
        address=family.street if card.place == Place.HOME else "",
        done=True,
        family_number=family.number,
        district=family.district,
        place=card.place,
        visit_id=card.id,
        held=card.held,
    )


def _families_of(unit: UnitOfWork, planned: list[Appointment]) -> dict[str, Family]:
    scopes = {family_scope(one.family_id) for one in planned}
    return {one.id: one for one in unit.find(Family, scope=scopes)} if scopes else {}


def _order(view: AppointmentView) -> tuple[object, ...]:
    return view.on, view.start, view.end, view.appointment_id


def open_appointments(desk: Desk, unit: UnitOfWork) -> list[AppointmentView]:
    """This person's appointments without a card, past ones too, in order of time."""
    planned = unit.find(Appointment, scope=own_scope(desk), visit_id=None)
    families = _families_of(unit, planned)
    views = [_view(one, families[one.family_id], None) for one in planned if one.family_id in families]
    return sorted(views, key=_order)


def own_scope(desk: Desk) -> str:
    """The scope of this person's planner."""
    return person_scope(desk.identity().person_id)


def _view(planned: Appointment, family: Family, card: Visit | None) -> AppointmentView:
    return AppointmentView(
        appointment_id=planned.id,
        family_id=family.id,
        family_name=family.name,
        on=planned.on,
        start=planned.start,
        end=planned.end,
        place_label=place_label(planned.place),
        address=family.street if planned.place == Place.HOME else "",
        done=planned.visit_id is not None,
        family_number=family.number,
        district=family.district,
        place=planned.place,
        visit_id=planned.visit_id,
        held=card.held if card else None,
    )


def plan_visit(
    desk: Desk, family_id: str, on: date, start: time, end: time, place: str = Place.HOME.value
) -> tuple[ChangeSet, str]:
    """Puts a meeting into this person's planner; overlaps are allowed.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        planned = Appointment(
            id=desk.ids.new(),
            scope=own_scope(desk),
            family_id=family_id,
            on=on,
            start=start,
            end=end,
            place=place,
        )
        unit.save(planned)
        return unit.commit("plan-visit"), planned.id


def move(desk: Desk, appointment_id: str, **fields: Any) -> ChangeSet:
    """Moves a meeting: `on`, `start`, `end`, `place`. The term it serves does not move.

    Raises:
        UnknownRecord: It is not here.
        NotOnesField: Another field.
    """
    with desk.unit_of_work() as unit:
        unit.save(changed(record_in(unit, Appointment, appointment_id), _MOVABLE, fields))
        return unit.commit("move-visit")


def cancel(desk: Desk, appointment_id: str) -> ChangeSet:
    """Takes a meeting out of the planner.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, Appointment, appointment_id))
        return unit.commit("cancel-visit")


def link_or_none(
    unit: UnitOfWork, scope: str, card: Visit, family_id: str, appointment_id: str | None
) -> Appointment | None:
    """The appointment a finished card belongs to.

    Named: that one. Not named: the open one of the same family and day that begins nearest to the card.

    Raises:
        UnknownRecord: The named one is not here.
    """
    if appointment_id is not None:
        return record_in(unit, Appointment, appointment_id)
    found = unit.find(Appointment, scope=scope, family_id=family_id, on=card.on, visit_id=None)
    return min(found, key=lambda one: _apart(one.start, card.start), default=None)


def _apart(one: time, other: time) -> int:
    return abs((one.hour - other.hour) * 60 + one.minute - other.minute)


def planned_end(start: time, card: Visit) -> time:
    """When a meeting like the finished one would end, on the same day at the latest."""
    length = timedelta(minutes=minutes(card) or _USUAL_MINUTES)
    end = datetime.combine(card.on, start) + length
    return end.time() if end.date() == card.on else _LAST_MINUTE
