"""A template and the values of a family's file become frozen content.

What is missing is said, never left out: a field and a cell without a value hold a dash. A cell whose value is
a single space is to be written in by hand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from asystent_desktop.application.papers.patterns import names_in
from asystent_desktop.application.papers.template import Part, Template
from asystent_desktop.domain.drawing import Drawing, rows_of
from asystent_desktop.domain.paper_content import BlockKind, PaperBlock, PaperContent
from asystent_desktop.domain.papers import Letterhead
from asystent_desktop.i18n.polish import long_date

Values = Mapping[str, str]

_BY_HAND = " "
_NOTHING = "–"
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")  # "r." at the end of a sentence


@dataclass(frozen=True)
class PaperData:
    """What a composer gives.

    Attributes:
        values: By name. Every name a template may use is there, empty when nothing is known.
        rows: By name; each row by name.
        addressee: Lines of the address.
        fact_ids: "kind/id@version" of every record used.
        recipients: Who gets a copy, where the paper itself says so; None leaves it to the template.
        drawing: The picture of a "drawing" part. `drawn`: what it shows, in words.
    """

    values: Values
    rows: Mapping[str, Sequence[Values]] = field(default_factory=dict)
    addressee: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    fact_ids: tuple[str, ...] = ()
    drawing: Drawing | None = None
    drawn: str = ""
    recipients: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Frame:
    """What every paper of the office has in common.

    Attributes:
        words: From resources/documents/wspolne.toml: "case_number", "dated", "phone", "recipients",
            "attachments", "page", "draft".
    """

    letterhead: Letterhead
    dated_on: date
    case_number: str
    words: Mapping[str, str]
    logo_sha256: str = ""


def fill(kind: str, template: Template, data: PaperData, frame: Frame, *, draft: bool) -> PaperContent:
    """Puts the values into the template; the template was checked against the kind's names before."""
    values, words = data.values, frame.words
    sender = frame.letterhead if template.letterhead else None
    dated = words["dated"].format(place=frame.letterhead.place, date=long_date(frame.dated_on))
    return PaperContent(
        kind=kind,
        template=f"{template.template}/{template.version}",
        document_title=template.document_title.format_map(values),
        title=template.title.format_map(values),
        dated_on=frame.dated_on,
        blocks=_joined(block for part in template.parts for block in _blocks(part, data)),
        letterhead=sender,
        head_lines=tuple(_head_lines(frame)) if sender else (),
        dated=dated.lstrip(", ") if sender else "",
        addressee=data.addressee if template.addressed else (),
        reference=_whole(template.reference, values),
        basis=_whole(template.basis, values),
        recipients_title=words["recipients"],
        recipients=_recipients(template, data),
        attachments_title=words["attachments"],
        attachments=data.attachments,
        footer=words["draft"] if draft else template.footer.format_map(values),
        page=words["page"],
        landscape=template.landscape,
        logo_sha256=frame.logo_sha256 if sender else "",
        draft=draft,
        fact_ids=data.fact_ids,
    )


def _recipients(template: Template, data: PaperData) -> tuple[str, ...]:
    if data.recipients is not None:
        return data.recipients
    return tuple(text for pattern in template.recipients if (text := _whole(pattern, data.values)))


def _head_lines(frame: Frame) -> Iterator[str]:
    sender, words = frame.letterhead, frame.words
    address = ", ".join(part for part in (sender.street, sender.postcode_city) if part.strip())
    phone = words["phone"].format(phone=sender.phone) if sender.phone.strip() else ""
    number = frame.case_number.strip() or words["case_number_blank"]
    yield from (line for line in (sender.unit, address, phone) if line.strip())
    yield words["case_number"].format(case_number=number)


def _whole(pattern: str, values: Values) -> str:
    """The filled pattern; empty when it names values and none of them is there."""
    filled = _filled(pattern, values)
    named = names_in(pattern)
    return filled if not named or any(values[name] for name in named) else ""


def _filled(pattern: str, values: Values) -> str:
    """The pattern with its values; an abbreviation ends its sentence with its own full stop."""
    return _TWO_STOPS.sub(".", pattern.format_map(values))


def _joint(pattern: str, values: Values) -> str:
    """A field of several values: the commas that part them go with those that are missing."""
    return _filled(pattern, values).strip(" ,")


def _joined(blocks: Iterable[PaperBlock]) -> tuple[PaperBlock, ...]:
    """Fields that follow each other stand in one frame, whichever parts gave them."""
    made: list[PaperBlock] = []
    for block in blocks:
        if made and block.kind is made[-1].kind is BlockKind.FIELDS:
            made[-1] = replace(made[-1], rows=made[-1].rows + block.rows)
        else:
            made.append(block)
    return tuple(made)


def _blocks(part: Part, data: PaperData) -> Iterator[PaperBlock]:
    if part.when and bool(data.values[part.when.lstrip("!")]) == part.when.startswith("!"):
        return
    body = _body(part, data)
    if body is None:
        return
    if part.heading:
        yield PaperBlock(BlockKind.HEADING, (part.heading.format_map(data.values),))
    yield body


def _body(part: Part, data: PaperData) -> PaperBlock | None:
    values = data.values
    if part.kind == "text":
        texts = tuple(text for pattern in part.text if (text := _whole(pattern, values)))
        return PaperBlock(BlockKind.PROSE, texts or _empty(part, values)) if texts or part.empty else None
    if part.kind == "fields":
        filled = tuple((label, _joint(value, values)) for label, value in part.fields)
        kept = tuple((label, value or part.blank) for label, value in filled if value or part.blank != "skip")
        return PaperBlock(BlockKind.FIELDS, rows=kept) if kept else None
    if part.kind == "signatures":
        return PaperBlock(BlockKind.SIGNATURES, rows=tuple(_places(part, data)))
    if part.kind == "ruled":
        return PaperBlock(BlockKind.RULED, count=part.count)
    if part.kind == "drawing":
        return _drawing(data)
    return _of_rows(part, data)


def _places(part: Part, data: PaperData) -> Iterator[tuple[str, ...]]:
    """The places to sign: once, or once for each of the rows."""
    for row in data.rows[part.rows] if part.rows else ({},):
        for place in part.places:
            yield tuple(word.format_map({**data.values, **row}) for word in place)


def _drawing(data: PaperData) -> PaperBlock | None:
    if data.drawing is None:
        return None
    size = (data.drawing.width, data.drawing.height)
    return PaperBlock(BlockKind.DRAWING, (data.drawn,), rows_of(data.drawing), size)


def _empty(part: Part, values: Values) -> tuple[str, ...]:
    return (part.empty.format_map(values),) if part.empty else ()


def _of_rows(part: Part, data: PaperData) -> PaperBlock | None:
    rows = [{**data.values, **row} for row in data.rows.get(part.rows, ())]
    if not rows:
        return PaperBlock(BlockKind.PROSE, _empty(part, data.values)) if part.empty else None
    if part.kind == "list":
        return PaperBlock(BlockKind.LISTING, tuple(_filled(part.item, row) for row in rows))
    return PaperBlock(
        BlockKind.TABLE,
        tuple(column.title for column in part.columns),
        tuple(tuple(_cell(column.value, row) for column in part.columns) for row in rows),
        tuple(column.width for column in part.columns),
    )


def _cell(pattern: str, row: Values) -> str:
    if any(row[name] == _BY_HAND for name in names_in(pattern)):
        return _BY_HAND
    return _joint(pattern, row) or _NOTHING
