"""How the entries of a family file hang together: which fields name people, records and dictionary words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from asystent_desktop.domain.kinds.assessment import AssessmentArea
from asystent_desktop.domain.kinds.blue_card import BlueCard, BlueCardForm, BlueCardMeeting
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Contact, ContactEntry, Institution, Referral, TeamWork
from asystent_desktop.domain.kinds.diagram import PersonBond
from asystent_desktop.domain.kinds.documents_received import ReceivedDocument
from asystent_desktop.domain.kinds.ending import EndingNotice, FollowUp, FollowUpContact, ServiceEnding
from asystent_desktop.domain.kinds.family import CaseBasis
from asystent_desktop.domain.kinds.household import (
    FamilyAddress,
    FamilyPhone,
    Guardianship,
    ParentalAuthority,
    Problem,
)
from asystent_desktop.domain.kinds.intervention import Intervention
from asystent_desktop.domain.kinds.letter import Letter
from asystent_desktop.domain.kinds.placement import Placement, PlacementContact
from asystent_desktop.domain.kinds.plan import PlanConsultation
from asystent_desktop.domain.kinds.planning import CourtReportSchedule
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.domain.kinds.visit import Appointment, Visit
from asystent_desktop.domain.records import Record

_SPAN = (("since", "until"),)


@dataclass(frozen=True)
class Shape:
    """One kind's joints.

    Attributes:
        people: Fields that name members of the family.
        links: Fields that name records, by the kind they name.
        words: Fields that hold keys, by dictionary.
        periods: Pairs of fields, the first not later than the second.
        needed: Fields that may not be empty.
        past: Days that cannot lie in the future.
    """

    people: tuple[str, ...] = ()
    links: Mapping[str, type[Record]] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    periods: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()
    past: tuple[str, ...] = ()


_MEMBER = ("member_id",)
SHAPES: Mapping[type[Record], Shape] = {
    FamilyAddress: Shape(_MEMBER, periods=_SPAN, needed=("street",)),
    FamilyPhone: Shape(_MEMBER, periods=_SPAN, needed=("number",)),
    Guardianship: Shape(("child_id", "guardian_id"), periods=_SPAN, needed=("child_id",), past=("order_on",)),
    ParentalAuthority: Shape(
        ("child_id", "parent_id"), periods=_SPAN, needed=("child_id", "parent_id"), past=("order_on",)
    ),
    Problem: Shape(_MEMBER, words={"problem": "problems"}, periods=_SPAN, needed=("problem",)),
    CaseBasis: Shape(periods=_SPAN),
    CooperationConsent: Shape(
        _MEMBER,
        periods=(("signed_on", "withdrawn_on"),),
        needed=_MEMBER,
        past=("signed_on", "withdrawn_on"),
    ),
    InformationClause: Shape(_MEMBER, past=("given_on",)),
    ForLifeDocument: Shape(
        _MEMBER, periods=(("issued_on", "valid_until"),), needed=_MEMBER, past=("issued_on",)
    ),
    Authorisation: Shape(
        _MEMBER,
        periods=(("given_on", "valid_until"), ("given_on", "revoked_on")),
        needed=("member_id", "institutions"),
        past=("given_on", "revoked_on"),
    ),
    ReceivedDocument: Shape(
        _MEMBER,
        links={"basis_id": CaseBasis},
        periods=(("dated_on", "received_on"),),
        needed=("title",),
        past=("dated_on", "received_on"),
    ),
    Placement: Shape(
        ("child_id",),
        periods=(*_SPAN, ("help_plan_on", "help_plan_until")),
        needed=("child_id",),
        past=("order_on", "help_plan_on"),
    ),
    PlacementContact: Shape(("members",), links={"placement_id": Placement}, needed=("placement_id",)),
    Contact: Shape(
        _MEMBER,
        links={"institution_id": Institution},
        words={"role": "contact_roles"},
        periods=_SPAN,
        needed=("name", "role"),
    ),
    ContactEntry: Shape(links={"contact_id": Contact}, needed=("subject",), past=("on",)),
    Referral: Shape(
        _MEMBER,
        words={"specialist": "specialists"},
        periods=(("on", "first_meeting_on"), ("on", "closed_on")),
        needed=("specialist",),
        past=("on",),
    ),
    PlanConsultation: Shape(links={"placement_id": Placement}, past=("on",)),
    PersonBond: Shape(("first_id", "second_id"), needed=("first_id", "second_id")),
    Letter: Shape(needed=("subject",)),
    TeamWork: Shape(periods=(("on", "next_on"),)),
    TeamMinutes: Shape(periods=(("on", "next_on"),), needed=("number", "members"), past=("on",)),
    TeamTask: Shape(links={"minutes_id": TeamMinutes}, needed=("minutes_id", "text")),
    EndingNotice: Shape(links={"ending_id": ServiceEnding}, needed=("ending_id",), past=("on",)),
    FollowUp: Shape(periods=(("since", "until"), ("since", "ended_on"))),
    FollowUpContact: Shape(
        links={"follow_up_id": FollowUp}, periods=(("on", "next_on"),), needed=("follow_up_id",), past=("on",)
    ),
    Institution: Shape(words={"institution": "institutions"}, needed=("institution", "name")),
    BlueCard: Shape(
        ("harmed", "violent"),
        periods=(("started_on", "handed_on"), ("handed_on", "received_on"), ("started_on", "ended_on")),
        needed=("started_by",),
        past=("started_on", "handed_on", "received_on", "first_meeting_on", "ended_on"),
    ),
    CourtReportSchedule: Shape(
        periods=(("first_on", "ends_on"), ("first_on", "done_until")), needed=("court",)
    ),
    AssessmentArea: Shape(words={"area": "areas"}),
    Visit: Shape(
        words={
            "place": "places",
            "statutory_tasks": "statutory_tasks",
            "life_support": "for_life_support",
            "missed_reason": "missed_reasons",
            "notice": "notices",
        }
    ),
    Appointment: Shape(words={"place": "places"}),
    Intervention: Shape(words={"place": "places", "done": "intervention_checks"}),
    BlueCardForm: Shape(_MEMBER, links={"card_id": BlueCard}, needed=("card_id",), past=("on",)),
    BlueCardMeeting: Shape(links={"card_id": BlueCard}, periods=(("on", "next_on"),), needed=("card_id",)),
}
"""Every kind that is kept through `application.entries.entries` or beside it."""


def shape_of(cls: type[Record]) -> Shape:
    """The joints of a kind; a kind without any has none."""
    return SHAPES.get(cls, Shape())
