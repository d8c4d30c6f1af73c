"""The family file (*teczka rodziny*): the family, its people, and why the assistant is there."""

from datetime import date
from enum import StrEnum

from asystent_desktop.domain.records import Merge, Record, personal, record, rule, sensitive


class Basis(StrEnum):
    """Why the service is given (ustawa 9.06.2011, art. 11; KRO art. 109; ustawa "Za życiem", art. 8)."""

    SOCIAL_WORKER = "social_worker"
    COURT = "court"
    FOR_LIFE = "for_life"
    OWN_REQUEST = "own_request"


class MemberRole(StrEnum):
    """A person's place in the family, seen from the children."""

    MOTHER = "mother"
    FATHER = "father"
    CHILD = "child"
    PARTNER = "partner"
    GRANDPARENT = "grandparent"
    GUARDIAN = "guardian"
    OTHER = "other"


class Sex(StrEnum):
    """As a genogram draws it: square, circle, diamond."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Authority(StrEnum):
    """Parental authority (*władza rodzicielska*) as the court left it (KRO art. 107, 109-111)."""

    FULL = "full"
    LIMITED = "limited"
    SUSPENDED = "suspended"
    DEPRIVED = "deprived"
    UNKNOWN = "unknown"


class RelationKind(StrEnum):
    """What joins two people; the genogram's lines."""

    PARENT_OF = "parent_of"
    MARRIED = "married"
    COHABITING = "cohabiting"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    SIBLING = "sibling"
    SUPPORT = "support"


class Risk(StrEnum):
    """The risk level the assistant sees; rivals go to the head."""

    UNASSESSED = "unassessed"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Outcome(StrEnum):
    """How a service ended."""

    COMPLETED = "completed"
    INTERRUPTED = "interrupted"
    OTHER = "other"


@record("family", merge=Merge.FIELD)
class Family(Record):
    """A family the office works with; `scope` is `family:<id>`.

    Attributes:
        number: The office's own number, e.g. "R-03/2025".
        name: The short name lists show, e.g. "Wiśniewska".
        full_name: The person the file is kept under, e.g. "Anna Wiśniewska".
        cooperation_from: First day of the service.
        diagnosed_on: Day the diagnosis was ready; None before.
        ended_on: Day the team closed the service; None while it runs.
        follow_up_until: Last day of follow-up (*monitoring*); None without.
        safety_note: What a colleague must know at the door (dog, stairs, threats).
        over_limit_reason: Why the family was taken on above the limit of art. 15 ust. 4; empty otherwise.
        requested_on: Day of the social worker's request or of the court's order (art. 11).
        assigned_on: Day the head assigned an assistant; None while the family waits.
        assigned_by: The head who did.
    """

    number: str = rule(searchable=True)
    name: str = personal(searchable=True)
    full_name: str = personal(searchable=True)
    street: str = personal(searchable=True, default="")
    district: str = personal(searchable=True, default="")
    postcode: str = personal(default="")
    city: str = personal(default="")
    phone: str = personal(searchable=True, default="")
    case_number: str = rule(searchable=True, default="")
    social_worker: str = personal(default="")
    cooperation_from: date | None = None
    diagnosed_on: date | None = None
    ended_on: date | None = None
    outcome: Outcome | None = None
    follow_up_until: date | None = None
    risk_level: Risk = sensitive(risk=True, default=Risk.UNASSESSED)
    safety_note: str = sensitive(default="")
    over_limit_reason: str = personal(default="")
    requested_on: date | None = None
    assigned_on: date | None = None
    assigned_by: str = personal(default="")


@record("family_member", merge=Merge.FIELD)
class FamilyMember(Record):
    """A person of the family or around it (*członek rodziny*).

    Attributes:
        birth_date: None when not known.
        birth_approximate: The date is only "about".
        in_household: Lives in the family's home.
        authority: The person's parental authority over the children of this file; for a child, unused.
    """

    first_name: str = personal(searchable=True)
    surname: str = personal(searchable=True)
    role: MemberRole
    sex: Sex = Sex.UNKNOWN
    birth_date: date | None = personal(default=None)
    birth_approximate: bool = False
    in_household: bool = True
    school_or_work: str = personal(searchable=True, default="")
    health_note: str = sensitive(default="")
    authority: Authority = sensitive(risk=True, default=Authority.UNKNOWN)


@record("relation", merge=Merge.FIELD)
class Relation(Record):
    """A relation between two members, read "first is … of second"."""

    first_id: str
    second_id: str
    relation: RelationKind


@record("case_basis", merge=Merge.FIELD)
class CaseBasis(Record):
    """One reason why the assistant works with the family; several may hold at once.

    Attributes:
        document: What states it: the referral, the court's order, the certificate.
        court_case_ref: The court's reference (*sygnatura*) when the basis is a court's order.
        document_on: Date of that document.
        court: The court that obliged the family; empty for any other basis.
    """

    basis: Basis
    since: date
    until: date | None = None
    document: str = personal(default="")
    court_case_ref: str = rule(risk=True, searchable=True, default="")
    document_on: date | None = None
    court: str = personal(default="")


@record("strength", merge=Merge.FIELD)
class Strength(Record):
    """A strength of the family or of one of its people; stands beside every problem list."""

    text: str = personal(searchable=True)
    member_id: str | None = None
    noted_on: date | None = None
