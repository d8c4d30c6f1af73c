"""Writing a plan: each field as it is left, tasks and goals added, moved, removed with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.plans.views import ActionView, GoalView, PlanView
from asystent_desktop.domain.plan_rules import REACHED
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.plan import removal
from asystent_desktop.ui.plan.presenter import PlanPresenter
from asystent_desktop.ui.tasks import Tasks


class PlanEditor(QObject):
    """Commands on the version that is shown; those a signed version does not allow do nothing.

    Attributes:
        added: Id of the goal or action just added.
        removed: Whether a goal went (else an action), and the job that brings it back.
        failed: A fault in words; the version is read again.
    """

    added = Signal(str)
    removed = Signal(bool, object)
    failed = Signal(str)

    def __init__(
        self, desk: Desk, tasks: Tasks, reader: PlanPresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._reader = desk, tasks, reader

    def _write(self, job: Callable[[], object], done: Callable[[Any], None] | None = None) -> None:
        self._tasks.write(self, job, done, self._fail)

    def _fail(self, error: AppError) -> None:
        self.failed.emit(word(error))
        self._reader.reload()

    @property
    def _plan(self) -> PlanView | None:
        return self._reader.data.plan if self._reader.data else None

    @property
    def _draft(self) -> PlanView | None:
        return self._plan if self._reader.data and self._reader.data.draft else None

    def start_plan(self) -> None:
        """Begins the first plan."""
        self._newest(partial(work_plan.start_plan, self._desk, self._reader.family_id))

    def new_version(self, reason: str) -> None:
        """Begins a new version of the signed plan."""
        self._newest(partial(work_plan.new_version, self._desk, self._reader.family_id, reason))

    def _newest(self, job: Callable[[], object]) -> None:
        """Runs a job that makes a version, then shows the newest one."""
        family_id = self._reader.family_id
        self._write(job, lambda _made: self._reader.show(family_id))

    def change_plan(self, fields: dict[str, Any]) -> None:
        """Writes fields of the version."""
        if self._plan is not None:
            self._write(partial(work_plan.change_plan, self._desk, self._plan.plan_id, **fields))

    def change_goal(self, goal_id: str, fields: dict[str, Any]) -> None:
        """Writes fields of a goal."""
        self._write(partial(work_plan.change_goal, self._desk, goal_id, **fields))

    def change_action(self, action_id: str, fields: dict[str, Any]) -> None:
        """Writes fields of an action."""
        self._write(partial(work_plan.change_action, self._desk, action_id, **fields))

    def add_template(self, key: str) -> None:
        """Adds a ready goal with its actions at the end."""
        if self._draft is not None:
            plan_id = self._draft.plan_id
            self._write(partial(work_plan.add_goal_from_template, self._desk, plan_id, key), self._added)

    def add_consultation(self, fields: dict[str, Any]) -> None:
        """Notes with whom the draft was talked over."""
        if self._draft is not None:
            self._write(partial(work_plan.add_consultation, self._desk, self._draft.plan_id, **fields))

    def add_goal(self) -> None:
        """Adds an empty goal at the end."""
        if self._draft is not None:
            self._write(partial(work_plan.add_goal, self._desk, self._draft.plan_id, ""), self._added)

    def add_action(self, chosen_id: str) -> None:
        """Adds an empty action to the goal of what is chosen, else to the last goal, else a first goal."""
        plan, data = self._draft, self._reader.data
        if plan is None or data is None:
            return
        chosen = data.find(chosen_id)
        goal_id = chosen.goal_id if chosen else plan.goals[-1].goal_id if plan.goals else ""
        if goal_id:
            self._write(partial(work_plan.add_action, self._desk, goal_id, ""), self._added)
        else:
            self.add_goal()

    def _added(self, result: tuple[ChangeSet, str]) -> None:
        self.added.emit(result[1])

    def toggle_done(self, action_id: str) -> None:
        """Marks an action reached, or takes it back to what it was before."""
        data = self._reader.data
        action = data.find(action_id) if data is not None and data.works else None
        if isinstance(action, ActionView):
            before = action.previous_progress or 0
            self.change_action(action_id, {"progress": before if action.done else REACHED})

    def move(self, record_id: str, steps: int) -> None:
        """Moves a goal or an action up (negative) or down by one."""
        plan, data = self._draft, self._reader.data
        found = data.find(record_id) if data is not None and plan is not None else None
        if isinstance(found, GoalView):
            self._write(partial(work_plan.move_goal, self._desk, record_id, steps))
        elif found is not None:
            self._write(partial(work_plan.move_action, self._desk, record_id, steps))

    def remove(self, record_id: str) -> None:
        """Removes a goal or an action, and `removed` carries the way back; or takes a consultation back."""
        plan, data = self._draft, self._reader.data
        if plan is not None and any(one.consultation_id == record_id for one in plan.consultations):
            self._write(partial(work_plan.remove_consultation, self._desk, record_id))
            return
        jobs = removal.removal(self._desk, plan, record_id) if plan is not None else None
        if jobs is None or data is None:
            return
        remove, back = jobs
        is_goal = isinstance(data.find(record_id), GoalView)
        self._write(remove, lambda _changes: self.removed.emit(is_goal, partial(self._write, back)))

    def sign(self, signed_on: date) -> None:
        """Freezes the version."""
        if self._draft is not None:
            self._write(partial(work_plan.sign_plan, self._desk, self._draft.plan_id, signed_on))
