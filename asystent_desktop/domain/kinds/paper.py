"""Papers made from the file, frozen as they were printed, and how they left the office."""

from datetime import date, datetime
from enum import StrEnum

from asystent_desktop.domain.paper_content import PaperContent
from asystent_desktop.domain.records import Merge, Record, personal, record, rule


class Channel(StrEnum):
    """How a paper reaches its addressee; courts take e-Doręczenia only from 2029."""

    REGISTERED_POST = "registered_post"
    REGISTRY_DESK = "registry_desk"
    E_DELIVERY = "e_delivery"
    BY_HAND = "by_hand"


@record("paper_document", merge=Merge.APPEND_ONLY)
class PaperDocument(Record):
    """A finished paper: content, and the hash of the bytes that were printed from it.

    Attributes:
        kind: Kind of paper, e.g. "consent".
        number: The writer's own number from this computer's block, e.g. "7/2026/K2"; never twice the same.
        content: Everything the renderer was given; the same content gives the same bytes.
        sha256: Hex digest of the PDF bytes; a `PaperFile` of the same scope leads to them.
        code: Printed in the footer; leads back to this record.
        replaces: Id of the paper this one corrects; None for a first one.
    """

    kind: str
    number: str = rule(searchable=True, default="")
    content: PaperContent = personal()
    sha256: str
    size_bytes: int
    pages: int
    code: str = rule(searchable=True, default="")
    frozen_at: datetime
    author_id: str
    replaces: str | None = None


@record("paper_delivery", merge=Merge.APPEND_ONLY)
class PaperDelivery(Record):
    """That a paper left for an addressee (*doręczenie*); the day of posting closes a court's deadline.

    Attributes:
        paper_kind: Record kind of the paper: "opinion_document" or "paper_document". `paper_id`: which one.
        posted_on: Day of the postmark or of the registry's stamp (KPC art. 165 § 2).
        proof: Number of the registered letter, or what else proves it.
        proof_id: A scan of the proof in the file's documents; None without.
    """

    paper_kind: str
    paper_id: str
    addressee: str = personal(default="")
    channel: Channel
    posted_on: date
    proof: str = personal(default="")
    proof_id: str | None = None
    author_id: str


@record("signed_paper", merge=Merge.APPEND_ONLY)
class SignedPaper(Record):
    """That a finished paper was signed electronically; the frozen paper itself stays as it is.

    Attributes:
        document_kind: Record kind of the paper: "opinion_document" or "paper_document". `document_id`: which.
        sha256: Hex digest of the signed bytes; a `PaperFile` of the same scope leads to them.
        signed_at: When, by this computer's clock.
        signer: Name and organisation of the certificate, without its numbers.
        author_id: Who signed here.
    """

    document_kind: str
    document_id: str
    sha256: str
    size_bytes: int
    signed_at: datetime
    signer: str = personal(default="")
    author_id: str
