"""The overview tab: terms, people, goals, strengths and recent visits as cards, two columns or one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from asystent_desktop.i18n import _, ngettext
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.families.overview_cards import (
    GoalsCard,
    StrengthsCard,
    TermsCard,
    VisitsCard,
)
from asystent_desktop.ui.families.pane import TabPane
from asystent_desktop.ui.families.people_card import PeopleCard
from asystent_desktop.ui.families.presenter import FamilyFile
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.theme import Icon, Tone
from asystent_desktop.ui.theme.tokens import GAP, ONE_COLUMN_BELOW

LEFT, RIGHT = 58, 42


class OverviewTab(TabPane):
    """The cards.

    Attributes:
        tab_wanted: Key of another tab of the file.
        term_wanted: A DueItem was chosen.
        card_wanted: Id of a visit card to read.
        strengths_wanted, member_wanted: something is to be added.
    """

    tab_wanted = Signal(str)
    term_wanted = Signal(object)
    card_wanted = Signal(str)
    strengths_wanted = Signal()
    member_wanted = Signal()

    def __init__(self, tabs: frozenset[str]) -> None:
        super().__init__(_("Overview"))
        self._safety = kit.Banner(_("Caution"), Tone.SOON, icon=Icon.WARNING)
        self._clash = kit.Banner(_("Two versions"), Tone.COURT, icon=Icon.VERSIONS)
        self.column.addWidget(self._safety)
        self.column.addWidget(self._clash)
        self.terms, self.people, self.goals = TermsCard(), PeopleCard(), GoalsCard()
        self.strengths, self.visits = StrengthsCard(), VisitsCard()
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._wide: bool | None = None
        self._place(wide=True)
        self._connect(tabs)

    def _connect(self, tabs: frozenset[str]) -> None:
        self.terms.term_wanted.connect(self.term_wanted)
        self.visits.card_wanted.connect(self.card_wanted)
        self.people.add_wanted.connect(self.member_wanted)
        self.people.people_wanted.connect(lambda: self.tab_wanted.emit("people"))
        for card, tab in ((self.people, "people"), (self.goals, "plan"), (self.visits, "timeline")):
            if card.link:
                card.link.setVisible(tab in tabs)
                card.link.clicked.connect(lambda _on=False, tab=tab: self.tab_wanted.emit(tab))
        if self.strengths.link:
            self.strengths.link.clicked.connect(self.strengths_wanted)

    def show_file(self, file: FamilyFile) -> None:
        """Shows another family, or the same one afresh."""
        family = file.overview
        self._safety.setVisible(bool(family.safety_note))
        self._safety.set(masking().text(family.safety_note), Tone.SOON)
        self._clash.setVisible(family.conflicts > 0)
        self._clash.set(
            ngettext(
                "{n} field of this file has two versions.",
                "{n} fields of this file have two versions.",
                family.conflicts,
            ).format(n=family.conflicts),
            Tone.COURT,
        )
        self.terms.show_family(family, file.today)
        self.people.show_family(family)
        self.goals.show_family(family)
        self.strengths.show_family(family)
        self.visits.show_family(family, file.today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one below 620 logical pixels."""
        super().resizeEvent(event)
        self._place(wide=event.size().width() >= ONE_COLUMN_BELOW)

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        cards: list[QWidget] = [self.terms, self.people, self.goals, self.strengths, self.visits]
        for card in cards:
            self._grid.removeWidget(card)
        for at, card in enumerate(cards):
            if not wide:
                self._grid.addWidget(card, at, 0, 1, 2)
            elif card is self.visits:
                self._grid.addWidget(card, 2, 0, 1, 2)
            else:
                self._grid.addWidget(card, at // 2, at % 2)
        self._grid.setColumnStretch(0, LEFT)
        self._grid.setColumnStretch(1, RIGHT)
