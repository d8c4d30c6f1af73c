"""Printing a court paper: previews, freezing what is submitted, and the frozen bytes.

Rules:
1. Previews live in memory only.
2. Submitting freezes: the content and the bytes' SHA-256 are signed into the journal, the bytes are kept
   sealed in the store. Later questions are answered from these bytes.
3. Nothing blocks submitting but a missing addressee or case reference; the head sees every other remark.
"""

from dataclasses import replace

from asystent_desktop.application.attachments.paper_files import keep, stored
from asystent_desktop.application.faults import OpinionBlocked, OpinionFrozen, OpinionLost
from asystent_desktop.application.letterheads import logo_pictures
from asystent_desktop.application.opinion.content import (
    Held,
    Overrides,
    accepted_sha256,
    full_content,
    read_held,
)
from asystent_desktop.application.opinion.state import OPEN, PAPER_KIND, read_stand, writable
from asystent_desktop.application.reading import record_in
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.court import CourtOpinion, OpinionDocument, OpinionState
from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.domain.papers import OpinionContent
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered
from asystent_desktop.ports.store import UnitOfWork


def compose(desk: Desk, opinion_id: str, overrides: Overrides | None = None) -> OpinionContent:
    """The content a renderer is given, marked as a draft until it was submitted.

    Args:
        desk: Where.
        opinion_id: Which.
        overrides: Parts as they are being typed, by number, instead of the stored ones.

    Raises:
        UnknownRecord: The paper or its request is not here.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, CourtOpinion, opinion_id)
        content = full_content(desk, unit, held, overrides)
        return replace(content, draft=held.state is OpinionState.DRAFT)


def preview(desk: Desk, opinion_id: str, overrides: Overrides | None = None) -> Rendered:
    """Renders into memory what would be printed.

    Raises:
        UnknownRecord: The paper or its request is not here.
    """
    return printed(desk, compose(desk, opinion_id, overrides))


def printed(desk: Desk, content: OpinionContent) -> Rendered:
    """Prints content with the logo it names."""
    return desk.renderer.opinion(content, pictures_of(desk, content))


def pictures_of(desk: Desk, content: OpinionContent) -> dict[str, bytes]:
    """The logo the content names; nothing while it has not arrived here."""
    if not content.logo_sha256:
        return {}
    with desk.unit_of_work() as unit:
        return logo_pictures(unit, content.logo_sha256)


def submit(desk: Desk, opinion_id: str) -> tuple[ChangeSet, OpinionDocument]:
    """Freezes a draft and hands it over for acceptance: the step names the hash of the frozen words.

    Raises:
        UnknownRecord: It is not here.
        OpinionFrozen: It was submitted already.
        OthersPaper: The office's roles do not submit an assistant's paper.
        OpinionBlocked: No addressee, or no case reference where a court asked.
    """
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        opinion = writable(unit, opinion_id, identity)
        held = read_held(unit, opinion)
        refuse_unaddressed(held)
        stand = read_stand(unit, opinion, identity)
        content = replace(full_content(desk, unit, opinion), draft=False)
        document, drawn = frozen(desk, unit, opinion, content, accepted_sha256(content, held.form))
        step = PaperStep(
            id=desk.ids.new(),
            scope=opinion.scope,
            paper_kind=PAPER_KIND,
            paper_id=opinion_id,
            step=Step.SUBMIT,
            content_sha256=document.content_sha256,
            document_id=document.id,
            by_id=identity.person_id,
            paper_author_id=opinion.author_id,
            seen=stand.steps.live_ids,
            made_at=desk.clock.now(),
        )
        keep(desk, unit, document, drawn)
        unit.save(step)
        unit.save(replace(opinion, state=OpinionState.SUBMITTED, document_id=document.id))
        return unit.commit("submit-opinion"), document


def frozen(
    desk: Desk, unit: UnitOfWork, opinion: CourtOpinion, content: OpinionContent, accepted: str
) -> tuple[OpinionDocument, bytes]:
    """Prints the content; the caller keeps record and bytes (`paper_files.keep`)."""
    rendered = desk.renderer.opinion(content, logo_pictures(unit, content.logo_sha256))
    document = OpinionDocument(
        id=desk.ids.new(),
        scope=opinion.scope,
        opinion_id=opinion.id,
        content=content,
        sha256=sha256_hex(rendered.content),
        size_bytes=len(rendered.content),
        pages=rendered.pages,
        template=rendered.template,
        frozen_at=desk.clock.now(),
        author_id=opinion.author_id,
        content_sha256=accepted,
    )
    return document, rendered.content


def refuse_unaddressed(held: Held) -> None:
    """Lets a paper pass that says where it goes.

    Raises:
        OpinionBlocked: No addressee, or no case reference where a court asked.
    """
    missing = [] if held.addressee.court.strip() else ["court"]
    if held.form.needs_request and not held.case_ref.strip():
        missing.append("case_ref")
    if missing:
        raise OpinionBlocked(missing=", ".join(missing))


def withdraw(desk: Desk, opinion_id: str) -> ChangeSet:
    """Takes a submitted or approved paper back for more work; the frozen document stays in the file.

    Raises:
        UnknownRecord: It is not here.
        OpinionFrozen: It is a draft, is final or was sent already.
        OthersPaper: The office's roles give back instead.
    """
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        opinion = record_in(unit, CourtOpinion, opinion_id)
        state = read_stand(unit, opinion, identity).state
        if opinion.state is not OpinionState.SUBMITTED or state in (OpinionState.FINAL, OpinionState.SENT):
            raise OpinionFrozen(opinion_id=opinion_id, state=state.value)
        if opinion.author_id != identity.person_id:
            writable(unit, opinion_id, identity)
        unit.save(replace(opinion, state=OpinionState.DRAFT, document_id=None))
        return unit.commit("withdraw-opinion")


def stored_pdf(desk: Desk, opinion_id: str) -> bytes:
    """The frozen bytes of a final or submitted paper, else a print of the draft, marked as such.

    Raises:
        UnknownRecord: It is not here.
        PaperAway, OpinionLost: The frozen bytes are neither here nor can be made again the same.
    """
    with desk.unit_of_work() as unit:
        opinion = record_in(unit, CourtOpinion, opinion_id)
        stand = read_stand(unit, opinion, desk.identity())
        document = stand.final or _submitted(unit, opinion)
        if document is None or stand.state in OPEN:
            content = full_content(desk, unit, opinion)
            return desk.renderer.opinion(content, logo_pictures(unit, content.logo_sha256)).content
    return document_bytes(desk, document)


def _submitted(unit: UnitOfWork, opinion: CourtOpinion) -> OpinionDocument | None:
    return record_in(unit, OpinionDocument, opinion.document_id) if opinion.document_id else None


def document_bytes(desk: Desk, document: OpinionDocument) -> bytes:
    """The bytes of a frozen document, the same on every computer.

    Raises:
        PaperAway: They have not come here yet; the office is asked for them.
        OpinionLost: They are neither here nor can be made again the same.
    """
    content = stored(desk, document, lambda: printed(desk, document.content).content)
    if content is None:
        raise OpinionLost(opinion_id=document.opinion_id, sha256=document.sha256)
    return content
