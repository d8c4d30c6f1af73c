"""Tabs of a family file that come from other rooms, made when first shown, with their roads joined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.families.file import TabFactory
from asystent_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from asystent_desktop.ui.papers import PapersTab

AROUND = ("contacts", "referrals", "placements", "team_work")
"""Sections of the binder "contacts"."""


OF_CARD = ("address", "service", "consents", "for_life", "authority", "problems", "received")
"""Sections of the binder "card" that are lists of entries."""


class FileTabs:
    """The factories.

    Args:
        open_opinion: Takes the id of an opinion. `open_clash`: of a family with two versions.
        open_family: Takes a family's id and the key of a tab.
    """

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        open_opinion: Callable[[str], None],
        open_clash: Callable[[str], None],
        open_family: Callable[[str, str], None],
    ) -> None:
        self._desk, self._tasks = desk, tasks
        self._open_opinion, self._open_clash, self._open_family = open_opinion, open_clash, open_family
        self._wish: tuple[str, str] | None = None
        self._papers: PapersTab | None = None

    def factories(self) -> dict[str, TabFactory]:
        """By key of the tab."""
        made: dict[str, TabFactory] = {"plan": self._plan, "court": self._court, "history": self._history}
        made |= {"assessments": self._assessments, "ending": self._ending, "people": self._people}
        made |= {key: partial(self._card, key) for key in OF_CARD} | {"blue_card": self._blue_card}
        made |= {key: partial(self._around, key) for key in AROUND}
        return made | {"documents": self._documents}

    def _around(self, key: str, family_id: str) -> QWidget:
        from asystent_desktop.ui.contacts import PAGES

        return PAGES[key](self._desk, self._tasks, family_id)

    def _people(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.people import PeopleTab

        tab = PeopleTab(self._desk, self._tasks)
        tab.paper_wanted.connect(lambda kind, about: self._make_paper(family_id, kind, about))
        tab.show_family(family_id)
        return tab

    def _plan(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.plan import PlanTab

        tab = PlanTab(self._desk, self._tasks)
        tab.conflicts_wanted.connect(self._open_clash)
        tab.paper_wanted.connect(lambda kind, about: self._make_paper(family_id, kind, about))
        tab.show_family(family_id)
        return tab

    def _assessments(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.assessment import AssessmentTab

        tab = AssessmentTab(self._desk, self._tasks)
        tab.paper_wanted.connect(lambda kind, about: self._make_paper(family_id, kind, about))
        tab.show_family(family_id)
        return tab

    def _ending(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.ending import EndingTab

        tab = EndingTab(self._desk, self._tasks)
        tab.paper_wanted.connect(lambda kind, about: self._make_paper(family_id, kind, about))
        tab.show_family(family_id)
        return tab

    def _card(self, key: str, family_id: str) -> QWidget:
        """A section of the family's card."""
        from asystent_desktop.ui.family_card import PAGES

        page = PAGES[key](self._desk, self._tasks)
        page.show_family(family_id)
        return page

    def _blue_card(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.blue_card import BlueCardSection

        section = BlueCardSection(self._desk, self._tasks)
        section.show_family(family_id)
        return section

    def _make_paper(self, family_id: str, kind: str, about: str) -> None:
        """Opens the documents of a family with that paper begun; their tab may have to be made first."""
        self._wish = kind, about
        self._open_family(family_id, "documents")
        self._begin_paper()

    def _begin_paper(self) -> None:
        if self._wish is not None and self._papers is not None and isValid(self._papers):
            self._papers.make(*self._wish)
            self._wish = None

    def _court(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.court import CourtTab

        tab = CourtTab(self._desk, self._tasks)
        tab.open_opinion.connect(self._open_opinion)
        tab.show_family(family_id)
        return tab

    def _history(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.history import HistoryTab

        tab = HistoryTab(self._desk, self._tasks, family_id)
        tab.open_family.connect(self._open_family)
        return tab

    def _documents(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.attachments import DocumentsTab

        tab = DocumentsTab(self._desk, self._tasks)
        tab.show_family(family_id)
        self._papers = tab.papers
        self._begin_paper()
        return tab
