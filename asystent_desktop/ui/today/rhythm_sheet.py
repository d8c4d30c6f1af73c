"""A family's own interval of "Spotkanie (zarządzenie)", with the reason."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.due import postponing
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.reading import limit_on
from asystent_desktop.domain.kinds.planning import ContactCadence
from asystent_desktop.domain.limits import Limit
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_text
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks


class RhythmSheet(FormSheet):
    """One family.

    Args:
        item: Its meeting that is due.
        held: The rhythm it has of its own; None while the office's holds.
    """

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, item: DueItem, held: ContactCadence | None
    ) -> None:
        name = masking().name(item.family, item.family_number)
        super().__init__(window, desk, tasks, _("Rhythm of meetings"), name, width=520)
        self._family_id = item.family_id
        office = limit_on(desk, Limit.CONTACT_INTERVAL_WORKING_DAYS, desk.clock.today())
        self._days, self._why = kit.TextField(), kit.TextField()
        self._days.setText(str(held.interval_working_days if held else office))
        hint = _("By the office's order: {n}. A stricter one counts from today.").format(n=office)
        if held is not None:
            own = _("Since {day}: {n} ({reason}).").format(
                day=numeric_date(held.since), n=held.interval_working_days, reason=masking().text(held.reason)
            )
            hint = f"{hint} {own}"
        self._days_row = kit.LabeledField(
            _("A meeting at least once in so many working days"), self._days, hint=hint
        )
        self._reason = kit.LabeledField(_("Reason"), self._why)
        self.add(self._days_row)
        self.add(self._reason)
        if held is not None:
            self.end_button = kit.SecondaryButton(_("Back to the office's order"))
            self.end_button.clicked.connect(self._end)
            self.footer.insertWidget(0, self.end_button)

    def typed(self) -> object:
        """Everything in the fields."""
        return self._days.text(), self._why.text()

    def job(self) -> Job | None:
        """Keeps it from today on."""
        digits = self._days.text().strip()
        days = int(digits) if digits.isascii() and digits.isdigit() else 0
        readable = 1 <= days <= postponing.LONGEST_RHYTHM
        self._days_row.set_error("" if readable else _("Give a whole number from 1 to 60."))
        given = check_text(self._reason, _("Give the reason in a few words."))
        if not readable or not given:
            return None
        desk, family_id, reason = self.desk, self._family_id, self._why.text()
        return lambda: postponing.set_cadence(desk, family_id, days, reason)

    def _end(self) -> None:
        """From today on the office's interval holds again."""
        desk, family_id = self.desk, self._family_id
        before = desk.clock.today() - timedelta(days=1)
        self.tasks.write(
            self, lambda: postponing.end_cadence(desk, family_id, before), self._written, self._failed
        )
