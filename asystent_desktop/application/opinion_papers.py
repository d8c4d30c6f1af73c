"""Printing an opinion: content with the ids and versions of every fact, previews, and the frozen bytes.

Rules:
1. Previews live in memory only.
2. Submitting freezes: the content and the bytes' SHA-256 are signed into the journal, the bytes are kept
   sealed in the store. Later questions are answered from these bytes.
3. Nothing blocks submitting but a missing addressee or case reference; the head sees every other remark.
"""

from collections.abc import Mapping
from dataclasses import replace

from asystent_desktop.application.faults import OpinionBlocked, OpinionFrozen, OpinionLost
from asystent_desktop.application.office import letterhead
from asystent_desktop.application.opinion_words import titles
from asystent_desktop.application.opinion_writing import parts_of
from asystent_desktop.application.reading import family_id_of, family_in, record_in
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.court import (
    CourtOpinion,
    CourtRequest,
    OpinionDocument,
    OpinionPart,
    OpinionState,
)
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.opinion_checks import PARTS
from asystent_desktop.domain.papers import Addressee, OpinionContent, OpinionSection, Paragraph
from asystent_desktop.domain.records import kind_of
from asystent_desktop.i18n.citations import citation
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered
from asystent_desktop.ports.store import UnitOfWork

Overrides = Mapping[int, tuple[Paragraph, ...]]


def compose(desk: Desk, opinion_id: str, overrides: Overrides | None = None) -> OpinionContent:
    """The content a renderer is given, marked as a draft until it was submitted.

    Args:
        desk: Where.
        opinion_id: Which.
        overrides: Parts as they are being typed, by number, instead of the stored ones.

    Raises:
        UnknownRecord: The opinion or its request is not here.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, CourtOpinion, opinion_id)
        return _content(desk, unit, held, overrides or {})


def _content(desk: Desk, unit: UnitOfWork, held: CourtOpinion, overrides: Overrides) -> OpinionContent:
    request = record_in(unit, CourtRequest, held.request_id)
    family = family_in(unit, family_id_of(held.scope))
    stored = unit.find(OpinionPart, scope=held.scope, opinion_id=held.id)
    parts = {**parts_of(held.id, stored), **overrides}
    identity = desk.identity()
    return OpinionContent(
        letterhead=letterhead(unit, identity),
        dated_on=held.dated_on,
        case_number=held.case_number,
        addressee=Addressee(request.court, request.division, request.street, request.postcode_city),
        case_ref=request.case_ref,
        legal_basis=citation("court_opinion", held.dated_on),
        letter_on=request.letter_on,
        received_on=request.received_on,
        family_name=family.full_name,
        period=held.period,
        sources=held.sources,
        sections=_sections(parts),
        signatory=identity.name,
        signatory_title=identity.title,
        attachments=held.attachments,
        draft=held.state == OpinionState.DRAFT,
        fact_ids=_fact_ids(unit, parts, [held, request, family, *stored]),
    )


def _sections(parts: Overrides) -> tuple[OpinionSection, ...]:
    """All 13 parts; places still to be filled are not printed."""
    return tuple(
        OpinionSection(number, title, tuple(one for one in parts.get(number, ()) if one.text.strip()))
        for number, title in zip(range(1, PARTS + 1), titles(), strict=True)
    )


def _fact_ids(
    unit: UnitOfWork, parts: Overrides, records: list[CourtOpinion | CourtRequest | Family | OpinionPart]
) -> tuple[str, ...]:
    """ "kind/id@version" of everything the content speaks of, sorted."""
    used = {(kind_of(one).name, one.id) for one in records}
    used |= {
        (source.kind, source.record_id)
        for paragraphs in parts.values()
        for paragraph in paragraphs
        for source in paragraph.sources
        if source.record_id
    }
    return tuple(f"{kind}/{record_id}@{unit.version(record_id)}" for kind, record_id in sorted(used))


def preview(desk: Desk, opinion_id: str, overrides: Overrides | None = None) -> Rendered:
    """Renders into memory what would be printed.

    Raises:
        UnknownRecord: The opinion or its request is not here.
    """
    return desk.renderer.opinion(compose(desk, opinion_id, overrides))


def submit(desk: Desk, opinion_id: str) -> tuple[ChangeSet, OpinionDocument]:
    """Freezes a draft and hands it over for acceptance.

    Raises:
        UnknownRecord: It is not here.
        OpinionFrozen: It was submitted already.
        OpinionBlocked: No addressee or no case reference.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, CourtOpinion, opinion_id)
        if held.state != OpinionState.DRAFT:
            raise OpinionFrozen(opinion_id=opinion_id, state=held.state.value)
        _refuse_unaddressed(record_in(unit, CourtRequest, held.request_id))
        content = replace(_content(desk, unit, held, {}), draft=False)
        rendered = desk.renderer.opinion(content)
        document = OpinionDocument(
            id=desk.ids.new(),
            scope=held.scope,
            opinion_id=opinion_id,
            content=content,
            sha256=sha256_hex(rendered.content),
            size_bytes=len(rendered.content),
            pages=rendered.pages,
            template=rendered.template,
            frozen_at=desk.clock.now(),
            author_id=desk.identity().person_id,
        )
        unit.put_blob(document.sha256, rendered.content)
        unit.save(document)
        unit.save(replace(held, state=OpinionState.SUBMITTED, document_id=document.id))
        return unit.commit("submit-opinion"), document


def _refuse_unaddressed(request: CourtRequest) -> None:
    missing = [name for name in ("court", "case_ref") if not getattr(request, name).strip()]
    if missing:
        raise OpinionBlocked(missing=", ".join(missing))


def stored_pdf(desk: Desk, opinion_id: str) -> bytes:
    """The frozen bytes of a submitted opinion, else a print of the draft, marked as such.

    On a computer that received the opinion by exchange the bytes are made again from the frozen content and
    must have the signed hash.

    Raises:
        UnknownRecord: It is not here.
        OpinionLost: The frozen bytes are neither here nor can be made again the same.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, CourtOpinion, opinion_id)
        if held.document_id is None:
            return desk.renderer.opinion(_content(desk, unit, held, {})).content
        document = record_in(unit, OpinionDocument, held.document_id)
        kept = unit.blob(document.sha256)
    content = kept if kept is not None else desk.renderer.opinion(document.content).content
    if sha256_hex(content) != document.sha256:
        raise OpinionLost(opinion_id=opinion_id, sha256=document.sha256)
    return content
