"""What was being typed when the program last stopped: told after unlocking, one click from going on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from asystent_desktop.application.drafts import DraftRow, waiting_drafts
from asystent_desktop.domain.due_rules import local_time
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import day_time
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.shell.window import MainShell
from asystent_desktop.ui.tasks import Tasks

_TABS = {"opinion": "court", "letter": "documents"}
"""Where a family's file goes on with a draft, by the beginning of its key; elsewhere on its overview."""


class UnfinishedReminder(QObject):
    """Looks once, after unlocking. It names no family: the words stay while masking is switched on.

    Args:
        window: Whose notice tells it.
        show_family: Takes a family's id and the key of a tab. `start_visit`: a family's id.
    """

    def __init__(
        self,
        window: MainShell,
        desk: Desk,
        tasks: Tasks,
        show_family: Callable[[str, str], object],
        start_visit: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._tasks = window, desk, tasks
        self._show_family, self._start_visit = show_family, start_visit

    def look(self) -> None:
        """Tells of the latest draft, and how many more there are."""
        self._tasks.read(self, lambda: waiting_drafts(self._desk), self._found)

    def _found(self, drafts: list[DraftRow]) -> None:
        here = [one for one in drafts if one.family_name]
        if not here:
            return
        latest, more = here[0], len(here) - 1
        words = _("Not finished: {what}, kept {when}.").format(
            what=_(latest.what), when=day_time(local_time(latest.saved_at))
        )
        if more:
            rest = ngettext("{n} more text waits.", "{n} more texts wait.", more).format(n=more)
            words = f"{words} {rest}"
        self._window.notice.tell(words, _("Go on"), lambda: self._go_on(latest))

    def _go_on(self, draft: DraftRow) -> None:
        kind = draft.key.partition(":")[0]
        self._show_family(draft.family_id, _TABS.get(kind, ""))
        if kind == "visit":
            self._start_visit(draft.family_id)
