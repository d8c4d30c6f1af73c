"""The head's three questions: accept this, return it with a reason, a remark on a part."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from asystent_desktop.domain.opinion_checks import CheckTone
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.acceptance import words
from asystent_desktop.ui.acceptance.presenter import Reading
from asystent_desktop.ui.theme import Icon, Role, Tone

WIDTH = 520


class ApproveSheet(kit.Sheet):
    """Names once more what is accepted; Enter accepts.

    Attributes:
        accepted: Yes.
    """

    accepted = Signal()

    def __init__(self, window: QWidget, reading: Reading) -> None:
        super().__init__(window, _("Accept the text"), words.heading(reading.row), width=WIDTH)
        self.body.addWidget(kit.Label(words.binding(reading.row), Role.BODY_STRONG, wrap=True))
        rule = _("Any later change voids the acceptance. The author cannot accept her own text.")
        self.body.addWidget(kit.Label(rule, Role.ROW, tone="muted", wrap=True))
        blocking = sum(check.tone == CheckTone.BLOCK for check in reading.view.checks)
        open_remarks = sum(not one.answered for one in reading.comments)
        for count, text in (
            (
                blocking,
                ngettext(
                    "{n} check blocks the final version: return the text, or the author finishes it later.",
                    "{n} checks block the final version: return the text, or the author finishes it later.",
                    blocking,
                ),
            ),
            (
                open_remarks,
                ngettext("{n} remark has no answer.", "{n} remarks have no answer.", open_remarks),
            ),
        ):
            if count:
                self.body.addWidget(kit.Banner(text.format(n=count), Tone.SOON))
        self.body.addStretch(1)
        self.go = kit.PrimaryButton(_("Accept"), icon=Icon.CHECK, key="Enter")
        self.go.clicked.connect(self._accept)
        self.end_with(self.go)

    @Slot()
    def _accept(self) -> None:
        self.put_away()
        self.accepted.emit()


class ReturnSheet(kit.Sheet):
    """Asks why; remarks that wait for an answer are proposed as the reason.

    Attributes:
        accepted: The reason.
    """

    accepted = Signal(str)

    def __init__(self, window: QWidget, reading: Reading) -> None:
        super().__init__(window, _("Return for corrections"), words.heading(reading.row), width=WIDTH)
        self.reason = kit.NoteField(role=Role.BODY)
        self.reason.setFixedHeight(110)
        waiting = sum(not one.answered for one in reading.comments)
        if waiting:
            self.reason.setPlainText(
                ngettext(
                    "Please correct it according to {n} remark.",
                    "Please correct it according to {n} remarks.",
                    waiting,
                ).format(n=waiting)
            )
        hint = _("The author reads it with the remarks after the next exchange.")
        self._field = kit.LabeledField(_("What should be corrected"), self.reason, hint=hint)
        self.body.addWidget(self._field)
        self.go = self.ask(_("Return"), self._answer, icon=Icon.RETURN)

    @Slot()
    def _answer(self) -> None:
        reason = self.reason.toPlainText().strip()
        if not reason:
            self._field.set_error(_("Say what should be corrected; without it nobody knows what to do."))
            self.reveal(self.reason)
            return
        self.put_away()
        self.accepted.emit(reason)


class RemarkSheet(kit.Sheet):
    """A remark on one part.

    Attributes:
        accepted: Number of the part, and the remark.
    """

    accepted = Signal(int, str)

    def __init__(self, window: QWidget, reading: Reading, part: int) -> None:
        super().__init__(window, _("New remark"), words.heading(reading.row), width=WIDTH)
        parts = [(str(one.number), f"{one.number}. {one.title}") for one in reading.whole]
        self.part = kit.ChoiceField(parts)
        self.part.set_value(str(part))
        self.text = kit.NoteField(role=Role.BODY)
        self.text.setFixedHeight(110)
        self._field = kit.LabeledField(_("Remark"), self.text, hint=_("For example: how do we know this?"))
        self.body.addWidget(kit.LabeledField(_("Part"), self.part))
        self.body.addWidget(self._field)
        self.go = self.ask(_("Keep the remark"), self._answer)

    @Slot()
    def _answer(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            self._field.set_error(_("The remark is empty."))
            self.reveal(self.text)
            return
        self.put_away()
        self.accepted.emit(int(self.part.value() or 0), text)
