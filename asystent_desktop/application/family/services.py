"""The services of a family: former ones, the running one, and the ways between waiting and working.

The running or last service stands in the `Family` record; a `ServicePeriod` keeps each one before it.
"""

from dataclasses import replace
from datetime import date

from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.family.card_views import ServiceView
from asystent_desktop.application.faults import FieldProblem, ServiceOpen
from asystent_desktop.application.reading import changed, family_in
from asystent_desktop.domain.kinds.ending import EndingState, FollowUp, ServiceEnding
from asystent_desktop.domain.kinds.family import CaseBasis, Family
from asystent_desktop.domain.kinds.household import ServicePeriod
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


def services_in(unit: UnitOfWork, family: Family, day: date) -> tuple[ServiceView, ...]:
    """All services of a family in order of time, inside a unit of work."""
    periods = unit.find(ServicePeriod, scope=family.scope)
    views = [_former(one) for one in periods if one.from_on != family.cooperation_from]
    if family.cooperation_from is not None:
        same = next((one for one in periods if one.from_on == family.cooperation_from), None)
        prepared = unit.find(ServiceEnding, scope=family.scope, state=EndingState.PREPARED)
        current = ServiceView(
            from_on=family.cooperation_from,
            until_on=family.ended_on,
            outcome=family.outcome,
            bases=_bases(unit, family),
            assistant=same.assistant if same else "",
            imported=bool(same and same.imported),
            prepared=bool(prepared) and family.ended_on is None,
        )
        views.append(current)
    return tuple(sorted(views, key=lambda one: (one.from_on, one.until_on or date.max)))


def _former(one: ServicePeriod) -> ServiceView:
    return ServiceView(
        from_on=one.from_on,
        until_on=one.until_on,
        outcome=one.outcome,
        bases=one.bases,
        assistant=one.assistant,
        imported=one.imported,
        period_id=one.id,
    )


def _bases(unit: UnitOfWork, family: Family) -> tuple[str, ...]:
    """Bases that overlap the service in the family record."""
    begun, over = family.cooperation_from or date.min, family.ended_on or date.max
    held = unit.find(CaseBasis, scope=family.scope)
    return tuple(
        dict.fromkeys(one.basis for one in held if one.since <= over and begun <= (one.until or date.max))
    )


def assign_family(
    desk: Desk, family_id: str, assigned_on: date, assigned_by: str, begins_on: date | None = None
) -> ChangeSet:
    """Writes down that the head assigned the assistant (art. 11), which ends the waiting.

    In an office the assignment itself is `assignments.assign`; here stands what the paper says.

    Args:
        desk: Where.
        family_id: Whose.
        assigned_on: Day of the head's decision.
        assigned_by: Who decided.
        begins_on: First day of the service; None leaves what is there, or takes the day of assignment.

    Raises:
        UnknownFamily: It is not in this store.
        InvalidEntry: The assignment lies before the request.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        if family.requested_on is not None and assigned_on < family.requested_on:
            raise InvalidEntry((FieldProblem("assigned_on", "before-start"),))
        fields = {
            "assigned_on": assigned_on,
            "assigned_by": assigned_by.strip(),
            "cooperation_from": begins_on or family.cooperation_from or assigned_on,
        }
        unit.save(changed(family, fields, fields))
        return unit.commit("assign-family")


def return_to_service(desk: Desk, family_id: str, begins_on: date) -> ChangeSet:
    """Takes an ended family back: the former service is kept as a period, a new one begins.

    Raises:
        UnknownFamily: It is not in this store.
        ServiceOpen: Its service has not ended.
        InvalidEntry: The new one would begin before the old one ended.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        if family.ended_on is None or family.cooperation_from is None:
            raise ServiceOpen(family=family.number)
        if begins_on <= family.ended_on:
            raise InvalidEntry((FieldProblem("begins_on", "before-end"),))
        known = unit.find(ServicePeriod, scope=family.scope, from_on=family.cooperation_from)
        begun_then = ServicePeriod(id=desk.ids.new(), scope=family.scope, from_on=family.cooperation_from)
        period = replace(
            known[0] if known else begun_then,
            until_on=family.ended_on,
            outcome=family.outcome,
            bases=_bases(unit, family),
        )
        unit.save(period)
        for one in unit.find(FollowUp, scope=family.scope, ended_on=None):
            unit.save(replace(one, ended_on=max(one.since, date.fromordinal(begins_on.toordinal() - 1))))
        begun = {
            "cooperation_from": begins_on,
            "assigned_on": None,
            "requested_on": None,
            "diagnosed_on": None,
            "ended_on": None,
            "outcome": None,
            "follow_up_until": None,
        }
        unit.save(changed(family, begun, begun))
        return unit.commit("return-to-service")
