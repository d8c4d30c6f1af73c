"""The next visit: five or ten working days on at the same hour, or another date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date, time_24
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.visit.card_data import FAR_WORKING_DAYS, NEAR_WORKING_DAYS, quarter
from asystent_desktop.ui.visit.hours import DAY_W

OTHER = "other"
_PROPOSALS = {"near": NEAR_WORKING_DAYS, "far": FAR_WORKING_DAYS}


class NextVisit(QWidget):
    """Two proposals and a date of one's own; choosing the chosen chip again leaves the next visit open.

    Args:
        today: Tells the day to count typed dates from.
        add_working_days: Counts working days.

    Attributes:
        changed: The person chose something else.
        reshaped: The fields of a date of one's own appeared or went away.
    """

    changed = Signal()
    reshaped = Signal()

    def __init__(self, today: Callable[[], date], add_working_days: Callable[[date, int], date]) -> None:
        super().__init__()
        self._add = add_working_days
        self._proposed: dict[str, date] = {}
        self._hour: time | None = None
        self.chips = kit.ChipGroup(_("Next visit"), exclusive=True)
        self.day = kit.DateEdit(today, add_working_days, name=_("Date of the next visit"))
        self.day.setFixedWidth(DAY_W)
        self.at = kit.TimeEdit(name=_("Hour of the next visit"))
        self._own = QWidget()
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(6)
        own.addWidget(self.day)
        own.addWidget(self.at)
        own.addStretch(1)
        self._own.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.chips)
        column.addWidget(self._own)
        self.chips.changed.connect(self._chosen)
        for field in (self.day, self.at):
            field.changed.connect(self.changed)

    def set_base(self, on: date | None, hour: time | None) -> None:
        """Counts the proposals from another day or hour; a chosen proposal moves along."""
        self._hour = quarter(hour)
        self._proposed = {key: self._add(on, count) for key, count in _PROPOSALS.items()} if on else {}
        chosen = self.chips.value()
        options = [kit.Option(key, self._words(day)) for key, day in self._proposed.items()]
        self.chips.set_options([*options, kit.Option(OTHER, _("Another date…"))])
        self.chips.set_values([chosen] if chosen else [])

    def _words(self, day: date) -> str:
        return f"{short_date(day)}, {time_24(self._hour)}" if self._hour else short_date(day)

    def value(self) -> tuple[date | None, time | None]:
        """Day and hour; two Nones when it is left open."""
        chosen = self.chips.value()
        if chosen is None:
            return None, None
        if chosen == OTHER:
            return self.day.value(), self.at.value() or self._hour
        return self._proposed[chosen], self._hour

    def set_value(self, on: date | None, at: time | None) -> None:
        """Shows a choice; nothing is emitted."""
        same_hour = at is None or at == self._hour
        found = next((key for key, day in self._proposed.items() if day == on and same_hour), None)
        chosen = None if on is None else found or OTHER
        self.chips.set_values([chosen] if chosen else [])
        own = chosen == OTHER
        self.day.set_value(on if own else None)
        self.at.set_value((at or self._hour) if own else None)
        self._own.setVisible(own)

    def _chosen(self) -> None:
        own = self.chips.value() == OTHER
        if own != self._own.isVisibleTo(self):
            self._own.setVisible(own)
            if own:
                self.at.set_value(self._hour)
                self.day.setFocus()
            self.reshaped.emit()
        self.changed.emit()
