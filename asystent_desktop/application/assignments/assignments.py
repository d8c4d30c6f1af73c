"""Giving families to employees (*przydział*; ustawa 9.06.2011, art. 11 and art. 15 ust. 4)."""

from dataclasses import replace
from datetime import date

from asystent_desktop.application.faults import BadPeriod, OverLimit
from asystent_desktop.application.letterhead import refuse_others
from asystent_desktop.application.reading import family_in, in_force, is_open, limit_on, record_in
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.office import Assignment, AssignmentMode
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import OFFICE_SCOPE
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


def assign(
    desk: Desk,
    family_id: str,
    person_id: str,
    mode: AssignmentMode = AssignmentMode.HOLDER,
    from_on: date | None = None,
    until_on: date | None = None,
    *,
    restricted: bool = False,
    override_reason: str = "",
) -> tuple[ChangeSet, str]:
    """Gives a family to an employee from a day on; a new holder ends the former holder's assignment.

    Args:
        desk: A head's or an administrator's.
        mode: Only a holder's families count towards the limit.
        from_on: None means today. `until_on`: last day, e.g. of a stand-in; None while it runs.
        restricted: The family's compartment and nothing else; the family's own assignment never gives it.
        override_reason: Why it is given above the limit; without names.

    Raises:
        OfficeOnly: Somebody without an office role asks.
        UnknownFamily: The family is not in this store.
        OverLimit: The person's limit is reached and there is no reason.
        BadPeriod: The last day lies before the first.
    """
    refuse_others(desk.identity())
    day = _first_day(from_on or desk.clock.today(), until_on)
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        over = (
            mode == AssignmentMode.HOLDER and not restricted and _over(desk, unit, family_id, person_id, day)
        )
        if over and not override_reason.strip():
            raise OverLimit(current=_held(unit, person_id, family_id, day), limit=_limit(desk, day))
        if mode == AssignmentMode.HOLDER:
            _end_former(unit, family_id, person_id, day, restricted=restricted)
        made = Assignment(
            id=desk.ids.new(),
            scope=OFFICE_SCOPE,
            family_id=family_id,
            person_id=person_id,
            mode=mode,
            from_on=day,
            until_on=until_on,
            restricted=restricted,
            over_limit_reason=override_reason.strip() if over else "",
        )
        unit.save(made)
        return unit.commit("assign"), made.id


def _first_day(from_on: date, until_on: date | None) -> date:
    if until_on is not None and until_on < from_on:
        raise BadPeriod(from_on=from_on, until_on=until_on)
    return from_on


def _over(desk: Desk, unit: UnitOfWork, family_id: str, person_id: str, day: date) -> bool:
    return _held(unit, person_id, family_id, day) >= _limit(desk, day)


def _limit(desk: Desk, day: date) -> int:
    return limit_on(desk, Limit.FAMILIES_PER_ASSISTANT, day)


def _held(unit: UnitOfWork, person_id: str, family_id: str, day: date) -> int:
    """How many other open families a person holds on a day."""
    still_open = {family.id for family in unit.find(Family) if is_open(family, day)}
    given = unit.find(Assignment, person_id=person_id, mode=AssignmentMode.HOLDER)
    held = {one.family_id for one in given if in_force(one, day) and not one.restricted}
    return len(held & still_open - {family_id})


def _end_former(
    unit: UnitOfWork, family_id: str, person_id: str, day: date, *, restricted: bool = False
) -> None:
    """Ends other holders' assignments of the family on the day before."""
    for one in unit.find(Assignment, family_id=family_id, mode=AssignmentMode.HOLDER):
        if in_force(one, day) and one.person_id != person_id and one.restricted == restricted:
            unit.save(replace(one, until_on=date.fromordinal(day.toordinal() - 1)))


def end_assignment(desk: Desk, assignment_id: str, until_on: date) -> ChangeSet:
    """Sets the last day of an assignment.

    Raises:
        OfficeOnly: Somebody without an office role asks.
        UnknownRecord: It is not here.
    """
    refuse_others(desk.identity())
    with desk.unit_of_work() as unit:
        unit.save(replace(record_in(unit, Assignment, assignment_id), until_on=until_on))
        return unit.commit("end-assignment")
