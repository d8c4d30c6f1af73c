"""The right side: what the period counts, the cards an answer may rest on, the conclusion."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.assessments.views import AssessmentView, gap_words
from asystent_desktop.application.wording.entry_words import enum_label
from asystent_desktop.domain.kinds.assessment import Recommendation
from asystent_desktop.i18n import N_, _, ngettext
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assessment.answers import CardRow
from asystent_desktop.ui.assessment.steps import Step
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role

NOTE_H = 56
SHORT = {
    Recommendation.CONTINUE: N_("continue"),
    Recommendation.MODIFY: N_("change the plan"),
    Recommendation.COMPLETE: N_("complete"),
    Recommendation.INTERRUPT: N_("interrupt"),
}
"""For chips; the whole words are spoken."""

HANDED_TO = "kierownik (art. 17 ust. 1)"


class _Told(QWidget):
    """A line of the card: what, and how much at the right; hidden where there is nothing to tell."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._value = kit.Label("", Role.ROW_STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(kit.Label(what, Role.ROW, tone="muted"))
        row.addStretch(1)
        row.addWidget(self._value)

    def tell(self, value: str) -> None:
        """Says how much."""
        self._value.setText(value)
        self.setVisible(bool(value))

    def text(self) -> str:
        """How much."""
        return self._value.text()


class NumbersCard(kit.Frame):
    """Visits planned, held, missed; the longest gap between meetings; goals of the plan in force."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(15, 10, 15, 10)
        head = QHBoxLayout()
        head.addWidget(kit.Label(_("Numbers of the period"), Role.CARD))
        head.addStretch(1)
        head.addWidget(kit.Label(_("from the cards"), Role.CAPTION, tone="muted"))
        grid.addLayout(head, 0, 0, 1, 3)
        self.values = [kit.Label("", Role.DIALOG) for _at in range(3)]
        names = (_("planned visits"), _("held visits"), _("missed visits"))
        for column, (label, name) in enumerate(zip(self.values, names, strict=True)):
            grid.addWidget(label, 1, column)
            grid.addWidget(kit.Label(name, Role.CAPTION, tone="muted"), 2, column)
        self.gap, self.goals = _Told(_("Longest gap")), _Told(_("Goals of the plan"))
        grid.addWidget(self.gap, 3, 0, 1, 3)
        grid.addWidget(self.goals, 4, 0, 1, 3)

    def show_view(self, view: AssessmentView) -> None:
        """Shows an assessment's numbers."""
        counted = view.counters
        for label, number in zip(self.values, (counted.planned, counted.held, counted.missed), strict=True):
            label.setText(str(number))
        self.gap.tell(gap_words(counted))
        done, total = sum(one.done for one in view.goals), sum(one.total for one in view.goals)
        words = ngettext("{done} of {n} task", "{done} of {n} tasks", total).format(done=done, n=total)
        self.goals.tell(words if view.goals else "")
        self.goals.setToolTip(
            "\n".join(f"{one.done}/{one.total} {masking().text(one.title)}" for one in view.goals)
        )


class CitedCard(kit.Frame):
    """Cards of the period, ticked where the answer rests on them.

    Attributes:
        cited: Ids of all ticked cards.
    """

    cited = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[CardRow] = []
        self.title = kit.Label("", Role.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 10, 6, 8)
        column.addWidget(self.title)
        self.panel = kit.ScrollColumn(_("Cards of the period"), gap=0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.panel.column.addLayout(self._list)
        self.panel.column.addStretch(1)
        column.addWidget(self.panel, 1)
        self.none = kit.Label(_("No card in this period yet."), Role.ROW, tone="muted", wrap=True)
        column.addWidget(self.none)

    def show_step(self, view: AssessmentView, step: Step, *, editable: bool) -> None:
        """Shows the cards; of the same cards only the ticks change."""
        self.title.setText(_("Cards for area {n}").format(n=step.number))
        self.setVisible(step.is_area)
        self.none.setVisible(not view.citable)
        ids = [one.visit_id for one in view.citable]
        if [row.visit_id for row in self.rows] != ids:
            kit.clear(self._list)
            self.rows = [CardRow(one) for one in view.citable]
            for row in self.rows:
                self._list.addWidget(row)
                row.show()
                row.clicked.connect(self._tell)
        for row in self.rows:
            row.setChecked(row.visit_id in step.cited)
            row.setEnabled(editable)

    def forget(self) -> None:
        """Words are masked or shown: the rows are made anew."""
        kit.clear(self._list)
        self.rows = []

    def _tell(self) -> None:
        self.cited.emit(tuple(row.visit_id for row in self.rows if row.isChecked()))


class ConclusionCard(kit.Frame):
    """What is recommended, and to whom it was handed.

    Attributes:
        recommended: A Recommendation.
        noted: Words of the reasons.
        hand_over_wanted: The sheet about informing and handing over.
    """

    recommended = Signal(object)
    noted = Signal(str)
    hand_over_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 10, 15, 10)
        column.setSpacing(6)
        column.addWidget(kit.Label(_("Conclusion"), Role.CARD))
        options = [kit.Option(one.value, _(words), spoken=_(enum_label(one))) for one, words in SHORT.items()]
        self.chips = kit.ChipGroup(_("Conclusion"), options, exclusive=True, clearable=False)
        self.note = kit.NoteField(name=_("Reasons of the conclusion"), role=Role.BODY)
        self.note.setPlaceholderText(_("Reasons of the conclusion"))
        self.note.setFixedHeight(NOTE_H)
        self.handed = kit.LinkButton("", icon=Icon.SEND)
        for part in (self.chips, self.note, self.handed):
            column.addWidget(part)
        self.chips.changed.connect(self._recommend)
        self.note.idle.connect(self._note)
        self.handed.clicked.connect(self.hand_over_wanted)

    def _recommend(self) -> None:
        if value := self.chips.value():
            self.recommended.emit(Recommendation(value))

    def _note(self) -> None:
        text = self.note.toPlainText().strip()
        if not self.note.isReadOnly() and not masking().on and text != self._text:
            self.noted.emit(text)

    def show_view(self, view: AssessmentView, *, editable: bool) -> None:
        """Shows the conclusion."""
        held = view.assessment
        self._text = held.recommendation_note
        self.chips.set_values([held.recommendation.value] if held.recommendation else [])
        self.chips.setEnabled(editable)
        self.note.setReadOnly(not editable or masking().on)
        shown = masking().text(self._text)
        if not (self.note.hasFocus() and editable) and self.note.toPlainText() != shown:
            self.note.blockSignals(True)
            self.note.setPlainText(shown)
            self.note.blockSignals(False)
        if held.handed_on:
            words = _("Handed over {day}: {whom}").format(
                day=numeric_date(held.handed_on), whom=masking().text(held.handed_to)
            )
        else:
            words = _("Goes to: {whom}").format(whom=HANDED_TO)
        self.handed.setText(words)
        self.handed.setAccessibleName(words)
