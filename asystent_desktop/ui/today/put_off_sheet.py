"""Putting a term off: another planned day and the reason. The term itself never moves."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.due import postponing
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework import due_words
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_day, check_text
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks


class PutOffSheet(FormSheet):
    """One term."""

    def __init__(self, window: QWidget, desk: Desk, tasks: Tasks, item: DueItem) -> None:
        name = masking().name(item.family, item.family_number)
        about = " · ".join(part for part in (name, due_words.title(item)) if part)
        super().__init__(window, desk, tasks, _("Put off"), about, width=520, save=_("Put off"))
        self._item = item
        self._on = self.day_field(_("Planned for"))
        hint = _("The deadline stays on {day}.").format(day=day_date(item.due_on))
        self._day = kit.LabeledField(_("Planned for"), self._on, hint=hint)
        self._on.set_value(
            item.postponed_until or desk.rules.holidays.add_working_days(desk.clock.today(), 1)
        )
        self._why = kit.TextField()
        self._why.setText(item.reason)
        self._reason = kit.LabeledField(_("Reason"), self._why)
        self.add(self._day)
        self.add(self._reason)

    def typed(self) -> object:
        """Everything in the fields."""
        return self._on.value(), self._why.text()

    def job(self) -> Job | None:
        """Keeps it."""
        readable = check_day(self._day, needed=True)
        given = check_text(self._reason, _("Give the reason in a few words."))
        until = self._on.value()
        if not readable or not given or until is None:
            return None
        if until < self.desk.clock.today():
            self._day.set_error(_("Choose today or a later day."))
            return None
        desk, item, reason = self.desk, self._item, self._why.text()
        return lambda: postponing.postpone(desk, item, until, reason)
