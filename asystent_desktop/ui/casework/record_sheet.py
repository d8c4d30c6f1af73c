"""A sheet for one record, made of its declared fields: dates, choices, texts; refusals stand at their fields.

The first Esc on a changed sheet only says that it would be lost; F7 hides what its fields hold.

RecordSheet(window, tasks, _("Minutes of the family team"), types, job, values).open()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.record_form import FieldTerms, RecordForm
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone

WIDTH = 600


class RecordSheet(kit.Sheet):
    """The sheet; it goes away when the record is kept.

    Args:
        types: Declared types of the fields, in order.
        job: Writes what was given; raises InvalidForm for a wrong field.
        values: What stands in the fields at first.
        hints: Quiet words below fields. `labels`: words above them, instead of the usual ones.
        choices: Values and words of fields that hold people, entries or words of a dictionary.
        lines: Fields that stand side by side; None gives each a line.
        subtitle: Whom or what it is about.

    Attributes:
        saved: What the job returned.
    """

    saved = Signal(object)

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        title: str,
        types: Mapping[str, Any],
        job: Callable[[dict[str, Any]], object],
        *,
        today: Callable[[], date],
        values: Mapping[str, Any] | None = None,
        hints: Mapping[str, str] | None = None,
        choices: Mapping[str, list[tuple[str, str]]] | None = None,
        labels: Mapping[str, str] | None = None,
        lines: Sequence[Sequence[str]] | None = None,
        subtitle: str = "",
    ) -> None:
        super().__init__(window, title, subtitle, width=WIDTH)
        self._tasks, self._job = tasks, job
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        terms = FieldTerms(choices or {}, hints or {}, labels or {})
        self.form = RecordForm(types, today, terms=terms, lines=lines)
        self.form.fill(values or {})
        self.fields = self.form.fields
        self._filled = self._warned = self.form.raw()
        self.body.addWidget(self.form)
        self._masked = kit.Label(_("Masked. F7 shows the form again."), Role.ROW, tone="muted", wrap=True)
        self.body.addWidget(self._masked)
        self.go = self.ask(_("Save"), self.save)
        masking().changed.connect(self._mask)
        self._mask()

    def _mask(self) -> None:
        self.form.setVisible(not masking().on)
        self._masked.setVisible(masking().on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: closes as it was; what was typed is dropped by the second one only."""
        typed = self.form.raw()
        if event.key() == Qt.Key.Key_Escape and typed not in (self._filled, self._warned):
            self._warned = typed
            self._tell(_("This is not saved yet. Ctrl+Enter saves it; Esc once more drops it."), Tone.SOON)
            event.accept()
            return
        super().keyPressEvent(event)

    def _tell(self, words: str, tone: Tone) -> None:
        self.trouble.set(words, tone)
        self.trouble.setVisible(bool(words))
        if words:
            kit.announce(self, words, urgent=tone is Tone.OVERDUE)

    def save(self) -> None:
        """Writes; a day that is none stays to be put right."""
        if masking().on:
            return
        given = self.form.given()
        if given is None:
            self._reveal_wrong()
            return
        self._tasks.write(self, lambda: self._job(given), self._done, self._refuse)

    def _reveal_wrong(self) -> None:
        wrong = self.form.first_wrong()
        if wrong is not None:
            self.reveal(wrong)

    def _done(self, result: object) -> None:
        self.put_away()
        self.saved.emit(result)

    def _refuse(self, error: AppError) -> None:
        self._tell(self.form.explain(error), Tone.OVERDUE)
        self._reveal_wrong()
