"""Records of a family's file a court paper rests on beside cards, plans and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea, AssessmentState
from asystent_desktop.domain.kinds.consent import CooperationConsent, ForLifeDocument
from asystent_desktop.domain.kinds.contacts import Contact, Referral, TeamWork
from asystent_desktop.domain.kinds.ending import EndingState, ServiceEnding
from asystent_desktop.domain.kinds.household import FamilyAddress, Guardianship, ParentalAuthority, Problem
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact
from asystent_desktop.domain.kinds.teams import TeamMinutes
from asystent_desktop.ports.store import UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True)
class CaseRecords:
    """Entries of the file that had begun by the day of the paper, oldest first.

    Attributes:
        assessment: The latest finished one; None without. `areas`: its answers that were given.
    """

    addresses: list[FamilyAddress]
    authority: list[ParentalAuthority]
    guardianships: list[Guardianship]
    problems: list[Problem]
    placements: list[Placement]
    placement_contacts: list[PlacementContact]
    contacts: list[Contact]
    referrals: list[Referral]
    teams: list[TeamWork]
    minutes: list[TeamMinutes]
    interventions: list[Intervention]
    consents: list[CooperationConsent]
    for_life: list[ForLifeDocument]
    endings: list[ServiceEnding]
    assessment: Assessment | None
    areas: list[AssessmentArea]


def holds(entry: ParentalAuthority | Guardianship | Problem | Placement, day: date) -> bool:
    """Whether an entry is in force on a day, both ends included."""
    return entry.since <= day and (entry.until is None or day <= entry.until)


def read_records(unit: UnitOfWork, scope: str, on: date) -> CaseRecords:
    """Reads them, of one family."""
    assessment = _latest(unit.find(Assessment, scope=scope), on)
    areas = unit.find(AssessmentArea, scope=scope, assessment_id=assessment.id) if assessment else []
    contacts = [
        one
        for one in unit.find(Contact, scope=scope)
        if (one.since is None or one.since <= on) and (one.until is None or one.until >= on)
    ]
    return CaseRecords(
        addresses=unit.find(FamilyAddress, scope=scope),
        authority=_begun(unit.find(ParentalAuthority, scope=scope), "since", on),
        guardianships=_begun(unit.find(Guardianship, scope=scope), "since", on),
        problems=_begun(unit.find(Problem, scope=scope), "since", on),
        placements=_begun(unit.find(Placement, scope=scope), "since", on),
        placement_contacts=_begun(unit.find(PlacementContact, scope=scope), "on", on),
        contacts=contacts,
        referrals=_begun(unit.find(Referral, scope=scope), "on", on),
        teams=_begun(unit.find(TeamWork, scope=scope), "on", on),
        minutes=_begun(unit.find(TeamMinutes, scope=scope), "on", on),
        interventions=_begun(unit.find(Intervention, scope=scope), "on", on),
        consents=_begun(unit.find(CooperationConsent, scope=scope), "signed_on", on),
        for_life=_begun(unit.find(ForLifeDocument, scope=scope), "issued_on", on),
        endings=_begun(unit.find(ServiceEnding, scope=scope, state=EndingState.CLOSED), "ends_on", on),
        assessment=assessment,
        areas=[one for one in areas if one.grade is not None],
    )


def _begun(entries: Iterable[T], field: str, on: date) -> list[T]:
    return sorted((one for one in entries if getattr(one, field) <= on), key=lambda one: getattr(one, field))


def _latest(held: list[Assessment], on: date) -> Assessment | None:
    """The latest finished assessment that no other corrects."""
    corrected = {one.corrects for one in held if one.state == AssessmentState.FINISHED}
    finished = [one for one in held if one.state == AssessmentState.FINISHED and one.on <= on]
    return max(
        (one for one in finished if one.id not in corrected), key=lambda one: (one.on, one.id), default=None
    )
