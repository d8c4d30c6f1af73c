"""The banner over a recovered draft, and the draft beside what stood there before it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visits.cards import VisitForm
from asystent_desktop.application.wording.wording import value_words
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.domain.kinds.visit import Safety
from asystent_desktop.i18n import N_, _
from asystent_desktop.i18n.polish import day_date, day_time, time_24
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Role, Tone
from asystent_desktop.ui.visit import words
from asystent_desktop.ui.visit.card_data import CardData

_LABELS = {
    "on": N_("Date"),
    "start": N_("Start"),
    "end": N_("End"),
    "place": N_("Place"),
    "kind": N_("Kind of visit"),
    "held": N_("Visit held"),
    "present": N_("Present"),
    "children_seen": N_("Child seen"),
    "goals": N_("Goals of the plan"),
    "facts": N_("Observations and statements"),
    "assessment": N_("My assessment"),
    "safety": N_("Children safe?"),
    "agreements": N_("Agreements"),
    "attempts": N_("Attempts and notice left"),
    "next_on": N_("Next visit"),
    "next_at": N_("Hour of the next visit"),
    "child_voice": N_("Child's voice"),
    "settled": N_("Earlier agreements settled"),
    "statutory_tasks": N_("Tasks of art. 15"),
    "life_support": N_("“For life” support"),
    "travel_km": N_("Kilometres"),
    "travel_minutes": N_("Time of travel (minutes)"),
    "court": N_("Court"),
    "case_ref": N_("Court's case reference"),
    "hearing_at": N_("Hour of the hearing"),
    "accompanied": N_("Child accompanied"),
    "missed_reason": N_("Why it did not happen"),
    "attempted": N_("Attempts to meet"),
    "notice": N_("Notice left"),
}
_KEYED = frozenset(("place", "statutory_tasks", "life_support", "missed_reason", "attempted", "notice"))
"""Fields that hold keys of a dictionary."""


class RecoveryBanner(QWidget):
    """Says that a working version came back, and lets it be compared or thrown away.

    Attributes:
        discarded: "Discard" was chosen.
        reshaped: The comparison appeared or went away.
    """

    discarded = Signal()
    reshaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._data: CardData | None = None
        self._banner = kit.Banner("", Tone.INFO)
        self.compare = kit.LinkButton(_("Compare"))
        self.discard = kit.LinkButton(_("Discard"))
        row = self._banner.layout()
        if row is not None:
            row.addWidget(self.compare)
            row.addWidget(self.discard)
        self._table = kit.Frame(radius=6)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._banner)
        column.addWidget(self._table)
        self.compare.clicked.connect(self._toggle)
        self.discard.clicked.connect(self.discarded)
        self.hide()

    def show_for(self, data: CardData, *, now_day: date) -> None:
        """Shows the banner when there is a draft."""
        self._data = data
        self._table.hide()
        self.setVisible(data.draft is not None)
        if data.draft is None:
            return
        saved = local_time(data.draft.saved_at)
        when = time_24(saved) if saved.date() == now_day else day_time(saved)
        self._banner.set(_("The working version from {when} was brought back").format(when=when), Tone.INFO)

    def differences(self) -> list[tuple[str, str, str]]:
        """(field, before, in the draft) of every field that differs."""
        if self._data is None or self._data.draft is None:
            return []
        before, draft = self._data.base, self._data.draft.form
        return [
            (
                _(_LABELS[one.name]),
                self._shown(getattr(before, one.name), one.name),
                self._shown(getattr(draft, one.name), one.name),
            )
            for one in fields(VisitForm)
            if one.name in _LABELS and getattr(before, one.name) != getattr(draft, one.name)
        ]

    def _shown(self, value: object, name: str) -> str:
        if name in _KEYED and value:
            return value_words(value, name)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, date):
            return day_date(value)
        if isinstance(value, time):
            return time_24(value)
        if name == "settled":
            return masking().text("\n".join(map(str, value))) if isinstance(value, tuple) and value else "–"
        if isinstance(value, tuple):
            return ", ".join(self._name(one) for one in value) or "–"
        if isinstance(value, Safety):
            return _(words.SAFETY[value]).replace("&", "")
        if isinstance(value, StrEnum):
            return _(words.kind_words(value))
        if name == "accompanied" and value:
            return self._name(str(value))
        return masking().text(str(value)) if value else "–"

    def _name(self, key: str) -> str:
        if self._data is None:
            return key
        people = {one.key: masking().person(one.name) for one in self._data.people}
        goals = {one.key: one.name for one in self._data.goals}
        return people.get(key) or goals.get(key, "…")

    def _toggle(self) -> None:
        if self._table.isHidden():
            self._fill()
        self._table.setVisible(self._table.isHidden())
        self.reshaped.emit()

    def _fill(self) -> None:
        kit.clear(self._grid)
        heads = ("", _("Before"), _("Working version"))
        for column, head in enumerate(heads):
            self._grid.addWidget(kit.Label(head, Role.CAPTION_STRONG, tone="muted"), 0, column)
        for line, (label, before, draft) in enumerate(self.differences(), 1):
            cells = (
                kit.Label(label, Role.CAPTION_STRONG),
                kit.Label(before, Role.CAPTION, tone="muted", wrap=True),
                kit.Label(draft, Role.CAPTION, wrap=True, selectable=True),
            )
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
