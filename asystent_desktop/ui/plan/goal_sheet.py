"""Adding a goal: one of one's own, or a ready one of an area; areas the family's problems speak for first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.plans.work_plan import GoalTemplate, areas
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 640


class GoalSheet(kit.Sheet):
    """The sheet.

    Args:
        templates: All ready goals.
        suggested: Areas the diagnosis speaks for.

    Attributes:
        own_wanted: An empty goal.
        template_wanted: Key of a ready goal.
    """

    own_wanted = Signal()
    template_wanted = Signal(str)

    def __init__(self, window: QWidget, templates: Sequence[GoalTemplate], suggested: Sequence[str]) -> None:
        super().__init__(window, _("Add a goal"), width=WIDTH)
        self.rows = kit.RowList(_("Ready goals"), lines=True)
        self.body.addWidget(self.rows)
        hint = _("Ready goals come without deadlines and people: agree them with the family.")
        self.body.addWidget(kit.Label(hint, Role.CAPTION, tone="muted", wrap=True))
        self.own = kit.SecondaryButton(_("A goal of your own"), icon=Icon.ADD)
        self.footer.addWidget(self.own)
        self.end_with()
        self.own.clicked.connect(self._own)
        self.rows.opened.connect(self._ready)
        ordered = sorted(templates, key=lambda one: one.area not in suggested)
        self.rows.set_rows([_row(one, one.area in suggested) for one in ordered])
        self.rows.fit_height()

    def _own(self) -> None:
        self.put_away()
        self.own_wanted.emit()

    def _ready(self, key: str) -> None:
        self.put_away()
        self.template_wanted.emit(key)


def _row(one: GoalTemplate, suggested: bool) -> kit.Row:
    count = ngettext("{n} task", "{n} tasks", len(one.actions)).format(n=len(one.actions))
    area = dict(areas()).get(one.area, one.area)
    return kit.Row(
        key=one.key,
        title=one.title,
        subtitle=f"{area} · {count}",
        pill=_("fits the problems") if suggested else "",
        tone=Tone.INFO,
        icon=Icon.GOAL,
    )
