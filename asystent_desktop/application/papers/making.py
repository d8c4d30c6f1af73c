"""Composing, previewing, freezing and finding papers again.

Rules:
1. Previews live in memory only.
2. A finished paper is frozen: content and hash are signed into the journal, the bytes are kept sealed; a
   reprint is byte for byte the same and a later change of the file changes nothing in it.
3. A number is never given twice: each computer counts in a block of its own.
"""

from dataclasses import dataclass, replace
from datetime import date

from asystent_desktop import assets
from asystent_desktop.application.attachments.paper_files import keep, stored
from asystent_desktop.application.letterhead import letterhead
from asystent_desktop.application.letterheads import logo_in_use, logo_pictures
from asystent_desktop.application.papers import template as templates
from asystent_desktop.application.papers.asking import Ask, Staff, staff_of
from asystent_desktop.application.papers.codes import code_of, read_code, told_code
from asystent_desktop.application.papers.faults import PaperLost
from asystent_desktop.application.papers.filling import Frame, fill
from asystent_desktop.application.papers.numbers import next_number
from asystent_desktop.application.papers.registry import PaperKind, kind_named
from asystent_desktop.application.reading import family_in, record_in
from asystent_desktop.crypto.digests import sha256_hex
from asystent_desktop.domain.kinds.court import OpinionDocument
from asystent_desktop.domain.kinds.paper import PaperDocument, SignedPaper
from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.records import family_scope
from asystent_desktop.i18n import speaking
from asystent_desktop.ports.changes import ChangeSet
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.render import Rendered
from asystent_desktop.ports.store import UnitOfWork


@dataclass(frozen=True)
class Wanted:
    """Which paper is wanted.

    Attributes:
        kind: Key of a `registry.PaperKind`.
        subject_id: The record it is about; empty when the kind needs none or takes the latest.
        on: The date the paper bears; None for today.
    """

    kind: str
    family_id: str
    subject_id: str = ""
    on: date | None = None


def compose(desk: Desk, wanted: Wanted, *, draft: bool = True) -> PaperContent:
    """The content as it stands now.

    Raises:
        UnknownPaperKind, UnknownFamily, UnknownRecord: It is not here.
        PaperTemplateFault: The office's template cannot be used.
    """
    staff = staff_of(desk)
    with desk.unit_of_work() as unit:
        return _content(desk, unit, wanted, staff, draft=draft)


def _content(desk: Desk, unit: UnitOfWork, wanted: Wanted, staff: Staff, *, draft: bool) -> PaperContent:
    kind = kind_named(wanted.kind)
    on = wanted.on or desk.clock.today()
    family = family_in(unit, wanted.family_id)
    with speaking("pl"):  # papers are Polish whatever the window speaks
        data = kind.compose(Ask(desk, unit, family, on, wanted.subject_id, draft, staff))
        form = template_of(kind)
        frame = Frame(
            letterhead(unit, desk.identity()),
            on,
            data.values.get("case_number", ""),
            assets.load_toml("documents/wspolne.toml"),
            logo_in_use(unit),
        )
        return fill(kind.key, form, data, frame, draft=draft)


def template_of(kind: PaperKind) -> templates.Template:
    """The template in force: the office's own, else the shipped one.

    Raises:
        PaperTemplateFault: It cannot be used.
    """
    name = f"documents/{kind.template}"
    form = templates.of(name, assets.load_toml(f"{name}.toml"))
    templates.check(name, form, kind.values, kind.rows)
    return form


def preview(desk: Desk, wanted: Wanted) -> Rendered:
    """Renders into memory what would be printed, marked as a draft."""
    staff = staff_of(desk)
    with desk.unit_of_work() as unit:
        content = _content(desk, unit, wanted, staff, draft=True)
        pictures = logo_pictures(unit, content.logo_sha256)
    return desk.renderer.paper(content, pictures)


def finish(desk: Desk, wanted: Wanted) -> tuple[ChangeSet, PaperDocument]:
    """Freezes the paper as it stands, gives it a number and a code, and keeps the bytes sealed.

    Raises:
        as `compose`; StoreFull: nothing was kept, try again when there is room.
    """
    staff = staff_of(desk)
    with desk.unit_of_work() as unit:
        content = _content(desk, unit, wanted, staff, draft=False)
        content = replace(content, code=told_code(code_of(content)))
        rendered = desk.renderer.paper(content, logo_pictures(unit, content.logo_sha256))
        document = PaperDocument(
            id=desk.ids.new(),
            scope=family_scope(wanted.family_id),
            kind=wanted.kind,
            number=next_number(unit, desk, content.dated_on.year),
            content=content,
            sha256=sha256_hex(rendered.content),
            size_bytes=len(rendered.content),
            pages=rendered.pages,
            code=code_of(content),
            frozen_at=desk.clock.now(),
            author_id=desk.identity().person_id,
        )
        keep(desk, unit, document, rendered.content)
        return unit.commit("finish-paper"), document


def stored_paper(desk: Desk, document_id: str) -> bytes:
    """The frozen bytes, the same on every computer.

    Raises:
        UnknownRecord: It is not here.
        PaperAway: The bytes have not come here yet; the office is asked for them.
        PaperLost: The bytes are neither here nor can be made again the same.
    """
    with desk.unit_of_work() as unit:
        document = record_in(unit, PaperDocument, document_id)
        pictures = logo_pictures(unit, document.content.logo_sha256)
    content = stored(desk, document, lambda: desk.renderer.paper(document.content, pictures).content)
    if content is None:
        raise PaperLost(document_id=document_id, sha256=document.sha256)
    return content


@dataclass(frozen=True)
class Match:
    """A paper of the record that a sheet or a file belongs to."""

    document_id: str
    record_kind: str
    kind: str
    title: str
    dated_on: date
    number: str
    family_id: str
    sha256: str


def find_by_code(desk: Desk, code: str) -> Match | None:
    """The paper whose footer bears that code, court papers included; spaces, hyphens, case do not matter."""
    wanted = read_code(code)
    with desk.unit_of_work() as unit:
        for paper in unit.find(PaperDocument, code=wanted):
            return _match(paper)
        for opinion in unit.find(OpinionDocument, code=wanted):
            return _opinion_match(opinion)
    return None


def find_by_file(desk: Desk, content: bytes) -> Match | None:
    """The paper, opinions too, whose bytes or signed bytes these are; None for any altered or other file."""
    digest = sha256_hex(content)
    with desk.unit_of_work() as unit:
        for paper in unit.find(PaperDocument, sha256=digest):
            return _match(paper)
        for opinion in unit.find(OpinionDocument, sha256=digest):
            return _opinion_match(opinion)
        for signed in unit.find(SignedPaper, sha256=digest):
            return _signed_match(unit, signed)
    return None


def _signed_match(unit: UnitOfWork, signed: SignedPaper) -> Match | None:
    """The paper that was signed; its own digest, not the signed file's."""
    paper = unit.get(PaperDocument, signed.document_id)
    if paper is not None:
        return _match(paper)
    opinion = unit.get(OpinionDocument, signed.document_id)
    return None if opinion is None else _opinion_match(opinion)


def _opinion_match(opinion: OpinionDocument) -> Match:
    return Match(
        document_id=opinion.id,
        record_kind="opinion_document",
        kind=opinion.content.form,
        title=opinion.content.document_title or opinion.template,
        dated_on=opinion.content.dated_on,
        number=opinion.number or opinion.content.case_number,
        family_id=_family(opinion.scope),
        sha256=opinion.sha256,
    )


def _match(paper: PaperDocument) -> Match:
    content = paper.content
    return Match(
        paper.id,
        "paper_document",
        paper.kind,
        content.title,
        content.dated_on,
        paper.number,
        _family(paper.scope),
        paper.sha256,
    )


def _family(scope: str) -> str:
    return scope.partition(":")[2]
