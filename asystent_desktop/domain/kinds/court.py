"""Court requests and opinions (ustawa 9.06.2011, art. 15 ust. 1 pkt 17)."""

from datetime import date, datetime
from enum import StrEnum

from asystent_desktop.domain.papers import Addressee, OpinionContent, Paragraph
from asystent_desktop.domain.records import Merge, Record, personal, record, rule

OPINION = "opinion"
"""Form of the court opinion among the forms of resources/documents/opinia-formy.toml."""


class OpinionState(StrEnum):
    """Where a paper stands; a record keeps only the first two, the rest follows from its steps."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    FINAL = "final"
    SENT = "sent"


class ReviewKind(StrEnum):
    """What parents who read court files should not come across unprepared."""

    QUOTATION = "quotation"
    INFORMANT = "informant"
    ADDRESS = "address"


class Decision(StrEnum):
    """What becomes of it in this paper."""

    KEEP = "keep"
    PARAPHRASE = "paraphrase"  # open until the words are gone from the text
    HIDE = "hide"  # printed as a mark of omission


@record("court_request", merge=Merge.FIELD)
class CourtRequest(Record):
    """A court's letter that asks for an opinion; without one there is only an information.

    Attributes:
        case_ref: *Sygnatura akt*, e.g. "V Nsm 412/26".
        letter_on: Date of the letter.
        received_on: Day it came in.
        due_on: The deadline the court set.
        questions: The court's questions in its order.
        legal_basis: What the court itself cites; empty when it cites nothing.
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
    legal_basis: str = ""
    closed_on: date | None = None


@record("court_opinion", merge=Merge.FIELD)
class CourtOpinion(Record):
    """A paper for a court, a prosecutor or the police; its parts are records of their own.

    Attributes:
        form: Key of a form, "opinion" for *opinia o rodzinie i jej członkach*.
        request_id: The court's letter it answers; None where nobody asked, which makes no opinion.
        state: SUBMITTED closes it for writing; see `OpinionState`.
        case_number: The office's *znak sprawy*, typed from the register, never invented.
        dated_on: The date the paper bears.
        author_id: Who writes it.
        document_id: The frozen document that was submitted; None while a draft.
        copies: How many copies are printed.
        addressee: Of a paper without a request; `case_ref`: likewise.
        family_name: As the head of the paper prints it; empty in records of an earlier version.
        signatory: The author's name and title as printed; empty in records of an earlier version.
        recipients: Whom copies go to ("adresat", "a/a").
        since: First day of what a report covers; None for the whole file.
        corrects: The paper this one corrects; `correction_reason`: why.
    """

    form: str = OPINION
    request_id: str | None = None
    state: OpinionState = OpinionState.DRAFT
    case_number: str = rule(searchable=True, default="")
    dated_on: date
    period: str = personal(default="")
    sources: str = personal(default="")
    attachments: tuple[str, ...] = personal(default=())
    author_id: str
    document_id: str | None = None
    copies: int = 2
    addressee: Addressee | None = personal(default=None)
    case_ref: str = rule(searchable=True, default="")
    family_name: str = personal(default="")
    signatory: str = ""
    signatory_title: str = ""
    recipients: tuple[str, ...] = personal(default=("adresat", "a/a"))
    since: date | None = None
    corrects: str | None = None
    correction_reason: str = personal(default="")


@record("opinion_part", merge=Merge.FIELD)
class OpinionPart(Record):
    """One part of a paper (domain brief, section 3: 13 of an opinion).

    Attributes:
        number: From 1, in the order of the form's parts.
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
        sha256: Hex digest of the PDF bytes; a `PaperFile` of the same scope leads to them.
        content_sha256: What the steps of the paper's way name; empty in records of an earlier version.
        final: It bears the *znak sprawy* and left, or may leave, the office.
        number: The writer's own number from this computer's block; empty until final.
        code: Printed in the footer; leads back to this record; empty until final.
        copy_for: The recipient of a masked variant; empty for the whole text.
        hidden: How many places a masked variant leaves out.
    """

    opinion_id: str
    content: OpinionContent = personal()
    sha256: str
    size_bytes: int
    pages: int
    template: str
    frozen_at: datetime
    author_id: str
    content_sha256: str = ""
    final: bool = False
    number: str = rule(searchable=True, default="")
    code: str = rule(searchable=True, default="")
    copy_for: str = personal(default="")
    hidden: int = 0


@record("review_decision", merge=Merge.FIELD)
class ReviewDecision(Record):
    """What was decided about a quotation, an informant or an address; asked once for one text of one paper.

    Attributes:
        text: The words as they stand in the paper.
    """

    opinion_id: str
    review_kind: ReviewKind
    text: str = personal()
    decision: Decision
    by_id: str
    made_at: datetime


@record("paper_comment", merge=Merge.FIELD)
class PaperComment(Record):
    """A remark of the head or the author on one part; it never enters the text.

    Attributes:
        part: Number of the part; 0 for the whole paper.
        answered: The author has dealt with it.
    """

    opinion_id: str
    part: int
    text: str = personal()
    by_id: str
    made_at: datetime
    answered: bool = False


@record("name_form", merge=Merge.FIELD)
class NameForm(Record):
    """A person's name in one grammatical case as somebody corrected it.

    Attributes:
        case: Value of `i18n.declension.Case`.
        form: First name and surname in that case; empty: the program's own again.
    """

    member_id: str
    case: str
    form: str = personal(default="")
