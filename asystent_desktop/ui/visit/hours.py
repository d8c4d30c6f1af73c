"""Date, hours and kind of the visit: known from the calendar, shown in the heading, changed by "Change"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.wording.labels import visit_kind_label
from asystent_desktop.domain.kinds.visit import VisitKind
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role

DAY_W = 188
"""Room for "niedz. 22.11.2026" and its button."""


class HoursPanel(QWidget):
    """The fields behind "Change".

    Args:
        now: The local wall clock.

    Attributes:
        changed: The person entered something else.
        ended: Takes this minute for the end.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], datetime], add_working_days: Callable[[date, int], date]) -> None:
        super().__init__()
        self._now = now
        self.day = kit.DateEdit(lambda: now().date(), add_working_days, name=_("Date of the visit"))
        self.day.setFixedWidth(DAY_W)
        self.start = kit.TimeEdit(name=_("Start of the visit"))
        self.end = kit.TimeEdit(name=_("End of the visit"))
        kinds = [(kind.value, _(visit_kind_label(kind))) for kind in VisitKind]
        self.kind = kit.ChoiceField(kinds, name=_("Kind of visit"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.day)
        row.addSpacing(6)
        row.addWidget(self.start)
        row.addWidget(kit.Label("–", Role.BODY, tone="muted"))
        row.addWidget(self.end)
        row.addStretch(1)
        self.ended = kit.LinkButton(_("Ended now"))
        self.ended.clicked.connect(self._end_now)
        below = QHBoxLayout()  # beside the hours it would not fit a window at 200 %
        below.setSpacing(6)
        below.addWidget(self.kind, 1)
        below.addWidget(self.ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)
        for field in (self.day, self.start, self.end):
            field.changed.connect(self.changed)
            field.refused.connect(self.changed)
        self.kind.activated.connect(self.changed)

    def _end_now(self) -> None:
        self.end.set_value(self._now().time().replace(second=0, microsecond=0))
        self.changed.emit()

    def show_values(self, on: date | None, start: time | None, end: time | None, kind: VisitKind) -> None:
        """Fills the fields; nothing is emitted."""
        self.day.set_value(on)
        self.start.set_value(start)
        self.end.set_value(end)
        self.kind.set_value(kind.value)

    def kind_value(self) -> VisitKind:
        """The chosen kind."""
        return VisitKind(self.kind.value() or VisitKind.PLANNED)
