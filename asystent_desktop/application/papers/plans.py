"""*Plan pracy z rodziną* and its modification (ustawa 9.06.2011, art. 15 ust. 1 pkt 1, ust. 3)."""

from collections.abc import Mapping, Sequence

from asystent_desktop.application.papers.asking import Ask, common, day, fact_ids, names
from asystent_desktop.application.papers.faults import NothingToPrint
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.people import MEMBER, member_row
from asystent_desktop.application.papers.words import phrase, said
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.family import FamilyMember, Strength
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.plan_rules import newest_plan
from asystent_desktop.i18n.dictionaries import label

_ACTION = names("goal", "area", "text", "who", "due_on", "expected_effect", "progress", "task", "number")
PLAN_ROWS = {
    "members": MEMBER,
    "goals": names("title", "area", "number"),
    "actions": _ACTION,
    "strengths": names("text"),
}
CHANGE_ROWS = {"changes": names("what", "before", "after")}

PLAN_VALUES = "version main_goal reason consulted signed_on"

Lines = list[tuple[PlanGoal, PlanAction]]


def work_plan(ask: Ask) -> PaperData:
    """One version of the plan, the newest unless one is named.

    Raises:
        NothingToPrint: The family has no plan yet.
    """
    plan = _plan(ask)
    goals = _goals(ask, plan)
    lines = _lines(ask, goals)
    members = ask.unit.find(FamilyMember, scope=ask.family.scope)
    strengths = ask.unit.find(Strength, scope=ask.family.scope)
    return PaperData(
        values=common(ask) | _plan_values(plan),
        rows={
            "members": [member_row(one) for one in members],
            "goals": [_goal(goal) for goal in goals],
            "actions": [_action(goal, action) for goal, action in lines],
            "strengths": [{"text": one.text} for one in strengths],
        },
        fact_ids=fact_ids(ask.unit, [ask.family, plan, *goals, *(action for _goal, action in lines)]),
    )


def plan_change(ask: Ask) -> PaperData:
    """What a version changes against the one before it, with the reason.

    Raises:
        NothingToPrint: There is no earlier version.
    """
    plan = _plan(ask)
    earlier = [one for one in ask.unit.find(WorkPlan, scope=ask.family.scope) if one.version < plan.version]
    before = newest_plan(earlier)
    if before is None:
        raise NothingToPrint(paper="plan-change", family=ask.family.number)
    goals, old_goals = _goals(ask, plan), _goals(ask, before)
    changes = _changes(_lines(ask, old_goals), _lines(ask, goals))
    return PaperData(
        values=common(ask) | _plan_values(plan) | {"previous_version": str(before.version)},
        rows={"changes": changes},
        fact_ids=fact_ids(ask.unit, [ask.family, plan, before, *goals, *old_goals]),
    )


def _plan(ask: Ask) -> WorkPlan:
    if ask.subject_id:
        return record_in(ask.unit, WorkPlan, ask.subject_id)
    found = newest_plan(ask.unit.find(WorkPlan, scope=ask.family.scope))
    if found is None:
        raise NothingToPrint(paper="work-plan", family=ask.family.number)
    return found


def _plan_values(plan: WorkPlan) -> dict[str, str]:
    return {
        "version": str(plan.version),
        "main_goal": plan.main_goal,
        "reason": plan.reason,
        "consulted": plan.consulted,
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
        "due_on": day(action.due_on),
        "expected_effect": action.expected_effect,
        "progress": said("progress", str(action.progress)),
        "task": phrase("task", point=action.statutory_task) if action.statutory_task else "",
    }


def _changes(before: Lines, after: Lines) -> list[Values]:
    """Actions told apart by goal and text: added, left out, or with other who, term or effect."""
    old, new = _by_words(before), _by_words(after)
    return [
        *(_change("added", "–", _told(new[key])) for key in new if key not in old),
        *(_change("removed", _told(old[key]), "–") for key in old if key not in new),
        *(
            _change("altered", _told(old[key]), _told(new[key]))
            for key in new
            if key in old and _told(old[key]) != _told(new[key])
        ),
    ]


def _change(what: str, before: str, after: str) -> Values:
    return {"what": said("change", what), "before": before, "after": after}


def _by_words(lines: Lines) -> Mapping[tuple[str, str], Values]:
    return {(goal.title.strip(), action.text.strip()): _action(goal, action) for goal, action in lines}


def _told(row: Values) -> str:
    parts = (f"{row['goal']}: {row['text']}", row["who"], row["due_on"], row["expected_effect"])
    return "; ".join(part for part in parts if part.strip())
