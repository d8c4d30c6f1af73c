"""What lies in an opened compartment: terms, procedures, forms, meetings, and who looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asystent_desktop.application import people
from asystent_desktop.application.restricted import blue_card
from asystent_desktop.application.restricted.blue_card import CardTerms, Compartment
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import day_date, day_time, relative_due
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.blue_card.kinds import CARDS, FORMS, MEETINGS
from asystent_desktop.ui.casework.fact_card import FactCard
from asystent_desktop.ui.casework.records import RecordsPage
from asystent_desktop.ui.casework.records.presenter import RecordsFile
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.tasks import Tasks
from asystent_desktop.ui.theme import Tone

LOOKS = 12
"""So many looks are listed; the history of changes has all of them."""


@dataclass(frozen=True)
class Opened:
    """The compartment with the names of those who looked."""

    compartment: Compartment
    names: dict[str, str]


def _opened(desk: Desk, family_id: str) -> Opened:
    return Opened(blue_card.compartment(desk, family_id), people.person_names(desk))


class CompartmentPage(RecordsPage):
    """The page; made when the compartment was opened, thrown away when it closes."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__(desk, tasks, (CARDS, FORMS, MEETINGS), more=_opened)
        self.terms = FactCard(_("Deadlines"))
        self.looks = FactCard(_("Who looked"))
        self.above.addWidget(self.terms)
        self.parts.below.addWidget(self.looks)
        self.shown.connect(self._show_more)

    def begin(self, name: str, begins: dict[str, Any] | None = None) -> None:
        """A new entry; a form or a meeting belongs to the procedure where there is only one."""
        cards = self.file.kinds[0].entries if self.file else ()
        if name != CARDS.name and begins is None and len(cards) == 1:
            begins = {"card_id": cards[0].id}
        super().begin(name, begins)

    def _show_more(self, file: RecordsFile) -> None:
        held: Opened = file.more
        self.terms.begin()
        for view in held.compartment.cards:
            self._term(view.terms, file)
        self.terms.setVisible(bool(self._due(held)))
        self.looks.begin()
        for look in held.compartment.looks[:LOOKS]:
            who = masking().person(held.names.get(look.author_id, ""))
            self.looks.fact(day_time(local_time(look.noted_at)), who or _("another person"))

    @staticmethod
    def _due(held: Opened) -> list[CardTerms]:
        terms = [view.terms for view in held.compartment.cards]
        return [one for one in terms if one.hand_over_by or one.first_meeting_by]

    def _term(self, terms: CardTerms, file: RecordsFile) -> None:
        for words, day in (
            (_("Form A to the interdisciplinary team by {day}"), terms.hand_over_by),
            (_("First meeting of the group by {day}"), terms.first_meeting_by),
        ):
            if day is not None:
                late = day < file.today
                said = f"{words.format(day=day_date(day))} · {relative_due(day, file.today)}"
                self.terms.say(said, strong=True, tone=Tone.OVERDUE if late else Tone.SOON)
