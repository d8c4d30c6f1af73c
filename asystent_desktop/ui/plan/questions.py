"""The sheets of a plan that ask or show something: diagnosis, consultations, ready goals, what changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.plans import work_plan
from asystent_desktop.application.plans.views import PlanView
from asystent_desktop.ui.plan.consultations import ConsultationSheet
from asystent_desktop.ui.plan.diagnosis_sheet import DiagnosisSheet
from asystent_desktop.ui.plan.difference_sheet import DifferenceSheet
from asystent_desktop.ui.plan.editor import PlanEditor
from asystent_desktop.ui.plan.goal_sheet import GoalSheet
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.plan.presenter import PlanPresenter


class PlanQuestions(QObject):
    """Opens the sheets over the window of the tab.

    Attributes:
        paper_wanted: Key of a paper and the version it is about.
    """

    paper_wanted = Signal(str, str)

    def __init__(self, tab: QWidget, reader: PlanPresenter, editor: PlanEditor) -> None:
        super().__init__(tab)
        self._tab, self._reader, self._editor = tab, reader, editor
        self._consultations: ConsultationSheet | None = None
        self._difference: DifferenceSheet | None = None
        reader.loaded.connect(self._refresh)

    @property
    def _plan(self) -> PlanView | None:
        return self._reader.data.plan if self._reader.data else None

    @Slot(PlanData)
    def _refresh(self, data: PlanData) -> None:
        if self._consultations is not None and data.plan is not None:
            self._consultations.show_plan(data.plan)

    def diagnosis(self) -> None:
        """The text the plan starts from."""
        data = self._reader.data
        if data is not None and data.plan is not None:
            sheet = DiagnosisSheet(self._tab, data.plan.diagnosis, draft=data.draft)
            sheet.edited.connect(lambda text: self._editor.change_plan({"diagnosis": text}))
            sheet.open(sheet.note)

    def consultations(self) -> None:
        """With whom and when."""
        data = self._reader.data
        if data is None or data.plan is None:
            return
        sheet = ConsultationSheet(self._tab, self._reader.today, draft=data.draft)
        sheet.show_plan(data.plan)
        sheet.added.connect(self._editor.add_consultation)
        sheet.removed.connect(lambda one: self._editor.remove(one.consultation_id))
        sheet.closed.connect(self._forget)
        self._consultations = sheet
        sheet.open()

    def _forget(self) -> None:
        self._consultations, self._difference = None, None

    def goal(self) -> None:
        """A goal of one's own or a ready one."""
        data = self._reader.data
        if data is not None and data.draft:
            sheet = GoalSheet(self._tab, work_plan.goal_templates(), data.suggested)
            sheet.own_wanted.connect(self._editor.add_goal)
            sheet.template_wanted.connect(self._editor.add_template)
            sheet.open(sheet.own)

    def compare(self) -> None:
        """What this version changes."""
        self._reader.compare(None, self._show_difference)

    def _show_difference(self, found: work_plan.PlanDifference) -> None:
        plan = self._plan
        if plan is None:
            return
        if self._difference is not None:
            self._difference.show_difference(found)
            return
        versions = [row.version for row in plan.versions if row.version < plan.version]
        sheet = DifferenceSheet(self._tab, found, versions)
        sheet.against_wanted.connect(lambda n: self._reader.compare(n, self._show_difference))
        sheet.paper_wanted.connect(lambda: self._print_change(sheet, plan.plan_id))
        sheet.closed.connect(self._forget)
        self._difference = sheet
        sheet.open()

    def _print_change(self, sheet: DifferenceSheet, plan_id: str) -> None:
        sheet.put_away()
        self.paper_wanted.emit("plan-change", plan_id)

    def paper(self) -> None:
        """The plan itself."""
        if self._plan is not None:
            self.paper_wanted.emit("work-plan", self._plan.plan_id)
