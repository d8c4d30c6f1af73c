"""What painters and the command line are shown of a whole family card; frozen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact, Referral
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.family import Authority, CaseBasis, Family, FamilyMember, Outcome
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    MemberDetails,
    ParentalAuthority,
    Problem,
)
from asystent_desktop.domain.kinds.placement import Placement


class Gap(StrEnum):
    """What a complete file has and this one lacks (ustawa 9.06.2011, art. 15 ust. 1 pkt 14)."""

    NO_BASIS = "no_basis"
    NO_CONSENT = "no_consent"
    NO_CLAUSE = "no_clause"
    NO_CERTIFICATE = "no_certificate"
    NO_PEOPLE = "no_people"
    NO_AUTHORITY = "no_authority"
    NO_HELP_PLAN = "no_help_plan"


@dataclass(frozen=True)
class AuthorityCell:
    """One parent's authority over one child on a day.

    Attributes:
        ruling: The record it rests on; None when nothing is known but the parent's own field.
    """

    child_id: str
    child: str
    parent_id: str
    parent: str
    authority: Authority
    ruling: ParentalAuthority | None


@dataclass(frozen=True)
class PersonCard:
    """A person with everything the file holds, health note included.

    Attributes:
        age: Whole years; None without a birth date.
        details: None before somebody wrote them.
        guardians: Guardians in force of a child.
        placement: Where a child lives outside the home today; None at home.
    """

    member: FamilyMember
    age: int | None
    role_label: str
    details: MemberDetails | None
    guardians: tuple[Guardianship, ...]
    problems: tuple[Problem, ...]
    placement: Placement | None


@dataclass(frozen=True)
class ProblemView:
    """A problem in the words of the moment; `member_name` is empty for the whole family's."""

    problem_id: str
    problem: str
    label: str
    member_id: str | None
    member_name: str
    since: date
    until: date | None
    note: str
    in_force: bool


@dataclass(frozen=True)
class StrengthRow:
    """A strength with its dictionary key and days."""

    strength_id: str
    text: str
    strength: str
    member_id: str | None
    member_name: str
    since: date | None
    until: date | None
    in_force: bool

    @property
    def id(self) -> str:
        """As lists of entries ask for it."""
        return self.strength_id


@dataclass(frozen=True)
class ServiceView:
    """One service of the family, the running one included.

    Attributes:
        until_on: None while it runs.
        period_id: Id of the `ServicePeriod`; empty for the one that stands in the family record.
        prepared: It is "do zamknięcia": the team has not closed it yet.
    """

    from_on: date
    until_on: date | None
    outcome: Outcome | None
    bases: tuple[str, ...]
    assistant: str
    imported: bool
    period_id: str = ""
    prepared: bool = False


@dataclass(frozen=True)
class FamilyCard:
    """The whole card.

    Attributes:
        waiting: Known, but nobody works with it yet.
        addresses, phones: In force first, then the former ones.
        authority: One cell for each child and each parent.
        gaps: What the file lacks.
    """

    family: Family
    waiting: bool
    addresses: tuple[FamilyAddress, ...]
    phones: tuple[FamilyPhone, ...]
    people: tuple[PersonCard, ...]
    authority: tuple[AuthorityCell, ...]
    bases: tuple[CaseBasis, ...]
    problems: tuple[ProblemView, ...]
    strengths: tuple[StrengthRow, ...]
    consents: tuple[CooperationConsent, ...]
    clauses: tuple[InformationClause, ...]
    for_life: tuple[ForLifeDocument, ...]
    authorisations: tuple[Authorisation, ...]
    documents: tuple[ReceivedDocument, ...]
    placements: tuple[Placement, ...]
    contacts: tuple[Contact, ...]
    referrals: tuple[Referral, ...]
    services: tuple[ServiceView, ...]
    gaps: tuple[Gap, ...]
