"""Two questions before a plan takes a step: why a new version, and when it was signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.theme import Role, Tone

WIDTH = 480


class NewVersionSheet(kit.Sheet):
    """Asks for the reason of a new version.

    Attributes:
        answered: The reason.
    """

    answered = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("New version of the plan"), width=WIDTH)
        self.reason = kit.TextField()
        self._field = kit.LabeledField(
            _("Reason for the change"), self.reason, hint=_("It stands in the plan and in its history.")
        )
        self.body.addWidget(self._field)
        self.confirm = kit.PrimaryButton(_("Begin the new version"), key="Enter")
        self.end_with(self.confirm)
        self.confirm.clicked.connect(self._answer)
        self.reason.returnPressed.connect(self._answer)

    def _answer(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self._field.set_error(_("Give the reason, for example: new arrears of rent."))
            self.reveal(self.reason)
            return
        self.put_away()
        self.answered.emit(reason)


class SignSheet(kit.Sheet):
    """Asks when the version was signed; afterwards it cannot be changed.

    Attributes:
        answered: The day.
    """

    answered = Signal(date)

    def __init__(self, window: QWidget, version: int, missing: int, today: Callable[[], date]) -> None:
        super().__init__(window, _("Sign version {n}").format(n=version), width=WIDTH)
        self._today = today
        self.day = kit.DateEdit(today)
        self.day.set_value(today())
        self._field = kit.LabeledField(_("Signed on"), self.day)
        words = _("A signed version is locked. A later change is a new version with a reason.")
        self.body.addWidget(kit.Label(words, Role.BODY, wrap=True))
        if missing:
            count = ngettext(
                "{n} task has no effect or deadline: the plan cannot be printed like that.",
                "{n} tasks have no effect or deadline: the plan cannot be printed like that.",
                missing,
            )
            self.body.addWidget(kit.Banner(count.format(n=missing), Tone.SOON))
        self.body.addWidget(self._field)
        self.confirm = kit.PrimaryButton(_("Sign the version"), key="Enter")
        self.end_with(self.confirm)
        self.confirm.clicked.connect(self._answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs from the date field too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.day:
            self._answer()
            return
        super().keyPressEvent(event)

    def _answer(self) -> None:
        day = self.day.value()
        if day is None:
            self._field.set_error(kit.DateEdit.refusal())
        elif day > self._today():
            self._field.set_error(_("The plan cannot have been signed in the future."))
        else:
            self.put_away()
            self.answered.emit(day)
            return
        self.reveal(self.day)
