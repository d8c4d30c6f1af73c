"""The court opinion and its sister papers (domain brief, section 3, "Opinia dla sądu").

The content brings its own title and basis; content of an earlier version takes those of the opinion.

Facts, reported statements and assessments differ on paper by their wording alone: no colours, no bars.
Every statement is a paragraph of its own, so that the court can point at it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from asystent_desktop.documents.layout import (
    Align,
    Block,
    Columns,
    Face,
    Info,
    Page,
    Role,
    Run,
    Style,
    Text,
    print_sheet,
)
from asystent_desktop.documents.pieces import (
    ADDRESS,
    ADDRESS_SPLIT,
    DATED,
    HEAD,
    letterhead_logo,
    listed,
    prose,
    runs,
    signature,
    split,
    texts,
)
from asystent_desktop.documents.words import ClosingWords, FooterWords, HeadWords, OpinionWords, fill
from asystent_desktop.domain.papers import Addressee, Letterhead, OpinionContent, OpinionSection
from asystent_desktop.i18n.polish import long_date
from asystent_desktop.ports.render import NO_PICTURES, Rendered

_BODY = Style(align=Align.JUSTIFY, before=4)
_LABELLED = Style(align=Align.JUSTIFY, before=6)
_AFTER_BASIS = Style(align=Align.JUSTIFY, before=14)
_SECTION = Style(size=11, before=11, keep_next=True)
_TITLE = Style(size=13.5, leading=18, align=Align.CENTER, before=22, keep_next=True)
_BASIS = Style(align=Align.CENTER, before=5, inset=24)
_HEAD_APART = replace(HEAD, before=6)
_CASE_REF = Style(before=16)
_APPROVE = Style(align=Align.CENTER)


def _letterhead(sender: Letterhead, content: OpinionContent, words: HeadWords) -> Columns:
    address = ", ".join(part for part in (sender.street, sender.postcode_city) if part.strip())
    phone = fill(words.phone, phone=sender.phone) if sender.phone.strip() else ""
    number = content.case_number.strip() or words.case_number_blank
    dated = fill(words.dated, place=sender.place, date=long_date(content.dated_on)).lstrip(", ")
    return Columns(
        left=(
            *texts((sender.name,), HEAD, Face.BOLD),
            *texts((sender.unit, address, phone), HEAD),
            *texts((fill(words.case_number, case_number=number),), _HEAD_APART),
        ),
        right=texts((dated,), DATED),
        split=ADDRESS_SPLIT,
    )


def _addressee(court: Addressee) -> Columns:
    lines = (court.division, court.street, court.postcode_city)
    right = (*texts((court.court,), ADDRESS, Face.BOLD), *texts(lines, ADDRESS))
    return Columns(left=(), right=right, split=ADDRESS_SPLIT, before=18)


def _labelled(label: str, text: str, style: Style = _LABELLED) -> Iterator[Text]:
    """A bold label and its text in one paragraph; further lines follow as paragraphs."""
    for index, line in enumerate(split(text)):
        if index:
            yield Text(prose(line), _BODY)
        else:
            yield Text((*runs(f"{label} ", Face.BOLD), *prose(line)), style)


def _opening(content: OpinionContent, words: HeadWords, logo: bytes | None) -> Iterator[Block]:
    yield from letterhead_logo(logo, content.letterhead)
    yield _letterhead(content.letterhead, content, words)
    yield _addressee(content.addressee)
    if content.case_ref.strip():
        yield Text(runs(fill(words.case_ref, case_ref=content.case_ref), Face.BOLD), _CASE_REF)
    yield Text(runs(content.title or words.title, Face.BOLD), _TITLE, role=Role.TITLE)
    for line in (content.basis or _basis(content, words), content.notice):
        yield from texts((line,), _BASIS)
    yield from _labelled(words.family, content.family_name, _AFTER_BASIS)
    yield from _labelled(words.period, content.period)
    yield from _labelled(words.sources, content.sources)


def _basis(content: OpinionContent, words: HeadWords) -> str:
    """Content frozen before it brought its own basis was always an answer to a letter."""
    if content.letter_on is None or content.received_on is None:
        return ""
    return fill(
        words.basis,
        legal_basis=content.legal_basis,
        letter_on=long_date(content.letter_on),
        received_on=long_date(content.received_on),
    )


def _section(section: OpinionSection, words: OpinionWords) -> Iterator[Block]:
    titles = dict(enumerate(words.body.titles, 1))
    title = section.title.strip() or titles.get(section.number, "")
    paragraphs = [line for paragraph in section.paragraphs for line in split(paragraph.text)]
    if not paragraphs and not words.body.empty:
        return
    heading = fill(words.body.section, number=section.number, title=title)
    yield Text(runs(heading, Face.BOLD), _SECTION, role=Role.HEADING)
    for line in paragraphs:
        yield Text(prose(line), _BODY)
    if not paragraphs:
        yield Text(runs(words.body.empty), _BODY)


def _signatures(content: OpinionContent, words: ClosingWords) -> Columns:
    """Acceptance left, author right, their dotted lines level; never alone on a page."""
    return Columns(
        left=(
            *texts((words.approve,), _APPROVE),
            *signature(
                words.signature_line, words.approval_caption, content.approver, content.approver_title
            ),
        ),
        right=(
            Text((Run("\N{NO-BREAK SPACE}"),), _APPROVE, role=Role.DECORATION),
            *signature(
                words.signature_line, words.signature_caption, content.signatory, content.signatory_title
            ),
        ),
        before=26,
        keep_previous=True,
        keep_next=any(split(one) for one in (*content.recipients, *content.attachments)),
    )


def _blocks(content: OpinionContent, words: OpinionWords, logo: bytes | None) -> Iterator[Block]:
    yield from _opening(content, words.head, logo)
    for section in content.sections:
        yield from _section(section, words)
    yield _signatures(content, words.closing)
    yield from listed(words.closing.recipients, content.recipients, words.closing.marker)
    yield from listed(words.closing.attachments, content.attachments, words.closing.marker)


def _footer(content: OpinionContent, words: FooterWords) -> str:
    if content.draft:
        return words.draft
    if content.code:
        return fill(words.coded, number=content.number, code=content.code, case_ref=content.case_ref)
    return fill(words.final, case_ref=content.case_ref) if content.case_ref else ""


def render(
    content: OpinionContent, words: OpinionWords, pictures: Mapping[str, bytes] = NO_PICTURES
) -> Rendered:
    """Prints the opinion.

    Raises:
        TemplateFault: The words name a value the opinion does not have.
        FontMissing: The font package is absent or damaged.
        PictureFault: The logo cannot be read.
    """

    def footer(page: int, pages: int) -> tuple[str, str]:
        return _footer(content, words.footer), fill(words.footer.page, page=page, pages=pages)

    title = content.document_title or words.document_title
    info = Info(title=title, author=content.letterhead.name, created_on=content.dated_on)
    blocks = tuple(_blocks(content, words, pictures.get(content.logo_sha256)))
    pdf, pages = print_sheet(blocks, Page(), info, footer)
    return Rendered(content=pdf, pages=pages, template=f"{words.template}/{words.version}")
