"""The filter of the history: sort, person, period, words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.history.views import Group, HistoryFilter
from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.history.words import GROUPS

EVERYTHING, EVERYBODY = "everything", "everybody"


class FilterBar(QWidget):
    """Chips, and below them who, from, to, words; wraps where it is narrow.

    Attributes:
        changed: Name and value of a field of `HistoryFilter`.
    """

    changed = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [kit.Option(EVERYTHING, _("Everything"))]
        options += [kit.Option(group.value, _(words)) for group, words in GROUPS.items()]
        self.groups = kit.ChipGroup(
            _("Kinds of entries"), options, exclusive=True, clearable=False, mark=False
        )
        self.groups.set_values([EVERYTHING])
        self.groups.changed.connect(self._group)
        self.person = kit.ChoiceField(name=_("Who"))
        self.person.setMinimumWidth(170)
        self.person.activated.connect(lambda _at: self._person())
        self.since = kit.DateEdit(desk.clock.today, name=_("From the day"))
        self.until = kit.DateEdit(desk.clock.today, name=_("To the day"))
        for field, name in ((self.since, "since"), (self.until, "until")):
            field.setMaximumWidth(196)
            field.setPlaceholderText(_("from, e.g. 1.11") if field is self.since else _("to, e.g. 17.11"))
            field.changed.connect(lambda *_value, field=field, name=name: self._day(field, name))
        self.words = kit.SearchField(_("Search in the history…"))
        self.words.setMinimumWidth(220)
        self.words.textChanged.connect(lambda text: self.changed.emit("text", text))
        line = kit.FlowRow(spacing=10)
        for part in (self.person, self.since, self.until, self.words):
            line.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.groups)
        column.addWidget(line)
        self.show_people({})

    def show_people(self, people: Mapping[str, str]) -> None:
        """Who may be chosen."""
        chosen = self.person.value()
        everybody = [(EVERYBODY, _("Who: everybody"))]
        self.person.set_choices(everybody + sorted(people.items(), key=lambda one: one[1]))
        self.person.set_value(chosen or EVERYBODY)

    def _group(self) -> None:
        value = self.groups.value()
        self.changed.emit("group", None if value in (None, EVERYTHING) else Group(value))

    def _person(self) -> None:
        value = self.person.value() or EVERYBODY
        self.changed.emit("person_id", "" if value == EVERYBODY else value)

    def _day(self, field: kit.DateEdit, name: str) -> None:
        if field.is_readable():
            day: date | None = field.value()
            self.changed.emit(name, day)

    def clear(self) -> None:
        """Shows everything again."""
        blank = HistoryFilter()
        self.groups.set_values([EVERYTHING])
        self.person.set_value(EVERYBODY)
        self.since.set_value(None)
        self.until.set_value(None)
        self.words.clear()
        for name in ("group", "person_id", "since", "until", "text"):
            self.changed.emit(name, getattr(blank, name))
