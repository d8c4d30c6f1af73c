"""*Plan pracy z rodziną* and its modification (ustawa 9.06.2011, art. 15 ust. 1 pkt 1, ust. 3)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from asystent_desktop.application.due.facts import FamilyFacts, gather
from asystent_desktop.application.family.household import strengths_in_force
from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names, short_day
from asystent_desktop.application.papers.faults import NothingToPrint, PlanIncomplete
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import MEMBER, member_row
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.application.plans.comparison import origins_of, version_of
from asystent_desktop.application.plans.consultations import consultations_in
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.plan_difference import PlanChange, Turn, differences
from asystent_desktop.domain.plan_rules import (
    missing_deadlines,
    missing_effects,
    newest_plan,
    version_before,
)
from asystent_desktop.i18n.dictionaries import label

_ACTION = names(
    "goal", "area", "text", "who", "due_on", "expected_effect", "progress", "task", "method", "number"
)
PLAN_ROWS = {
    "members": MEMBER,
    "goals": names("title", "area", "number"),
    "actions": _ACTION,
    "strengths": names("text"),
}
CHANGE_ROWS = {"changes": names("what", "before", "after")}

PLAN_VALUES = "version diagnosis main_goal reason consulted signed_on"

Lines = list[tuple[PlanGoal, PlanAction]]


def work_plan(ask: Ask) -> PaperData:
    """One version of the plan, the newest unless one is named.

    Raises:
        NothingToPrint: The family has no plan yet.
        PlanIncomplete: An action lacks its effect or deadline (art. 15 ust. 3).
    """
    plan = _plan(ask)
    goals = _goals(ask, plan)
    lines = _lines(ask, goals)
    _refuse_incomplete(ask, [action for _goal, action in lines])
    members = ask.unit.find(FamilyMember, scope=ask.family.scope)
    strengths = strengths_in_force(ask.unit, ask.family.scope, ask.on)
    return PaperData(
        values=common(ask) | _plan_values(ask, plan),
        rows={
            "members": [member_row(one) for one in members],
            "goals": [_goal(goal) for goal in goals],
            "actions": _rows(goals, lines),
            "strengths": [{"text": one.text} for one in strengths],
        },
        fact_ids=fact_ids(ask.unit, [ask.family, plan, *goals, *(action for _goal, action in lines)]),
    )


def plan_change(ask: Ask) -> PaperData:
    """What a version changes against the one before it, with the reason.

    Raises:
        NothingToPrint: There is no earlier version.
        PlanIncomplete: An action lacks its effect or deadline (art. 15 ust. 3).
    """
    plan = _plan(ask)
    facts = gather(ask.unit, ask.family.scope)[ask.family.scope]
    before = version_before(facts.plans, plan)
    if before is None:
        raise NothingToPrint(paper="plan-change", family=ask.family.number)
    goals, old_goals = _goals(ask, plan), _goals(ask, before)
    _refuse_incomplete(ask, [action for _goal, action in _lines(ask, goals)])
    return PaperData(
        values=common(ask) | _plan_values(ask, plan) | {"previous_version": str(before.version)},
        rows={"changes": _changes(facts, before, plan)},
        fact_ids=fact_ids(ask.unit, [ask.family, plan, before, *goals, *old_goals]),
    )


def _plan(ask: Ask) -> WorkPlan:
    if ask.subject_id:
        return record_in(ask.unit, WorkPlan, ask.subject_id)
    found = newest_plan(ask.unit.find(WorkPlan, scope=ask.family.scope))
    if found is None:
        raise NothingToPrint(paper="work-plan", family=ask.family.number)
    return found


def _refuse_incomplete(ask: Ask, actions: Sequence[PlanAction]) -> None:
    """Lets a plan pass whose actions all have an effect and a deadline.

    Raises:
        PlanIncomplete: One has not.
    """
    effects, deadlines = missing_effects(actions), missing_deadlines(actions)
    if effects or deadlines:
        raise PlanIncomplete(family=ask.family.number, effects=effects, deadlines=deadlines)


def _consulted(ask: Ask, plan: WorkPlan) -> str:
    """ "pracownik socjalny Ewa Maj, 12 listopada 2026 r.; rodzina, 13 listopada 2026 r." """
    told = []
    for one in consultations_in(ask.unit, plan):
        who = " ".join(part for part in (said("consulted_with", one.with_whom), one.name) if part)
        plans = phrase("help_plan", child=one.child) if one.child else ""
        told.append(", ".join(part for part in (who, day(one.on), plans) if part))
    return "; ".join(told)


def _plan_values(ask: Ask, plan: WorkPlan) -> dict[str, str]:
    return {
        "diagnosis": plan.diagnosis,
        "version": str(plan.version),
        "main_goal": plan.main_goal,
        "reason": plan.reason,
        "consulted": _consulted(ask, plan),
        "signed_on": day(plan.signed_on),
    }


def _goals(ask: Ask, plan: WorkPlan) -> list[PlanGoal]:
    found = ask.unit.find(PlanGoal, scope=ask.family.scope, plan_id=plan.id)
    return sorted(found, key=lambda goal: (goal.position, goal.id))


def _lines(ask: Ask, goals: Sequence[PlanGoal]) -> Lines:
    found: Lines = []
    for goal in goals:
        actions = ask.unit.find(PlanAction, scope=ask.family.scope, goal_id=goal.id)
        found += [(goal, one) for one in sorted(actions, key=lambda one: (one.position, one.id))]
    return found


def _rows(goals: Sequence[PlanGoal], lines: Lines) -> list[Values]:
    """The actions goal by goal; a goal without any stands there all the same."""
    found: list[Values] = []
    for goal in goals:
        bare = dict.fromkeys(_ACTION, "–") | {"goal": goal.title, "number": str(goal.position)}
        found += [_action(goal, action) for held, action in lines if held.id == goal.id] or [bare]
    return found


def _goal(goal: PlanGoal) -> Values:
    area = label("areas", goal.area) if goal.area else ""
    return {"title": goal.title, "area": area, "number": str(goal.position)}


def _action(goal: PlanGoal, action: PlanAction) -> Values:
    return {
        "goal": goal.title,
        "area": label("areas", goal.area) if goal.area else "",
        "number": f"{goal.position}.{action.position}",
        "text": action.text,
        "who": action.who,
        "due_on": short_day(action.due_on),
        "expected_effect": action.expected_effect,
        "method": label("methods", action.method) if action.method else "",
        "progress": said("progress", str(action.progress)),
        "task": phrase("task", point=action.statutory_task) if action.statutory_task else "",
    }


def _changes(facts: FamilyFacts, before: WorkPlan, plan: WorkPlan) -> list[Values]:
    """What a reader of the paper is told of each part that was added, left out or altered."""
    found = differences(version_of(facts, before), version_of(facts, plan), origins_of(facts))
    return [_change(one) for one in found]


def _change(one: PlanChange) -> Values:
    head = " ".join((one.number, one.words)).strip()
    before, after = _side(one, "before"), _side(one, "after")
    return {
        "what": said("change", one.turn),
        "before": "–" if one.turn is Turn.ADDED else f"{head}; {before}".strip("; "),
        "after": "–" if one.turn is Turn.REMOVED else f"{head}; {after}".strip("; "),
    }


def _side(one: PlanChange, side: str) -> str:
    """The fields of a part, "termin: 30 listopada 2026 r."; a field without a value is told as a dash."""
    told = [(part.field, getattr(part, side)) for part in one.fields]
    return "; ".join(f"{said('plan_field', name)}: {_told(name, value) or '–'}" for name, value in told)


def _told(name: str, value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    if name == "statutory_task" and value:
        return phrase("task", point=value)
    dictionary = {"area": "areas", "method": "methods"}.get(name)
    return label(dictionary, value) if dictionary and value else str(value or "")
