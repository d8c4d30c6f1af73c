"""Why the assistant works with the family: fields used by a new family and by a further basis."""

from __future__ import annotations

from asystent_desktop.application.family.views import BasisForm
from asystent_desktop.application.wording.labels import basis_label
from asystent_desktop.domain.case_ref import recognise_case_ref
from asystent_desktop.domain.kinds.family import Basis
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.family_form.form_sheet import FormSheet, check_day


class BasisFields:
    """Kind, first and last day, document, and for a court its reference.

    Args:
        sheet: The form the rows are added to.
        needed: A kind must be chosen; otherwise a form without one has no basis.
    """

    def __init__(self, sheet: FormSheet, *, needed: bool = False) -> None:
        self._needed = needed
        self._today = sheet.desk.clock.today
        self._kinds = kit.ChipGroup(
            _("Basis"), [kit.Option(one, _(basis_label(one))) for one in Basis], exclusive=True
        )
        self._kinds.changed.connect(self._reflect)
        self._kind = kit.LabeledField(_("Basis for the work"), self._kinds)
        self._since = kit.LabeledField(_("In force since"), sheet.day_field(_("In force since")))
        self._until = kit.LabeledField(_("In force until"), sheet.day_field(_("In force until")))
        self._document = kit.LabeledField(
            _("Document"), kit.TextField(), hint=_("Referral, court order, certificate")
        )
        self._case = kit.LabeledField(
            _("Court case reference"), kit.TextField(), hint=_("For example III Nsm 397/25")
        )
        case = self._case.field
        assert isinstance(case, kit.TextField)
        case.editingFinished.connect(self._look_at_case)
        sheet.add(self._kind)
        sheet.add(self._since, self._until)
        sheet.add(self._document, self._case)
        self._sheet = sheet
        self._reflect()

    def _reflect(self) -> None:
        """The rest is asked for only when there is a basis, the reference only of a court."""
        kind = self._kinds.value()
        for row in (self._since, self._until, self._document):
            row.setVisible(kind is not None)
        self._case.setVisible(kind == Basis.COURT)
        if self._sheet.isVisible():
            self._sheet.refit()

    def _look_at_case(self) -> None:
        """Puts the reference in order; one of another shape is kept, with a word to look twice."""
        field = self._case.field
        assert isinstance(field, kit.TextField)
        typed = field.text().strip()
        known = recognise_case_ref(typed)
        if known is not None:
            field.setText(str(known))
        odd = bool(typed) and (known is None or not known.known_repertory)
        self._case.set_hint(
            _("Check it: a family court's reference looks like III Nsm 397/25.")
            if odd
            else _("For example III Nsm 397/25")
        )

    @property
    def rows(self) -> tuple[kit.LabeledField, ...]:
        """The fields that can be wrong, from the top."""
        return self._kind, self._since, self._until

    @staticmethod
    def _words(row: kit.LabeledField) -> str:
        assert isinstance(row.field, kit.TextField)
        return row.field.text().strip()

    def form(self) -> BasisForm | None:
        """What was typed; None without a kind."""
        kind = self._kinds.value()
        if kind is None:
            return None
        since, until = self._since.field, self._until.field
        assert isinstance(since, kit.DateEdit)
        assert isinstance(until, kit.DateEdit)
        return BasisForm(
            basis=Basis(kind),
            since=since.value() or self._today(),
            until=until.value(),
            document=self._words(self._document),
            court_case_ref=self._words(self._case) if kind == Basis.COURT else "",
        )

    def typed(self) -> object:
        """Everything in the fields, comparable."""
        return self.form()

    def check(self) -> bool:
        """Marks what is missing or cannot be true."""
        if self._kinds.value() is None:
            self._kind.set_error(_("Choose why the assistant works with the family.") if self._needed else "")
            return not self._needed
        self._kind.set_error("")
        if not (check_day(self._since, needed=True) and check_day(self._until)):
            return False
        form = self.form()
        if form is not None and form.until is not None and form.until < form.since:
            self._until.set_error(_("The last day must not be earlier than the first."))
            return False
        return True
