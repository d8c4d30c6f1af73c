"""Court opinions: the list, the editor's view; writing and printing are offered here as well.

The rest lives beside it: `court_requests` (the court's letters), `opinion_parts` (composing from the file),
`opinion_writing` (starting and changing), `opinion_papers` (printing and freezing).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from asystent_desktop.application.court_requests import (
    InvalidRequest,
    add_request,
    change_request,
    check_request,
    request_view,
    requests,
)
from asystent_desktop.application.dictionaries import check_words, courts
from asystent_desktop.application.opinion_file import OpinionFile, read_file
from asystent_desktop.application.opinion_notes import notes
from asystent_desktop.application.opinion_papers import compose, preview, stored_pdf, submit
from asystent_desktop.application.opinion_views import (
    CheckView,
    CourtChoice,
    OpinionRow,
    OpinionView,
    PartDraft,
    PartView,
    RequestForm,
    RequestView,
    SourceNote,
)
from asystent_desktop.application.opinion_words import short_titles, titles
from asystent_desktop.application.opinion_writing import (
    change_opinion,
    change_part,
    drop_part_draft,
    keep_part_draft,
    part_draft,
    parts_of,
    start_opinion,
    withdraw,
)
from asystent_desktop.application.reading import by_scope, families_by_id, record_in
from asystent_desktop.domain.case_ref import CaseRef, recognise_case_ref
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest, OpinionDocument, OpinionPart
from asystent_desktop.domain.kinds.family import Family, FamilyMember
from asystent_desktop.domain.opinion_checks import (
    PARTS,
    CheckWords,
    Parts,
    PartState,
    Remark,
    part_state,
    remarks,
)
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.domain.people import is_child
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "CaseRef",
    "CheckView",
    "CourtChoice",
    "InvalidRequest",
    "OpinionRow",
    "OpinionView",
    "PartDraft",
    "PartView",
    "RequestForm",
    "RequestView",
    "SourceNote",
    "add_request",
    "change_opinion",
    "change_part",
    "change_request",
    "check_request",
    "compose",
    "courts",
    "drop_part_draft",
    "keep_part_draft",
    "opinion",
    "opinions",
    "part_draft",
    "preview",
    "recognise_case_ref",
    "requests",
    "start_opinion",
    "stored_pdf",
    "submit",
    "withdraw",
]

_CHILDREN_PART = 6


def opinions(desk: Desk) -> list[OpinionRow]:
    """Every opinion of the store, nearest deadline first."""
    with desk.unit_of_work() as unit:
        families = families_by_id(unit)
        asked = {one.id: one for one in unit.find(CourtRequest)}
        frozen = {one.id: one for one in unit.find(OpinionDocument)}
        parts = by_scope(unit, OpinionPart)
        found = unit.find(CourtOpinion)
    words = check_words()
    rows = []
    for one in found:
        request = asked.get(one.request_id)
        family = families.get(one.scope.partition(":")[2])
        if request is not None and family is not None:
            held = parts_of(one.id, parts[one.scope])
            done = _done(held, remarks(held, request.questions, words))
            rows.append(_row(one, request, family, done, frozen.get(one.document_id or "")))
    return sorted(rows, key=lambda row: (row.due_on or row.dated_on, row.case_ref, row.opinion_id))


def _row(
    held: CourtOpinion, request: CourtRequest, family: Family, done: int, document: OpinionDocument | None
) -> OpinionRow:
    return OpinionRow(
        opinion_id=held.id,
        family_id=family.id,
        family_name=family.name,
        family_number=family.number,
        case_ref=request.case_ref,
        court=request.court,
        state=held.state,
        due_on=request.due_on,
        parts_done=done,
        parts_total=PARTS,
        dated_on=held.dated_on,
        document_sha256=document.sha256 if document else "",
    )


def _done(parts: Parts, found: Sequence[Remark]) -> int:
    states = (part_state(number, parts.get(number, ()), found) for number in range(1, PARTS + 1))
    return sum(state == PartState.DONE for state in states)


def opinion(
    desk: Desk, opinion_id: str, overrides: Mapping[int, tuple[Paragraph, ...]] | None = None
) -> OpinionView:
    """An opinion as the editor shows it.

    Args:
        desk: Where.
        opinion_id: Which.
        overrides: Parts as they are being typed, by number; judged instead of the stored ones.

    Raises:
        UnknownRecord: The opinion or its request is not here.
    """
    with desk.unit_of_work() as unit:
        held = record_in(unit, CourtOpinion, opinion_id)
        request = record_in(unit, CourtRequest, held.request_id)
        file = read_file(unit, request, desk.identity().title, held.dated_on)
        stored = parts_of(opinion_id, unit.find(OpinionPart, scope=held.scope))
        document = unit.get(OpinionDocument, held.document_id) if held.document_id else None
        words = _words(desk, unit, file)
    parts = {**stored, **(overrides or {})}
    found = remarks(parts, request.questions, words)
    family = file.family
    return OpinionView(
        row=_row(held, request, family, _done(parts, found), document),
        request=request_view(request, {family.id: family}, opinion_id),
        parts=tuple(_part(number, parts.get(number, ()), found, file) for number in range(1, PARTS + 1)),
        checks=tuple(map(_check, found)),
        sources=notes(file, parts),
        family_full_name=family.full_name,
        case_number=held.case_number,
        period=held.period,
        sources_text=held.sources,
        attachments=held.attachments,
        copies=held.copies,
        author_id=held.author_id,
    )


def _part(
    number: int, paragraphs: Iterable[Paragraph], found: Sequence[Remark], file: OpinionFile
) -> PartView:
    held = tuple(paragraphs)
    children = sum(is_child(one, file.on) for one in file.people) if number == _CHILDREN_PART else 0
    title, short = titles()[number - 1], short_titles()[number - 1]
    return PartView(number, title, short, held, part_state(number, held, found), children)


def _words(desk: Desk, unit: UnitOfWork, file: OpinionFile) -> CheckWords:
    """The words of the checks, with the surnames of this family and of every other one in the store."""
    everybody = [(one.scope, one.surname) for one in unit.find(FamilyMember)]
    everybody += [
        (one.scope, one.full_name.split()[-1]) for one in unit.find(Family) if one.full_name.split()
    ]
    scope = file.family.scope
    own = {surname for held, surname in everybody if held == scope}
    own |= {desk.identity().name, file.family.social_worker, file.family.city, file.family.district}
    others = {surname for held, surname in everybody if held != scope}
    return replace(check_words(), other_surnames=frozenset(others), own_surnames=frozenset(own))


def _check(remark: Remark) -> CheckView:
    values = {
        "paragraph": str(remark.paragraph) if remark.paragraph else "",
        "question": str(remark.question) if remark.question else "",
        "word": remark.word,
    }
    kept = tuple(sorted((name, value) for name, value in values.items() if value))
    return CheckView(remark.code.value, remark.tone, remark.part, kept)
