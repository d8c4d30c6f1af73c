"""The frozen content of a court paper: words, addressee, signatory, ids and versions of every fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from asystent_desktop.application.courts.forms import CourtForm, form_named, form_words, template_name
from asystent_desktop.application.courts.sentences import day, ended, tidy
from asystent_desktop.application.letterhead import letterhead
from asystent_desktop.application.letterheads import logo_in_use
from asystent_desktop.application.reading import family_id_of, family_in, record_in
from asystent_desktop.domain.kinds.court import (
    CourtOpinion,
    CourtRequest,
    Decision,
    OpinionPart,
    ReviewDecision,
)
from asystent_desktop.domain.kinds.family import Family
from asystent_desktop.domain.opinion_review import masked
from asystent_desktop.domain.papers import Addressee, Letterhead, OpinionContent, OpinionSection, Paragraph
from asystent_desktop.domain.records import Record, kind_of
from asystent_desktop.i18n.citations import citation
from asystent_desktop.journal.frozen import content_sha256
from asystent_desktop.ports.desk import Desk, Identity
from asystent_desktop.ports.store import UnitOfWork

Overrides = Mapping[int, tuple[Paragraph, ...]]
NOWHERE = Addressee("", "", "", "")
_NO_LETTERHEAD = Letterhead("", "", "", "", "")


@dataclass(frozen=True)
class Held:
    """A paper with everything its words come from.

    Attributes:
        parts: Paragraphs by number, as they stand or are being typed.
        hidden: Passages a decision hides.
        corrected: The paper this one corrects; None for a first one.
    """

    opinion: CourtOpinion
    form: CourtForm
    request: CourtRequest | None
    family: Family
    parts: Overrides
    hidden: tuple[str, ...]
    corrected: CourtOpinion | None = None

    @property
    def addressee(self) -> Addressee:
        """Where it goes; empty fields where nobody said so."""
        if self.request is None:
            return self.opinion.addressee or NOWHERE
        return addressee_of(self.request)

    @property
    def case_ref(self) -> str:
        """The court's reference; empty where there is none."""
        return self.request.case_ref if self.request else self.opinion.case_ref

    @property
    def questions(self) -> tuple[str, ...]:
        """The court's questions."""
        return self.request.questions if self.request else ()


def addressee_of(request: CourtRequest) -> Addressee:
    """The court of a letter."""
    return Addressee(request.court, request.division, request.street, request.postcode_city)


def parts_of(opinion_id: str, stored: Iterable[OpinionPart]) -> dict[int, tuple[Paragraph, ...]]:
    """Paragraphs by number of the part, of one paper."""
    return {one.number: one.paragraphs for one in stored if one.opinion_id == opinion_id}


def hidden_of(decisions: Iterable[ReviewDecision], opinion_id: str) -> tuple[str, ...]:
    """The passages of a paper whose latest decision hides them."""
    latest = {
        one.text: one.decision
        for one in sorted(decisions, key=lambda one: (one.made_at, one.id))
        if one.opinion_id == opinion_id
    }
    return tuple(text for text, decision in latest.items() if decision is Decision.HIDE)


def read_held(unit: UnitOfWork, opinion: CourtOpinion, overrides: Overrides | None = None) -> Held:
    """Reads what a paper's words come from.

    Raises:
        UnknownRecord, UnknownFamily: The letter or the family is not here.
        UnknownForm: The form is of a later version, or the office removed it.
    """
    stored = unit.find(OpinionPart, scope=opinion.scope, opinion_id=opinion.id)
    decisions = unit.find(ReviewDecision, scope=opinion.scope, opinion_id=opinion.id)
    return Held(
        opinion=opinion,
        form=form_named(opinion.form),
        request=record_in(unit, CourtRequest, opinion.request_id) if opinion.request_id else None,
        family=family_in(unit, family_id_of(opinion.scope)),
        parts={**parts_of(opinion.id, stored), **(overrides or {})},
        hidden=hidden_of(decisions, opinion.id),
        corrected=unit.get(CourtOpinion, opinion.corrects) if opinion.corrects else None,
    )


def words_of(held: Held, identity: Identity) -> OpinionContent:
    """The content without letterhead and versions: what the acceptance is about."""
    opinion, request, form = held.opinion, held.request, held.form
    legal_basis = citation(form.citation, opinion.dated_on)
    return OpinionContent(
        letterhead=_NO_LETTERHEAD,
        dated_on=opinion.dated_on,
        case_number=opinion.case_number,
        addressee=held.addressee,
        case_ref=held.case_ref,
        legal_basis=legal_basis,
        letter_on=request.letter_on if request else None,
        received_on=request.received_on if request else None,
        family_name=opinion.family_name or held.family.full_name,
        period=opinion.period,
        sources=opinion.sources,
        sections=_sections(held),
        signatory=opinion.signatory or identity.name,
        signatory_title=opinion.signatory_title or identity.title,
        recipients=opinion.recipients,
        attachments=opinion.attachments,
        form=form.key,
        title=form.title,
        document_title=form.document_title,
        basis=_basis(held, legal_basis),
        notice=_notice(held),
    )


def _basis(held: Held, legal_basis: str) -> str:
    """The sentence below the title with its dates; one that needs a letter is left out without it."""
    request = held.request
    since = held.opinion.since or held.opinion.dated_on
    if request is None and "{letter_on}" in held.form.basis:
        return legal_basis
    return held.form.basis.format(
        legal_basis=legal_basis,
        letter_on=day(request.letter_on) if request else "",
        received_on=day(request.received_on) if request else "",
        case_ref=held.case_ref,
        family_name=held.opinion.family_name,
        since=day(since),
    )


def _notice(held: Held) -> str:
    if held.corrected is None:
        return ""
    dated, reason = day(held.corrected.dated_on), ended(held.opinion.correction_reason)
    return tidy(form_words().correction.format(date=dated, reason=reason))


def _sections(held: Held) -> tuple[OpinionSection, ...]:
    """All parts, hidden passages masked; places still to be filled are not printed."""
    return tuple(
        OpinionSection(number, part.title, printed(held.parts.get(number, ()), held.hidden))
        for number, part in enumerate(held.form.parts, 1)
    )


def printed(paragraphs: Iterable[Paragraph], hidden: Iterable[str]) -> tuple[Paragraph, ...]:
    """Paragraphs that print something, hidden passages masked; one hidden whole leaves no trace."""
    mask, hide = form_words().mask, tuple(hidden)
    shown = (replace(one, text=masked(one.text, hide, mask)) for one in paragraphs)
    return tuple(one for one in shown if one.text.strip() not in ("", mask))


def accepted_sha256(content: OpinionContent, form: CourtForm) -> str:
    """What a step of the paper's way names: text, addressee, case, signatory, template.

    Not in it: letterhead, *znak sprawy*, number and code, which the final paper gets after the acceptance,
    and versions of the facts, which may move on.
    """
    texts = [
        (section.number, section.title, [(one.text, one.nature) for one in section.paragraphs])
        for section in content.sections
    ]
    parties = (content.addressee, content.case_ref, content.signatory, content.signatory_title)
    head = (
        content.title,
        content.basis,
        content.notice,
        content.family_name,
        content.period,
        content.sources,
    )
    dates: tuple[date | None, ...] = (content.dated_on, content.letter_on, content.received_on)
    return content_sha256(template_name(form), texts, parties, head, dates, content.attachments)


def full_content(
    desk: Desk, unit: UnitOfWork, opinion: CourtOpinion, overrides: Overrides | None = None
) -> OpinionContent:
    """The content a renderer is given, marked as a draft.

    Raises:
        as `read_held`.
    """
    held = read_held(unit, opinion, overrides)
    identity = desk.identity()
    return replace(
        words_of(held, identity),
        letterhead=letterhead(unit, identity),
        logo_sha256=logo_in_use(unit),
        fact_ids=_fact_ids(unit, held),
    )


def _fact_ids(unit: UnitOfWork, held: Held) -> tuple[str, ...]:
    """ "kind/id@version" of everything the content speaks of, sorted."""
    records: list[Record] = [held.opinion, held.family]
    records += [held.request] if held.request else []
    records += unit.find(OpinionPart, scope=held.opinion.scope, opinion_id=held.opinion.id)
    used = {(kind_of(one).name, one.id) for one in records}
    used |= {
        (source.kind, source.record_id)
        for paragraphs in held.parts.values()
        for paragraph in paragraphs
        for source in paragraph.sources
        if source.record_id
    }
    return tuple(f"{kind}/{record_id}@{unit.version(record_id)}" for kind, record_id in sorted(used))
