"""From a tab of a family to the paper it asks for: the tab "documents", with that paper begun."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asystent_desktop.ports.desk import Desk
from asystent_desktop.ui.file_tabs import FileTabs
from asystent_desktop.ui.tasks import Tasks


def begun(
    qtbot: object, desk: Desk, tasks: Tasks, family_id: str, tab: str, kind: str, subject_id: str = ""
) -> QWidget:
    """Asks for a paper as the button of that tab does; returns the documents that were opened, once."""
    opened: list[tuple[str, QWidget]] = []

    def made(key: str, family: str) -> QWidget:
        widget = tabs.factories()[key](family)
        qtbot.addWidget(widget)  # type: ignore[attr-defined]
        return widget

    def open_family(family: str, key: str) -> None:
        opened.append((key, made(key, family)))

    tabs = FileTabs(desk, tasks, lambda _id: None, lambda _id: None, open_family)
    made(tab, family_id).paper_wanted.emit(kind, subject_id)  # type: ignore[attr-defined]
    ((key, documents),) = opened
    assert key == "documents"
    assert documents.papers.pane.kind == kind  # type: ignore[attr-defined]
    return documents
