"""The records terms come from: one query a kind for all families asked about, only the latest visit cards."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypeVar

from asystent_desktop.application.due.contacts_held import contact_states
from asystent_desktop.application.reading import by_scope
from asystent_desktop.application.restricted.blue_card import CardTerms, card_terms
from asystent_desktop.domain.contact_rule import ContactState
from asystent_desktop.domain.kinds.assessment import Assessment
from asystent_desktop.domain.kinds.consent import (
    Authorisation,
    CooperationConsent,
    ForLifeDocument,
    InformationClause,
)
from asystent_desktop.domain.kinds.contacts import Referral, TeamWork
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.ending import FollowUp, FollowUpContact, ServiceEnding
from asystent_desktop.domain.kinds.family import CaseBasis, Family, FamilyMember
from asystent_desktop.domain.kinds.placement import Placement
from asystent_desktop.domain.kinds.plan import PlanAction, PlanGoal, WorkPlan
from asystent_desktop.domain.kinds.planning import CourtReportSchedule, Postponement
from asystent_desktop.domain.kinds.teams import TeamMinutes, TeamTask
from asystent_desktop.domain.records import Record
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

R = TypeVar("R", bound=Record)

_KINDS: tuple[type[Record], ...] = (
    *(WorkPlan, PlanGoal, PlanAction, CourtRequest, CourtReportSchedule, Assessment, CaseBasis, FamilyMember),
    *(CooperationConsent, InformationClause, ForLifeDocument, Authorisation, Placement, Referral),
    *(TeamWork, TeamMinutes, TeamTask, ServiceEnding, FollowUp, FollowUpContact, Postponement),
)


class DueRecords:
    """What was read.

    Attributes:
        contacts: Where a family stands against the Director's order, by its id.
        cards: Terms of Blue Card procedures by family id.
    """

    def __init__(self, desk: Desk, unit: UnitOfWork, families: Collection[Family], day: date) -> None:
        scopes = [one.scope for one in families]
        self._held: Mapping[type[Record], Mapping[str, list[Record]]] = {
            cls: by_scope(unit, cls, scopes) for cls in _KINDS
        }
        self.contacts: dict[str, ContactState] = contact_states(desk, unit, families, day)
        self.cards: dict[str, list[CardTerms]] = {}
        for one in card_terms(desk, unit, [family.id for family in families]):
            self.cards.setdefault(one.family_id, []).append(one)

    def of(self, cls: type[R], family: Family) -> list[R]:
        """A family's records of one kind, oldest first."""
        return [one for one in self._held[cls].get(family.scope, ()) if isinstance(one, cls)]
