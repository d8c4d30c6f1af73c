"""Follow-up (*monitoring*) after a service, with its own dates (ustawa 9.06.2011, art. 15 ust. 1 pkt 16)."""

from dataclasses import dataclass, replace
from datetime import date

from asystent_desktop.application.entries.entries import InvalidEntry, add, refuse_faults
from asystent_desktop.application.faults import FieldProblem, ServiceOpen
from asystent_desktop.application.reading import family_id_of, family_in, limit_on, record_in
from asystent_desktop.domain.due_rules import add_months
from asystent_desktop.domain.kinds.ending import FollowUp, FollowUpContact, Stability
from asystent_desktop.domain.limits import Limit
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class FollowUpView:
    """One follow-up.

    Attributes:
        contacts: Newest first.
        next_on: The next contact; None when nothing was set or it is over.
        running: It has neither ended nor run out.
        needs_return: The last contact said that the family needs the service again.
    """

    follow_up: FollowUp
    contacts: tuple[FollowUpContact, ...]
    next_on: date | None
    running: bool
    needs_return: bool


def follow_ups(desk: Desk, family_id: str, today: date | None = None) -> list[FollowUpView]:
    """All follow-ups of a family, newest first.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        held = unit.find(FollowUp, scope=scope)
        contacts = unit.find(FollowUpContact, scope=scope)
    views = []
    for one in held:
        mine = sorted(
            (row for row in contacts if row.follow_up_id == one.id),
            key=lambda row: (row.on, row.id),
            reverse=True,
        )
        running = one.ended_on is None and day <= one.until
        planned = mine[0].next_on if mine else one.next_on
        views.append(
            FollowUpView(
                follow_up=one,
                contacts=tuple(mine),
                next_on=planned if running else None,
                running=running,
                needs_return=bool(mine) and mine[0].stability == Stability.NEEDS_RETURN,
            )
        )
    return sorted(views, key=lambda view: (view.follow_up.since, view.follow_up.id), reverse=True)


def start_follow_up(
    desk: Desk,
    family_id: str,
    until: date | None = None,
    *,
    since: date | None = None,
    plan: str = "",
    next_on: date | None = None,
) -> tuple[ChangeSet, str]:
    """Begins follow-up of a family whose service has ended.

    Args:
        desk: Where.
        family_id: Whose.
        until: Last day; None takes the office's number of months.
        since: None takes the day after the service.
        plan: What will be looked at, and how often.
        next_on: Day of the first contact.

    Raises:
        UnknownFamily: The family is not in this store.
        ServiceOpen: Its service has not ended.
        InvalidEntry: The days are upside down.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        if family.ended_on is None:
            raise ServiceOpen(family=family.number)
        begun = since or date.fromordinal(family.ended_on.toordinal() + 1)
        months = limit_on(desk, Limit.FOLLOW_UP_MONTHS, desk.clock.today())
        made = FollowUp(
            id=desk.ids.new(),
            scope=family.scope,
            since=begun,
            until=until or add_months(family.ended_on, months),
            plan=plan,
            next_on=next_on,
        )
        if begun <= family.ended_on:
            raise InvalidEntry((FieldProblem("since", "before-end"),))
        refuse_faults(desk, unit, made)
        unit.save(made)
        unit.save(replace(family, follow_up_until=made.until))
        return unit.commit("start-follow-up"), made.id


def add_follow_up_contact(
    desk: Desk,
    follow_up_id: str,
    on: date,
    stability: Stability,
    *,
    how: str = "",
    note: str = "",
    next_on: date | None = None,
) -> tuple[ChangeSet, str]:
    """Writes down one look at the family.

    Raises:
        UnknownRecord: No such follow-up.
        InvalidEntry: The day lies in the future, or the next one before it.
    """
    with desk.unit_of_work() as unit:
        family_id = family_id_of(record_in(unit, FollowUp, follow_up_id).scope)
    return add(
        desk,
        family_id,
        FollowUpContact,
        follow_up_id=follow_up_id,
        on=on,
        stability=stability,
        how=how,
        note=note,
        next_on=next_on,
    )


def change_follow_up(
    desk: Desk,
    follow_up_id: str,
    *,
    until: date | None = None,
    ended_on: date | None = None,
    result: str = "",
) -> ChangeSet:
    """Moves the last day of a follow-up, or ends it with its result.

    Raises:
        UnknownRecord: It is not here.
        InvalidEntry: The days are upside down.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, FollowUp, follow_up_id)
        made = replace(
            held,
            until=until or held.until,
            ended_on=ended_on or held.ended_on,
            result=result.strip() or held.result,
        )
        refuse_faults(desk, unit, made)
        unit.save(made)
        family = family_in(unit, family_id_of(held.scope))
        unit.save(replace(family, follow_up_until=made.ended_on or made.until))
        return unit.commit("change-follow-up")
