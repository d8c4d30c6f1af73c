"""Every record kind; importing this package registers them all."""

from asystent_desktop.domain.kinds.access import AccessNote
from asystent_desktop.domain.kinds.assessment import Assessment, AssessmentArea
from asystent_desktop.domain.kinds.attachment import Attachment
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardForm, BlueCardMeeting
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact, ContactEntry, Institution, Referral, TeamWork
from asystent_desktop.domain.kinds.court import (
    CourtOpinion,
    CourtRequest,
    NameForm,
    OpinionDocument,
    OpinionPart,
    PaperComment,
    ReviewDecision,
)
from asystent_desktop.domain.kinds.diagram import EcomapLink, GenogramMark, PersonBond, RelationDetails
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.ending import EndingNotice, FollowUp, FollowUpContact, ServiceEnding
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember, Relation, Strength
from asystent_desktop.domain.kinds.group_work import GroupMeeting
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    MemberDetails,
    ParentalAuthority,
    Problem,
    ServicePeriod,
    StrengthDetails,
)
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.office import Assignment, OfficeLogo, OfficeProfile
from asystent_desktop.domain.kinds.office_table import OfficeTable
from asystent_desktop.domain.kinds.paper import PaperDelivery, PaperDocument, SignedPaper
from asystent_desktop.domain.kinds.paper_file import PaperFile
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact
from asystent_desktop.domain.kinds.plan import PlanAction, PlanConsultation, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.planning import (
    ContactCadence,
    CourtReportSchedule,
    PlannerBlock,
    Postponement,
)
from asystent_desktop.domain.kinds.scope import (
    ErasureConsent,
    ErasureOrder,
    HeldDecision,
    PurgeReceipt,
    Revocation,
)
from asystent_desktop.domain.kinds.snippet import Snippet
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.domain.kinds.visit import Appointment, Visit, VisitSignature
from asystent_desktop.domain.kinds.work_entry import WorkEntry
from asystent_desktop.domain.kinds.workflow import PaperStep

__all__ = [
    "AccessNote",
    "Appointment",
    "Assessment",
    "AssessmentArea",
    "Assignment",
    "Attachment",
    "Authorisation",
    "BlueCard",
    "BlueCardForm",
    "BlueCardMeeting",
    "CaseBasis",
    "Contact",
    "ContactCadence",
    "ContactEntry",
    "CooperationConsent",
    "CourtOpinion",
    "CourtReportSchedule",
    "CourtRequest",
    "EcomapLink",
    "EndingNotice",
    "ErasureConsent",
    "ErasureOrder",
    "Family",
    "FamilyAddress",
    "FamilyMember",
    "FamilyPhone",
    "FollowUp",
    "FollowUpContact",
    "ForLifeDocument",
    "GenogramMark",
    "GroupMeeting",
    "Guardianship",
    "HeldDecision",
    "InformationClause",
    "Institution",
    "Intervention",
    "Letter",
    "MemberDetails",
    "NameForm",
    "OfficeLogo",
    "OfficeProfile",
    "OfficeTable",
    "OpinionDocument",
    "OpinionPart",
    "PaperComment",
    "PaperDelivery",
    "PaperDocument",
    "PaperFile",
    "PaperStep",
    "ParentalAuthority",
    "PersonBond",
    "Placement",
    "PlacementContact",
    "PlanAction",
    "PlanConsultation",
    "PlanGoal",
    "PlannerBlock",
    "Postponement",
    "Problem",
    "PurgeReceipt",
    "ReceivedDocument",
    "Referral",
    "Relation",
    "RelationDetails",
    "ReviewDecision",
    "Revocation",
    "ServiceEnding",
    "ServicePeriod",
    "SignedPaper",
    "Snippet",
    "Strength",
    "StrengthDetails",
    "TeamMinutes",
    "TeamTask",
    "TeamWork",
    "Visit",
    "VisitSignature",
    "WorkEntry",
    "WorkPlan",
]
