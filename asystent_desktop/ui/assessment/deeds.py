"""What can be done with the assessment on the screen: answers, notes, and the sheets that ask first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.assessments.views import AssessmentView
from asystent_desktop.i18n import _
from asystent_desktop.ui.assessment.presenter import AssessmentPresenter
from asystent_desktop.ui.assessment.sheets import HandOverSheet, ReasonSheet
from asystent_desktop.ui.assessment.steps import COOPERATION, RISK, Step

_NOTES = {COOPERATION: "cooperation_note", RISK: "risk_note"}


class AssessmentDeeds(QObject):
    """The deeds; without an assessment they do nothing.

    Attributes:
        view: The assessment on the screen.
        paper_wanted: Key of a paper and the assessment it is about.
    """

    paper_wanted = Signal(str, str)

    def __init__(self, tab: QWidget, presenter: AssessmentPresenter) -> None:
        super().__init__(tab)
        self._tab, self._presenter = tab, presenter
        self.view: AssessmentView | None = None

    def answer(self, step: Step | None, key: int) -> None:
        """Writes the answer of a step."""
        if self.view is not None and step is not None:
            self._presenter.answer(self.view.assessment.id, step, key)

    def note(self, step: str, fields: dict[str, object]) -> None:
        """Writes the words of a step, or the cards it cites."""
        if self.view is None:
            return
        if step in _NOTES:
            self.change(**{_NOTES[step]: fields["state"]})
        else:
            self._presenter.note_area(self.view.assessment.id, step, **fields)

    def change(self, **fields: object) -> None:
        """Writes fields of the assessment."""
        if self.view is not None:
            self._presenter.change(self.view.assessment.id, **fields)

    def finish(self) -> None:
        """Freezes it."""
        if self.view is not None:
            self._presenter.finish(self.view.assessment.id)

    def ask_hand_over(self) -> None:
        """Who was told, and to whom it went."""
        if self.view is not None:
            sheet = HandOverSheet(self._tab, self.view.assessment, self._presenter.desk.clock.today)
            sheet.answered.connect(lambda fields: self.change(**fields))
            sheet.open()

    def ask_correction(self) -> None:
        """Why a finished one is corrected."""
        if self.view is not None:
            held = self.view.assessment.id
            words = _("The finished assessment stays readable; the correction takes its place once finished.")
            sheet = ReasonSheet(self._tab, _("Correct the assessment"), words, _("Begin the correction"))
            sheet.answered.connect(lambda reason: self._presenter.correct(held, reason))
            sheet.open(sheet.reason)

    def ask_drop(self) -> None:
        """Whether the draft is really to go."""
        if self.view is not None:
            held, title = self.view.assessment.id, _("Delete the working version")
            words = _("All answers of this working version go with it.")
            sheet = ReasonSheet(self._tab, title, words, title, needed=False)
            sheet.answered.connect(lambda _reason: self._presenter.drop(held))
            sheet.open(sheet.go)

    def print(self) -> None:
        """Begins its paper."""
        if self.view is not None:
            self.paper_wanted.emit("assessment", self.view.assessment.id)
