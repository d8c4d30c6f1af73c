"""What both sheets over the unlock page share: asked, at work, refused, done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Icon, Role, Tone
from asystent_desktop.ui.theme.tokens import GAP


class RescueSheet(kit.Sheet):
    """Questions, then what came of it in the same sheet; while at work it cannot be put away.

    Args:
        words: On the button. `deed`: checks what is filled in and asks for the work.

    Attributes:
        finished: It was done; the sheet still tells about it.
        asked: What is filled in.
        form: Its column.
        go: The button that does it.
    """

    finished = Signal()

    def __init__(self, window: QWidget, title: str, words: str, deed: Callable[[], object]) -> None:
        super().__init__(window, title, width=560)
        self._words = words
        self.notice = kit.Banner("", Tone.OVERDUE)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.asked = QWidget()
        self.form = QVBoxLayout(self.asked)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(GAP)
        self.body.addWidget(self.asked)
        self.done = QWidget()
        self.told = QVBoxLayout(self.done)
        self.told.setContentsMargins(0, 0, 0, 0)
        self.told.setSpacing(GAP)
        self.done.hide()
        self.body.addWidget(self.done)
        self.body.addStretch(1)
        self.go = self.ask(words, deed, Icon.KEY)

    def check(self, faults: dict[kit.LabeledField, str]) -> bool:
        """Shows what is missing beside its field; the first one takes the focus."""
        for field, fault in faults.items():
            field.set_error(fault)
        wrong = next((field for field, fault in faults.items() if fault), None)
        self.refit()
        if wrong is not None:
            self.reveal(wrong.field)
        return wrong is None

    def set_busy(self, busy: bool) -> None:
        """Shows that it is being done (some seconds), or that the sheet waits again."""
        self.asked.setEnabled(not busy)
        self.cancel.setEnabled(not busy)
        self.go.setEnabled(not busy)
        self.go.setText(_("One moment…") if busy else self._words)
        if busy:
            self.notice.hide()
            self.setFocus()
            kit.announce(self, self.go.text())

    def dismiss(self) -> None:
        """Not in the middle of the work: its answer would be lost."""
        if self.cancel.isEnabled():
            super().dismiss()

    def refuse(self, words: str) -> None:
        """It was not done: why."""
        self.set_busy(False)
        self.notice.set(words, Tone.OVERDUE)
        self.notice.show()
        self.refit()
        self.reveal(self.cancel if self.asked.isHidden() else self.first_field)
        kit.announce(self, words, urgent=True)

    @property
    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.go

    def finish(self, *lines: str) -> None:
        """Replaces the questions by what came of them."""
        self.set_busy(False)
        self.asked.hide()
        self.go.hide()
        self.go.setShortcut("")
        for index, line in enumerate(lines):
            self.told.addWidget(kit.Label(line, Role.BODY_STRONG if not index else Role.BODY, wrap=True))
        self.done.show()
        self.cancel.setText(_("Close"))
        self.refit()
        self.cancel.setFocus()
        self.finished.emit()
        kit.announce(self, " ".join(lines))
