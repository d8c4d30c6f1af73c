"""Above an assessment: which one, its period, its term, how far it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.assessments.views import AssessmentRow
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.kinds.assessment import AssessmentState
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date, relative_due, short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assessment.steps import AssessmentFile, Step
from asystent_desktop.ui.theme import Icon, Role, Tone


class AssessmentHeader(QWidget):
    """The header.

    Attributes:
        chosen: Id of another assessment.
        start_wanted, correct_wanted, drop_wanted, finish_wanted, paper_wanted: The deeds.
        step_wanted: Key of a step that is missing.
    """

    chosen = Signal(str)
    start_wanted = Signal()
    correct_wanted = Signal()
    drop_wanted = Signal()
    finish_wanted = Signal()
    paper_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.which = kit.ChoiceField(name=_("Assessment"))
        self.which.setMaximumWidth(290)
        self.period = kit.ElidedLabel("", Role.CAPTION, tone="muted")
        self.term = kit.Pill("", Tone.INFO)
        self.state = kit.Pill("", Tone.SOON)
        self.ready = kit.Label("", Role.CAPTION, tone="muted")
        self.paper = kit.IconButton(Icon.PRINT, _("Make the paper"))
        self.drop = kit.IconButton(Icon.DELETE, _("Delete the working version"))
        self.start = kit.SecondaryButton(_("New assessment"), icon=Icon.ADD)
        self.correct = kit.SecondaryButton(_("Correct…"))
        self.finish = kit.PrimaryButton(_("Finish the assessment"), key="Ctrl+Enter")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._row = kit.Abreast()
        about, deeds = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (about, (self.which, self.period, self.term, self.state)),
            (deeds, (self.ready, self.paper, self.drop, self.start, self.correct, self.finish)),
        ):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        about.setStretchFactor(self.period, 1)
        self._row.addLayout(about, 1)
        self._row.addLayout(deeds)
        self._deeds = deeds
        self._lines.addLayout(self._row)
        self.missing = kit.FlowRow()
        self._lines.addWidget(self.missing)
        self.missing.hide()
        self._join()

    def _join(self) -> None:
        self.which.activated.connect(lambda: self.chosen.emit(self.which.value() or ""))
        for button, signal in (
            (self.paper, self.paper_wanted),
            (self.drop, self.drop_wanted),
            (self.start, self.start_wanted),
            (self.correct, self.correct_wanted),
            (self.finish, self.finish_wanted),
        ):
            button.clicked.connect(signal)

    def show_file(self, file: AssessmentFile, steps: tuple[Step, ...]) -> None:
        """Shows which assessment is on the screen."""
        view = file.view
        if view is None:
            return
        self.which.set_choices([(row.assessment_id, row_words(row)) for row in file.rows])
        self.which.set_value(view.assessment.id)
        held, draft = view.assessment, file.draft
        days = numeric_date(held.period_from), numeric_date(held.period_until)
        self.period.set_text(_("period {first}–{last}").format(first=days[0], last=days[1]))
        self.term.setVisible(file.next_on is not None)
        if file.next_on is not None:
            late = file.next_on < file.today
            words = _("due {day} · {left}").format(
                day=short_date(file.next_on), left=relative_due(file.next_on, file.today)
            )
            self.term.set(words, Tone.OVERDUE if late else Tone.INFO)
        self.state.set(
            _(enum_label(held.state)), Tone.SOON if draft else Tone.DONE, Icon.EDIT if draft else Icon.LOCK
        )
        areas = [step for step in steps if step.is_area]
        done = sum(step.answer is not None for step in areas)
        self.ready.setText(_("{done} of {n} areas ready").format(done=done, n=len(areas)) if draft else "")
        writing = any(row.state == AssessmentState.DRAFT for row in file.rows)
        self.start.setVisible(not writing)
        self.correct.setVisible(not draft and not writing)
        for part in (self.drop, self.finish, self.ready):
            part.setVisible(draft)
        self.paper.setVisible(not draft)

    def show_missing(self, lacking: list[tuple[str, str]]) -> None:
        """Links to what is not answered yet; none hides them."""
        self.missing.clear()
        if lacking:
            self.missing.add(kit.Label(_("Missing:"), Role.ROW_STRONG, tone=Tone.SOON))
        for key, words in lacking:
            link = kit.LinkButton(words)
            link.clicked.connect(lambda _checked=False, key=key: self.step_wanted.emit(key))
            self.missing.add(link)
        self.missing.setVisible(bool(lacking))

    def set_narrow(self, narrow: bool) -> None:
        """Puts the deeds below."""
        self._row.set_abreast(not narrow)
        self._row.setAlignment(self._deeds, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
        self.period.setVisible(not narrow)


def row_words(row: AssessmentRow) -> str:
    """One assessment in the list of them."""
    state = _("replaced") if row.replaced else _(enum_label(row.state))
    return _("Assessment {day} · {state}").format(day=numeric_date(row.on), state=state)
