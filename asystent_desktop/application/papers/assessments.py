"""*Okresowa ocena* (ustawa 9.06.2011, art. 15 ust. 1 pkt 15) on paper: grades in words, never in figures."""

from collections.abc import Mapping

from asystent_desktop.application.assessments.scale import scale_on
from asystent_desktop.application.papers.asking import Ask, chosen, common, day, fact_ids, names
from asystent_desktop.application.papers.filling import PaperData, Values
from asystent_desktop.application.papers.goals import GOAL, goal_rows
from asystent_desktop.application.papers.words import said
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea
from asystent_desktop.i18n.dictionaries import label

VALUES = (
    "period_from period_until planned held missed longest_gap risk risk_note cooperation cooperation_note "
    "recommendation recommendation_note informed_on informed handed_on handed_to made_on"
)
ROWS = {
    "areas": names("area", "grade", "state", "change"),
    "goals": GOAL,
}


def assessment(ask: Ask) -> PaperData:
    """One assessment, the latest unless one is named.

    Raises:
        NothingToPrint: There is none yet.
    """
    held = chosen(ask, Assessment, "assessment", lambda one: one.on)
    areas = ask.unit.find(AssessmentArea, scope=ask.family.scope, assessment_id=held.id)
    scale = scale_on(held.scale_on)
    cooperation = scale.cooperation[held.cooperation] if held.cooperation is not None else ""
    values = common(ask, held.author_id) | {
        "made_on": day(held.on),
        "period_from": day(held.period_from),
        "period_until": day(held.period_until),
        "planned": str(held.planned),
        "held": str(held.held),
        "missed": str(held.missed),
        "longest_gap": "" if held.longest_gap is None else str(held.longest_gap),
        "risk": said("risk", held.risk_level),
        "risk_note": held.risk_note,
        "cooperation": cooperation,
        "cooperation_note": held.cooperation_note,
        "recommendation": said("recommendation", held.recommendation),
        "recommendation_note": held.recommendation_note,
        "informed_on": day(held.informed_on),
        "informed": held.informed,
        "handed_on": day(held.handed_on),
        "handed_to": held.handed_to,
    }
    rows: dict[str, list[Values]] = {
        "areas": [_area(one, scale.areas) for one in areas],
        "goals": goal_rows(held.goals),
    }
    return PaperData(values, rows, fact_ids=fact_ids(ask.unit, [ask.family, held, *areas]))


def _area(answer: AssessmentArea, words: Mapping[str, tuple[str, ...]]) -> Values:
    grades = words.get(answer.area, ())
    grade = grades[answer.grade] if answer.grade is not None and answer.grade < len(grades) else ""
    return {
        "area": label("areas", answer.area),
        "grade": grade,
        "state": answer.state,
        "change": answer.change,
    }
