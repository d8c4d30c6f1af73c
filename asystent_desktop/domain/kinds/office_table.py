"""A shipped table of rules or words that the office replaced (scope `office`, or one's own when alone)."""

from datetime import date

from asystent_desktop.domain.records import Merge, Record, record


@record("office_table", merge=Merge.FIELD)
class OfficeTable(Record):
    """The whole text of one table, in force from a day on.

    Attributes:
        name: Path without its ending, e.g. "rules/limits" or "dictionaries/problems".
        text: TOML, checked before it is kept and again before it is used.
        valid_from: First day; of several the latest that has begun holds.
        source: Why: the order, the act, the meeting.
    """

    name: str
    text: str
    valid_from: date
    source: str = ""
