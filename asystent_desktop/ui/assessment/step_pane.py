"""The middle: one step with its worded answers, what changed, how it is, and the way to the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assessment.answers import GradeList
from asystent_desktop.ui.assessment.steps import Step
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Role

NOTE_H = 62


class StepPane(kit.Frame):
    """The pane.

    Attributes:
        given: Key of the answer.
        noted: Key of the step and the fields whose words changed.
        moved: Steps forward or back.
    """

    given = Signal(int)
    noted = Signal(str, dict)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.step: Step | None = None
        self.title = kit.ElidedLabel("", Role.PANE)
        self.grades = GradeList()
        self.change = self._note(_("What changed"))
        self.state = self._note(_("How it is now"))
        self._change = kit.LabeledField(_("What changed"), self.change)
        self._state = kit.LabeledField(
            _("How it is now"), self.state, hint=_("dated facts; conclusions apart")
        )
        scroll = kit.ScrollColumn(_("Area of an assessment"), gap=8)
        scroll.column.setContentsMargins(18, 12, 18, 8)
        for part in (self.title, self.grades, self._change, self._state):
            scroll.column.addWidget(part)
        self.cited = kit.Label("", Role.CAPTION, tone="muted", wrap=True)
        scroll.column.addWidget(self.cited)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(kit.Line())
        column.addWidget(self._foot())
        self.grades.given.connect(self.given)
        self.change.idle.connect(lambda: self._tell("change", self.change))
        self.state.idle.connect(lambda: self._tell("state", self.state))

    @staticmethod
    def _note(name: str) -> kit.NoteField:
        note = kit.NoteField(name=name, role=Role.BODY)
        note.setFixedHeight(NOTE_H)
        return note

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(13, 7, 13, 7)
        self.back = kit.SecondaryButton(_("Previous"), icon=Icon.BACK)
        self.forward = kit.PrimaryButton(_("Next area"), key="Enter")
        row.addWidget(self.back)
        self.keys = kit.Label("", Role.CAPTION, tone="muted")
        row.addWidget(self.keys)
        row.addStretch(1)
        row.addWidget(self.forward)
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.forward.clicked.connect(lambda: self.moved.emit(1))
        return foot

    def show_step(self, step: Step, cited: list[str], *, editable: bool) -> None:
        """Shows a step; words being typed in right now are left alone."""
        other = self.step is None or self.step.key != step.key
        if other:
            self.flush()
        self.step = step
        self.title.set_text(f"{step.number}. {step.title}")
        self.grades.show_step(step, editable=editable)
        since = f"{step.previous_on:%d.%m.%Y}" if step.previous_on else ""
        label = _("What changed since {day}").format(day=since) if since else _("What changed")
        self._change.label.setText(label)
        self._change.setVisible(step.is_area)
        self._fill(self.change, step.change, other=other, editable=editable)
        self._fill(self.state, step.state, other=other, editable=editable)
        self.cited.setText(_("Cited: {what}").format(what=", ".join(cited)) if cited else "")
        self.cited.setVisible(bool(cited))
        last = len(step.choices) - 1
        self.keys.setText(_("the keys 0–{n} choose").format(n=last) if editable else "")

    @staticmethod
    def _fill(field: kit.NoteField, text: str, *, other: bool, editable: bool) -> None:
        hidden = masking().on
        field.setReadOnly(not editable or hidden)
        shown = masking().text(text)
        if (field.hasFocus() and not other and not hidden) or field.toPlainText() == shown:
            return
        field.blockSignals(True)
        field.setPlainText(shown)
        field.blockSignals(False)

    def _tell(self, name: str, field: kit.NoteField) -> None:
        text = field.toPlainText().strip()
        if self.step is None or field.isReadOnly() or masking().on or text == getattr(self.step, name):
            return
        self.noted.emit(self.step.key, {name: text})

    def flush(self) -> None:
        """Saves what was typed, now."""
        self.change.flush()
        self.state.flush()
