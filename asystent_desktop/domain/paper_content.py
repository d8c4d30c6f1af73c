"""Frozen content of every paper but the court opinion: words in blocks, nothing to look up or compose.

A paper is composed once (application.papers), frozen, hashed and printed from this; a later change of a
template or of the family's file changes no paper that was made.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asystent_desktop.domain.papers import Letterhead


class BlockKind(StrEnum):
    """What a block is; its fields say which of `PaperBlock` it uses."""

    HEADING = "heading"  # texts[0]
    PROSE = "prose"  # texts: paragraphs
    FIELDS = "fields"  # rows: (label, value)
    LISTING = "listing"  # texts: items, numbered
    TABLE = "table"  # texts: titles of the columns; widths; rows
    SIGNATURES = "signatures"  # rows: (caption, name, title)
    DRAWING = "drawing"  # texts[0]: what it shows; widths: its size; rows: shapes (`domain.drawing.rows_of`)
    RULED = "ruled"  # count: empty lines to write on by hand


@dataclass(frozen=True)
class PaperBlock:
    """One block.

    Attributes:
        widths: Of table columns, in thousandths of the text width, together 1000; of a drawing, its size.
        count: Number of ruled lines.
    """

    kind: BlockKind
    texts: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class PaperContent:
    """A paper, frozen.

    Attributes:
        kind: Its kind, e.g. "consent". `template`: name and version, e.g. "zgoda/1".
        document_title: What a viewer shows; never a person's or a family's name.
        head_lines: Below the sender's name, left: unit, address, phone, case number.
        dated: Place and date, as printed.
        dated_on: The same day as data.
        addressee: Lines of the address; empty for papers that stay in the file.
        reference: "Dot. sygn. akt …"; may be empty.
        basis: What the paper is made upon; stands below the title.
        footer: Left at the bottom of every page; `page`: pattern with {page} and {pages}, at the right.
        logo_sha256: Hex digest of the office's logo; empty without one.
        code: By which the paper can be checked against the record; empty on a draft.
        fact_ids: Record id and version of every record used, as "kind/id@version".
    """

    kind: str
    template: str
    document_title: str
    title: str
    dated_on: date
    blocks: tuple[PaperBlock, ...]
    letterhead: Letterhead | None = None
    head_lines: tuple[str, ...] = ()
    dated: str = ""
    addressee: tuple[str, ...] = ()
    reference: str = ""
    basis: str = ""
    recipients_title: str = ""
    recipients: tuple[str, ...] = ()
    attachments_title: str = ""
    attachments: tuple[str, ...] = ()
    footer: str = ""
    page: str = "{page}/{pages}"
    landscape: bool = False
    logo_sha256: str = ""
    draft: bool = True
    code: str = ""
    fact_ids: tuple[str, ...] = ()
