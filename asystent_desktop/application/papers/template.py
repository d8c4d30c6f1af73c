"""Templates of papers: TOML in resources/documents that an office may change without touching the program.

A template says which parts a paper has, in which order and with which words; the composer of the paper's
kind gives the values and rows. Names in braces are replaced by values; an unknown name, a misspelt key or a
table whose columns do not fit is refused when the template is read, with the place that is wrong.
"""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from asystent_desktop.application.papers.faults import PaperTemplateFault
from asystent_desktop.application.papers.patterns import names_in

_TITLE_VALUES = frozenset({"notice"})
"""What a file's own title may name: viewers show it to anybody, so nobody's name."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A strict table: a misspelt key is refused, not ignored."""


class Column(_Table, frozen=True):
    """A column of a table; `width` in thousandths of the text width."""

    title: str
    value: str
    width: int


class Part(_Table, frozen=True):
    """One part of a paper.

    Attributes:
        heading: Printed above when the part prints anything; may be empty.
        text: Paragraphs. `fields`: label and value. `places`: caption, name and title of a signature.
        rows: Name of the rows a list or a table is made of; `item`: pattern of a list's item. Signatures with
            rows ask for their places once a row.
        empty: Printed instead when there is no row; empty leaves the part out.
        blank: Stands where a field has no value; the word "skip" leaves such a field out.
        count: Number of ruled lines.
        when: Name of a value; the part is printed only when it is not empty. "!name": only when it is.
    """

    kind: Literal["text", "fields", "list", "table", "signatures", "ruled", "drawing"]
    heading: str = ""
    text: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, str, str], ...] = ()
    rows: str = ""
    item: str = ""
    columns: tuple[Column, ...] = ()
    empty: str = ""
    blank: str = "–"
    count: int = 0
    when: str = ""


class Template(_Table, frozen=True):
    """A whole paper.

    Attributes:
        letterhead: Whether the office's head stands above. `addressed`: whether an address does.
        reference: Pattern of "Dot. …"; printed when the values in it are there.
        recipients: "Otrzymują"; empty leaves the list out.
        footer: Left at the bottom of each page.
    """

    template: str
    version: int
    document_title: str
    title: str
    parts: tuple[Part, ...]
    letterhead: bool = True
    addressed: bool = False
    landscape: bool = False
    reference: str = ""
    basis: str = ""
    recipients: tuple[str, ...] = ()
    footer: str = ""


def read(name: str, text: str) -> Template:
    """Reads a template.

    Args:
        name: What faults call it.
        text: TOML.

    Raises:
        PaperTemplateFault: It is no TOML, a key is missing, misspelt or of the wrong type.
    """
    try:
        return of(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        raise PaperTemplateFault(template=name, place="", fault=str(fault)) from fault


def of(name: str, table: Mapping[str, Any]) -> Template:
    """The template a parsed table holds.

    Raises:
        PaperTemplateFault: A key is missing, misspelt or of the wrong type.
    """
    try:
        return msgspec.convert(table, Template)
    except msgspec.ValidationError as fault:
        raise PaperTemplateFault(template=name, place="", fault=str(fault)) from fault


def check(name: str, template: Template, values: frozenset[str], rows: Mapping[str, frozenset[str]]) -> None:
    """Checks every name in braces against what the composer of the kind gives.

    Args:
        values: Names of values. `rows`: names of rows with the names of their values.

    Raises:
        PaperTemplateFault: The first that is wrong.
    """
    refuse_unknown(name, "document_title", template.document_title, values & _TITLE_VALUES)
    for place, pattern in _patterns(template):
        refuse_unknown(name, place, pattern, values)
    for number, part in enumerate(template.parts, 1):
        place = f"parts[{number}]"
        if part.when.lstrip("!") and part.when.lstrip("!") not in values:
            raise PaperTemplateFault(template=name, place=place, fault=part.when)
        if part.rows or part.kind in ("list", "table"):
            if part.rows not in rows:
                raise PaperTemplateFault(template=name, place=place, fault=part.rows)
            known = values | rows[part.rows]
            cells = (column.value for column in part.columns)
            for pattern in (part.item, *cells, *(word for signed in part.places for word in signed)):
                refuse_unknown(name, place, pattern, known)
        if part.kind == "table" and sum(column.width for column in part.columns) != 1000:
            raise PaperTemplateFault(template=name, place=place, fault="width")


def _patterns(template: Template) -> Iterator[tuple[str, str]]:
    yield "title", template.title
    yield "basis", template.basis
    yield "reference", template.reference
    yield "footer", template.footer
    for text in template.recipients:
        yield "recipients", text
    for number, part in enumerate(template.parts, 1):
        texts = (part.heading, part.empty, *part.text, *(value for _label, value in part.fields))
        for text in (*texts, *(word for place in part.places if not part.rows for word in place)):
            yield f"parts[{number}]", text


def refuse_unknown(name: str, place: str, pattern: str, known: frozenset[str]) -> None:
    """Lets a pattern pass whose names are all known.

    Raises:
        PaperTemplateFault: One is not, or the pattern is malformed.
    """
    try:
        unknown = names_in(pattern) - known
    except ValueError as fault:
        raise PaperTemplateFault(template=name, place=place, fault=str(fault)) from fault
    if unknown:
        named = ", ".join(one or "{}" for one in sorted(unknown))
        raise PaperTemplateFault(template=name, place=place, fault=named)
