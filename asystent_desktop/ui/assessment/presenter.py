"""Reads one assessment of a family and writes every answer as it is given."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal

from asystent_desktop.application.assessments import half_yearly
from asystent_desktop.application.entries.entries import InvalidEntry
from asystent_desktop.application.wording import entry_words
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ui.assessment.steps import COOPERATION, RISK, RISKS, AssessmentFile, Step
from asystent_desktop.ui.presenting import FamilyPresenter


class AssessmentPresenter(FamilyPresenter):
    """The assessment on the screen: the draft, else the newest, unless another was chosen.

    Attributes:
        finished: It was just frozen.
        lacking: FieldProblems that keep it from being finished.
    """

    kinds: ClassVar[tuple[str, ...]] = (
        *("assessment", "assessment_area", "visit", "appointment", "work_plan", "plan_action"),
    )
    finished = Signal()
    lacking = Signal(tuple)
    _chosen = ""

    def read(self) -> AssessmentFile:
        """The list and the one chosen."""
        rows = tuple(half_yearly.assessments(self.desk, self.family_id))
        ids = [row.assessment_id for row in rows]
        wanted = self._chosen if self._chosen in ids else ids[0] if ids else ""
        return AssessmentFile(
            rows=rows,
            view=half_yearly.assessment(self.desk, wanted) if wanted else None,
            next_on=half_yearly.next_assessment_on(self.desk, self.family_id),
            today=self.desk.clock.today(),
        )

    def open(self, family_id: str) -> None:
        """Another family."""
        self._chosen = ""
        super().open(family_id)

    def choose(self, assessment_id: str) -> None:
        """Another assessment of the family."""
        self._chosen = assessment_id
        self.load()

    def start(self) -> None:
        """Begins an assessment."""
        self._new(partial(half_yearly.start_assessment, self.desk, self.family_id))

    def correct(self, assessment_id: str, reason: str) -> None:
        """Begins a correction of a finished one."""
        self._new(partial(half_yearly.correct_assessment, self.desk, assessment_id, reason))

    def _new(self, job: Callable[[], Any]) -> None:
        self.write(job, lambda made: self.choose(made[1]))

    def answer(self, assessment_id: str, step: Step, key: int) -> None:
        """Writes the answer of a step."""
        if step.is_area:
            self.note_area(assessment_id, step.key, grade=key)
        else:
            value = {COOPERATION: key, RISK: RISKS[key] if key < len(RISKS) else None}[step.key]
            self.change(assessment_id, **{step.key: value})

    def note_area(self, assessment_id: str, area: str, **fields: Any) -> None:
        """Writes fields of an area."""
        self.write(partial(half_yearly.grade_area, self.desk, assessment_id, area, **fields))

    def change(self, assessment_id: str, **fields: Any) -> None:
        """Writes fields of the assessment."""
        self.write(partial(half_yearly.change_assessment, self.desk, assessment_id, **fields))

    def finish(self, assessment_id: str) -> None:
        """Freezes it; what is missing is told by `lacking`."""

        def refused(error: AppError) -> None:
            if isinstance(error, InvalidEntry):
                self.lacking.emit(error.problems)
            else:
                self.refuse(error)

        job = partial(half_yearly.finish_assessment, self.desk, assessment_id)
        self.tasks.write(self, job, lambda _changes: self.finished.emit(), refused)

    def drop(self, assessment_id: str) -> None:
        """Takes a draft back."""
        self.write(partial(half_yearly.drop_assessment, self.desk, assessment_id))

    def refuse(self, error: AppError) -> None:
        """Words a fault, a wrong entry field by field."""
        if isinstance(error, InvalidEntry):
            self.refused.emit(" ".join(map(entry_words.word_problem, error.problems)))
        else:
            self.refused.emit(word(error))
