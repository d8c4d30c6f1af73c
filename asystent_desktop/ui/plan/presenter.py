"""Reading a plan: one version at a time, read again whenever anything of it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from asystent_desktop.application.plans import work_plan
from asystent_desktop.domain.records import family_scope
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.plan.plan_data import PlanData, load_plan
from asystent_desktop.ui.tasks import Tasks

KINDS = ("work_plan", "plan_goal", "plan_action", "plan_consultation")


class PlanPresenter(QObject):
    """The plan of one family.

    Attributes:
        loaded: A version to show.
        failed: A fault in words.
        data: The version last loaded.
        family_id: Whose plan is shown; "" before the first.
    """

    loaded = Signal(PlanData)
    failed = Signal(str)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.family_id = ""
        self._version: int | None = None
        self.data: PlanData | None = None
        tasks.changed.connect(self._changed)

    def today(self) -> date:
        """The day."""
        return self._desk.clock.today()

    def add_working_days(self, day: date, count: int) -> date:
        """Counts working days by the office's calendar."""
        return self._desk.rules.holidays.add_working_days(day, count)

    def show(self, family_id: str, version: int | None = None) -> None:
        """Loads a version; None takes the newest."""
        self.family_id, self._version = family_id, version
        self.reload()

    def reload(self) -> None:
        """Reads the version again."""
        if self.family_id:
            wanted = (self.family_id, self._version)
            job = partial(load_plan, self._desk, *wanted, self.today())
            self._tasks.read(self, job, partial(self._show, wanted), self._fail)

    def compare(self, against: int | None, done: Callable[[work_plan.PlanDifference], None]) -> None:
        """Reads what the version shown changes; None compares with the one before."""
        if self.data is not None and self.data.plan is not None:
            version = self.data.plan.version
            job = partial(work_plan.compare, self._desk, self.family_id, version, against)
            self._tasks.read(self, job, done, self._fail)

    def _show(self, wanted: tuple[str, int | None], data: PlanData) -> None:
        # A slower answer about another family or version must not replace the one asked for since.
        if wanted == (self.family_id, self._version):
            self.data = data
            self.loaded.emit(data)

    @Slot(ChangeSet)
    def _changed(self, changes: ChangeSet) -> None:
        if self.family_id and changes.touches(*KINDS) and family_scope(self.family_id) in changes.scopes:
            self.reload()

    def _fail(self, error: AppError) -> None:
        self.failed.emit(word(error))
