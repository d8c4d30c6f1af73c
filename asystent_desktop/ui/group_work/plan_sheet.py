"""Planning a group meeting: what about, when, where, which families; one plan for all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.visits import group_work
from asystent_desktop.application.visits.group_work import InvalidGroup
from asystent_desktop.application.visits.words import word_problem
from asystent_desktop.application.wording.choice_words import METHODS
from asystent_desktop.domain.kinds.group_work import GroupMeeting, GroupMethod
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_day, check_text
from asystent_desktop.ui.group_work.presenter import GroupDesk
from asystent_desktop.ui.group_work.words import family_words
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.visit.rows import OfferedChips
from asystent_desktop.ui.visit.words import an_hour_later, places

OFFICE = "office"


class GroupPlanSheet(FormSheet):
    """A new meeting, or changes of a planned one."""

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, shown: GroupDesk, held: GroupMeeting | None = None
    ) -> None:
        about = _("It stands in your planner; what happens becomes one entry in each family's file.")
        super().__init__(window, desk, tasks, _("Group meeting"), about, width=640)
        self._held = held
        self.topic = kit.TextField(placeholder=_("e.g. How to talk about homework"))
        self.method = kit.ChipGroup(
            _("Method"),
            [kit.Option(one.value, _(text)) for one, text in METHODS.items()],
            exclusive=True,
            clearable=False,
        )
        self.on = self.day_field(_("Date"))
        self.start, self.end = kit.TimeEdit(), kit.TimeEdit()
        self.start.changed.connect(self._follow_start)
        options = [kit.Option(key, text) for key, text in places()]
        self.place = kit.ChipGroup(_("Place"), options, exclusive=True, clearable=False)
        points = dictionaries.offered("statutory_tasks")
        self.tasks_done = kit.ChipGroup(
            _("Tasks of art. 15"), [kit.Option(one.key, one.key) for one in points]
        )
        invited = [kit.Option(key, family_words(number, name)) for key, number, name in shown.families]
        self.families = OfferedChips(_("Families"), invited)
        self._rows = self._lines()
        self._fill(held)

    def _lines(self) -> dict[str, kit.LabeledField]:
        topic_hint = _("No names: the entry of each family shows it.")
        rows = {
            "topic": kit.LabeledField(_("Subject"), self.topic, hint=topic_hint),
            "method": kit.LabeledField(_("Method"), self.method),
            "on": kit.LabeledField(_("Date"), self.on),
            "start": kit.LabeledField(_("From"), self.start),
            "end": kit.LabeledField(_("Until"), self.end),
            "place": kit.LabeledField(_("Place"), self.place),
            "families": kit.LabeledField(_("Families"), self.families),
            "statutory_tasks": kit.LabeledField(_("Tasks of art. 15"), self.tasks_done),
        }
        self.add(rows["topic"])
        self.add(rows["method"])
        self.add(rows["on"])
        self.add(rows["start"], rows["end"])
        for name in ("place", "families", "statutory_tasks"):
            self.add(rows[name])
        return rows

    def _fill(self, held: GroupMeeting | None) -> None:
        self.method.set_values([(held.method if held else GroupMethod.CLASSES).value])
        self.place.set_values([held.place if held else OFFICE])
        if held is not None:
            self.topic.setText(held.topic)
            self.on.set_value(held.on)
            self.start.set_value(held.start)
            self.end.set_value(held.end)
            self.families.set_values(held.families)
            self.tasks_done.set_values(held.statutory_tasks)

    def _follow_start(self) -> None:
        """Proposes the end; one that is later than the start already stays."""
        start, end = self.start.value(), self.end.value()
        if start is not None and (end is None or end <= start):
            self.end.set_value(an_hour_later(start))

    def typed(self) -> object:
        """Everything in the fields."""
        days = (self.on.value(), self.start.value(), self.end.value())
        chosen = (self.method.value(), self.place.value(), self.families.values(), self.tasks_done.values())
        return self.topic.text(), *days, *chosen

    def job(self) -> Job | None:
        """Keeps the plan."""
        rows = self._rows
        sound = [
            check_text(rows["topic"], _("Give the subject.")),
            check_day(rows["on"], needed=True),
        ]
        start, end = self.start.value(), self.end.value()
        rows["start"].set_error("" if start else _("Give the hour, for example 11:30."))
        rows["end"].set_error("" if end else _("Give the hour, for example 12:30."))
        on = self.on.value()
        if not all(sound) or on is None or start is None or end is None:
            return None
        given = {
            "topic": self.topic.text().strip(),
            "method": GroupMethod(self.method.value() or GroupMethod.CLASSES),
            "on": on,
            "start": start,
            "end": end,
            "place": self.place.value() or OFFICE,
            "families": self._kept_families(),
            "statutory_tasks": self.tasks_done.values(),
        }
        if self._held is None:
            return partial(group_work.plan_group, self.desk, **given)
        return partial(group_work.change_group, self.desk, self._held.id, **given)

    def _kept_families(self) -> tuple[str, ...]:
        """The chosen ones, and those invited that stand on no chip: handed over, but still invited."""
        chosen = self.families.values()
        offered = set(self.families.offered)
        gone = [one for one in self._held.families if one not in offered] if self._held else []
        return (*chosen, *gone)

    def explain(self, error: AppError) -> bool:
        """Shows a refusal at its field."""
        if not isinstance(error, InvalidGroup):
            return False
        for problem in error.problems:
            if problem.field in self._rows:
                self._rows[problem.field].set_error(word_problem(problem))
        first = next((self._rows[one.field] for one in error.problems if one.field in self._rows), None)
        if first is not None:
            self.reveal(first.field)
        return first is not None
