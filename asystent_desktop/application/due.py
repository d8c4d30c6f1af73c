"""What is due, and the Today page.

Rules:
1. Contact: the Director's order, counted from the last held face-to-face meeting, else from the first day
   of the service ("Spotkanie (zarządzenie)", never a statutory term).
2. Court: the deadline of every open request, whoever has the opinion just now.
3. Plan: deadlines of actions not done, of the plan in force only.
4. No plan: a term from the first day of the service, by the office's parameter; the law sets none.
5. Half-yearly assessment (art. 15 ust. 1 pkt 15): assessments themselves are recorded by a later part of the
   program, so only the next half-yearly date is shown, and it is never overdue.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from asystent_desktop.application.appointments import appointments
from asystent_desktop.application.due_views import DueItem, TodayView
from asystent_desktop.application.facts import FamilyFacts, gather
from asystent_desktop.application.reading import contact_of, is_open, limit_on, my_families
from asystent_desktop.domain.due_rules import DueKind, Tone, next_step, tone, working_days_left
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.plan_rules import is_done, newest_plan
from asystent_desktop.i18n import N_
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ports.desk import Desk

__all__ = ["DueItem", "DueKind", "TodayView", "Tone", "due", "terms_of", "today"]

LABELS = {
    DueKind.CONTACT: N_("Meeting (order)"),
    DueKind.PLAN_ACTION: N_("Plan action"),
    DueKind.COURT_OPINION: N_("Opinion for the court"),
    DueKind.ASSESSMENT: N_("Periodic assessment (half a year)"),
    DueKind.NO_PLAN: N_("First work plan"),
}
_ORDER = (DueKind.COURT_OPINION, DueKind.CONTACT, DueKind.PLAN_ACTION, DueKind.NO_PLAN, DueKind.ASSESSMENT)
_SUNDAY = 6


def due(desk: Desk, on: date | None = None) -> list[DueItem]:
    """Every term of this person's open families, most urgent first."""
    day = on or desk.clock.today()
    with desk.unit_of_work() as unit:
        mine = [family.scope for family, _counted in my_families(desk, unit, day)]
        facts = gather(unit)
    return _sorted(item for scope in mine for item in _items(desk, facts[scope], day))


def terms_of(desk: Desk, facts: FamilyFacts, day: date) -> list[DueItem]:
    """Every term of one family, most urgent first; none once its service has ended."""
    return _sorted(_items(desk, facts, day))


def today(desk: Desk, on: date | None = None) -> TodayView:
    """The Today page: overdue, today's visits, this week and the next."""
    day = on or desk.clock.today()
    items = due(desk, day)
    visits = appointments(desk, day)
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
    )


def _sorted(items: Iterable[DueItem]) -> list[DueItem]:
    def urgency(item: DueItem) -> tuple[object, ...]:
        return item.due_on, _ORDER.index(item.kind), collation_key(item.family), item.record_id

    return sorted(items, key=urgency)


def _items(desk: Desk, facts: FamilyFacts, day: date) -> Iterator[DueItem]:
    if not is_open(facts.family, day):
        return
    yield from _contact(desk, facts, day)
    yield from _court(desk, facts, day)
    yield from _plan(desk, facts, day)
    yield from _assessment(desk, facts, day)


def _contact(desk: Desk, facts: FamilyFacts, day: date) -> Iterator[DueItem]:
    begun = facts.family.cooperation_from
    if begun is None or begun > day:
        return
    state = contact_of(desk, facts.family, facts.cards, day)
    soon = limit_on(desk, Limit.CONTACT_SOON_WORKING_DAYS, day)
    calm = Tone.SOON if state.working_days_left <= soon else Tone.CALM
    yield DueItem(
        kind=DueKind.CONTACT,
        family_id=facts.family.id,
        family=facts.family.name,
        family_number=facts.family.number,
        due_on=state.due_on,
        working_days_left=state.working_days_left,
        label_key=LABELS[DueKind.CONTACT],
        detail="",
        tone=Tone.OVERDUE if state.overdue else calm,
        record_id=facts.family.id,
        last_on=state.last_on,
    )


def _court(desk: Desk, facts: FamilyFacts, day: date) -> Iterator[DueItem]:
    soon = limit_on(desk, Limit.COURT_SOON_DAYS, day)
    for request in facts.requests:
        if request.closed_on is None and request.due_on is not None:
            found = (request.due_on, request.case_ref, request.id)
            yield _item(desk, facts, DueKind.COURT_OPINION, found, day, soon)


def _plan(desk: Desk, facts: FamilyFacts, day: date) -> Iterator[DueItem]:
    soon = limit_on(desk, Limit.ACTION_SOON_DAYS, day)
    for _goal, actions in facts.goals_in_force:
        for action in actions:
            if action.due_on is not None and not is_done(action):
                found = (action.due_on, action.text, action.id)
                yield _item(desk, facts, DueKind.PLAN_ACTION, found, day, soon)
    begun = facts.family.cooperation_from
    if begun is not None and facts.plan_in_force is None:
        until = begun + timedelta(days=limit_on(desk, Limit.FIRST_PLAN_DAYS, day))
        draft = newest_plan(facts.plans)
        found = (until, "", draft.id if draft else facts.family.id)
        yield _item(desk, facts, DueKind.NO_PLAN, found, day, soon)


def _assessment(desk: Desk, facts: FamilyFacts, day: date) -> Iterator[DueItem]:
    begun = facts.family.cooperation_from
    if begun is None or begun > day:
        return
    until = next_step(begun, day, limit_on(desk, Limit.ASSESSMENT_INTERVAL_MONTHS, day))
    soon = limit_on(desk, Limit.ASSESSMENT_SOON_DAYS, day)
    yield _item(desk, facts, DueKind.ASSESSMENT, (until, "", facts.family.id), day, soon)


def _item(
    desk: Desk, facts: FamilyFacts, kind: DueKind, found: tuple[date, str, str], day: date, soon_days: int
) -> DueItem:
    """A term; `found` is its day, its detail and the record to open."""
    due_on, detail, record_id = found
    return DueItem(
        kind=kind,
        family_id=facts.family.id,
        family=facts.family.name,
        family_number=facts.family.number,
        due_on=due_on,
        working_days_left=working_days_left(due_on, day, desk.rules.holidays),
        label_key=LABELS[kind],
        detail=detail,
        tone=tone(due_on, day, soon_days),
        record_id=record_id,
    )
