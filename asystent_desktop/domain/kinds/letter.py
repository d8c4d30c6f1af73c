"""Letters in the assistant's own words (*pisma*): to a school, a clinic, a housing office, the family."""

from datetime import date

from asystent_desktop.domain.records import Merge, Record, personal, record, rule


@record("letter", merge=Merge.FIELD)
class Letter(Record):
    """A letter while it is written; the finished paper is a `PaperDocument` and no longer follows it.

    Attributes:
        subject: What it is about; stands above it as its title.
        on: The day it was begun.
        addressee: Lines of the address, the name first.
        case_number: The office's own *znak sprawy* of this letter; empty for the family's.
        reference: What it answers, e.g. "Dot. pisma z dnia 3 listopada 2026 r., znak SP.12.4.2026".
        salutation: E.g. "Szanowna Pani Dyrektor,".
        text: The letter itself, a paragraph a line.
        closing: E.g. "Z poważaniem".
        attachments: Names of what goes with it.
        recipients: Who gets a copy.
    """

    subject: str = personal(searchable=True)
    on: date
    addressee: tuple[str, ...] = personal(default=())
    case_number: str = rule(searchable=True, default="")
    reference: str = personal(default="")
    salutation: str = personal(default="")
    text: str = personal(searchable=True, versioned=True, default="")
    closing: str = personal(default="")
    attachments: tuple[str, ...] = personal(default=())
    recipients: tuple[str, ...] = personal(default=("adresat", "a/a"))
