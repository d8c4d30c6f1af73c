"""The sheet "Nowe pismo sądu": the court, the reference, the dates, and what the court asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.application.courts.directory import CourtChoice, has_postcode
from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.opinion import opinions
from asystent_desktop.application.opinion.views import RequestForm, RequestView
from asystent_desktop.application.wording import labels
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role, Tone

OTHER = "other"
COURTS = ("court", "regional_court")


class LetterSheet(kit.Sheet):
    """Types in a letter, or corrects one.

    Attributes:
        accepted: Carries a RequestForm whose dates can be read.
    """

    accepted = Signal(object)

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        request: RequestView | None = None,
        courts: Sequence[CourtChoice] = (),
    ) -> None:
        title = _("Correct the court's letter") if request else _("New letter from the court")
        super().__init__(window, title, _("What the letter says, so that the opinion answers it"), width=640)
        self._courts = [one for one in courts if one.kind in COURTS]
        names = [(str(at), f"{one.court} · {one.division}") for at, one in enumerate(self._courts)]
        self.choice = kit.ChoiceField(
            [*names, (OTHER, _("Another court"))], placeholder=_("Choose from the list")
        )
        self.court, self.division = kit.TextField(), kit.TextField()
        self.street, self.town = kit.TextField(), kit.TextField()
        self.case_ref = kit.TextField(placeholder="V Nsm 412/26")
        self.legal_basis = kit.TextField(placeholder="art. 15 ust. 1 pkt 17")
        add = desk.rules.holidays.add_working_days
        today = desk.clock.today
        self.letter_on, self.received_on = kit.DateEdit(today, add), kit.DateEdit(today, add)
        self.due_on = kit.DateEdit(today, add)
        self.questions = kit.NoteField(role=Role.BODY)
        self.questions.setFixedHeight(84)
        self.fields: dict[str, kit.LabeledField] = {}
        self.warning = kit.Banner("", Tone.SOON)
        self.warning.hide()
        self._build()
        self.town.textChanged.connect(self._look_at_town)
        if request is not None:
            self._fill(request)
        self.choice.activated.connect(self._take_court)
        self.case_ref.editingFinished.connect(self._recognise)

    def _build(self) -> None:
        self.body.addWidget(self._field("choice", _("Court"), self.choice, _("Fills the fields below.")))
        for row in (
            (("court", _("Name of the court"), self.court), ("division", _("Division"), self.division)),
            (("street", _("Street"), self.street), ("postcode_city", _("Postcode and town"), self.town)),
        ):
            self._row(*row)
        self._row(
            ("case_ref", _("Case reference"), self.case_ref),
            ("legal_basis", _("Legal basis the court cites"), self.legal_basis),
        )
        self.body.addWidget(self.warning)
        self._row(
            ("letter_on", _("Date of the letter"), self.letter_on),
            ("received_on", _("Received on"), self.received_on),
            ("due_on", _("Deadline"), self.due_on),
        )
        asked = _("Questions of the court")
        self.body.addWidget(self._field("questions", asked, self.questions, _("One in each line.")))
        self.go = self.ask(_("Save the letter"), self.save)

    def _field(self, name: str, label: str, field: QWidget, hint: str = "") -> kit.LabeledField:
        self.fields[name] = kit.LabeledField(label, field, hint=hint)
        return self.fields[name]

    def _row(self, *fields: tuple[str, str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, label, field in fields:
            row.addWidget(self._field(name, label, field), 1)
        self.body.addLayout(row)

    def _fill(self, request: RequestView) -> None:
        for field, text in (
            (self.court, request.court),
            (self.division, request.division),
            (self.street, request.street),
            (self.town, request.postcode_city),
            (self.case_ref, request.case_ref),
            (self.legal_basis, request.legal_basis),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self.letter_on.set_value(request.letter_on)
        self.received_on.set_value(request.received_on)
        self.due_on.set_value(request.due_on)
        self.questions.setPlainText("\n".join(request.questions))

    @Slot()
    def _take_court(self) -> None:
        """Writes the chosen court into the fields; what is uncertain about it stands below."""
        value = self.choice.value()
        if value is None or value == OTHER:
            self.fields["choice"].set_hint(_("Copy the court from its letter."))
            self.court.setFocus()
            return
        one = self._courts[int(value)]
        self.court.setText(one.court)
        self.division.setText(one.division)
        self.street.setText(one.street)
        self.town.setText(one.postcode_city)
        self.court.setCursorPosition(0)
        self.fields["choice"].set_hint(one.note or _("Fills the fields below."))

    @Slot()
    def _look_at_town(self) -> None:
        """A letter without a postcode comes back: it is said at once, the form is saved all the same."""
        lacking = bool(self.town.text().strip()) and not has_postcode(self.town.text())
        words = _("The postcode is missing: copy it from the court's letter.") if lacking else ""
        self.fields["postcode_city"].set_hint(words)

    @Slot()
    def _recognise(self) -> None:
        """Puts a known reference into its usual shape; an odd one is a warning, never a refusal."""
        text = self.case_ref.text().strip()
        found = opinions.recognise_case_ref(text)
        if found is not None:
            self.case_ref.setText(str(found))
        warning = ""
        if text and found is None:
            warning = _("This is no usual case reference such as “V Nsm 412/26”. Compare it with the letter.")
        elif found is not None and not found.known_repertory:
            warning = _(
                "“{repertory}” is no repertory of a family court. Compare it with the letter."
            ).format(repertory=found.repertory)
        self._warn(warning)

    def _warn(self, text: str) -> None:
        self.warning.setVisible(bool(text))
        if text:
            self.warning.set(text, Tone.SOON)
            kit.announce(self.case_ref, text)
        self.refit()

    @Slot()
    def save(self) -> None:
        """Tells the form when it can be read; else the first wrong field gets the focus."""
        self._recognise()
        problems = {name: text for name, text in self._missing().items() if text}
        self._mark(problems)
        letter_on, received_on = self.letter_on.value(), self.received_on.value()
        if problems or letter_on is None or received_on is None:
            return
        form = RequestForm(
            court=self.court.text().strip(),
            division=self.division.text().strip(),
            case_ref=self.case_ref.text().strip(),
            letter_on=letter_on,
            received_on=received_on,
            street=self.street.text().strip(),
            postcode_city=self.town.text().strip(),
            due_on=self.due_on.value(),
            questions=tuple(self.questions.toPlainText().splitlines()),
            legal_basis=self.legal_basis.text().strip(),
        )
        found = opinions.check_request(form)
        if found:
            self.show_problems(found)
        else:
            self.accepted.emit(form)

    def _missing(self) -> dict[str, str]:
        """What keeps the form from being read, by field."""
        needed = _("Give the date that stands on the letter, for example 03.11.")
        stamp = _("Give the day it came in, for example 05.11.")
        return {
            "court": "" if self.court.text().strip() else _("Name the court, or choose it from the list."),
            "letter_on": _unread(self.letter_on, needed),
            "received_on": _unread(self.received_on, stamp),
            "due_on": "" if self.due_on.is_readable() else kit.DateEdit.refusal(),
        }

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Shows what a use case refused."""
        self._mark({problem.field: labels.word_problem(problem) for problem in problems})

    def _mark(self, problems: dict[str, str]) -> None:
        for name, field in self.fields.items():
            if name in problems or field.error:
                field.set_error(problems.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in problems), None)
        if first is not None:
            first.field.setFocus()
        self.refit()


def _unread(field: kit.DateEdit, missing: str) -> str:
    if not field.is_readable():
        return kit.DateEdit.refusal()
    return "" if field.value() is not None else missing
