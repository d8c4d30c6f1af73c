"""Every paper but the court opinion, drawn from its frozen content. All words come with the content."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from asystent_desktop.documents.layout import (
    Align,
    Block,
    Columns,
    Face,
    Figure,
    Info,
    Page,
    Role,
    Run,
    Style,
    Table,
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
    signature,
    split,
    texts,
)
from asystent_desktop.domain.drawing import drawing_of
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from asystent_desktop.ports.render import Rendered

_REFERENCE = Style(before=14)
_TITLE = Style(size=13.5, leading=18, align=Align.CENTER, before=18, keep_next=True)
_BASIS = Style(align=Align.CENTER, before=4, inset=24)
_HEADING = Style(size=11, leading=15, before=12, keep_next=True)
_PROSE = Style(align=Align.JUSTIFY, before=6)
_ITEM = Style(before=2)
_CELL = Style(size=9.5, leading=12.5)
_BY_HAND = Style(size=9.5, leading=24)
_RULED = Style(size=10.5, leading=22)

_DRAWING_ROOM = 0.8  # of the height of the text: title and heading stand above a drawing

_LABEL_WIDTH = 0.34
_DOTS = "…" * 22
_BELOW_HEAD, _BELOW_TEXT, _BELOW_NAMES = 12.0, 16.0, 6.0  # above the first table, above signatures


def _cell(text: str) -> tuple[Text, ...]:
    """A cell; one that holds a single space is to be written in by hand and keeps room for it."""
    if text == " ":
        return (Text((Run("\N{NO-BREAK SPACE}"),), _BY_HAND, role=Role.DECORATION),)
    return texts((text,), _CELL)


def _heading(block: PaperBlock) -> Iterator[Block]:
    for text in block.texts:
        yield Text(prose(text, Face.BOLD), _HEADING, role=Role.HEADING)


def _prose(block: PaperBlock) -> Iterator[Block]:
    yield from texts(block.texts, _PROSE)


def _listing(block: PaperBlock) -> Iterator[Block]:
    for number, text in enumerate(block.texts, 1):
        lines = split(text)
        yield Text(prose(" ".join(lines)), _ITEM, marker=f"{number}.")


def _fields(block: PaperBlock) -> Iterator[Block]:
    rows = tuple((texts((label,), _CELL, Face.BOLD), _cell(value)) for label, value in block.rows)
    yield Table((_LABEL_WIDTH, 1 - _LABEL_WIDTH), (), rows, side_headers=True)


def _table(block: PaperBlock) -> Iterator[Block]:
    whole = sum(block.widths) or 1
    header = tuple(Text(prose(title, Face.BOLD), _CELL) for title in block.texts)
    body = tuple(tuple(_cell(value) for value in row) for row in block.rows)
    yield Table(tuple(width / whole for width in block.widths), header, body)


def _signatures(block: PaperBlock) -> Iterator[Block]:
    """Two places side by side, row after row; never parted from the text above, nor from each other."""
    places = [tuple(signature(_DOTS, *(*row, "", "", "")[:3])) for row in block.rows]
    for at in range(0, len(places), 2):
        right = places[at + 1] if at + 1 < len(places) else ()
        left = places[at] if right else ()
        before = _BELOW_TEXT if at == 0 else _BELOW_NAMES
        yield Columns(left, right or places[at], before=before, keep_previous=True)


def _ruled(block: PaperBlock) -> Iterator[Block]:
    line = Text((Run("." * 145),), replace(_RULED, size=9), role=Role.DECORATION)
    yield from [line] * block.count


_DRAWN = {
    BlockKind.HEADING: _heading,
    BlockKind.PROSE: _prose,
    BlockKind.FIELDS: _fields,
    BlockKind.LISTING: _listing,
    BlockKind.TABLE: _table,
    BlockKind.SIGNATURES: _signatures,
    BlockKind.RULED: _ruled,
}


def _head(content: PaperContent, pictures: Mapping[str, bytes]) -> Iterator[Block]:
    sender = content.letterhead
    yield from letterhead_logo(pictures.get(content.logo_sha256), sender)
    left = (
        *(texts((sender.name,), HEAD, Face.BOLD) if sender else ()),
        *texts(content.head_lines, HEAD),
    )
    if left or content.dated:
        yield Columns(left, texts((content.dated,), DATED), split=ADDRESS_SPLIT)
    if content.addressee:
        name, *lines = content.addressee
        right = (*texts((name,), ADDRESS, Face.BOLD), *texts(lines, ADDRESS))
        yield Columns((), right, split=ADDRESS_SPLIT, before=16)
    yield from (Text(prose(content.reference, Face.BOLD), _REFERENCE) for _once in split(content.reference))
    yield Text(prose(content.title, Face.BOLD), _TITLE, role=Role.TITLE)
    yield from texts((content.basis,), _BASIS)


def _drawing(block: PaperBlock, page: Page) -> Iterator[Block]:
    size = block.widths
    yield Figure(
        drawing_of(size, block.rows), page.text_width, page.text_height * _DRAWING_ROOM, block.texts[0]
    )


def _body(content: PaperContent, page: Page) -> Iterator[Block]:
    """The blocks; a table right below the title stands off, signatures stay with the lists below them."""
    follows = bool(content.recipients or content.attachments)
    for at, block in enumerate(content.blocks):
        draws = partial(_drawing, page=page) if block.kind is BlockKind.DRAWING else _DRAWN[block.kind]
        for drawn in draws(block):
            if at == 0 and isinstance(drawn, Table):
                yield replace(drawn, before=_BELOW_HEAD)
            elif isinstance(drawn, Columns) and follows and block is content.blocks[-1]:
                yield replace(drawn, keep_next=True)
            else:
                yield drawn


def _blocks(content: PaperContent, pictures: Mapping[str, bytes], page: Page) -> Iterator[Block]:
    yield from _head(content, pictures)
    yield from _body(content, page)
    yield from listed(content.recipients_title, content.recipients, "{}.".format)
    yield from listed(content.attachments_title, content.attachments, "{}.".format)


def render(content: PaperContent, pictures: Mapping[str, bytes]) -> Rendered:
    """Prints a paper.

    Args:
        pictures: Bytes by hex SHA-256: the logo.

    Raises:
        FontMissing: The font package is absent or damaged.
        PictureFault: The logo cannot be read.
    """

    def footer(page: int, pages: int) -> tuple[str, str]:
        left = " · ".join(part for part in (content.footer, content.code) if part)
        return left, content.page.format(page=page, pages=pages)

    page = Page()
    if content.landscape:
        page = replace(page, width=page.height, height=page.width)
    author = content.letterhead.name if content.letterhead else ""
    info = Info(title=content.document_title, author=author, created_on=content.dated_on)
    pdf, pages = print_sheet(tuple(_blocks(content, pictures, page)), page, info, footer)
    return Rendered(content=pdf, pages=pages, template=content.template)
