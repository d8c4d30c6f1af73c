"""The four steps of the first run; each knows what is missing and puts the focus there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop import i18n
from asystent_desktop.i18n import _
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.unlock.choices import ChoiceCard
from asystent_desktop.ui.unlock.panel import LANGUAGES
from asystent_desktop.ui.unlock.requests import TITLES
from asystent_desktop.ui.widgets.buttons import LinkButton, SecondaryButton
from asystent_desktop.ui.widgets.cards import Banner
from asystent_desktop.ui.widgets.chips import ChipGroup, Option
from asystent_desktop.ui.widgets.fields import LabeledField, TextField, announce, set_invalid
from asystent_desktop.ui.widgets.labels import ElidedLabel, IconMark, Label
from asystent_desktop.ui.widgets.passphrase import FAIR, SHORTEST, PassphraseField, StrengthMeter, strength


class Step(QWidget):
    """One page of questions.

    Attributes:
        title: Heading.
        intro: Sentence below.
    """

    title = ""
    intro = ""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def check(self) -> bool:
        """Whether all is answered; shows what is missing and focuses it otherwise."""
        return True

    def enter(self) -> None:
        """Puts the focus on the first question."""


class LanguageStep(Step):
    """Step 1.

    Attributes:
        chosen: Code of the language picked.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Language")
        self.intro = _("Prints and letters are Polish in either case.")
        self._cards = {}
        for code, name in LANGUAGES.items():
            card = ChoiceCard(Icon.LANGUAGE, name, checkable=True)
            card.setChecked(code == i18n.language())
            card.clicked.connect(lambda _on=False, picked=code: self.chosen.emit(picked))
            self.column.addWidget(card)
            self._cards[code] = card

    def enter(self) -> None:
        """The language in force."""
        self._cards[i18n.language()].setFocus(Qt.FocusReason.OtherFocusReason)


class WhoStep(Step):
    """Step 2: name, title, office, city."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Who am I")
        self.intro = _("This is how prints sign and address you.")
        self._name = LabeledField(_("First and last name"), TextField())
        self._titles = ChipGroup(_("Title"), [Option(t, t) for t in TITLES], exclusive=True, clearable=False)
        self._titled = LabeledField(_("Title"), self._titles)
        self._office = LabeledField(
            _("Name of the office"), TextField(placeholder=_("e.g. Social Welfare Centre in …"))
        )
        self._city = LabeledField(_("City"), TextField())
        for field in (self._name, self._titled, self._office, self._city):
            self.column.addWidget(field)

    @property
    def answers(self) -> tuple[str, str, str, str]:
        """Name, title, office, city."""
        texts = (self._text(field) for field in (self._name, self._office, self._city))
        name, office, city = texts
        return name, self._titles.value() or "", office, city

    @staticmethod
    def _text(field: LabeledField) -> str:
        line = field.field
        return " ".join(line.text().split()) if isinstance(line, TextField) else ""

    def fill(self, answers: tuple[str, str, str, str]) -> None:
        """Puts earlier answers back (after a change of language)."""
        name, title, office, city = answers
        for field, words in ((self._name, name), (self._office, office), (self._city, city)):
            if isinstance(field.field, TextField):
                field.field.setText(words)
        self._titles.set_values([title])

    def check(self) -> bool:
        """Everything is needed on prints."""
        name, title, office, city = self.answers
        wrong = None
        for field, good, words in (
            (self._name, len(name.split()) > 1, _("Enter both names, e.g. Katarzyna Lis")),
            (self._titled, bool(title), _("Choose a title")),
            (self._office, bool(office), _("Enter the name as the office's letters give it")),
            (self._city, bool(city), _("Enter the city, e.g. Katowice")),
        ):
            field.set_error("" if good else words)
            wrong = wrong or (None if good else field)
        if wrong is self._titled:
            self._titles.focus_first()
        elif wrong is not None:
            wrong.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def enter(self) -> None:
        """The name."""
        self._name.field.setFocus(Qt.FocusReason.OtherFocusReason)


class PassphraseStep(Step):
    """Step 3: the passphrase, twice."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Passphrase")
        self.intro = _("It opens your files on this computer. Nobody can read them without it.")
        self._first = PassphraseField(_("Passphrase"))
        self._second = PassphraseField(_("Repeat the passphrase"))
        self._meter = StrengthMeter()
        self._error = Label("", Role.CAPTION, tone=Tone.OVERDUE, wrap=True)
        self._error.hide()
        self._first.changed.connect(lambda: self._meter.show_for(self._first.text()))
        self._first.submitted.connect(self._second.setFocus)
        self._second.submitted.connect(self.submitted)
        for label, field in ((_("Passphrase"), self._first), (_("Repeat the passphrase"), self._second)):
            block = QVBoxLayout()
            block.setSpacing(6)
            block.addWidget(Label(label, Role.ROW_STRONG))
            block.addWidget(field)
            if field is self._first:
                block.addWidget(self._meter)
            self.column.addLayout(block)
        self._eyes_last()
        self.column.addWidget(self._error)
        note = Banner(
            _(
                "If you forget it, only the office can help, once this computer belongs to it. "
                "Nobody else can."
            ),
            Tone.INFO,
        )
        self.column.addWidget(note)

    def _eyes_last(self) -> None:
        """Tab leads from line to line: a space typed on an eye would show the passphrase."""
        first, second = self._first.edit, self._second.edit
        for before, after in ((first, second), (second, first.eye), (first.eye, second.eye)):
            self.setTabOrder(before, after)

    def text(self) -> str:
        """The passphrase."""
        return self._first.text()

    def fill(self, passphrase: str) -> None:
        """Puts an earlier passphrase back (after a change of language)."""
        self._first.edit.setText(passphrase)
        self._second.edit.setText(passphrase)

    def check(self) -> bool:
        """Long enough, not too weak, and twice the same."""
        short = len(self.text()) < SHORTEST
        differs = self.text() != self._second.text()
        words = ""
        if short:
            words = _("The passphrase must have at least {n} characters").format(n=SHORTEST)
        elif strength(self.text()) < FAIR:
            words = _("This passphrase is easy to guess. Add a word or two.")
        elif differs:
            words = _("The two passphrases differ. Type the second one again.")
        self._error.setText(words)
        self._error.setVisible(bool(words))
        wrong = (
            self._second if words and not short and differs and strength(self.text()) >= FAIR else self._first
        )
        for field in (self._first, self._second):
            set_invalid(field.edit, bool(words) and field is wrong)
        if words:
            announce(wrong.edit, words, urgent=True)
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not words

    def enter(self) -> None:
        """The first line."""
        self._first.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class OfficeStep(Step):
    """Step 4: the office's invitation file, which may also be read in later.

    Attributes:
        chosen: A file was chosen: nothing more is asked.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Joining the office")
        self.intro = _(
            "The office gives you an invitation file on a USB stick. Without it you can work alone first."
        )
        self._path: Path | None = None
        self._choose = SecondaryButton(_("Choose the invitation file…"), icon=Icon.FOLDER)
        self._choose.clicked.connect(self._ask)
        self.column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconMark(Icon.ACCEPTED, Tone.DONE))
        self._file = ElidedLabel("", Role.ROW_STRONG)
        row.addWidget(self._file, 1)
        remove = LinkButton(_("Remove"))
        remove.clicked.connect(lambda: self.set_path(None))
        row.addWidget(remove)
        self._row.hide()
        self.column.addWidget(self._row)
        self._error = Banner("", Tone.OVERDUE)
        self._error.hide()
        self.column.addWidget(self._error)
        later = Label(_("You can join later under Data exchange."), Role.CAPTION, tone="muted", wrap=True)
        self.column.addWidget(later)

    def path(self) -> Path | None:
        """The chosen file, or None."""
        return self._path

    def set_path(self, path: Path | None) -> None:
        """Shows a chosen file."""
        self._path = path
        self._file.set_text(path.name if path else "")
        self._row.setVisible(path is not None)
        self._error.hide()

    def show_error(self, words: str) -> None:
        """Why the file was refused, and what to bring to the office."""
        self._error.set(words, Tone.OVERDUE)
        self._error.show()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words, urgent=True)

    def _ask(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Invitation of the office"))
        if name:
            self.set_path(Path(name))
            self.chosen.emit()
