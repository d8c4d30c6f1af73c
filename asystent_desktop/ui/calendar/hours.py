"""The paper of the week: heads of the days and terms above, the hours below, which scroll alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from asystent_desktop.application.planner.planning import Assumptions
from asystent_desktop.application.planner.week import WeekDay, WeekView
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.calendar.grid import WeekGrid
from asystent_desktop.ui.calendar.marks import Mark, ways
from asystent_desktop.ui.calendar.strip import TermStrip

PAPER_LEAST = 360
"""Days, terms and some hours; a lower page scrolls."""
_FIRST_SHOWN = time(7, 50)


class HoursPaper(kit.Frame):
    """The paper.

    Attributes:
        grid: The hours. `strip`: what stands above them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.grid, self.strip = WeekGrid(), TermStrip()
        self._scrolled = False
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.grid)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._align())
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2, 0, 2, 2)
        inside.setSpacing(0)
        self._above = QHBoxLayout()
        self._above.addWidget(self.strip)
        inside.addLayout(self._above)
        inside.addWidget(kit.Line())
        inside.addWidget(self._scroll, 1)
        self.setMinimumHeight(PAPER_LEAST)
        self.grid.reached.connect(self._reveal)

    def show_days(
        self,
        week: WeekView,
        days: Sequence[WeekDay],
        boxes: Sequence[Mark],
        rules: Assumptions,
        now: datetime,
    ) -> None:
        """Shows other days; at first from the morning on."""
        self.grid.show_marks([day.on for day in days], boxes, ways(boxes, rules), now)
        self.strip.show_week(week, days)
        if not self._scrolled:
            self._scrolled = True
            QTimer.singleShot(0, self, self._scroll_to_morning)

    def _scroll_to_morning(self) -> None:
        self._scroll.verticalScrollBar().setValue(int(self.grid.y_of(_FIRST_SHOWN)))

    def _reveal(self, area: QRectF) -> None:
        self._scroll.ensureVisible(0, int(area.center().y()), 0, int(area.height()))

    def _align(self) -> None:
        """The scroll bar takes its room beside the hours alone; days and terms keep to their columns."""
        bar = self._scroll.verticalScrollBar()
        self._above.setContentsMargins(0, 0, bar.sizeHint().width() if bar.maximum() else 0, 0)
