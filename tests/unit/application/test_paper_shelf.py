"""What a paper may be about, finished papers, and how they left."""

from datetime import timedelta

import pytest

from asystent_desktop.application.papers import making, shelf, subjects
from asystent_desktop.application.papers.making import Wanted
from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.papers.shelf import BadDelivery, DeliveryForm
from asystent_desktop.domain.kinds.paper import Channel


@pytest.fixture
def paper(desk, family_id):
    return making.finish(desk, Wanted("family-card", family_id))[1]


def test_only_known_kinds_have_subjects() -> None:
    assert set(subjects.SUBJECTS) <= set(KINDS) and set(subjects.SUBJECTS) >= subjects.BLANK_TOO


def test_every_kind_can_be_asked_for_its_subjects(desk, family_id) -> None:
    assert all(isinstance(subjects.subjects(desk, kind, family_id), tuple) for kind in KINDS)


def test_a_covering_letter_offers_the_finished_papers(desk, family_id, paper) -> None:
    (found,) = subjects.subjects(desk, "cover-letter", family_id)
    assert (found.record_id, found.on) == (paper.id, paper.content.dated_on) and found.title


def test_a_delivery_stands_with_its_paper(desk, family_id, paper) -> None:
    today = desk.clock.today()
    shelf.deliver(desk, paper.id, DeliveryForm(Channel.BY_HAND, today, "Anna", "podpis"))
    (row,) = shelf.papers(desk, family_id)
    assert row.document_id == paper.id
    assert [(one.channel, one.posted_on, one.proof) for one in row.deliveries] == [
        (Channel.BY_HAND, today, "podpis")
    ]
    found = shelf.by_code(desk, row.code.lower())
    assert found is not None and found.deliveries == row.deliveries


@pytest.mark.parametrize("days", [-1, 1])
def test_a_paper_cannot_leave_before_its_date_or_in_the_future(desk, family_id, paper, days) -> None:
    on = desk.clock.today() + timedelta(days=days)
    with pytest.raises(BadDelivery):
        shelf.deliver(desk, paper.id, DeliveryForm(Channel.REGISTRY_DESK, on))
    assert shelf.papers(desk, family_id)[0].deliveries == ()
