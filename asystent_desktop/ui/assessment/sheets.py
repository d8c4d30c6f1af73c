"""Small questions around an assessment: who was told and to whom it went, why a correction; dropping it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.domain.kinds.assessment import Assessment
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.assessment.side_cards import HANDED_TO
from asystent_desktop.ui.theme import Role

WIDTH = 520


class HandOverSheet(kit.Sheet):
    """Who was told of the assessment, and to whom it was handed (art. 17 ust. 1).

    Attributes:
        answered: The fields as they stand now.
    """

    answered = Signal(dict)

    def __init__(self, window: QWidget, held: Assessment, today: Callable[[], date]) -> None:
        super().__init__(window, _("Told and handed over"), width=WIDTH)
        self._today = today
        self.informed_on, self.informed = kit.DateEdit(today), kit.TextField(held.informed)
        self.handed_on, self.handed_to = kit.DateEdit(today), kit.TextField(held.handed_to or HANDED_TO)
        self.informed_on.set_value(held.informed_on)
        self.handed_on.set_value(held.handed_on)
        self._informed = kit.LabeledField(_("The family was told on"), self.informed_on)
        self._handed = kit.LabeledField(_("Handed over on"), self.handed_on)
        self._to = kit.LabeledField(_("Handed over to"), self.handed_to)
        whom = kit.LabeledField(_("Who was informed and how"), self.informed)
        for part in (self._informed, whom, self._handed, self._to):
            self.body.addWidget(part)
        self.go = self.ask(_("Note it"), self._answer)

    def _answer(self) -> None:
        wrong = [self._check(self._informed, self.informed_on), self._check(self._handed, self.handed_on)]
        lacking = self.handed_on.value() is not None and not self.handed_to.text().strip()
        self._to.set_error(_("Say to whom.") if lacking else "")
        if any(wrong) or lacking:
            return
        handed = self.handed_on.value()
        fields: dict[str, Any] = {
            "informed_on": self.informed_on.value(),
            "informed": self.informed.text().strip(),
            "handed_on": handed,
            "handed_to": self.handed_to.text().strip() if handed else "",
        }
        self.put_away()
        self.answered.emit(fields)

    def _check(self, field: kit.LabeledField, edit: kit.DateEdit) -> bool:
        day = edit.value()
        late = day is not None and day > self._today()
        readable = edit.is_readable()
        field.set_error(
            ""
            if readable and not late
            else _("The day cannot lie in the future.")
            if late
            else kit.DateEdit.refusal()
        )
        return late or not readable


class ReasonSheet(kit.Sheet):
    """One line of reasons before a step.

    Attributes:
        answered: The reason.
    """

    answered = Signal(str)

    def __init__(self, window: QWidget, title: str, words: str, action: str, *, needed: bool = True) -> None:
        super().__init__(window, title, width=WIDTH)
        self._needed = needed
        self.body.addWidget(kit.Label(words, Role.BODY, wrap=True))
        self.reason = kit.TextField()
        self._field = kit.LabeledField(_("Reason"), self.reason)
        self.body.addWidget(self._field)
        self._field.setVisible(needed)
        self.go = kit.PrimaryButton(action, key="Enter")
        self.end_with(self.go)
        self.go.clicked.connect(self._answer)
        self.reason.returnPressed.connect(self._answer)

    def _answer(self) -> None:
        text = self.reason.text().strip()
        if self._needed and not text:
            self._field.set_error(_("Give the reason."))
            self.reveal(self.reason)
            return
        self.put_away()
        self.answered.emit(text)
