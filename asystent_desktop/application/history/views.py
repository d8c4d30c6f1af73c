"""What the history of changes shows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Group(StrEnum):
    """What a change belongs to; the filter's chips."""

    VISITS = "visits"
    PLAN = "plan"
    OPINIONS = "opinions"
    PEOPLE = "people"
    ACCESS = "access"
    OTHER = "other"


class Mark(StrEnum):
    """What a row is marked with; at most one, the gravest."""

    NONE = ""
    WAITING = "waiting"  # not counted yet: held for a person, or its predecessor is missing
    LATE = "late"  # written long after the day it tells of, or handed in after the hand-over
    RISK = "risk"  # a field two people must not write past each other
    DECIDED = "decided"  # a person decided between two versions
    CORRECTION = "correction"
    PRINT = "print"
    LOOK = "look"


@dataclass(frozen=True)
class FieldView:
    """One field of a change, worded.

    Attributes:
        label: Message id of the field's name.
        before, after: Worded in the language spoken; "–" for nothing.
        personal: Masked while masking is on.
        long: Several words or lines: shown as a difference, not side by side.
        decided: The writer replaced several versions: a person decided.
    """

    name: str
    label: str
    before: str
    after: str
    personal: bool = False
    long: bool = False
    decided: bool = False


@dataclass(frozen=True)
class RecordView:
    """What one commit did to one record.

    Attributes:
        label: Message id of the kind. `subject`: which one, worded; may be personal.
        fields: Without those that only hold things together (ids, order).
    """

    kind: str
    record_id: str
    label: str
    subject: str
    created: bool
    deleted: bool
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class HistoryRow:
    """One commit: what one person did at one moment.

    Attributes:
        title, summary: Worded. `summary_masked`: without values, for the masked screen.
        personal_title: The title tells of a person.
        at: By the clock of the computer it was written on (UTC).
        received_at: When the office took it in; None until it did. `status`: "ok", "late", "held" or "".
        state: "folded" (counts), "parked", "held".
        reason: Why, where the person gave a reason; personal.
        unknown: Operations only a newer version of the program can read.
        withheld: It lies in the Blue Card's compartment: whose and what it says is shown only there.
    """

    commit: str
    scope: str
    family_id: str
    family_name: str
    family_number: str
    person_id: str
    person_name: str
    device_id: str
    device_label: str
    at: datetime
    group: Group
    title: str
    summary: str
    summary_masked: str
    personal_title: bool
    mark: Mark
    received_at: datetime | None
    status: str
    state: str
    command: str
    reason: str
    records: tuple[RecordView, ...]
    unknown: int = 0
    withheld: bool = False


@dataclass(frozen=True)
class HistoryFilter:
    """What is to be seen; an empty filter shows everything.

    Attributes:
        since, until: Days in Poland, both included.
        text: Words looked for in title, summary and values, inflected forms too.
    """

    group: Group | None = None
    person_id: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether it lets everything through."""
        return self == HistoryFilter()


@dataclass(frozen=True)
class HistoryView:
    """One page, latest first.

    Attributes:
        following: Give it as `after` for earlier entries; empty at the end.
        total: Entries without a filter.
        looked: Entries walked through for this page.
        people: Who may be chosen in the filter: id to name.
    """

    rows: tuple[HistoryRow, ...]
    following: str
    total: int
    looked: int
    people: dict[str, str] = field(default_factory=dict)
