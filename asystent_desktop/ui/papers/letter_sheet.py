"""The sheet in which a letter is written: whom to, what about, the text; kept while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.papers.letter_editing import LetterDesk, LetterForm
from asystent_desktop.application.papers.letters import MISSING
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_time
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 760
TEXT_H, LINES_H, ADDRESS_H = 260, 62, 96


class LetterSheet(kit.Sheet):
    """Types a letter; Esc closes it and what was typed stays as a draft.

    Args:
        opened: What it begins with.

    Attributes:
        touched: Something was typed.
        accepted: Save it.
        start_wanted: Key of a start text.
        discard_wanted: The recovered draft is to be thrown away.
    """

    touched = Signal()
    accepted = Signal()
    start_wanted = Signal(str)
    discard_wanted = Signal()

    def __init__(self, window: QWidget, opened: LetterDesk) -> None:
        title = _("Text of the letter") if opened.letter_id else _("New letter")
        about = _("What you type is kept; the paper follows when you save it")
        super().__init__(window, title, about, width=WIDTH)
        self._addressees = opened.addressees
        self._given = LetterForm()
        self.recovered = kit.Banner("", Tone.INFO)
        self.body.addWidget(self.recovered)
        self._choices(opened)
        self._address()
        self._texts()
        self._ends()
        self.state = kit.Label("", Role.CAPTION, tone="muted")
        self.footer.addWidget(self.state)
        self.go = self.ask(_("Save the letter"), self._accept, Icon.CHECK)
        self.show_form(opened.form)
        self._show_recovered(opened)
        self._listen()

    def _choices(self, opened: LetterDesk) -> None:
        self.start = kit.ChoiceField(
            [(one.key, one.name) for one in opened.templates], placeholder=_("Choose from the list")
        )
        names = [(str(at), one.name) for at, one in enumerate(opened.addressees)]
        self.choice = kit.ChoiceField(names, placeholder=_("Choose from the list"))
        start = kit.LabeledField(
            _("Start text"), self.start, hint=_("Fills only what you have not typed yourself.")
        )
        start.setVisible(not opened.letter_id)
        hint = _("From the family's contacts, the office's directory and the courts.")
        self._across(start, kit.LabeledField(_("Addressee from the list"), self.choice, hint=hint))

    def _address(self) -> None:
        self.addressee = self._note(ADDRESS_H)
        self.case_number, self.reference = kit.TextField(), kit.TextField()
        self._addressee_field = kit.LabeledField(
            _("Addressee"), self.addressee, hint=_("The name in the first line.")
        )
        own = _("From the office's register; without one the family's stands there.")
        numbers = QVBoxLayout()
        numbers.setSpacing(4)
        numbers.addWidget(kit.LabeledField(_("Case number of the office"), self.case_number, hint=own))
        answers = _("“Dot. pisma z dnia …, znak …”")
        numbers.addWidget(kit.LabeledField(_("What it answers"), self.reference, hint=answers))
        row = self._across(self._addressee_field)
        row.addLayout(numbers, 1)

    def _texts(self) -> None:
        self.subject, self.salutation, self.closing = kit.TextField(), kit.TextField(), kit.TextField()
        self.text = self._note(TEXT_H)
        self._subject_field = kit.LabeledField(_("Subject"), self.subject)
        self._text_field = kit.LabeledField(_("Text"), self.text)
        self.body.addWidget(self._subject_field)
        self._across(
            kit.LabeledField(_("Salutation"), self.salutation),
            kit.LabeledField(_("Closing words"), self.closing),
        )
        self.body.addWidget(self._text_field)

    def _ends(self) -> None:
        self.attachments, self.recipients = self._note(LINES_H), self._note(LINES_H)
        each = _("One in each line.")
        self._across(
            kit.LabeledField(_("Attachments"), self.attachments, hint=each),
            kit.LabeledField(_("Receivers"), self.recipients, hint=each),
        )

    def _note(self, height: int) -> kit.NoteField:
        field = kit.NoteField(role=Role.BODY)
        field.setFixedHeight(height)
        return field

    def _across(self, *fields: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            row.addWidget(field, 1)
        self.body.addLayout(row)
        return row

    def _listen(self) -> None:
        for line in (self.subject, self.salutation, self.closing, self.case_number, self.reference):
            line.textChanged.connect(self.touched)
        for note in (self.addressee, self.text, self.attachments, self.recipients):
            note.textChanged.connect(self.touched)
        self.text.textChanged.connect(self._count)
        self.start.activated.connect(lambda _at: self.start_wanted.emit(self.start.value() or ""))
        self.choice.activated.connect(self._take_addressee)
        self._count()

    def _show_recovered(self, opened: LetterDesk) -> None:
        self.recovered.setVisible(opened.recovered_at is not None)
        if opened.recovered_at is None:
            return
        when = day_time(local_time(opened.recovered_at))
        self.recovered.set(_("What was typed {when} and not saved came back.").format(when=when), Tone.INFO)
        discard = kit.LinkButton(_("Throw it away"))
        discard.clicked.connect(self.discard_wanted)
        self.head.addWidget(discard)

    def form(self) -> LetterForm:
        """The letter as it stands in the fields."""
        return LetterForm(
            subject=self.subject.text().strip(),
            addressee=_lines(self.addressee),
            case_number=self.case_number.text().strip(),
            reference=self.reference.text().strip(),
            salutation=self.salutation.text().strip(),
            text=self.text.toPlainText().strip(),
            closing=self.closing.text().strip(),
            attachments=_lines(self.attachments),
            recipients=_lines(self.recipients),
        )

    def show_form(self, form: LetterForm) -> None:
        """Puts a letter into the fields."""
        self._given = form
        for line, words in (
            (self.subject, form.subject),
            (self.salutation, form.salutation),
            (self.closing, form.closing),
            (self.case_number, form.case_number),
            (self.reference, form.reference),
        ):
            line.setText(words)
            line.setCursorPosition(0)
        for note, held in (
            (self.addressee, form.addressee),
            (self.attachments, form.attachments),
            (self.recipients, form.recipients),
        ):
            note.setPlainText("\n".join(held))
        self.text.setPlainText(form.text)

    def fill(self, begun: LetterForm) -> None:
        """A start text: takes the place of what nobody typed."""
        now = self.form()
        kept = {
            name: getattr(now, name)
            for name in ("subject", "salutation", "text", "closing")
            if getattr(now, name) not in ("", getattr(self._given, name).strip())
        }
        given = {name: getattr(begun, name) for name in ("subject", "salutation", "text", "closing")}
        merged = LetterForm(
            addressee=now.addressee,
            case_number=now.case_number,
            reference=now.reference,
            attachments=now.attachments,
            recipients=now.recipients,
            **(given | kept),
        )
        self.show_form(merged)
        self._given = begun

    @Slot()
    def _take_addressee(self) -> None:
        value = self.choice.value()
        if value is not None:
            self.addressee.setPlainText("\n".join(self._addressees[int(value)].lines))
            self._addressee_field.set_error("")

    @Slot()
    def _count(self) -> None:
        """Places the start text left open: a letter must not leave with one."""
        left = self.text.toPlainText().count(MISSING)
        words = ngettext("{n} place still to fill in: ……", "{n} places still to fill in: ……", left)
        self._text_field.set_hint(words.format(n=left) if left else "")

    def show_state(self, words: str) -> None:
        """Whether what was typed is safe."""
        self.state.setText(words)

    def show_missing_subject(self) -> None:
        """The one field no letter can do without."""
        self._subject_field.set_error(_("Say what the letter is about."))
        self.reveal(self.subject)

    @Slot()
    def _accept(self) -> None:
        if self.form().subject:
            self.accepted.emit()
        else:
            self.show_missing_subject()


def _lines(field: kit.NoteField) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())
