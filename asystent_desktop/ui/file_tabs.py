"""Tabs of a family file that come from other rooms, made when first shown, with their roads joined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.families.file import TabFactory
from asystent_desktop.ui.tasks import Tasks


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

    def factories(self) -> dict[str, TabFactory]:
        """By key of the tab."""
        made = {"plan": self._plan, "court": self._court, "history": self._history}
        return made | {"documents": self._documents}

    def _plan(self, family_id: str) -> QWidget:
        from asystent_desktop.ui.plan import PlanTab

        tab = PlanTab(self._desk, self._tasks)
        tab.conflicts_wanted.connect(self._open_clash)
        tab.show_family(family_id)
        return tab

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
        return tab
