"""All fields of the visit card. Presence, children seen and safety are never filled in beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QKeyCombination, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.application.visits.cards import FieldProblem, VisitForm
from asystent_desktop.domain.kinds.visit import Place, Safety, VisitKind
from asystent_desktop.i18n import _
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Tone
from asystent_desktop.ui.visit import keys, words
from asystent_desktop.ui.visit.card_data import CardData, Choice
from asystent_desktop.ui.visit.further import FurtherRows
from asystent_desktop.ui.visit.hours import HoursPanel
from asystent_desktop.ui.visit.next_visit import NextVisit
from asystent_desktop.ui.visit.rows import FactsField, FormRow, GrowingField, OfferedChips

SPACING = 9
_TOLD_AT = {
    **dict.fromkeys(("case_ref", "hearing_at", "accompanied"), "court"),
    "travel_minutes": "travel_km",
}
"""Fields that share a row with another."""


class CardFields(QWidget):
    """The form.

    Args:
        now: The local wall clock.
        add_working_days: Counts working days.

    Attributes:
        changed: Something was typed or chosen by the person.
        reshaped: Rows appeared or went away.
    """

    changed = Signal()
    reshaped = Signal()

    def __init__(self, now: Callable[[], datetime], add_working_days: Callable[[date, int], date]) -> None:
        super().__init__()
        self._form = VisitForm(family_id="")
        self._people: tuple[tuple[OfferedChips, tuple[Choice, ...]], ...] = ()
        self.hours = HoursPanel(now, add_working_days)
        places = [kit.Option(key, text) for key, text in words.places()]
        self.place = kit.ChipGroup(_("Place"), places, exclusive=True, clearable=False)
        self.present = OfferedChips(_("Present"))
        self.children_seen = OfferedChips(_("Child seen"))
        self.goals = OfferedChips(_("Goals of the plan"))
        self.facts = FactsField(name=_("Observations and statements"))
        self.attempts = FactsField(name=_("Attempts and notice left"))
        self.assessment = GrowingField(name=_("My assessment"))
        self.agreements = GrowingField(name=_("Agreements"))
        answers = [kit.Option(answer.value, _(text)) for answer, text in words.SAFETY.items()]
        self.safety = kit.ChipGroup(_("Children safe?"), answers, exclusive=True)
        self.next_visit = NextVisit(lambda: now().date(), add_working_days)
        self.further = FurtherRows()
        self._build()
        self._connect()

    def _build(self) -> None:
        separately = _("each on its own, whether present or not")
        quotes = _("/ust /szk – snippets, Ctrl+/ – all   ·   quotation marks – somebody's words")
        self.rows = {
            "on": FormRow(_("Date and hours"), self.hours),
            "place": FormRow(_("Place"), self.place),
            "present": FormRow(_("Present"), self.present),
            "children_seen": FormRow(_("Child seen"), self.children_seen, hint=separately),
            "goals": FormRow(_("Goals of the plan"), self.goals),
            "facts": FormRow(_("Observations and statements"), self.facts, hint=quotes, above=True),
            "attempts": FormRow(_("Attempts and notice left"), self.attempts, above=True),
            "assessment": FormRow(_("My assessment"), self.assessment),
            "agreements": FormRow(_("Agreements"), self.agreements),
            "safety": FormRow(_("Children safe?"), self.safety),
            "next_on": FormRow(_("Next visit"), self.next_visit),
        }
        self._masked = kit.Banner(_("The text is masked. F7 shows it again."), Tone.NEUTRAL)
        self._masked.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self._masked)
        for name, row in self.rows.items():
            column.addWidget(row)
            if name == "attempts":
                column.addWidget(self.further)
        self.rows |= self.further.rows
        self.rows["on"].hide()
        self._show_rows()

    def _connect(self) -> None:
        for group in (self.place, self.present, self.children_seen, self.goals, self.safety):
            group.changed.connect(self._touched)
        for note in self.notes:
            note.textChanged.connect(self._touched)
        self.further.changed.connect(self._touched)
        self.hours.changed.connect(self._hours_changed)
        self.next_visit.changed.connect(self._touched)
        self.next_visit.reshaped.connect(self.reshaped)

    @property
    def notes(self) -> tuple[kit.NoteField, ...]:
        """The fields with free text."""
        return self.facts, self.attempts, self.assessment, self.agreements

    @property
    def all_notes(self) -> tuple[kit.NoteField, ...]:
        """Those and the child's voice."""
        return *self.notes, self.further.child_voice

    def offer(self, data: CardData) -> None:
        """Puts people and goals on the chips."""
        self._people = ((self.present, data.people), (self.children_seen, data.children))
        self.refresh_names()
        self.goals.set_options([kit.Option(one.key, one.name) for one in data.goals])
        self.further.offer(data)
        self.rows["next_on"].set_hint(words.planned_note(data))
        self._show_rows()

    def refresh_names(self) -> None:
        """Writes the names anew, masked or not."""
        for group, people in self._people:
            group.set_options(
                [kit.Option(one.key, masking().person(one.name).replace("&", "&&")) for one in people]
            )
        self.further.refresh_names()
        hidden = masking().on and any(note.toPlainText() for note in self.notes)
        self._masked.setVisible(hidden)
        for note in self.notes:
            note.setVisible(not hidden)

    def show_form(self, form: VisitForm) -> None:
        """Fills every field."""
        self.blockSignals(True)
        self._form = form
        self.hours.show_values(form.on, form.start, form.end, form.kind)
        self.place.set_values([form.place])
        self.present.set_values(form.present)
        self.children_seen.set_values(form.children_seen)
        self.goals.set_values(form.goals)
        for note, text in zip(self.notes, _texts(form), strict=True):
            if note.toPlainText() != text:
                note.setPlainText(text)
                note.moveCursor(QTextCursor.MoveOperation.End)
        self.safety.set_values([form.safety] if form.safety else [])
        self.next_visit.set_base(form.on, form.start)
        self.next_visit.set_value(form.next_on, form.next_at)
        self.further.show_form(form)
        self.blockSignals(False)
        self.set_held(form.held)

    def form(self) -> VisitForm:
        """The card as it stands; a date or hour that cannot be read counts as missing."""
        next_on, next_at = self.next_visit.value()
        safety = self.safety.value()
        typed = replace(
            self._form,
            on=self.hours.day.value(),
            start=self.hours.start.value(),
            end=self.hours.end.value(),
            kind=self.hours.kind_value(),
            place=self.place.value() or Place.HOME.value,
            present=self._chosen(self.present, self._form.present),
            children_seen=self._chosen(self.children_seen, self._form.children_seen),
            goals=self._chosen(self.goals, self._form.goals),
            facts=self.facts.toPlainText(),
            attempts=self.attempts.toPlainText(),
            assessment=self.assessment.toPlainText(),
            agreements=self.agreements.toPlainText(),
            safety=Safety(safety) if safety else None,
            next_on=next_on,
            next_at=next_at,
        )
        return self.further.into(typed)

    @staticmethod
    def _chosen(group: OfferedChips, held: Sequence[str]) -> tuple[str, ...]:
        """What is ticked, and what a former version held of people or goals no longer offered."""
        ticked = group.values()
        return (*ticked, *(one for one in held if one not in ticked and one not in group.offered))

    def set_held(self, held: bool) -> None:
        """Shows the fields of a visit that took place, or of one that did not."""
        self._form = replace(self._form, held=held)
        self._show_rows()
        self.reshaped.emit()

    def spot(self, problem: FieldProblem) -> tuple[FormRow, QWidget, str] | None:
        """Row, field to focus and keys of a form's field; None when it is not here."""
        name = _TOLD_AT.get(problem.field, problem.field)
        if name not in self.rows and name not in ("start", "end"):
            return None
        if name == "safety":
            chips = [self.safety.chip(value) for value in words.SAFETY]
            return self.rows[name], chips[0], words.alt_keys([keys.letter(chip.text()) for chip in chips])
        fields: dict[str, QWidget] = {
            "on": self.hours.day,
            "start": self.hours.start,
            "end": self.hours.ended if problem.code == "future" else self.hours.end,
            "facts": self.facts,
            "attempts": self.attempts,
            "next_on": self.next_visit.day,
            "court": self.further.hearing.court,
            "travel_km": self.further.way.km,
        }
        if name not in fields:
            return None
        return self.rows.get(name, self.rows["on"]), fields[name], ""

    def action(self, pressed: QKeyCombination) -> keys.Action | None:
        """What a key does on the form: Alt and a digit or a marked letter."""
        if not self._form.held:
            return None
        if pressed in keys.ALT_DIGITS:
            at = keys.ALT_DIGITS.index(pressed)
            people = self.present.offered
            # A digit without a person is claimed too: it must not leave for the tabs below.
            return self.present.chip(people[at]).click if at < len(people) else keys.nothing
        chips = [self.safety.chip(value) for value in words.SAFETY]
        return next((chip.click for chip in chips if pressed == keys.mnemonic(chip.text())), None)

    def toggle_details(self) -> None:
        """Shows or hides date, hours and kind."""
        row = self.rows["on"]
        row.setVisible(row.isHidden())
        if not row.isHidden():
            self.hours.day.setFocus()
        self.reshaped.emit()

    def toggle_further(self) -> None:
        """Opens or closes tasks, the way and the child's voice."""
        self.further.toggle()
        self.reshaped.emit()

    def show_way(self) -> None:
        """Opens kilometres and minutes, the cursor in them."""
        self.further.rows["travel_km"].show()
        self.reshaped.emit()
        self.further.way.km.setFocus()

    def _show_rows(self) -> None:
        held = self._form.held
        self.further.judge(replace(self._form, kind=self.hours.kind_value()))
        for name in ("facts", "assessment", "agreements", "safety"):
            self.rows[name].setVisible(held)
        by_phone = self.hours.kind_value() is VisitKind.PHONE
        for group, name, fits in (
            (self.present, "present", True),
            (self.children_seen, "children_seen", not by_phone),
            (self.goals, "goals", True),
        ):
            self.rows[name].setVisible(held and fits and bool(group.offered))
        self.rows["place"].setVisible(not by_phone)
        self.rows["attempts"].setVisible(not held)

    def _hours_changed(self) -> None:
        self.next_visit.set_base(self.hours.day.value(), self.hours.start.value())
        kind = self.hours.kind_value()
        if kind is VisitKind.PHONE:  # nobody is seen by telephone
            self.children_seen.set_values(())
        elif kind is VisitKind.HEARING and self.place.value() == Place.HOME:
            self.place.set_values([Place.AUTHORITY_OR_COURT])
        self._show_rows()
        self.reshaped.emit()
        self._touched()

    def _touched(self) -> None:
        self.changed.emit()


def _texts(form: VisitForm) -> tuple[str, ...]:
    return form.facts, form.attempts, form.assessment, form.agreements
