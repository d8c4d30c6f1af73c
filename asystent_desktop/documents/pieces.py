"""Pieces every paper is made of: typeset lines, signatures, numbered lists."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from asystent_desktop.documents.layout import Align, Face, Picture, Role, Run, Style, Text, printable
from asystent_desktop.domain.papers import Letterhead
from asystent_desktop.i18n.typography import hard_spaces, quotes

HEAD = Style(size=10, leading=13)
DATED = Style(size=10, leading=13, align=Align.RIGHT)
ADDRESS = Style(size=10.5, leading=14)
ADDRESS_SPLIT = 0.54
LOGO_HEIGHT = 42.0

_LINE = Style(align=Align.CENTER, before=26)
_SIGNED = Style(align=Align.CENTER, leading=13.5)
_CAPTION = Style(size=8.5, leading=11, align=Align.CENTER)
_LIST_TITLE = Style(size=9.5, leading=13, before=14, keep_next=True)
_LIST_ITEM = Style(size=9.5, leading=13)
_KEPT_ITEM = replace(_LIST_ITEM, keep_next=True)


def runs(text: str, face: Face = Face.REGULAR) -> tuple[Run, ...]:
    """The program's own words, with what must not be parted held together."""
    return (Run(hard_spaces(text), face),)


def prose(text: str, face: Face = Face.REGULAR) -> tuple[Run, ...]:
    """Sentences of a person: Polish quotation marks too; hyphens stay, they may belong to a number."""
    return runs(quotes(text), face)


def letterhead_logo(logo: bytes | None, sender: Letterhead | None) -> Iterator[Picture]:
    """The office's logo above its letterhead; nothing without either."""
    if logo is not None and sender is not None:
        yield Picture(logo, LOGO_HEIGHT, LOGO_HEIGHT, sender.name)


def split(text: str) -> list[str]:
    """Lines that print something: what is only invisible signs counts as empty."""
    return [line for line in printable(text).split("\n") if line.strip()]


def texts(lines: Iterable[str], style: Style, face: Face = Face.REGULAR) -> tuple[Text, ...]:
    """One text for each line that says anything; a value may hold several lines."""
    return tuple(Text(prose(line, face), style) for value in lines for line in split(value))


def signature(line: str, caption: str, name: str, title: str) -> Iterator[Text]:
    """A dotted line to sign on, what belongs there, and who signs."""
    for dots in texts((line,), _LINE):
        yield replace(dots, role=Role.DECORATION)
    yield from texts((caption,), _CAPTION, Face.ITALIC)
    yield from texts((name, title), _SIGNED)


def listed(title: str, items: Sequence[str], marker: Callable[[int], str]) -> Iterator[Text]:
    """A numbered list under its title; neither its first line nor its last one stands alone on a page.

    Args:
        marker: Gives what stands before an item, by its number from 1.
    """
    shown = [item for item in items if split(item)]
    if shown:
        yield Text(runs(title, Face.BOLD), _LIST_TITLE, role=Role.HEADING)
    for number, item in enumerate(shown, 1):
        kept = number in (1, len(shown) - 1) and number < len(shown)
        yield Text(runs(item), _KEPT_ITEM if kept else _LIST_ITEM, marker=marker(number))
