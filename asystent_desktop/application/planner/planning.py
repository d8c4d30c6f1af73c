"""Several visits at once: a proposed week and its insertion, repeated visits, what a proposal rests on."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from asystent_desktop.application.due.postponing import BadPlanDay
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.planner.week import WeekDay, week
from asystent_desktop.application.reading import families_by_id, family_in, limit_on, record_in
from asystent_desktop.application.visits.appointments import own_scope
from asystent_desktop.domain.due_rules import DueKind, local_time
from asystent_desktop.domain.kinds.visit import Appointment
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.planning import Assumptions, Busy, Place, Wanted, propose
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

__all__ = ["Assumptions", "Proposal", "ProposedVisit", "assumptions", "insert", "propose_week", "repeat"]

_SETTING = "week-plan"
MOST_REPEATS = 26


@dataclass(frozen=True)
class ProposedVisit:
    """A visit that is not saved yet.

    Attributes:
        item: The term it serves. `late`: it stands after that term.
    """

    family_id: str
    family: str
    family_number: str
    district: str
    on: date
    start: time
    end: time
    item: DueItem
    late: bool


@dataclass(frozen=True)
class Proposal:
    """A proposed week.

    Attributes:
        visits: In this week. `without_room`: found a place in the week after only.
    """

    monday: date
    visits: tuple[ProposedVisit, ...]
    without_room: tuple[ProposedVisit, ...]


def propose_week(desk: Desk, on: date | None = None) -> Proposal:
    """Proposes visits for a week from what is due; saves nothing.

    Asked about are families whose meeting is due before the end of the following week and who have no visit
    planned ahead. Meetings a family was put off for are not proposed before that day.
    """
    view = week(desk, on)
    after = week(desk, view.monday + timedelta(days=7))
    horizon = view.monday + timedelta(days=13)
    ahead = {one.family_id for one in view.terms if one.kind == DueKind.VISIT and one.due_on >= view.today}
    items = {
        one.family_id: one
        for one in view.terms
        if one.kind == DueKind.CONTACT and one.due_on <= horizon and one.family_id not in ahead
    }
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
    districts = {key: families[key].district for key in items}
    wanted = [Wanted(key, districts[key], one.due_on, one.postponed_until) for key, one in items.items()]
    now = local_time(desk.clock.now())
    busy = {day.on: _busy(day) for day in (*view.days, *after.days)}
    days = [day.on for day in view.days if day.working]
    later = [day.on for day in after.days if day.working]
    placed, deferred = propose(wanted, days, later, busy, assumptions(desk), now)

    def visits(places: Iterable[Place]) -> tuple[ProposedVisit, ...]:
        return tuple(_proposed(place, items[place.family_id], districts) for place in places)

    return Proposal(view.monday, visits(placed), visits(deferred))


def _busy(day: WeekDay) -> list[Busy]:
    visits = [Busy(one.start, one.end, one.district, visit=True) for one in day.visits]
    blocks = [Busy(one.start, one.end) for one in day.blocks]
    return visits + blocks + [Busy(one.start, one.end) for one in day.groups]


def _proposed(place: Place, item: DueItem, districts: dict[str, str]) -> ProposedVisit:
    return ProposedVisit(
        family_id=item.family_id,
        family=item.family,
        family_number=item.family_number,
        district=districts[item.family_id],
        on=place.on,
        start=place.start,
        end=place.end,
        item=item,
        late=place.on > item.due_on,
    )


def insert(desk: Desk, visits: Sequence[ProposedVisit]) -> tuple[ChangeSet, tuple[str, ...]]:
    """Puts proposed visits into the planner, all or none; gives their ids, for undoing.

    Raises:
        UnknownFamily: One of the families is not in this store.
    """
    with desk.unit_of_work() as unit:
        made = []
        for one in visits:
            family_in(unit, one.family_id)
            planned = Appointment(
                id=desk.ids.new(),
                scope=own_scope(desk),
                family_id=one.family_id,
                on=one.on,
                start=one.start,
                end=one.end,
            )
            unit.save(planned)
            made.append(planned.id)
        return unit.commit("insert-week"), tuple(made)


def repeat(desk: Desk, appointment_id: str, times: int) -> tuple[ChangeSet, tuple[str, ...]]:
    """Repeats a visit at the same hour each time the office's interval of working days has gone by.

    Raises:
        UnknownRecord: It is not here.
        BadPlanDay: Not 1 to 26 times.
    """
    if not 1 <= times <= MOST_REPEATS:
        raise BadPlanDay(field="times")
    step = limit_on(desk, Limit.CONTACT_INTERVAL_WORKING_DAYS, desk.clock.today())
    with desk.unit_of_work() as unit:
        first = record_in(unit, Appointment, appointment_id)
        made = [
            Appointment(
                id=desk.ids.new(),
                scope=first.scope,
                family_id=first.family_id,
                on=desk.rules.holidays.add_working_days(first.on, step * number),
                start=first.start,
                end=first.end,
                place=first.place,
            )
            for number in range(1, times + 1)
        ]
        for one in made:
            unit.save(one)
        return unit.commit("repeat-visit"), tuple(one.id for one in made)


def take_out(desk: Desk, appointment_ids: Iterable[str]) -> ChangeSet:
    """Takes several visits out of the planner at once: the undoing of `insert` and `repeat`.

    Raises:
        UnknownRecord: One is not here any more.
    """
    with desk.unit_of_work() as unit:
        for one in appointment_ids:
            unit.delete(record_in(unit, Appointment, one))
        return unit.commit("take-visits-out")


def assumptions(desk: Desk) -> Assumptions:
    """What proposals on this computer rest on; what cannot be read any more counts as not chosen."""
    with desk.unit_of_work() as unit:
        kept = unit.setting(_SETTING)
    try:
        held = json.loads(kept) if kept else {}
        begins, ends = time.fromisoformat(held["begins"]), time.fromisoformat(held["ends"])
        numbers = {name: int(held[name]) for name in _NUMBERS}
    except (ValueError, KeyError, TypeError):
        return Assumptions()
    return Assumptions(begins=begins, ends=ends, **numbers)


_NUMBERS = {
    "visits_a_day": range(1, 11),
    "visit_minutes": range(15, 241),
    "travel_minutes": range(121),
    "near_minutes": range(121),
}


def set_assumptions(desk: Desk, wanted: Assumptions) -> ChangeSet:
    """Keeps them on this computer.

    Raises:
        BadPlanDay: A number out of reach, or the day ends before a visit fits into it.
    """
    for name, allowed in _NUMBERS.items():
        if getattr(wanted, name) not in allowed:
            raise BadPlanDay(field=name)
    length = (wanted.ends.hour - wanted.begins.hour) * 60 + wanted.ends.minute - wanted.begins.minute
    if length < wanted.visit_minutes:
        raise BadPlanDay(field="ends")
    kept = {name: getattr(wanted, name) for name in _NUMBERS}
    kept |= {"begins": wanted.begins.isoformat("minutes"), "ends": wanted.ends.isoformat("minutes")}
    with desk.unit_of_work() as unit:
        unit.put_setting(_SETTING, json.dumps(kept))
        return unit.commit("set-week-plan")
