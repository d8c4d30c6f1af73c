"""Ending, family team and follow-up as a tab of the family file.

tab = EndingTab(desk, tasks)
tab.show_family(family_id)
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asystent_desktop.i18n import _
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui import widgets as kit
from asystent_desktop.ui.ending.ending_card import EndingCard
from asystent_desktop.ui.ending.follow_up_card import FollowUpCard
from asystent_desktop.ui.ending.presenter import EndingFile, EndingPresenter
from asystent_desktop.ui.ending.team_card import TeamCard
from asystent_desktop.ui.masking import masking
from asystent_desktop.ui.presenting import ReadingPage
from asystent_desktop.ui.tasks import Tasks

CARD_W = 980
"""Wider lines are no easier to read."""


class EndingTab(ReadingPage):
    """The tab.

    Attributes:
        paper_wanted: Key of a paper and the record it is about.
        shown: A file is on the screen.
    """

    paper_wanted = Signal(str, str)
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        self.presenter = EndingPresenter(desk, tasks)
        super().__init__(self.presenter, parent)
        self._file: EndingFile | None = None
        self.ending = EndingCard(self.presenter)
        self.team = TeamCard(self.presenter)
        self.follow_up = FollowUpCard(self.presenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = kit.ScrollColumn(_("Ending"))
        outer.addWidget(scroll)
        scroll.column.addWidget(self.banner)
        for card in (self.ending, self.team, self.follow_up):
            card.setMaximumWidth(CARD_W)
            card.paper_wanted.connect(self.paper_wanted)
            scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        self.presenter.loaded.connect(self._show)
        masking().changed.connect(self._mask)

    def show_family(self, family_id: str) -> None:
        """Shows the end of a family's service."""
        self.banner.hide()
        self.presenter.open(family_id)

    def first_focus(self) -> None:
        """The first deed."""
        deed = next(iter(self.ending.deeds.values()), None) or next(iter(self.team.deeds.values()), None)
        if deed is not None:
            deed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _show(self, file: EndingFile) -> None:
        self._file = file
        for card in (self.ending, self.team, self.follow_up):
            card.show_file(file)
        self.shown.emit()

    def _mask(self) -> None:
        if self._file is not None:
            self._show(self._file)
