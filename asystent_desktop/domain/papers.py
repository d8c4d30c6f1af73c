"""Frozen content of documents: everything a renderer is given, nothing it has to look up."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Nature(StrEnum):
    """What a paragraph is: seen, reported by somebody, or the assistant's own assessment."""

    FACT = "fact"
    REPORTED = "reported"
    ASSESSMENT = "assessment"


@dataclass(frozen=True)
class Source:
    """Where a paragraph comes from.

    Attributes:
        kind: Record kind, e.g. "visit" or "court_request"; "document" for paper in the file.
        record_id: Id of the record; empty for a document not kept here.
        label: What the editor shows, e.g. "wizyta 06.11".
    """

    kind: str
    record_id: str
    label: str


@dataclass(frozen=True)
class Paragraph:
    """One statement of an opinion with its nature and sources."""

    text: str
    nature: Nature = Nature.FACT
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """The sender: lines of the office's name, unit and address."""

    name: str
    unit: str
    street: str
    postcode_city: str
    place: str
    phone: str = ""


@dataclass(frozen=True)
class Addressee:
    """The court, as the envelope needs it."""

    court: str
    division: str
    street: str
    postcode_city: str


@dataclass(frozen=True)
class OpinionSection:
    """One numbered part.

    Attributes:
        number: From 1.
        title: Its printed title.
        paragraphs: In order; empty parts print "Brak danych." only when the template says so.
    """

    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class OpinionContent:
    """A court opinion, frozen (domain brief, section 3, "Opinia dla sądu").

    Attributes:
        case_number: *Znak sprawy*; empty prints a dotted line.
        legal_basis: Citation text from the citations register, e.g. "art. 15 ust. 1 pkt 17 ustawy …".
        letter_on: Date of the court's letter; None without one.
        received_on: Day the letter came in; None without one.
        period: Period and basis of cooperation, a sentence or two.
        sources: What the opinion rests on, a sentence or two.
        sections: The 13 parts in order.
        signatory: Name of the author. `signatory_title`: "asystentka rodziny" or "asystent rodziny".
        approver: Name of the head who accepted; empty before acceptance.
        recipients: "Otrzymują", e.g. ("adresat", "a/a").
        draft: True prints "PROJEKT" in the footer.
        form: Key of the form; "opinion" in content of an earlier version.
        title: Printed title; empty prints the opinion's. `document_title`: the file's own title.
        basis: The sentence below the title; empty prints the opinion's with `legal_basis`.
        notice: A line below it: what a correction corrects, what a variant leaves out.
        code: Printed in the footer of a final paper; empty before. `number`: likewise.
        fact_ids: Record id and version (commit id) of every record used, as "kind/id@version".
        logo_sha256: Hex digest of the office's logo; empty without one.
    """

    letterhead: Letterhead
    dated_on: date
    case_number: str
    addressee: Addressee
    case_ref: str
    legal_basis: str
    letter_on: date | None
    received_on: date | None
    family_name: str
    period: str
    sources: str
    sections: tuple[OpinionSection, ...]
    signatory: str
    signatory_title: str
    approver: str = ""
    approver_title: str = ""
    recipients: tuple[str, ...] = ("adresat", "a/a")
    attachments: tuple[str, ...] = ()
    draft: bool = True
    fact_ids: tuple[str, ...] = ()
    form: str = "opinion"
    title: str = ""
    document_title: str = ""
    basis: str = ""
    notice: str = ""
    number: str = ""
    code: str = ""
    logo_sha256: str = ""
