"""From the pictures to the paper: the documents of the family, with that paper begun."""

from __future__ import annotations

import pytest

from asystent_desktop.ui.file_tabs import FileTabs


@pytest.mark.parametrize("kind", ["genogram", "ecomap"])
def test_the_button_begins_the_paper_of_that_picture(qapp, qtbot, desk, tasks, made, kind):
    opened = []

    def open_family(family_id, key):
        tab = tabs.factories()[key](family_id)
        qtbot.addWidget(tab)
        opened.append((key, tab))

    tabs = FileTabs(desk, tasks, lambda _id: None, lambda _id: None, open_family)
    people = tabs.factories()["people"](made.family)
    qtbot.addWidget(people)
    people.paper_wanted.emit(kind, "")
    ((key, documents),) = opened
    assert key == "documents"
    assert documents.papers.pane.kind == kind
    assert documents.papers.presenter.wanted.kind == kind
