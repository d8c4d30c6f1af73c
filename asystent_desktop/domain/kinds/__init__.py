"""Every record kind; importing this package registers them all."""

from asystent_desktop.domain.kinds.access import AccessNote
from asystent_desktop.domain.kinds.court import CourtOpinion, CourtRequest, OpinionDocument, OpinionPart
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember, Relation, Strength
from asystent_desktop.domain.kinds.office import Assignment, OfficeProfile
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.visit import Appointment, Visit

__all__ = [
    "AccessNote",
    "Appointment",
    "Assignment",
    "CaseBasis",
    "CourtOpinion",
    "CourtRequest",
    "Family",
    "FamilyMember",
    "OfficeProfile",
    "OpinionDocument",
    "OpinionPart",
    "PlanAction",
    "PlanGoal",
    "Relation",
    "Strength",
    "Visit",
    "WorkPlan",
]
