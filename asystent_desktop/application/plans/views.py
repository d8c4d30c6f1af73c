"""What painters are shown of a work plan."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.domain.kinds.plan import ConsultedWith, PlanState
from asystent_desktop.domain.plan_difference import PlanChange


@dataclass(frozen=True)
class ConsultationView:
    """That a version was talked over.

    Attributes:
        child: First name of the placed child whose help plan it was agreed with; empty otherwise.
    """

    consultation_id: str
    with_whom: ConsultedWith
    name: str
    on: date
    placement_id: str | None
    child: str
    note: str


@dataclass(frozen=True)
class PlacementChoice:
    """A running placement whose child help plan a version is to be agreed with."""

    placement_id: str
    child: str
    coordinator: str


@dataclass(frozen=True)
class PlanVersionRow:
    """A version in the row of versions; `in_force` marks the highest signed one."""

    plan_id: str
    version: int
    state: PlanState
    signed_on: date | None
    in_force: bool


@dataclass(frozen=True)
class ActionView:
    """One action.

    Attributes:
        method: Key of the dictionary of methods. `method_label`: its words.
        former_id: The same action in the version before; None when it is new or there is none.
        altered: Who, deadline, effect, task, method, words or goal differ from the version before.
        progress: 0-5. `previous_progress`: before the last change; None at first.
        late: Not done and its deadline has passed.
        conflicts: Names of fields with two versions.
    """

    action_id: str
    goal_id: str
    position: int
    text: str
    who: str
    due_on: date | None
    expected_effect: str
    statutory_task: str
    progress: int
    previous_progress: int | None
    done_on: date | None
    conflicts: tuple[str, ...]
    done: bool = False
    late: bool = False
    method: str = ""
    method_label: str = ""
    former_id: str | None = None
    altered: bool = False


@dataclass(frozen=True)
class GoalView:
    """One goal with its actions in order.

    Attributes:
        area_label: Polish name from the dictionary; empty when no area was chosen.
        due_on: The latest deadline among its open actions, else among all.
    """

    goal_id: str
    position: int
    title: str
    short: str
    area: str
    area_label: str
    done: int
    total: int
    due_on: date | None
    actions: tuple[ActionView, ...]


@dataclass(frozen=True)
class PlanView:
    """One version of a family's plan.

    Attributes:
        versions: All versions, oldest first.
        consultations: With whom and when it was talked over, oldest first.
        uncoordinated: Placements whose child help plan it was not agreed with yet.
        changes: What differs from the version before; empty for the first.
        missing_effects: Actions without an expected effect; they block printing only (art. 15 ust. 3).
        missing_deadlines: Actions without a deadline.
    """

    plan_id: str
    version: int
    state: PlanState
    main_goal: str
    reason: str
    signed_on: date | None
    versions: tuple[PlanVersionRow, ...]
    goals: tuple[GoalView, ...]
    missing_effects: int
    missing_deadlines: int
    family_id: str = ""
    diagnosis: str = ""
    consultations: tuple[ConsultationView, ...] = ()
    uncoordinated: tuple[PlacementChoice, ...] = ()
    changes: tuple[PlanChange, ...] = ()
    conflicts: tuple[str, ...] = ()
