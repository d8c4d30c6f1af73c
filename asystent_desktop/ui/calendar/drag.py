"""A box under way: where it would lie if it were put down now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF

from asystent_desktop.ui.calendar.marks import DAY_MINUTES, Mark, clock, minutes

_THRESHOLD = 5


class Drag:
    """One drag.

    Args:
        mark: The box as it lay. `at`: where it was taken. `stretch`: by its lower edge.
    """

    def __init__(self, mark: Mark, at: QPointF, *, stretch: bool) -> None:
        self.mark = mark
        self._at = at
        self._stretch = stretch
        self._put = mark

    @property
    def changed(self) -> bool:
        """It would lie elsewhere."""
        before, now = self.mark, self._put
        return (before.on, before.start, before.end) != (now.on, now.start, now.end)

    def shown(self, mark: Mark) -> Mark:
        """The box as it is to be painted; every other one as it is."""
        return self._put if mark.key == self.mark.key else mark

    def carry(
        self, to: QPointF, days: Sequence[date], column: float, pixels_a_minute: float, step: int
    ) -> None:
        """Follows the mouse in whole steps of minutes and days."""
        way = to - self._at
        if abs(way.x()) + abs(way.y()) < _THRESHOLD:
            return
        moved = round(way.y() / pixels_a_minute / step) * step
        begins, ends = minutes(self.mark.start), minutes(self.mark.end)
        if self._stretch:
            ends = min(max(ends + moved, begins + step), DAY_MINUTES - 1)
            self._put = replace(self.mark, end=clock(ends))
            return
        length = ends - begins
        begins = min(max(begins + moved, 0), DAY_MINUTES - 1 - length)
        place = days.index(self.mark.on) + round(way.x() / column)
        on = days[min(max(place, 0), len(days) - 1)]
        self._put = replace(
            self.mark, on=on, start=clock(begins), end=clock(begins + length), lane=0, lanes=1
        )
