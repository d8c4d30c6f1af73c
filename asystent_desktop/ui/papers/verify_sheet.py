"""The sheet "Check a sheet": a code of a footer, or a PDF file, against the record."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from asystent_desktop.application.papers.making import Match
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import numeric_date
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.papers.file_reading import read_chosen
from asystent_desktop.ui.theme import Icon, Tone

FILE_BYTES = 64 * 1024 * 1024


class VerifySheet(kit.Sheet):
    """Asks for a code or a file and says what it belongs to.

    Attributes:
        code_given: A code as typed. `file_given`: Bytes of a file.
    """

    code_given = Signal(str)
    file_given = Signal(object)

    def __init__(self, window: QWidget) -> None:
        about = _("Does a sheet of paper or a file match what was finished here?")
        super().__init__(window, _("Check a sheet"), about, width=520)
        self._file = False
        self.code = kit.TextField(placeholder="0BCD-EFGH-1JK2")
        hint = _("It stands at the foot of every finished page.")
        self._field = kit.LabeledField(_("Code of the footer"), self.code, hint=hint)
        self.body.addWidget(self._field)
        self.answer = kit.Banner("", Tone.NEUTRAL)
        self.answer.hide()
        self.body.addWidget(self.answer)
        self.body.addStretch(1)
        self.choose = kit.QuietButton(_("Choose a PDF file…"), icon=Icon.PDF)
        self.choose.clicked.connect(self._choose)
        close = kit.SecondaryButton(_("Close"))
        close.clicked.connect(self.put_away)
        self.go = kit.PrimaryButton(_("Check"), key="Enter")
        self.go.clicked.connect(self._check)
        self.code.returnPressed.connect(self._check)
        self.footer.addWidget(self.choose)
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.footer.addWidget(self.go)

    @Slot()
    def _check(self) -> None:
        code = self.code.text().strip()
        self._field.set_error("" if code else _("Type the code from the foot of the page."))
        if code:
            self._file = False
            self.code_given.emit(code)
        else:
            self.code.setFocus()

    @Slot()
    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose a PDF file"), str(Path.home()), _("PDF files (*.pdf)")
        )
        if chosen:
            self.read(chosen)

    def read(self, path: str) -> None:
        """Reads a file and gives its bytes; says why it cannot."""
        content, fault = read_chosen(path, FILE_BYTES)
        if fault:
            self._tell(fault, Tone.OVERDUE)
            return
        self._file = True
        self.file_given.emit(content)

    @Slot(object)
    def show_match(self, match: Match | None) -> None:
        """What it belongs to, or that nothing here matches."""
        if match is not None:
            text = _("It matches the record: {title}, {day}, number {number}.").format(
                title=match.title or match.kind, day=numeric_date(match.dated_on), number=match.number or "–"
            )
            self._tell(text, Tone.DONE)
        elif self._file:
            text = _("No paper of this vault has these bytes: the file was altered or comes from elsewhere.")
            self._tell(text, Tone.OVERDUE)
        else:
            self._tell(_("No paper of this vault has this code."), Tone.OVERDUE)

    def _tell(self, text: str, tone: Tone) -> None:
        self.answer.set(text, tone)
        self.answer.show()
        self.refit()
        kit.announce(self.answer, text, urgent=tone is Tone.OVERDUE)
