"""Court requests and opinions (ustawa 9.06.2011, art. 15 ust. 1 pkt 17)."""

from datetime import date, datetime
from enum import StrEnum

from asystent_desktop.domain.papers import OpinionContent, Paragraph
from asystent_desktop.domain.records import Merge, Record, personal, record, rule


class OpinionState(StrEnum):
    """Where an opinion stands; acceptance by the head follows the submission."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SENT = "sent"


@record("court_request", merge=Merge.FIELD)
class CourtRequest(Record):
    """A court's letter that asks for an opinion; without one there is only an information.

    Attributes:
        case_ref: *Sygnatura akt*, e.g. "V Nsm 412/26".
        letter_on: Date of the letter.
        received_on: Day it came in.
        due_on: The deadline the court set.
        questions: The court's questions in its order.
        closed_on: Day the answer left; None while open.
    """

    court: str
    division: str
    street: str = ""
    postcode_city: str = ""
    case_ref: str = rule(risk=True, searchable=True)
    letter_on: date
    received_on: date
    due_on: date | None = rule(risk=True, default=None)
    questions: tuple[str, ...] = personal(default=())
    closed_on: date | None = None


@record("court_opinion", merge=Merge.FIELD)
class CourtOpinion(Record):
    """An opinion about the family (*opinia o rodzinie i jej członkach*); its parts are records of their own.

    Attributes:
        case_number: The office's *znak sprawy*, typed from the register, never invented.
        dated_on: The date the paper bears.
        author_id: Who writes it.
        document_id: The frozen document that was submitted; None while a draft.
        copies: How many copies are printed.
    """

    request_id: str
    state: OpinionState = OpinionState.DRAFT
    case_number: str = rule(searchable=True, default="")
    dated_on: date
    period: str = personal(default="")
    sources: str = personal(default="")
    attachments: tuple[str, ...] = personal(default=())
    author_id: str
    document_id: str | None = None
    copies: int = 2


@record("opinion_part", merge=Merge.FIELD)
class OpinionPart(Record):
    """One of the 13 parts of an opinion (domain brief, section 3).

    Attributes:
        number: 1-13.
        paragraphs: In print order.
    """

    opinion_id: str
    number: int
    paragraphs: tuple[Paragraph, ...] = personal(searchable=True, versioned=True, default=())


@record("opinion_document", merge=Merge.APPEND_ONLY)
class OpinionDocument(Record):
    """The frozen opinion: content, and the hash of the bytes that were printed from it.

    Attributes:
        content: Everything the renderer was given; the same content gives the same bytes.
        sha256: Hex digest of the PDF bytes, which lie sealed in the store under it.
    """

    opinion_id: str
    content: OpinionContent = personal()
    sha256: str
    size_bytes: int
    pages: int
    template: str
    frozen_at: datetime
    author_id: str
