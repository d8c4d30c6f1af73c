"""Families: the list, the overview, taking one on, and the load of an assistant."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from asystent_desktop.application.due.cases import terms_of
from asystent_desktop.application.due.contacts_held import contact_states
from asystent_desktop.application.due.facts import FamilyFacts, newest_cards, planned
from asystent_desktop.application.family.household import strengths_in_force
from asystent_desktop.application.family.members import basis_record, basis_view, member_view, strength_view
from asystent_desktop.application.family.views import (
    BasisForm,
    BasisView,
    FamilyForm,
    FamilyOverview,
    FamilyRow,
    GoalProgress,
    Load,
    MemberView,
    StrengthView,
)
from asystent_desktop.application.faults import NumberTaken, OverLimit
from asystent_desktop.application.reading import (
    by_scope,
    changed,
    family_in,
    is_open,
    limit_on,
    my_families,
)
from asystent_desktop.application.visits.rows import visit_row
from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.domain.assessment_rules import next_due
from asystent_desktop.domain.kinds.assessment import Assessment
from asystent_desktop.domain.kinds.ending import EndingState, ServiceEnding
from asystent_desktop.domain.kinds.family import (
    Basis,
    CaseBasis,
    Family,
    FamilyMember,
    Outcome,
)
from asystent_desktop.domain.kinds.plan import WorkPlan
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.people import is_child
from asystent_desktop.domain.plan_rules import goal_due_on, is_done, is_late
from asystent_desktop.domain.records import family_scope
from asystent_desktop.domain.service_rules import is_followed_up
from asystent_desktop.domain.stages import ServiceFacts, Stage, stages
from asystent_desktop.i18n.polish import collation_key
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "RECENT_VISITS",
    "BasisForm",
    "BasisView",
    "FamilyForm",
    "FamilyOverview",
    "FamilyRow",
    "GoalProgress",
    "Load",
    "MemberView",
    "StrengthView",
    "change_family",
    "create_family",
    "family_form",
    "find_by_number",
    "list_families",
    "load",
    "next_number",
    "overview",
]

RECENT_VISITS = 12

_NUMBER = re.compile(r"^R-(\d+)/(\d{4})$")
_CHANGEABLE = (
    *FamilyForm.__dataclass_fields__,
    *("ended_on", "outcome", "follow_up_until", "requested_on", "assigned_on", "assigned_by"),
)


def list_families(desk: Desk, today: date | None = None) -> list[FamilyRow]:
    """Open families of the person at this desk, most urgent first, in a fixed number of queries."""
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        mine = my_families(desk, unit, day)
        contacts = contact_states(desk, unit, [family for family, _counted in mine], day)
        bases = by_scope(unit, CaseBasis)
        people = by_scope(unit, FamilyMember)
    rows = []
    for family, counted in mine:
        basis_kinds = {one.basis for one in bases[family.scope] if basis_in_force(one, day)}
        row = FamilyRow(
            family_id=family.id,
            number=family.number,
            name=family.name,
            district=family.district,
            court=Basis.COURT in basis_kinds,
            for_life=Basis.FOR_LIFE in basis_kinds,
            contact=contacts[family.id],
            children=_children(people[family.scope], day),
            load_counted=counted,
        )
        rows.append(row)
    return sorted(rows, key=lambda row: (row.contact.due_on, collation_key(row.name), row.number))


def basis_in_force(basis: CaseBasis, day: date) -> bool:
    """Whether a basis holds on a day."""
    return basis.since <= day and (basis.until is None or day <= basis.until)


def _children(people: Iterable[FamilyMember], day: date) -> int:
    return sum(is_child(member, day) for member in people)


def overview(desk: Desk, family_id: str, today: date | None = None) -> FamilyOverview:
    """Everything the overview page shows; reads this family only.

    Raises:
        UnknownFamily: It is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        facts = planned(unit, family)
        recent = _recent_visits(desk, unit, family.scope, day)
        written = unit.count(Visit, scope=family.scope, corrects=None)
        conflicts = len(unit.conflicts(family.scope))
        people = unit.find(FamilyMember, scope=family.scope)
        bases = _bases(unit, family, day)
        strengths = strengths_in_force(unit, family.scope, day)
        assessed = unit.find(Assessment, scope=family.scope)
        prepared = unit.find(ServiceEnding, scope=family.scope, state=EndingState.PREPARED)
        contacts = contact_states(desk, unit, [family], day)
    kinds_in_force = {one.basis for one in bases if one.in_force}
    plan = facts.plan_in_force
    return FamilyOverview(
        family_id=family.id,
        number=family.number,
        name=family.name,
        full_name=family.full_name,
        address=family.street,
        district=family.district,
        children=_children(people, day),
        cooperation_from=family.cooperation_from,
        bases=bases,
        stages=_stages(desk, facts, assessed, prepared, day),
        terms=tuple(terms_of(desk, family, day)),
        members=tuple(member_view(one, day) for one in people),
        goals=_goals(facts, day),
        strengths=tuple(strength_view(one, people) for one in strengths),
        visits=recent,
        plan_version=plan.version if plan else None,
        safety_note=family.safety_note,
        conflicts=conflicts,
        risk_level=family.risk_level,
        court=Basis.COURT in kinds_in_force,
        for_life=Basis.FOR_LIFE in kinds_in_force,
        phone=family.phone,
        case_number=family.case_number,
        social_worker=family.social_worker,
        visits_total=written,
        contact=contacts[family.id] if is_open(family, day) else None,
        ended_on=family.ended_on,
    )


def _bases(unit: UnitOfWork, family: Family, day: date) -> tuple[BasisView, ...]:
    """Those in force first, each by its day."""
    views = (basis_view(one, day) for one in unit.find(CaseBasis, scope=family.scope))
    return tuple(sorted(views, key=lambda one: (not one.in_force, one.since)))


def _recent_visits(desk: Desk, unit: UnitOfWork, scope: str, day: date) -> tuple[VisitRow, ...]:
    late_days = limit_on(desk, Limit.LATE_ENTRY_DAYS, day)
    return tuple(visit_row(card, late_days) for card in newest_cards(unit, scope, RECENT_VISITS))


def _stages(
    desk: Desk,
    facts: FamilyFacts,
    assessed: list[Assessment],
    prepared: list[ServiceEnding],
    day: date,
) -> tuple[Stage, ...]:
    family, plan = facts.family, facts.plan_in_force
    months = limit_on(desk, Limit.ASSESSMENT_INTERVAL_MONTHS, day)
    begun = family.cooperation_from
    outcome = prepared[0].outcome if prepared else family.outcome
    service = ServiceFacts(
        cooperation_from=begun,
        diagnosed_on=family.diagnosed_on or _diagnosed_in(facts.plans),
        plan_version=plan.version if plan else None,
        plan_signed_on=plan.signed_on if plan else None,
        next_assessment_on=next_due(begun, assessed, months),
        ended_on=family.ended_on,
        ending_prepared=bool(prepared),
        interrupted=outcome == Outcome.INTERRUPTED,
        follow_up_until=family.follow_up_until,
    )
    return stages(service, day)


def _diagnosed_in(plans: Iterable[WorkPlan]) -> date | None:
    """The day the first plan that rests on a written diagnosis was signed."""
    signed = [one.signed_on for one in plans if one.signed_on is not None and one.diagnosis.strip()]
    return min(signed, default=None)


def _goals(facts: FamilyFacts, day: date) -> tuple[GoalProgress, ...]:
    return tuple(
        GoalProgress(
            goal_id=goal.id,
            position=goal.position,
            title=goal.title,
            short=goal.short,
            done=sum(map(is_done, actions)),
            total=len(actions),
            due_on=goal_due_on(actions),
            late=any(is_late(action, day) for action in actions),
        )
        for goal, actions in facts.goals_in_force
    )


def find_by_number(desk: Desk, number: str) -> Family | None:
    """The family with the office's number; case and outer spaces aside. None when there is none."""
    wanted = number.strip().casefold()
    with desk.unit_of_work() as unit:
        return next((one for one in unit.find(Family) if one.number.casefold() == wanted), None)


def next_number(desk: Desk) -> str:
    """A proposal "R-NN/YYYY": the next free number of this year among the families of this store."""
    with desk.unit_of_work() as unit:
        return _next_number(unit, desk.clock.today().year)


def _next_number(unit: UnitOfWork, year: int) -> str:
    found = (_NUMBER.match(family.number) for family in unit.find(Family))
    taken = [int(match[1]) for match in found if match and int(match[2]) == year]
    return f"R-{max(taken, default=0) + 1:02}/{year}"


def load(desk: Desk, today: date | None = None) -> Load:
    """How many families count for this person (art. 15 ust. 4), and the limit of the day."""
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        return _load(desk, unit, day)


def _load(desk: Desk, unit: UnitOfWork, day: date) -> Load:
    current = sum(counted for _, counted in my_families(desk, unit, day))
    return Load(
        current=current,
        limit=limit_on(desk, Limit.FAMILIES_PER_ASSISTANT, day),
        followed_up=sum(is_followed_up(family, day) for family in unit.find(Family)),
        followed_up_limit=desk.rules.limits.at(day).optional(Limit.FOLLOWED_UP_FAMILIES_PER_ASSISTANT),
    )


def create_family(
    desk: Desk, form: FamilyForm, basis: BasisForm | None = None, *, override_reason: str = ""
) -> tuple[ChangeSet, str]:
    """Opens a file for a family.

    Args:
        desk: An assistant's desk counts the family towards her limit; an office role's does not.
        form: An empty number takes the next free one.
        basis: Why the service is given; may follow later.
        override_reason: Why the family is taken on although the limit is reached; kept in the file.

    Raises:
        OverLimit: The limit is reached and there is no reason.
        NumberTaken: Another family of this store has the number.
    """
    day = desk.clock.today()
    family_id = desk.ids.new()
    scope = family_scope(family_id)
    with desk.unit_of_work() as unit:
        held = _load(desk, unit, day)
        over = desk.identity().role == "assistant" and held.current >= held.limit
        if over and not override_reason.strip():
            raise OverLimit(current=held.current, limit=held.limit)
        typed = {name: getattr(form, name) for name in FamilyForm.__dataclass_fields__}
        typed["postcode"] = postcode(form.postcode)
        typed["number"] = form.number.strip() or _next_number(unit, day.year)
        _refuse_taken(unit, typed["number"], family_id)
        reason = override_reason.strip() if over else ""
        unit.save(Family(id=family_id, scope=scope, over_limit_reason=reason, **typed))
        if basis is not None:
            unit.save(basis_record(desk, scope, basis))
        return unit.commit("create-family"), family_id


def postcode(typed: str) -> str:
    """A postcode as it is written on letters: five digits get their hyphen, anything else stays as typed."""
    digits = re.fullmatch(r"\s*(\d{2})\s*-?\s*(\d{3})\s*", typed)
    return f"{digits[1]}-{digits[2]}" if digits else typed


def _refuse_taken(unit: UnitOfWork, number: str, family_id: str) -> None:
    if any(one.id != family_id for one in unit.find(Family, number=number)):
        raise NumberTaken(number=number)


def family_form(desk: Desk, family_id: str) -> FamilyForm:
    """The form filled from a stored family.

    Raises:
        UnknownFamily: It is not in this store.
    """
    with desk.unit_of_work() as unit:
        return FamilyForm.of(family_in(unit, family_id))


def change_family(desk: Desk, family_id: str, **fields: Any) -> ChangeSet:
    """Changes fields of a family: those of `FamilyForm`, and the days of request, assignment and ending.

    Raises:
        UnknownFamily: It is not in this store.
        NotOnesField: A field that is not one of these.
        NumberTaken: Another family has the number.
    """
    if "postcode" in fields:
        fields["postcode"] = postcode(fields["postcode"])
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        if "number" in fields:
            _refuse_taken(unit, fields["number"], family_id)
        unit.save(changed(family, _CHANGEABLE, fields))
        return unit.commit("change-family")
