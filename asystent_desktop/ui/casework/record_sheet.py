"""A sheet for one record, made of its declared fields: dates, choices, texts; refusals stand at their fields.

RecordSheet(window, tasks, _("Minutes of the family team"), types, job, values).open()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asystent_desktop.application import entry_words
from asystent_desktop.application.visit_forms import FieldProblem, InvalidForm
from asystent_desktop.errors import AppError
from asystent_desktop.i18n import _
from asystent_desktop.i18n.faults import word
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Role, Tone

WIDTH = 600
NOTE_H = 76
YES = "yes"
CHIPS_UP_TO = 5

LONG = frozenset(
    {
        "reason",
        "recommendations",
        "findings",
        "note",
        "plan",
        "result",
        "head_note",
        "text",
        "proof",
    }
)
"""Texts that need more than a line."""


class _Field:
    """One field: its widget, how it is read and filled."""

    def __init__(self, name: str, declared: Any, today: Callable[[], date]) -> None:
        self.name, self.declared = name, declared
        self.kind = _plain(declared)
        self.label = _(entry_words.field_label(name))
        self.widget = self._widget(today)
        self.row = kit.LabeledField(self.label, self.widget)

    def _widget(self, today: Callable[[], date]) -> QWidget:
        if self.kind is date:
            return kit.DateEdit(today)
        if self.kind is bool:
            return kit.ChipGroup(self.label, [kit.Option(YES, _("yes"))])
        if isinstance(self.kind, type) and issubclass(self.kind, StrEnum):
            words = [(one.value, _(entry_words.enum_label(one))) for one in self.kind]
            if len(words) <= CHIPS_UP_TO:
                return kit.ChipGroup(self.label, [kit.Option(*one) for one in words], exclusive=True)
            return kit.ChoiceField(words, placeholder=_("choose"))
        if self.name in LONG:
            note = kit.NoteField(role=Role.BODY)
            note.setFixedHeight(NOTE_H)
            return note
        return kit.TextField()

    def fill(self, value: Any) -> None:
        """Shows a value."""
        widget = self.widget
        if isinstance(widget, kit.DateEdit):
            widget.set_value(value)
        elif isinstance(widget, kit.ChipGroup):
            widget.set_values([YES] if value is True else [value] if value else [])
        elif isinstance(widget, kit.ChoiceField):
            widget.set_value(value)
        elif isinstance(widget, kit.NoteField):
            widget.setPlainText(value)
        elif isinstance(widget, kit.TextField):
            widget.setText("; ".join(value) if isinstance(value, tuple) else value)

    def value(self) -> Any:
        """What was given; None where nothing was."""
        widget = self.widget
        if isinstance(widget, kit.DateEdit):
            return widget.value()
        if isinstance(widget, kit.ChipGroup | kit.ChoiceField):
            chosen = widget.value()
            return chosen == YES if self.kind is bool else self.kind(chosen) if chosen else None
        text = widget.toPlainText() if isinstance(widget, kit.NoteField) else ""
        if isinstance(widget, kit.TextField):
            text = widget.text()
        if get_origin(self.declared) is tuple:
            return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())
        return text.strip()

    def is_readable(self) -> bool:
        """Whether what was typed is a day, where one belongs."""
        return not isinstance(self.widget, kit.DateEdit) or self.widget.is_readable()


def _plain(declared: Any) -> Any:
    """The type behind `… | None`."""
    if get_origin(declared) is Union or type(declared).__name__ == "UnionType":
        return next(one for one in get_args(declared) if one is not type(None))
    return declared


class RecordSheet(kit.Sheet):
    """The sheet; it goes away when the record is kept.

    Args:
        types: Declared types of the fields, in order.
        job: Writes what was given; raises InvalidForm for a wrong field.
        values: What stands in the fields at first.
        hints: Quiet words below fields.

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
    ) -> None:
        super().__init__(window, title, width=WIDTH)
        self._tasks, self._job = tasks, job
        self.trouble = kit.Banner("", Tone.OVERDUE)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.fields = {name: _Field(name, declared, today) for name, declared in types.items()}
        for name, field in self.fields.items():
            self.body.addWidget(field.row)
            if name in (values or {}):
                field.fill((values or {})[name])
            if name in (hints or {}):
                field.row.set_hint((hints or {})[name])
        self.go = self.ask(_("Save"), self.save)

    def save(self) -> None:
        """Writes; a day that is none stays to be put right."""
        unreadable = [field for field in self.fields.values() if not field.is_readable()]
        for field in self.fields.values():
            field.row.set_error(kit.DateEdit.refusal() if field in unreadable else "")
        if unreadable:
            self.reveal(unreadable[0].widget)
            return
        given = {name: field.value() for name, field in self.fields.items()}
        kept = {name: value for name, value in given.items() if value is not None or self._may_be_empty(name)}
        self._tasks.write(self, lambda: self._job(kept), self._done, self._refuse)

    def _may_be_empty(self, name: str) -> bool:
        declared = self.fields[name].declared
        return _plain(declared) is not declared

    def _done(self, result: object) -> None:
        self.put_away()
        self.saved.emit(result)

    def _refuse(self, error: AppError) -> None:
        problems: tuple[FieldProblem, ...] = error.problems if isinstance(error, InvalidForm) else ()
        here = [one for one in problems if one.field in self.fields]
        for one in here:
            self.fields[one.field].row.set_error(entry_words.word_problem(one))
        others = [entry_words.word_problem(one) for one in problems if one.field not in self.fields]
        words = " ".join(others) or ("" if here else word(error))
        self.trouble.set(words, Tone.OVERDUE)
        self.trouble.setVisible(bool(words))
        if here:
            self.reveal(self.fields[here[0].field].widget)
