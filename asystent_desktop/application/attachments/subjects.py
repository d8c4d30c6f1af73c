"""What a scan of a family may belong to, as a person chooses it: latest first, by kind and day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.attachments.words import SUBJECT_LABELS
from asystent_desktop.application.reading import family_in
from asystent_desktop.domain.cards import latest_versions
from asystent_desktop.domain.kinds.attachment import AttachedTo
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.paper import PaperDelivery, PaperDocument
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.i18n import _
from asystent_desktop.i18n.polish import short_date
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class SubjectChoice:
    """One record a scan may belong to. `words`: its kind and day, translated; no name of a person."""

    kind: AttachedTo
    record_id: str
    on: date
    words: str


def subject_choices(desk: Desk, family_id: str) -> tuple[SubjectChoice, ...]:
    """Every record of the family a scan may belong to, latest first.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        found = [
            SubjectChoice(kind, record_id, on, f"{_(SUBJECT_LABELS[kind])}, {short_date(on)}")
            for kind, record_id, on in _dated(unit, family_in(unit, family_id).scope)
        ]
    return tuple(sorted(found, key=lambda one: (one.on, one.record_id), reverse=True))


def _dated(unit: UnitOfWork, scope: str) -> Iterator[tuple[AttachedTo, str, date]]:
    for card in latest_versions(unit.find(Visit, scope=scope)):
        yield AttachedTo.VISIT, card.id, card.on
    for paper in unit.find(ReceivedDocument, scope=scope):
        yield AttachedTo.RECEIVED, paper.id, paper.received_on
    for letter in unit.find(CourtRequest, scope=scope):
        yield AttachedTo.REQUEST, letter.id, letter.received_on
    for made in unit.find(PaperDocument, scope=scope):
        yield AttachedTo.PAPER, made.id, made.frozen_at.date()
    for gone in unit.find(PaperDelivery, scope=scope):
        yield AttachedTo.DELIVERY, gone.id, gone.posted_on
    for minutes in unit.find(TeamMinutes, scope=scope):
        yield AttachedTo.MINUTES, minutes.id, minutes.on
