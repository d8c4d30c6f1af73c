"""Looks and prints: who took data out or opened a compartment (RODO, art. 5 ust. 2: accountability)."""

from datetime import datetime
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, record


class AccessKind(StrEnum):
    """What was done with the data; none of it changes a record."""

    PRINTED = "printed"
    SAVED_AS_FILE = "saved_as_file"
    OPENED = "opened"


@record("access_note", merge=Merge.APPEND_ONLY)
class AccessNote(Record):
    """A note in the journal that data left the vault or was looked at; it holds ids, never the data.

    Attributes:
        about_kind: Kind of the record that was printed or opened, e.g. "court_opinion".
        about_id: Its id.
        copies: Copies sent to the printer; 0 for anything but a print.
        noted_at: When (UTC).
        author_id: Who.
    """

    access: AccessKind
    about_kind: str
    about_id: str
    copies: int = 0
    noted_at: datetime
    author_id: str
