"""From plan, assessment and ending to the paper: the documents of the family, with that paper begun."""

from __future__ import annotations

from asystent_desktop.ui.file_tabs import FileTabs
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


def test_the_button_begins_the_paper_of_that_version(qapp, qtbot, desk, tasks, signed):
    opened = []

    def open_family(family_id, key):
        tab = tabs.factories()[key](family_id)
        qtbot.addWidget(tab)
        opened.append((key, tab))

    tabs = FileTabs(desk, tasks, lambda _id: None, lambda _id: None, open_family)
    plan = tabs.factories()["plan"](signed.family)
    qtbot.addWidget(plan)
    plan.paper_wanted.emit("work-plan", signed.plan)
    ((key, documents),) = opened
    assert key == "documents"
    assert documents.papers.pane.kind == "work-plan"
    assert documents.papers.presenter.wanted.subject_id == signed.plan
    with qtbot.waitSignal(documents.papers.presenter.subjects_read):
        pass
    assert documents.papers.pane.subject.value() == signed.plan
