"""Two versions of a plan side by side: what was added, left out, altered, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from asystent_desktop.application.due.facts import FamilyFacts, gather
from asystent_desktop.application.faults import UnknownRecord
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.kinds.plan import WorkPlan
from asystent_desktop.domain.plan_difference import PlanChange, Version, differences, former_ids
from asystent_desktop.domain.plan_rules import newest_plan, version_before
from asystent_desktop.ports.desk import Desk


@dataclass(frozen=True)
class PlanDifference:
    """What a version changes.

    Attributes:
        reason: Why it was made.
    """

    version: int
    compared_with: int
    reason: str
    changes: tuple[PlanChange, ...]


@dataclass(frozen=True)
class BesideFormer:
    """A version beside the one before it.

    Attributes:
        former: Id in the version before by id of a goal or action.
    """

    changes: tuple[PlanChange, ...]
    former: Mapping[str, str]


def version_of(facts: FamilyFacts, plan: WorkPlan) -> Version:
    """A version with its goals and actions in order."""
    return Version(plan, facts.goals_of(plan.id))


def origins_of(facts: FamilyFacts) -> dict[str, str | None]:
    """What each goal and action was copied from, over all versions."""
    goals = {one.id: one.copied_from for one in facts.goals}
    return goals | {one.id: one.copied_from for one in facts.actions}


def beside_former(facts: FamilyFacts, plan: WorkPlan) -> BesideFormer:
    """What a version changes against the one before; nothing for the first."""
    before = version_before(facts.plans, plan)
    if before is None:
        return BesideFormer((), {})
    old, new, origins = version_of(facts, before), version_of(facts, plan), origins_of(facts)
    return BesideFormer(tuple(differences(old, new, origins)), former_ids(old, new, origins))


def compare(
    desk: Desk, family_id: str, version: int | None = None, compared_with: int | None = None
) -> PlanDifference:
    """What a version changes.

    Args:
        desk: Where.
        family_id: Whose plan.
        version: None takes the newest, signed or not.
        compared_with: None takes the version before.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownRecord: There is no such version, or none before it.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        facts = gather(unit, scope)[scope]
    new = newest_plan(one for one in facts.plans if version in (None, one.version))
    if new is None:
        raise UnknownRecord(kind="work_plan", record_id=str(version or ""))
    if compared_with is None:
        old = version_before(facts.plans, new)
    else:
        old = newest_plan(one for one in facts.plans if one.version == compared_with)
    if old is None:
        raise UnknownRecord(kind="work_plan", record_id=str(compared_with or new.version - 1))
    changes = differences(version_of(facts, old), version_of(facts, new), origins_of(facts))
    return PlanDifference(new.version, old.version, new.reason, tuple(changes))
