"""Acceptance ("Do akceptacji"): the head's queue, approving and giving back, versions, comments.

Rules:
1. A decision names the hash of the words that were read; other words need another decision.
2. The author of a paper never approves it, and the head never changes its text: `journal.authority` refuses
   the one on every replica, `opinion_state.writable` the other.
3. Steps travel with the exchange; alone on a laptop the paper waits.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from asystent_desktop.application.faults import OpinionFrozen, ReasonMissing
from asystent_desktop.application.letterhead import refuse_others
from asystent_desktop.application.opinion.content import read_held
from asystent_desktop.application.opinion.file import read_file
from asystent_desktop.application.opinion.judging import judged
from asystent_desktop.application.opinion.state import PAPER_KIND, Stand, read_stand
from asystent_desktop.application.people import person_names
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.check_codes import CheckTone
from asystent_desktop.domain.kinds.court import CourtOpinion, OpinionDocument, OpinionState, PaperComment
from asystent_desktop.domain.kinds.workflow import PaperStep, Step
from asystent_desktop.domain.paper_difference import PartDifference, differences
from asystent_desktop.errors import UserFixable
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork


class StaleApproval(UserFixable):
    """The paper was changed or decided on meanwhile; read it again. Values: `opinion_id`, `state`."""

    code = "application.stale-approval"


class OwnPaper(UserFixable):
    """Nobody decides on a paper of her own. Values: `opinion_id`."""

    code = "application.own-paper"


@dataclass(frozen=True)
class QueueRow:
    """A paper that waits for the head.

    Attributes:
        version: Which submission of it this is, from 1.
        content_sha256: What an approval names.
        document_id: The frozen document that was submitted.
        blocking, warnings: How many remarks of each kind the checks make.
    """

    opinion_id: str
    family_id: str
    family_name: str
    family_number: str
    form: str
    form_name: str
    case_ref: str
    author_id: str
    author: str
    submitted_at: datetime
    due_on: date | None
    version: int
    content_sha256: str
    document_id: str
    blocking: int
    warnings: int


def acceptance_queue(desk: Desk) -> tuple[QueueRow, ...]:
    """Papers of others that wait for a decision, nearest deadline first."""
    identity, names = desk.identity(), person_names(desk)
    with desk.unit_of_work() as unit:
        waiting = unit.find(CourtOpinion, state=OpinionState.SUBMITTED)
        rows = [
            _queued(desk, unit, paper, stand, names)
            for paper in waiting
            if paper.author_id != identity.person_id
            and (stand := read_stand(unit, paper, identity)).state is OpinionState.SUBMITTED
            and stand.steps.current is not None
        ]
    return tuple(sorted(rows, key=lambda row: (row.due_on or date.max, row.submitted_at, row.opinion_id)))


def _queued(
    desk: Desk, unit: UnitOfWork, paper: CourtOpinion, stand: Stand, names: dict[str, str]
) -> QueueRow:
    held = read_held(unit, paper)
    file = read_file(unit, held.family.id, paper.signatory_title, paper.dated_on, held.request, paper.since)
    found = judged(unit, desk.identity(), held, file)
    step = stand.steps.current
    assert step is not None
    documents = _submissions(unit, paper)
    version = next((n for n, one in enumerate(documents, 1) if one.id == step.document_id), len(documents))
    return QueueRow(
        opinion_id=paper.id,
        family_id=held.family.id,
        family_name=held.family.name,
        family_number=held.family.number,
        form=held.form.key,
        form_name=held.form.name,
        case_ref=held.case_ref,
        author_id=paper.author_id,
        author=names.get(paper.author_id, paper.signatory),
        submitted_at=step.made_at,
        due_on=held.request.due_on if held.request else None,
        version=version,
        content_sha256=stand.present,
        document_id=step.document_id or "",
        blocking=sum(one.tone is CheckTone.BLOCK for one in found),
        warnings=sum(one.tone is CheckTone.WARN for one in found),
    )


def approve(desk: Desk, opinion_id: str, content_sha256: str) -> ChangeSet:
    """The head accepts the words she read.

    Args:
        desk: Where.
        opinion_id: Which.
        content_sha256: Hash of those words, from the queue.

    Raises:
        UnknownRecord: It is not here.
        OfficeOnly: Not the head nor the administrator of an enrolled office.
        OwnPaper: The author decides on her own paper.
        StaleApproval: Other words stand there meanwhile, or somebody decided already.
    """
    return _decide(desk, opinion_id, content_sha256, Step.APPROVE, "")


def give_back(desk: Desk, opinion_id: str, content_sha256: str, reason: str) -> ChangeSet:
    """The head gives the paper back to its author.

    Raises:
        as `approve`; ReasonMissing: No reason was given.
    """
    if not reason.strip():
        raise ReasonMissing(what=PAPER_KIND)
    return _decide(desk, opinion_id, content_sha256, Step.RETURN, reason.strip())


def _decide(desk: Desk, opinion_id: str, content_sha256: str, step: Step, reason: str) -> ChangeSet:
    identity = desk.identity()
    refuse_others(identity)
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        if paper.author_id == identity.person_id:
            raise OwnPaper(opinion_id=opinion_id)
        stand = read_stand(unit, paper, identity)
        asked = stand.steps.current
        if stand.state is not OpinionState.SUBMITTED or asked is None or stand.present != content_sha256:
            raise StaleApproval(opinion_id=opinion_id, state=stand.state.value)
        unit.save(
            PaperStep(
                id=desk.ids.new(),
                scope=paper.scope,
                paper_kind=PAPER_KIND,
                paper_id=opinion_id,
                step=step,
                content_sha256=content_sha256,
                document_id=asked.document_id,
                by_id=identity.person_id,
                paper_author_id=paper.author_id,
                answers=asked.id,
                seen=stand.steps.live_ids,
                reason=reason,
                made_at=desk.clock.now(),
            )
        )
        return unit.commit("approve-paper" if step is Step.APPROVE else "return-paper")


@dataclass(frozen=True)
class VersionView:
    """A version that was submitted.

    Attributes:
        number: From 1, in order of submission.
    """

    number: int
    document_id: str
    frozen_at: datetime
    content_sha256: str
    pages: int


def _submissions(unit: UnitOfWork, paper: CourtOpinion) -> list[OpinionDocument]:
    held = unit.find(OpinionDocument, scope=paper.scope, opinion_id=paper.id)
    return sorted((one for one in held if not one.final), key=lambda one: (one.frozen_at, one.id))


def versions(desk: Desk, opinion_id: str) -> tuple[VersionView, ...]:
    """The versions that were submitted, earliest first.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        held = _submissions(unit, record_in(unit, CourtOpinion, opinion_id))
    return tuple(
        VersionView(number, one.id, one.frozen_at, one.content_sha256, one.pages)
        for number, one in enumerate(held, 1)
    )


def difference(desk: Desk, older_id: str, newer_id: str) -> tuple[PartDifference, ...]:
    """What differs between two frozen documents, part by part; parts that are the same are left out.

    Raises:
        UnknownRecord: One of them is not here.
    """
    with desk.unit_of_work() as unit:
        older = record_in(unit, OpinionDocument, older_id)
        newer = record_in(unit, OpinionDocument, newer_id)
    return differences(older.content, newer.content)


@dataclass(frozen=True)
class CommentView:
    """A remark on one part; `part` is 0 for the whole paper."""

    comment_id: str
    part: int
    text: str
    by_id: str
    by: str
    made_at: datetime
    answered: bool


def comments(desk: Desk, opinion_id: str) -> tuple[CommentView, ...]:
    """The remarks on a paper, by part, then by time.

    Raises:
        UnknownRecord: It is not here.
    """
    names = person_names(desk)
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        held = unit.find(PaperComment, scope=paper.scope, opinion_id=opinion_id)
    return tuple(
        CommentView(
            one.id, one.part, one.text, one.by_id, names.get(one.by_id, ""), one.made_at, one.answered
        )
        for one in sorted(held, key=lambda one: (one.part, one.made_at, one.id))
    )


def comment(desk: Desk, opinion_id: str, part: int, text: str) -> tuple[ChangeSet, str]:
    """Leaves a remark on a part; part 0 is the whole paper. The text of the paper stays as it is.

    Raises:
        UnknownRecord: The paper is not here, or has no such part.
        ReasonMissing: There is no text.
        OpinionFrozen: It is final: a remark would change nothing.
    """
    if not text.strip():
        raise ReasonMissing(what="paper_comment")
    identity = desk.identity()
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        state = read_stand(unit, paper, identity).state
        if state in (OpinionState.FINAL, OpinionState.SENT):
            raise OpinionFrozen(opinion_id=opinion_id, state=state.value)
        made = PaperComment(
            id=desk.ids.new(),
            scope=paper.scope,
            opinion_id=opinion_id,
            part=part,
            text=text.strip(),
            by_id=identity.person_id,
            made_at=desk.clock.now(),
        )
        unit.save(made)
        return unit.commit("comment-paper"), made.id


def answer_comment(desk: Desk, comment_id: str, *, answered: bool = True) -> ChangeSet:
    """Marks a remark as dealt with.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        unit.save(replace(record_in(unit, PaperComment, comment_id), answered=answered))
        return unit.commit("answer-comment")
