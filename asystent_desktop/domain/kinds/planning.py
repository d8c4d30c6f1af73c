"""Planning around terms: postponed matters, a family's rhythm, a court's report days, hours without a family.

A planned day and a deadline are two things: nothing here moves a deadline.
"""

from datetime import date, time
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, rule


class BlockKind(StrEnum):
    """What hours without a family are spent on."""

    OFFICE = "office"
    TEAM = "team"
    SUPERVISION = "supervision"
    DOCUMENTATION = "documentation"
    TRAINING = "training"
    LEAVE = "leave"
    OTHER = "other"


@record("postponement", merge=Merge.FIELD)
class Postponement(Record):
    """That a term will be worked on later than it could be, and why; the term stays where it is.

    Attributes:
        term: Kind of the term, a `DueKind` value.
        term_record: Id of the record the term comes from.
        due_on: The term as it stood when this was written.
        until: The day it is planned for.
    """

    term: str
    term_record: str
    due_on: date
    until: date
    reason: str = personal(searchable=True)
    author_id: str


@record("contact_cadence", merge=Merge.FIELD)
class ContactCadence(Record):
    """A family's own interval of "Spotkanie (zarządzenie)", in the place of the office's.

    Attributes:
        interval_working_days: At least one meeting in so many working days.
        reason: Why this family's differs; never empty.
    """

    interval_working_days: int = rule(risk=True)
    reason: str = personal(searchable=True)
    since: date
    until: date | None = None


@record("court_report_schedule", merge=Merge.FIELD)
class CourtReportSchedule(Record):
    """Days on which a court wants to hear how the family does (KRO art. 109 § 4).

    Attributes:
        first_on: The first day. `every_months`: steps from there; None: that day alone.
        done_until: The last of these days that was answered; None before the first.
    """

    court: str
    case_ref: str = rule(searchable=True, default="")
    first_on: date = rule(risk=True)
    every_months: int | None = None
    ends_on: date | None = None
    done_until: date | None = None


@record("planner_block", merge=Merge.FIELD)
class PlannerBlock(Record):
    """Hours of an assistant's own planner that belong to no family; scope `person:<id>`, so no free text."""

    block: BlockKind
    on: date = rule(indexed=True)
    start: time
    end: time
