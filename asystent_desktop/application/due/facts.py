"""The records of families that terms and the overview are reckoned from, one query a kind."""

from dataclasses import dataclass

from asystent_desktop.application.reading import by_scope
from asystent_desktop.domain.cards import latest_versions
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.plan_rules import plan_in_force
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class FamilyFacts:
    """What is known of one family.

    Attributes:
        cards: Visit cards that count, newest first.
        goals: Of all versions of the plan.
        requests: Court requests, closed ones included.
    """

    family: Family
    cards: list[Visit]
    plans: list[WorkPlan]
    goals: list[PlanGoal]
    actions: list[PlanAction]
    requests: list[CourtRequest]
    opinions: list[CourtOpinion]

    @property
    def plan_in_force(self) -> WorkPlan | None:
        """The highest signed version."""
        return plan_in_force(self.plans)

    @property
    def goals_in_force(self) -> list[tuple[PlanGoal, list[PlanAction]]]:
        """Goals of the plan in force with their actions, both in order of position."""
        plan = self.plan_in_force
        return self.goals_of(plan.id) if plan else []

    def goals_of(self, plan_id: str) -> list[tuple[PlanGoal, list[PlanAction]]]:
        """Goals of one version with their actions, both in order of position."""
        goals = sorted((one for one in self.goals if one.plan_id == plan_id), key=_place)
        return [
            (goal, sorted((one for one in self.actions if one.goal_id == goal.id), key=_place))
            for goal in goals
        ]


def _place(one: PlanGoal | PlanAction) -> tuple[int, str]:
    return one.position, one.id


def gather(unit: UnitOfWork, scope: str | None = None) -> dict[str, FamilyFacts]:
    """The facts by scope, of one family or of all; seven queries either way."""
    cards, plans = by_scope(unit, Visit, scope), by_scope(unit, WorkPlan, scope)
    goals, actions = by_scope(unit, PlanGoal, scope), by_scope(unit, PlanAction, scope)
    requests, opinions = by_scope(unit, CourtRequest, scope), by_scope(unit, CourtOpinion, scope)
    return {
        family.scope: FamilyFacts(
            family=family,
            cards=latest_versions(cards[family.scope]),
            plans=plans[family.scope],
            goals=goals[family.scope],
            actions=actions[family.scope],
            requests=requests[family.scope],
            opinions=opinions[family.scope],
        )
        for family in unit.find(Family, scope=scope)
    }


def planned(unit: UnitOfWork, family: Family) -> FamilyFacts:
    """The plan of one family and nothing else: three queries, however many cards and letters there are."""
    of = family.scope
    plans, goals = unit.find(WorkPlan, scope=of), unit.find(PlanGoal, scope=of)
    return FamilyFacts(family, [], plans, goals, unit.find(PlanAction, scope=of), [], [])


def newest_cards(unit: UnitOfWork, scope: str, limit: int) -> list[Visit]:
    """The newest cards that count, as `latest_versions` orders them, without reading the years before.

    Corrected cards fall out, so more are read until there are enough or no more.
    """
    asked = limit
    while True:
        asked += limit
        found = unit.newest(Visit, "on", asked, scope=scope)
        kept = [card for card in found if not unit.find(Visit, scope=scope, corrects=card.id)]
        if len(found) < asked or len(kept) > limit:
            return latest_versions(kept)[:limit]
