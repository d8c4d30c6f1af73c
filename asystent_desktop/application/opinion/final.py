"""The final paper: *znak sprawy* from the office's register, number, code, frozen bytes, masked variants.

Rules:
1. Final is what the head approved, word for word; only what the register and this program add comes to it:
   *znak sprawy*, the approver's name, number and code.
2. Bytes, record and number go into one transaction: a crash leaves all of it or nothing.
3. A masked variant comes from the same frozen words and bears a number and a code of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from asystent_desktop.application.attachments.paper_files import keep
from asystent_desktop.application.courts.forms import form_words
from asystent_desktop.application.courts.sentences import counted
from asystent_desktop.application.faults import OpinionFrozen, ReasonMissing
from asystent_desktop.application.letterhead import letterhead
from asystent_desktop.application.letterheads import logo_in_use
from asystent_desktop.application.opinion.content import accepted_sha256, read_held
from asystent_desktop.application.opinion.file import OpinionFile, read_file
from asystent_desktop.application.opinion.judging import judged
from asystent_desktop.application.opinion.papers import document_bytes, frozen, printed
from asystent_desktop.application.opinion.review import review_words
from asystent_desktop.application.opinion.state import Stand, read_stand
from asystent_desktop.application.opinion.writing import NotFinal
from asystent_desktop.application.papers.codes import signs, told_code
from asystent_desktop.application.papers.numbers import next_number
from asystent_desktop.application.people import person_names, person_titles
from asystent_desktop.application.reading import record_in
from asystent_desktop.domain.check_codes import CheckTone
from asystent_desktop.domain.kinds.court import CourtOpinion, OpinionDocument, OpinionState
from asystent_desktop.domain.opinion_review import masked, passages
from asystent_desktop.domain.papers import OpinionContent
from asystent_desktop.errors import UserFixable
from asystent_desktop.journal.frozen import content_sha256
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered
from asystent_desktop.ports.store import UnitOfWork

_CODE_SIGNS = 12


class NotApproved(UserFixable):
    """Only what the head approved becomes final. Values: `opinion_id`, `state`."""

    code = "application.not-approved"


class ChecksOpen(UserFixable):
    """Remarks that stop finalising are left. Values: `opinion_id`, `count`."""

    code = "application.checks-open"


class CaseNumberMissing(UserFixable):
    """The *znak sprawy* comes from the office's register and was not given. Values: `opinion_id`."""

    code = "application.case-number-missing"


def code_of(content: OpinionContent) -> str:
    """12 signs over all of the content but the code itself, as `papers.codes` prints them."""
    return signs(bytes.fromhex(content_sha256(replace(content, code=""))), _CODE_SIGNS)


def finalise(desk: Desk, opinion_id: str, case_number: str) -> tuple[ChangeSet, OpinionDocument]:
    """Makes the approved paper final.

    Args:
        desk: Where.
        opinion_id: Which.
        case_number: *Znak sprawy* as the office's register gave it; never invented here.

    Raises:
        UnknownRecord: It is not here.
        CaseNumberMissing: No *znak sprawy*.
        OpinionFrozen: It is final already; a change is a correction.
        NotApproved: The head has not approved these words.
        ChecksOpen: A remark that stops finalising is left.
        StoreFull: Nothing was kept; try again when there is room.
    """
    if not case_number.strip():
        raise CaseNumberMissing(opinion_id=opinion_id)
    identity, names, titles = desk.identity(), person_names(desk), person_titles(desk)
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        stand = read_stand(unit, paper, identity)
        _refuse_unready(desk, unit, paper, stand)
        approval = stand.steps.current
        assert approval is not None
        submitted = record_in(unit, OpinionDocument, approval.document_id or "")
        content = replace(
            submitted.content,
            letterhead=letterhead(unit, identity),
            logo_sha256=logo_in_use(unit),
            case_number=case_number.strip(),
            approver=names.get(approval.by_id, ""),
            approver_title=titles.get(approval.by_id, ""),
        )
        document, drawn = _numbered(desk, unit, paper, content, approval.content_sha256)
        keep(desk, unit, document, drawn)
        unit.save(replace(paper, case_number=case_number.strip()))
        return unit.commit("finalise-paper"), document


def _refuse_unready(desk: Desk, unit: UnitOfWork, paper: CourtOpinion, stand: Stand) -> None:
    if stand.state in (OpinionState.FINAL, OpinionState.SENT):
        raise OpinionFrozen(opinion_id=paper.id, state=stand.state.value)
    if stand.state is not OpinionState.APPROVED:
        raise NotApproved(opinion_id=paper.id, state=stand.state.value)
    held = read_held(unit, paper)
    found = judged(unit, desk.identity(), held, _file(unit, paper))
    blocking = sum(one.tone is CheckTone.BLOCK for one in found)
    if blocking:
        raise ChecksOpen(opinion_id=paper.id, count=blocking)


def _file(unit: UnitOfWork, paper: CourtOpinion) -> OpinionFile:
    held = read_held(unit, paper)
    title = paper.signatory_title
    return read_file(unit, held.family.id, title, paper.dated_on, held.request, paper.since)


def _numbered(
    desk: Desk, unit: UnitOfWork, paper: CourtOpinion, content: OpinionContent, accepted: str
) -> tuple[OpinionDocument, bytes]:
    """Gives number and code, and prints; the caller keeps record and bytes."""
    number = next_number(unit, desk, content.dated_on.year)
    content = replace(content, draft=False, number=number)
    code = code_of(content)
    document, drawn = frozen(desk, unit, paper, replace(content, code=told_code(code)), accepted)
    return replace(document, final=True, number=number, code=code), drawn


@dataclass(frozen=True)
class FinalPaper:
    """A final paper or a masked variant of it.

    Attributes:
        copy_for: Recipient of a masked variant; empty for the whole text.
        hidden: How many places the variant leaves out.
    """

    document_id: str
    number: str
    code: str
    sha256: str
    pages: int
    copy_for: str
    hidden: int
    frozen_at: datetime
    case_number: str


def final_papers(desk: Desk, opinion_id: str) -> tuple[FinalPaper, ...]:
    """The final paper first, then its variants by time.

    Raises:
        UnknownRecord: It is not here.
    """
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        held = unit.find(OpinionDocument, scope=paper.scope, opinion_id=opinion_id, final=True)
    ordered = sorted(held, key=lambda one: (bool(one.copy_for), one.frozen_at, one.id))
    return tuple(
        FinalPaper(
            one.id,
            one.number,
            told_code(one.code),
            one.sha256,
            one.pages,
            one.copy_for,
            one.hidden,
            one.frozen_at,
            one.content.case_number,
        )
        for one in ordered
    )


def print_final(desk: Desk, document_id: str) -> bytes:
    """The bytes of a final paper or a variant, the same every time.

    Raises:
        UnknownRecord: It is not here.
        PaperAway, OpinionLost: They are neither here nor can be made again the same.
    """
    with desk.unit_of_work() as unit:
        document = record_in(unit, OpinionDocument, document_id)
    return document_bytes(desk, document)


@dataclass(frozen=True)
class Hidden:
    """Words a variant leaves out, and how often they stand in the text."""

    text: str
    places: int


@dataclass(frozen=True)
class MaskedVariant:
    """A variant before it is made: what is hidden, shown first, and how it will print."""

    hidden: tuple[Hidden, ...]
    content: OpinionContent
    rendered: Rendered


def mask_suggestions(desk: Desk, opinion_id: str) -> tuple[str, ...]:
    """Words to think about hiding from another recipient: whatever the review lists in the final text.

    Raises:
        UnknownRecord: It is not here.
        NotFinal: There is no final text to mask.
    """
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        document = _final(desk, unit, paper)
        parts = {one.number: one.paragraphs for one in document.content.sections}
        found = passages(parts, review_words(_file(unit, paper)))
    return tuple(dict.fromkeys(one.text for one in found))


def masked_variant(desk: Desk, opinion_id: str, recipient: str, hide: Iterable[str]) -> MaskedVariant:
    """Shows a variant for another recipient without making it.

    Args:
        desk: Where.
        opinion_id: Which final paper.
        recipient: Whom it is for, as printed.
        hide: Words to leave out, as they stand in the text.

    Raises:
        UnknownRecord, NotFinal: As `mask_suggestions`.
        ReasonMissing: No recipient, or nothing of the words stands in the text.
    """
    with desk.unit_of_work() as unit:
        document = _final(desk, unit, record_in(unit, CourtOpinion, opinion_id))
    content, hidden = _masked(document.content, recipient, hide)
    return MaskedVariant(hidden, content, printed(desk, replace(content, draft=True, code="")))


def _final(desk: Desk, unit: UnitOfWork, paper: CourtOpinion) -> OpinionDocument:
    final = read_stand(unit, paper, desk.identity()).final
    if final is None:
        raise NotFinal(opinion_id=paper.id)
    return final


def _masked(
    content: OpinionContent, recipient: str, hide: Iterable[str]
) -> tuple[OpinionContent, tuple[Hidden, ...]]:
    """The content without those words in every text a reader sees."""
    words = form_words()
    texts = [content.period, content.sources, *content.attachments]
    texts += [one.text for section in content.sections for one in section.paragraphs]
    plain = "\n".join(texts).replace("\u00a0", " ")
    wanted = dict.fromkeys(one.strip() for one in hide if one.strip())
    hidden = tuple(Hidden(one, plain.count(one)) for one in wanted if one in plain)
    if not recipient.strip() or not hidden:
        raise ReasonMissing(what="recipient" if not recipient.strip() else "hide")
    gone = [one.text for one in hidden]
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(
                replace(one, text=masked(one.text, gone, words.mask)) for one in section.paragraphs
            ),
        )
        for section in content.sections
    )
    count = sum(one.places for one in hidden)
    notice = counted(words.masked, count, recipient=recipient.strip())
    changed = replace(
        content,
        sections=sections,
        period=masked(content.period, gone, words.mask),
        sources=masked(content.sources, gone, words.mask),
        attachments=tuple(masked(one, gone, words.mask) for one in content.attachments),
        notice=" ".join(part for part in (content.notice, notice) if part),
        code="",
    )
    return changed, hidden


def finish_masked(
    desk: Desk, opinion_id: str, recipient: str, hide: Iterable[str]
) -> tuple[ChangeSet, OpinionDocument]:
    """Makes the variant: number, code and sealed bytes of its own.

    Raises:
        as `masked_variant`; StoreFull: Nothing was kept.
    """
    with desk.unit_of_work() as unit:
        paper = record_in(unit, CourtOpinion, opinion_id)
        final = _final(desk, unit, paper)
        content, hidden = _masked(final.content, recipient, hide)
        accepted = accepted_sha256(content, read_held(unit, paper).form)
        made, drawn = _numbered(desk, unit, paper, content, accepted)
        count = sum(one.places for one in hidden)
        document = replace(made, copy_for=recipient.strip(), hidden=count)
        keep(desk, unit, document, drawn)
        return unit.commit("finish-masked"), document
