"""How a final paper left: channel, day, proof.

The day of posting closes the court's deadline (KPC art. 165 § 2).
"""

from dataclasses import replace
from datetime import date

from asystent_desktop.application.courts.forms import form_words
from asystent_desktop.application.faults import FieldProblem, InvalidForm
from asystent_desktop.application.opinion.state import PAPER_KIND, Stand, read_stand
from asystent_desktop.application.opinion.writing import NotFinal
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest, OpinionDocument, OpinionState
from asystent_desktop.domain.kinds.paper import Channel, PaperDelivery
from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

DOCUMENT_KIND = "opinion_document"


class InvalidDelivery(InvalidForm):
    """The delivery cannot be true as it was typed."""

    code = "application.invalid-delivery"


class ChannelNotYet(UserFixable):
    """Courts do not take this channel on that day. Values: `channel`, `from_on` (ISO day)."""

    code = "application.channel-not-yet"


def deliver(
    desk: Desk,
    opinion_id: str,
    channel: Channel,
    posted_on: date,
    *,
    proof: str = "",
    proof_id: str | None = None,
    copy_to: str = "",
    document_id: str | None = None,
) -> ChangeSet:
    """Notes that a final paper left.

    Args:
        desk: Where.
        opinion_id: Which.
        channel: How.
        posted_on: Day of the postmark or of the registry's stamp.
        proof: Number of the registered letter, or what else proves it.
        proof_id: A scan of the proof in the file's documents.
        copy_to: Somebody else than the addressee; empty for the addressee, whose deadline this closes.
        document_id: A masked variant; None for the final paper.

    Raises:
        UnknownRecord: The paper, the variant or the proof is not here.
        NotFinal: It is not final.
        InvalidDelivery: The day lies before the paper's date or in the future.
        ChannelNotYet: A court, a prosecutor or the police does not take e-Doręczenia yet.
    """
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        stand = read_stand(unit, paper, desk.identity())
        if stand.final is None:
            raise NotFinal(opinion_id=opinion_id)
        sent = record_in(unit, OpinionDocument, document_id) if document_id else stand.final
        _refuse(desk, sent, channel, posted_on, to_addressee=not copy_to.strip())
        noted = _noted(desk, sent, channel, posted_on)
        to = copy_to.strip() or noted.addressee
        unit.save(replace(noted, addressee=to, proof=proof.strip(), proof_id=proof_id))
        if not copy_to.strip():
            _close(desk, unit, paper, stand, posted_on)
        return unit.commit("deliver-paper")


def _noted(desk: Desk, sent: OpinionDocument, channel: Channel, posted_on: date) -> PaperDelivery:
    return PaperDelivery(
        id=desk.ids.new(),
        scope=sent.scope,
        paper_kind=DOCUMENT_KIND,
        paper_id=sent.id,
        addressee=sent.content.addressee.court,
        channel=channel,
        posted_on=posted_on,
        author_id=desk.identity().person_id,
    )


def _refuse(
    desk: Desk, sent: OpinionDocument, channel: Channel, posted_on: date, *, to_addressee: bool
) -> None:
    problems = []
    if posted_on < sent.content.dated_on:
        problems.append(FieldProblem("posted_on", "before-paper"))
    if posted_on > desk.clock.today():
        problems.append(FieldProblem("posted_on", "future"))
    if problems:
        raise InvalidDelivery(tuple(problems))
    begins = min(form_words().e_delivery_from.values(), default=date.min)
    if channel is Channel.E_DELIVERY and to_addressee and posted_on < begins:
        raise ChannelNotYet(channel=channel.value, from_on=begins.isoformat())


def _close(desk: Desk, unit: UnitOfWork, paper: CourtOpinion, stand: Stand, posted_on: date) -> None:
    """The first posting to the addressee takes the step and closes the letter; later ones change nothing."""
    approval = stand.steps.current
    if stand.state is not OpinionState.SENT and approval is not None and approval.step is Step.APPROVE:
        unit.save(
            PaperStep(
                id=desk.ids.new(),
                scope=paper.scope,
                paper_kind=PAPER_KIND,
                paper_id=paper.id,
                step=Step.SEND,
                content_sha256=approval.content_sha256,
                document_id=stand.final.id if stand.final else None,
                by_id=desk.identity().person_id,
                paper_author_id=paper.author_id,
                answers=approval.id,
                seen=stand.steps.live_ids,
                made_at=desk.clock.now(),
            )
        )
    request = unit.get(CourtRequest, paper.request_id) if paper.request_id else None
    if request is not None and request.closed_on is None:
        unit.save(replace(request, closed_on=posted_on))


def deliveries(desk: Desk, opinion_id: str) -> tuple[PaperDelivery, ...]:
    """How a paper and its variants left, earliest first.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        documents = {one.id for one in unit.find(OpinionDocument, scope=paper.scope, opinion_id=opinion_id)}
        held = unit.find(PaperDelivery, scope=paper.scope, paper_kind=DOCUMENT_KIND)
    ours = [one for one in held if one.paper_id in documents]
    return tuple(sorted(ours, key=lambda one: (one.posted_on, one.id)))
