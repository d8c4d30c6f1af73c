"""Writing a half-yearly assessment.

Rules:
1. One draft at a time; a draft holds nothing of the previous assessment but the place beside it.
2. Finishing fills in the counters and the state of the goals, and freezes all; then only who was told and
   to whom it was handed is added, each a later fact of its own (art. 15 ust. 1 pkt 15, art. 17 ust. 1).
3. A later change is a correction: a new assessment with a reason, which counts once it is finished.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from asystent_desktop.application.assessments.scale import scale_on
from asystent_desktop.application.due.facts import FamilyFacts, gather
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.faults import (
    AssessmentDraftOpen,
    AssessmentFrozen,
    FieldProblem,
    ReasonMissing,
    UnknownRecord,
)
from asystent_desktop.application.reading import changed, family_id_of, family_in, record_in
from asystent_desktop.domain.assessment_rules import GRADES, Counters, counters, missing, standing
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea, AssessmentState, GoalState
from asystent_desktop.domain.kinds.visit import Appointment, Visit
from asystent_desktop.domain.plan_rules import is_done
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_OF_A_DRAFT = frozenset(
    {
        *("period_from", "period_until", "on", "risk_level", "risk_note", "cooperation", "cooperation_note"),
        *("recommendation", "recommendation_note", "correction_reason"),
    }
)
_AFTERWARDS = frozenset({"informed_on", "informed", "handed_on", "handed_to"})
_OF_AN_AREA = frozenset({"grade", "state", "change", "visits"})


def start_assessment(
    desk: Desk,
    family_id: str,
    on: date | None = None,
    period_from: date | None = None,
    period_until: date | None = None,
) -> tuple[ChangeSet, str]:
    """Begins an assessment; its period follows the one before, else begins with the service.

    Raises:
        UnknownFamily: The family is not in this store.
        AssessmentDraftOpen: One is being written.
        InvalidEntry: The period would be upside down.
    """
    day = on or desk.clock.today()
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        held = unit.find(Assessment, scope=family.scope)
        _refuse_second_draft(held)
        last = next(iter(standing(held)), None)
        begun = last.period_until + timedelta(days=1) if last else family.cooperation_from or day
        made = Assessment(
            id=desk.ids.new(),
            scope=family.scope,
            period_from=period_from or min(begun, day),
            period_until=period_until or day,
            on=day,
            scale_on=day,
            author_id=desk.identity().person_id,
        )
        if made.period_until < made.period_from:
            raise InvalidEntry((FieldProblem("period_until", "before-start"),))
        unit.save(made)
        for area in scale_on(day).areas:
            one = AssessmentArea(id=desk.ids.new(), scope=family.scope, assessment_id=made.id, area=area)
            unit.save(one)
        return unit.commit("start-assessment"), made.id


def _refuse_second_draft(held: Iterable[Assessment]) -> None:
    for one in held:
        if one.state == AssessmentState.DRAFT:
            raise AssessmentDraftOpen(assessment_id=one.id)


def grade_area(desk: Desk, assessment_id: str, area: str, **given: Any) -> ChangeSet:
    """Answers one area of a draft: `grade` 0-5 or None, `state`, `change`, `visits` (ids of cards).

    Raises:
        UnknownRecord: No such assessment or area.
        AssessmentFrozen: It is finished.
        NotOnesField: Another field.
        InvalidEntry: A grade outside 0-5, or a card of another family.
    """
    with desk.unit_of_work() as unit:
        made = _draft(unit, assessment_id)
        found = unit.find(AssessmentArea, scope=made.scope, assessment_id=made.id, area=area)
        if not found:
            raise UnknownRecord(kind="assessment_area", record_id=area)
        answered = changed(found[0], _OF_AN_AREA, given)
        if answered.grade is not None and answered.grade not in GRADES:
            raise InvalidEntry((FieldProblem("grade", "out-of-scale"),))
        known = {card.id for card in unit.find(Visit, scope=made.scope)}
        if not set(answered.visits) <= known:
            raise InvalidEntry((FieldProblem("visits", "unknown-record"),))
        unit.save(answered)
        return unit.commit("grade-area")


def change_assessment(desk: Desk, assessment_id: str, **given: Any) -> ChangeSet:
    """Changes a draft; of a finished one, who was told and to whom it was handed.

    Raises:
        UnknownRecord: It is not here.
        AssessmentFrozen: It is finished, and another field was given.
        NotOnesField: A field that is not one of these.
        InvalidEntry: A grade outside 0-5, a period upside down, a future day.
    """
    with desk.unit_of_work() as unit:
        made = record_in(unit, Assessment, assessment_id)
        frozen = made.state == AssessmentState.FINISHED
        if frozen and _OF_A_DRAFT & set(given):
            raise AssessmentFrozen(assessment_id=assessment_id)
        made = changed(made, _AFTERWARDS if frozen else _OF_A_DRAFT | _AFTERWARDS, given)
        if found := _faults(made, desk.clock.today()):
            raise InvalidEntry(tuple(FieldProblem(field, code) for field, code in found))
        unit.save(made)
        return unit.commit("change-assessment")


def _faults(made: Assessment, today: date) -> list[tuple[str, str]]:
    found = []
    if made.cooperation is not None and made.cooperation not in GRADES:
        found.append(("cooperation", "out-of-scale"))
    if made.period_until < made.period_from:
        found.append(("period_until", "before-start"))
    for field, day in (("informed_on", made.informed_on), ("handed_on", made.handed_on), ("on", made.on)):
        if day is not None and day > today:
            found.append((field, "future"))
    if made.handed_on is not None and not made.handed_to.strip():
        found.append(("handed_to", "missing"))
    return found


def finish_assessment(desk: Desk, assessment_id: str) -> ChangeSet:
    """Freezes a draft with its counters and the goals as they stand.

    Raises:
        UnknownRecord: It is not here.
        AssessmentFrozen: It was finished already.
        InvalidEntry: An area, the risk, the cooperation or the recommendation is missing.
    """
    with desk.unit_of_work() as unit:
        made = _draft(unit, assessment_id)
        areas = unit.find(AssessmentArea, scope=made.scope, assessment_id=made.id)
        if found := list(missing(made, areas)):
            raise InvalidEntry(tuple(FieldProblem(field, code) for field, code in found))
        facts = gather(unit, made.scope)[made.scope]
        counted = live_counters(desk, unit, made, facts.cards)
        frozen = replace(
            made,
            state=AssessmentState.FINISHED,
            finished_at=desk.clock.now(),
            goals=live_goals(facts),
            **vars(counted),
        )
        unit.save(frozen)
        return unit.commit("finish-assessment")


def correct_assessment(desk: Desk, assessment_id: str, reason: str) -> tuple[ChangeSet, str]:
    """Copies a finished assessment into a draft that will take its place.

    Raises:
        UnknownRecord: It is not here, or it is a draft.
        ReasonMissing: No reason was given.
        AssessmentDraftOpen: One is being written.
    """
    if not reason.strip():
        raise ReasonMissing(what="assessment")
    with desk.unit_of_work() as unit:
        old = record_in(unit, Assessment, assessment_id)
        held = unit.find(Assessment, scope=old.scope)
        _refuse_second_draft(held)
        if old.id not in {one.id for one in standing(held)}:
            raise UnknownRecord(kind="assessment", record_id=assessment_id)
        made = replace(
            old,
            id=desk.ids.new(),
            state=AssessmentState.DRAFT,
            corrects=old.id,
            correction_reason=reason.strip(),
            finished_at=None,
            informed_on=None,
            informed="",
            handed_on=None,
            handed_to="",
            author_id=desk.identity().person_id,
        )
        unit.save(made)
        for area in unit.find(AssessmentArea, scope=old.scope, assessment_id=old.id):
            unit.save(replace(area, id=desk.ids.new(), assessment_id=made.id))
        return unit.commit("correct-assessment"), made.id


def drop_assessment(desk: Desk, assessment_id: str) -> ChangeSet:
    """Takes back a draft.

    Raises:
        UnknownRecord: It is not here.
        AssessmentFrozen: It is finished.
    """
    with desk.unit_of_work() as unit:
        made = _draft(unit, assessment_id)
        for area in unit.find(AssessmentArea, scope=made.scope, assessment_id=made.id):
            unit.delete(area)
        unit.delete(made)
        return unit.commit("drop-assessment")


def _draft(unit: UnitOfWork, assessment_id: str) -> Assessment:
    made = record_in(unit, Assessment, assessment_id)
    if made.state == AssessmentState.FINISHED:
        raise AssessmentFrozen(assessment_id=assessment_id)
    return made


def live_counters(desk: Desk, unit: UnitOfWork, made: Assessment, cards: Iterable[Visit]) -> Counters:
    """Visits of the period as the record holds them now; appointments are those of this planner."""
    planned = unit.find(Appointment, family_id=family_id_of(made.scope))
    until = min(made.period_until, desk.clock.today())
    return counters(cards, planned, made.period_from, until, desk.rules.holidays)


def live_goals(facts: FamilyFacts) -> tuple[GoalState, ...]:
    """Goals of the plan in force as they stand now."""
    return tuple(
        GoalState(goal.id, goal.title, sum(map(is_done, actions)), len(actions))
        for goal, actions in facts.goals_in_force
    )
