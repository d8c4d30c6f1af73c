"""The half-yearly assessment (*okresowa ocena*) as a tab of the family file.

    tab = AssessmentTab(desk, tasks)
    tab.show_family(family_id)

Keys: 0-5 answer the area, Enter goes to the next, ↑ and ↓ walk the list, Ctrl+Enter finishes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application import entry_words
from asystent_desktop.application.assessment_views import AssessmentView
from asystent_desktop.application.visit_forms import FieldProblem
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assessment.header import AssessmentHeader
from asystent_desktop.ui.assessment.presenter import AssessmentPresenter
from asystent_desktop.ui.assessment.sheets import HandOverSheet, ReasonSheet
from asystent_desktop.ui.assessment.side_cards import CitedCard, ConclusionCard, NumbersCard
from asystent_desktop.ui.assessment.step_list import COLUMN_W, StepList
from asystent_desktop.ui.assessment.step_pane import StepPane
from asystent_desktop.ui.assessment.steps import AssessmentFile, Step, steps_of
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Role, Tone

NARROW_BELOW = 980
LIST_W = 330
SIDE_W = 300
ANSWERS = frozenset("012345")


class AssessmentTab(QWidget):
    """The tab.

    Attributes:
        paper_wanted: Key of a paper and the assessment it is about.
        shown: A file is on the screen.
    """

    paper_wanted = Signal(str, str)
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = AssessmentPresenter(desk, tasks, self)
        self._file: AssessmentFile | None = None
        self.steps: tuple[Step, ...] = ()
        self.header = AssessmentHeader()
        self.fault = kit.Banner("", Tone.OVERDUE, closable=True)
        self.fault.hide()
        self.empty = kit.EmptyState(
            Icon.ASSESSMENT, _("There is no half-yearly assessment yet."), _("Begin the assessment")
        )
        self.list, self.pane = StepList(), StepPane()
        self.numbers, self.cited, self.conclusion = NumbersCard(), CitedCard(), ConclusionCard()
        self._build()
        self._connect()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = kit.ScrollColumn(_("Half-yearly assessment"), gap=10)
        outer.addWidget(self._scroll)
        self._left = kit.Frame()
        inside = QVBoxLayout(self._left)
        inside.setContentsMargins(2, 4, 2, 4)
        inside.setSpacing(2)
        inside.addWidget(self._list_head())
        inside.addWidget(kit.Line())
        inside.addWidget(self.list)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.numbers)
        side.addWidget(self.cited, 1)
        side.addWidget(self.conclusion)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(12)
        for part, stretch in ((self._left, 0), (self.pane, 1), (self._side, 0)):
            self._body.addWidget(part, stretch)
        for widget in (self.fault, self.header, self.empty):
            self._scroll.column.addWidget(widget)
        self._scroll.column.addLayout(self._body, 1)
        self.empty.hide()
        self._show_parts(any_=False)

    def _list_head(self) -> QWidget:
        """Titles of the columns: area, the day before, now."""
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 4, 20, 4)
        row.setSpacing(0)
        row.addWidget(kit.Label(_("Area"), Role.CAPTION_STRONG), 1)
        self.before, now = kit.Label("", Role.CAPTION_STRONG), kit.Label(_("now"), Role.CAPTION_STRONG)
        for label in (self.before, now):
            label.setFixedWidth(COLUMN_W)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(label)
        return head

    def _connect(self) -> None:
        presenter, header = self.presenter, self.header
        presenter.loaded.connect(self._show)
        presenter.refused.connect(self._refuse)
        presenter.finished.connect(self._finished)
        presenter.lacking.connect(self._tell_lacking)
        self.empty.acted.connect(presenter.start)
        header.chosen.connect(self._choose)
        header.start_wanted.connect(presenter.start)
        header.correct_wanted.connect(self._ask_correction)
        header.drop_wanted.connect(self._ask_drop)
        header.finish_wanted.connect(self.finish)
        header.paper_wanted.connect(self._print)
        header.step_wanted.connect(self._go_to)
        self.list.chosen.connect(lambda _key: self._show_step())
        self.pane.given.connect(self._answer)
        self.pane.noted.connect(self._note)
        self.pane.moved.connect(self.go_on)
        self.cited.cited.connect(lambda ids: self._note(self.list.current_key(), {"visits": ids}))
        self.conclusion.recommended.connect(lambda one: self._change(recommendation=one))
        self.conclusion.noted.connect(lambda text: self._change(recommendation_note=text))
        self.conclusion.hand_over_wanted.connect(self._ask_hand_over)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.finish)
        masking().changed.connect(self._mask)

    @property
    def view(self) -> AssessmentView | None:
        """The assessment on the screen."""
        return self._file.view if self._file else None

    def show_family(self, family_id: str) -> None:
        """Shows the draft of a family, else its newest assessment."""
        self.save_drafts()
        self.presenter.open(family_id)

    def save_drafts(self) -> None:
        """Writes what is being typed, now."""
        self.pane.flush()
        self.conclusion.note.flush()

    def first_focus(self) -> None:
        """The list of areas."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_parts(self, *, any_: bool) -> None:
        for part in (self.header, self._left, self.pane, self._side):
            part.setVisible(any_)

    @Slot(object)
    def _show(self, file: AssessmentFile) -> None:
        other = self.view is None or file.view is None or self.view.assessment.id != file.view.assessment.id
        self._file = file
        self.empty.setVisible(file.view is None)
        self._show_parts(any_=file.view is not None)
        if file.view is not None:
            self.steps = steps_of(file.view)
            self.header.show_file(file, self.steps)
            self.list.steps.set_steps(self.steps)
            former = next((one.previous_on for one in self.steps if one.previous_on), None)
            self.before.setText(f"{former:%d.%m}" if former else "")
            self.numbers.show_view(file.view)
            self.conclusion.show_view(file.view, editable=file.draft)
            if other or self.header.missing.isVisible():
                self.header.show_missing([] if other else self._lacking(file.view.missing))
            if other or not self.list.current_key():
                first = next((one for one in self.steps if one.answer is None), self.steps[0])
                self.list.choose(first.key)
            self._show_step()
        self.shown.emit()

    def _show_step(self) -> None:
        step = next((one for one in self.steps if one.key == self.list.current_key()), None)
        if step is None or self._file is None or self.view is None:
            return
        days = [numeric_date(one.on) for one in self.view.citable if one.visit_id in step.cited]
        self.pane.show_step(step, days, editable=self._file.draft)
        self.cited.show_step(self.view, step, editable=self._file.draft)

    def _answer(self, key: int) -> None:
        if self.view is not None and self.pane.step is not None:
            self.presenter.answer(self.view.assessment.id, self.pane.step, key)

    def _note(self, step: str, fields: dict[str, object]) -> None:
        if self.view is None:
            return
        if any(one.key == step and one.is_area for one in self.steps):
            self.presenter.note_area(self.view.assessment.id, step, **fields)
        else:
            names = {"cooperation": "cooperation_note", "risk_level": "risk_note"}
            self._change(**{names[step]: fields["state"]})

    def _change(self, **fields: object) -> None:
        if self.view is not None:
            self.presenter.change(self.view.assessment.id, **fields)

    def go_on(self, by: int) -> None:
        """To the step before or after; behind the last stands the conclusion."""
        keys = [one.key for one in self.steps]
        if not keys:
            return
        at = keys.index(self.list.current_key()) + by
        if at < len(keys):
            self.list.choose(keys[max(0, at)])
        else:
            self.conclusion.chips.focus_first()

    def _go_to(self, key: str) -> None:
        if any(one.key == key for one in self.steps):
            self.list.choose(key)
            self.first_focus()
        else:
            self.conclusion.chips.focus_first()

    def _choose(self, assessment_id: str) -> None:
        self.save_drafts()
        self.presenter.choose(assessment_id)

    def finish(self) -> None:
        """Freezes the draft, or says what is missing."""
        if self._file is not None and self._file.draft and self.view is not None:
            self.save_drafts()
            self.presenter.finish(self.view.assessment.id)

    def _lacking(self, problems: tuple[FieldProblem, ...]) -> list[tuple[str, str]]:
        titles = {one.key: f"{one.number}. {one.title}" for one in self.steps}
        return [
            (one.field, titles.get(one.field) or _(entry_words.field_label(one.field))) for one in problems
        ]

    @Slot(tuple)
    def _tell_lacking(self, problems: tuple[FieldProblem, ...]) -> None:
        lacking = self._lacking(problems)
        self.header.show_missing(lacking)
        kit.announce(self, _("Missing:") + " " + ", ".join(words for _key, words in lacking), urgent=True)

    @Slot()
    def _finished(self) -> None:
        self.header.show_missing([])
        kit.toast(self, _("The assessment is finished. Hand it over to the head."))

    def _ask_hand_over(self) -> None:
        if self.view is not None:
            sheet = HandOverSheet(self, self.view.assessment, self.presenter.desk.clock.today)
            sheet.answered.connect(lambda fields: self._change(**fields))
            sheet.open()

    def _ask_correction(self) -> None:
        if self.view is not None:
            held = self.view.assessment.id
            words = _("The finished assessment stays readable; the correction takes its place once finished.")
            sheet = ReasonSheet(self, _("Correct the assessment"), words, _("Begin the correction"))
            sheet.answered.connect(lambda reason: self.presenter.correct(held, reason))
            sheet.open(sheet.reason)

    def _ask_drop(self) -> None:
        if self.view is not None:
            held = self.view.assessment.id
            words = _("All answers of this working version go with it.")
            sheet = ReasonSheet(
                self, _("Delete the working version"), words, _("Delete the working version"), needed=False
            )
            sheet.answered.connect(lambda _reason: self.presenter.drop(held))
            sheet.open(sheet.go)

    def _print(self) -> None:
        if self.view is not None:
            self.paper_wanted.emit("assessment", self.view.assessment.id)

    @Slot(str)
    def _refuse(self, text: str) -> None:
        self.fault.set(text, Tone.OVERDUE)
        self.fault.show()
        kit.announce(self, text, urgent=True)
        self.presenter.load()

    def _mask(self) -> None:
        self.cited.forget()
        if self._file is not None:
            self._show(self._file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers, Enter goes on; keys in a text or on the conclusion are theirs."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        concluding = any(part.hasFocus() for part in self.conclusion.findChildren(QWidget))
        if plain and not concluding and event.text() in ANSWERS and self.pane.step is not None:
            self.pane.grades.give(int(event.text()))
        elif plain and not concluding and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on(1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads afresh."""
        super().showEvent(event)
        self.presenter.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is being typed is written first."""
        super().hideEvent(event)
        self.save_drafts()
        self.presenter.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab puts the three parts below each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self.header.set_narrow(narrow)
        for part, wide in ((self._left, LIST_W), (self._side, SIDE_W)):
            part.setMinimumWidth(0 if narrow else wide)
            part.setMaximumWidth(16777215 if narrow else wide)
        self.list.setMinimumHeight(260 if narrow else 0)
        self.pane.setMinimumHeight(470 if narrow else 0)
        self.cited.setMinimumHeight(180 if narrow else 100)
