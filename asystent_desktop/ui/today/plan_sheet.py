"""Planning a visit: date, hours, place; it goes into one's own planner. The term itself never moves."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.visits import appointments
from asystent_desktop.domain.kinds.visit import Place
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_day
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.visit.words import an_hour_later, places


class PlanSheet(FormSheet):
    """One meeting.

    Args:
        family_id: With whom.
        name: The family's name as it may be shown (masked where masking is on).
        due_on: Until when the meeting is due; said as a hint. None without a term.
    """

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, family_id: str, name: str, due_on: date | None = None
    ) -> None:
        super().__init__(window, desk, tasks, _("Plan a visit"), name, width=520, save=_("Plan it"))
        self._family_id = family_id
        hint = _("The meeting is due by {day}.").format(day=day_date(due_on)) if due_on else ""
        self._on = self.day_field(_("Date"))
        self._day = kit.LabeledField(_("Date"), self._on, hint=hint)
        self._start, self._end = kit.TimeEdit(), kit.TimeEdit()
        self._from = kit.LabeledField(_("From"), self._start)
        self._until = kit.LabeledField(_("Until"), self._end)
        self._start.changed.connect(self._follow_start)
        self._places = kit.ChipGroup(
            _("Place"),
            [kit.Option(key, text) for key, text in places()],
            exclusive=True,
            clearable=False,
        )
        self._places.set_values([Place.HOME])
        self.add_first()
        self.add(self._day)
        self.add(self._from, self._until)
        self.add(kit.LabeledField(_("Place"), self._places))

    def add_first(self) -> None:
        """Fields above the date; here none."""

    def begin_at(self, on: date, start: time | None) -> None:
        """Fills day and hour in."""
        self._on.set_value(on)
        if start is not None:
            self._start.set_value(start)
            self._follow_start()

    def use_case(self, on: date, hours: tuple[time, time], place: str) -> Job | None:
        """The write for a day, hours and a place that were read."""
        desk, family_id = self.desk, self._family_id
        return lambda: appointments.plan_visit(desk, family_id, on, *hours, place)

    def _follow_start(self) -> None:
        """An hour is proposed; an end that is later than the start already stays."""
        start, end = self._start.value(), self._end.value()
        if start is not None and (end is None or end <= start):
            self._end.set_value(an_hour_later(start))

    def typed(self) -> object:
        """Everything in the fields."""
        return self._on.value(), self._start.value(), self._end.value(), self._places.value()

    def _hours(self) -> tuple[time, time] | None:
        start, end = self._start.value(), self._end.value()
        self._from.set_error("" if start else _("Give the hour, for example 11:30."))
        late = start is not None and end is not None and end <= start
        words = _("The visit must end later than it starts.") if late else ""
        self._until.set_error(words if end else _("Give the hour, for example 12:30."))
        return (start, end) if start and end and not late else None

    def job(self) -> Job | None:
        """Puts the meeting into the planner."""
        if not check_day(self._day, needed=True):
            self._on.setFocus()
            return None
        on, hours = self._on.value(), self._hours()
        if on is not None and on < self.desk.clock.today():
            self._day.set_error(_("A visit is planned for today or a later day."))
            return None
        if on is None or hours is None:
            return None
        return self.use_case(on, hours, self._places.value() or Place.HOME.value)
