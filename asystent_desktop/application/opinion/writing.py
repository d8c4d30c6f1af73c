"""Starting a court paper from the file, and changing it part by part while it is open for writing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from asystent_desktop.application.courts.forms import CourtForm, form_named
from asystent_desktop.application.courts.sentences import counted, day, sentences, tidy
from asystent_desktop.application.faults import ReasonMissing, UnknownRecord
from asystent_desktop.application.opinion.content import NOWHERE
from asystent_desktop.application.opinion.file import OpinionFile, read_file
from asystent_desktop.application.opinion.legal import basis_document
from asystent_desktop.application.opinion.parts import compose_parts
from asystent_desktop.application.opinion.state import read_stand, writable
from asystent_desktop.application.opinion.views import PartDraft
from asystent_desktop.application.reading import changed, family_id_of, family_in, record_in
from asystent_desktop.domain.kinds.court import (
    OPINION,
    CourtOpinion,
    CourtRequest,
    OpinionPart,
    OpinionState,
    ReviewDecision,
)
from asystent_desktop.domain.papers import Addressee, Nature, Paragraph, Source
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import Draft, UnitOfWork

_CHANGEABLE = (
    "case_number",
    "dated_on",
    "period",
    "sources",
    "attachments",
    "copies",
    "recipients",
    "family_name",
)
_WITHOUT_LETTER = ("addressee", "case_ref")


class NotFinal(UserFixable):
    """The paper is not final yet. Values: `opinion_id`."""

    code = "application.not-final"


class RequestMissing(UserFixable):
    """A paper of this form answers a court's letter; without one it is an information. Values: `form`."""

    code = "application.request-missing"


def start_opinion(desk: Desk, request_id: str, form: str = OPINION) -> tuple[ChangeSet, str]:
    """Composes the draft that answers a court's letter; one letter has one paper of a form.

    A report is asked for again and again: the next one begins once the last is final.

    Returns:
        What changed (nothing when it was started before), and the paper's id.

    Raises:
        UnknownRecord: The request is not here.
        UnknownForm: There is no such form.
    """
    with desk.unit_of_work() as unit:
        request = record_in(unit, CourtRequest, request_id)
        wanted = form_named(form)
        before = unit.find(CourtOpinion, scope=request.scope, request_id=request_id, form=form)
        if before and not (wanted.repeated and _is_final(desk, unit, before[-1])):
            return ChangeSet(), before[-1].id
        made = _start(desk, unit, family_id_of(request.scope), wanted, request, None)
        return unit.commit("start-opinion"), made.id


def _is_final(desk: Desk, unit: UnitOfWork, opinion: CourtOpinion) -> bool:
    return read_stand(unit, opinion, desk.identity()).final is not None


def start_paper(
    desk: Desk, family_id: str, form: str, addressee: Addressee | None = None, case_ref: str = ""
) -> tuple[ChangeSet, str]:
    """Composes the draft of a paper nobody asked for: an information, a request, a notification.

    Raises:
        UnknownFamily: The family is not in this store.
        UnknownForm: There is no such form.
        RequestMissing: The form answers a court's letter.
    """
    wanted = form_named(form)
    if wanted.needs_request:
        raise RequestMissing(form=form)
    with desk.unit_of_work() as unit:
        made = _start(desk, unit, family_id, wanted, None, addressee or NOWHERE, case_ref)
        return unit.commit("start-paper"), made.id


def _start(
    desk: Desk,
    unit: UnitOfWork,
    family_id: str,
    form: CourtForm,
    request: CourtRequest | None,
    addressee: Addressee | None,
    case_ref: str = "",
) -> CourtOpinion:
    identity = desk.identity()
    family = family_in(unit, family_id)
    scope = family.scope
    since = _last_report(unit, scope, form, family.cooperation_from)
    file = read_file(unit, family_id, identity.title, desk.clock.today(), request, since)
    opinion = CourtOpinion(
        id=desk.ids.new(),
        scope=scope,
        form=form.key,
        request_id=request.id if request else None,
        dated_on=file.on,
        period=_period(file),
        sources=_sources(file),
        author_id=identity.person_id,
        addressee=addressee,
        case_ref=case_ref,
        family_name=file.family.full_name,
        signatory=identity.name,
        signatory_title=identity.title,
        since=since,
    )
    unit.save(opinion)
    for number, paragraphs in compose_parts(file, form).items():
        unit.save(_part(desk, opinion, number, paragraphs))
    return opinion


def _part(desk: Desk, opinion: CourtOpinion, number: int, paragraphs: Sequence[Paragraph]) -> OpinionPart:
    return OpinionPart(
        id=desk.ids.new(),
        scope=opinion.scope,
        opinion_id=opinion.id,
        number=number,
        paragraphs=tuple(paragraphs),
    )


def _last_report(unit: UnitOfWork, scope: str, form: CourtForm, begun: date | None) -> date | None:
    """The day of the last paper of a form that tells of changes, else the service's first."""
    if not form.repeated:
        return None
    told = [one.dated_on for one in unit.find(CourtOpinion, scope=scope, form=form.key)]
    return max(told, default=begun)


def _period(file: OpinionFile) -> str:
    """Period and bases of the cooperation, for the head of the paper."""
    words, names = sentences()["period"], sentences()["basis"]
    bases = []
    for basis in file.bases:
        document = basis_document(basis)
        line = words["basis_document" if document else "basis"]
        values = {"basis": names[basis.basis.value], "since": day(basis.since), "document": document}
        bases.append(line.format(**values))
    begun = file.family.cooperation_from
    if begun is None:
        return str(words["not_begun"])
    days = day(begun)
    if file.ended_on is not None:
        days = words["until"].format(**{"from": days}, until=day(file.ended_on))
    line = words["text" if bases else "text_no_basis"]
    return tidy(line.format(**{"from": days}, bases="; ".join(bases)))


def _sources(file: OpinionFile) -> str:
    """What the opinion rests on, for the head of the paper."""
    words, cards, plan = sentences()["sources"], file.cards, file.facts.plan_in_force
    named = []
    if cards:
        named.append(counted(words["visits"], len(cards), first=day(cards[-1].on), last=day(cards[0].on)))
    named.append(words["file"])
    if plan is not None:
        named.append(words["plan"].format(version=plan.version))
    if file.request is not None:
        named.append(words["request"].format(letter_on=day(file.request.letter_on)))
    return tidy(", ".join(named) + ".")


def change_part(desk: Desk, opinion_id: str, number: int, paragraphs: Sequence[Paragraph]) -> ChangeSet:
    """Replaces the paragraphs of a part and drops its draft.

    Args:
        desk: Where.
        opinion_id: Which paper.
        number: Of the part, from 1.
        paragraphs: All of them, in print order; empty ones are places still to be filled.

    Raises:
        UnknownRecord: The paper is not here, or has no such part.
        OpinionFrozen: It was submitted.
        OthersPaper: The text stays its author's.
    """
    with desk.unit_of_work() as unit:
        opinion = writable(unit, opinion_id, desk.identity())
        held = unit.find(OpinionPart, scope=opinion.scope, opinion_id=opinion_id, number=number)
        if held:
            part = replace(held[-1], paragraphs=tuple(paragraphs))
        elif 1 <= number <= len(form_named(opinion.form).parts):
            part = _part(desk, opinion, number, paragraphs)
        else:
            raise UnknownRecord(kind="opinion_part", record_id=f"{opinion_id}/{number}")
        unit.save(part)
        unit.drop_draft(_draft_key(opinion_id, number))
        return unit.commit("change-opinion-part")


def change_opinion(desk: Desk, opinion_id: str, **fields: Any) -> ChangeSet:
    """Changes the fields of the head: `case_number`, `dated_on`, `period`, `copies` and others.

    `addressee` and `case_ref` belong to the court's letter where there is one, and change here without one.

    Raises:
        UnknownRecord, OpinionFrozen, OthersPaper, NotOnesField.
    """
    with desk.unit_of_work() as unit:
        opinion = writable(unit, opinion_id, desk.identity())
        allowed = _CHANGEABLE if opinion.request_id else _CHANGEABLE + _WITHOUT_LETTER
        unit.save(changed(opinion, allowed, fields))
        return unit.commit("change-opinion")


def correct(desk: Desk, opinion_id: str, reason: str) -> tuple[ChangeSet, str]:
    """Starts the correction of a final paper: a new one with the same text that names what it corrects.

    Raises:
        UnknownRecord: It is not here.
        ReasonMissing: No reason was given.
        NotFinal: It is not final; withdraw it and change it.
    """
    if not reason.strip():
        raise ReasonMissing(what="court_opinion")
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        before = record_in(unit, CourtOpinion, opinion_id)
        if read_stand(unit, before, identity).final is None:
            raise NotFinal(opinion_id=opinion_id)
        made = replace(
            before,
            id=desk.ids.new(),
            state=OpinionState.DRAFT,
            dated_on=desk.clock.today(),
            author_id=identity.person_id,
            document_id=None,
            signatory=identity.name,
            signatory_title=identity.title,
            corrects=opinion_id,
            correction_reason=reason.strip(),
        )
        unit.save(made)
        for part in unit.find(OpinionPart, scope=before.scope, opinion_id=opinion_id):
            unit.save(_part(desk, made, part.number, part.paragraphs))
        for decision in unit.find(ReviewDecision, scope=before.scope, opinion_id=opinion_id):
            unit.save(replace(decision, id=desk.ids.new(), opinion_id=made.id))
        return unit.commit("correct-opinion"), made.id


def _draft_key(opinion_id: str, number: int) -> str:
    return f"opinion:{opinion_id}:{number}"


def keep_part_draft(desk: Desk, opinion_id: str, number: int, paragraphs: Sequence[Paragraph]) -> None:
    """Makes what was typed in a part durable before it returns.

    Raises:
        UnknownRecord, OpinionFrozen.
    """
    plain = [_plain(paragraph) for paragraph in paragraphs]
    with desk.unit_of_work() as unit:
        opinion = writable(unit, opinion_id, desk.identity())
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


def _plain(paragraph: Paragraph) -> dict[str, object]:
    sources = [[one.kind, one.record_id, one.label] for one in paragraph.sources]
    return {"text": paragraph.text, "nature": paragraph.nature.value, "sources": sources}


def _paragraph(plain: dict[str, Any]) -> Paragraph:
    sources = tuple(Source(*one) for one in plain["sources"])
    return Paragraph(plain["text"], Nature(plain["nature"]), sources)
