"""What one version of a work plan changes against another.

Rules:
1. A copied goal or action goes on from the one it was copied from, over as many versions as lie between.
2. One that was not copied (two laptops wrote versions apart, or an old store) is the same when its words are.
3. The record of the work (progress, day done) is no change of the plan.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan

Goals = Sequence[tuple[PlanGoal, Sequence[PlanAction]]]
"""Goals of one version with their actions, both in order."""

_OF_A_PLAN = ("diagnosis", "main_goal")
_OF_A_GOAL = ("title", "area")
_OF_AN_ACTION = ("text", "who", "due_on", "expected_effect", "statutory_task", "method")

Part = TypeVar("Part", PlanGoal, PlanAction)


class Turn(StrEnum):
    """What happened to a part of the plan."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


class Subject(StrEnum):
    """Which part of the plan."""

    PLAN = "plan"
    GOAL = "goal"
    ACTION = "action"


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in the field's own type."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class PlanChange:
    """One part that changed.

    Attributes:
        number: Its place as shown: "2" of a goal, "2.3" of an action, of the newer version where it is there.
        words: The goal's or action's own words, of the newer version where it is there; "" for the plan.
        fields: What is different; of an added or removed part what it says, the other side None.
        record_id: Of the newer version's part; of a removed one that of the older.
    """

    turn: Turn
    subject: Subject
    number: str
    words: str
    fields: tuple[FieldChange, ...]
    record_id: str


@dataclass(frozen=True)
class Version:
    """One version: the plan and its goals."""

    plan: WorkPlan
    goals: Goals


def differences(old: Version, new: Version, origins: Mapping[str, str | None]) -> list[PlanChange]:
    """What the newer version changes, in the order of the newer one; what was left out last.

    Args:
        old: The version compared with.
        new: The version that is read.
        origins: What each goal and action of the family's versions was copied from, by id.
    """
    former = former_ids(old, new, origins)
    return [*_plan(old, new), *_kept_and_added(old, new, former), *_removed(old, set(former.values()))]


def former_ids(old: Version, new: Version, origins: Mapping[str, str | None]) -> dict[str, str]:
    """Id in the older version by id in the newer one, of goals and actions that are in both."""
    goals = _pairs([one for one, _actions in old.goals], [one for one, _actions in new.goals], origins)
    before = [action for _goal, actions in old.goals for action in actions]
    after = [action for _goal, actions in new.goals for action in actions]
    return {**goals, **_pairs(before, after, origins)}


def _pairs(old: Sequence[Part], new: Sequence[Part], origins: Mapping[str, str | None]) -> dict[str, str]:
    ids = {one.id for one in old}
    found = {one.id: origin for one in new if (origin := _climb(one.id, ids, origins))}
    taken = set(found.values())
    by_words = {_key(one): one.id for one in reversed(old) if one.id not in taken and _key(one)}
    for one in new:
        if one.id not in found and _key(one) in by_words:
            found[one.id] = by_words.pop(_key(one))
    return found


def _climb(record_id: str, wanted: set[str], origins: Mapping[str, str | None]) -> str | None:
    seen: set[str] = set()
    origin = origins.get(record_id)
    while origin is not None and origin not in wanted and origin not in seen:
        seen.add(origin)
        origin = origins.get(origin)
    return origin if origin in wanted else None


def _key(one: PlanGoal | PlanAction) -> str:
    return (one.title if isinstance(one, PlanGoal) else one.text).strip().casefold()


def _plan(old: Version, new: Version) -> Iterator[PlanChange]:
    if changed := _fields(old.plan, new.plan, _OF_A_PLAN):
        yield PlanChange(Turn.ALTERED, Subject.PLAN, "", "", changed, new.plan.id)


def _kept_and_added(old: Version, new: Version, former: Mapping[str, str]) -> Iterator[PlanChange]:
    goals = {goal.id: goal for goal, _actions in old.goals}
    actions = {action.id: (goal, action) for goal, held in old.goals for action in held}
    for at, (goal, held) in enumerate(new.goals, 1):
        before = goals.get(former.get(goal.id, ""))
        if before is None:
            yield _whole(Turn.ADDED, goal, f"{at}")
        elif changed := _fields(before, goal, _OF_A_GOAL):
            yield PlanChange(Turn.ALTERED, Subject.GOAL, f"{at}", goal.title, changed, goal.id)
        for place, action in enumerate(held, 1):
            number, pair = f"{at}.{place}", actions.get(former.get(action.id, ""))
            if pair is None:
                yield _whole(Turn.ADDED, action, number)
                continue
            changed = _fields(pair[1], action, _OF_AN_ACTION)
            if former.get(goal.id) != pair[0].id:
                changed = (FieldChange("goal", pair[0].title, goal.title), *changed)
            if changed:
                yield PlanChange(Turn.ALTERED, Subject.ACTION, number, action.text, changed, action.id)


def _removed(old: Version, kept: set[str]) -> Iterator[PlanChange]:
    for at, (goal, held) in enumerate(old.goals, 1):
        if goal.id not in kept:
            yield _whole(Turn.REMOVED, goal, f"{at}")
        for place, action in enumerate(held, 1):
            if action.id not in kept:
                yield _whole(Turn.REMOVED, action, f"{at}.{place}")


def _whole(turn: Turn, one: PlanGoal | PlanAction, number: str) -> PlanChange:
    """A part that is in one version only, with what it says."""
    goal = isinstance(one, PlanGoal)
    names = _OF_A_GOAL if goal else _OF_AN_ACTION
    values = [(name, getattr(one, name)) for name in names[1:] if getattr(one, name)]
    fields = tuple(
        FieldChange(name, None, value) if turn is Turn.ADDED else FieldChange(name, value, None)
        for name, value in values
    )
    words: str = getattr(one, names[0])
    return PlanChange(turn, Subject.GOAL if goal else Subject.ACTION, number, words, fields, one.id)


def _fields(old: object, new: object, names: Sequence[str]) -> tuple[FieldChange, ...]:
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)
