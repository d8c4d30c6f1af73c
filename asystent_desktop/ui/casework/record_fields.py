"""One field of a record as a widget, chosen by the field's declared type and what it may hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, time
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from PySide6.QtWidgets import QWidget

from asystent_desktop.application.wording import entry_words
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.casework.pairs_field import PairsField
from asystent_desktop.ui.theme import Role

NOTE_H = 76
YES = "yes"
CHIPS_UP_TO = 5
NOTHING = ""
"""Value of the choice that leaves a field empty."""

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
        "scope_text",
        "withdrawal_reason",
        "return_plan",
        "contact_rules",
        "help_plan",
        "outcome",
        "tasks",
    }
)
"""Texts that need more than a line."""

Choices = Sequence[tuple[str, str]]
"""Values and their words."""

Raw = str | list[str] | list[list[str]]
"""What stands in a field, finished or not, as a draft keeps it."""


class RecordField:
    """One field: its widget, how it is read and filled.

    Args:
        name: As declared.
        declared: Its type.
        today: Tells the day dates count from.
        choices: Values the field may hold, where these are people, entries or words of a dictionary.
        label: Words above it; None takes those of the field's name.
        nothing: Words of the choice that leaves it empty.

    Attributes:
        row: The widget with its label.
    """

    def __init__(
        self,
        name: str,
        declared: Any,
        today: Callable[[], date],
        *,
        choices: Choices | None = None,
        label: str | None = None,
        nothing: str = "",
    ) -> None:
        self.name, self.declared = name, declared
        self.kind = plain(declared)
        self.many = get_origin(declared) is tuple
        self.label = label or _(entry_words.field_label(name))
        self._nothing = nothing
        self.widget = self._widget(today, choices)
        self.row = kit.LabeledField(self.label, self.widget)

    @property
    def may_be_empty(self) -> bool:
        """Whether None is a value of the field."""
        return self.kind is not self.declared

    def _widget(self, today: Callable[[], date], choices: Choices | None) -> QWidget:
        if self.many and dataclasses.is_dataclass(get_args(self.declared)[0]):
            return PairsField(self.label, choices or ())
        if choices is not None:
            return self._choice(list(choices))
        if self.kind is date:
            return kit.DateEdit(today)
        if self.kind is time:
            return kit.TimeEdit()
        if self.kind is bool:
            return kit.ChipGroup(self.label, [kit.Option(YES, _("yes"))])
        if isinstance(self.kind, type) and issubclass(self.kind, StrEnum):
            return self._choice([(one.value, _(entry_words.enum_label(one))) for one in self.kind])
        if self.name in LONG:
            note = kit.NoteField(role=Role.BODY)
            note.setFixedHeight(NOTE_H)
            return note
        return kit.TextField()

    def _choice(self, choices: list[tuple[str, str]]) -> QWidget:
        """Chips for several or few, a list to choose from for one of many."""
        named = [(NOTHING, self._nothing)] if self._nothing and self.may_be_empty and choices else []
        if self.many or 0 < len(named) + len(choices) <= CHIPS_UP_TO:
            options = [kit.Option(*one) for one in (*named, *choices)]
            chips = kit.ChipGroup(self.label, options, exclusive=not self.many, clearable=not named)
            chips.set_values([NOTHING])
            return chips
        if self.may_be_empty:
            choices = [(NOTHING, self._nothing or _("none")), *choices]
        field = kit.ChoiceField(choices, placeholder=_("choose"))
        if self.may_be_empty:
            field.set_value(NOTHING)
        return field

    def fill(self, value: Any) -> None:
        """Shows a value."""
        widget = self.widget
        if isinstance(widget, kit.DateEdit | kit.TimeEdit):
            widget.set_value(value)
        elif isinstance(widget, kit.ChipGroup):
            widget.set_values([YES] if value is True else value if self.many else [value or NOTHING])
        elif isinstance(widget, kit.ChoiceField):
            widget.set_value(value if value is not None else NOTHING)
        elif isinstance(widget, kit.NoteField):
            widget.setPlainText(value)
        elif isinstance(widget, PairsField):
            widget.set_pairs(tuple(dataclasses.astuple(one)) for one in value or ())
        elif isinstance(widget, kit.TextField):
            widget.setText(_typed(value))

    def value(self) -> Any:
        """What was given; None where nothing was."""
        widget = self.widget
        if isinstance(widget, kit.DateEdit | kit.TimeEdit):
            return widget.value()
        if isinstance(widget, kit.ChipGroup) and self.many:
            return widget.values()
        if isinstance(widget, kit.ChipGroup | kit.ChoiceField):
            chosen = widget.value()
            return chosen == YES if self.kind is bool else self.kind(chosen) if chosen else None
        if isinstance(widget, PairsField):
            return tuple(get_args(self.declared)[0](*pair) for pair in widget.pairs())
        text = self._text()
        if self.kind is int:
            return int(text) if text.strip() else None if self.may_be_empty else 0
        if self.many:
            return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())
        return text.strip()

    def _text(self) -> str:
        widget = self.widget
        if isinstance(widget, kit.NoteField):
            return widget.toPlainText()
        return widget.text() if isinstance(widget, kit.TextField | kit.TimeEdit) else ""

    def raw(self) -> Raw:
        """What stands in the field, readable or not."""
        widget = self.widget
        if isinstance(widget, kit.ChipGroup):
            return list(widget.values())
        if isinstance(widget, kit.ChoiceField):
            return widget.value() or NOTHING
        if isinstance(widget, PairsField):
            return [list(pair) for pair in widget.pairs()]
        return self._text()

    def set_raw(self, raw: Any) -> None:
        """Puts back what `raw` gave, also where chips have become a list; typed dates are read again."""
        widget = self.widget
        if isinstance(widget, kit.ChipGroup):
            widget.set_values((raw or [NOTHING]) if isinstance(raw, list) else [raw])
        elif isinstance(widget, kit.ChoiceField):
            widget.set_value(next(iter(raw), NOTHING) if isinstance(raw, list) else raw)
        elif isinstance(widget, PairsField):
            widget.set_pairs((one[0], one[1]) for one in raw)
        elif isinstance(widget, kit.NoteField):
            widget.setPlainText(raw)
        elif isinstance(widget, kit.TextField | kit.TimeEdit):
            widget.setText(raw)
            widget.setModified(True)

    def on_change(self, told: Callable[[], object]) -> None:
        """Calls `told` whenever the field's content changes."""
        widget = self.widget
        if isinstance(widget, kit.ChipGroup | PairsField):
            widget.changed.connect(told)
        elif isinstance(widget, kit.ChoiceField):
            widget.currentIndexChanged.connect(lambda _at: told())
        elif isinstance(widget, kit.NoteField):
            widget.textChanged.connect(told)
        elif isinstance(widget, kit.TextField | kit.TimeEdit):
            widget.textChanged.connect(lambda _text: told())

    def pardon(self) -> None:
        """Takes the red line away: the field is being put right."""
        if self.row.error:
            self.row.set_error("")

    def is_readable(self) -> bool:
        """Whether what was typed is a day, an hour or a number, where one belongs."""
        widget = self.widget
        if self.kind is int:
            typed = self._text().strip()
            return not typed or (typed.isascii() and typed.isdigit())
        if isinstance(widget, kit.TimeEdit):
            return not widget.text().strip() or widget.value() is not None
        return not isinstance(widget, kit.DateEdit) or widget.is_readable()

    def refuse(self) -> None:
        """Says at the field how a day, an hour or a number is written."""
        if self.kind is int:
            self.row.set_error(_("Enter a whole number, e.g. 6."))
            return
        hour = isinstance(self.widget, kit.TimeEdit)
        self.row.set_error(_("Enter an hour, e.g. 9:30") if hour else kit.DateEdit.refusal())


def _typed(value: Any) -> str:
    """A value as somebody would type it."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value or "") if isinstance(value, int) or value is None else str(value)


def plain(declared: Any) -> Any:
    """The type behind `… | None`."""
    if get_origin(declared) is Union or type(declared).__name__ == "UnionType":
        return next(one for one in get_args(declared) if one is not type(None))
    return declared
