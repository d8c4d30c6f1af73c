"""A further basis for the work with a family; several may hold at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asystent_desktop.application import members
from asystent_desktop.application.family_views import BasisView
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.basis_fields import BasisFields
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role


class BasisSheet(FormSheet):
    """Shows the bases that are there and adds one."""

    def __init__(
        self, window: QWidget, desk: Desk, tasks: Tasks, family_id: str, bases: tuple[BasisView, ...]
    ) -> None:
        super().__init__(window, desk, tasks, _("Basis for the work"), width=640, save=_("Add the basis"))
        self._family_id = family_id
        for one in bases:
            self.add(kit.Label(_line(one), Role.ROW, tone="" if one.in_force else "muted", wrap=True))
        self.basis = BasisFields(self, needed=True)

    def typed(self) -> object:
        """Everything in the fields."""
        return self.basis.typed()

    def job(self) -> Job | None:
        """Adds the basis."""
        form = self.basis.form() if self.basis.check() else None
        if form is None:
            return None
        desk, family_id = self.desk, self._family_id
        return lambda: members.add_basis(desk, family_id, form)


def _line(one: BasisView) -> str:
    until = numeric_date(one.until) if one.until else _("open-ended")
    parts = [f"{_(one.label)}: {numeric_date(one.since)} – {until}", one.court_case_ref, one.document]
    return " · ".join(part for part in parts if part)
