"""Ready goals of each support area, with their actions: data the office edits (resources/dictionaries).

Rule: a template gives no deadline and no person: both are agreed with the family. Until they are, the plan
shows them as missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from asystent_desktop import assets
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.plans.changes import draft_in, next_position
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.calendar import BadRuleTable
from asystent_desktop.domain.entry_rules import in_force
from asystent_desktop.domain.kinds.household import Problem
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk

TABLE = "dictionaries/goal_templates"


@dataclass(frozen=True)
class ActionTemplate:
    """One ready action (Polish data)."""

    text: str
    effect: str
    task: str
    method: str


@dataclass(frozen=True)
class GoalTemplate:
    """One ready goal.

    Attributes:
        key: Stable. `short`: for chips on the visit card.
        problems: Keys of problems it answers.
    """

    key: str
    area: str
    title: str
    short: str
    problems: tuple[str, ...]
    actions: tuple[ActionTemplate, ...]


def read_templates(table: Mapping[str, Any]) -> tuple[GoalTemplate, ...]:
    """Reads a table to its end.

    Raises:
        BadRuleTable: A key twice, an empty text, an action without words.
        KeyError, TypeError, AttributeError: Something is missing or of another kind.
    """
    made = tuple(
        GoalTemplate(
            key=row["key"],
            area=row["area"],
            title=row["title"],
            short=row["short"],
            problems=tuple(row.get("problems", ())),
            actions=tuple(
                ActionTemplate(one["text"], one["effect"], one.get("task", ""), one.get("method", ""))
                for one in row["action"]
            ),
        )
        for row in table["goal"]
    )
    for place, one in enumerate(made, 1):
        texts = [one.key, one.area, one.title, one.short, *(held.text for held in one.actions)]
        twice = sum(other.key == one.key for other in made) > 1
        if twice or any(not text.strip() for text in texts):
            raise BadRuleTable(table=TABLE, entry=f"goal {place}")
    return made


def goal_templates(area: str = "") -> tuple[GoalTemplate, ...]:
    """The templates in force, of one area or of all.

    Raises:
        BadRuleTable: The table in force is no table of templates.
    """
    held = read_templates(assets.load_toml(f"{TABLE}.toml"))
    return tuple(one for one in held if area in ("", one.area))


def suggested_areas(desk: Desk, family_id: str, today: date | None = None) -> tuple[str, ...]:
    """Areas that the family's problems speak for, in the order of the templates.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        held = unit.find(Problem, scope=family_in(unit, family_id).scope)
    problems = {one.problem for one in held if in_force(one, day)}
    areas = [one.area for one in goal_templates() if problems & set(one.problems)]
    return tuple(dict.fromkeys(areas))


def add_goal_from_template(desk: Desk, plan_id: str, key: str) -> tuple[ChangeSet, str]:
    """Adds a ready goal with its actions at the end of a draft.

    Raises:
        UnknownRecord: No such draft, or no such template.
        PlanFrozen: The version is signed.
    """
    chosen = next((one for one in goal_templates() if one.key == key), None)
    if chosen is None:
        raise UnknownRecord(kind="plan_goal", record_id=key)
    with desk.unit_of_work() as unit:
        plan = draft_in(unit, plan_id)
        goal = PlanGoal(
            id=desk.ids.new(),
            scope=plan.scope,
            plan_id=plan_id,
            position=next_position(unit.find(PlanGoal, scope=plan.scope, plan_id=plan_id)),
            title=chosen.title,
            short=chosen.short,
            area=chosen.area,
        )
        unit.save(goal)
        for position, one in enumerate(chosen.actions, 1):
            unit.save(_action(desk.ids.new(), goal, position, one))
        return unit.commit("add-goal-from-template"), goal.id


def _action(made_id: str, goal: PlanGoal, position: int, chosen: ActionTemplate) -> PlanAction:
    return PlanAction(
        id=made_id,
        scope=goal.scope,
        goal_id=goal.id,
        position=position,
        text=chosen.text,
        expected_effect=chosen.effect,
        statutory_task=chosen.task,
        method=chosen.method,
    )
