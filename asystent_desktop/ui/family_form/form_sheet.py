"""What the forms of a family share: two columns, saving, refusals, and an Esc that loses nothing at once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from asystent_desktop.domain.calendar import Holidays
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone

Job = Callable[[], Any]


class FormSheet(kit.Sheet):
    """A sheet with fields and a Save button (Ctrl+Enter).

    A form says what was typed (`typed`), checks it and gives the job that writes it (`job`). The first Esc on
    a changed form only says so; the second one closes.

    Attributes:
        saved: What the use case returned.
    """

    saved = Signal(object)

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        tasks: Tasks,
        title: str,
        subtitle: str = "",
        *,
        width: int = 640,
        save: str = "",
    ) -> None:
        super().__init__(window, title, subtitle, width=width)
        self.desk, self.tasks = desk, tasks
        self._before_typing: object = None
        self._warned = False
        self.notice = kit.Banner("", Tone.OVERDUE)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self._masked = kit.Label(_("Masked. F7 shows the form again."), Role.ROW, tone="muted", wrap=True)
        self.body.addWidget(self._masked)
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row = 0
        self.body.addWidget(self._fields)
        self.body.addStretch(1)
        cancel = kit.SecondaryButton(_("Cancel"), key=_("Esc"))
        cancel.clicked.connect(self.put_away)
        self.save_button = kit.PrimaryButton(save or _("Save"), key="Ctrl+Enter")
        self.save_button.setShortcut("Ctrl+Return")
        self.save_button.clicked.connect(self.save)
        self.footer.addStretch(1)
        self.footer.addWidget(cancel)
        self.footer.addWidget(self.save_button)
        masking().changed.connect(self._mask)
        self._mask()

    def _mask(self) -> None:
        """F7 hides what was typed; nobody saves what nobody sees."""
        self._fields.setVisible(not masking().on)
        self._masked.setVisible(masking().on)
        self.save_button.setEnabled(not masking().on)

    def add(self, *fields: QWidget) -> None:
        """Adds a row: one field across, or two side by side; a red line goes when its field is put right."""
        for field in fields:
            if isinstance(field, kit.LabeledField):
                _pardon_when_changed(field)
        if len(fields) == 1:
            self._grid.addWidget(fields[0], self._row, 0, 1, 2)
        else:
            for column, field in enumerate(fields):
                self._grid.addWidget(field, self._row, column)
        self._row += 1

    def day_field(self, name: str) -> kit.DateEdit:
        """A date that counts from the desk's day and knows its working days."""
        holidays: Holidays = self.desk.rules.holidays
        return kit.DateEdit(self.desk.clock.today, holidays.add_working_days, name=name)

    @abstractmethod
    def typed(self) -> object:
        """Everything in the fields, comparable."""

    @abstractmethod
    def job(self) -> Job | None:
        """The write, or None after marking what is wrong."""

    def open(self, focus: QWidget | None = None) -> None:
        """Shows the form; what stands in it now counts as unchanged."""
        self._before_typing = self.typed()
        super().open(focus or self._first_field())

    def _first_field(self) -> QWidget | None:
        """The first thing to fill in; the buttons below were made before it and stand first in Qt's order."""
        place = self._grid.itemAtPosition(0, 0)
        first = place.widget() if place is not None else None
        return first.field if isinstance(first, kit.LabeledField) else None

    def save(self) -> None:
        """Checks and writes."""
        self.notice.hide()
        job = self.job()
        if job is None:
            self.refit()
            self._reveal_first_wrong()
            return
        self.save_button.setEnabled(False)
        self.tasks.write(self, job, self._written, self._failed)

    def _reveal_first_wrong(self) -> None:
        """The keys go to the first field that is marked, unless the form has put them there already."""
        rows = [self._grid.itemAt(at) for at in range(self._grid.count())]
        fields = [place.widget() for place in rows if place is not None]
        wrong = [one.field for one in fields if isinstance(one, kit.LabeledField) and one.error]
        if wrong and not any(one.hasFocus() for one in wrong):
            self.reveal(wrong[0])

    def _written(self, result: object) -> None:
        self.put_away()
        self.saved.emit(result)

    def _failed(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        if not self.explain(error):
            self.tell(word(error))
        self.refit()
        self._reveal_first_wrong()

    def explain(self, error: AppError) -> bool:
        """Shows an error at its field; False leaves it to the line above the form."""
        return False

    def tell(self, words: str, tone: Tone = Tone.OVERDUE) -> None:
        """Shows and speaks a line above the form."""
        self.notice.set(words, tone)
        self.notice.show()
        kit.announce(self.notice, words, urgent=True)
        self.refit()

    def dismiss(self) -> None:
        """Esc: closes an unchanged form; a changed one says first that it would be lost."""
        if self._warned or self.typed() == self._before_typing:
            super().dismiss()
            return
        self._warned = True
        self.tell(_("This is not saved yet. Ctrl+Enter saves it; Esc once more drops it."), Tone.SOON)


def _pardon_when_changed(row: kit.LabeledField) -> None:
    field = row.field
    if isinstance(field, kit.TextField):
        field.textEdited.connect(lambda _text: row.set_error("") if row.error else None)
    elif isinstance(field, kit.ChipGroup):
        field.changed.connect(lambda: row.set_error("") if row.error else None)


def check_day(row: kit.LabeledField, *, needed: bool = False) -> bool:
    """Marks a date field that cannot be read, or is empty though it is needed."""
    field = row.field
    assert isinstance(field, kit.DateEdit)
    if not field.is_readable():
        row.set_error(field.refusal())
        return False
    if needed and field.value() is None:
        row.set_error(_("Give a date, for example 17.11.2026."))
        return False
    row.set_error("")
    return True


def check_text(row: kit.LabeledField, error: str) -> bool:
    """Marks a text field that is empty though it is needed."""
    field = row.field
    assert isinstance(field, kit.TextField)
    row.set_error("" if field.text().strip() else error)
    return not row.error
