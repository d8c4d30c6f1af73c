"""The half-yearly assessment (*okresowa ocena*) as a tab of the family file.

    tab = AssessmentTab(desk, tasks)
    tab.show_family(family_id)

Keys: 0-5 answer the area, Enter goes to the next, ↑ and ↓ walk the list, Ctrl+Enter finishes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.assessments.views import AssessmentView
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assessment.deeds import AssessmentDeeds
from asystent_desktop.ui.assessment.header import AssessmentHeader
from asystent_desktop.ui.assessment.presenter import AssessmentPresenter
from asystent_desktop.ui.assessment.side_cards import CitedCard, ConclusionCard, NumbersCard
from asystent_desktop.ui.assessment.step_list import ListTitles, StepList
from asystent_desktop.ui.assessment.step_pane import StepPane
from asystent_desktop.ui.assessment.steps import AssessmentFile, Step, lacking_words, steps_of
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import ReadingPage
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

NARROW_BELOW = 980
LIST_W = 330
SIDE_W = 300
ANSWERS = frozenset("012345")


class AssessmentTab(ReadingPage):
    """The tab.

    Attributes:
        paper_wanted: Key of a paper and the assessment it is about.
        shown: A file is on the screen.
    """

    paper_wanted = Signal(str, str)
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = AssessmentPresenter(desk, tasks)
        super().__init__(self.presenter, parent)
        self.deeds = AssessmentDeeds(self, self.presenter)
        self.deeds.paper_wanted.connect(self.paper_wanted)
        self._file: AssessmentFile | None = None
        self.steps: tuple[Step, ...] = ()
        self.header = AssessmentHeader()
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
        self.titles = ListTitles()
        inside.addWidget(self.titles)
        inside.addWidget(kit.Line())
        inside.addWidget(self.list)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.numbers)
        side.addWidget(self.cited, 1)
        side.addWidget(self.conclusion)
        side.addStretch(0)  # without the cards of an area the conclusion keeps its own height
        self._body = kit.Abreast()
        self._body.setSpacing(12)
        for part, stretch in ((self._left, 0), (self.pane, 1), (self._side, 0)):
            self._body.addWidget(part, stretch)
        for widget in (self.banner, self.header, self.empty):
            self._scroll.column.addWidget(widget)
        self._scroll.column.addLayout(self._body, 1)
        self.empty.hide()
        self._parts = (self.header, self._left, self.pane, self._side)
        for hidden in self._parts:
            hidden.hide()

    def _connect(self) -> None:
        presenter, header = self.presenter, self.header
        presenter.loaded.connect(self._show)
        presenter.finished.connect(self._finished)
        presenter.lacking.connect(self._tell_lacking)
        self.empty.acted.connect(presenter.start)
        for before in (self.save_drafts, presenter.choose):
            header.chosen.connect(before)
        header.start_wanted.connect(presenter.start)
        header.correct_wanted.connect(self.deeds.ask_correction)
        header.drop_wanted.connect(self.deeds.ask_drop)
        header.finish_wanted.connect(self.finish)
        header.paper_wanted.connect(self.deeds.print)
        header.step_wanted.connect(self._go_to)
        self.list.chosen.connect(lambda _key: self._show_step())
        self.pane.given.connect(lambda key: self.deeds.answer(self.pane.step, key))
        self.pane.noted.connect(self.deeds.note)
        self.pane.moved.connect(self.go_on)
        self.cited.cited.connect(lambda ids: self.deeds.note(self.list.current_key(), {"visits": ids}))
        self.conclusion.recommended.connect(lambda one: self.deeds.change(recommendation=one))
        self.conclusion.noted.connect(lambda text: self.deeds.change(recommendation_note=text))
        self.conclusion.hand_over_wanted.connect(self.deeds.ask_hand_over)
        kit.bind_key(self, "Ctrl+Return", self.finish)
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

    @Slot(object)
    def _show(self, file: AssessmentFile) -> None:
        other = self.view is None or file.view is None or self.view.assessment.id != file.view.assessment.id
        self._file, self.deeds.view = file, file.view
        self.empty.setVisible(file.view is None)
        for part in self._parts:
            part.setVisible(file.view is not None)
        if file.view is not None:
            self.steps = steps_of(file.view)
            self.header.show_file(file, self.steps)
            self.list.steps.set_steps(self.steps)
            self.titles.show_steps(self.steps)
            self.numbers.show_view(file.view)
            self.conclusion.show_view(file.view, editable=file.draft)
            if other or self.header.missing.isVisible():
                self.header.show_missing([] if other else lacking_words(file.view.missing, self.steps))
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

    def finish(self) -> None:
        """Freezes the draft, or says what is missing."""
        if self._file is not None and self._file.draft:
            self.save_drafts()
            self.deeds.finish()

    @Slot(tuple)
    def _tell_lacking(self, problems: tuple[FieldProblem, ...]) -> None:
        lacking = lacking_words(problems, self.steps)
        self.header.show_missing(lacking)
        kit.announce(self, _("Missing:") + " " + ", ".join(words for _key, words in lacking), urgent=True)

    @Slot()
    def _finished(self) -> None:
        self.header.show_missing([])
        kit.toast(self, _("The assessment is finished. Hand it over to the head."))

    def tell(self, text: str, tone: Tone = Tone.OVERDUE) -> None:
        """Says what went wrong, and shows again what is kept."""
        super().tell(text, tone)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow tab puts the three parts below each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        self._body.set_abreast(not narrow)
        self.header.set_narrow(narrow)
        for part, wide in ((self._left, LIST_W), (self._side, SIDE_W)):
            part.setMinimumWidth(0 if narrow else wide)
            part.setMaximumWidth(16777215 if narrow else wide)
        self.list.setMinimumHeight(260 if narrow else 0)
        self.pane.setMinimumHeight(470 if narrow else 0)
        self.cited.setMinimumHeight(180 if narrow else 100)
