"""The sheet "Nowe pismo": a paper no court asked for, its form and its addressee."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application.courts.directory import CourtChoice
from asystent_desktop.application.courts.forms import CourtForm
from asystent_desktop.domain.papers import Addressee
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role

OTHER = "other"


class PaperSheet(kit.Sheet):
    """Asks for form, addressee and case reference; the draft is composed from the file.

    Args:
        forms: Those that answer no letter.
        addressees: The directory; each form offers the kinds it may go to.

    Attributes:
        accepted: Key of the form, Addressee, case reference.
    """

    accepted = Signal(str, object, str)

    def __init__(
        self, window: QWidget, forms: Sequence[CourtForm], addressees: Sequence[CourtChoice]
    ) -> None:
        about = _("A paper the assistant writes unasked; it is composed from the family's file")
        super().__init__(window, _("New paper"), about, width=640)
        self._forms = {one.key: one for one in forms}
        self._addressees = addressees
        self._offered: list[CourtChoice] = []
        self.form = kit.ChoiceField(
            [(one.key, one.name) for one in forms], placeholder=_("Choose from the list")
        )
        self.choice = kit.ChoiceField([], placeholder=_("Choose from the list"))
        self.court, self.division = kit.TextField(), kit.TextField()
        self.street, self.town, self.case_ref = kit.TextField(), kit.TextField(), kit.TextField()
        self._form_field = kit.LabeledField(_("Kind of paper"), self.form)
        self._choice_field = kit.LabeledField(_("Addressee"), self.choice, hint=_("Fills the fields below."))
        self._court_field = kit.LabeledField(_("Name"), self.court)
        self._build()
        self.form.activated.connect(self._offer)
        self.choice.activated.connect(self._take)

    def _build(self) -> None:
        self.body.addWidget(self._form_field)
        self.body.addWidget(self._choice_field)
        for left, right in (
            (self._court_field, kit.LabeledField(_("Division"), self.division)),
            (
                kit.LabeledField(_("Street"), self.street),
                kit.LabeledField(_("Postcode and town"), self.town),
            ),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(left, 1)
            row.addWidget(right, 1)
            self.body.addLayout(row)
        self.body.addWidget(kit.LabeledField(_("Case reference, if there is one"), self.case_ref))
        note = _("Court papers without a court's letter are an information or a request, never an opinion.")
        self.body.addWidget(kit.Label(note, Role.CAPTION, tone="muted", wrap=True))
        self.body.addStretch(1)
        self.go = self.ask(_("Compose the draft"), self.save)

    @Slot()
    def _offer(self) -> None:
        """Addressees the chosen form may go to."""
        form = self._forms.get(self.form.value() or "")
        kinds = form.addressee if form else ()
        self._offered = [one for one in self._addressees if one.kind in kinds]
        names = [
            (str(at), " · ".join(part for part in (one.court, one.division) if part))
            for at, one in enumerate(self._offered)
        ]
        self.choice.set_choices([*names, (OTHER, _("Another addressee"))])
        self._form_field.set_error("")

    @Slot()
    def _take(self) -> None:
        value = self.choice.value()
        if value is None or value == OTHER:
            self._choice_field.set_hint("")
            self.court.setFocus()
            return
        one = self._offered[int(value)]
        for field, text in (
            (self.court, one.court),
            (self.division, one.division),
            (self.street, one.street),
            (self.town, one.postcode_city),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self._choice_field.set_hint(one.note or _("Fills the fields below."))
        self._court_field.set_error("")

    @Slot()
    def save(self) -> None:
        """Tells form and addressee; what is missing gets the focus."""
        form, court = self.form.value(), self.court.text().strip()
        self._form_field.set_error("" if form else _("Choose what you write."))
        self._court_field.set_error("" if court else _("Name the addressee, or choose one from the list."))
        if not form:
            self.form.setFocus()
        elif not court:
            self.reveal(self.court)
        else:
            rest = (field.text().strip() for field in (self.division, self.street, self.town))
            self.put_away()
            self.accepted.emit(form, Addressee(court, *rest), self.case_ref.text().strip())
