"""What the planner asks for: with whom a visit is planned, and what proposals rest on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.planner import planning, week as weeks
from asystent_desktop.application.planner.planning import Assumptions
from asystent_desktop.application.visits import appointments
from asystent_desktop.application.wording.choice_words import BLOCKS
from asystent_desktop.domain.kinds.planning import BlockKind
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.today.plan_sheet import PlanSheet

_BLOCK = "block:"


class VisitSheet(PlanSheet):
    """A visit with a family that is chosen here, or hours without one.

    Args:
        families: Id, name and number, the most urgent first.
        on, start: Where the planner was pointed at.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        families: Sequence[tuple[str, str, str]],
        on: date,
        start: time | None,
    ) -> None:
        self._families = families
        super().__init__(window, desk, tasks, "", "")
        self.begin_at(on, start)

    def add_first(self) -> None:
        """With whom, or what for."""
        people = [(held, masking().name(name, number)) for held, name, number in self._families]
        blocks = [(f"{_BLOCK}{kind}", _(words)) for kind, words in BLOCKS.items()]
        self._whom = kit.ChoiceField(
            [*people, *blocks], name=_("With whom, or what for"), placeholder=_("Choose a family or work")
        )
        self._whom_row = kit.LabeledField(_("With whom, or what for"), self._whom)
        self.add(self._whom_row)

    def typed(self) -> object:
        """Everything in the fields."""
        return self._whom.value(), super().typed()

    def use_case(self, on: date, hours: tuple[time, time], place: str) -> Job | None:
        """A visit, or hours without a family."""
        desk, chosen = self.desk, self._whom.value()
        self._whom_row.set_error("" if chosen else _("Choose a family, or what the hours are for."))
        if chosen is None:
            return None
        if chosen.startswith(_BLOCK):
            block = BlockKind(chosen.removeprefix(_BLOCK))
            return lambda: weeks.add_block(desk, block, on, *hours)
        return lambda: appointments.plan_visit(desk, chosen, on, *hours, place)


class RulesSheet(FormSheet):
    """What proposals rest on; kept on this computer."""

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, held: Assumptions) -> None:
        super().__init__(window, desk, tasks, _("Assumptions of a proposal"), width=640)
        self._begins, self._ends = kit.TimeEdit(), kit.TimeEdit()
        self._begins.set_value(held.begins)
        self._ends.set_value(held.ends)
        self._numbers = {
            "visits_a_day": (kit.TextField(), _("Visits a day at most")),
            "visit_minutes": (kit.TextField(), _("Length of a visit, minutes")),
            "travel_minutes": (kit.TextField(), _("Travel between districts, minutes")),
            "near_minutes": (kit.TextField(), _("Travel inside a district, minutes")),
        }
        self.add(kit.LabeledField(_("From"), self._begins), kit.LabeledField(_("Until"), self._ends))
        rows = []
        for name, (field, label) in self._numbers.items():
            field.setText(str(getattr(held, name)))
            rows.append(kit.LabeledField(label, field))
        self._rows = dict(zip(self._numbers, rows, strict=True))
        self.add(*rows[:2])
        self.add(*rows[2:])

    def typed(self) -> object:
        """Everything in the fields."""
        texts = [field.text() for field, _label in self._numbers.values()]
        return self._begins.value(), self._ends.value(), texts

    def job(self) -> Job | None:
        """Keeps them."""
        numbers: dict[str, int] = {}
        for name, (field, _label) in self._numbers.items():
            digits = field.text().strip()
            readable = digits.isascii() and digits.isdigit()
            self._rows[name].set_error("" if readable else _("Give a whole number, for example 4."))
            if readable:
                numbers[name] = int(digits)
        begins, ends = self._begins.value(), self._ends.value()
        if begins is None or ends is None or len(numbers) < len(self._numbers):
            return None
        desk, wanted = self.desk, Assumptions(begins=begins, ends=ends, **numbers)
        return lambda: planning.set_assumptions(desk, wanted)
