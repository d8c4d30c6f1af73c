"""The menu "…" of the editor: what is not needed every day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from asystent_desktop.application.opinion.state import OPEN
from asystent_desktop.application.opinion.views import OpinionView
from asystent_desktop.domain.kinds.court import OpinionState
from asystent_desktop.i18n import _
from asystent_desktop.ui.opinion.deeds import OpinionDeeds

SEALED = frozenset({OpinionState.FINAL, OpinionState.SENT})


def deeds_menu(
    parent: QWidget, view: OpinionView, deeds: OpinionDeeds, details: Callable[[], object]
) -> QMenu:
    """A menu with the deeds this paper's state allows."""
    menu = QMenu(parent)
    entries: list[tuple[str, Callable[[], object], bool]] = [
        (_("Case number, date, copies, attachments"), details, view.state not in SEALED),
        (_("Passages parents may read"), deeds.ask_review, view.state not in SEALED),
        (_("Forms of names"), deeds.names.ask, view.state in OPEN),
        (_("Remarks of the head"), deeds.ask_remarks, True),
        (_("The sealed paper"), deeds.ask_outgoing, view.state in SEALED),
        (_("Copy for another recipient"), deeds.ask_masked, view.state in SEALED),
        (_("Correct the paper"), deeds.ask_correction, view.state in SEALED),
    ]
    for text, act, allowed in entries:
        if allowed:
            menu.addAction(text).triggered.connect(lambda _checked=False, deed=act: deed())
    return menu
