"""Starting an opinion from the file, and changing it part by part while it is a draft."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from asystent_desktop.application.faults import OpinionFrozen, UnknownRecord
from asystent_desktop.application.opinion_file import OpinionFile, read_file
from asystent_desktop.application.opinion_parts import basis_document, compose_parts
from asystent_desktop.application.opinion_views import PartDraft
from asystent_desktop.application.opinion_words import counted, day, sentences, tidy
from asystent_desktop.application.reading import changed, record_in
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest, OpinionPart, OpinionState
from asystent_desktop.domain.opinion_checks import PARTS
from asystent_desktop.domain.papers import Nature, Paragraph, Source
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Draft, UnitOfWork

_CHANGEABLE = ("case_number", "dated_on", "period", "sources", "attachments", "copies")


def parts_of(opinion_id: str, stored: Iterable[OpinionPart]) -> dict[int, tuple[Paragraph, ...]]:
    """Paragraphs by number of the part, of one opinion."""
    return {one.number: one.paragraphs for one in stored if one.opinion_id == opinion_id}


def start_opinion(desk: Desk, request_id: str) -> tuple[ChangeSet, str]:
    """Composes the draft of an opinion from the family's file; one request has one opinion.

    Returns:
        What changed (nothing when the opinion was started before), and the opinion's id.

    Raises:
        UnknownRecord: The request is not here.
    """
    with desk.unit_of_work() as unit:
        request = record_in(unit, CourtRequest, request_id)
        before = unit.find(CourtOpinion, scope=request.scope, request_id=request_id)
        if before:
            return ChangeSet(), before[-1].id
        identity = desk.identity()
        file = read_file(unit, request, identity.title, desk.clock.today())
        opinion = CourtOpinion(
            id=desk.ids.new(),
            scope=request.scope,
            request_id=request_id,
            dated_on=file.on,
            period=_period(file),
            sources=_sources(file),
            author_id=identity.person_id,
        )
        unit.save(opinion)
        for number, paragraphs in compose_parts(file).items():
            unit.save(
                OpinionPart(
                    id=desk.ids.new(),
                    scope=opinion.scope,
                    opinion_id=opinion.id,
                    number=number,
                    paragraphs=paragraphs,
                )
            )
        return unit.commit("start-opinion"), opinion.id


def _period(file: OpinionFile) -> str:
    """Period and bases of the cooperation, for the head of the paper."""
    words, names = sentences()["period"], sentences()["basis"]
    bases = []
    for basis in file.bases:
        document = basis_document(basis)
        line = words["basis_document" if document else "basis"]
        values = {"basis": names[basis.basis.value], "since": day(basis.since), "document": document}
        bases.append(line.format(**values))
    named = "; ".join(bases) or words["no_basis"]
    begun = file.family.cooperation_from
    if begun is None:
        return tidy(words["not_begun"].format(bases=named))
    return tidy(words["text"].format(**{"from": day(begun)}, bases=named))


def _sources(file: OpinionFile) -> str:
    """What the opinion rests on, for the head of the paper."""
    words, cards, plan = sentences()["sources"], file.cards, file.facts.plan_in_force
    named = []
    if cards:
        named.append(counted(words["visits"], len(cards), first=day(cards[-1].on), last=day(cards[0].on)))
    named.append(words["file"])
    if plan is not None:
        named.append(words["plan"].format(version=plan.version))
    named.append(words["request"].format(letter_on=day(file.request.letter_on)))
    return tidy(", ".join(named) + ".")


def _draft(unit: UnitOfWork, opinion_id: str) -> CourtOpinion:
    opinion = record_in(unit, CourtOpinion, opinion_id)
    if opinion.state != OpinionState.DRAFT:
        raise OpinionFrozen(opinion_id=opinion_id, state=opinion.state.value)
    return opinion


def change_part(desk: Desk, opinion_id: str, number: int, paragraphs: Sequence[Paragraph]) -> ChangeSet:
    """Replaces the paragraphs of a part and drops its draft.

    Args:
        desk: Where.
        opinion_id: Which opinion.
        number: 1-13.
        paragraphs: All of them, in print order; empty ones are places still to be filled.

    Raises:
        UnknownRecord: The opinion is not here, or has no such part.
        OpinionFrozen: It was submitted.
    """
    with desk.unit_of_work() as unit:
        opinion = _draft(unit, opinion_id)
        held = unit.find(OpinionPart, scope=opinion.scope, opinion_id=opinion_id, number=number)
        if held:
            part = replace(held[-1], paragraphs=tuple(paragraphs))
        elif 1 <= number <= PARTS:
            part = OpinionPart(
                id=desk.ids.new(),
                scope=opinion.scope,
                opinion_id=opinion_id,
                number=number,
                paragraphs=tuple(paragraphs),
            )
        else:
            raise UnknownRecord(kind="opinion_part", record_id=f"{opinion_id}/{number}")
        unit.save(part)
        unit.drop_draft(_draft_key(opinion_id, number))
        return unit.commit("change-opinion-part")


def change_opinion(desk: Desk, opinion_id: str, **fields: Any) -> ChangeSet:
    """Changes `case_number`, `dated_on`, `period`, `sources`, `attachments` or `copies` of a draft.

    Raises:
        UnknownRecord, OpinionFrozen, NotOnesField.
    """
    with desk.unit_of_work() as unit:
        unit.save(changed(_draft(unit, opinion_id), _CHANGEABLE, fields))
        return unit.commit("change-opinion")


def withdraw(desk: Desk, opinion_id: str) -> ChangeSet:
    """Takes a submitted opinion back for more work; the frozen document stays in the file.

    Raises:
        UnknownRecord: It is not here.
        OpinionFrozen: It is a draft, was accepted or sent already.
    """
    with desk.unit_of_work() as unit:
        opinion = record_in(unit, CourtOpinion, opinion_id)
        if opinion.state != OpinionState.SUBMITTED:
            raise OpinionFrozen(opinion_id=opinion_id, state=opinion.state.value)
        unit.save(replace(opinion, state=OpinionState.DRAFT, document_id=None))
        return unit.commit("withdraw-opinion")


def _draft_key(opinion_id: str, number: int) -> str:
    return f"opinion:{opinion_id}:{number}"


def keep_part_draft(desk: Desk, opinion_id: str, number: int, paragraphs: Sequence[Paragraph]) -> None:
    """Makes what was typed in a part durable before it returns.

    Raises:
        UnknownRecord, OpinionFrozen.
    """
    plain = [_plain(paragraph) for paragraph in paragraphs]
    with desk.unit_of_work() as unit:
        opinion = _draft(unit, opinion_id)
        unit.put_draft(
            Draft(
                key=_draft_key(opinion_id, number),
                scope=opinion.scope,
                base=unit.version(opinion_id),
                fields={"paragraphs": plain},
                saved_at=desk.clock.now(),
            )
        )
        unit.commit("keep-draft")


def part_draft(desk: Desk, opinion_id: str, number: int) -> PartDraft | None:
    """The draft of a part; None without one."""
    with desk.unit_of_work() as unit:
        kept = unit.draft(_draft_key(opinion_id, number))
    if kept is None:
        return None
    plain: Any = kept.fields.get("paragraphs", [])
    return PartDraft(number, tuple(map(_paragraph, plain)), kept.saved_at)


def drop_part_draft(desk: Desk, opinion_id: str, number: int) -> None:
    """Throws the draft of a part away."""
    with desk.unit_of_work() as unit:
        unit.drop_draft(_draft_key(opinion_id, number))
        unit.commit("drop-draft")


def _plain(paragraph: Paragraph) -> dict[str, object]:
    sources = [[one.kind, one.record_id, one.label] for one in paragraph.sources]
    return {"text": paragraph.text, "nature": paragraph.nature.value, "sources": sources}


def _paragraph(plain: dict[str, Any]) -> Paragraph:
    sources = tuple(Source(*one) for one in plain["sources"])
    return Paragraph(plain["text"], Nature(plain["nature"]), sources)
