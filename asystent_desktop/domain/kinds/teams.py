"""The family team (*zespół ds. pracy z rodziną*): it decides, and it closes services."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, rule


class TeamDecision(StrEnum):
    """What the team decided."""

    CONTINUE = "continue"
    MODIFY = "modify"
    COMPLETE = "complete"
    INTERRUPT = "interrupt"
    OTHER = "other"


@record("team_minutes", merge=Merge.FIELD)
class TeamMinutes(Record):
    """Minutes (*protokół*) of a meeting about one family.

    Attributes:
        number: Of the minutes, e.g. "Z-12/2026".
        members: Names and functions of those present.
        findings: What was said, in words.
    """

    number: str = rule(searchable=True, risk=True)
    on: date
    members: tuple[str, ...] = personal()
    decision: TeamDecision
    findings: str = personal(searchable=True, default="")
    next_on: date | None = None


@record("team_task", merge=Merge.FIELD)
class TeamTask(Record):
    """A task the team gave somebody; open ones have a term."""

    minutes_id: str
    text: str = personal(searchable=True)
    who: str = personal(default="")
    due_on: date | None = None
    done_on: date | None = None
