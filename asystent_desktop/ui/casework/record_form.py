"""The fields of one record, made of their declaration: what was given, and refusals at their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.faults import FieldProblem, InvalidForm
from asystent_desktop.application.wording import entry_words
from asystent_desktop.errors import AppError
from asystent_desktop.i18n.faults import word
from asystent_desktop.ui.casework.record_fields import Choices, Raw, RecordField
from asystent_desktop.ui.theme.tokens import GAP


@dataclass(frozen=True)
class FieldTerms:
    """What the declaration does not say about fields, by their names.

    Attributes:
        choices: Values a field may hold, with their words.
        hints: Quiet words below it.
        labels: Words above it, instead of the usual ones.
        nothing: Words of "none".
    """

    choices: Mapping[str, Choices] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    nothing: Mapping[str, str] = field(default_factory=dict)


class RecordForm(QWidget):
    """The fields, one below the other or several in a line.

    Args:
        types: Declared types by field.
        today: Tells the day dates count from.
        terms: What else is to be known.
        lines: Fields that stand side by side; None gives each a line.

    Attributes:
        changed: Something was typed or chosen.
        fields: By name.
        terms: What they were made with.
    """

    changed = Signal()

    def __init__(
        self,
        types: Mapping[str, Any],
        today: Callable[[], date],
        *,
        terms: FieldTerms | None = None,
        lines: Sequence[Sequence[str]] | None = None,
    ) -> None:
        super().__init__()
        self.terms = held = terms or FieldTerms()
        self.fields = {
            name: RecordField(
                name,
                declared,
                today,
                choices=held.choices.get(name),
                label=held.labels.get(name),
                nothing=held.nothing.get(name, ""),
            )
            for name, declared in types.items()
        }
        for name, one in self.fields.items():
            one.row.set_hint(held.hints.get(name, ""))
            one.on_change(one.pardon)
            one.on_change(self.changed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for names in lines if lines is not None else [(name,) for name in types]:
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for name in names:
                line.addWidget(self.fields[name].row, 1)
            column.addLayout(line)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Shows values; fields without one stay as they are."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].fill(value)

    def raw(self) -> dict[str, Raw]:
        """What stands in every field, finished or not."""
        return {name: one.raw() for name, one in self.fields.items()}

    def set_raw(self, kept: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        for name, raw in kept.items():
            if name in self.fields:
                self.fields[name].set_raw(raw)

    def given(self) -> dict[str, Any] | None:
        """What was given; None when a day or an hour cannot be read, which its field then says."""
        for one in self.fields.values():
            one.row.set_error("")
        unreadable = [one for one in self.fields.values() if not one.is_readable()]
        for one in unreadable:
            one.refuse()
        if unreadable:
            return None
        given = {name: one.value() for name, one in self.fields.items()}
        return {
            name: value
            for name, value in given.items()
            if value is not None or self.fields[name].may_be_empty
        }

    def explain(self, error: AppError) -> str:
        """Says at their fields what is wrong; what belongs to no field comes back in words."""
        problems: tuple[FieldProblem, ...] = error.problems if isinstance(error, InvalidForm) else ()
        here = [one for one in problems if one.field in self.fields]
        for one in here:
            field = self.fields[one.field]
            field.row.set_error(entry_words.word_problem(one, field.label))
        others = [entry_words.word_problem(one) for one in problems if one.field not in self.fields]
        return " ".join(others) or ("" if here else word(error))

    def first_wrong(self) -> QWidget | None:
        """The first field that was refused."""
        return next((one.widget for one in self.fields.values() if one.row.error), None)
