"""Scans and photos in a family's file; their bytes lie beside the journal, sealed (`crypto.chunks`)."""

from datetime import datetime
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record


class Media(StrEnum):
    """What a file is, told by its content; nothing else is taken in."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


class AttachedTo(StrEnum):
    """Kinds of records a scan may belong to; the value is the kind's name."""

    RECEIVED = "received_document"
    VISIT = "visit"
    DELIVERY = "paper_delivery"
    PAPER = "paper_document"
    REQUEST = "court_request"
    MINUTES = "team_minutes"


@record("attachment", merge=Merge.FIELD)
class Attachment(Record):
    """A scan or photo.

    Attributes:
        caption: What it shows, e.g. "Postanowienie z 12.05.2026, podpisane".
        sha256: Of the content as it was kept, hex; after the place and the camera were taken out of a photo.
        key: The random key of its chunks, 64 hex digits: whoever may read the record may read the scan.
        chunks: Names of the sealed chunks, in order.
        subject_kind, subject_id: The record it belongs to: a card signed by the family, a letter that came,
            the proof of a delivery; None for one that stands alone.
        added_at: UTC.
    """

    caption: str = personal(searchable=True)
    media: Media
    size_bytes: int
    sha256: str
    key: str
    chunks: tuple[str, ...]
    subject_kind: AttachedTo | None = None
    subject_id: str | None = None
    note: str = personal(searchable=True, default="")
    added_at: datetime
    author_id: str
