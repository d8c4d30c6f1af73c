"""From plan, assessment and ending to the paper: the documents of the family, with that paper begun."""

from __future__ import annotations

from tests.fakes.paper_road import begun
from tests.fakes.screens import desk, english, tasks

__all__ = ["desk", "english", "tasks"]


def test_the_button_begins_the_paper_of_that_version(qapp, qtbot, desk, tasks, signed):
    documents = begun(qtbot, desk, tasks, signed.family, "plan", "work-plan", signed.plan)
    assert documents.papers.presenter.wanted.subject_id == signed.plan
    with qtbot.waitSignal(documents.papers.presenter.subjects_read):
        pass
    assert documents.papers.pane.subject.value() == signed.plan
