"""Finished papers of a family, and how each left the office."""

from dataclasses import dataclass
from datetime import date, datetime

from asystent_desktop.application.papers.codes import read_code, told_code
from asystent_desktop.application.papers.registry import KINDS
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.paper import Channel, PaperDelivery, PaperDocument
from asystent_desktop.domain.records import family_scope, kind_of
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


class BadDelivery(UserFixable):
    """A paper cannot have left on that day; values: `document_id`, `posted_on`."""

    code = "papers.bad-delivery"


@dataclass(frozen=True)
class PaperRow:
    """A finished paper.

    Attributes:
        kind: Key of its kind. `label`: English source of the kind's name; the key for an unknown kind.
        title: As printed.
        code: As printed in the footer.
        deliveries: How it left, the latest first.
    """

    document_id: str
    kind: str
    label: str
    title: str
    number: str
    code: str
    sha256: str
    pages: int
    dated_on: date
    frozen_at: datetime
    author_id: str
    deliveries: tuple[PaperDelivery, ...] = ()


@dataclass(frozen=True)
class DeliveryForm:
    """How a paper left.

    Attributes:
        posted_on: Day of the postmark, or of the registry's stamp.
        proof: Number of the registered letter, or what else proves it.
    """

    channel: Channel
    posted_on: date
    addressee: str = ""
    proof: str = ""


def papers(desk: Desk, family_id: str) -> tuple[PaperRow, ...]:
    """Finished papers of a family, the newest first."""
    scope = family_scope(family_id)
    with desk.unit_of_work() as unit:
        found = unit.find(PaperDocument, scope=scope)
        sent = unit.find(PaperDelivery, scope=scope)
    rows = [_row(one, [left for left in sent if left.paper_id == one.id]) for one in found]
    return tuple(sorted(rows, key=lambda row: (row.frozen_at, row.document_id), reverse=True))


def _row(paper: PaperDocument, sent: list[PaperDelivery]) -> PaperRow:
    known = KINDS.get(paper.kind)
    return PaperRow(
        document_id=paper.id,
        kind=paper.kind,
        label=known.label if known else paper.kind,
        title=paper.content.title,
        number=paper.number,
        code=told_code(paper.code),
        sha256=paper.sha256,
        pages=paper.pages,
        dated_on=paper.content.dated_on,
        frozen_at=paper.frozen_at,
        author_id=paper.author_id,
        deliveries=tuple(sorted(sent, key=lambda left: (left.posted_on, left.id), reverse=True)),
    )


def deliver(desk: Desk, document_id: str, form: DeliveryForm) -> ChangeSet:
    """Notes that a finished paper left the office (*doręczenie*).

    Raises:
        UnknownRecord: It is not here.
        BadDelivery: It would have left before its date, or in the future.
    """
    with desk.unit_of_work() as unit:
        paper = record_in(unit, PaperDocument, document_id)
        if not paper.content.dated_on <= form.posted_on <= desk.clock.today():
            raise BadDelivery(document_id=document_id, posted_on=form.posted_on.isoformat())
        unit.save(_delivery(desk, paper, form))
        return unit.commit("deliver-paper")


def _delivery(desk: Desk, paper: PaperDocument, form: DeliveryForm) -> PaperDelivery:
    return PaperDelivery(
        id=desk.ids.new(),
        scope=paper.scope,
        paper_kind=kind_of(paper).name,
        paper_id=paper.id,
        addressee=form.addressee.strip(),
        channel=form.channel,
        posted_on=form.posted_on,
        proof=form.proof.strip(),
        author_id=desk.identity().person_id,
    )


def by_code(desk: Desk, code: str) -> PaperRow | None:
    """The finished paper with that code in its footer; spaces, hyphens and case do not matter."""
    with desk.unit_of_work() as unit:
        found = unit.find(PaperDocument, code=read_code(code))
        return _row(found[-1], _sent(unit, found[-1])) if found else None


def _sent(unit: UnitOfWork, paper: PaperDocument) -> list[PaperDelivery]:
    return list(unit.find(PaperDelivery, scope=paper.scope, paper_id=paper.id))
