"""Papers that came into the file: the referral, the order, the certificate, letters of institutions."""

from datetime import date

from asystent_desktop.domain.records import Merge, Record, personal, record, rule


@record("received_document", merge=Merge.FIELD)
class ReceivedDocument(Record):
    """A paper in the file.

    Attributes:
        title: What it is, e.g. "postanowienie", "skierowanie pracownika socjalnego".
        sender: Who wrote it.
        reference: The sender's own number.
        basis_id: The reason for the service it states; None otherwise.
        kept: Where the paper lies, e.g. "teczka, k. 12".
    """

    title: str = personal(searchable=True)
    sender: str = personal(searchable=True, default="")
    reference: str = rule(searchable=True, default="")
    dated_on: date | None = None
    received_on: date
    basis_id: str | None = None
    member_id: str | None = None
    kept: str = ""
    note: str = personal(searchable=True, default="")
