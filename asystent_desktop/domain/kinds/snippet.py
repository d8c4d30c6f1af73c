"""Own text snippets (*skróty*): a short word writes a longer sentence; the office's are a table of data."""

from asystent_desktop.domain.records import Merge, Record, record


@record("snippet", merge=Merge.FIELD)
class Snippet(Record):
    """One of a person's own.

    Attributes:
        short: What is typed after the slash, e.g. "szk".
        text: What it writes; `{…}` is a place to fill in.
    """

    short: str
    text: str
