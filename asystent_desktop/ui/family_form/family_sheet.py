"""The card of a family: taking one on, and changing what was written down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.family import families
from asystent_desktop.application.family.views import FamilyForm
from asystent_desktop.application.faults import NumberTaken, OverLimit
from asystent_desktop.application.wording.labels import risk_label
from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.basis_fields import BasisFields
from asystent_desktop.ui.family_form.form_sheet import FormSheet, Job, check_day, check_text
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role

_TEXTS = (
    "full_name",
    "name",
    "number",
    "case_number",
    "street",
    "district",
    "postcode",
    "city",
    "phone",
    "social_worker",
)


class FamilySheet(FormSheet):
    """A new family, or an old one's card.

    Args:
        family_id: None for a new family; `saved` then carries (ChangeSet, id), else a ChangeSet.
        form: What stands in the fields at first.
        proposed: The number a new family gets when none is typed.
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        *,
        family_id: str | None = None,
        form: FamilyForm | None = None,
        proposed: str = "",
    ) -> None:
        new = family_id is None
        title = _("New family") if new else _("Family's card")
        super().__init__(window, desk, tasks, title, width=704, save=_("Add the family") if new else "")
        self._family_id = family_id
        self._form = form or FamilyForm(name="", full_name="", cooperation_from=desk.clock.today())
        self._texts: dict[str, kit.LabeledField] = {}
        self._who()
        self._texts["number"].field.setPlaceholderText(proposed)  # type: ignore[attr-defined]
        self._where()
        self._when()
        self.basis = BasisFields(self) if new else None
        self._notes()
        self._over = kit.LabeledField(_("Why above the limit"), kit.TextField())
        self.add(self._over)
        self._over.hide()

    def _text(self, name: str, label: str, hint: str = "") -> kit.LabeledField:
        row = kit.LabeledField(label, kit.TextField(getattr(self._form, name)), hint=hint)
        self._texts[name] = row
        return row

    def _who(self) -> None:
        self.add(
            self._text("full_name", _("First and last name"), _("The person the file is kept under")),
            self._text("name", _("Short name in lists"), _("Empty: the last name")),
        )
        self.add(
            self._text("number", _("Number of the file")), self._text("case_number", _("Office case number"))
        )

    def _where(self) -> None:
        self.add(self._text("street", _("Street and number")), self._text("district", _("District")))
        self.add(self._text("postcode", _("Postcode")), self._text("city", _("Town")))
        self.add(self._text("phone", _("Telephone")), self._text("social_worker", _("Social worker")))

    def _when(self) -> None:
        self._since = kit.LabeledField(_("Cooperation since"), self.day_field(_("Cooperation since")))
        self._diagnosed = kit.LabeledField(_("Diagnosis ready on"), self.day_field(_("Diagnosis ready on")))
        for row, value in (
            (self._since, self._form.cooperation_from),
            (self._diagnosed, self._form.diagnosed_on),
        ):
            assert isinstance(row.field, kit.DateEdit)
            row.field.set_value(value)
        self.add(self._since, self._diagnosed)

    def _notes(self) -> None:
        self._risk = kit.ChoiceField([(risk, _(risk_label(risk))) for risk in Risk])
        self._risk.set_value(self._form.risk_level)
        self._safety = kit.NoteField(role=Role.BODY)
        self._safety.setPlainText(self._form.safety_note)
        self._safety.setFixedHeight(60)
        self.add(
            kit.LabeledField(_("Risk level"), self._risk),
            kit.LabeledField(
                _("What to know at the door"), self._safety, hint=_("Dog, stairs, intercom, threats")
            ),
        )

    def _value(self, name: str) -> str:
        field = self._texts[name].field
        assert isinstance(field, kit.TextField)
        return field.text().strip()

    def _day(self, row: kit.LabeledField) -> Any:
        assert isinstance(row.field, kit.DateEdit)
        return row.field.value()

    def form(self) -> FamilyForm:
        """What was typed; an empty short name is the last word of the full one."""
        values = {name: self._value(name) for name in _TEXTS}
        values["name"] = values["name"] or (values["full_name"].split() or [""])[-1]
        return replace(
            self._form,
            **values,
            cooperation_from=self._day(self._since),
            diagnosed_on=self._day(self._diagnosed),
            risk_level=Risk(self._risk.value() or Risk.UNASSESSED),
            safety_note=self._safety.toPlainText().strip(),
        )

    def typed(self) -> object:
        """Everything in the fields."""
        return self.form(), self.basis.typed() if self.basis else None

    def _checks(self) -> list[bool]:
        checks = [
            check_text(self._texts["full_name"], _("Give the first and last name, e.g. Anna Wiśniewska.")),
            check_day(self._since, needed=self._family_id is None),
            check_day(self._diagnosed),
        ]
        return [*checks, self.basis.check()] if self.basis else checks

    def job(self) -> Job | None:
        """Creates the family, or changes what differs from before."""
        if not all(self._checks()):
            self._focus_first_error()
            return None
        form, desk, family_id = self.form(), self.desk, self._family_id
        if family_id is None:
            basis = self.basis.form() if self.basis else None
            field = self._over.field
            assert isinstance(field, kit.TextField)
            reason = field.text().strip()
            return lambda: families.create_family(desk, form, basis, override_reason=reason)
        changed = {name: value for name, value in vars(form).items() if value != getattr(self._form, name)}
        if not changed.get("number", form.number):
            changed.pop("number")
        return lambda: families.change_family(desk, family_id, **changed)

    def _focus_first_error(self) -> None:
        rows = [*self._texts.values(), self._since, self._diagnosed, *(self.basis.rows if self.basis else ())]
        wrong = next((row for row in rows if row.error), None)
        if wrong is not None:
            self.reveal(wrong.field)

    def explain(self, error: AppError) -> bool:
        """A number taken stands at its field; above the limit the reason is asked for."""
        if isinstance(error, NumberTaken):
            self._texts["number"].set_error(word(error))
            self._texts["number"].field.setFocus()
            return True
        if isinstance(error, OverLimit):
            self._over.show()
            self._over.set_error(word(error))
            self._over.field.setFocus()
            return True
        return False
