"""Putting a term off, done with a term, a family's own rhythm, a court's report days.

Putting off wants a reason and moves only the planned day. "Done" is offered only where the record itself
has a place for it; everything else is done by doing it (a visit card, an assessment, an opinion that left).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from asystent_desktop.application.due.contacts_held import cadence_on
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.faults import NotOnesField
from asystent_desktop.application.reading import family_in, record_in
from asystent_desktop.domain.court_terms import next_report_on
from asystent_desktop.domain.due_rules import DueKind
from asystent_desktop.domain.kinds.plan import PlanAction
from asystent_desktop.domain.kinds.planning import ContactCadence, CourtReportSchedule, Postponement
from asystent_desktop.domain.kinds.teams import TeamTask
from asystent_desktop.domain.plan_rules import REACHED
from asystent_desktop.domain.records import Record
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

DOABLE = frozenset({DueKind.PLAN_ACTION, DueKind.TEAM_TASK, DueKind.COURT_REPORT})
"""Kinds of terms that are closed by saying so."""
LONGEST_RHYTHM = 60


class NoReason(UserFixable):
    """Something that has to be explained came without a reason. Values: `what`."""

    code = "application.no-reason"


class BadPlanDay(UserFixable):
    """A day or an interval that cannot be. Values: `field`."""

    code = "application.bad-plan-day"


def postpone(desk: Desk, item: DueItem, until: date, reason: str) -> tuple[ChangeSet, str]:
    """Plans a term for a later day and says why; the term itself stays where it is.

    Raises:
        NoReason: The reason is empty.
        BadPlanDay: The day lies in the past.
        NotOnesField: The term belongs to no family.
        UnknownFamily: The family is not in this store.
    """
    if not reason.strip():
        raise NoReason(what="postponement")
    if until < desk.clock.today():
        raise BadPlanDay(field="until")
    if not item.family_id:
        raise NotOnesField(kind="postponement", field=item.kind)
    with desk.unit_of_work() as unit:
        made = Postponement(
            id=item.postponement_id or desk.ids.new(),
            scope=family_in(unit, item.family_id).scope,
            term=item.kind,
            term_record=item.record_id,
            due_on=item.due_on,
            until=until,
            reason=reason.strip(),
            author_id=desk.identity().person_id,
        )
        unit.save(made)
        return unit.commit("postpone"), made.id


def take_back(desk: Desk, postponement_id: str) -> ChangeSet:
    """The term is no longer put off.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.delete(record_in(unit, Postponement, postponement_id))
        return unit.commit("take-postponement-back")


def settle_term(desk: Desk, item: DueItem, on: date | None = None) -> tuple[ChangeSet, Record]:
    """Closes a term that is closed by saying so; the former record comes back for undoing (`restore`).

    Raises:
        NotOnesField: This kind of term is closed by doing what it asks for.
        UnknownRecord: It is not here.
    """
    day = on or desk.clock.today()
    with desk.unit_of_work() as unit:
        before: Record
        if item.kind == DueKind.PLAN_ACTION:
            before = action = record_in(unit, PlanAction, item.record_id)
            former = action.progress
            unit.save(replace(action, progress=REACHED, previous_progress=former, done_on=day))
        elif item.kind == DueKind.TEAM_TASK:
            before = task = record_in(unit, TeamTask, item.record_id)
            unit.save(replace(task, done_on=day))
        elif item.kind == DueKind.COURT_REPORT:
            before = plan = record_in(unit, CourtReportSchedule, item.record_id)
            set_on = next_report_on(plan.first_on, plan.every_months, plan.done_until, plan.ends_on)
            unit.save(replace(plan, done_until=set_on))
        else:
            raise NotOnesField(kind="term", field=item.kind)
        return unit.commit("settle-term"), before


def restore(desk: Desk, before: Record) -> ChangeSet:
    """Puts a record back as it was before `settle_term`."""
    with desk.unit_of_work() as unit:
        unit.save(before)
        return unit.commit("undo-settle-term")


def cadence(desk: Desk, family_id: str, day: date | None = None) -> ContactCadence | None:
    """The rhythm a family has of its own today or on a day; None while the office's holds.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        held = unit.find(ContactCadence, scope=family_in(unit, family_id).scope)
    return cadence_on(held, day or desk.clock.today())


def set_cadence(
    desk: Desk, family_id: str, interval_working_days: int, reason: str, since: date | None = None
) -> tuple[ChangeSet, str]:
    """Gives a family a rhythm of its own in the place of the office's.

    Raises:
        NoReason: The reason is empty.
        BadPlanDay: The interval is not 1 to 60 working days.
        UnknownFamily: The family is not in this store.
    """
    if not reason.strip():
        raise NoReason(what="cadence")
    if not 1 <= interval_working_days <= LONGEST_RHYTHM:
        raise BadPlanDay(field="interval_working_days")
    begun = since or desk.clock.today()
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        made = ContactCadence(
            id=desk.ids.new(),
            scope=scope,
            interval_working_days=interval_working_days,
            reason=reason.strip(),
            since=begun,
        )
        unit.save(made)
        return unit.commit("set-cadence"), made.id


def end_cadence(desk: Desk, family_id: str, until: date) -> ChangeSet:
    """From the day after `until` the office's interval holds again.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        for one in _running(unit.find(ContactCadence, scope=family_in(unit, family_id).scope), until):
            unit.save(replace(one, until=until))
        return unit.commit("end-cadence")


def _running(held: Iterable[ContactCadence], day: date) -> list[ContactCadence]:
    return [one for one in held if one.until is None or one.until > day]
