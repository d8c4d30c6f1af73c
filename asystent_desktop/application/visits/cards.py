"""Visit cards: typing, drafts that survive a crash, finishing, correcting.

Rules:
1. A finished card never changes; a correction is a new card with a reason, and lists show the latest.
2. Presence, children seen and safety are evidence: never prefilled, never inferred.
3. Whether a visit was planned is read from the planner, unless the card says it.
4. Finishing drops the draft, links the appointment and plans the next one in the same transaction.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from asystent_desktop.application.faults import FieldProblem, ReasonMissing
from asystent_desktop.application.people import person_names
from asystent_desktop.application.reading import family_id_of, family_in, limit_on, record_in
from asystent_desktop.application.visits.appointments import link_or_none, planned_end
from asystent_desktop.application.visits.checks import check_visit
from asystent_desktop.application.visits.drafts import (
    drop_visit_draft,
    keep_draft,
    visit_draft,
    visit_draft_key,
)
from asystent_desktop.application.visits.forms import InvalidVisit, VisitForm
from asystent_desktop.application.visits.rows import visit_row, visit_view
from asystent_desktop.application.visits.signatures import unsigned_in
from asystent_desktop.application.visits.views import RecoveredDraft, VisitRow, VisitView
from asystent_desktop.domain.cards import latest_versions
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.visit import Appointment, Visit, VisitKind
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.records import family_scope, person_scope
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "FieldProblem",
    "InvalidVisit",
    "RecoveredDraft",
    "VisitForm",
    "VisitRow",
    "VisitView",
    "blank_visit",
    "check_visit",
    "correct_visit",
    "drop_visit_draft",
    "keep_draft",
    "save_visit",
    "visit",
    "visit_draft",
    "visits",
]

_QUARTER = 15
_USUAL_LENGTH = timedelta(hours=1)
_NOT_HELD: dict[str, Any] = {
    "present": (),
    "children_seen": (),
    "facts": "",
    "child_voice": "",
    "safety": None,
    "settled": (),
    "statutory_tasks": (),
    "life_support": (),
}


def blank_visit(desk: Desk, family_id: str, appointment_id: str | None = None) -> VisitForm:
    """A card to begin with: place, date and hours from the appointment, or the hour that has just passed.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownRecord: The appointment is not here.
    """
    with desk.unit_of_work() as unit:
        family_in(unit, family_id)
        planned = record_in(unit, Appointment, appointment_id) if appointment_id else None
    if planned is not None:
        return VisitForm(
            family_id=family_id, on=planned.on, start=planned.start, end=planned.end, place=planned.place
        )
    now = local_time(desk.clock.now())
    end = now.replace(minute=now.minute - now.minute % _QUARTER, second=0, microsecond=0)
    # An hour that ended after midnight begins on the same day.
    start = max(end - _USUAL_LENGTH, datetime.combine(end.date(), time.min))
    return VisitForm(family_id=family_id, on=end.date(), start=start.time(), end=end.time())


def save_visit(desk: Desk, form: VisitForm, appointment_id: str | None = None) -> tuple[ChangeSet, str]:
    """Finishes a card.

    The appointment it belongs to is linked: the one named, else one of this person's for the same family and
    day. A next date becomes an appointment in her own planner.

    Returns:
        What changed, and the card's id.

    Raises:
        InvalidVisit: Something is missing or impossible; the draft stays.
        UnknownFamily: The family is not in this store.
    """
    _refuse_invalid(desk, form)
    with desk.unit_of_work() as unit:
        family_in(unit, form.family_id)
        card = _card(desk, form)
        planned = link_or_none(unit, _own_scope(desk), card, form.family_id, appointment_id)
        if card.planned is None:
            card = replace(card, planned=planned is not None and card.kind is not VisitKind.UNANNOUNCED)
        unit.save(card)
        _plan_around(desk, unit, card, planned)
        unit.drop_draft(visit_draft_key(form.family_id))
        return unit.commit("save-visit"), card.id


def _refuse_invalid(desk: Desk, form: VisitForm) -> None:
    problems = check_visit(form, local_time(desk.clock.now()))
    if problems:
        raise InvalidVisit(problems)


def _card(desk: Desk, form: VisitForm, corrects: str | None = None, reason: str = "") -> Visit:
    """The record of a form that was checked."""
    typed = {name: value for name, value in vars(form).items() if name != "family_id"}
    # A meeting that did not take place has nobody present and nothing observed, whatever was ticked before.
    if not form.held:
        typed |= _NOT_HELD
    else:
        typed |= {"attempts": "", "attempted": (), "notice": "", "missed_reason": ""}
    if form.kind is not VisitKind.HEARING:
        typed |= {"court": "", "case_ref": "", "hearing_at": None, "accompanied": None}
    return Visit(
        id=desk.ids.new(),
        scope=family_scope(form.family_id),
        recorded_at=desk.clock.now(),
        author_id=desk.identity().person_id,
        corrects=corrects,
        correction_reason=reason,
        **typed,
    )


def _own_scope(desk: Desk) -> str:
    return person_scope(desk.identity().person_id)


def _plan_around(desk: Desk, unit: UnitOfWork, card: Visit, planned: Appointment | None) -> None:
    """Links the appointment the card belongs to and plans the next meeting once."""
    scope, family_id = _own_scope(desk), family_id_of(card.scope)
    if planned is not None:
        unit.save(replace(planned, visit_id=card.id))
    if card.next_on is None:
        return
    again = unit.find(Appointment, scope=scope, family_id=family_id, on=card.next_on, visit_id=None)
    if any(planned is None or one.id != planned.id for one in again):
        return
    start = card.next_at or card.start
    unit.save(
        Appointment(
            id=desk.ids.new(),
            scope=scope,
            family_id=family_id,
            on=card.next_on,
            start=start,
            end=planned_end(start, card),
            place=card.place,
        )
    )


def correct_visit(desk: Desk, visit_id: str, form: VisitForm, reason: str) -> tuple[ChangeSet, str]:
    """Writes a new version of a finished card; the former one stays readable.

    Correcting a version that was corrected already corrects the latest one, so that the chain does not fork.

    Raises:
        ReasonMissing: No reason.
        InvalidVisit: Something is missing or impossible.
        UnknownRecord: The card is not here.
    """
    if not reason.strip():
        raise ReasonMissing(what="visit")
    _refuse_invalid(desk, form)
    with desk.unit_of_work() as unit:
        former = record_in(unit, Visit, visit_id)
        while later := unit.find(Visit, scope=former.scope, corrects=former.id):
            former = later[-1]
        card = replace(_card(desk, form, former.id, reason.strip()), scope=former.scope)
        unit.save(card)
        unit.drop_draft(visit_draft_key(form.family_id))
        return unit.commit("correct-visit"), card.id


def visit(desk: Desk, visit_id: str) -> VisitView:
    """A whole card, a former version included.

    Raises:
        UnknownRecord: It is not here.
    """
    authors = person_names(desk)
    with desk.unit_of_work() as unit:
        return visit_view(desk, unit, record_in(unit, Visit, visit_id), authors)


def visits(desk: Desk, family_id: str, today: date | None = None) -> list[VisitRow]:
    """Latest versions of all cards, newest visit first."""
    late_days = limit_on(desk, Limit.LATE_ENTRY_DAYS, today or desk.clock.today())
    with desk.unit_of_work() as unit:
        cards = latest_versions(unit.find(Visit, scope=family_scope(family_id)))
        unsigned = {card.id for card in unsigned_in(unit, cards, today or desk.clock.today())}
    return [replace(visit_row(card, late_days), unsigned=card.id in unsigned) for card in cards]
