"""What is due, and the Today page: one engine for the screen, the planner and the command line.

Rules:
1. Terms come from the record alone (`due_terms`); nobody keeps them.
2. A term that has passed stays until what it asks for was done. What a file lacks stands apart.
3. A planned day is not a term: planning a visit or putting a matter off never moves one.
4. One family's terms read that family alone, and no visit cards but the latest.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from asystent_desktop.application.due.records import DueRecords
from asystent_desktop.application.due.terms import Reckoning, Term, running_terms
from asystent_desktop.application.due.views import DueItem, TodayView
from asystent_desktop.application.reading import assigned_among, is_open, limit_on, my_families
from asystent_desktop.application.visits.appointments import appointments, open_appointments
from asystent_desktop.application.visits.views import AppointmentView
from asystent_desktop.domain.due_rules import LACKS, DueKind, Tone, tone, working_days_left
from asystent_desktop.domain.kinds.ending import FollowUp, FollowUpContact
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.planning import Postponement
from asystent_desktop.domain.limits import Limit
from asystent_desktop.i18n import N_
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = ["DueItem", "DueKind", "TodayView", "Tone", "due", "terms_of", "today"]

LABELS = {
    DueKind.COURT_OPINION: N_("Opinion for the court"),
    DueKind.COURT_REPORT: N_("Report for the court"),
    DueKind.BLUE_CARD_HAND_OVER: N_("Hand form A over to the team"),
    DueKind.BLUE_CARD_MEETING: N_("First meeting of the group"),
    DueKind.CONTACT: N_("Meeting (order)"),
    DueKind.VISIT: N_("Planned visit"),
    DueKind.PLAN_ACTION: N_("Plan action"),
    DueKind.TEAM_TASK: N_("Task of the family team"),
    DueKind.TEAM_MEETING: N_("Next meeting of the team"),
    DueKind.NO_PLAN: N_("First work plan"),
    DueKind.ASSESSMENT: N_("Periodic assessment (half a year)"),
    DueKind.CERTIFICATE: N_("Certificate ends"),
    DueKind.AUTHORISATION: N_("Authorisation ends"),
    DueKind.HELP_PLAN: N_("Child help plan ends"),
    DueKind.RETURN_HOME: N_("Return home planned"),
    DueKind.REFERRAL: N_("First meeting with a specialist"),
    DueKind.TO_CLOSE: N_("Service to be closed by the team"),
    DueKind.FOLLOW_UP: N_("Contact in follow-up"),
    DueKind.FOLLOW_UP_END: N_("End of follow-up"),
    DueKind.CASELOAD: N_("More families than the limit"),
    DueKind.CONSENT: N_("No consent to cooperation in the file"),
    DueKind.FILE_GAP: N_("The family file is not complete"),
}
_ORDER = tuple(LABELS)
_NO_TERMS = LACKS | {DueKind.VISIT, DueKind.CASELOAD}
_COMPARTMENT = frozenset({DueKind.BLUE_CARD_HAND_OVER, DueKind.BLUE_CARD_MEETING})
"""Terms that would tell of the compartment: Today lists them, no page of the family's own file does."""
_SUNDAY = 6


def due(desk: Desk, on: date | None = None) -> list[DueItem]:
    """Every term of this person, most urgent first: families that run or are followed up, and the load."""
    day = on or desk.clock.today()
    with desk.unit_of_work() as unit:
        return _all(desk, unit, day)


def terms_of(desk: Desk, family: Family, day: date) -> list[DueItem]:
    """Every term of one family, most urgent first; after its service those of follow-up.

    Planned visits and what the file lacks are no terms: its other pages show them. Those of the compartment
    are left out: the overview and the brief lie open at a family's door.
    """
    with desk.unit_of_work() as unit:
        items = _of_families(desk, unit, [family], day)
        return _sorted(one for one in items if one.kind not in _NO_TERMS | _COMPARTMENT)


def today(desk: Desk, on: date | None = None) -> TodayView:
    """The Today page: overdue, today's visits, this week and the next."""
    day = on or desk.clock.today()
    found = due(desk, day)
    visits = appointments(desk, day)
    items = [one for one in found if one.kind not in _NO_TERMS]
    items += [one for one in found if one.kind == DueKind.VISIT and one.due_on < day]
    items = _sorted(items)
    sunday = day + timedelta(days=_SUNDAY - day.weekday())
    friday = sunday - timedelta(days=2)
    ahead = [item for item in items if item.due_on >= day]
    return TodayView(
        overdue=tuple(item for item in items if item.due_on < day),
        visits=tuple(visits),
        this_week=tuple(item for item in ahead if item.due_on <= sunday),
        next_week=tuple(item for item in ahead if sunday < item.due_on <= sunday + timedelta(days=7)),
        done_visits=sum(visit.done for visit in visits),
        visits_total=len(visits),
        on=day,
        week_ends_on=friday if day <= friday else sunday,
        lacking=tuple(item for item in found if item.kind in LACKS),
    )


def _all(desk: Desk, unit: UnitOfWork, day: date) -> list[DueItem]:
    mine = my_families(desk, unit, day)
    items = list(_of_families(desk, unit, [family for family, _counted in mine], day))
    followed = {one.scope for one in unit.find(FollowUp, ended_on=None)}
    if followed:
        closed = [one for one in unit.find(Family, scope=followed) if not is_open(one, day)]
        ended = [family for family, _counted in assigned_among(desk, unit, closed, day)]
        items += _of_families(desk, unit, ended, day)
    items += _caseload(desk, sum(counted for _family, counted in mine), day)
    return _sorted(items)


def _of_families(desk: Desk, unit: UnitOfWork, families: Collection[Family], day: date) -> Iterator[DueItem]:
    at = Reckoning(desk, DueRecords(desk, unit, families, day), day)
    planned = _by_family(open_appointments(desk, unit))
    for family in families:
        visits = planned.get(family.id, [])
        if is_open(family, day):
            if family.cooperation_from is not None and family.cooperation_from <= day:
                yield _contact(at, family, visits)
            terms = running_terms(at, family)
        else:
            terms = _followed_up(at, family)
        put_off = {
            (one.term, one.term_record, one.due_on): one for one in at.records.of(Postponement, family)
        }
        for term in terms:
            yield _item(at, family, term, put_off.get((term.kind, term.record_id, term.due_on)))
        for visit in visits:
            yield _visit(at, family, visit)


def _by_family(planned: Iterable[AppointmentView]) -> dict[str, list[AppointmentView]]:
    found: dict[str, list[AppointmentView]] = {}
    for one in planned:
        found.setdefault(one.family_id, []).append(one)
    return found


def _sorted(items: Iterable[DueItem]) -> list[DueItem]:
    def urgency(item: DueItem) -> tuple[object, ...]:
        place = _ORDER.index(item.kind)
        return item.kind in LACKS, item.due_on, place, collation_key(item.family), item.record_id

    return sorted(items, key=urgency)


def _contact(at: Reckoning, family: Family, planned: list[AppointmentView]) -> DueItem:
    state = at.records.contacts[family.id]
    soon = at.limit(Limit.CONTACT_SOON_WORKING_DAYS)
    calm = Tone.SOON if state.working_days_left <= soon else Tone.CALM
    put_off = [
        one
        for one in at.records.of(Postponement, family)
        if (one.term, one.due_on) == (DueKind.CONTACT, state.due_on)
    ]
    ahead = min((one.on for one in planned if one.on >= at.day), default=None)
    return DueItem(
        kind=DueKind.CONTACT,
        family_id=family.id,
        family=family.name,
        family_number=family.number,
        due_on=state.due_on,
        working_days_left=state.working_days_left,
        label_key=LABELS[DueKind.CONTACT],
        detail="",
        tone=Tone.OVERDUE if state.overdue else calm,
        record_id=family.id,
        last_on=state.last_on,
        planned_on=ahead or (put_off[-1].until if put_off else None),
        postponed_until=put_off[-1].until if put_off else None,
        reason=put_off[-1].reason if put_off else "",
        postponement_id=put_off[-1].id if put_off else "",
    )


def _followed_up(at: Reckoning, family: Family) -> Iterator[Term]:
    soon = at.limit(Limit.ACTION_SOON_DAYS)
    contacts = at.records.of(FollowUpContact, family)
    for one in at.records.of(FollowUp, family):
        if one.ended_on is not None:
            continue
        mine = [row for row in contacts if row.follow_up_id == one.id]
        last = max(mine, key=lambda row: (row.on, row.id), default=None)
        next_on = last.next_on if last else one.next_on
        if next_on is not None:
            yield Term(DueKind.FOLLOW_UP, next_on, "", one.id, soon)
        yield Term(DueKind.FOLLOW_UP_END, one.until, "", one.id, soon)


def _item(at: Reckoning, family: Family, term: Term, put_off: Postponement | None) -> DueItem:
    lacks = term.kind in LACKS
    return DueItem(
        kind=term.kind,
        family_id=family.id,
        family=family.name,
        family_number=family.number,
        due_on=term.due_on,
        working_days_left=working_days_left(term.due_on, at.day, at.desk.rules.holidays),
        label_key=LABELS[term.kind],
        detail=term.detail,
        tone=Tone.CALM if lacks else tone(term.due_on, at.day, term.soon_days),
        record_id=term.record_id,
        planned_on=put_off.until if put_off else None,
        postponed_until=put_off.until if put_off else None,
        reason=put_off.reason if put_off else "",
        postponement_id=put_off.id if put_off else "",
        warning=_warning(at, term) if term.kind == DueKind.ASSESSMENT else None,
    )


def _warning(at: Reckoning, term: Term) -> int | None:
    """The nearest of the three warnings that was reached: 30, 14, 7 days."""
    left = (term.due_on - at.day).days
    steps = (Limit.ASSESSMENT_LAST_DAYS, Limit.ASSESSMENT_NEAR_DAYS, Limit.ASSESSMENT_SOON_DAYS)
    return next((days for days in map(at.limit, steps) if left <= days), None)


def _visit(at: Reckoning, family: Family, visit: AppointmentView) -> DueItem:
    """A planned visit without a card; one of a past day lacks its card."""
    return DueItem(
        kind=DueKind.VISIT,
        family_id=family.id,
        family=family.name,
        family_number=family.number,
        due_on=visit.on,
        working_days_left=working_days_left(visit.on, at.day, at.desk.rules.holidays),
        label_key=LABELS[DueKind.VISIT],
        detail="",
        tone=tone(visit.on, at.day, 0),
        record_id=visit.appointment_id,
        planned_on=visit.on,
    )


def _caseload(desk: Desk, counted: int, day: date) -> Iterator[DueItem]:
    """One row as long as there are more families than the limit (art. 15 ust. 4)."""
    limit = limit_on(desk, Limit.FAMILIES_PER_ASSISTANT, day)
    if desk.identity().role == "assistant" and counted > limit:
        yield DueItem(
            kind=DueKind.CASELOAD,
            family_id="",
            family="",
            family_number="",
            due_on=day,
            working_days_left=0,
            label_key=LABELS[DueKind.CASELOAD],
            detail=f"{counted}/{limit}",
            tone=Tone.SOON,
        )
