"""What a file must hold besides visits: consent, information on data, half-yearly assessments."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from asystent_desktop.application.assessments import changes
from asystent_desktop.application.assessments.scale import scale_on
from asystent_desktop.application.entries import entries
from asystent_desktop.domain.kinds.assessment import Recommendation
from asystent_desktop.domain.kinds.consent import ConsentForm, CooperationConsent, InformationClause
from asystent_desktop.domain.kinds.family import Basis, Risk
from asystent_desktop.ports.desk import Desk

_EVERY_DAYS = 176  # a little before each half year is over


def sign(desk: Desk, family_id: str, mother: str, basis: Basis, day: date) -> None:
    """The mother agrees, or takes note of what the court ordered, and is told about her data."""
    form = ConsentForm.ACKNOWLEDGEMENT if basis is Basis.COURT else ConsentForm.CONSENT
    entries.add(desk, family_id, CooperationConsent, member_id=mother, form=form, signed_on=day)
    entries.add(desk, family_id, InformationClause, member_id=mother, given_on=day)


def assessment_days(begins: date, today: date) -> Iterator[date]:
    """Days on which the half-yearly assessments were made."""
    day = begins + timedelta(days=_EVERY_DAYS)
    while day < today:
        yield day
        day += timedelta(days=_EVERY_DAYS)


def assess(desk: Desk, family_id: str, day: date, random: Random) -> None:
    """One finished assessment, handed over the same day."""
    _changes, made = changes.start_assessment(desk, family_id, on=day)
    for area in scale_on(day).areas:
        changes.grade_area(desk, made, area, grade=random.choice((2, 3, 3, 4)))
    changes.change_assessment(
        desk,
        made,
        risk_level=random.choice((Risk.LOW, Risk.LOW, Risk.MEDIUM)),
        cooperation=random.choice((3, 4)),
        recommendation=Recommendation.CONTINUE,
    )
    changes.finish_assessment(desk, made)
    changes.change_assessment(
        desk, made, informed_on=day, informed="rodzice", handed_on=day, handed_to="kierownik zespołu"
    )
