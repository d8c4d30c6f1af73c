"""The card with the main goal, the table, and what can be added or is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.plans.views import ActionView
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.plan.plan_data import PlanData
from asystent_desktop.ui.plan.saving import InlineField
from asystent_desktop.ui.plan.table import PlanTree
from asystent_desktop.ui.theme import Icon, Role, Tone


class TableCard(kit.Frame):
    """The card.

    Attributes:
        edited: Fields of the version that changed.
        add_action_wanted: A task is to be added to the chosen goal.
        add_goal_wanted: A goal is to be added.
    """

    edited = Signal(dict)
    add_action_wanted = Signal()
    add_goal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._incomplete: list[ActionView] = []
        self.main_goal = InlineField(_("Main goal"), empty=_("not written yet"), role=Role.CARD)
        self.tree = PlanTree()
        self.add_action = kit.SecondaryButton(_("Add a task"), icon=Icon.ADD, key="Ctrl+Enter")
        self.add_goal = kit.QuietButton(_("Add a goal"), icon=Icon.ADD)
        self.missing = kit.Label("", Role.ROW_STRONG, tone=Tone.SOON)
        self.mark = kit.IconMark(Icon.ATTENTION, Tone.SOON)
        self.show_missing = kit.LinkButton(_("Show"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QWidget()
        inside = QHBoxLayout(head)
        inside.setContentsMargins(15, 0, 10, 0)
        inside.addWidget(self.main_goal)
        head.setFixedHeight(38)
        column.addWidget(head)
        column.addWidget(kit.Line())
        column.addWidget(self.tree, 1)
        self.begin = kit.EmptyState(
            Icon.GOAL,
            _("Write the diagnosis first, then add goals: ready ones or your own."),
            _("Add a goal"),
        )
        self.begin.acted.connect(self.add_goal_wanted)
        self.begin.hide()
        column.addWidget(self.begin, 1)
        column.addWidget(kit.Line())
        self._below = self._foot()
        column.addLayout(self._below)
        self.main_goal.edited.connect(lambda text: self.edited.emit({"main_goal": text}))
        self.add_action.clicked.connect(self.add_action_wanted)
        self.add_goal.clicked.connect(self.add_goal_wanted)
        self.show_missing.clicked.connect(self._next_missing)

    def _foot(self) -> kit.Abreast:
        adding, lacking = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (adding, (self.add_action, self.add_goal)),
            (lacking, (self.mark, self.missing, self.show_missing)),
        ):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        adding.addStretch(1)
        foot = kit.Abreast()
        foot.setContentsMargins(9, 5, 12, 5)
        foot.setSpacing(8)
        foot.addLayout(adding, 1)
        foot.addLayout(lacking)
        return foot

    def set_narrow(self, narrow: bool) -> None:
        """Puts what is missing below what can be added."""
        self._below.set_abreast(not narrow)

    def show_plan(self, data: PlanData) -> None:
        """Shows a version."""
        plan = data.plan
        if plan is None:
            return
        self._incomplete = data.incomplete()
        self.main_goal.set_value(plan.main_goal, editable=data.draft)
        self.tree.show_plan(data)
        self.begin.setVisible(data.draft and not plan.goals)
        self.tree.setVisible(self.begin.isHidden())
        self.add_action.setVisible(data.draft)
        self.add_goal.setVisible(data.draft)
        self.missing.setText(missing_words(plan.missing_effects, plan.missing_deadlines))
        for part in (self.mark, self.missing, self.show_missing):
            part.setVisible(bool(self._incomplete))

    def _next_missing(self) -> None:
        """Goes to the next task that keeps the plan from being printed."""
        ids = [action.action_id for action in self._incomplete]
        if ids:
            current = self.tree.current_id()
            at = ids.index(current) + 1 if current in ids else 0
            self.tree.choose(ids[at % len(ids)])
            self.tree.setFocus()

    def flush(self) -> None:
        """Saves what was typed, now."""
        self.main_goal.flush()


def missing_words(effects: int, deadlines: int) -> str:
    """Gives "Do wydruku brakuje: 1 przewidywany efekt, 2 terminy", or "" when nothing is missing."""
    parts = []
    if effects:
        parts.append(ngettext("{n} expected effect", "{n} expected effects", effects).format(n=effects))
    if deadlines:
        parts.append(ngettext("{n} deadline", "{n} deadlines", deadlines).format(n=deadlines))
    return _("Missing for printing: {what}").format(what=", ".join(parts)) if parts else ""
