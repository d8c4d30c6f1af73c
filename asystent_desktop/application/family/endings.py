"""The end of a service: prepared by the assistant, "do zamknięcia" until the family team has closed it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from asystent_desktop.application.assessments.changes import live_goals
from asystent_desktop.application.due.facts import gather
from asystent_desktop.application.entries.entries import InvalidEntry, built, open_fields
from asystent_desktop.application.faults import EndingOpen, FieldProblem, NothingToEnd, TeamCloses
from asystent_desktop.application.reading import changed, family_id_of, family_in, record_in
from asystent_desktop.domain.ending_rules import closing_fault, ending_faults, must_be_told
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.ending import EndingNotice, EndingState, ServiceEnding, Told
from asystent_desktop.domain.kinds.family import Basis, CaseBasis, Family
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_SET_BY_CLOSING = frozenset({"state", "minutes_id", "head_note", "closed_on", "goals"})


@dataclass(frozen=True)
class ToldView:
    """Somebody who must be told, and the notice once it went.

    Attributes:
        to: A proposal for the addressee, from the file.
    """

    told: Told
    to: str
    notice: EndingNotice | None


@dataclass(frozen=True)
class EndingView:
    """An ending with what it still needs.

    Attributes:
        lacks: Code of what keeps it from being closed, judged by the newest minutes; None when it can be.
        minutes: The minutes that closed it, else the newest of the family.
    """

    ending: ServiceEnding
    family_id: str
    told: tuple[ToldView, ...]
    minutes: TeamMinutes | None
    lacks: str | None


def endings(desk: Desk, family_id: str) -> list[EndingView]:
    """All endings of a family's services, newest first.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        held = unit.find(ServiceEnding, scope=family.scope)
        views = [_view(unit, family, one) for one in held]
    return sorted(views, key=lambda one: (one.ending.ends_on, one.ending.id), reverse=True)


def _view(unit: UnitOfWork, family: Family, ending: ServiceEnding) -> EndingView:
    bases = unit.find(CaseBasis, scope=family.scope)
    notices = {one.told: one for one in unit.find(EndingNotice, scope=family.scope, ending_id=ending.id)}
    newest = max(unit.find(TeamMinutes, scope=family.scope), key=lambda one: (one.on, one.id), default=None)
    minutes = unit.get(TeamMinutes, ending.minutes_id) if ending.minutes_id else newest
    closed = ending.state == EndingState.CLOSED
    court = next((one.court for one in bases if one.basis == Basis.COURT and one.court), "")
    proposals = {Told.SOCIAL_WORKER: family.social_worker, Told.COURT: court, Told.PROTECTIVE_ORDERS: court}
    return EndingView(
        ending=ending,
        family_id=family.id,
        told=tuple(ToldView(one, proposals[one], notices.get(one)) for one in must_be_told(ending, bases)),
        minutes=minutes,
        lacks=None if closed else closing_fault(ending, minutes, ending.head_note),
    )


def prepare_ending(desk: Desk, family_id: str, **given: Any) -> tuple[ChangeSet, str]:
    """Prepares the end of the running service; the goals are taken as they stand.

    Args:
        desk: Where.
        family_id: Whose.
        given: `outcome`, `cause`, `ends_on`, `reason`, and optionally `recommendations`,
            `protective_orders`.

    Raises:
        UnknownFamily: The family is not in this store.
        NothingToEnd: No service runs.
        EndingOpen: One is prepared already.
        NotOnesField, InvalidEntry: A field does not belong here, is missing or cannot be true.
    """
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        begun = _running(family)
        if unit.find(ServiceEnding, scope=family.scope, state=EndingState.PREPARED):
            raise EndingOpen(family=family.number)
        goals = live_goals(gather(unit, family.scope)[family.scope])
        made = replace(built(ServiceEnding, desk.ids.new(), family.scope, _typed(given)), goals=goals)
        _refuse(made, begun)
        unit.save(made)
        return unit.commit("prepare-ending"), made.id


def _typed(given: dict[str, Any]) -> dict[str, Any]:
    """What a person may give; the rest is set by closing."""
    return {name: value for name, value in given.items() if name not in _SET_BY_CLOSING}


def _running(family: Family) -> date:
    if family.cooperation_from is None or family.ended_on is not None:
        raise NothingToEnd(family=family.number)
    return family.cooperation_from


def _refuse(ending: ServiceEnding, begun: date) -> None:
    if found := tuple(FieldProblem(field, code) for field, code in ending_faults(ending, begun)):
        raise InvalidEntry(found)


def change_ending(desk: Desk, ending_id: str, **given: Any) -> ChangeSet:
    """Changes a prepared ending.

    Raises:
        UnknownRecord: It is not here.
        NothingToEnd: It is closed.
        NotOnesField, InvalidEntry: As `prepare_ending`.
    """
    with desk.unit_of_work() as unit:
        ending, family = _prepared(unit, ending_id)
        made = changed(ending, set(open_fields(ServiceEnding)) - _SET_BY_CLOSING, given)
        _refuse(made, _running(family))
        unit.save(made)
        return unit.commit("change-ending")


def drop_ending(desk: Desk, ending_id: str) -> ChangeSet:
    """Takes a prepared ending back: the work goes on.

    Raises:
        UnknownRecord: It is not here.
        NothingToEnd: It is closed.
    """
    with desk.unit_of_work() as unit:
        ending, _family = _prepared(unit, ending_id)
        unit.delete(ending)
        return unit.commit("drop-ending")


def _prepared(unit: UnitOfWork, ending_id: str) -> tuple[ServiceEnding, Family]:
    ending = record_in(unit, ServiceEnding, ending_id)
    family = family_in(unit, family_id_of(ending.scope))
    if ending.state == EndingState.CLOSED:
        raise NothingToEnd(family=family.number)
    return ending, family


def close_ending(
    desk: Desk,
    ending_id: str,
    minutes_id: str | None = None,
    *,
    head_note: str = "",
    closed_on: date | None = None,
) -> ChangeSet:
    """Closes a service: by the team's minutes, or by the head's note for a death or a move.

    The family leaves the caseload from the next day on, and its bases end with the service.

    Args:
        desk: Where.
        ending_id: A prepared ending.
        minutes_id: The team's minutes, with number and date.
        head_note: What the head noted; only for a death or a family that moved away.
        closed_on: Last day of the service; None takes the day of the minutes, else the proposed one.

    Raises:
        UnknownRecord: The ending or the minutes are not here.
        NothingToEnd: It is closed already.
        TeamCloses: Neither minutes that decided so nor an allowed note.
        InvalidEntry: The day lies before the service or in the future.
    """
    with desk.unit_of_work() as unit:
        ending, family = _prepared(unit, ending_id)
        minutes = record_in(unit, TeamMinutes, minutes_id) if minutes_id else None
        if minutes is not None and minutes.scope != ending.scope:
            raise TeamCloses(family=family.number, reason="minutes-missing")
        if reason := closing_fault(ending, minutes, head_note):
            raise TeamCloses(family=family.number, reason=reason)
        last = closed_on or (minutes.on if minutes else ending.ends_on)
        if last < _running(family):
            raise InvalidEntry((FieldProblem("closed_on", "before-start"),))
        if last > desk.clock.today():
            raise InvalidEntry((FieldProblem("closed_on", "future"),))
        closed = replace(
            ending,
            state=EndingState.CLOSED,
            minutes_id=minutes_id,
            head_note=head_note.strip(),
            closed_on=last,
        )
        unit.save(closed)
        unit.save(replace(family, ended_on=last, outcome=ending.outcome))
        for basis in unit.find(CaseBasis, scope=family.scope):
            if in_force(basis, last) and basis.until is None:
                unit.save(replace(basis, until=last))
        return unit.commit("close-ending")
