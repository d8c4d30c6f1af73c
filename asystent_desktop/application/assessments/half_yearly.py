"""Half-yearly assessments: reading them; writing is in `changes` and offered here as well."""

from collections.abc import Sequence
from datetime import date

from asystent_desktop.application.assessments.changes import (
    change_assessment,
    correct_assessment,
    drop_assessment,
    finish_assessment,
    grade_area,
    live_counters,
    live_goals,
    start_assessment,
)
from asystent_desktop.application.assessments.scale import Scale, scale_on
from asystent_desktop.application.assessments.views import AreaView, AssessmentRow, AssessmentView
from asystent_desktop.application.dictionaries import area_label
from asystent_desktop.application.due.facts import gather
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.reading import family_id_of, family_in, limit_on, record_in
from asystent_desktop.application.visits.rows import visit_row
from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.domain.assessment_rules import Counters, missing, next_due, standing
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea, AssessmentState
from asystent_desktop.domain.limits import Limit
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "AreaView",
    "AssessmentRow",
    "AssessmentView",
    "assessment",
    "assessments",
    "change_assessment",
    "correct_assessment",
    "drop_assessment",
    "finish_assessment",
    "grade_area",
    "next_assessment_on",
    "start_assessment",
]


def assessments(desk: Desk, family_id: str) -> list[AssessmentRow]:
    """A family's assessments, newest first; drafts and replaced versions included.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        held = unit.find(Assessment, scope=family_in(unit, family_id).scope)
    stand = {one.id for one in standing(held)}
    rows = [
        AssessmentRow(
            assessment_id=one.id,
            on=one.on,
            period_from=one.period_from,
            period_until=one.period_until,
            state=one.state,
            recommendation=one.recommendation,
            informed_on=one.informed_on,
            handed_on=one.handed_on,
            corrects=one.corrects,
            replaced=one.state == AssessmentState.FINISHED and one.id not in stand,
        )
        for one in held
    ]
    return sorted(rows, key=lambda row: (row.on, row.assessment_id), reverse=True)


def next_assessment_on(desk: Desk, family_id: str, today: date | None = None) -> date | None:
    """When the next half-yearly assessment is due; None before the service began.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        held = unit.find(Assessment, scope=family.scope)
    return next_due(family.cooperation_from, held, limit_on(desk, Limit.ASSESSMENT_INTERVAL_MONTHS, day))


def assessment(desk: Desk, assessment_id: str) -> AssessmentView:
    """One assessment with the previous one beside it.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        made = record_in(unit, Assessment, assessment_id)
        facts = gather(unit, made.scope)[made.scope]
        areas = unit.find(AssessmentArea, scope=made.scope, assessment_id=made.id)
        before = _previous(unit, made)
        previous = unit.find(AssessmentArea, assessment_id=before.id) if before else []
        draft = made.state == AssessmentState.DRAFT
        counted = live_counters(desk, unit, made, facts.cards)
    late_days = limit_on(desk, Limit.LATE_ENTRY_DAYS, made.on)
    rows = {card.id: visit_row(card, late_days) for card in facts.cards}
    return AssessmentView(
        assessment=made,
        family_id=family_id_of(made.scope),
        counters=counted if draft else Counters(made.planned, made.held, made.missed, made.longest_gap),
        goals=live_goals(facts) if draft else made.goals,
        areas=tuple(_areas(areas, previous, before, rows, scale_on(made.scale_on))),
        cooperation_words=scale_on(made.scale_on).cooperation,
        previous_id=before.id if before else None,
        missing=tuple(FieldProblem(field, code) for field, code in missing(made, areas)) if draft else (),
        citable=tuple(
            rows[card.id] for card in facts.cards if made.period_from <= card.on <= made.period_until
        ),
    )


def _previous(unit: UnitOfWork, made: Assessment) -> Assessment | None:
    """The standing assessment before this one; a correction has the same one as what it corrects."""
    held = standing(unit.find(Assessment, scope=made.scope))
    older = [one for one in held if one.id not in (made.id, made.corrects)]
    return next((one for one in older if (one.on, one.id) < (made.on, made.id)), None)


def _areas(
    areas: Sequence[AssessmentArea],
    previous: Sequence[AssessmentArea],
    before: Assessment | None,
    rows: dict[str, VisitRow],
    scale: Scale,
) -> list[AreaView]:
    """The areas in the order of the dictionary of their day."""
    order = list(scale.areas)
    then = {one.area: one for one in previous}
    views = []
    for one in sorted(areas, key=lambda area: order.index(area.area) if area.area in order else len(order)):
        last = then.get(one.area)
        views.append(
            AreaView(
                area=one.area,
                label=area_label(one.area),
                words=scale.areas.get(one.area, ()),
                grade=one.grade,
                state=one.state,
                change=one.change,
                visits=tuple(rows[visit] for visit in one.visits if visit in rows),
                previous_grade=last.grade if last else None,
                previous_state=last.state if last else "",
                previous_on=before.on if last and before else None,
            )
        )
    return views
