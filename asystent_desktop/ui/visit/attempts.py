"""Attempts to meet a family, each with its hour, why the visit did not happen and what notice was left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asystent_desktop.application.visits.cards import VisitForm
from asystent_desktop.domain.kinds.visit import Attempt
from asystent_desktop.i18n import _, dictionaries
from asystent_desktop.i18n.polish import time_24
from asystent_desktop.ui import widgets as kit


class AttemptsField(QWidget):
    """An hour and a way add one attempt; an attempt's chip takes it back.

    Attributes:
        changed: The person entered something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._attempts: tuple[Attempt, ...] = ()
        self.at = kit.TimeEdit(name=_("Hour of the attempt"))
        self.way = kit.ChoiceField(_choices("attempt_ways", _("how it was tried")))
        self.add_button = kit.SecondaryButton(_("Add the attempt"))
        self.list = kit.ChipGroup(_("Attempts; choose one to take it back"), mark=False)
        self.reason = kit.ChoiceField(_choices("missed_reasons", _("why it did not happen")))
        self.notice = kit.ChoiceField(_choices("notices", _("what notice was left")))
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, fields in (
            (first, (self.at, self.way, self.add_button)),
            (second, (self.reason, self.notice)),
        ):
            line.setSpacing(6)
            for field in fields:
                line.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.list)
        column.addLayout(second)
        for field, name in (
            (self.way, _("Way of the attempt")),
            (self.reason, _("Why it did not happen")),
            (self.notice, _("Notice left")),
        ):
            field.setAccessibleName(name)
        self.way.set_value("")
        self.add_button.clicked.connect(self._add)
        self.list.changed.connect(self._take_back)
        for choice in (self.reason, self.notice):
            choice.activated.connect(self.changed)

    def show_form(self, form: VisitForm) -> None:
        """Fills the fields."""
        self._attempts = form.attempted
        if self.at.value() is None:
            self.at.set_value(form.start)
        self.reason.set_value(form.missed_reason)
        self.notice.set_value(form.notice)
        self._show_attempts()

    def into(self, form: VisitForm) -> VisitForm:
        """The form with what stands here."""
        return replace(
            form,
            attempted=self._attempts,
            missed_reason=self.reason.value() or "",
            notice=self.notice.value() or "",
        )

    def _add(self) -> None:
        at, way = self.at.value(), self.way.value()
        if at is None or not way:
            (self.at if at is None else self.way).setFocus()
            return
        self._attempts = tuple(sorted({*self._attempts, Attempt(at, way)}, key=lambda one: (one.at, one.way)))
        self._show_attempts()
        self.changed.emit()

    def _take_back(self) -> None:
        chosen = self.list.values()
        self._attempts = tuple(one for one in self._attempts if _key(one) not in chosen)
        self._show_attempts()
        self.changed.emit()

    def _show_attempts(self) -> None:
        words = [(one, dictionaries.label("attempt_ways", one.way)) for one in self._attempts]
        self.list.set_options([kit.Option(_key(one), f"{time_24(one.at)} {way}") for one, way in words])
        self.list.set_values([])
        self.list.setVisible(bool(self._attempts))


def _key(one: Attempt) -> str:
    return f"{one.at.isoformat()}={one.way}"


def _choices(dictionary: str, nothing: str) -> list[tuple[str, str]]:
    """The entries of a dictionary below the words shown while nothing is chosen."""
    return [("", nothing), *((one.key, one.label) for one in dictionaries.offered(dictionary))]
