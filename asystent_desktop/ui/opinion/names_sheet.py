"""The sheet "Odmiana imion i nazwisk": the program's proposal by person and case, and its correction."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.application.opinion.name_forms import USED, NameFormRow
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.declension import Case
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role

CASES = {
    Case.GENITIVE: (N_("genitive"), N_("of whom? – towards …")),
    Case.DATIVE: (N_("dative"), N_("to whom? – help given to …")),
    Case.ACCUSATIVE: (N_("accusative"), N_("whom? – … was referred")),
    Case.INSTRUMENTAL: (N_("instrumental"), N_("with whom? – cooperation with …")),
    Case.LOCATIVE: (N_("locative"), N_("about whom? – an opinion about …")),
}


class NamesSheet(kit.Sheet):
    """One person at a time.

    Attributes:
        accepted: Carries tuples of member id, Case, the form before and the form now ("": the program's).
    """

    accepted = Signal(tuple)

    def __init__(self, window: QWidget, rows: Sequence[NameFormRow]) -> None:
        about = _("How papers write first name and surname. An emptied field goes back to the proposal.")
        super().__init__(window, _("Forms of names"), about, width=560)
        self._rows = {(row.member_id, row.case): row for row in rows}
        self._typed: dict[tuple[str, Case], str] = {}
        people = dict.fromkeys((row.member_id, row.name) for row in rows)
        self.person = kit.ChoiceField([(key, masking().text(name)) for key, name in people])
        self.body.addWidget(kit.LabeledField(_("Person"), self.person))
        self.fields: dict[Case, kit.TextField] = {}
        self._labels: dict[Case, kit.LabeledField] = {}
        for case in USED:
            label, hint = CASES[case]
            self.fields[case] = kit.TextField()
            self._labels[case] = kit.LabeledField(_(label), self.fields[case], hint=_(hint))
            self.body.addWidget(self._labels[case])
        note = _("A corrected form is used in every paper, and in this one it is put right at once.")
        self.body.addWidget(kit.Label(note, Role.CAPTION, tone="muted", wrap=True))
        self.body.addStretch(1)
        self.go = self.ask(_("Save"), self._accept)
        self._shown = ""
        self.person.activated.connect(self._turn)
        if people:
            self.person.set_value(next(iter(people))[0])
            self._turn()

    @Slot()
    def _turn(self) -> None:
        """Another person; what was typed for the one before is kept."""
        self._take()
        self._shown = self.person.value() or ""
        for case, field in self.fields.items():
            row = self._rows[self._shown, case]
            field.setText(self._typed.get((self._shown, case), row.form))
            hint = _(CASES[case][1])
            told = _("{hint} · corrected by hand").format(hint=hint) if row.corrected else hint
            self._labels[case].set_hint(told)

    def _take(self) -> None:
        if self._shown:
            for case, field in self.fields.items():
                self._typed[self._shown, case] = " ".join(field.text().split())

    @Slot()
    def _accept(self) -> None:
        self._take()
        changed = [
            (member, case, self._rows[member, case].form, form)
            for (member, case), form in self._typed.items()
            if form != self._rows[member, case].form
        ]
        self.put_away()
        if changed:
            self.accepted.emit(tuple(changed))
