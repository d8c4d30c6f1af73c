"""What a visit card needs to know before it can be shown; read in one go on the database thread."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta

from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import FamilyOverview, GoalProgress, MemberView
from asystent_desktop.application.planner.brief import still_open
from asystent_desktop.application.visits import appointments, cards
from asystent_desktop.application.visits.cards import VisitForm
from asystent_desktop.application.visits.views import AppointmentView, RecoveredDraft, VisitView
from asystent_desktop.domain.kinds.family import Basis, MemberRole
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.domain.people import ADULT_YEARS
from asystent_desktop.ports.desk import Desk

NEAR_WORKING_DAYS = 5
FAR_WORKING_DAYS = 10
"""The latest proposal: the Director's order asks for a meeting in ten working days."""


@dataclass(frozen=True)
class Choice:
    """A person or goal that can be ticked.

    Attributes:
        key: Id of the record.
        name: First name, or the goal's short title.
    """

    key: str
    name: str


@dataclass(frozen=True)
class CardData:
    """Everything around the fields.

    Attributes:
        base: The form without any draft: a blank card, or the finished card being corrected.
        draft: Unfinished typing that was found; it wins over what was asked for, so that it is never lost.
        corrects: Id of the card being corrected; None for a new card.
        appointment_id: The planned meeting the card belongs to.
        planned: A later meeting that stands in the planner already.
        agreements: Earlier ones still open, one a line.
        for_life: The family is supported under the "Za życiem" programme.
    """

    family_id: str
    family_name: str
    family_number: str
    address: str
    people: tuple[Choice, ...]
    children: tuple[Choice, ...]
    goals: tuple[Choice, ...]
    base: VisitForm
    draft: RecoveredDraft | None = None
    corrects: str | None = None
    appointment_id: str | None = None
    planned: AppointmentView | None = None
    agreements: tuple[str, ...] = ()
    for_life: bool = False

    @property
    def form(self) -> VisitForm:
        """What the card shows first."""
        return self.draft.form if self.draft else self.base


def load_new(
    desk: Desk,
    family_id: str,
    appointment_id: str | None = None,
    started_at: datetime | None = None,
    kind: VisitKind | None = None,
) -> CardData:
    """A new card, or the one that was begun.

    Args:
        desk: Where.
        family_id: Whose.
        appointment_id: The planned meeting, if there was one.
        started_at: Local moment the visit began; None takes the planned hour.
        kind: What kind of contact it was, where that is known already.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownRecord: The appointment is not here.
    """
    draft = cards.visit_draft(desk, family_id)
    if draft is not None and draft.corrects:
        return _correction(desk, cards.visit(desk, draft.corrects), draft)
    base = cards.blank_visit(desk, family_id, appointment_id)
    if started_at is not None:
        base = _begun(base, started_at)
    base = replace(base, kind=kind or base.kind)
    planned = _planned_after(desk, family_id, base.on)
    if planned is None and base.on is not None:
        far = desk.rules.holidays.add_working_days(base.on, FAR_WORKING_DAYS)
        base = replace(base, next_on=far, next_at=quarter(base.start))
    around = _around(
        families.overview(desk, family_id), base, draft, appointment_id=appointment_id, planned=planned
    )
    return replace(around, agreements=still_open(desk, family_id))


def load_correction(desk: Desk, visit_id: str) -> CardData:
    """A finished card to correct; a card of that family still unfinished comes first.

    Raises:
        UnknownRecord: The card is not here.
    """
    view = cards.visit(desk, visit_id)
    draft = cards.visit_draft(desk, view.family_id)
    if draft is not None and draft.corrects != visit_id:
        return load_new(desk, view.family_id)
    return _correction(desk, view, draft)


def _correction(desk: Desk, view: VisitView, draft: RecoveredDraft | None) -> CardData:
    taken = {one.name: getattr(view, one.name) for one in fields(VisitForm)}
    gone = (
        tuple(map(Choice, view.goals, view.goal_titles)) if len(view.goals) == len(view.goal_titles) else ()
    )
    around = _around(
        families.overview(desk, view.family_id), VisitForm(**taken), draft, gone, corrects=view.visit_id
    )
    return replace(around, agreements=view.settled)


def _begun(form: VisitForm, started_at: datetime) -> VisitForm:
    """The form with the hour the visit really began and the planned length."""
    length = timedelta(hours=1)
    if form.start is not None and form.end is not None:
        length = datetime.combine(started_at, form.end) - datetime.combine(started_at, form.start)
    start = started_at.replace(second=0, microsecond=0)
    end = min(start + length, start.replace(hour=23, minute=59))
    return replace(form, on=start.date(), start=start.time(), end=end.time())


def quarter(hour: time | None) -> time | None:
    """The quarter of an hour a visit began in: nobody plans the next one for 12:42."""
    return hour and hour.replace(minute=hour.minute // 15 * 15, second=0, microsecond=0)


def _planned_after(desk: Desk, family_id: str, on: date | None) -> AppointmentView | None:
    """This family's next meeting in the planner within the ten working days; None without one."""
    if on is None:
        return None
    last = desk.rules.holidays.add_working_days(on, FAR_WORKING_DAYS)
    days = (on + timedelta(days=number) for number in range(1, (last - on).days + 1))
    found = (one for day in days for one in appointments.appointments(desk, day) if not one.done)
    return next((one for one in found if one.family_id == family_id), None)


def _around(
    family: FamilyOverview,
    base: VisitForm,
    draft: RecoveredDraft | None,
    goals: tuple[Choice, ...] = (),
    *,
    corrects: str | None = None,
    appointment_id: str | None = None,
    planned: AppointmentView | None = None,
) -> CardData:
    home_first = sorted(family.members, key=lambda one: not one.in_household)
    offered = tuple(map(_goal, family.goals))
    known = {one.key for one in offered}
    return CardData(
        family_id=family.family_id,
        family_name=family.full_name or family.name,
        family_number=family.number,
        address=", ".join(part for part in (family.district, family.address) if part),
        people=tuple(Choice(one.member_id, one.first_name) for one in home_first),
        children=tuple(Choice(one.member_id, one.first_name) for one in home_first if _is_child(one)),
        goals=(*offered, *(one for one in goals if one.key not in known)),
        base=base,
        draft=draft,
        corrects=corrects,
        appointment_id=appointment_id,
        planned=planned,
        for_life=any(one.basis == Basis.FOR_LIFE for one in family.bases),
    )


def _is_child(member: MemberView) -> bool:
    return member.role == MemberRole.CHILD and (member.age is None or member.age < ADULT_YEARS)


def _goal(goal: GoalProgress) -> Choice:
    return Choice(goal.goal_id, f"{goal.position} {goal.short or goal.title}")
