"""From the pictures to the paper: the documents of the family, with that paper begun."""

from __future__ import annotations

import pytest

from tests.fakes.paper_road import begun


@pytest.mark.parametrize("kind", ["genogram", "ecomap"])
def test_the_button_begins_the_paper_of_that_picture(qapp, qtbot, desk, tasks, made, kind):
    documents = begun(qtbot, desk, tasks, made.family, "people", kind)
    assert documents.papers.presenter.wanted.kind == kind
