"""Thirty seconds before the door: what was agreed, whom to look for, what is due, what to beware of."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from asystent_desktop.application.due.cases import terms_of
from asystent_desktop.application.due.facts import newest_cards
from asystent_desktop.application.due.views import DueItem
from asystent_desktop.application.family.household import strengths_in_force
from asystent_desktop.application.family.members import member_view, strength_view
from asystent_desktop.application.family.views import MemberView, StrengthView
from asystent_desktop.application.reading import family_in, limit_on
from asystent_desktop.application.visits.signatures import ASKED_FOR_DAYS, unsigned_in
from asystent_desktop.application.visits.views import ChildSeen
from asystent_desktop.domain.agreements import CARRIED_MEETINGS, Agreement, open_agreements
from asystent_desktop.domain.cards import is_meeting, last_seen_on, latest_versions
from asystent_desktop.domain.kinds.court import CourtRequest
from asystent_desktop.domain.kinds.family import FamilyMember
from asystent_desktop.domain.kinds.visit import Visit
from asystent_desktop.domain.limits import Limit
from asystent_desktop.domain.people import is_child
from asystent_desktop.i18n import dictionaries
from asystent_desktop.ports.desk import Desk
from asystent_desktop.ports.store import UnitOfWork

_CARDS_READ = 40
"""Cards among which the last meetings are looked for: calls and missed visits lie between them."""
_CARDS_FIRST = 80
"""Cards that tell a whole brief of most families; years of them are read only where they do not."""


@dataclass(frozen=True)
class MissedVisit:
    """A visit that did not happen; `reason` in words, empty when none was chosen."""

    on: date
    reason: str


@dataclass(frozen=True)
class Brief:
    """The brief of one family.

    Attributes:
        agreements: Those still open of the last held meeting that noted any, one a line.
        agreed_on: Day of that meeting; None without one.
        to_check: The same read: who and by when. `earlier`: those of former meetings still open.
        children: Every child under 18 with the last time it was seen.
        terms: Most urgent first.
        questions: Open questions of the court.
        unsigned: Days of meetings of the last weeks nobody signed for yet.
        missed: Visits since the last meeting that did not happen, newest first.
        achieved: Earlier agreements found settled at the last meeting.
    """

    family_id: str
    family_name: str
    full_name: str
    address: str
    district: str
    phone: str
    agreements: tuple[str, ...]
    agreed_on: date | None
    children: tuple[ChildSeen, ...]
    terms: tuple[DueItem, ...]
    safety_note: str
    questions: tuple[str, ...]
    members: tuple[MemberView, ...]
    strengths: tuple[StrengthView, ...]
    first_visit: bool
    to_check: tuple[Agreement, ...] = ()
    earlier: tuple[Agreement, ...] = ()
    unsigned: tuple[date, ...] = ()
    missed: tuple[MissedVisit, ...] = ()
    achieved: tuple[str, ...] = ()

    @property
    def not_seen_lately(self) -> tuple[ChildSeen, ...]:
        """Children never seen, or not for longer than the limit."""
        return tuple(child for child in self.children if child.not_lately)


def brief(desk: Desk, family_id: str, today: date | None = None) -> Brief:
    """The brief before a visit.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    day = today or desk.clock.today()
    with desk.unit_of_work() as unit:
        family = family_in(unit, family_id)
        people = unit.find(FamilyMember, scope=family.scope)
        cards = _cards(unit, family.scope, [one for one in people if is_child(one, day)], day)
        requests = unit.find(CourtRequest, scope=family.scope)
        strengths = strengths_in_force(unit, family.scope, day)
        unsigned = unsigned_in(unit, cards, day)
    met = [card for card in cards if is_meeting(card)]
    agreed = next((card for card in met if card.agreements.strip()), None)
    still_open = open_agreements(cards, [one.first_name for one in people])
    of_last = tuple(one for one in still_open if agreed is not None and one.visit_id == agreed.id)
    open_requests = [one for one in requests if one.closed_on is None]
    return Brief(
        family_id=family.id,
        family_name=family.name,
        full_name=family.full_name,
        address=family.street,
        district=family.district,
        phone=family.phone,
        agreements=tuple(one.line for one in of_last),
        agreed_on=agreed.on if agreed else None,
        children=_children(desk, people, cards, day),
        terms=tuple(terms_of(desk, family, day)),
        safety_note=family.safety_note,
        questions=tuple(question for one in open_requests for question in one.questions),
        members=tuple(member_view(one, day) for one in people),
        strengths=tuple(strength_view(one, people) for one in strengths),
        first_visit=not met,
        to_check=of_last,
        earlier=tuple(one for one in still_open if one not in of_last),
        unsigned=tuple(card.on for card in unsigned),
        missed=_missed(cards),
    )


def _cards(unit: UnitOfWork, scope: str, children: list[FamilyMember], day: date) -> list[Visit]:
    """The newest cards, newest first; all of them where these leave something of the brief untold."""
    newest = newest_cards(unit, scope, _CARDS_FIRST)
    meetings = sum(is_meeting(card) and bool(card.agreements.strip()) for card in newest)
    if (
        meetings >= CARRIED_MEETINGS
        and newest[-1].on < day - timedelta(days=ASKED_FOR_DAYS)
        and all(last_seen_on(one.id, newest) for one in children)
    ):
        return newest
    return latest_versions(unit.find(Visit, scope=scope))


def still_open(desk: Desk, family_id: str) -> tuple[str, ...]:
    """Lines of earlier agreements nobody ticked yet, for the next card.

    Raises:
        UnknownFamily: The family is not in this store.
    """
    with desk.unit_of_work() as unit:
        scope = family_in(unit, family_id).scope
        cards = unit.newest(Visit, "on", _CARDS_READ, scope=scope)
    return tuple(one.line for one in open_agreements(latest_versions(cards), ()))


def _children(desk: Desk, people: list[FamilyMember], cards: list[Visit], day: date) -> tuple[ChildSeen, ...]:
    limit_days = limit_on(desk, Limit.CHILD_NOT_SEEN_DAYS, day)
    seen = [(one, last_seen_on(one.id, cards)) for one in people if is_child(one, day)]
    return tuple(
        ChildSeen(one.id, one.first_name, last, last is None or (day - last).days > limit_days)
        for one, last in seen
    )


def _missed(cards: list[Visit]) -> tuple[MissedVisit, ...]:
    since = takewhile(lambda card: not is_meeting(card), cards)
    return tuple(
        MissedVisit(card.on, dictionaries.label("missed_reasons", card.missed_reason))
        for card in since
        if not card.held
    )
