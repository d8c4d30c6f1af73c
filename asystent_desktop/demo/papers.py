"""Opinions on their way to court: one in each state a paper can be in, the head's part done by the head."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from asystent_desktop.application.opinion import (
    acceptance as opinion_acceptance,
    delivery as opinion_delivery,
    final as opinion_final,
    opinions,
    review as opinion_review,
)
from asystent_desktop.domain.kinds.court import Decision
from asystent_desktop.domain.kinds.paper import Channel
from asystent_desktop.domain.opinion_checks import CheckCode
from asystent_desktop.domain.papers import Nature, Paragraph
from asystent_desktop.ports.desk import Desk

WAITING, RETURNED, APPROVED, FINAL, SENT = range(5)
"""Places in the row of papers that are written; whatever is left stays a draft."""

_TEXT = "Według dokumentacji i rozmów z rodziną stan na dzień sporządzenia opinii pozostaje bez zmian."
_ANSWER = "Rodzice współpracują z asystentem rodziny, spotkania odbywają się w umówionych terminach."
_CONCLUSION = "Wskazana jest dalsza praca z rodziną według obowiązującego planu."
_EMPTY = frozenset({CheckCode.EMPTY_PART, CheckCode.UNANSWERED, CheckCode.NO_CONCLUSION})


class Exchanging(Protocol):
    """Moves what was written between the author and the head, until both have it."""

    def __call__(self) -> object: ...


def send_on_their_way(author: Desk, head: Desk, exchange: Exchanging) -> None:
    """Takes the first five papers of the author through the office, each to another state.

    Args:
        author: Her requests must be at the head's desk already.
    """
    papers = list(_written(author))[: SENT + 1]
    for paper in papers:
        opinions.submit(author, paper)
    exchange()
    waiting = {one.opinion_id: one.content_sha256 for one in opinion_acceptance.acceptance_queue(head)}
    for place, paper in enumerate(papers):
        if place == RETURNED:
            opinion_acceptance.comment(head, paper, 6, "Proszę podać liczby i daty.")
            opinion_acceptance.give_back(head, paper, waiting[paper], "Proszę uzupełnić część o dzieciach.")
        elif place >= APPROVED:
            opinion_acceptance.approve(head, paper, waiting[paper])
    exchange()
    for place, paper in enumerate(papers):
        if place >= FINAL:
            opinion_final.finalise(author, paper, f"ZAR.5014.{place}.2026.KL")
        if place >= SENT:
            today = author.clock.today()
            opinion_delivery.deliver(author, paper, Channel.REGISTERED_POST, today, proof="nr 00459007")


def _written(desk: Desk) -> Iterator[str]:
    """Opinions with every part filled, begun where the letter only lay there."""
    for request in opinions.requests(desk):
        paper = opinions.start_opinion(desk, request.request_id)[1]
        _fill(desk, paper)
        yield paper


def _fill(desk: Desk, opinion_id: str) -> None:
    """Says something wherever the composer left it to a person."""
    view = opinions.opinion(desk, opinion_id)
    wanting = {one.part for one in view.checks if one.code in _EMPTY}
    conclusion = len(view.parts)
    for part in view.parts:
        if part.number not in wanting:
            continue
        words = _ANSWER if part.number == conclusion - 1 else _TEXT
        told = [replace(one, text=words) if not one.text.strip() else one for one in part.paragraphs]
        if part.number == conclusion:
            told.append(Paragraph(_CONCLUSION, Nature.ASSESSMENT))
        opinions.change_part(desk, opinion_id, part.number, tuple(told) or (Paragraph(words, Nature.FACT),))
    for passage in opinion_review.review(desk, opinion_id):
        opinion_review.decide(desk, opinion_id, passage.key, Decision.KEEP)
