"""The half-yearly assessment (*okresowa ocena*; ustawa 9.06.2011, art. 15 ust. 1 pkt 15, art. 17 ust. 1)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from asystent_desktop.domain.kinds.family import Risk
from asystent_desktop.domain.records import Merge, Record, personal, record, sensitive


class AssessmentState(StrEnum):
    """A finished assessment is frozen; a change is a correction."""

    DRAFT = "draft"
    FINISHED = "finished"


class Recommendation(StrEnum):
    """What the assistant recommends."""

    CONTINUE = "continue"
    MODIFY = "modify"
    COMPLETE = "complete"
    INTERRUPT = "interrupt"


@dataclass(frozen=True)
class GoalState:
    """A plan goal as it stood on the day of the assessment."""

    goal_id: str
    title: str
    done: int
    total: int


@record("assessment", merge=Merge.FIELD)
class Assessment(Record):
    """One assessment of a period.

    Attributes:
        on: The day it is made for.
        scale_on: Day whose wording of the grades holds.
        planned, held, missed: Visits of the period, counted when it was finished.
        longest_gap: Working days without a meeting at the most; None in one of a former version.
        goals: Snapshot when it was finished.
        cooperation: Grade 0-5 of the family's cooperation; None before it was given.
        informed_on: When the family was told; `informed`: who and how.
        handed_on: When it went to the body of art. 17 ust. 1; `handed_to`: its name.
        corrects: Id of the finished assessment this one corrects.
    """

    period_from: date
    period_until: date
    on: date
    scale_on: date
    state: AssessmentState = AssessmentState.DRAFT
    planned: int = 0
    held: int = 0
    missed: int = 0
    longest_gap: int | None = None
    goals: tuple[GoalState, ...] = personal(default=())
    risk_level: Risk = sensitive(risk=True, default=Risk.UNASSESSED)
    risk_note: str = sensitive(searchable=True, default="")
    cooperation: int | None = None
    cooperation_note: str = personal(searchable=True, default="")
    recommendation: Recommendation | None = None
    recommendation_note: str = personal(searchable=True, default="")
    informed_on: date | None = None
    informed: str = personal(default="")
    handed_on: date | None = None
    handed_to: str = personal(default="")
    author_id: str
    finished_at: datetime | None = None
    corrects: str | None = None
    correction_reason: str = personal(default="")


@record("assessment_area", merge=Merge.FIELD)
class AssessmentArea(Record):
    """The answer in one area.

    Attributes:
        area: Key of resources/dictionaries/areas.toml.
        grade: 0-5; None while not answered. Never taken over from the previous assessment.
        state: How it is; `change`: what changed since the last time.
        visits: Ids of visit cards the answer rests on.
    """

    assessment_id: str
    area: str
    grade: int | None = sensitive(default=None)
    state: str = personal(searchable=True, default="")
    change: str = personal(searchable=True, default="")
    visits: tuple[str, ...] = ()
