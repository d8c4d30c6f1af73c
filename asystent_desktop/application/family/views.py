"""What painters and the command line are shown of a family; frozen, ids included."""

from dataclasses import dataclass, field
from datetime import date

from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.visits.views import VisitRow
from asystent_desktop.domain.contact_rule import ContactState
from asystent_desktop.domain.kinds.family import (
    Authority,
    Basis,
    Family,
    FamilyMember,
    MemberRole,
    RelationKind,
    Risk,
    Sex,
)
from asystent_desktop.domain.stages import Stage


@dataclass(frozen=True)
class FamilyRow:
    """A row of the family list.

    Attributes:
        court: A court obliged the family (a basis in force).
        for_life: The "Za życiem" programme is a basis in force.
        children: Children under 18, wherever they live.
        load_counted: Counts towards the assistant's limit.
    """

    family_id: str
    number: str
    name: str
    district: str
    court: bool
    for_life: bool
    contact: ContactState
    children: int
    load_counted: bool


@dataclass(frozen=True)
class BasisView:
    """One reason for the service; `label` is a message id."""

    basis_id: str
    basis: Basis
    label: str
    since: date
    until: date | None
    document: str
    court_case_ref: str
    in_force: bool


@dataclass(frozen=True)
class MemberView:
    """A person of the family; the health note is left out, see `MemberForm`.

    Attributes:
        age: Whole years on the day asked about; None without a birth date.
    """

    member_id: str
    first_name: str
    surname: str
    role: MemberRole
    role_label: str
    sex: Sex
    birth_date: date | None
    birth_approximate: bool
    age: int | None
    in_household: bool
    school_or_work: str
    authority: Authority


@dataclass(frozen=True)
class RelationView:
    """A relation, read "first is … of second"; `label` is a message id."""

    relation_id: str
    first_id: str
    second_id: str
    relation: RelationKind
    label: str
    first_name: str
    second_name: str


@dataclass(frozen=True)
class StrengthView:
    """A strength; `member_name` is empty when it is the whole family's."""

    strength_id: str
    text: str
    member_name: str
    noted_on: date | None


@dataclass(frozen=True)
class GoalProgress:
    """A goal of the plan in force.

    Attributes:
        due_on: The latest deadline among its open actions, else among all; None without.
        late: An open action's deadline has passed.
    """

    goal_id: str
    position: int
    title: str
    short: str
    done: int
    total: int
    due_on: date | None
    late: bool


@dataclass(frozen=True)
class FamilyOverview:
    """Everything the overview page shows.

    Attributes:
        bases: In force first.
        terms: What is due for this family, most urgent first.
        goals: Of the plan in force.
        visits: The newest cards, at most `families.RECENT_VISITS`.
        visits_total: How many cards there are.
        ended_on: Day the service was closed; None while it runs.
        plan_version: Version of the plan in force; None without.
        conflicts: Fields with two versions.
    """

    family_id: str
    number: str
    name: str
    full_name: str
    address: str
    district: str
    children: int
    cooperation_from: date | None
    bases: tuple[BasisView, ...]
    stages: tuple[Stage, ...]
    terms: tuple[DueItem, ...]
    members: tuple[MemberView, ...]
    goals: tuple[GoalProgress, ...]
    strengths: tuple[StrengthView, ...]
    visits: tuple[VisitRow, ...]
    plan_version: int | None
    safety_note: str
    conflicts: int
    risk_level: Risk
    court: bool = False
    for_life: bool = False
    phone: str = ""
    case_number: str = ""
    social_worker: str = ""
    visits_total: int = 0
    contact: ContactState | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class Load:
    """How many families count for this person, and the limit of the day.

    Attributes:
        followed_up: Families in follow-up; they do not count towards `limit`.
        followed_up_limit: Their own limit; None as long as the law sets none.
    """

    current: int
    limit: int
    followed_up: int = 0
    followed_up_limit: int | None = None


@dataclass(frozen=True)
class FamilyForm:
    """Everything of a family a person may type; an empty `number` takes the proposed one."""

    name: str
    full_name: str
    number: str = ""
    street: str = ""
    district: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    case_number: str = ""
    social_worker: str = ""
    cooperation_from: date | None = None
    diagnosed_on: date | None = None
    risk_level: Risk = Risk.UNASSESSED
    safety_note: str = ""

    @classmethod
    def of(cls, family: Family) -> "FamilyForm":
        """The form filled from a stored family."""
        return cls(**{name: getattr(family, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class BasisForm:
    """Why the service is given."""

    basis: Basis
    since: date
    until: date | None = None
    document: str = ""
    court_case_ref: str = ""


@dataclass(frozen=True)
class MemberForm:
    """Everything of a person a person may type."""

    first_name: str
    surname: str
    role: MemberRole
    sex: Sex = Sex.UNKNOWN
    birth_date: date | None = None
    birth_approximate: bool = False
    in_household: bool = True
    school_or_work: str = ""
    health_note: str = field(default="", repr=False)
    authority: Authority = Authority.UNKNOWN

    @classmethod
    def of(cls, member: FamilyMember) -> "MemberForm":
        """The form filled from a stored member."""
        return cls(**{name: getattr(member, name) for name in cls.__dataclass_fields__})
