"""Every paper but the court opinion, drawn from its frozen content. All words come with the content."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from asystent_desktop.documents.layout import (
    Align,
    Block,
    Columns,
    Face,
    Info,
    Page,
    Picture,
    Role,
    Run,
    Style,
    Table,
    Text,
    print_sheet,
    printable,
)
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from asystent_desktop.i18n.typography import hard_spaces, quotes
from asystent_desktop.ports.render import Rendered

_HEAD = Style(size=10, leading=13)
_DATED = Style(size=10, leading=13, align=Align.RIGHT)
_ADDRESS = Style(size=10.5, leading=14)
_REFERENCE = Style(before=14)
_TITLE = Style(size=13.5, leading=18, align=Align.CENTER, before=18, keep_next=True)
_BASIS = Style(align=Align.CENTER, before=4, inset=24)
_HEADING = Style(size=11, leading=15, before=12, keep_next=True)
_PROSE = Style(align=Align.JUSTIFY, before=4)
_ITEM = Style(before=2)
_CELL = Style(size=9.5, leading=12.5)
_BY_HAND = Style(size=9.5, leading=24)
_CAPTION = Style(size=8.5, leading=11, align=Align.CENTER)
_LINE = Style(align=Align.CENTER, before=26)
_SIGNED = Style(align=Align.CENTER, leading=13.5)
_RULED = Style(size=10.5, leading=22)
_LIST_TITLE = Style(size=9.5, leading=13, before=14, keep_next=True)
_LIST_ITEM = Style(size=9.5, leading=13)

_ADDRESS_SPLIT = 0.54
_LABEL_WIDTH = 0.34
_DOTS = "…" * 22
_LOGO_HEIGHT = 42.0


def _runs(text: str, face: Face = Face.REGULAR) -> tuple[Run, ...]:
    return (Run(hard_spaces(quotes(text)), face),)


def _split(text: str) -> list[str]:
    return [line for line in printable(text).split("\n") if line.strip()]


def _texts(values: Iterable[str], style: Style, face: Face = Face.REGULAR) -> tuple[Text, ...]:
    return tuple(Text(_runs(line, face), style) for value in values for line in _split(value))


def _cell(text: str) -> tuple[Text, ...]:
    """A cell; one that holds a single space is to be written in by hand and keeps room for it."""
    if text == " ":
        return (Text((Run("\N{NO-BREAK SPACE}"),), _BY_HAND, role=Role.DECORATION),)
    return _texts((text,), _CELL)


def _heading(block: PaperBlock) -> Iterator[Block]:
    for text in block.texts:
        yield Text(_runs(text, Face.BOLD), _HEADING, role=Role.HEADING)


def _prose(block: PaperBlock) -> Iterator[Block]:
    yield from _texts(block.texts, _PROSE)


def _listing(block: PaperBlock) -> Iterator[Block]:
    for number, text in enumerate(block.texts, 1):
        lines = _split(text)
        yield Text(_runs(" ".join(lines)), _ITEM, marker=f"{number}.")


def _fields(block: PaperBlock) -> Iterator[Block]:
    rows = tuple((_texts((label,), _CELL, Face.BOLD), _cell(value)) for label, value in block.rows)
    yield Table((_LABEL_WIDTH, 1 - _LABEL_WIDTH), (), rows, side_headers=True)


def _table(block: PaperBlock) -> Iterator[Block]:
    whole = sum(block.widths) or 1
    header = tuple(Text(_runs(title, Face.BOLD), _CELL) for title in block.texts)
    body = tuple(tuple(_cell(value) for value in row) for row in block.rows)
    yield Table(tuple(width / whole for width in block.widths), header, body)


def _signatures(block: PaperBlock) -> Iterator[Block]:
    """Two places side by side, row after row; never parted from the text above."""
    places = [_signature(*row) for row in block.rows]
    for at in range(0, len(places), 2):
        right = places[at + 1] if at + 1 < len(places) else ()
        left = places[at] if right else ()
        yield Columns(left, right or places[at], before=16, keep_previous=at == 0)


def _signature(caption: str, name: str = "", title: str = "") -> tuple[Text, ...]:
    dots = Text((Run(_DOTS),), _LINE, role=Role.DECORATION)
    return (
        dots,
        *_texts((caption,), _CAPTION, Face.ITALIC),
        *_texts((name, title), _SIGNED),
    )


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
    logo = pictures.get(content.logo_sha256)
    sender = content.letterhead
    if logo is not None and sender is not None:
        yield Picture(logo, _LOGO_HEIGHT, _LOGO_HEIGHT, sender.name)
    left = (
        *(_texts((sender.name,), _HEAD, Face.BOLD) if sender else ()),
        *_texts(content.head_lines, _HEAD),
    )
    if left or content.dated:
        yield Columns(left, _texts((content.dated,), _DATED), split=_ADDRESS_SPLIT)
    if content.addressee:
        name, *lines = content.addressee
        right = (*_texts((name,), _ADDRESS, Face.BOLD), *_texts(lines, _ADDRESS))
        yield Columns((), right, split=_ADDRESS_SPLIT, before=16)
    yield from (Text(_runs(content.reference, Face.BOLD), _REFERENCE) for _once in _split(content.reference))
    yield Text(_runs(content.title, Face.BOLD), _TITLE, role=Role.TITLE)
    yield from _texts((content.basis,), _BASIS)


def _list(title: str, items: tuple[str, ...]) -> Iterator[Text]:
    if items:
        yield Text(_runs(title, Face.BOLD), _LIST_TITLE, role=Role.HEADING)
    for number, item in enumerate(items, 1):
        yield Text(_runs(item), _LIST_ITEM, marker=f"{number}.")


def _blocks(content: PaperContent, pictures: Mapping[str, bytes]) -> Iterator[Block]:
    yield from _head(content, pictures)
    for block in content.blocks:
        yield from _DRAWN[block.kind](block)
    yield from _list(content.recipients_title, content.recipients)
    yield from _list(content.attachments_title, content.attachments)


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
    pdf, pages = print_sheet(tuple(_blocks(content, pictures)), page, info, footer)
    return Rendered(content=pdf, pages=pages, template=content.template)
