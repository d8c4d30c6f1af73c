"""What painters and the command line are shown of assessments; frozen."""

from dataclasses import dataclass
from datetime import date

from asystent_desktop.application.faults import FieldProblem
from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.domain.assessment_rules import Counters
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentState, GoalState, Recommendation
from asystent_desktop.i18n import ngettext


@dataclass(frozen=True)
class AssessmentRow:
    """A line of the list.

    Attributes:
        replaced: A finished correction took its place.
        corrects: Id of the one it corrects; None for a first version.
    """

    assessment_id: str
    on: date
    period_from: date
    period_until: date
    state: AssessmentState
    recommendation: Recommendation | None
    informed_on: date | None
    handed_on: date | None
    corrects: str | None
    replaced: bool


@dataclass(frozen=True)
class AreaView:
    """One area.

    Attributes:
        label: Its Polish name. `words`: the six wordings, 0 first.
        visits: Cards the answer rests on.
        previous_grade: Of the assessment before; shown beside, never filled in. `previous_on`: its day.
    """

    area: str
    label: str
    words: tuple[str, ...]
    grade: int | None
    state: str
    change: str
    visits: tuple[VisitRow, ...]
    previous_grade: int | None
    previous_state: str
    previous_on: date | None


@dataclass(frozen=True)
class AssessmentView:
    """One assessment.

    Attributes:
        counters, goals: As they stand now in a draft, as they were frozen in a finished one.
        previous_id: The standing assessment before; None for the first.
        missing: What keeps it from being finished.
        citable: Cards of the period, newest first.
    """

    assessment: Assessment
    family_id: str
    counters: Counters
    goals: tuple[GoalState, ...]
    areas: tuple[AreaView, ...]
    cooperation_words: tuple[str, ...]
    previous_id: str | None
    missing: tuple[FieldProblem, ...]
    citable: tuple[VisitRow, ...]


def gap_words(counted: Counters) -> str:
    """ "10 dni rob."; empty where it was not counted."""
    if counted.longest_gap is None:
        return ""
    days = ngettext("{n} working day", "{n} working days", counted.longest_gap)
    return days.format(n=counted.longest_gap)
