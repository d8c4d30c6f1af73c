"""Court papers: the list, the editor's view; every use case of the papers' way is offered here as well.

The rest lives beside it: `court_requests` (the court's letters), `opinion_parts` (composing from the file),
`opinion_writing` (starting and changing), `opinion_review`, `opinion_papers` (printing and freezing),
`opinion_acceptance`, `opinion_final`, `opinion_delivery`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from asystent_desktop.application.courts.directory import CourtChoice, courts
from asystent_desktop.application.courts.forms import CourtForm, FormPart, form_named
from asystent_desktop.application.dictionaries import check_words
from asystent_desktop.application.opinion.acceptance import (
    acceptance_queue,
    answer_comment,
    approve,
    comment,
    comments,
    difference,
    give_back,
    versions,
)
from asystent_desktop.application.opinion.content import Held, hidden_of, parts_of, read_held
from asystent_desktop.application.opinion.delivery import deliver, deliveries
from asystent_desktop.application.opinion.file import OpinionFile, read_file
from asystent_desktop.application.opinion.final import (
    final_papers,
    finalise,
    finish_masked,
    mask_suggestions,
    masked_variant,
    print_final,
)
from asystent_desktop.application.opinion.judging import judged
from asystent_desktop.application.opinion.notes import notes
from asystent_desktop.application.opinion.papers import compose, preview, stored_pdf, submit, withdraw
from asystent_desktop.application.opinion.requests import (
    InvalidRequest,
    add_request,
    change_request,
    check_request,
    request_view,
    requests,
)
from asystent_desktop.application.opinion.review import decide, review
from asystent_desktop.application.opinion.state import PAPER_KIND, Stand, read_stand, stand_of
from asystent_desktop.application.opinion.views import (
    OpinionRow,
    OpinionView,
    PartDraft,
    PartView,
    RequestForm,
    RequestView,
    SourceNote,
)
from asystent_desktop.application.opinion.writing import (
    change_opinion,
    change_part,
    correct,
    keep_part_draft,
    part_draft,
    start_opinion,
    start_paper,
)
from asystent_desktop.application.reading import by_scope, families_by_id, family_id_of, record_in
from asystent_desktop.application.wording.check_labels import CheckView
from asystent_desktop.domain.case_ref import CaseRef, recognise_case_ref
from asystent_desktop.domain.kinds.court import (
    CourtOpinion,
    CourtRequest,
    Decision,
    OpinionDocument,
    OpinionPart,
    ReviewDecision,
)
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.kinds.workflow import PaperStep
from asystent_desktop.domain.opinion_checks import (
    Parts,
    PartState,
    Remark,
    part_state,
    remarks,
    unsourced,
)
from asystent_desktop.domain.papers import Paragraph
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

__all__ = [
    "CaseRef",
    "CheckView",
    "CourtChoice",
    "Decision",
    "InvalidRequest",
    "OpinionRow",
    "OpinionView",
    "PartDraft",
    "PartView",
    "RequestForm",
    "RequestView",
    "SourceNote",
    "acceptance_queue",
    "add_request",
    "answer_comment",
    "approve",
    "change_opinion",
    "change_part",
    "change_request",
    "check_request",
    "comment",
    "comments",
    "compose",
    "correct",
    "courts",
    "decide",
    "deliver",
    "deliveries",
    "difference",
    "final_papers",
    "finalise",
    "finish_masked",
    "give_back",
    "keep_part_draft",
    "mask_suggestions",
    "masked_variant",
    "opinion",
    "opinions",
    "part_draft",
    "preview",
    "print_final",
    "recognise_case_ref",
    "requests",
    "review",
    "start_opinion",
    "start_paper",
    "stored_pdf",
    "submit",
    "versions",
    "withdraw",
]


@dataclass(frozen=True)
class _Store:
    """Everything the list of papers needs, one query a kind."""

    requests: Mapping[str, CourtRequest]
    families: Mapping[str, Family]
    documents: list[OpinionDocument]
    steps: list[PaperStep]
    parts: Mapping[str, list[OpinionPart]]
    decisions: list[ReviewDecision]
    papers: list[CourtOpinion]

    @classmethod
    def read(cls, unit: UnitOfWork) -> "_Store":
        return cls(
            requests={one.id: one for one in unit.find(CourtRequest)},
            families=families_by_id(unit),
            documents=unit.find(OpinionDocument),
            steps=unit.find(PaperStep, paper_kind=PAPER_KIND),
            parts=by_scope(unit, OpinionPart),
            decisions=unit.find(ReviewDecision),
            papers=unit.find(CourtOpinion),
        )

    def held(self, paper: CourtOpinion) -> Held | None:
        """One paper with its words; None when its letter or family has not come yet."""
        family = self.families.get(family_id_of(paper.scope))
        request = self.requests.get(paper.request_id or "")
        if family is None or (paper.request_id and request is None):
            return None
        return Held(
            opinion=paper,
            form=form_named(paper.form),
            request=request,
            family=family,
            parts=parts_of(paper.id, self.parts[paper.scope]),
            hidden=hidden_of(self.decisions, paper.id),
            corrected=next((one for one in self.papers if one.id == paper.corrects), None),
        )


def opinions(desk: Desk) -> list[OpinionRow]:
    """Every court paper of the store, nearest deadline first."""
    with desk.unit_of_work() as unit:
        store = _Store.read(unit)
    words, identity, rows = check_words(), desk.identity(), []
    for paper in store.papers:
        held = store.held(paper)
        if held is not None:
            found = remarks(held.parts, held.questions, words, held.form.shape)
            stand = stand_of(held, identity, store.steps, store.documents)
            rows.append(_row(held, stand, _done(held, found), _shown(held, stand, store.documents)))
    return sorted(rows, key=lambda row: (row.due_on or row.dated_on, row.case_ref, row.opinion_id))


def _shown(held: Held, stand: Stand, documents: Iterable[OpinionDocument]) -> OpinionDocument | None:
    submitted = next((one for one in documents if one.id == held.opinion.document_id), None)
    return stand.final or submitted


def _row(held: Held, stand: Stand, done: int, document: OpinionDocument | None) -> OpinionRow:
    paper, family = held.opinion, held.family
    return OpinionRow(
        opinion_id=paper.id,
        family_id=family.id,
        family_name=family.name,
        family_number=family.number,
        case_ref=held.case_ref,
        court=held.addressee.court,
        state=stand.state,
        due_on=held.request.due_on if held.request else None,
        parts_done=done,
        parts_total=len(held.form.parts),
        dated_on=paper.dated_on,
        document_sha256=document.sha256 if document else "",
        form=held.form.key,
        form_name=held.form.name,
        author_id=paper.author_id,
        request_id=paper.request_id,
        corrects=paper.corrects,
    )


def _done(held: Held, found: Sequence[Remark]) -> int:
    numbers = range(1, len(held.form.parts) + 1)
    states = (part_state(number, held.parts.get(number, ()), found) for number in numbers)
    return sum(state == PartState.DONE for state in states)


def opinion(
    desk: Desk, opinion_id: str, overrides: Mapping[int, tuple[Paragraph, ...]] | None = None
) -> OpinionView:
    """A court paper as the editor shows it.

    Args:
        desk: Where.
        opinion_id: Which.
        overrides: Parts as they are being typed, by number; judged instead of the stored ones.

    Raises:
        UnknownRecord: The paper or its request is not here.
    """
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        held = read_held(unit, paper, overrides)
        family_id = held.family.id
        file = read_file(unit, family_id, identity.title, paper.dated_on, held.request, paper.since)
        stand = read_stand(unit, paper, identity)
        documents = unit.find(OpinionDocument, scope=paper.scope, opinion_id=opinion_id)
        found = judged(unit, identity, held, file)
    row = _row(held, stand, _done(held, found), _shown(held, stand, documents))
    request = held.request
    numbered = enumerate(held.form.parts, 1)
    return OpinionView(
        row=row,
        request=request_view(request, {family_id: held.family}, opinion_id) if request else None,
        parts=tuple(_part(number, part, held, found, file) for number, part in numbered),
        checks=tuple(map(_check, found)),
        sources=notes(file, held.form, held.parts),
        family_full_name=held.family.full_name,
        case_number=paper.case_number,
        period=paper.period,
        sources_text=paper.sources,
        attachments=paper.attachments,
        copies=paper.copies,
        author_id=paper.author_id,
        addressee=held.addressee,
        case_ref=held.case_ref,
        questions=held.questions,
        recipients=paper.recipients,
        unsourced=_unsourced(held.parts, held.form),
        changed_since=stand.steps.changed_since,
        returned_reason=stand.reason,
        rivals=bool(stand.steps.rivals),
    )


def _unsourced(parts: Parts, form: CourtForm) -> tuple[tuple[int, int], ...]:
    return tuple(
        (number, place)
        for number in sorted(parts)
        for place, paragraph in enumerate(parts[number], 1)
        if unsourced(number, paragraph, form.shape)
    )


def _part(number: int, part: FormPart, held: Held, found: Sequence[Remark], file: OpinionFile) -> PartView:
    paragraphs = tuple(held.parts.get(number, ()))
    children = len(file.children) if part.key == "children" else 0
    state = part_state(number, paragraphs, found)
    return PartView(number, part.title, part.short, paragraphs, state, children, part.key)


def _check(remark: Remark) -> CheckView:
    values = {
        "paragraph": str(remark.paragraph) if remark.paragraph else "",
        "question": str(remark.question) if remark.question else "",
        "word": remark.word,
        "known": remark.known,
    }
    kept = tuple(sorted((name, value) for name, value in values.items() if value))
    return CheckView(remark.code.value, remark.tone, remark.part, kept)
