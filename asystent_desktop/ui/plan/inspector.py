"""The inspector beside the table: the fields of the chosen action or goal, each saved as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from asystent_desktop.application.plans.views import ActionView, GoalView
from asystent_desktop.application.plans.work_plan import areas, methods, statutory_tasks
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import relative_due, short_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.plan.model import point
from asystent_desktop.ui.plan.plan_data import PROGRESS_WORDS, PlanData
from asystent_desktop.ui.plan.saving import MarkedField, SavingLine, SavingNote
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 296
NO_CHOICE = ""


class _Form(QWidget):
    """What both inspectors share: a heading with a pill, fields below each other, a link to remove.

    Attributes:
        edited: Record id and the fields that changed.
        remove_wanted: Record id.
        conflicts_wanted: A mark of two versions was chosen.
    """

    edited = Signal(str, dict)
    remove_wanted = Signal(str)
    conflicts_wanted = Signal()

    def __init__(self, remove: str) -> None:
        super().__init__()
        self.record_id = ""
        self._shown: GoalView | ActionView | None = None
        self.fields: dict[str, MarkedField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.title = kit.Label("", Role.PANE)
        self.pill = kit.Pill("", Tone.INFO)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.pill)
        self.column.addLayout(head)
        self.remove = kit.LinkButton(remove, icon=Icon.DELETE)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.record_id))

    def add(self, name: str, label: str, field: QWidget) -> MarkedField:
        """Adds a field of the record."""
        marked = MarkedField(label, field)
        marked.conflict_wanted.connect(self.conflicts_wanted)
        self.fields[name] = marked
        self.column.addWidget(marked)
        return marked

    def finish(self) -> None:
        """Puts the link to remove at the end."""
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def tell(self, name: str, value: object) -> None:
        """Tells a field that changed; one left as it was is not written."""
        if self._shown is not None and getattr(self._shown, name) != value:
            self.edited.emit(self.record_id, {name: value})

    def leave(self, record_id: str) -> bool:
        """Saves what is being typed before another record is shown; returns whether it is another."""
        other = record_id != self.record_id
        if other:
            self.flush()
        self.record_id = record_id
        return other

    def flush(self) -> None:
        """Saves what was typed, now."""
        for marked in self.fields.values():
            if isinstance(marked.field, SavingLine | SavingNote):
                marked.field.flush()

    def fill(self, field: SavingLine | SavingNote, text: str, *, other: bool, editable: bool) -> None:
        """Shows a text; the one being typed in right now is left alone."""
        hidden = masking().on
        field.setReadOnly(not editable or hidden)
        shown = masking().text(text)
        if field.hasFocus() and not other and not hidden:
            return
        if isinstance(field, SavingNote):
            if field.toPlainText() != shown:
                field.blockSignals(True)
                field.setPlainText(shown)
                field.blockSignals(False)
        elif field.text() != shown:
            field.setText(shown)

    def text_of(self, name: str) -> None:
        """Tells the text of a field; while masked there is none."""
        field = self.fields[name].field
        if not masking().on and isinstance(field, SavingNote):
            self.tell(name, field.toPlainText().strip())
        elif not masking().on and isinstance(field, SavingLine):
            self.tell(name, field.text().strip())


class ActionForm(_Form):
    """An action: who, deadline with its echo, expected effect, statutory task, progress."""

    def __init__(self, today: Callable[[], date], add_working_days: Callable[[date, int], date]) -> None:
        super().__init__(_("Delete the task"))
        self._offered: tuple[str, ...] = ()
        self.text = SavingNote()
        self.who = SavingLine()
        self.due = kit.DateEdit(today, add_working_days)
        self.effect = SavingNote()
        tasks = [(key, f"{point(key)} – {label}") for key, label in statutory_tasks()]
        self.statutory = kit.ChoiceField([(NO_CHOICE, _("not chosen")), *tasks])
        self.method = kit.ChoiceField([(NO_CHOICE, _("not chosen")), *methods()])
        self.progress = kit.RatingField(_("Progress"), [_(word) for word in PROGRESS_WORDS])
        self.add("text", _("Task"), self.text)
        self.add("who", _("Who does it"), self.who)
        self.add("due_on", _("Deadline"), self.due)
        self.add("expected_effect", _("Expected effect"), self.effect)
        self.add("statutory_task", _("Statutory task (art. 15 sec. 1)"), self.statutory)
        self.add("method", _("Method"), self.method)
        self.add("progress", _("Progress"), self.progress)
        self.finish()
        for name, field in (("text", self.text), ("who", self.who), ("expected_effect", self.effect)):
            field.idle.connect(lambda name=name: self.text_of(name))
        self.due.changed.connect(lambda: self.tell("due_on", self.due.value()))
        self.due.refused.connect(lambda: self.fields["due_on"].set_error(kit.DateEdit.refusal()))
        self.statutory.activated.connect(
            lambda: self.tell("statutory_task", self.statutory.value() or NO_CHOICE)
        )
        self.method.activated.connect(lambda: self.tell("method", self.method.value() or NO_CHOICE))
        self.progress.changed.connect(lambda: self.tell("progress", self.progress.value() or 0))

    def _suggest(self, names: Sequence[str]) -> None:
        """Offers names while "who" is being typed."""
        if tuple(names) != self._offered:
            self._offered = tuple(names)
            completer = QCompleter(list(names), self.who)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.who.setCompleter(completer)

    def show_action(self, action: ActionView, data: PlanData) -> None:
        """Shows an action of a version."""
        other = self.leave(action.action_id)
        self._shown = action
        self._suggest(data.doers)
        self.title.setText(_("Task {number}").format(number=data.number(action)))
        self.pill.set(_("changed") if action.altered else _("new"), Tone.INFO)
        self.pill.setVisible(action.altered or (data.former is not None and action.former_id is None))
        self.fill(self.text, action.text, other=other, editable=data.draft)
        self.fill(self.who, action.who, other=other, editable=data.draft)
        self.fill(self.effect, action.expected_effect, other=other, editable=data.draft)
        if other or not self.due.hasFocus():
            self.due.set_value(action.due_on)
        self.due.setReadOnly(not data.draft)
        self.statutory.set_value(action.statutory_task)
        self.statutory.setEnabled(data.draft)
        self.method.set_value(action.method)
        self.method.setEnabled(data.draft)
        self.progress.set_value(action.progress)
        self.progress.setEnabled(data.works)
        self.remove.setVisible(data.draft)
        self.fields["due_on"].set_error("")
        self.fields["due_on"].set_hint(_due_note(action, data))
        missing = "" if action.expected_effect.strip() else _("needed for printing")
        self.fields["expected_effect"].set_hint(missing)
        for name, field in self.fields.items():
            field.set_conflict(name in action.conflicts)


class GoalForm(_Form):
    """A goal: title, short name for the visit card, area."""

    def __init__(self) -> None:
        super().__init__(_("Delete the goal"))
        self.text = SavingNote()
        self.short = SavingLine()
        self.area = kit.ChoiceField([(NO_CHOICE, _("not chosen")), *areas()])
        self.add("title", _("Goal"), self.text)
        self.add("short", _("Short name for the visit card"), self.short)
        self.add("area", _("Area"), self.area)
        self.finish()
        self.pill.hide()
        self.text.idle.connect(lambda: self.text_of("title"))
        self.short.idle.connect(lambda: self.text_of("short"))
        self.area.activated.connect(lambda: self.tell("area", self.area.value() or NO_CHOICE))

    def show_goal(self, goal: GoalView, data: PlanData) -> None:
        """Shows a goal of a version."""
        other = self.leave(goal.goal_id)
        self._shown = goal
        self.title.setText(_("Goal {number}").format(number=data.number(goal).rstrip(".")))
        self.fill(self.text, goal.title, other=other, editable=data.draft)
        self.fill(self.short, goal.short, other=other, editable=data.draft)
        self.area.set_value(goal.area)
        self.area.setEnabled(data.draft)
        self.remove.setVisible(data.draft)


def _due_note(action: ActionView, data: PlanData) -> str:
    """How far away the deadline is, and what it was in the version before."""
    parts = []
    if action.due_on is None:
        parts.append(_("needed for printing"))
    elif not action.done:
        parts.append(relative_due(action.due_on, data.today))
    before = data.before(action)
    if before is not None and before.due_on is not None and before.due_on != action.due_on and data.former:
        was = _("was: {day} (version {n})")
        parts.append(was.format(day=short_date(before.due_on), n=data.former.version))
    return " · ".join(parts)


class _Pages(QStackedWidget):
    """As high as the page that is shown, not as the highest."""

    def sizeHint(self) -> QSize:
        """Of the page shown."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Of the page shown."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class Inspector(kit.Frame):
    """Shows whichever is chosen, or that nothing is."""

    def __init__(self, today: Callable[[], date], add_working_days: Callable[[date, int], date]) -> None:
        super().__init__()
        self.setAccessibleName(_("Details"))
        self.action = ActionForm(today, add_working_days)
        self.goal = GoalForm()
        self._empty = kit.EmptyState(Icon.GOAL, _("Choose a goal or a task."))
        self._stack = _Pages()
        for page in (self._empty, self.action, self.goal):
            self._stack.addWidget(page)
        self.panel = kit.ScrollColumn(_("Details"))
        self.panel.column.addWidget(self._stack)
        self.panel.column.setContentsMargins(0, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 11, 10, 8)
        column.addWidget(self.panel)

    def show_item(self, item: GoalView | ActionView | None, data: PlanData) -> None:
        """Shows a goal or an action of a version; None shows that nothing is chosen."""
        if isinstance(item, ActionView):
            self.goal.leave("")
            self.action.show_action(item, data)
            self._stack.setCurrentWidget(self.action)
        elif item is not None:
            self.action.leave("")
            self.goal.show_goal(item, data)
            self._stack.setCurrentWidget(self.goal)
        else:
            self.flush()
            self._stack.setCurrentWidget(self._empty)
        self._stack.updateGeometry()

    def focus_first(self) -> None:
        """Puts the cursor into the words of what is shown."""
        page = self._stack.currentWidget()
        if isinstance(page, ActionForm | GoalForm):
            page.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Saves what was typed, now."""
        self.action.flush()
        self.goal.flush()
