"""The print sheet: printer, copies, both sides; or a PDF file, with the warning it deserves."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.printing.copies import CopiesField
from asystent_desktop.ui.printing.routes import (
    Outcome,
    PrintResult,
    PrintWish,
    Route,
    best_route,
    page_count,
    printer_names,
)
from asystent_desktop.ui.printing.save_button import SavePdfButton
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Icon, Tone

TWO_SIDED = "two-sided"


class PrintSheet(kit.Sheet):
    """Asks how to print, prints, and says what came of it.

    Args:
        window: Any widget of the window to cover.
        tasks: Runs the job beside the window.
        content: Bytes of the PDF.
        title: What is printed; names no family.
        copies: Copies proposed.
        file_name: Proposed for a PDF saved on purpose; names no family.
        route: The way to the printer; found out when None.

    Attributes:
        printed: Carries the PrintResult, accepted or not.
        saved: The path a PDF was written to.
    """

    printed = Signal(object)
    saved = Signal(str)

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        content: bytes,
        *,
        title: str,
        copies: int = 1,
        file_name: str = "",
        route: Route | None = None,
    ) -> None:
        pages = page_count(content)
        counted = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        super().__init__(window, _("Print"), f"{title} · {counted}", width=480)
        self._tasks, self._content = tasks, content
        self._route = route or best_route()
        self._file_name = file_name or _("opinion.pdf")
        names, default = printer_names()
        self.printer = kit.ChoiceField([(name, name) for name in names], placeholder=_("No printer found"))
        self.printer.set_value(default if default in names else names[0] if names else None)
        self.copies = CopiesField(copies)
        self.sides = kit.ChipGroup(_("Sides"), [kit.Option(TWO_SIDED, _("Both sides"))])
        self.note = kit.Banner("", Tone.NEUTRAL)
        self.note.hide()
        self._build()

    def _build(self) -> None:
        self.body.addWidget(kit.LabeledField(_("Printer"), self.printer))
        row = QHBoxLayout()
        row.addWidget(kit.LabeledField(_("Copies"), self.copies))
        row.addWidget(kit.LabeledField(_("Paper"), self.sides))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.save = SavePdfButton(self._tasks, self._content, file_name=self._file_name)
        self.save.warned.connect(lambda words: self._tell(words, Tone.SOON))
        self.save.failed.connect(lambda words: self._tell(words, Tone.OVERDUE))
        self.save.saved.connect(self._saved)
        cancel = kit.SecondaryButton(_("Close"))
        cancel.clicked.connect(self.put_away)
        self.go = kit.PrimaryButton(_("Print"), icon=Icon.PRINT)
        self.go.setEnabled(self.printer.value() is not None)
        self.go.clicked.connect(self.start)
        self.footer.addWidget(self.save)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(self.go)

    @Slot()
    def start(self) -> None:
        """Sends the job; the button waits for the answer."""
        printer = self.printer.value()
        if printer is None:
            self._tell(_("No printer found. Connect one, or save a PDF."), Tone.SOON)
            return
        wish = PrintWish(printer, self.copies.value(), TWO_SIDED in self.sides.values())
        route, content = self._route, self._content
        self.go.setEnabled(False)
        self._tell(_("Sending to the printer…"), Tone.NEUTRAL)
        self._tasks.compute(self, lambda: route.send(content, wish), self._answer)

    def _answer(self, result: PrintResult) -> None:
        self.go.setEnabled(True)
        self.printed.emit(result)
        if result.accepted:
            kit.toast(self, worded(result))
            self.put_away()
        else:
            self._tell(worded(result), Tone.OVERDUE)

    def _tell(self, words: str, tone: Tone) -> None:
        self.note.set(words, tone)
        self.note.show()
        self.refit()
        kit.announce(self.note, words, urgent=tone == Tone.OVERDUE)

    @Slot(str)
    def _saved(self, path: str) -> None:
        self.saved.emit(path)
        self.put_away()


def worded(result: PrintResult) -> str:
    """What became of a job, in the language spoken."""
    texts = {
        Outcome.ACCEPTED: _("Sent to the printer {printer}: {pages}."),
        Outcome.NO_PRINTER: _("Not printed: the printer {printer} is not there any more."),
        Outcome.UNREADABLE: _("Not printed: the document cannot be read."),
        Outcome.REFUSED: _("Not printed: the printer {printer} did not take the job."),
        Outcome.BROKEN_OFF: _("Printing on {printer} broke off after: {pages}. Look at the printer."),
    }
    pages = ngettext("{n} page", "{n} pages", result.pages).format(n=result.pages)
    words = texts[result.outcome].format(printer=result.printer, pages=pages)
    return f"{words} ({result.reason})" if result.reason else words
